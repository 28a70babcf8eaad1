"""The data sets that the site shows: those of the bundle, and those of the folder it is given.

A table is read when it is asked for and kept as long as there is room: whoever looks at every
data set in turn does not fill the memory of the site.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from comity.evidence.store import Store
from comity.facts import KNOWLEDGE

if TYPE_CHECKING:
    import polars as pl

HOME: Final = "COMITY_HOME"
MOST_BYTES: Final = 64 * 1024 * 1024


class Shelf(Store):
    """Data sets of which only so many tables are held at once, those asked for last."""

    def __init__(self, root: Path, home: Path | None, most: int = MOST_BYTES) -> None:
        super().__init__(root, home)
        self._most, self._lock = most, Lock()
        self._sizes: OrderedDict[str, int] = OrderedDict()

    def table(self, name: str) -> pl.DataFrame:
        """Return the whole table of a data set; those that find no room are let go."""
        with self._lock:
            found = super().table(name)
            if name not in self._sizes:
                self._sizes[name] = int(found.estimated_size())
            self._sizes.move_to_end(name)
            while sum(self._sizes.values()) > self._most and len(self._sizes) > 1:
                gone, _ = self._sizes.popitem(last=False)
                del self._tables[gone]
            return found


def the_store() -> Store:
    """Return the data sets of the bundle and of the folder that ``COMITY_HOME`` names.

    >>> the_store().dataset("migrant_stock_2024").edition
    '2024'
    """
    return _shelf(os.environ.get(HOME, ""))


@cache
def _shelf(home: str) -> Store:
    return Shelf(KNOWLEDGE, Path(home).expanduser() if home else None)
