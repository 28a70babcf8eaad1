"""Bring a table into the columns of the structure, or say why no file can carry it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.exchange.formats import XML, Format
from comity.evidence.exchange.raw import hint
from comity.evidence.exchange.structure import VALUE, Structure
from comity.facts.errors import ExchangeError

if TYPE_CHECKING:
    import polars as pl

#: A text that a spreadsheet would take for a formula and run (CWE-1236).
FORMULA = r"^[\s]*[=+@]|^\s*-."
#: Characters that XML 1.0 cannot carry (production 2), the tab and line ends excepted.
_NOT_XML = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{fffe}\x{ffff}]"


def conform(table: pl.DataFrame, structure: Structure, path: Path, kind: Format) -> pl.DataFrame:
    """Return the table in the order and types of the structure.

    Empty text becomes missing: no format tells the two apart.

    Raises
    ------
    ExchangeError
        If a column is unknown or a dimension missing, a figure is not finite, or a text
        holds what the format cannot carry.
    """
    import polars as pl

    for name in table.columns:
        if name not in structure.columns:
            raise ExchangeError(path, f"column {name[:40]}", hint(name, structure))
    for name in (*structure.dimensions, VALUE):
        if name not in table.columns:
            raise ExchangeError(path, f"column {name}", "is missing from the table; add it.")
    absent = [pl.lit(None).alias(name) for name in structure.columns if name not in table.columns]
    try:
        ready = table.with_columns(absent).select(
            pl.col(name).cast(kind) for name, kind in structure.schema.items()
        )
    except pl.exceptions.PolarsError as error:
        problem = f"has a column of the wrong type ({str(error).splitlines()[0][:120]})."
        raise ExchangeError(path, "table", problem) from None
    for name in structure.dimensions:
        blank = ready[name].is_null() | (ready[name] == "")
        if blank.any():
            problem = f"is empty in row {blank.arg_true()[0] + 1}; state each dimension."
            raise ExchangeError(path, f"column {name}", problem)
    _check_values(ready, path)
    _check_texts(ready, structure, path, kind)
    return ready.with_columns(
        pl.when(pl.col(name) != "").then(pl.col(name)).alias(name)
        for name in structure.columns
        if name != VALUE
    )


def _check_values(table: pl.DataFrame, path: Path) -> None:
    import polars as pl

    if table.select((~pl.col(VALUE).is_finite()).any()).item():
        problem = "holds an infinite figure or NaN; leave what is unknown empty (null)."
        raise ExchangeError(path, VALUE, problem)


def _check_texts(table: pl.DataFrame, structure: Structure, path: Path, kind: Format) -> None:
    """Look at each different text once."""
    pattern = _NOT_XML if kind in XML else r"\x00"
    for name in structure.columns:
        if name == VALUE:
            continue
        texts = table[name].unique().cast(str).drop_nulls()
        wrong = texts.filter(texts.str.contains(pattern))
        if wrong.len():
            problem = f"{wrong[0][:40]!r} holds a control character; remove it."
            raise ExchangeError(path, f"column {name}", problem)
        formula = texts.filter(texts.str.contains(FORMULA))
        if kind not in XML and formula.len():
            problem = f"{formula[0][:40]!r} would run as a formula in a spreadsheet; reword it."
            raise ExchangeError(path, f"column {name}", problem)
