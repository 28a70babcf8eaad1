"""Series that pass the split of a State: the answer names the split and joins nothing.

The catalogue names the places whose series do not join in a data set; the successions of the
ground say when each split came. A former State asked for by its own code is answered with
the places under which the data set keeps its figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce

from comity.evidence.catalogue import Dataset
from comity.facts.day import Day
from comity.facts.ground import Ground
from comity.facts.phrases import Kept, PlaceName, listed, marked, phrase, sentences, when
from comity.facts.place import PlaceKind, Succession

#: Codes of statistical practice for a State before its split, with the State of the ground.
BEFORE = {"SUD": "SDN"}


@dataclass(frozen=True, slots=True)
class Break:
    """A split inside the years of an answer.

    Attributes
    ----------
    code : the place whose series does not join
    year : year of the split, or None when the ground has none
    sentence : what happened, for the reader
    """

    code: str
    year: int | None
    sentence: str


def breaks_of(
    dataset: Dataset, codes: Collection[str], first: int, last: int, ground: Ground
) -> tuple[Break, ...]:
    """Return the splits that an answer about places and years passes, in order of code.

    Parameters
    ----------
    codes : places asked for; empty for all
    first, last : first and last year of the answer
    """
    wanted = codes or dataset.breaks
    found = [item for code in sorted(wanted) for item in _of(dataset, code, first, last, ground)]
    return tuple(found)


def split_years(dataset: Dataset, codes: Collection[str], ground: Ground) -> tuple[int, ...]:
    """Return the years with which series of places begin anew in a data set.

    >>> from comity.evidence.store import store
    >>> split_years(store().dataset("unhcr_population"), ["SDN", "DEU"], store().ground)
    (2011,)
    """
    rows = (row for code in codes if code in dataset.breaks for row in _leading_to(code, ground))
    return tuple(sorted({row.day.year for row in rows if row.day}))


def _of(dataset: Dataset, code: str, first: int, last: int, ground: Ground) -> Iterator[Break]:
    own = BEFORE.get(code, code)
    if code in BEFORE or _former(code, ground):
        after = sorted(_descended(own, ground) & set(dataset.breaks))
        if after:
            yield Break(code, None, _instead(code, dataset, after, ground))
    elif code in dataset.breaks:
        rows = _leading_to(code, ground)
        passed = [(row, row.day) for row in rows if row.day and first <= row.day.year]
        if passed:
            year = min(day.year for _, day in passed)
            yield Break(code, year, _parted(passed, ground))
        elif not rows and first < last:
            apart = phrase("The series of {place} does not join.", place=_name(code, ground))
            yield Break(code, None, sentences(apart, Kept(dataset.holes)))


def _leading_to(code: str, ground: Ground) -> tuple[Succession, ...]:
    """Return the successions from which a place came, and those that parted from it."""
    line, found = {code}, []
    while new := [r for r in ground.successions if r.successor in line and r not in found]:
        found += new
        line |= {row.predecessor for row in new}
    found += [row for row in ground.successions if row.predecessor == code]
    return tuple(sorted(found, key=lambda row: row.day.first if row.day else date.min))


def _descended(code: str, ground: Ground) -> set[str]:
    """Return a place and all that followed it."""
    found = {code}
    while new := {r.successor for r in ground.successions if r.predecessor in found} - found:
        found |= new
    return found


def _former(code: str, ground: Ground) -> bool:
    place = ground.places.get(code)
    return place is not None and place.kind in {PlaceKind.FORMER, PlaceKind.FORMER_TERRITORY}


def _instead(code: str, dataset: Dataset, after: Collection[str], ground: Ground) -> str:
    """Say under which places the figures of a former State stand."""
    elsewhere = phrase(
        "{place} has no series of its own here: see {others}, whose figures do not join across "
        "the split.",
        place=_name(code, ground),
        others=reduce(_and, (_name(item, ground) for item in after)),
    )
    return sentences(elsewhere, Kept(dataset.holes))


def _and(first: str, second: str) -> str:
    return phrase("{first} and {second}", first=first, second=second)


def _parted(passed: Collection[tuple[Succession, Day]], ground: Ground) -> str:
    """Say what happened, each split once, and that nothing is joined across it."""
    words = dict.fromkeys(_words(row, day, ground) for row, day in passed)
    return phrase("{splits}. Figures before and after are not joined.", splits=listed(words, "; "))


def _words(row: Succession, day: Day, ground: Ground) -> str:
    """Say how one State followed another, and when."""
    after, before = _name(row.successor, ground), _name(row.predecessor, ground)
    pattern = _RELATIONS.get(row.relation, _FOLLOWED)
    return phrase(pattern, after=after, before=before, when=when(day))


_RELATIONS = {
    "separated": marked("{after} separated from {before} {when}"),
    "continuator": marked("{after} continued {before} {when}"),
    "restored": marked("{after} was recognised as independent of {before} {when}"),
    "united into": marked("{after} took in {before} {when}"),
}
_FOLLOWED = marked("{after} followed {before} {when}")


def _name(code: str, ground: Ground) -> str:
    """Return the name of a place; a code of practice that no place has is its own name."""
    return PlaceName(ground.places[code]) if code in ground.places else Kept(code)
