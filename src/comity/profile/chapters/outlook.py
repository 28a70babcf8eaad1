"""How many people live here and may to 2100, and how migration adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from comity.evidence.figures_people import ANNUAL, WPP, population
from comity.evidence.panel import Panel, Pick, panel
from comity.profile.chapters.figured import source_line, tabled
from comity.profile.chapters.numbers import grouped
from comity.profile.context import Context
from comity.profile.document import (
    Block,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Row,
    Section,
    Series,
    Table,
)

_LAST_ESTIMATE = 2023
_FROM, _TO = 1950, 2100
_SCALES = ((1_000_000, "million persons"), (1_000, "thousand persons"))


def outlook(context: Context) -> Section:
    """Return the chapter."""
    figures = context.figures("outlook").values()
    blocks = tabled(context, f"Population and net migration of {context.place.name}", figures)
    blocks += _charts(context)
    lede = (
        f"Estimates to {_LAST_ESTIMATE}, then the medium variant of the United Nations, in the "
        "borders of today. A projection follows from its assumptions; it is no forecast."
    )
    return Section("outlook", "To the year 2100", lede, tuple(blocks))


def _charts(context: Context) -> Iterable[Block]:
    """Draw population and net migration, the past and the medium variant in one line."""
    people = population(context.store)
    moves = panel(context.store, Pick(ANNUAL, "state", "net_migration_persons"))
    years = tuple(range(_FROM, _TO + 1, 5))
    if context.place.code in people.places:
        known = tuple(people.at(context.place.code, year) for year in years)
        yield _chart(context, "Population", WPP, years, known, _people_table(context, people))
    if context.place.code in moves.places:
        code = context.place.code
        five = tuple(_mean(moves, code, year) for year in years)
        yield _chart(
            context,
            "Net migration, mean of five years",
            ANNUAL,
            years,
            five,
            _moves_table(context, moves),
        )


def _mean(moves: Panel, code: str, year: int) -> float | None:
    """Return the mean of the five years around a year, as many as are known."""
    found = [moves.at(code, near) for near in range(year - 2, year + 3)]
    values = [value for value in found if value is not None]
    return sum(values) / len(values) if values else None


def _chart(
    context: Context,
    title: str,
    dataset: str,
    years: tuple[int, ...],
    values: tuple[float | None, ...],
    table: Table,
) -> Chart:
    known = [abs(value) for value in values if value is not None]
    size, unit = next((pair for pair in _SCALES if max(known) >= pair[0]), (1, "persons"))
    scaled = tuple(None if value is None else round(value / size, 4) for value in values)
    ends = [
        f"{year}: {grouped(value)}"
        for year, value in zip(years, values, strict=True)
        if value is not None and year in (_FROM, 2025, _TO)
    ]
    return Chart(
        title=title,
        alt=f"Line chart from {years[0]} to {years[-1]}. {'; '.join(ends)} persons.",
        unit=unit,
        years=years,
        series=(Series(context.place.short, scaled, "own"),),
        table=table,
        source=(
            f"Estimates to {_LAST_ESTIMATE}, medium variant after. {source_line(context, dataset)}"
        ),
    )


def _people_table(context: Context, people: Panel) -> Table:
    """Return the population by decade, beside that of the region and of the world."""
    region = context.place.region
    sides = [people.places[context.place.code], people.world]
    columns = [
        Column("Year"),
        Column(context.place.short, ColumnKind.NUMBER, own=True),
        Column("World", ColumnKind.NUMBER),
    ]
    if region:
        sides.insert(1, people.regions.get(region, {}))
        columns.insert(2, Column(region, ColumnKind.NUMBER))
    return Table("Population by decade, persons", tuple(columns), _by_decade(sides))


def _moves_table(context: Context, moves: Panel) -> Table:
    """Return net migration by decade, with the interval of 80 per cent once it is projected."""
    code = context.place.code
    bounds = [
        panel(context.store, Pick(ANNUAL, "state", f"net_migration_{bound}80_persons"))
        for bound in ("low", "high")
    ]
    sides = [side.places.get(code, {}) for side in (moves, *bounds)]
    columns = (
        Column("Year"),
        Column(context.place.short, ColumnKind.NUMBER, own=True),
        Column("80 % chance from", ColumnKind.NUMBER),
        Column("to", ColumnKind.NUMBER),
    )
    note = f"Estimates up to {_LAST_ESTIMATE} have no published bounds."
    return Table("Net migration of single years, persons", columns, _by_decade(sides), (note,))


def _by_decade(sides: Sequence[Mapping[int, float]]) -> tuple[Row, ...]:
    rows = []
    for year in range(_FROM, _TO + 1, 10):
        said = ("–" if year not in side else grouped(side[year]) for side in sides)
        rows.append(Row((Cell(str(year)), *map(Cell, said))))
    return tuple(rows)
