"""Rows as Parquet: every row that was asked for, however many."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from comity.web.core.answer import File

if TYPE_CHECKING:
    import polars as pl

KIND = "application/vnd.apache.parquet"


def parquet(rows: pl.DataFrame, name: str) -> File:
    """Return rows as a file of Parquet."""
    out = io.BytesIO()
    rows.write_parquet(out, compression="zstd")
    return File(out.getvalue(), KIND, f"{name}.parquet")
