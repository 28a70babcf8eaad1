"""What is asked about an instrument: of which day, in which sense, of which States."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.facts import Members, Place, UnknownNameError, ground
from comity.facts.place import fold
from comity.norms import Instrument, Sense, Status, norms, parties, status
from comity.profile.chapters.marks import mark_of
from comity.profile.context import Context
from comity.profile.document import Mark
from comity.web.core.words import REGIONS, SUBREGIONS

Marks = frozenset[Mark]
SILENT: Marks = frozenset({Mark.NONE, Mark.UNKNOWN, Mark.CLOSED})
_ACTED: Marks = frozenset(Mark) - SILENT
_EVERY: Marks = frozenset(Mark)
#: The words that choose rows of a treaty, and of a resolution.
OF_TREATY: Mapping[str, Marks] = {
    "acted": _ACTED,
    "bound": frozenset({Mark.BOUND, Mark.RESERVED}),
    "consented": frozenset({Mark.CONSENTED}),
    "signed": frozenset({Mark.SIGNED}),
    "withdrawn": frozenset({Mark.WITHDRAWN}),
    "uncertain": frozenset({Mark.MAYBE}),
    "none": SILENT,
    "all": _EVERY,
}
OF_RESOLUTION: Mapping[str, Marks] = {
    "acted": _ACTED,
    "yes": frozenset({Mark.YES}),
    "no": frozenset({Mark.NO}),
    "abstain": frozenset({Mark.ABSTAIN}),
    "none": SILENT,
    "all": _EVERY,
}
AREAS = (*REGIONS, *SUBREGIONS)


@dataclass(frozen=True)
class Asked:
    """A question about one instrument, with its answers.

    Attributes
    ----------
    standing : which rows are wanted, a word of :func:`choices`
    region : a region or sub-region of the United Nations; empty for the world
    group : code of a group of States; empty for all
    """

    item: Instrument
    on: date
    sense: Sense = Sense.IN_FORCE
    standing: str = "acted"
    region: str = ""
    group: str = ""

    @cached_property
    def answers(self) -> dict[str, tuple[Status, Mark]]:
        """Where each State stands on the day, with its mark, in order of name."""
        found = {}
        for place in everyone(self.item):
            answer = status(self.item, place.code, self.on, self.sense)
            mark = mark_of(answer, self._is_open(place))
            if mark not in SILENT or place.existed(self.on):
                found[place.code] = (answer, mark)
        return found

    def _is_open(self, place: Place) -> bool:
        if not self.item.open_to:
            return True
        return Context(norms(), place, self.on).is_open(self.item, place.code)

    @cached_property
    def rows(self) -> list[tuple[Status, Mark]]:
        """The answers that the question asks for."""
        wanted = choices(self.item)[self.standing]
        answers = self.answers.values()
        return [(a, mark) for a, mark in answers if mark in wanted and self._within(a.state)]

    def _within(self, code: str) -> bool:
        """Tell whether a State lies in the region and belongs to the group asked for."""
        if self.group and code not in self.members:
            return False
        return not self.region or self.region in areas(ground().place(code))

    @cached_property
    def members(self) -> Members:
        """The members of the group on the day."""
        return ground().members(self.group, self.on)

    @cached_property
    def counts(self) -> dict[Mark, int]:
        """How many States have each mark, wherever they lie."""
        marks = [mark for _, mark in self.answers.values()]
        return {mark: marks.count(mark) for mark in Mark if mark in marks}

    @cached_property
    def unsure(self) -> tuple[str, ...]:
        """The States that may count as parties on the day, and are not counted."""
        if not self.item.binding:
            return ()
        return tuple(answer.state for answer in parties(self.item, self.on, self.sense).unsure)


def ask(
    item: Instrument,
    on: date,
    *,
    sense: str = "",
    standing: str = "",
    region: str = "",
    group: str = "",
) -> Asked:
    """Return the question that some words put, checking each of them."""
    return Asked(
        item,
        on,
        Sense(one_of("sense", sense or Sense.IN_FORCE.value, [kind.value for kind in Sense])),
        one_of("standing", standing or "acted", choices(item)),
        one_of("region", region, AREAS) if region else "",
        ground().members(group, on).group if group else "",
    )


def one_of(name: str, text: str, known: Collection[str]) -> str:
    """Return which of some words is meant, in any spelling of case; others are refused."""
    for word in known:
        if word.casefold() == text.casefold():
            return word
    raise UnknownNameError(f"value of {name} ({', '.join(known)})", text, known)


def choices(item: Instrument) -> Mapping[str, Marks]:
    """Return the words that choose rows of an instrument."""
    return OF_TREATY if item.binding else OF_RESOLUTION


def areas(place: Place) -> tuple[str, ...]:
    """Return the regions that a place lies in, the largest first."""
    return tuple(filter(None, (place.region, place.subregion, place.intermediate)))


def everyone(item: Instrument) -> list[Place]:
    """Return the States of today and whoever else acted, in order of name."""
    found = {place.code: place for place in ground().states()}
    found |= {code: ground().place(code) for code in item.by_state}
    return sorted(found.values(), key=lambda place: fold(place.name))
