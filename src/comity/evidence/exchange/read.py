"""Read a file of figures, whatever its format, into the columns of the structure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.exchange.formats import XML, Format, sniff
from comity.evidence.exchange.limits import DEFAULT, Limits
from comity.evidence.exchange.raw import Raw, typed
from comity.evidence.exchange.read_csv import read_csv
from comity.evidence.exchange.read_package import read_package
from comity.evidence.exchange.read_xlsx import read_xlsx
from comity.evidence.exchange.read_xml import message_format, read_xml
from comity.evidence.exchange.structure import Structure
from comity.evidence.exchange.structure import structure as migration

if TYPE_CHECKING:
    import polars as pl


def read(
    path: str | Path, structure: Structure | None = None, limits: Limits = DEFAULT
) -> pl.DataFrame:
    """Read a file of figures into a table with exactly the columns of the structure.

    Codes are taken as they stand: :func:`validate` asks whether they are known.

    Parameters
    ----------
    path : file, or folder of a Data Package
    structure : the structure expected; that of migration figures unless told otherwise
    limits : how much is read before the file is refused

    Returns
    -------
    polars.DataFrame
        One row for each observation, in the order of the file. Unknown figures are null.

    Raises
    ------
    ExchangeError
        If the file cannot be read safely, has other columns, or a figure is no number.
    """
    found = structure or migration()
    return typed(read_raw(Path(path), found, limits), found)


def read_raw(
    path: Path, structure: Structure, limits: Limits = DEFAULT, places: bool = False
) -> Raw:
    """Read a file as it was sent; ``places`` asks where each observation stood."""
    kind = sniff(path, limits)
    if kind is Format.XLSX:
        raw = read_xlsx(path, structure, limits)
    elif kind is Format.PACKAGE:
        raw = read_package(path, structure, limits, places)
    elif kind in XML:
        raw = read_xml(path, structure, limits, places)
    else:
        raw = read_csv(path, structure, limits, places, kind)
    return _blank_to_null(raw)


def format_of(path: Path, limits: Limits = DEFAULT) -> Format:
    """Return the format of a file."""
    kind = sniff(path, limits)
    return message_format(path, limits) if kind in XML else kind


def _blank_to_null(raw: Raw) -> Raw:
    """Treat an empty text as what it is: nothing was said."""
    import polars as pl

    columns = raw.table.columns
    found = (
        raw.table.select((pl.col(name) == "").any() for name in columns).row(0) if columns else ()
    )
    empty = [name for name, has in zip(columns, found, strict=True) if has]
    if not empty:
        return raw
    cleaned = [
        pl.when(pl.col(name) == "").then(None).otherwise(pl.col(name)).alias(name) for name in empty
    ]
    return Raw(raw.path, raw.table.with_columns(cleaned), raw.places, raw.unit, raw.formulas)
