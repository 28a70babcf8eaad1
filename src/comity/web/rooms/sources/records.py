"""Sources as plain records: what each is, how old it is, and what rests on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from comity.answers.forms import Record
from comity.answers.norms import of_act, of_source
from comity.facts import KNOWLEDGE, Source, Tier, UnknownNameError, ground
from comity.facts.place import fold
from comity.facts.source import read_sources
from comity.web.rooms.sources.rests import Rests, rests_on

SORTS = ("id", "age", "use")
TIERS = tuple(tier.value for tier in Tier)
FIELDS = (
    "source tier title publisher known_to age_days read locator licence acts instruments "
    "stated data_sets memberships groups places successions"
).split()


@cache
def every() -> Mapping[str, Source]:
    """Return the sources of the records and of the statistics, by id."""
    from comity.evidence.checks import SOURCES

    return {**ground().sources, **read_sources(KNOWLEDGE / SOURCES)}


def the_source(name: str) -> Source:
    """Return the source that is meant, in any spelling of case."""
    sources = every()
    by_case = {id.casefold(): id for id in sources}
    code = by_case.get(name.strip().casefold())
    if code is None:
        raise UnknownNameError("source", name, sources)
    return sources[code]


def chosen(tier: str, text: str, sort: str, on: date) -> list[Source]:
    """Return the sources of a tier that hold some words, in an order."""
    words = fold(text).split()
    found = [
        source
        for source in every().values()
        if tier in {"", source.tier.value} and all(word in _said(source) for word in words)
    ]
    if sort == "age":
        found.sort(key=lambda source: -(age_days(source, on) or -1))
    if sort == "use":
        found.sort(key=lambda source: -rests_on(source.id).act_count)
    return found


def _said(source: Source) -> str:
    return fold(f"{source.id} {source.title} {source.publisher} {source.locator}")


def age_days(source: Source, on: date) -> int | None:
    """Return the days from the day to which a source is known, if it states one."""
    return None if source.snapshot is None else max(0, (on - source.snapshot.last).days)


def address(source: Source) -> str:
    """Return the address at which a source can be opened; empty if it names none whole."""
    text = source.locator
    whole = text.startswith(("http://", "https://")) and text.isascii() and "..." not in text
    return text if whole and not set(text) & set(" ()<>\"'") and urlsplit(text).hostname else ""


def of_rests(source: Source, on: date) -> Record:
    """Return a source with the number of what rests on it."""
    found = rests_on(source.id)
    return {
        **of_source(source),
        "age_days": age_days(source, on),
        "acts": found.act_count,
        "instruments": len(found.acts),
        "stated": len(found.stated),
        "data_sets": len(found.datasets),
        "memberships": found.membership_count,
        "groups": len(found.groups),
        "places": len(found.places),
        "successions": len(found.successions),
    }


def of_whole(source: Source, on: date) -> Record:
    """Return a source with the names of what rests on it."""
    found = rests_on(source.id)
    return {
        **of_rests(source, on),
        "acts_by_instrument": [
            {"instrument": name, "acts": len(acts)} for name, acts in found.acts.items()
        ],
        "stated_by": list(found.stated),
        "data_set_ids": list(found.datasets),
        "memberships_by_group": [
            {"group": name, "memberships": len(states)}
            for name, states in found.memberships.items()
        ],
        "group_codes": list(found.groups),
        "place_codes": list(found.places),
        "succession_pairs": [f"{before} {after}" for before, after in found.successions],
    }


def of_acts(found: Rests, instruments: Sequence[str]) -> list[Record]:
    """Return the acts towards some instruments that rest on a source."""
    return [
        {"instrument": name, "state": act.state, **of_act(act)}
        for name in instruments
        for act in found.acts.get(name, ())
    ]
