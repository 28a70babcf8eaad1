"""From the rows of a data set to plain records, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from comity.answers.forms import Record
from comity.facts import UnknownNameError

if TYPE_CHECKING:
    import polars as pl

    from comity.evidence.series import Series
    from comity.evidence.store import Store

#: Units in which parts of a whole may be added.
ADDED = ("persons", "persons or cases", "usd")


@dataclass(frozen=True, slots=True)
class Sum:
    """What the rows of one year add up to.

    Attributes
    ----------
    year : the year, or None for a data set without one
    value : sum of the cells that are not empty; None when all are
    rows, empty : how many rows there are, and in how many the cell is empty
    """

    year: int | None
    value: float | None
    rows: int
    empty: int


def of_rows(found: Series, rows: pl.DataFrame, store: Store) -> list[Record]:
    """Return rows with their data set, its edition and age, and the splits that they pass."""
    about = found.dataset
    breaks = {item.code: item.sentence for item in found.breaks}
    places = [name for name in about.columns if store.columns[name].kind.value == "place"]
    named = {
        "dataset": about.id,
        "edition": about.edition,
        "known_to": about.snapshot,
        "overridden": found.overridden,
    }
    return [
        {**row, **named, "breaks": [breaks[row[p]] for p in places if row[p] in breaks]}
        for row in rows.to_dicts()
    ]


def with_measure(found: Series, measure: str) -> Series:
    """Keep one measure of a series, and what is said of it.

    Raises
    ------
    UnknownNameError
        If the data set has no such measure.
    """
    about = found.dataset
    if measure not in about.measures:
        raise UnknownNameError(f"measure of {about.id}", measure, about.measures)
    kept = replace(about, measures=(measure,))
    others = tuple(f"{name} is empty" for name in about.measures if name != measure)
    missing = tuple(item for item in found.missing if not item.startswith(others))
    return replace(found, dataset=kept, rows=found.rows.select(kept.columns), missing=missing)


def apart(found: Series, store: Store) -> list[str]:
    """Return the keys, beside places and years, that have several values in the rows."""
    kinds = {name: store.columns[name].kind.value for name in found.dataset.keys}
    others = (name for name, kind in kinds.items() if kind not in {"place", "year"})
    return [name for name in others if found.rows[name].n_unique() > 1]


def sums(found: Series, measure: str, store: Store) -> list[Sum]:
    """Add up rows that differ in places alone, year by year; none when they do not add up."""
    import polars as pl

    addable = store.columns[measure].unit in ADDED and not apart(found, store)
    if not addable or found.rows.is_empty():
        return []
    year = year_of(found.dataset.columns, store)
    cells = pl.col(measure)
    wanted = (cells.sum().alias("sum"), cells.count().alias("known"), pl.len().alias("rows"))
    rows = found.rows.group_by(year).agg(*wanted).sort(year) if year else found.rows.select(*wanted)
    return [_sum(row, year) for row in rows.iter_rows(named=True)]


def _sum(row: Mapping[str, int], year: str | None) -> Sum:
    value = row["sum"] if row["known"] else None
    return Sum(row[year] if year else None, value, row["rows"], row["rows"] - row["known"])


def year_of(columns: tuple[str, ...], store: Store) -> str | None:
    """Return the column that says the year, if there is one.

    >>> from comity.evidence import store
    >>> year_of(("origin", "year", "sex"), store())
    'year'
    """
    return next((name for name in columns if store.columns[name].kind.value == "year"), None)
