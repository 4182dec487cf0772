"""What follows from pushing a factor, as JSON data: every step of a path with its quote."""

from __future__ import annotations

from typing import Any

from causerie.codec import encode
from causerie.values import Chain, Evidence, Hinge, Link, Place, Response
from causerie.views.drawing import follows
from causerie.views.render.whatif import Telling, speaking


def whatif_data(told: Telling) -> dict[str, Any]:
    """The outcome as JSON data: every step of a path with its quote."""
    outcome = told.outcome
    return {
        "question": follows.question(outcome, told.names),
        "says": follows.FOLLOWS,
        "scenario": _scenario(told),
        "holders": list(outcome.holders),
        "joined": len(outcome.holders) > 1,
        "engine": outcome.engine.value,
        "draws": outcome.draws,
        "stable": outcome.stable,
        "unstable": outcome.draws - outcome.stable,
        "kept": outcome.kept,
        "seed": outcome.seed,
        "note": outcome.note,
        "restates": None if outcome.restates is None else told.aliases.get(outcome.restates, outcome.restates),
        "responses": [_response(row, told) for row in outcome.responses],
    }


def _scenario(told: Telling) -> dict[str, Any]:
    asked, names = told.outcome.scenario, told.names
    return {
        "name": asked.name,
        "pushes": [{"factor": names[one.factor], "direction": follows.WAYS[one.direction]} for one in asked.pushes],
        "given": [{"factor": names[one.factor], "direction": follows.WAYS[one.direction]} for one in asked.given],
        "held": [names[one] for one in asked.held],
        "without_factors": [names[one] for one in asked.without_factors],
        "without_links": [{"cause": names[cause], "effect": names[effect]} for cause, effect in asked.without_links],
        "claims": [told.aliases.get(claim, claim) for claim in asked.claims],
    }


def _response(row: Response, told: Telling) -> dict[str, Any]:
    return {
        "factor": told.names[row.factor],
        "id": row.factor,
        "direction": follows.way(row),
        "up": row.up,
        "down": row.down,
        "still": row.still,
        "word": row.word.value,
        "verdict": follows.verdict(row, told.outcome),
        "paths": [_chain(chain, told) for chain in row.paths],
        "forecasts": [_forecast(place, row, told) for place in row.forecasts],
        "hinges": [_hinge(hinge, row, told) for hinge in row.hinges],
    }


def _chain(chain: Chain, told: Telling) -> dict[str, Any]:
    return {
        "sign": chain.sign.value,
        "warning": follows.trap(chain) or None,
        "steps": [_step(link, told) for link in chain.links],
    }


def _step(link: Link, told: Telling) -> dict[str, Any]:
    """A link with the quote of its first claim, and all its claims."""
    claims = [*speaking(link), *(claim for claim in link.claims if not claim.supports)]
    first = claims[0] if claims else None
    return {
        "cause": told.names[link.cause],
        "effect": told.names[link.effect],
        "sign": link.sign.value,
        "presence": link.presence,
        "plus": link.plus,
        "suggested": link.suggested,
        "quote": first.quote.text if first and first.quote.text else None,
        "speaker": first.speaker if first else None,
        "claim": told.aliases.get(first.claim, first.claim) if first else None,
        "claims": [_claim(claim, told) for claim in claims],
    }


def _claim(claim: Evidence, told: Telling) -> dict[str, Any]:
    return {
        "claim": told.aliases.get(claim.claim, claim.claim),
        "document": claim.document,
        "speaker": claim.speaker,
        "sign": claim.sign.value,
        "status": claim.status.value,
        "quote": claim.quote.text or None,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "condition": encode(claim.condition),
        "reviewed": claim.reviewed,
    }


def _forecast(place: Place, row: Response, told: Telling) -> dict[str, Any]:
    item = told.forecasts.get((place.document, place.claim))
    return {
        "forecast": told.aliases.get(place.claim, place.claim),
        "document": place.document,
        "words": place.text,
        "quote": item.quote.text if item is not None else None,
        "direction": follows.WAYS[place.direction],
        "agrees": row.agrees(place),
    }


def _hinge(hinge: Hinge, row: Response, told: Telling) -> dict[str, Any]:
    return {
        "cause": told.names[hinge.cause],
        "effect": told.names[hinge.effect],
        "what": hinge.what,
        "goes": follows.leans(row),
        "when": hinge.when,
        "otherwise": hinge.otherwise,
        "text": f"hangs on {follows.hangs(hinge, row, told.names)}",
    }
