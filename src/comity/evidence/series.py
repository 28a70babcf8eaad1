"""Ask a data set for its rows: filters in plain words, and what is missing said aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from comity.evidence.breaks import Break, breaks_of
from comity.evidence.catalogue import ColumnKind, Dataset, Missing
from comity.evidence.store import Store, store, values_of
from comity.facts.day import Day
from comity.facts.errors import QuestionError, UnknownNameError
from comity.facts.phrases import Number, marked, phrase, term

if TYPE_CHECKING:
    import polars as pl

#: Columns that say when, the year first.
TIMES = ("year", "period_start")


@dataclass(frozen=True)
class Series:
    """The rows of a data set that answer a question.

    Attributes
    ----------
    dataset : the descriptor: publisher, edition, concept, duration, unit, holes
    rows : keys, attributes and measures of the rows found
    filters : the values asked for, as they were understood
    missing : what the answer does not hold, in sentences
    breaks : splits of States that the answer passes; nothing is joined across them
    overridden : whether a data set of the user took the place of the bundled one
    read_from : ``bundled``, or the path of the user's table
    """

    dataset: Dataset
    rows: pl.DataFrame
    filters: Mapping[str, tuple[Any, ...]]
    missing: tuple[str, ...]
    breaks: tuple[Break, ...]
    overridden: bool
    read_from: str


def series(name: str, *, within: Store | None = None, **filters: object) -> Series:
    """Return the rows of a data set that have the values asked for.

    Parameters
    ----------
    name : id of the data set
    within : the data sets to ask; the bundle unless told otherwise
    filters : a value, or a list of values, for any column; places by any name in use

    Raises
    ------
    UnknownNameError
        If the data set, a column, a place or a word is not known.
    QuestionError
        If a year is not covered, or a value is of the wrong kind.

    Examples
    --------
    >>> found = series("migrant_stock_2024", destination="Germany", year=2024, sex="total")
    >>> found.rows["stock_persons"].sum(), found.dataset.edition
    (16750084, '2024')
    """
    place = within or store()
    dataset = place.dataset(name)
    asked = {column: _asked(place, dataset, column, filters[column]) for column in filters}
    rows = _filtered(place, name, asked)
    return Series(
        dataset=dataset,
        rows=rows,
        filters=asked,
        missing=tuple(_missing(place, dataset, rows, asked)),
        breaks=_breaks(place, dataset, asked),
        overridden=place.overridden(name),
        read_from=place.read_from(name),
    )


def _filtered(place: Store, name: str, asked: Mapping[str, tuple[Any, ...]]) -> pl.DataFrame:
    import polars as pl

    tests = [
        pl.col(column) == values[0] if len(values) == 1 else pl.col(column).is_in(values)
        for column, values in asked.items()
    ]
    return place.ask(name, lambda table: table.filter(*tests)) if tests else place.table(name)


def _asked(place: Store, dataset: Dataset, column: str, given: object) -> tuple[Any, ...]:
    """Read the values asked of a column, and refuse one that it cannot have."""
    if column not in dataset.columns:
        raise UnknownNameError(f"column of {dataset.id}", column, dataset.columns)
    values = list(given) if isinstance(given, list | tuple | set | range) else [given]
    if not values:
        raise QuestionError(f"No value is given for {column}; give one, or leave it out.")
    read = [_value(place, dataset, column, value) for value in values]
    _in_range(place, dataset, column, read)
    return tuple(dict.fromkeys(read))


def _value(place: Store, dataset: Dataset, column: str, value: object) -> object:
    kind = place.columns[column].kind
    if kind is ColumnKind.PLACE:
        text = str(value)
        return text.upper() if text.upper() in dataset.codes else place.ground.resolve(text).code
    if kind is ColumnKind.DAY:
        return value if isinstance(value, date) else Day.parse(str(value)).first
    if kind in {ColumnKind.NUMBER, ColumnKind.YEAR}:
        return _number(column, value)
    if kind is ColumnKind.FLAG:
        return _flag(column, value)
    known = values_of(place, dataset.id, column)
    if value not in known:
        raise UnknownNameError(f"{column} of {dataset.id}", str(value), known)
    return value


def _number(column: str, value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        problem = f"{column} should be a number, got {str(value)[:40]!r}; write one such as 2020."
        raise QuestionError(problem) from None
    return int(number) if number.is_integer() else number


def _flag(column: str, value: object) -> bool:
    text = str(value).lower()
    if text not in {"true", "false"}:
        problem = f"{column} is true or false, got {text[:40]!r}; write one of the two."
        raise QuestionError(problem)
    return text == "true"


def _in_range(place: Store, dataset: Dataset, column: str, values: list[Any]) -> None:
    """Refuse a year without any row, and name the years around it."""
    if column not in TIMES:
        return
    known = values_of(place, dataset.id, column)
    for value in values:
        if value not in known:
            near = sorted(known, key=lambda year: abs(year - value))[:3]
            words = " or ".join(map(str, sorted(near)))
            raise QuestionError(f"{dataset.id} has no {column} {value}; ask for {words}.")


def _missing(
    place: Store, dataset: Dataset, rows: pl.DataFrame, asked: Mapping[str, tuple[Any, ...]]
) -> list[str]:
    """Say which places asked for have no row, and which measures have empty cells."""
    if rows.is_empty():
        words = (f"{name} {' or '.join(map(str, values))}" for name, values in asked.items())
        return [_no_figure(" and ".join(words))]
    found = []
    for column, values in asked.items():
        if place.columns[column].kind is ColumnKind.PLACE:
            there = set(rows[column].unique())
            gone = [str(value) for value in values if value not in there]
            if gone:
                found.append(_no_figure(f"{column} {', '.join(gone)}"))
    for measure in dataset.measures:
        empty = rows[measure].null_count()
        if empty:
            found.append(_empty(place, measure, empty, rows.height))
    return found


def _no_figure(asked: str) -> str:
    """Say that nothing is known for columns and values, which are codes in every language."""
    return phrase("There is no figure for {asked}: it is unknown, not zero.", asked=asked)


def _empty(place: Store, measure: str, empty: int, rows: int) -> str:
    return phrase(
        "{measure} is empty in {part} of {whole} rows: {meaning}.",
        measure=measure,
        part=Number(empty),
        whole=Number(rows),
        meaning=term(_MEANINGS[place.columns[measure].missing]),
    )


_MEANINGS = {
    Missing.UNKNOWN: marked("unknown"),
    Missing.NOT_APPLICABLE: marked("not applicable"),
    Missing.NEVER: marked("never"),
}


def _breaks(
    place: Store, dataset: Dataset, asked: Mapping[str, tuple[Any, ...]]
) -> tuple[Break, ...]:
    columns = [name for name in asked if place.columns[name].kind is ColumnKind.PLACE]
    codes = {code for name in columns for code in asked[name]}
    years = next((asked[name] for name in TIMES if name in asked), ())
    first, last = dataset.coverage.first, dataset.coverage.last
    if years:
        first, last = min(years), max(years)
    return breaks_of(dataset, codes, first, last, place.ground)
