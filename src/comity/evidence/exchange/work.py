"""The table under validation, with what every check asks of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from comity.evidence.exchange.raw import PLACE
from comity.evidence.exchange.structure import Structure

if TYPE_CHECKING:
    import polars as pl

NUMBER = "\0number"
COUNT = "\0count"


@dataclass(frozen=True)
class Work:
    """A table as it was sent, with the place and the number of each observation.

    Attributes
    ----------
    table : cells as text, plus the columns ``PLACE`` and ``NUMBER``
    structure : what it is validated against
    """

    table: pl.DataFrame
    structure: Structure

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the structure that the file has."""
        return tuple(name for name in self.structure.columns if name in self.table.columns)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The dimensions that the file has."""
        return tuple(name for name in self.structure.dimensions if name in self.table.columns)

    def has(self, *names: str) -> bool:
        """Tell whether the file has all these columns."""
        return all(name in self.table.columns for name in names)

    def texts(self, name: str) -> pl.DataFrame:
        """Return each different text of a column, where it first stood and how often."""
        import polars as pl

        grouped = self.table.lazy().filter(pl.col(name).is_not_null()).group_by(name)
        found = grouped.agg(pl.col(PLACE).min(), pl.len().alias(COUNT))
        return found.with_columns(pl.col(name).cast(pl.String)).sort(PLACE).collect()

    def numbered(self, names: Iterable[str]) -> pl.LazyFrame:
        """Return the observations that have a figure, with some columns."""
        import polars as pl

        wanted = self.table.lazy().filter(pl.col(NUMBER).is_not_null())
        return wanted.select(*dict.fromkeys(names), NUMBER, PLACE)
