"""How many stand in some way on each of many days, counted by spells rather than day by day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from itertools import accumulate

from comity.norms import Instrument, Sense, Standing


def standing_counts(
    instruments: Collection[Instrument],
    codes: Collection[str],
    days: Sequence[date],
    sense: Sense,
    standings: Collection[Standing],
) -> tuple[int, ...]:
    """Return how many pairs of instrument and State have one of the standings on each day.

    ``days`` are in order, so that each spell counts for a stretch of them.
    """
    changes = [0] * (len(days) + 1)
    for item in instruments:
        for code in codes:
            spells = item.spells(code, sense)
            starts = [bisect_left(days, spell.start) for spell in spells]
            for spell, start, end in zip(spells, starts, [*starts[1:], len(days)], strict=True):
                if spell.standing in standings and spell.may is not Standing.WITHDRAWN:
                    changes[start] += 1
                    changes[end] -= 1
    return tuple(accumulate(changes[:-1]))
