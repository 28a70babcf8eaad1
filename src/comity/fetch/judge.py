"""Judge whether new data may take the place of the old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comity.evidence.catalogue import ColumnKind, ColumnMeaning, Missing
from comity.facts.ground import Ground
from comity.fetch.faults import RefusedError
from comity.fetch.shape import Plan

if TYPE_CHECKING:
    import polars as pl

ROOM = 2.0
FEWEST = 0.5
_LOOK = "Compare with what the publisher shows; if it is right, correct the descriptor."


def judge(table: pl.DataFrame, wanted: Plan, ground: Ground, today: date) -> None:
    """Refuse a table that breaks what its data set says of itself.

    Raises
    ------
    RefusedError
        If it has less than half the rows of before, an observation twice, an empty key,
        a code or word that nobody knows, or a value far outside the known range.
    """
    for came in _faults(table, wanted, ground, today):
        raise RefusedError(came, _LOOK)


def _faults(table: pl.DataFrame, wanted: Plan, ground: Ground, today: date) -> Iterator[str]:
    if not table.height:
        yield "no rows came."
    if table.height < wanted.rows * FEWEST:
        yield f"{table.height:,} rows came, less than half of the {wanted.rows:,} of before."
    for name, meaning in wanted.columns.items():
        if meaning.missing is Missing.NEVER or name in wanted.keys:
            empty = table[name].null_count()
            if empty and meaning.missing is not Missing.NOT_APPLICABLE:
                yield f"{empty:,} rows have no {name}."
    twice = table.select(wanted.keys).is_duplicated()
    if twice.any():
        row = table.filter(twice).select(wanted.keys).row(0)
        yield f"{int(twice.sum()):,} rows share their keys, such as {', '.join(map(str, row))}."
    for name, meaning in wanted.columns.items():
        yield from _words(table[name], meaning, wanted, ground)
    yield from _ranges(table, wanted, today)


def _words(
    values: pl.Series, meaning: ColumnMeaning, wanted: Plan, ground: Ground
) -> Iterator[str]:
    found = set(values.drop_nulls().unique()) if values.dtype.is_(_text()) else set()
    if meaning.kind is ColumnKind.WORD:
        odd = sorted(found - set(meaning.words))
    elif meaning.kind is ColumnKind.PLACE:
        odd = sorted(found - set(ground.places) - wanted.codes)
    elif meaning.kind is ColumnKind.PLACES:
        parts = {part for value in found for part in value.split(",")}
        odd = sorted(parts - set(ground.places) - wanted.codes)
    else:
        return
    if odd:
        few = ", ".join(repr(word[:30]) for word in odd[:4])
        yield f"{meaning.name} holds {len(odd)} unknown words: {few}."


def _ranges(table: pl.DataFrame, wanted: Plan, today: date) -> Iterator[str]:
    """Compare with the known ranges, with room for figures that go on growing."""
    for name, (low, high) in wanted.ranges.items():
        least, most = table[name].min(), table[name].max()
        if wanted.columns[name].kind is ColumnKind.YEAR:
            lowest, highest = low, max(high, today.year)
        else:
            lowest = low * ROOM if low < 0 else low / ROOM
            highest = high * ROOM if high > 0 else high / ROOM
        for value in (least, most):
            if isinstance(value, int | float) and not lowest <= value <= highest:
                yield f"{name} holds {value:,}, outside {lowest:,g} to {highest:,g}."


def _text() -> pl.DataType:
    import polars as pl

    return pl.String()
