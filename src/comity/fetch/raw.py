"""Read what a publisher sends as a table of text, under the publisher's own column names."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.facts.errors import OutputError
from comity.fetch.faults import RefusedError
from comity.fetch.services import Service
from comity.fetch.unpack import content, refuse_bad_workbook, text

if TYPE_CHECKING:
    import polars as pl

LAYOUT = "See whether the publisher changed the layout, and correct the list of services."
_HEADER_WITHIN = 60


def read_csv(path: Path, service: Service) -> pl.DataFrame:
    """Read a table with commas, packed or not."""
    import polars as pl

    found = text(content(path, service.unpacked)).encode()
    try:
        table = pl.read_csv(io.BytesIO(found), infer_schema=False)
    except Exception as error:  # Polars raises many kinds
        raise RefusedError(f"what came is no CSV ({_first(error)}).", LAYOUT) from None
    if not table.height:
        raise RefusedError("a table without rows came.", LAYOUT)
    return table.rename({name: name.strip() for name in table.columns})


def read_xlsx(path: Path, service: Service) -> pl.DataFrame:
    """Read the sheets of a workbook whose names begin as the service says, one below another."""
    import polars as pl

    refuse_bad_workbook(path, service.unpacked)
    try:
        import python_calamine as calamine
    except ImportError:
        problem = "needs the package python-calamine: pip install python-calamine."
        raise OutputError(path, problem) from None
    try:
        book = calamine.CalamineWorkbook.from_path(path)
        names = [name for name in book.sheet_names if name.startswith(service.sheets)]
        tables = [_table(book.get_sheet_by_name(name).iter_rows(), service) for name in names]
    except (calamine.CalamineError, ValueError, OSError) as error:
        raise RefusedError(f"the workbook cannot be read ({_first(error)}).", LAYOUT) from None
    if not tables:
        raise RefusedError(f"the workbook has no sheet {service.sheets!r}.", LAYOUT)
    return pl.concat(tables, how="diagonal")


def _table(rows: Iterable[list[Any]], service: Service) -> pl.DataFrame:
    """Make a table of the rows below the header, which begins with a known cell."""
    import polars as pl

    lines = iter(rows)
    for row in islice(lines, _HEADER_WITHIN):
        if row and str(row[0]).strip() == service.header:
            names = _told_apart([cell_text(cell) or "" for cell in row])
            wanted = [at for at, name in enumerate(names) if name and _read(name, service)]
            columns: list[list[str | None]] = [[] for _ in wanted]
            for line in lines:
                for column, at in zip(columns, wanted, strict=True):
                    column.append(cell_text(line[at]))
            table = pl.DataFrame(
                [
                    pl.Series(names[at], column, dtype=pl.String())
                    for at, column in zip(wanted, columns, strict=True)
                ]
            )
            return table.filter(~pl.all_horizontal(pl.all().is_null()))
    raise RefusedError(f"no row of the sheet begins with {service.header!r}.", LAYOUT)


def _read(name: str, service: Service) -> bool:
    return not service.only or name in service.only


def _told_apart(names: Sequence[str]) -> list[str]:
    """Number names that come again: 1990, 1990 (2), 1990 (3).

    >>> _told_apart(["1990", "1995", "1990"])
    ['1990', '1995', '1990 (2)']
    """
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 or not name else f"{name} ({seen[name]})")
    return found


def cell_text(cell: object) -> str | None:
    """Write a cell as text: whole numbers without a point, days as in ISO 8601."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip() or None


def _first(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:120] if str(error).strip() else type(error).__name__
