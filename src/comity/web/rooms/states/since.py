"""What changed for one State between two days: standings, acts, figures, and what is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from comity.evidence.figure import Figure
from comity.evidence.figures import figures
from comity.evidence.store import Store
from comity.facts import Place, QuestionError
from comity.norms import Act, ActKind, Change, Instrument, Norms, diff
from comity.profile.context import Context


@dataclass(frozen=True, slots=True)
class Done:
    """An act of the span; one whose day is not fully known may lie outside it."""

    instrument: Instrument
    act: Act
    certain: bool


@dataclass(frozen=True, slots=True)
class Newer:
    """A figure whose latest year came after the one known on the first day."""

    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class Since:
    """What changed for a State from the day after one to another.

    Attributes
    ----------
    changes : standings that differ between the two days
    acts : acts of the span, the latest first
    undated : statements without a day, which stand in no span
    figures : figures with a later year at the end than at the beginning
    silent : records open to the State that end before the last day
    """

    place: Place
    start: date
    end: date
    changes: tuple[Change, ...]
    acts: tuple[Done, ...]
    undated: int
    figures: tuple[Newer, ...]
    silent: tuple[Instrument, ...]


def since(place: Place, start: date, end: date, library: Norms, within: Store) -> Since:
    """Return what changed for a State between two days.

    Raises
    ------
    QuestionError
        If the first day is not before the last.
    """
    if start >= end:
        problem = f"{start} is not before {end}; ask since an earlier day."
        raise QuestionError(problem)
    found = (change for item in library.all for change in diff(item, start, end, [place.code]))
    acts = sorted(_acts(place.code, library.all, start, end), key=_latest_first)
    return Since(
        place,
        start,
        end,
        changes=tuple(found),
        acts=tuple(acts),
        undated=_undated(place.code, library.all),
        figures=tuple(_newer(place.code, start, end, within)),
        silent=tuple(i for i in _open(place, end, library) if i.snapshot.day.last < end),
    )


def _acts(code: str, items: Sequence[Instrument], start: date, end: date) -> Iterator[Done]:
    """Go through the acts that the State did, or may have done, in the span."""
    for item in items:
        for act in item.by_state.get(code, ()):
            if act.kind is ActKind.ENTRY_INTO_FORCE or (act.day is None and act.kind in _STATED):
                continue
            first, last = _span(item, act)
            if last > start and first <= end:
                yield Done(item, act, first > start and last <= end)


def _span(item: Instrument, act: Act) -> tuple[date, date]:
    """Return the days between which an act was done; one without a day, by when it was known."""
    if act.day is not None:
        return act.day.first, act.day.last
    adopted = item.adopted.day.first if item.adopted else date.min
    return adopted, act.by.last if act.by else item.snapshot.day.last


def _latest_first(done: Done) -> tuple[int, str]:
    return -_span(done.instrument, done.act)[1].toordinal(), done.instrument.id


_STATED = frozenset({ActKind.RESERVATION, ActKind.DECLARATION})


def _undated(code: str, items: Sequence[Instrument]) -> int:
    acts = (act for item in items for act in item.by_state.get(code, ()))
    return sum(act.day is None and act.kind in _STATED for act in acts)


def _newer(code: str, start: date, end: date, within: Store) -> Iterator[Newer]:
    before = {figure.id: figure for figure in figures(code, start, within=within)}
    for after in figures(code, end, within=within):
        then = before.get(after.id)
        if then and after.year and (then.year is None or then.year < after.year):
            yield Newer(then, after)


def _open(place: Place, on: date, library: Norms) -> tuple[Instrument, ...]:
    return Context(library, place, on).open
