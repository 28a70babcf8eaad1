"""From places and groups to plain records: the same fields on every face."""

from __future__ import annotations

from datetime import date

from comity.answers.forms import Record
from comity.facts import Ground, Place, Succession


def of_place(place: Place) -> Record:
    """Return what a place is and where it lies.

    >>> from comity.facts import resolve
    >>> of_place(resolve("Kenya"))["subregion"]
    'Eastern Africa'
    """
    return {
        "state": place.code,
        "name": place.name,
        "kind": place.kind.value,
        "region": place.region or None,
        "subregion": place.near or None,
        "began": place.began,
        "ended": place.ended,
    }


def of_place_in_full(place: Place, ground: Ground, on: date) -> Record:
    """Return all that the ground knows of a place, with its groups on a day."""
    found = {code: ground.members(code, on) for code in sorted(ground.groups)}
    steps = [s for s in ground.successions if place.code in (s.predecessor, s.successor)]
    return {
        **of_place(place),
        "short": place.short,
        "formal": place.formal or None,
        "iso2": place.iso2 or None,
        "m49": place.m49 or None,
        "groups": [code for code, members in found.items() if place.code in members],
        "groups_unsure": [code for code, members in found.items() if place.code in members.unsure],
        "successions": [of_succession(step) for step in steps],
        "sources": place.source.split(),
        "verified": place.verified,
        "note": place.note or None,
    }


def of_succession(item: Succession) -> Record:
    """Return how one State followed another."""
    return {
        "predecessor": item.predecessor,
        "successor": item.successor,
        "day": item.day,
        "relation": item.relation,
        "sources": item.source.split(),
        "verified": item.verified,
        "note": item.note or None,
    }
