"""Several States side by side on one day: their standings, and their figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from comity.evidence.figure import Figure
from comity.evidence.figures import CHAPTERS, figures
from comity.evidence.store import Store
from comity.facts import Place
from comity.norms import Instrument, Norms, Standing, Status
from comity.profile.context import Context


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one of the States stands towards an instrument."""

    place: Place
    answer: Status
    is_open: bool


@dataclass(frozen=True, slots=True)
class Count:
    """By how many of the treaties open to it a State is bound.

    Of ``unknown`` others nothing is known; ``unsure`` others may bind it, or no longer do.
    """

    place: Place
    bound: int
    open: int
    unknown: int
    unsure: int


@dataclass(frozen=True)
class Beside:
    """Some States on a day.

    Attributes
    ----------
    places : the States, in the order asked for
    library, store : where standings and figures are taken from
    """

    places: tuple[Place, ...]
    on: date
    library: Norms
    store: Store

    @cached_property
    def contexts(self) -> tuple[Context, ...]:
        """The question about each of the States."""
        return tuple(Context(self.library, p, self.on, within=self.store) for p in self.places)

    @cached_property
    def standings(self) -> dict[Instrument, tuple[Stand, ...]]:
        """Where each State stands, for every instrument that any of them may join."""
        first = self.contexts[0]
        every = (*first.treaties, *first.resolutions)
        rows = {item: tuple(self._stands(item)) for item in every}
        return {item: row for item, row in rows.items() if any(stand.is_open for stand in row)}

    def _stands(self, item: Instrument) -> Iterator[Stand]:
        for context in self.contexts:
            is_open = context.is_open(item, context.place.code)
            yield Stand(context.place, context.answer(item), is_open)

    def counts(self, family: str = "") -> tuple[Count, ...]:
        """Count the treaties of a family, or all treaties, by which each State is bound."""
        rows = [row for item, row in self.standings.items() if _counted(item, family)]
        return tuple(
            _count(place, [row[at] for row in rows if row[at].is_open])
            for at, place in enumerate(self.places)
        )

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families of treaties that any of the States may join."""
        return tuple(dict.fromkeys(item.family for item in self.standings if item.binding))

    @cached_property
    def figures(self) -> dict[str, list[tuple[Figure, ...]]]:
        """The figures of the States by chapter, each as a row in the order of the States."""
        found = {}
        for chapter in CHAPTERS:
            of_each = (
                figures(place.code, self.on, chapter=chapter, within=self.store)
                for place in self.places
            )
            found[chapter] = list(zip(*of_each, strict=True))
        return found


def _counted(item: Instrument, family: str) -> bool:
    return item.binding and family in ("", item.family)


def _count(place: Place, stands: list[Stand]) -> Count:
    answers = [stand.answer for stand in stands]
    bound = sum(answer.standing is Standing.BOUND and answer.may is None for answer in answers)
    unsure = sum(Standing.BOUND in (answer.standing, answer.may) for answer in answers) - bound
    return Count(place, bound, len(stands), sum(a.unknown for a in answers), unsure)
