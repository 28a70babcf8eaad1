"""Write SDMX-CSV 1.0 and 2.0, and plain CSV with a header."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.exchange.formats import Format
from comity.evidence.exchange.structure import Structure

if TYPE_CHECKING:
    import polars as pl


def write_csv(table: pl.DataFrame, path: Path, kind: Format, structure: Structure) -> None:
    """Write a conforming table; SDMX-CSV says in its first columns what it holds.

    1.0 names the dataflow in each row; 2.0 the kind of structure, its reference and the
    action, here *information* (field guide, "Column headers" and "Column content").
    """
    import polars as pl

    reference = pl.lit(structure.reference)
    frames = {
        Format.SDMX_CSV_1: [reference.alias("DATAFLOW")],
        Format.SDMX_CSV_2: [
            pl.lit("dataflow").alias("STRUCTURE"),
            reference.alias("STRUCTURE_ID"),
            pl.lit("I").alias("ACTION"),
        ],
    }
    table.select(*frames.get(kind, []), pl.all()).write_csv(path, line_terminator="\n")
