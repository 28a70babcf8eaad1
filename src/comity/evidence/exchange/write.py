"""Write a table of figures in any format of exchange."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.exchange.about import About
from comity.evidence.exchange.conform import conform
from comity.evidence.exchange.formats import XML, Format
from comity.evidence.exchange.structure import Structure
from comity.evidence.exchange.structure import structure as migration
from comity.evidence.exchange.whole import whole
from comity.evidence.exchange.write_csv import write_csv
from comity.evidence.exchange.write_package import write_package
from comity.evidence.exchange.write_xml import write_xml
from comity.facts.errors import QuestionError

if TYPE_CHECKING:
    import polars as pl


def write(
    table: pl.DataFrame,
    path: str | Path,
    kind: Format,
    about: About,
    structure: Structure | None = None,
) -> Path:
    """Write a table so that reading it again gives the same table.

    Nothing is left behind when it fails: the file appears whole or not at all.

    Parameters
    ----------
    table : figures in the columns of the structure; attributes may be absent
    path : file to write, or folder for a Data Package
    kind : any format but xlsx
    about : who prepared it, and when; a Data Package needs a licence

    Raises
    ------
    ExchangeError
        If the table has other columns, or holds what the format cannot carry.
    OutputError
        If it cannot be written there.
    """
    found, target = structure or migration(), Path(path)
    if kind is Format.XLSX:
        others = ", ".join(item for item in Format if item is not Format.XLSX)
        raise QuestionError(f"xlsx is read, not written. Choose one of {others}.")
    ready = conform(table, found, target, kind)
    if kind is Format.PACKAGE:
        return write_package(ready, target, about, found)
    if kind in XML:
        return whole(target, lambda part: write_xml(ready, part, kind, about, found))
    return whole(target, lambda part: write_csv(ready, part, kind, found))
