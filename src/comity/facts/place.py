"""States, territories, former States and other parties, and how to name them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from comity.facts.day import Day
from comity.facts.errors import RecordError
from comity.facts.records import read_rows

COLUMNS = (
    "code name short formal kind iso2 m49 region subregion intermediate began ended source "
    "verified note"
).split()


class PlaceKind(StrEnum):
    """What a place is, in the practice of depositaries and statisticians."""

    MEMBER = "UN member"
    OBSERVER = "observer"
    PARTY = "other party"
    TERRITORY = "territory"
    FORMER = "former State"
    FORMER_TERRITORY = "former territory"
    AREA = "statistical area"
    OTHER = "other"


#: Kinds that can be party to a treaty today: what "States" means in lists and profiles.
PARTY_KINDS = frozenset({PlaceKind.MEMBER, PlaceKind.OBSERVER, PlaceKind.PARTY})


@dataclass(frozen=True)
class Place:
    """A State, territory or other party.

    Attributes
    ----------
    code : ISO 3166-1 alpha-3, or a code of the same form (``EUE``, ``SUN``)
    name : short form used by the United Nations
    short : what fits the head of a table
    formal : official name, where known
    region, subregion : UN M49; empty for places outside it
    began, ended : first and last day of existence, where on record
    """

    code: str
    name: str
    short: str
    formal: str
    kind: PlaceKind
    iso2: str
    m49: str
    region: str
    subregion: str
    intermediate: str
    began: Day | None
    ended: Day | None
    source: str
    verified: bool
    note: str

    @property
    def near(self) -> str:
        """The smallest UN region it belongs to, such as ``Eastern Africa``."""
        return self.intermediate or self.subregion

    def existed(self, on: date) -> bool:
        """Tell whether it existed on a day, as far as the record says."""
        return not (self.began and on < self.began.first) and not (
            self.ended and on > self.ended.last
        )


@dataclass(frozen=True, slots=True)
class Succession:
    """How one State followed another."""

    predecessor: str
    successor: str
    day: Day | None
    relation: str
    source: str
    verified: bool
    note: str


def read_places(path: Path) -> dict[str, Place]:
    """Read the table of places, by code."""
    places: dict[str, Place] = {}
    for line, row in read_rows(path, COLUMNS):
        place = _place(path, line, dict(zip(COLUMNS, row, strict=True)))
        if place.code in places:
            raise RecordError(path, f"line {line}, code", f"{place.code} is given twice.")
        places[place.code] = place
    return places


def _place(path: Path, line: int, cells: dict[str, str]) -> Place:
    try:
        kind = PlaceKind(cells.pop("kind"))
        began, ended = (maybe_day(cells.pop(name)) for name in ("began", "ended"))
        verified = truth(cells.pop("verified"))
    except ValueError as error:
        raise RecordError(path, f"line {line}", f"{error}") from None
    return Place(kind=kind, began=began, ended=ended, verified=verified, **cells)


SUCCESSION_COLUMNS = "predecessor successor day relation source verified note".split()


def read_successions(path: Path) -> tuple[Succession, ...]:
    """Read which State followed which, and how."""
    found = []
    for line, row in read_rows(path, SUCCESSION_COLUMNS):
        before, after, day, relation, source, verified, note = row
        try:
            succession = Succession(
                before, after, maybe_day(day), relation, source, truth(verified), note
            )
        except ValueError as error:
            raise RecordError(path, f"line {line}", f"{error}") from None
        found.append(succession)
    return tuple(found)


def fold(name: str) -> str:
    """Reduce a name to letters and digits, so that spelling variants meet.

    >>> fold("Côte d’Ivoire") == fold("COTE D'IVOIRE")
    True
    >>> fold("St. Lucia") == fold("Saint Lucia")
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.sub(r"[^\w\s]|_", " ", "".join(c for c in plain if not unicodedata.combining(c)))
    short = {"st": "saint", "ste": "saint", "and": "", "the": "", "of": ""}
    return " ".join(short.get(word, word) for word in words.split() if short.get(word, word))


def maybe_day(text: str) -> Day | None:
    """Read a day, or None from an empty cell: unknown stays unknown."""
    return Day.parse(text) if text else None


def truth(text: str) -> bool:
    """Read ``true`` or ``false``; nothing else counts as either."""
    if text not in {"true", "false"}:
        raise ValueError(f"{text[:20]!r} is neither true nor false; write one of them.")
    return text == "true"
