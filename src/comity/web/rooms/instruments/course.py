"""Parties through time: the number in the world, or the share of a region beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from comity.answers.course import parties_through, year_ends
from comity.facts import Place, ground
from comity.facts.phrases import phrase
from comity.norms import Instrument
from comity.profile.document import Cell, Chart, Column, ColumnKind, Row, Series, Table
from comity.web.core.language import percent_words
from comity.web.core.words import REGIONS, day_words, region_words, together
from comity.web.rooms.instruments.asked import areas
from comity.web.rooms.instruments.shown import named


def course(item: Instrument, on: date, region: str) -> Chart | None:
    """Return the chart; None where the record cannot carry one."""
    first = item.adopted.day.year - 1 if item.adopted else on.year
    if not item.binding or item.snapshot.partial or first >= on.year:
        return None
    days = year_ends(first, on)
    if not region:
        line = Series(gettext("World"), tuple(map(float, parties_through(item, days))), "own")
        return _chart(item, days, (line,), gettext("parties by deposit"), 0)
    everyone = _world()
    inside = [place for place in everyone if region in areas(place)]
    lines = (
        Series(region_words(region), _share(item, days, inside), "own"),
        Series(gettext("World"), _share(item, days, everyone), "world"),
    )
    return _chart(item, days, lines, gettext("per cent of States"), 1)


def _share(item: Instrument, days: tuple[date, ...], places: list[Place]) -> tuple[float, ...]:
    counts = parties_through(item, days, [place.code for place in places])
    return tuple(round(100 * count / len(places), 1) for count in counts)


def _world() -> list[Place]:
    """Return the States of today that lie in a region: no regional organisation does."""
    return [place for place in ground().states() if place.region]


def _chart(
    item: Instrument, days: tuple[date, ...], lines: tuple[Series, ...], unit: str, decimals: int
) -> Chart:
    years = tuple(day.year for day in days)
    ends = together(f"{line.name} {_said(line.values[-1], decimals)}" for line in lines)
    about = {"first": years[0], "last": years[-1], "ends": ends}
    return Chart(
        title=gettext("At the end of each year"),
        alt=gettext("Line chart from %(first)s to %(last)s. At the end: %(ends)s.") % about,
        unit=unit,
        years=years,
        series=lines,
        table=_table(item, years, lines, unit, decimals),
        source=_source(item, days[-1]),
        stepped=True,
    )


def _source(item: Instrument, on: date) -> str:
    """Say to which day the record is known, and what a line beyond that day means."""
    known = gettext("Consents deposited by the end of each year; the record is known to %(day)s.")
    said = [known % {"day": day_words(item.snapshot.day)}]
    if (on.month, on.day) != (12, 31):
        said.append(gettext("The last point is of %(day)s.") % {"day": day_words(on)})
    if on > item.snapshot.day.last:
        said.append(gettext("After that day a flat line is silence, not standstill."))
    return together(said, " ")


def _table(
    item: Instrument, years: tuple[int, ...], lines: tuple[Series, ...], unit: str, decimals: int
) -> Table:
    columns = (Column(line.name, ColumnKind.NUMBER) for line in lines)
    rows = (
        Row((Cell(str(year)), *(Cell(_said(line.values[index], decimals)) for line in lines)))
        for index, year in enumerate(years)
    )
    caption = phrase("{title}, {unit}", title=named(item), unit=unit)
    return Table(caption, (Column(gettext("End of")), *columns), tuple(rows))


def _said(value: float | None, decimals: int) -> str:
    return gettext("not known") if value is None else f"{value:,.{decimals}f}"


@dataclass(frozen=True, slots=True)
class Share:
    """How many States of a region have deposited their consent by a day."""

    region: str
    name: str
    parties: int
    states: int
    percent: str


def by_region(item: Instrument, on: date) -> list[Share]:
    """Return the parties by deposit in each region of the United Nations, and in the world."""
    if not item.binding or item.snapshot.partial:
        return []
    places = _world()
    parts = [(name, [p for p in places if p.region == name]) for name in REGIONS]
    return [_part(item, on, name, inside) for name, inside in (*parts, ("", places))]


def _part(item: Instrument, on: date, region: str, places: list[Place]) -> Share:
    (count,) = parties_through(item, (on,), [place.code for place in places])
    name = region_words(region) if region else gettext("World")
    return Share(region, name, count, len(places), percent_words(count / len(places)))


def spark(item: Instrument, on: date) -> tuple[str, str] | None:
    """Return the course since 1945 as points in a box of 100 by 30, and in words."""
    if not item.binding or item.snapshot.partial:
        return None
    days = (*(date(year, 12, 31) for year in range(1945, on.year, 5)), on)
    counts = parties_through(item, days)
    step = 100 / max(len(days) - 1, 1)
    points = " ".join(f"{i * step:.0f},{29 - 28 * n / _TOP:.0f}" for i, n in enumerate(counts))
    said = ngettext(
        "%(count)s party by deposit on %(day)s",
        "%(count)s parties by deposit on %(day)s",
        counts[-1],
    )
    return points, said % {"count": counts[-1], "day": day_words(on)}


#: Every row has the same scale, a little above the number of States there are.
_TOP = 205
