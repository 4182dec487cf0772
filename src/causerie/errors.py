"""One base class, two severities, one line of text that says what to do.

`SkipItem` concerns one document, row or claim: it is reported and the work goes on.
`Stop` concerns the whole request: nothing more can be done until the user acts.
The outermost views turn both into one line on standard error; nothing else catches them broadly.
"""


class CauserieError(Exception):
    """Base of every error that Causerie raises on purpose; `str(error)` is the line shown."""


class SkipItem(CauserieError):
    """One item cannot be used; the others can."""


class Stop(CauserieError):
    """The request cannot go on."""


class UnreadableDocument(SkipItem):
    """A document that is empty, binary, encrypted, truncated, too large, hostile or not English."""


class QuoteNotFound(SkipItem):
    """Words presented as a quote that do not stand verbatim in the stored text."""


class UnknownName(Stop):
    """A name (speaker, claim, factor, document, reader) that does not exist; says what does."""


class BadRequest(Stop):
    """Options that contradict each other or a value that cannot be understood."""


class WorkspaceError(Stop):
    """The workspace file cannot be opened, read or written."""
