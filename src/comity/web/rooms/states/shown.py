"""The profile of a State as the site shows it: linked, with its largest corridors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from comity.facts import Place, ground
from comity.norms import norms
from comity.web.core.language import language
from comity.web.rooms.figures.data import the_store
from comity.web.rooms.states.addresses import address
from comity.web.rooms.states.linked import Names, linked
from comity.web.speech.voice import PageVoice

if TYPE_CHECKING:
    from comity.evidence.dataset import Dataset
    from comity.evidence.store import Store
    from comity.profile import Document

CORRIDORS = 5


def profiled(place: Place, on: date, beside: Sequence[Place] = ()) -> Document:
    """Return the profile of a State, from the data sets that the site shows."""
    from comity.profile import profile

    return profile(place, on, beside, within=the_store())


def on_the_site(document: Document) -> Document:
    """Return a profile in the language of the page, whose tables lead to the pages of the site."""
    from comity.profile.spoken import in_voice

    found = linked(document, _names(the_store()), address)
    return found if language() == "en" else in_voice(found, PageVoice())


@lru_cache(maxsize=4)
def _names(store: Store) -> Names:
    """Return what may be linked; a short name that two places share leads nowhere."""
    from comity.evidence.checks import SOURCES
    from comity.facts import KNOWLEDGE
    from comity.facts.source import read_sources

    by_name: dict[str, set[str]] = {}
    for place in ground().places.values():
        for name in (place.short, place.name):
            by_name.setdefault(name, set()).add(place.code)
    return Names(
        instruments=frozenset(norms().files),
        sources=frozenset(ground().sources) | frozenset(read_sources(KNOWLEDGE / SOURCES)),
        datasets=frozenset(store.sets),
        places={name: codes.pop() for name, codes in by_name.items() if len(codes) == 1},
    )


@dataclass(frozen=True, slots=True)
class Corridor:
    """People from one place who live in another, one of the two being the State."""

    origin: str
    destination: str
    persons: int


@dataclass(frozen=True, slots=True)
class Corridors:
    """The largest corridors of a State, and where they are counted."""

    found: tuple[Corridor, ...]
    year: int
    dataset: Dataset


def corridors(place: Place, on: date) -> Corridors | None:
    """Return the largest corridors of a State on a day; None where none is known."""
    from comity.evidence.asked import Asked
    from comity.evidence.top import stock_set
    from comity.profile.chapters.people import last_year

    store = the_store()
    stock = stock_set(store)
    year = last_year(store, stock.id, Asked(store, place.code, on).mid)
    found = _largest(place.code, year) if year is not None else ()
    return Corridors(found, year, stock) if found and year is not None else None


def _largest(code: str, year: int) -> tuple[Corridor, ...]:
    """Return one corridor for each other place, the larger of its two directions."""
    from comity.evidence.top import top

    store, largest = the_store(), dict[str, Corridor]()
    for side in ("origins", "destinations"):
        for rank in top(code, side, year, most=CORRIDORS, within=store).ranks:
            ends = (rank.code, code) if side == "origins" else (code, rank.code)
            here = Corridor(*ends, rank.stock_persons)
            before = largest.get(rank.code)
            if before is None or before.persons < here.persons:
                largest[rank.code] = here
    ordered = sorted(largest.values(), key=lambda item: (-item.persons, item.origin))
    return tuple(ordered[:CORRIDORS])
