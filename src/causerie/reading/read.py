"""The reader `rules.v1`: Document -> Reading, a pure function of the document and the parser."""

from __future__ import annotations

from spacy.language import Language

from causerie.identity import with_ids
from causerie.reading.actors import find_actors
from causerie.reading.attributions import explicit, find_attributions
from causerie.reading.causal import find_causal
from causerie.reading.check import checked
from causerie.reading.events import find_events
from causerie.reading.forecasts import find_forecasts
from causerie.reading.frame import Frame, parse
from causerie.reading.parse import DEFAULT
from causerie.reading.questions import find_questions
from causerie.reading.relations import find_relations
from causerie.reading.sources import chains
from causerie.reading.turns import find_turns
from causerie.values import Document, Reading

NAME = "rules.v1"


def reader_name(pipeline: str = DEFAULT) -> str:
    """The reader's version; another pipeline than the default is part of it."""
    return NAME if pipeline == DEFAULT else f"{NAME}+{pipeline}"


def read(document: Document, nlp: Language, reader: str = NAME) -> Reading:
    """All that the rules find in a document. No store, no clock, no network."""
    return read_frame(parse(document, find_turns(document), nlp), reader)


def read_frame(frame: Frame, reader: str = NAME) -> Reading:
    """The reading of an already parsed document."""
    document = frame.document
    reports = find_attributions(frame)
    chain = chains(frame, reports)
    reading = Reading(
        id=document.id,
        title=document.title,
        date=document.date,
        language=document.language,
        reader=reader,
        turns=frame.turns,
        attributions=explicit(reports),
        causal=find_causal(frame, chain),
        forecasts=find_forecasts(frame, chain),
        relations=find_relations(frame, chain),
        actors=find_actors(frame),
        questions=find_questions(frame),
        events=find_events(frame, chain),
        translated_from=document.translated_from,
        attributes=document.attributes,
        notes=(*document.notes, *frame.notes),
    )
    return with_ids(checked(reading, document), document.sha256)
