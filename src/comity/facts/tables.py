"""Read statistical records kept as Parquet, as strictly as the others."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from comity.facts.errors import RecordError

if TYPE_CHECKING:
    import polars as pl


def read_table(
    path: Path,
    columns: Mapping[str, pl.DataType | type[pl.DataType]],
    asked: Callable[[pl.LazyFrame], pl.LazyFrame] | None = None,
) -> pl.DataFrame:
    """Read a Parquet record whose columns and types are exactly those expected.

    Parameters
    ----------
    path : where the record is
    columns : name and Polars type of each column, in order
    asked : what to ask of the table; only the columns that it names are then unpacked

    Raises
    ------
    RecordError
        If the file is missing, cut off, not Parquet, or has other columns or types.
    """
    import polars as pl

    try:
        # Opened here: Polars must not expand patterns in names or follow addresses.
        table = pl.scan_parquet(io.BytesIO(path.read_bytes()))
        found = table.collect_schema()
        _as_expected(path, found, columns)
        return (asked(table) if asked else table).collect()
    except OSError as error:
        raise RecordError(path, "file", f"cannot be read ({error.strerror or error}).") from None
    except (RecordError, pl.exceptions.ColumnNotFoundError):
        raise
    except Exception as error:  # Polars raises many kinds, some of them its own panics
        problem = f"is not whole Parquet ({str(error).splitlines()[0][:120]}). Fetch it again."
        raise RecordError(path, "file", problem) from None


def _as_expected(
    path: Path, found: pl.Schema, columns: Mapping[str, pl.DataType | type[pl.DataType]]
) -> None:
    """Refuse columns or types that the descriptor does not name."""
    for name, kind in columns.items():
        if name not in found:
            raise RecordError(path, f"column {name}", "is missing.")
        if found[name] != kind:
            raise RecordError(path, f"column {name}", f"is {found[name]}; expected {kind}.")
    for name in found:
        if name not in columns:
            raise RecordError(path, f"column {name}", "is not a known column.")
