"""Write data messages of SDMX-ML: structure-specific 2.1 and 3.0, and generic 2.1.

Observations are written flat, each with its whole key, as the dimension at the
observation ``AllDimensions`` says (2.1 and 3.0, section 3A part IV).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.exchange.about import About
from comity.evidence.exchange.formats import Format
from comity.evidence.exchange.structure import VALUE, Structure
from comity.evidence.exchange.xml_heads import data_head, data_tail

if TYPE_CHECKING:
    import polars as pl

_ROWS = 100_000
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def write_xml(
    table: pl.DataFrame, path: Path, kind: Format, about: About, structure: Structure
) -> None:
    """Write a conforming table as one message, a slice of rows at a time."""
    line = _generic(structure) if kind is Format.SDMX_ML_21_GENERIC else _specific(structure)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(data_head(kind, about, structure))
        for part in table.iter_slices(_ROWS):
            file.write("\n".join(part.select(line).to_series()))
            file.write("\n")
        file.write(data_tail(kind))


def _text(name: str) -> pl.Expr:
    """Return a column as text that may stand inside an XML attribute."""
    import polars as pl

    column = pl.col(name).cast(pl.String)
    if name == VALUE:
        return column
    return column.str.replace_many(list(_ESCAPES), list(_ESCAPES.values()))


def _piece(name: str, before: str, after: str) -> pl.Expr:
    """Wrap a value; a missing value leaves nothing at all."""
    import polars as pl

    return pl.concat_str(pl.lit(before), _text(name), pl.lit(after)).fill_null("")


def _specific(structure: Structure) -> pl.Expr:
    import polars as pl

    pieces = (_piece(name, f' {name}="', '"') for name in structure.columns)
    return pl.concat_str(pl.lit("<Obs"), *pieces, pl.lit("/>"))


def _generic(structure: Structure) -> pl.Expr:
    import polars as pl

    def values(names: tuple[str, ...]) -> Iterator[pl.Expr]:
        for name in names:
            yield _piece(name, f'<g:Value id="{name}" value="', '"/>')

    attributes = pl.concat_str(*values(structure.attributes))
    some = pl.any_horizontal(pl.col(name).is_not_null() for name in structure.attributes)
    wrapped = pl.concat_str(pl.lit("<g:Attributes>"), attributes, pl.lit("</g:Attributes>"))
    return pl.concat_str(
        pl.lit("<g:Obs><g:ObsKey>"),
        *values(structure.dimensions),
        pl.lit("</g:ObsKey>"),
        _piece(VALUE, '<g:ObsValue value="', '"/>'),
        pl.when(some).then(wrapped).otherwise(pl.lit("")),
        pl.lit("</g:Obs>"),
    )
