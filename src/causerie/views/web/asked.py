"""What is asked of the ledger in the address of a page or endpoint: the day, the scale, and which entries."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query

from causerie.dates import is_edtf
from causerie.errors import BadRequest
from causerie.pipeline.asof import LedgerOptions
from causerie.pipeline.book import behind
from causerie.pipeline.unindexed import Asking, Wanted
from causerie.scales import DEFAULT, scale_named
from causerie.values import Candidate
from causerie.views.web.context import At, Here

PAGE = 50
_DAY = len("2031-05-02")
Text = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Asked:
    """The address in one value. `as_of` "" is today; `page` counts from 1; `days`: how far ahead "due" looks."""

    at: Here
    wanted: Wanted
    as_of: str
    scale: str
    page: int
    days: int

    @property
    def options(self) -> LedgerOptions:
        """How the ledger is looked at; what was said after a day that is named is left out."""
        today = self.at.settings.clock().astimezone(datetime.UTC).date().isoformat()
        return LedgerOptions(self.as_of or today, self.scale, candidates=False, replay=bool(self.as_of))

    @property
    def asking(self) -> Asking:
        """What the pipeline is asked."""
        about = self.topics if self.wanted.topic else {}
        return Asking(self.at.desk, self.options, self.wanted, self.at.checked, about)

    @property
    def whatever_topic(self) -> Asked:
        """The same without the topic, which needs the map."""
        return dataclasses.replace(self, wanted=dataclasses.replace(self.wanted, topic=""))

    @property
    def waits(self) -> bool:
        """Whether the list takes so long that a page is better shown before it."""
        return bool(self.wanted.topic) or behind(self.asking)

    @property
    def place(self) -> tuple[int, int]:
        """From which entry on, and how many."""
        return (self.page - 1) * PAGE, PAGE

    @property
    def topics(self) -> Mapping[str, str]:
        """What each forecast is about. Needs the map: long work, waited for."""
        found: Mapping[str, str] = self._thought("topics")
        return found

    @property
    def offers(self) -> Mapping[str, tuple[Candidate, ...]]:
        """What later documents may tell of forecasts. Needs the map: long work, waited for."""
        found: Mapping[str, tuple[Candidate, ...]] = self._thought("offers")
        return found

    def _thought(self, what: str) -> Any:
        return self.at.workers.result(f"causerie.pipeline.later:{what}", self.options, self.at.checked)

    @property
    def until(self) -> str:
        """The day until which "due" looks; the last that there is where it lies beyond."""
        day = datetime.date.fromisoformat(self.options.as_of)
        ahead = min(self.days, (datetime.date.max - day).days)
        return (day + datetime.timedelta(days=ahead)).isoformat()

    def query(self, **changed: Any) -> str:
        """The same address with other values; those that are empty, or as they are anyhow, are left out."""
        given = {**self.parts, **changed}
        usual = {"scale": DEFAULT, "page": 1, "days": 0}
        return urlencode({key: value for key, value in given.items() if value and value != usual.get(key)})

    @property
    def parts(self) -> Mapping[str, Any]:
        """The values of the address by name."""
        own = self.wanted
        return {
            "q": own.words,
            "status": own.status,
            "speaker": own.speaker,
            "document": own.document,
            "period": own.period,
            "topic": own.topic,
            "as_of": self.as_of,
            "scale": self.scale,
            "days": self.days,
            "page": self.page,
        }


def asked(
    at: At,
    q: Annotated[str, Query(max_length=300, description="Words of the quote, the speaker or what came of it.")] = "",
    status: Annotated[str, Query(max_length=40, description='A status, or "undecidable".')] = "",
    speaker: Annotated[str, Query(max_length=300, description='Exactly this speaker; "-": none is named.')] = "",
    document: Annotated[str, Query(max_length=300, description="The id of a document.")] = "",
    period: Annotated[str, Query(max_length=7, description='Year or month of utterance (2031-05); "-": none.')] = "",
    topic: Annotated[str, Query(max_length=500, description="The factor of the map that it is about.")] = "",
    as_of: Annotated[str, Query(max_length=10, description="How things stood on this day; else today.")] = "",
    scale: Annotated[str, Query(max_length=40, description="Whose words have a range of per cent.")] = DEFAULT,
    days: Annotated[int, Query(ge=0, le=36_500, description="How many days ahead what is due is looked for.")] = 0,
    page: Annotated[int, Query(ge=1, le=1_000_000, description=f"Which page of {PAGE}.")] = 1,
) -> Asked:
    """The dependency of what shows the ledger; raises BadRequest for a day or a scale that there is not."""
    wanted = Wanted(speaker, document, status, period, q.strip(), topic)
    return Asked(at, wanted, _day(as_of.strip()), scale_named(scale), page, days)


def _day(typed: str) -> str:
    if typed and (not is_edtf(typed) or len(typed) != _DAY):
        raise BadRequest(f"as of {typed!r} is no day: write one that exists as 2031-05-02")
    return typed


AskedOf = Annotated[Asked, Depends(asked)]
"""How an endpoint asks for it."""
