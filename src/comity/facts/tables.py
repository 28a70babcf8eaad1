"""Read statistical records kept as Parquet, as strictly as the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from comity.facts.errors import RecordError

if TYPE_CHECKING:
    import polars as pl


def read_table(path: Path, columns: Mapping[str, pl.DataType | type[pl.DataType]]) -> pl.DataFrame:
    """Read a Parquet record whose columns and types are exactly those expected.

    Parameters
    ----------
    path : where the record is
    columns : name and Polars type of each column, in order

    Raises
    ------
    RecordError
        If the file is missing, cut off, not Parquet, or has other columns or types.
    """
    import polars as pl

    try:
        # Opened here: Polars must not expand patterns in names or follow addresses.
        with path.open("rb") as file:
            table = pl.read_parquet(file)
    except OSError as error:
        raise RecordError(path, "file", f"cannot be read ({error.strerror or error}).") from None
    except Exception as error:  # Polars raises many kinds, some of them its own panics
        problem = f"is not whole Parquet ({str(error).splitlines()[0][:120]}). Fetch it again."
        raise RecordError(path, "file", problem) from None
    for name, kind in columns.items():
        if name not in table.columns:
            raise RecordError(path, f"column {name}", "is missing.")
        if table.schema[name] != kind:
            problem = f"is {table.schema[name]}; expected {kind}."
            raise RecordError(path, f"column {name}", problem)
    for name in table.columns:
        if name not in columns:
            raise RecordError(path, f"column {name}", "is not a known column.")
    return table
