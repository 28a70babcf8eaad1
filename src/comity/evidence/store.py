"""The data sets at hand: those of the bundle, and those that a user keeps beside them.

A folder of the user may hold vintages that were fetched, and ``evidence/catalogue.yml`` with
descriptors of the same form and their tables. A data set with a new id is added; one with an
id of the bundle takes its place, and every answer that rests on it says so. A table is read
when it is asked for; those asked for last are kept, as many as a process can hold for days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from comity.evidence.catalogue import (
    CATALOGUE,
    COLUMNS,
    ColumnMeaning,
    Dataset,
    catalogue,
    columns,
    read_catalogue,
)
from comity.evidence.fetched import fetched
from comity.facts.errors import RecordError, UnknownNameError
from comity.facts.ground import Ground, ground
from comity.facts.records import KNOWLEDGE
from comity.facts.tables import read_table

if TYPE_CHECKING:
    import polars as pl

BUNDLED = "bundled"
#: How many cells of tables are kept in memory, at some twelve bytes each. The largest table has
#: more; it is read anew each time, in a fiftieth of a second.
KEPT = 1_500_000
#: How the revisions of the migrant stock of the United Nations are called and keyed.
STOCKS, STOCK_KEYS = "migrant_stock_", frozenset({"destination", "origin", "year", "sex"})


class Store:
    """Every data set that can be asked, with its table.

    Attributes
    ----------
    root : folder of knowledge
    home : folder of the user, or None
    """

    def __init__(self, root: Path = KNOWLEDGE, home: Path | None = None) -> None:
        if home is not None and not home.is_dir():
            raise RecordError(home, "folder", "is not there; create it, or unset COMITY_HOME.")
        self.root, self.home = root, home
        self._tables: dict[str, pl.DataFrame] = {}

    @property
    def ground(self) -> Ground:
        """Places and groups of the same folder of knowledge."""
        return ground(self.root)

    @cached_property
    def own(self) -> Mapping[str, Dataset]:
        """The data sets of the user: vintages in use, and those of a catalogue of its own."""
        if self.home is None:
            return MappingProxyType({})
        found = fetched(self.home, catalogue(self.root))
        if (self.home / CATALOGUE).exists():
            found |= read_catalogue(self.home / CATALOGUE, self.columns)
        return MappingProxyType(found)

    @cached_property
    def sets(self) -> Mapping[str, Dataset]:
        """Every data set by its id; that of the user first."""
        return MappingProxyType({**catalogue(self.root), **self.own})

    @cached_property
    def columns(self) -> Mapping[str, ColumnMeaning]:
        """The dictionary of columns, with those that the user adds.

        Raises
        ------
        RecordError
            If the user gives a column of the bundle another meaning.
        """
        bundled = columns(self.root)
        if self.home is None or not (self.home / COLUMNS).exists():
            return bundled
        added = columns(self.home)
        for name, meaning in added.items():
            if bundled.get(name, meaning) != meaning:
                problem = "means something else in the bundle; choose another name."
                raise RecordError(self.home / COLUMNS, name, problem)
        return MappingProxyType({**bundled, **added})

    def dataset(self, name: str) -> Dataset:
        """Return the descriptor of a data set.

        Raises
        ------
        UnknownNameError
            If no data set has this id; near misses are suggested.
        """
        if name not in self.sets:
            raise UnknownNameError("data set", name, self.sets)
        return self.sets[name]

    def table(self, name: str) -> pl.DataFrame:
        """Return the whole table of a data set, with exactly the columns of its descriptor."""
        table = self._tables.pop(name, None)
        if table is None:
            table = read_table(self.dataset(name).file, self._kinds(name))
        self._tables[name] = table
        self._let_go()
        return table

    def ask(self, name: str, asked: Callable[[pl.LazyFrame], pl.LazyFrame]) -> pl.DataFrame:
        """Return what is asked of a table, of which no more is read, and nothing kept.

        >>> store().ask("sdg_10_7_2", lambda table: table.select("year").unique()).rows()
        [(2019,)]
        """
        kept = self._tables.get(name)
        if kept is not None:
            return asked(kept.lazy()).collect()
        return read_table(self.dataset(name).file, self._kinds(name), asked)

    def _kinds(self, name: str) -> Mapping[str, type[pl.DataType]]:
        import polars as pl

        return {
            column: getattr(pl, self.columns[column].type) for column in self.dataset(name).columns
        }

    def _let_go(self) -> None:
        """Let go of the tables that were asked for longest ago, until the others fit."""
        kept = list(self._tables.items())
        cells = sum(table.height * table.width for _, table in kept)
        for name, table in kept:
            if cells <= KEPT:
                return
            self._tables.pop(name, None)
            cells -= table.height * table.width

    def overridden(self, name: str) -> bool:
        """Tell whether the user's data set takes the place of one in the bundle."""
        return name in self.own and name in catalogue(self.root)

    def read_from(self, name: str) -> str:
        """Return where the table lies: ``bundled``, or its path in the user's folder."""
        return str(self.own[name].file) if name in self.own else BUNDLED

    def stocks(self) -> Mapping[str, Dataset]:
        """Return the stocks of migrants by pair of places, by edition, the latest first."""
        found = {
            item.edition: item
            for item in self.sets.values()
            if item.id == f"{STOCKS}{item.edition}" and set(item.keys) == STOCK_KEYS
        }
        return dict(sorted(found.items(), reverse=True))


@lru_cache(maxsize=128)
def values_of(place: Store, name: str, column: str) -> tuple[Any, ...]:
    """Return the values that a column of a data set has, each once and in order.

    >>> values_of(store(), "migrant_stock_2024", "year")
    (1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024)
    """
    found = place.ask(name, lambda table: table.select(column).drop_nulls().unique().sort(column))
    return tuple(found[column].to_list())


@cache
def store(root: Path = KNOWLEDGE, home: Path | None = None) -> Store:
    """Return the data sets of a folder of knowledge and of a folder of the user.

    >>> store().dataset("migrant_stock_2024").edition
    '2024'
    >>> list(store().stocks())
    ['2024', '2020']
    """
    return Store(root, home)
