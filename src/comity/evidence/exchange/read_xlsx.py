"""Read figures from the first sheet of a workbook, by the reader ``python-calamine``."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.exchange.limits import Limits
from comity.evidence.exchange.raw import Raw, text_schema
from comity.evidence.exchange.sheet_guard import check_sheets
from comity.evidence.exchange.structure import Structure
from comity.evidence.exchange.zip_guard import safe_copy
from comity.facts.errors import ExchangeError

if TYPE_CHECKING:
    import polars as pl


def read_xlsx(path: Path, structure: Structure, limits: Limits, sheet: int = 0) -> Raw:
    """Read one sheet: names of columns in its first row, an observation in each other row."""
    packed = safe_copy(path, limits)
    formulas = check_sheets(path, packed, sheet, limits)
    rows = _cells(path, packed, sheet)
    if not rows or not any(rows[0]):
        raise ExchangeError(path, "row 1", "holds no names of columns; put them in the first row.")
    names = [_text(cell) or "" for cell in rows[0]]
    while names and not names[-1]:
        names.pop()
    if len(set(names)) != len(names):
        raise ExchangeError(path, "row 1", "names a column twice or not at all; name each once.")
    table, places = _table(names, rows[1:], structure)
    named = tuple((row, names[at]) for row, at in formulas if at < len(names))
    return Raw(path, table, places, "row", named)


def _cells(path: Path, packed: io.BytesIO, sheet: int) -> Sequence[Sequence[object]]:
    try:
        import python_calamine as calamine
    except ImportError:
        problem = "needs the package python-calamine to be read. Install it, or send CSV."
        raise ExchangeError(path, "file", problem) from None
    packed.seek(0)
    try:
        book = calamine.CalamineWorkbook.from_filelike(packed)
        return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)
    except (calamine.CalamineError, IndexError, ValueError) as error:
        raise ExchangeError(path, "file", f"is no workbook ({str(error)[:120]}).") from None


def _table(
    names: list[str], rows: Sequence[Sequence[object]], structure: Structure
) -> tuple[pl.DataFrame, pl.Series]:
    import polars as pl

    kept = [(at, row) for at, row in enumerate(rows, start=2) if any(cell != "" for cell in row)]
    schema = text_schema(structure, names)
    columns = {
        name: pl.Series([_text(row[at]) for _, row in kept], dtype=pl.String()).cast(kind)
        for at, (name, kind) in enumerate(schema.items())
    }
    return pl.DataFrame(columns), pl.Series("row", [at for at, _ in kept], dtype=pl.Int64)


def _text(cell: object) -> str | None:
    """Write a cell as text: whole numbers without a point, days as in ISO 8601."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)
