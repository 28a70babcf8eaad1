"""The number of parties through time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate

from comity.norms import Instrument, Sense, Standing


def parties_through(
    item: Instrument, days: Sequence[date], states: Iterable[str] | None = None
) -> tuple[int, ...]:
    """Return how many States had certainly deposited their consent by each of some days.

    Parameters
    ----------
    days : in order of time
    states : those to count; every State with an act on record unless given

    Examples
    --------
    >>> from comity.norms import norms
    >>> ends = [date(year, 12, 31) for year in (1994, 2004, 2014)]
    >>> parties_through(norms().instrument("ICRMW"), ends)
    (3, 27, 47)
    """
    changes = [0] * (len(days) + 1)
    for state in item.by_state if states is None else states:
        spells = item.spells(state, Sense.DEPOSITED)
        starts = [bisect_left(days, spell.start) for spell in spells]
        for spell, start, end in zip(spells, starts, [*starts[1:], len(days)], strict=True):
            if spell.standing is Standing.CONSENTED and spell.may is not Standing.WITHDRAWN:
                changes[start] += 1
                changes[end] -= 1
    return tuple(accumulate(changes[:-1]))


def year_ends(first: int, on: date) -> tuple[date, ...]:
    """Return the last day of each year up to a day; that day stands for its own year.

    >>> [str(day) for day in year_ends(2001, date(2003, 7, 1))]
    ['2001-12-31', '2002-12-31', '2003-07-01']
    """
    return tuple(min(date(year, 12, 31), on) for year in range(first, on.year + 1))
