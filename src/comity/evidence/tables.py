"""Open the table of a data set, and refuse one that is not as the catalogue says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.catalogue import Dataset, catalogue, columns
from comity.facts.errors import UnknownNameError
from comity.facts.records import KNOWLEDGE
from comity.facts.tables import read_table

if TYPE_CHECKING:
    import polars as pl


@cache
def table(name: str, root: Path = KNOWLEDGE) -> pl.DataFrame:
    """Return the whole table of a data set, with exactly the columns of its descriptor.

    Raises
    ------
    UnknownNameError
        If no data set has this id.
    RecordError
        If the file is missing, cut off, or has other columns or types.

    Examples
    --------
    >>> table("sdg_10_7_2").height
    777
    """
    sets = catalogue(root)
    if name not in sets:
        raise UnknownNameError("data set", name, sets)
    return open_table(sets[name], root)


def open_table(dataset: Dataset, root: Path = KNOWLEDGE) -> pl.DataFrame:
    """Read the table of a descriptor."""
    return read_table(dataset.file, schema(dataset, root))


def schema(dataset: Dataset, root: Path = KNOWLEDGE) -> Mapping[str, type[pl.DataType]]:
    """Return name and Polars type of each column of a data set, in order."""
    import polars as pl

    meanings = columns(root)
    return {name: getattr(pl, meanings[name].type) for name in dataset.columns}
