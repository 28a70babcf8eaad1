"""A file as it was sent: its columns by name, its cells as text, and where each stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.exchange.structure import VALUE, Structure
from comity.facts.errors import ExchangeError, near_misses

if TYPE_CHECKING:
    import polars as pl

PLACE = "\0place"


@dataclass(frozen=True)
class Raw:
    """What a reader found, before anyone asks whether it is right.

    Attributes
    ----------
    path : the file
    table : its columns; values are text, those of coded columns dictionary-encoded
    places : row (or line of an XML file) of each observation; None when not asked for
    unit : what ``places`` counts, ``row`` or ``line``
    formulas : cells of a workbook that hold a formula, as row and column
    """

    path: Path
    table: pl.DataFrame
    places: pl.Series | None = None
    unit: str = "row"
    formulas: tuple[tuple[int, str], ...] = ()


def text_schema(structure: Structure, columns: list[str]) -> Mapping[str, pl.DataType]:
    """Return the types in which a file is first read: figures stay text."""
    import polars as pl

    known = {**structure.schema, VALUE: pl.String()}
    return {name: known.get(name, pl.String()) for name in columns}


def typed(raw: Raw, structure: Structure) -> pl.DataFrame:
    """Return the table in the columns and types of the structure.

    Raises
    ------
    ExchangeError
        If a column is unknown or missing, or a figure is no number.
    """
    import polars as pl

    _check_columns(raw, structure)
    table = raw.table
    absent = [name for name in structure.attributes if name not in table.columns]
    if VALUE not in table.columns:
        raise ExchangeError(raw.path, "header", f"has no column {VALUE}; add the figures.")
    value = number(pl.col(VALUE))
    wrong = table.lazy().filter(not_a_number()).select(VALUE).head(1).collect()
    if wrong.height:
        given = str(wrong.item())[:40]
        problem = f"{given!r} is no number; write digits with a point, and nothing if unknown."
        raise ExchangeError(raw.path, VALUE, problem)
    filled = table.with_columns(value, *(pl.lit(None).alias(name) for name in absent))
    return filled.select(pl.col(name).cast(kind) for name, kind in structure.schema.items())


def number(column: pl.Expr) -> pl.Expr:
    """Read text as a finite number; anything else, and ``NaN``, is missing.

    SDMX-ML writes a figure that is missing as ``NaN`` (2.1, section 3A part IV).
    """
    import polars as pl

    read = column.cast(pl.String).cast(pl.Float64, strict=False)
    return pl.when(read.is_finite()).then(read).otherwise(None).alias(VALUE)


def not_a_number() -> pl.Expr:
    """Tell which figures are given but are neither a finite number nor ``NaN``."""
    import polars as pl

    return pl.col(VALUE).is_not_null() & number(pl.col(VALUE)).is_null() & (pl.col(VALUE) != "NaN")


def _check_columns(raw: Raw, structure: Structure) -> None:
    for name in raw.table.columns:
        if name not in structure.columns:
            problem = f"{name[:40]!r} is no column of {structure.id}. {hint(name, structure)}"
            raise ExchangeError(raw.path, "header", problem)
    for name in structure.dimensions:
        if name not in raw.table.columns:
            raise ExchangeError(raw.path, "header", f"has no column {name}; add it.")


def hint(name: str, structure: Structure) -> str:
    """Suggest columns that resemble a name, or list them all."""
    close = near_misses(name, structure.columns)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return f"Remove it; columns are {', '.join(structure.columns)}."
