"""Participation over time, against the region and the world."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from comity.facts.phrases import Phrase, listed, phrase
from comity.norms import PARTY, Instrument, Sense
from comity.profile.chapters.numbers import known, known_per_cent
from comity.profile.chapters.standing_counts import standing_counts
from comity.profile.context import Context
from comity.profile.document import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Paragraph,
    Row,
    Section,
    Series,
    Table,
)

FIRST_YEAR = 1950


def course(context: Context) -> Section:
    """Return the chapter."""
    if not _worldwide(context):
        said = Paragraph(phrase("No treaty followed here had been adopted by this day."))
        return Section("course", phrase("Over time"), "", (said,))
    years = tuple(range(min(FIRST_YEAR, context.on.year), context.on.year + 1))
    own, region, world = _shares(context, years)
    lines = [Series(context.short, own, "own")]
    if len(context.region) > 1:
        lines.append(Series(context.region_name, region, "region"))
    lines.append(Series(phrase("World"), world, "world"))
    lede = phrase(
        "Share of the world-wide treaties with a whole record to which consent stood deposited "
        "at the end of each year, in per cent; for groups, the mean over their States of today."
    )
    title = phrase("From {first} to {last}", first=years[0], last=years[-1])
    return Section("course", title, lede, (_chart(context, years, tuple(lines)),))


def _chart(context: Context, years: tuple[int, ...], lines: tuple[Series, ...]) -> Chart:
    days = sorted(item.snapshot.day.last for item in _worldwide(context))
    half = days[len(days) // 2]
    return Chart(
        title=phrase("Treaties to which {place} has consented", place=context.name),
        alt=line_alt(years, lines, 0),
        unit=phrase("per cent"),
        years=years,
        series=lines,
        table=_table(context, years, lines),
        source=phrase(
            "Records of {count} treaties, half of them known to {year} or later. "
            "Where records end, the lines flatten: that is silence, not standstill.",
            count=len(days),
            year=half.year,
        ),
        stepped=True,
        whole=100.0,
    )


def _worldwide(context: Context) -> list[Instrument]:
    """Leave out regional treaties, which most States cannot join, and partial records."""
    return [i for i in context.treaties if not i.open_to and not i.snapshot.partial]


def _shares(context: Context, years: Sequence[int]) -> tuple[tuple[float, ...], ...]:
    """Return the shares of the State, of the others of its region and of the world."""
    ends = tuple(min(date(year, 12, 31), context.on) for year in years)
    treaties, codes = tuple(_worldwide(context)), tuple(p.code for p in context.region)
    world = tuple(place.code for place in context.ground.states())
    own, region, all_ = (
        _counts(treaties, some, ends) for some in ((context.place.code,), codes, world)
    )
    others = len(codes)
    if context.place.code in codes:
        others -= 1
        region = tuple(whole - part for whole, part in zip(region, own, strict=True))
    return (
        _means(own, len(treaties)),
        _means(region, others * len(treaties)),
        _means(all_, len(world) * len(treaties)),
    )


def _means(counts: tuple[int, ...], pairs: int) -> tuple[float, ...]:
    """Return counts as shares of all pairs of a treaty and a State, per cent."""
    return tuple(round(100 * count / pairs, 1) for count in counts) if pairs else ()


@lru_cache(maxsize=64)  # the region and the world are the same for many profiles of one day
def _counts(
    treaties: tuple[Instrument, ...], codes: tuple[str, ...], days: tuple[date, ...]
) -> tuple[int, ...]:
    """Return how many pairs of a treaty and a State have consent deposited on each day."""
    return standing_counts(treaties, codes, days, Sense.DEPOSITED, PARTY)


def line_alt(years: Sequence[int], lines: Iterable[Series], digits: int) -> Phrase:
    """Say in words what lines show: over which years, and with which per cent each ends."""
    ends = (
        phrase("{line} {value}", line=s.name, value=known_per_cent(s.values[-1], digits))
        for s in lines
    )
    return phrase(
        "Line chart from {first} to {last}. At the end: {values}.",
        first=years[0],
        last=years[-1],
        values=listed(ends, ", "),
    )


def _table(context: Context, years: tuple[int, ...], lines: tuple[Series, ...]) -> Table:
    shown = [year for year in years if year % 10 == 0 or year == years[-1]]
    rows = []
    for year in shown:
        values = (known(line.values[year - years[0]], 1) for line in lines)
        rows.append(Row((Cell(str(year)), *(Cell(value) for value in values))))
    names = (Column(line.name, ColumnKind.NUMBER, own=line.role == "own") for line in lines)
    return Table(
        caption=phrase("Share of treaties consented to by {place}, per cent", place=context.name),
        columns=(Column(phrase("End of")), *names),
        rows=tuple(rows),
    )
