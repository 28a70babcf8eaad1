"""The data sets that the site shows: those of the bundle, and those of the folder it is given."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from comity.evidence.store import Store, store

HOME: Final = "COMITY_HOME"


def the_store() -> Store:
    """Return the data sets of the bundle and of the folder that ``COMITY_HOME`` names.

    >>> the_store().dataset("migrant_stock_2024").edition
    '2024'
    """
    named = os.environ.get(HOME, "")
    return store(home=Path(named).expanduser() if named else None)
