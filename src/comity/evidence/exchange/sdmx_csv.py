"""The columns by which SDMX-CSV says what a message is, beside the data themselves.

SDMX-CSV 1.0 begins with DATAFLOW; 2.0 with STRUCTURE, STRUCTURE_ID and ACTION. Both may
add keys and localised names ("Column headers" and "Column content" of the field guide).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from comity.evidence.exchange.raw import text_schema
from comity.evidence.exchange.structure import Structure
from comity.facts.errors import ExchangeError

if TYPE_CHECKING:
    import polars as pl

FRAME = ("DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION")
KEYS = ("SERIES_KEY", "OBS_KEY")
_KINDS = ("dataflow", "datastructure", "dataprovision")
#: Information, append, merge and replace bring figures; delete takes them away.
_ACTIONS = ("I", "A", "M", "R")


def message_columns(names: list[str]) -> Mapping[str, pl.DataType]:
    """Return the types of the columns that frame a message: few values, often repeated."""
    import polars as pl

    return {name: pl.Categorical() for name in names if _plain(name) in FRAME}


def unwrap(path: Path, table: pl.DataFrame, structure: Structure) -> pl.DataFrame:
    """Check the framing columns and return the data without them.

    Raises
    ------
    ExchangeError
        If the message deletes figures, mixes several structures or names an unknown kind.
    """
    names = {_plain(name): name for name in table.columns}
    if "STRUCTURE" in names and "STRUCTURE_ID" not in names:
        raise ExchangeError(path, "header", "has no STRUCTURE_ID after STRUCTURE; add it.")
    for own, allowed in (("STRUCTURE", _KINDS), ("ACTION", _ACTIONS)):
        for found in _distinct(table, names.get(own)):
            if found not in allowed:
                problem = f"is {str(found)[:40]!r}; expected {' | '.join(allowed)}."
                raise ExchangeError(path, f"column {own}", problem)
    for own in ("DATAFLOW", "STRUCTURE_ID"):
        found = _distinct(table, names.get(own))
        if len(found) > 1:
            problem = f"mixes {found[0]!s:.40} and {found[1]!s:.40}; send one file for each."
            raise ExchangeError(path, f"column {own}", problem)
    dropped = [name for own, name in names.items() if own in FRAME or own in KEYS]
    return _without_labels(table.drop(dropped), structure)


def _plain(name: str) -> str:
    """Return a column without the sub-field mark of 2.0: ``STRUCTURE[;]`` is STRUCTURE."""
    return "STRUCTURE" if name.startswith("STRUCTURE[") else name


def _distinct(table: pl.DataFrame, name: str | None) -> list[object]:
    return [] if name is None else table[name].unique().sort().head(10).to_list()


def _without_labels(table: pl.DataFrame, structure: Structure) -> pl.DataFrame:
    """Cut the localised names that the option ``labels=both`` adds after each identifier."""
    import polars as pl

    labelled = {name: name.split(": ", 1)[0] for name in table.columns if ": " in name}
    renamed = table.rename(labelled)
    cut = [
        pl.col(own).cast(pl.String).str.splitn(": ", 2).struct.field("field_0").alias(own)
        for own in labelled.values()
        if structure.codes(own)
    ]
    types = text_schema(structure, list(labelled.values()))
    return renamed.with_columns(cut).with_columns(
        pl.col(own).cast(kind) for own, kind in types.items()
    )
