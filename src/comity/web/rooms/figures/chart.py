"""The drawing of an answer: lines over years, or the largest rows of one year as bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from comity.answers.amounts import number
from comity.answers.figures import source_line
from comity.evidence.breaks import split_years
from comity.facts.phrases import sentences
from comity.profile.document import (
    Bar,
    Bars,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Row,
    Series,
    Table,
)
from comity.web.core.language import arrow, figure_words, name_of
from comity.web.core.words import together
from comity.web.rooms.figures.column_words import measure_title, value_word
from comity.web.rooms.figures.explore import Explored
from comity.web.rooms.figures.words import cell_words, unit_words

MOST_LINES: Final = 6
MOST_BARS: Final = 15
Lines = dict[str, dict[int, float | None]]
Parted = dict[str, tuple[int, ...]]


def drawings(asked: Explored) -> Iterator[Chart | Bars]:
    """Draw what can be: one unit alone, and never more lines than can be told apart."""
    if not asked.measure or asked.unit == "as unit":
        return
    if not asked.found.rows[asked.measure].count():
        return
    years, names = asked.years, _varying(asked)
    combinations = asked.found.rows.select(names).n_unique() if names else 1
    if len(years) > 1 and combinations <= MOST_LINES:
        yield _chart(asked, *_lines(asked, names))
        return
    if len(years) > 1 and asked.sums:
        yield _summed(asked)
    if names and combinations > 1:
        yield from _bars(asked, names)


def _summed(asked: Explored) -> Chart:
    """Draw what the rows of each year add up to, and tell how many of them are empty."""
    rows = {row.year: row for row in asked.sums}
    name = _("Sum of the rows")
    parted = {name: _splits(asked, _asked_places(asked))}
    chart = _chart(asked, {name: {int(y or 0): r.value for y, r in rows.items()}}, parted)
    heads = (_("Rows"), _("Rows without data"))
    columns = (*chart.table.columns, *(Column(head, ColumnKind.NUMBER) for head in heads))
    found = []
    for row in chart.table.rows:
        of = rows[int(row.cells[0].text)]
        found.append(Row((*row.cells, Cell(number(of.rows)), Cell(number(of.empty)))))
    warning = _("The rows differ from year to year: the table says how many there are.")
    table = replace(chart.table, columns=columns, rows=tuple(found))
    return replace(chart, table=table, source=sentences(warning, chart.source))


def _varying(asked: Explored) -> list[str]:
    """Return the keys beside the year that have several values; where from before where to."""
    keys = (name for name in in_order(asked.dataset.keys) if name != asked.year)
    return [name for name in keys if asked.found.rows[name].n_unique() > 1]


def in_order(names: Sequence[str]) -> list[str]:
    """Put the column of places that people, money or passports come from first.

    >>> in_order(("destination", "origin", "year"))
    ['origin', 'destination', 'year']
    """
    return sorted(names, key=lambda name: name not in _FROM)


_FROM = frozenset({"origin", "sender", "passport"})


def _label(asked: Explored, names: Sequence[str], row: dict[str, object]) -> str:
    """Name a row by what tells it from others; by its places when it is alone."""
    keys = in_order(asked.dataset.keys)
    places = [name for name in keys if asked.store.columns[name].kind.value == "place"]
    shown = names or places
    way = f" {arrow()} ".join(value_words(asked, n, row[n]) for n in shown if n in places)
    others = [value_words(asked, n, row[n]) for n in shown if n not in places]
    return together((way, *others)) or asked.measure


def value_words(asked: Explored, name: str, value: object) -> str:
    """Return a value of a column; places by their name."""
    if value is None:
        return ""
    if asked.store.columns[name].kind.value == "place":
        known = asked.store.ground.places.get(str(value))
        if known:
            return name_of(known)
        return value_word(asked.dataset.codes.get(str(value), str(value)))
    return value_word(str(value).lower() if isinstance(value, bool) else str(value))


def _lines(asked: Explored, names: list[str]) -> tuple[Lines, Parted]:
    """Return the lines, and the years with which the series of a State begins anew."""
    found: Lines = {}
    parted: Parted = {}
    assert asked.year
    for row in asked.found.rows.iter_rows(named=True):
        label = _label(asked, names, row)
        found.setdefault(label, {})[row[asked.year]] = row[asked.measure]
        if label not in parted:
            parted[label] = _splits(asked, [str(row[name]) for name in _places(asked)])
    return found, parted


def _places(asked: Explored) -> list[str]:
    """Return the columns of places."""
    columns = asked.store.columns
    return [name for name in asked.dataset.keys if columns[name].kind.value == "place"]


def _asked_places(asked: Explored) -> list[str]:
    """Return the places that were asked for; a sum over all of them is of the same world."""
    return [code for name in _places(asked) for code in asked.found.filters.get(name, ())]


def _splits(asked: Explored, codes: Sequence[str]) -> tuple[int, ...]:
    return split_years(asked.dataset, codes, asked.store.ground)


def scale_of(unit: str) -> tuple[float, str]:
    """Return by what values of a unit are multiplied in a drawing, and the unit shown."""
    return (100, "%") if unit == "share" else (1, unit_words(unit))


def _chart(asked: Explored, lines: Lines, parted: Parted) -> Chart:
    factor, unit = scale_of(asked.unit)
    known = [y for values in lines.values() for y, value in values.items() if value is not None]
    years = tuple(y for y in asked.years if min(known) <= y <= max(known))
    title = measure_title(asked.store.columns[asked.measure])
    return Chart(
        title=title,
        alt=_("Line chart, %(first)s to %(last)s: %(lines)s.")
        % {"first": years[0], "last": years[-1], "lines": together(lines)},
        unit=unit,
        years=years,
        series=tuple(
            Series(label, _course(values, years, factor), role, parted.get(label, ()))
            for (label, values), role in zip(lines.items(), _roles(len(lines)), strict=True)
        ),
        table=chart_table(title, years, lines, asked.unit),
        source=source_line(asked.dataset, asked.store, asked.on),
    )


def _course(
    values: Mapping[int, float | None], years: Sequence[int], factor: float
) -> tuple[float | None, ...]:
    found = (values.get(year) for year in years)
    return tuple(None if value is None else value * factor for value in found)


def _roles(count: int) -> list[str]:
    """Tell the first lines apart by colour, width and dash; the rest by their names."""
    return ["own", "region", "world", *["other"] * count][:count]


def chart_table(
    title: str, years: Sequence[int], lines: Mapping[str, Mapping[int, float | None]], unit: str
) -> Table:
    """Return the table behind a line chart: a row for each year, a column for each line."""
    heads = (Column(label, ColumnKind.NUMBER) for label in lines)
    rows = (
        (str(year), *(cell_words(values.get(year), unit) for values in lines.values()))
        for year in years
    )
    cells = (Row(tuple(map(Cell, row))) for row in rows)
    return Table(title, (Column(_("Year")), *heads), tuple(cells))


def _bars(asked: Explored, names: list[str]) -> Iterator[Bars]:
    """Draw the largest rows of the last year that has any value."""
    import polars as pl

    rows = asked.found.rows.drop_nulls(asked.measure)
    if rows.is_empty():
        return
    year = rows[asked.year].max() if asked.year else asked.dataset.coverage.last
    of_year = rows.filter(pl.col(asked.year) == year) if asked.year else rows
    largest = of_year.top_k(MOST_BARS, by=asked.measure).sort(asked.measure, descending=True)
    if largest.is_empty() or largest[asked.measure].min() < 0:  # type: ignore[operator]  # numbers
        return
    shown = [(_label(asked, names, r), r[asked.measure]) for r in largest.iter_rows(named=True)]
    said = {"shown": len(shown), "all": figure_words(of_year.height), "year": year}
    title = _("The %(shown)s largest of %(all)s rows in %(year)s") % said
    yield Bars(
        title=title,
        total="",
        alt=together(f"{label} {number(value)}" for label, value in shown[:5]),
        unit=unit_words(asked.unit),
        bars=tuple(Bar(la, float(v), cell_words(v, asked.unit)) for la, v in shown),
        role="out",
        table=Table(
            title,
            (Column(_("Row")), Column(unit_words(asked.unit), ColumnKind.NUMBER)),
            tuple(Row((Cell(la), Cell(cell_words(v, asked.unit)))) for la, v in shown),
        ),
        source=source_line(asked.dataset, asked.store, asked.on),
    )
