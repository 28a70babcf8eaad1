"""Bring what a publisher sent into the columns, types and order of a data set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comity.evidence.catalogue import ColumnKind, ColumnMeaning, Dataset
from comity.facts.ground import Ground
from comity.fetch.faults import RefusedError
from comity.fetch.places import place_rows
from comity.fetch.raw import LAYOUT
from comity.fetch.services import Service
from comity.fetch.steps import STEPS

if TYPE_CHECKING:
    import polars as pl

_WHOLE = frozenset({"Int8", "Int16", "Int32", "Int64"})
_NOISE = 1e-3


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table must look like in the end.

    Attributes
    ----------
    keys, measures : columns that identify and that carry values
    columns : meaning of every column, in order
    ranges : least and greatest values known so far
    codes : codes of places beside those of the ground
    rows : rows of the table kept so far
    """

    keys: tuple[str, ...]
    measures: tuple[str, ...]
    columns: Mapping[str, ColumnMeaning]
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    rows: int = 0


def plan(dataset: Dataset, meanings: Mapping[str, ColumnMeaning], rows: int) -> Plan:
    """Return what the descriptor of a data set asks of a table."""
    return Plan(
        keys=dataset.keys,
        measures=dataset.measures,
        columns={name: meanings[name] for name in dataset.columns},
        ranges=dataset.expect.ranges,
        codes=frozenset(dataset.codes),
        rows=rows,
    )


def shaped(table: pl.DataFrame, service: Service, wanted: Plan, ground: Ground) -> pl.DataFrame:
    """Return the rows of a publisher as rows of a data set.

    Raises
    ------
    RefusedError
        If a column is missing, a place unknown, or a value not of its type.
    """
    import polars as pl

    lost = [name for name in service.expects if name not in table.columns]
    if lost:
        got = ", ".join(table.columns)[:160]
        raise RefusedError(
            f"the columns {', '.join(lost)[:200]} are missing; there are {got}.", LAYOUT
        )
    table = _clean(table, service)
    for step in service.steps:
        table = STEPS[step](table)
    table = table.rename(dict(service.rename), strict=False)
    table = table.with_columns(pl.lit(None, pl.String).alias(name) for name in service.absent)
    lost = [name for name in wanted.columns if name not in table.columns]
    if lost:
        raise RefusedError(f"nothing came for {', '.join(lost)}.", LAYOUT)
    table = _worded(place_rows(table, service.places, ground, wanted.codes), service)
    table = table.select(_typed(table[name], m, service) for name, m in wanted.columns.items())
    if wanted.measures:
        table = table.filter(pl.any_horizontal(pl.col(wanted.measures).is_not_null()))
    return table.sort(wanted.keys)


def _clean(table: pl.DataFrame, service: Service) -> pl.DataFrame:
    """Keep the rows asked for; marks that stand for no value become none."""
    import polars as pl

    for column, words in service.keep.items():
        table = table.filter(pl.col(column).is_in(words))
    value = pl.all().str.strip_chars()
    table = table.with_columns(value)
    marks = list(service.missing | {""})
    return table.with_columns(pl.when(~pl.all().is_in(marks)).then(pl.all()))


def _worded(table: pl.DataFrame, service: Service) -> pl.DataFrame:
    import polars as pl

    for column, words in service.words.items():
        table = table.with_columns(pl.col(column).fill_null("").replace(dict(words)))
    return table


def _typed(values: pl.Series, meaning: ColumnMeaning, service: Service) -> pl.Series:
    """Give a column its type; what is not of the type is a fault, not a gap."""
    import polars as pl

    if meaning.kind in (ColumnKind.YEAR, ColumnKind.NUMBER):
        return _number(values, meaning, service.scale.get(meaning.name, 1.0))
    if meaning.kind is ColumnKind.DAY:
        return _sound(values, values.str.to_date("%Y-%m-%d", strict=False), "a day")
    if meaning.kind is ColumnKind.FLAG:
        flags = values.str.to_lowercase().replace_strict(
            {"true": True, "false": False}, default=None, return_dtype=pl.Boolean
        )
        return _sound(values, flags, "true or false")
    return values


def _number(values: pl.Series, meaning: ColumnMeaning, scale: float) -> pl.Series:
    import polars as pl

    found = values.cast(pl.Float64, strict=False)
    found = _sound(values, found.set(found.is_infinite() | found.is_nan(), None), "a number")
    if scale != 1.0:
        # Dividing by a whole number keeps more of a figure than multiplying by a fraction.
        found = (found / round(1 / scale) if scale < 1 else found * scale).round(9)
    if meaning.type in _WHOLE:
        kind = getattr(pl, meaning.type)
        noise = (found - found.round()).abs() > _NOISE
        whole = found.round().cast(kind, strict=False).set(noise, None)
        return _sound(values, whole, "a whole number that fits")
    return found.cast(getattr(pl, meaning.type))


def _sound(values: pl.Series, found: pl.Series, wanted: str) -> pl.Series:
    """Refuse a column in which a value was lost."""
    lost = values.filter(values.is_not_null() & found.is_null())
    if lost.len():
        came = f"{values.name} holds {str(lost[0])[:60]!r}; expected {wanted}."
        raise RefusedError(came, LAYOUT)
    return found
