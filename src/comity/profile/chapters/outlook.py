"""How many people live here and may to 2100, and how migration adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from comity.evidence.figures_people import ANNUAL, WPP, population
from comity.evidence.panel import Panel, Pick, panel
from comity.facts.phrases import listed, marked, phrase, sentences, term
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
_SCALES = ((1_000_000, marked("million persons")), (1_000, marked("thousand persons")))


def outlook(context: Context) -> Section:
    """Return the chapter."""
    figures = context.figures("outlook").values()
    caption = phrase("Population and net migration of {place}", place=context.name)
    blocks = tabled(context, caption, figures)
    blocks += _charts(context)
    lede = phrase(
        "Estimates to {year}, then the medium variant of the United Nations, in the borders of "
        "today. A projection follows from its assumptions; it is no forecast.",
        year=_LAST_ESTIMATE,
    )
    return Section("outlook", phrase("To the year 2100"), lede, tuple(blocks))


def _charts(context: Context) -> Iterable[Block]:
    """Draw population and net migration, the past and the medium variant in one line."""
    people = population(context.store)
    moves = panel(context.store, Pick(ANNUAL, "state", "net_migration_persons"))
    years = tuple(range(_FROM, _TO + 1, 5))
    if context.place.code in people.places:
        known = tuple(people.at(context.place.code, year) for year in years)
        table = _people_table(context, people)
        yield _chart(context, phrase("Population"), WPP, years, known, table)
    if context.place.code in moves.places:
        code = context.place.code
        five = tuple(_mean(moves, code, year) for year in years)
        title = phrase("Net migration, mean of five years")
        yield _chart(context, title, ANNUAL, years, five, _moves_table(context, moves))


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
    size, unit = next((pair for pair in _SCALES if max(known) >= pair[0]), (1, marked("persons")))
    scaled = tuple(None if value is None else round(value / size, 4) for value in values)
    ends = [
        phrase("{year}: {value}", year=year, value=grouped(value))
        for year, value in zip(years, values, strict=True)
        if value is not None and year in (_FROM, 2025, _TO)
    ]
    return Chart(
        title=title,
        alt=phrase(
            "Line chart from {first} to {last}. {values} persons.",
            first=years[0],
            last=years[-1],
            values=listed(ends),
        ),
        unit=term(unit),
        years=years,
        series=(Series(context.short, scaled, "own"),),
        table=table,
        source=sentences(
            phrase("Estimates to {year}, medium variant after.", year=_LAST_ESTIMATE),
            source_line(context, dataset),
        ),
    )


def _people_table(context: Context, people: Panel) -> Table:
    """Return the population by decade, beside that of the region and of the world."""
    region = context.place.region
    sides = [people.places[context.place.code], people.world]
    columns = [
        Column(phrase("Year")),
        Column(context.short, ColumnKind.NUMBER, own=True),
        Column(phrase("World"), ColumnKind.NUMBER),
    ]
    if region:
        sides.insert(1, people.regions.get(region, {}))
        columns.insert(2, Column(context.region_name, ColumnKind.NUMBER))
    caption = phrase("Population by decade, persons")
    return Table(caption, tuple(columns), _by_decade(sides))


def _moves_table(context: Context, moves: Panel) -> Table:
    """Return net migration by decade, with the interval of 80 per cent once it is projected."""
    code = context.place.code
    bounds = [
        panel(context.store, Pick(ANNUAL, "state", f"net_migration_{bound}80_persons"))
        for bound in ("low", "high")
    ]
    sides = [side.places.get(code, {}) for side in (moves, *bounds)]
    columns = (
        Column(phrase("Year")),
        Column(context.short, ColumnKind.NUMBER, own=True),
        Column(phrase("80 % chance from"), ColumnKind.NUMBER),
        Column(phrase("to"), ColumnKind.NUMBER),
    )
    note = phrase("Estimates up to {year} have no published bounds.", year=_LAST_ESTIMATE)
    caption = phrase("Net migration of single years, persons")
    return Table(caption, columns, _by_decade(sides), (note,))


def _by_decade(sides: Sequence[Mapping[int, float]]) -> tuple[Row, ...]:
    rows = []
    for year in range(_FROM, _TO + 1, 10):
        said = ("–" if year not in side else grouped(side[year]) for side in sides)
        rows.append(Row((Cell(str(year)), *map(Cell, said))))
    return tuple(rows)
