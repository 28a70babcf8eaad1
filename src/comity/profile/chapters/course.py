"""Participation over time, against the region and the world."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate

from comity.facts import Place
from comity.norms import PARTY, Instrument, Sense
from comity.profile.chapters.numbers import known
from comity.profile.context import Context
from comity.profile.document import Cell, Chart, Column, ColumnKind, Row, Section, Series, Table

FIRST_YEAR = 1950


def course(context: Context) -> Section:
    """Return the chapter."""
    years = tuple(range(min(FIRST_YEAR, context.on.year), context.on.year + 1))
    lines = [Series(context.place.short, _shares(context, (context.place,), years), "own")]
    if len(context.region) > 1:
        others = tuple(p for p in context.region if p.code != context.place.code)
        lines.append(Series(context.place.region, _shares(context, others, years), "region"))
    lines.append(Series("World", _shares(context, context.ground.states(), years), "world"))
    lede = (
        "Share of the world-wide treaties with a whole record to which consent stood deposited "
        "at the end of each year, in per cent; for groups, the mean over their States of today."
    )
    title = f"From {years[0]} to {years[-1]}"
    return Section("course", title, lede, (_chart(context, years, tuple(lines)),))


def _chart(context: Context, years: tuple[int, ...], lines: tuple[Series, ...]) -> Chart:
    last = ", ".join(f"{line.name} {known(line.values[-1], 0, ' per cent')}" for line in lines)
    days = sorted(item.snapshot.day.last for item in _worldwide(context))
    half = days[len(days) // 2]
    return Chart(
        title=f"Treaties to which {context.place.name} has consented",
        alt=f"Line chart from {years[0]} to {years[-1]}. At the end: {last}.",
        unit="per cent",
        years=years,
        series=lines,
        table=_table(context, years, lines),
        source=(
            f"Records of {len(days)} treaties, half of them known to {half.year} or later. "
            "Where records end, the lines flatten: that is silence, not standstill."
        ),
        stepped=True,
    )


def _worldwide(context: Context) -> list[Instrument]:
    """Leave out regional treaties, which most States cannot join, and partial records."""
    return [i for i in context.treaties if not i.open_to and not i.snapshot.partial]


def _shares(context: Context, places: Sequence[Place], years: Sequence[int]) -> tuple[float, ...]:
    """Return the mean share of treaties consented to, at the end of each year, per cent."""
    ends = tuple(min(date(year, 12, 31), context.on) for year in years)
    return mean_shares(tuple(_worldwide(context)), tuple(p.code for p in places), ends)


@lru_cache(maxsize=64)  # the region and the world are the same for many profiles of one day
def mean_shares(
    treaties: tuple[Instrument, ...], codes: tuple[str, ...], days: tuple[date, ...]
) -> tuple[float, ...]:
    """Return the mean share of treaties consented to by States on each day, per cent.

    ``days`` are in order, so that each spell of consent counts for a stretch of them.
    """
    changes = [0] * (len(days) + 1)
    for item in treaties:
        for code in codes:
            spells = item.spells(code, Sense.DEPOSITED)
            starts = [bisect_left(days, spell.start) for spell in spells]
            for spell, start, end in zip(spells, starts, [*starts[1:], len(days)], strict=True):
                if spell.standing in PARTY:
                    changes[start] += 1
                    changes[end] -= 1
    pairs = len(codes) * len(treaties)
    return tuple(round(100 * count / pairs, 1) for count in accumulate(changes[:-1]))


def _table(context: Context, years: tuple[int, ...], lines: tuple[Series, ...]) -> Table:
    shown = [year for year in years if year % 10 == 0 or year == years[-1]]
    rows = []
    for year in shown:
        values = (known(line.values[year - years[0]], 1) for line in lines)
        rows.append(Row((Cell(str(year)), *(Cell(value) for value in values))))
    names = (Column(line.name, ColumnKind.NUMBER, own=line.role == "own") for line in lines)
    return Table(
        caption=f"Share of treaties consented to by {context.place.name}, per cent",
        columns=(Column("End of"), *names),
        rows=tuple(rows),
    )
