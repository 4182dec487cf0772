"""Coded documents (CODING.md) as training rows: sentences, gold spans and pairs, and what the rules claim.

usage: python -m training.gold OUT.jsonl [--folder ../shared/gold/train] [--leave-out albania,data,inauguration]

One JSON object per document. `pairs` and `props` hold positives from the coding; `wrong` and `wrong_props` hold
what the rules claim and the coding does not: hard negatives. `chunks` are noun phrases and clauses of the parse,
from which further negatives are drawn. Offsets are code points of the document's text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from causerie.codec import encode
from causerie.documents import LoadOptions, load
from causerie.reading.frame import Frame, parse, plain
from causerie.reading.parse import load_pipeline
from causerie.reading.read import read_frame
from causerie.reading.turns import find_turns
from causerie.vocabulary import Role

Json = dict[str, Any]
SHARED = Path(__file__).resolve().parents[2] / "shared"
LEFT_OUT = "albania,data,inauguration"
"""Speeches whose text licence is unclear."""
INVENTED = re.compile(r"t\d")
ENOUGH = 0.5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folder", type=Path, default=SHARED / "gold" / "train")
    parser.add_argument("--leave-out", default=LEFT_OUT)
    options = parser.parse_args()
    if not options.folder.exists():
        sys.stdout.write(f"skipped: no coded documents in {options.folder}\n")
        return 0
    nlp = load_pipeline()
    with options.out.open("w", encoding="utf-8") as out:
        for path in documents(options.folder, options.leave_out):
            document = load(path, LoadOptions())
            frame = parse(document, find_turns(document), nlp)
            coded = json.loads(path.with_suffix(".json").read_text("utf-8"))
            out.write(json.dumps(row(path.stem, frame, coded, options.out.stem)) + "\n")
    return 0


def documents(folder: Path, leave_out: str) -> list[Path]:
    """The texts in a folder that have a coding beside them, without those named, a comma between two."""
    texts = (path for path in sorted(folder.glob("*.txt")) if path.with_suffix(".json").exists())
    return [path for path in texts if path.stem not in leave_out.split(",")]


def passages(frame: Frame) -> list[list[int | bool]]:
    """Start, end, turn of each sentence, and whether an interviewer asks it."""
    return [
        [s.start, s.end, s.turn, frame.turn_of(s).role is Role.INTERVIEWER and s.text.rstrip(' "”').endswith("?")]
        for s in frame.sentences
    ]


def row(name: str, frame: Frame, coded: Json, corpus: str = "gold") -> Json:
    found = encode(read_frame(frame))
    spans: set[tuple[str, int, int]] = set()
    pairs = [pair for item in _all(coded) for pair in _pairs(item)]
    for item in _all(coded):
        spans |= _spans(item)
    return {
        "corpus": corpus,
        "name": name,
        "group": "invented" if INVENTED.match(name) else "real",
        "text": plain(frame.document.text),
        "passages": passages(frame),
        "spans": sorted(spans),
        "pairs": pairs,
        "props": [_prop(f) for f in coded["forecasts"]],
        **_wrong(coded, found),
        "chunks": _chunks(frame),
    }


def _all(coded: Json) -> list[Json]:
    return [
        {"of": kind, **item} for kind in ("causal", "forecasts", "attributions", "relations") for item in coded[kind]
    ]


def _place(mention: Any) -> list[int] | None:
    if not mention or mention.get("start") is None:
        return None
    return [mention["start"], mention["end"]]


PARTS = {
    "causal": {"cause": "cause", "effect": "effect", "certainty": "hedge"},
    "forecasts": {"proposition": "proposition", "condition": "condition", "horizon": "horizon", "certainty": "hedge"},
    "attributions": {"source": "source", "cue": "saying", "content": "content"},
    "relations": {"a": "a", "b": "b"},
}


def _spans(item: Json) -> set[tuple[str, int, int]]:
    places = ((kind, _place(item.get(part))) for part, kind in PARTS[item["of"]].items())
    return {(kind, *place) for kind, place in places if place is not None}


def _pairs(item: Json) -> list[Json]:
    kind = item["of"]
    if kind == "causal":
        return [
            {
                "kind": "cause>effect",
                "first": _place(item["cause"]),
                "second": _place(item["effect"]),
                "sign": item["polarity"],
                "cause_way": item["cause"]["direction"],
                "effect_way": item["effect"]["direction"],
                "status": item["status"],
                "level": item["certainty"]["level"],
            }
        ]
    if kind == "forecasts":
        ends = (("condition", "proposition>condition"), ("horizon", "proposition>horizon"))
        return [
            {"kind": name, "first": _place(item["proposition"]), "second": _place(item[part])}
            for part, name in ends
            if _place(item.get(part)) is not None
        ]
    if kind == "attributions":
        content = _place(item["content"])
        found = [{"kind": "source>content", "first": _place(item.get("source")), "second": content}]
        if _place(item.get("cue")) is not None:
            found.append({"kind": "saying>content", "first": _place(item["cue"]), "second": content})
        return found
    return [{"kind": "a>b", "first": _place(item["a"]), "second": _place(item["b"]), "relation": item["kind"]}]


def _prop(item: Json) -> Json:
    return {
        "place": _place(item["proposition"]),
        "negated": bool(item["negated"]),
        "level": item["certainty"]["level"],
        "resolvable": item["resolvable"],
    }


def _wrong(coded: Json, found: Json) -> Json:
    """What the rules claim without ground, and their right claims with the rules' own extents."""
    wrong: list[Json] = []
    right: list[Json] = []
    for kind, one, two, name in (("causal", "cause", "effect", "cause>effect"), ("relations", "a", "b", "a>b")):
        for item in found[kind]:
            near = next((g for g in coded[kind] if _alike(item, g, one) and _alike(item, g, two)), None)
            place = {"kind": name, "first": _place(item[one]), "second": _place(item[two])}
            if near is None:
                wrong.append(place)
            elif kind == "causal":
                right.append({**_pairs({"of": kind, **near})[0], **place})
    for item in found["attributions"]:
        near = next((g for g in coded["attributions"] if _alike(item, g, "content")), None)
        if near is None or (_place(near["source"]) and not _alike(item, near, "source")):
            wrong.append({"kind": "source>content", "first": _place(item["source"]), "second": _place(item["content"])})
    props = [
        _place(item["proposition"])
        for item in found["forecasts"]
        if not any(_alike(item, g, "proposition") for g in coded["forecasts"])
    ]
    return {"wrong": wrong, "wrong_props": props, "right": right}


def _alike(item: Json, gold: Json, part: str) -> bool:
    return any(_dice(a, b) >= ENOUGH for a in _places(item.get(part)) for b in _places(gold.get(part)))


def _places(mention: Any) -> list[list[int]]:
    return [place for place in (_place(mention), _place((mention or {}).get("refers_to"))) if place is not None]


def _dice(a: list[int], b: list[int]) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return 2 * common / (a[1] - a[0] + b[1] - b[0]) if common > 0 else 0.0


def _chunks(frame: Frame) -> list[list[int]]:
    """Noun phrases, and the clauses of verbs that have a subject or an object."""
    places: set[tuple[int, int]] = set()
    for sentence in frame.sentences:
        places |= {sentence.place(c.start, c.end) for c in sentence.span.noun_chunks if c.end - c.start <= 12}
        for token in sentence.span:
            if token.pos_ in ("VERB", "AUX") and any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in token.children):
                low, high = token.left_edge.i, token.right_edge.i + 1
                if 2 <= high - low <= 25:
                    places.add(sentence.place(low, high))
    return [list(place) for place in sorted(places)]


if __name__ == "__main__":
    sys.exit(main())
