"""The reader `rules.v1`: Document -> Reading, a pure function of the document and the parser."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language

from causerie.identity import with_ids
from causerie.reading.actors import find_actors
from causerie.reading.attributions import explicit, find_attributions
from causerie.reading.attributions.find import CONTINUED
from causerie.reading.causal import find_causal
from causerie.reading.check import checked
from causerie.reading.events import find_events
from causerie.reading.forecasts import find_forecasts
from causerie.reading.frame import Frame, parse
from causerie.reading.joining.candidates import Joined
from causerie.reading.joining.join import (
    Second,
    joined_attributions,
    joined_causal,
    joined_forecasts,
    joined_relations,
)
from causerie.reading.parse import DEFAULT
from causerie.reading.questions import find_questions
from causerie.reading.relations import find_relations
from causerie.reading.sources import chains
from causerie.reading.turns import find_turns
from causerie.values import Document, Reading

NAME = "rules.v1"


def reader_name(pipeline: str = DEFAULT, reader: str = NAME) -> str:
    """The reader's name with its version; another pipeline than the default is part of it."""
    return reader if pipeline == DEFAULT else f"{reader}+{pipeline}"


def read(document: Document, nlp: Language, reader: str = NAME) -> Reading:
    """All that the rules find in a document. No store, no clock, no network."""
    return read_frame(parse(document, find_turns(document), nlp), reader)


def read_frame(frame: Frame, reader: str = NAME, second: Second | None = None) -> Reading:
    """The reading of an already parsed document: by rules alone, or by rules and the encoder together."""
    document = frame.document
    reports = find_attributions(frame)
    if second is not None:
        going_on = tuple(report for report in reports if report.rule == CONTINUED)
        reports = (*joined_attributions(frame, explicit(reports), second, NAME), *going_on)
    chain = chains(frame, reports)
    causal, forecasts, relations = find_causal(frame, chain), find_forecasts(frame, chain), find_relations(frame, chain)
    if second is not None:
        causal = joined_causal(frame, chain, causal, second, NAME)
        forecasts = joined_forecasts(frame, chain, forecasts, second, NAME)
        relations = joined_relations(frame, chain, relations, second, NAME)
    reading = Reading(
        id=document.id,
        title=document.title,
        date=document.date,
        language=document.language,
        reader=reader,
        turns=frame.turns,
        attributions=_by_rules(explicit(reports)),
        causal=_by_rules(causal),
        forecasts=_by_rules(forecasts),
        relations=_by_rules(relations),
        actors=find_actors(frame),
        questions=find_questions(frame),
        events=find_events(frame, chain),
        translated_from=document.translated_from,
        attributes=document.attributes,
        notes=(*document.notes, *frame.notes),
    )
    return with_ids(checked(reading, document), document.sha256)


def _by_rules(items: tuple[Joined, ...]) -> tuple[Joined, ...]:
    """The items, those of which nobody else says who found them as the rules' own."""
    return tuple(item if item.found_by else replace(item, found_by=(NAME,)) for item in items)
