"""Write a whole table as CSV in parts, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from comity.web.core.room import Bulk
from comity.web.rooms.open.bulks import packaged

if TYPE_CHECKING:
    import polars as pl

ROWS: Final = 20_000
#: What a spreadsheet takes for the beginning of a formula, as on every other page.
FORMULA: Final = r"^[=+\-@\t\r\n＝＋－＠]"


def csv(bulk: Bulk) -> Iterator[bytes]:
    """Go through a table as CSV: its head, then its rows, a part at a time."""
    for number, part in enumerate(parts(bulk)):
        yield _plain(part).write_csv(include_header=number == 0).encode()


def parts(bulk: Bulk) -> Iterator[pl.DataFrame]:
    """Go through a table in parts of some thousand rows; an empty one has one empty part."""
    import polars as pl

    file = packaged(bulk)
    whole = pl.scan_parquet(file, glob=False) if file else bulk.table().lazy()
    start = 0
    while True:
        part = whole.slice(start, ROWS).collect()
        if part.height or not start:
            yield part
        if part.height < ROWS:
            return
        start += ROWS


def _plain(table: pl.DataFrame) -> pl.DataFrame:
    """Write values as every other CSV here does: yes and no, lists by semicolons, no formula."""
    return table.with_columns(_cell(name, kind) for name, kind in table.schema.items())


def _cell(name: str, kind: pl.DataType) -> pl.Expr:
    import polars as pl

    column = pl.col(name)
    if kind == pl.Boolean:
        return column.replace_strict({True: "yes", False: "no"}, return_dtype=pl.String)
    if isinstance(kind, pl.List):
        column = column.list.eval(pl.element().cast(pl.String)).list.join("; ")
    elif kind != pl.String:
        return column
    risky = column.str.contains(FORMULA)
    return pl.when(risky).then(pl.concat_str(pl.lit("'"), column)).otherwise(column).alias(name)
