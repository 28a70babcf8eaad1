"""The figures of migration: what is published, by whom, and what it means.

* :func:`catalogue` lists the data sets with publisher, edition, licence and holes.
* :func:`columns` is the one dictionary of columns with their units.
* :func:`table` opens a data set whole; :func:`series` answers with the rows asked for.
* :func:`corridor` says what is known between two places, :func:`top` ranks them.
* :func:`figures` gives every figure of a State on a day, :func:`why` where one comes from.
* :func:`sql` answers one SELECT and does nothing else.
* :func:`measured` takes a measure with its meaning; :func:`total` says what it covers.
* :func:`store` holds the data sets of a folder, and those that a user keeps beside them.
"""

from __future__ import annotations

from comity.evidence.breaks import Break
from comity.evidence.catalogue import ColumnMeaning, Dataset, catalogue, columns
from comity.evidence.corridor import Corridor, corridor
from comity.evidence.figure import Comparison, Figure
from comity.evidence.figures import CHAPTERS, figures
from comity.evidence.measures import (
    CONVERSIONS,
    Conversion,
    Measure,
    Measured,
    Total,
    compare,
    convert,
    measured,
    share_of_population,
    total,
)
from comity.evidence.series import Series, series
from comity.evidence.sql import sql
from comity.evidence.store import Store, store
from comity.evidence.tables import table
from comity.evidence.top import Rank, Top, top
from comity.evidence.why import said, why

__all__ = [
    "CHAPTERS",
    "CONVERSIONS",
    "Break",
    "ColumnMeaning",
    "Comparison",
    "Conversion",
    "Corridor",
    "Dataset",
    "Figure",
    "Measure",
    "Measured",
    "Rank",
    "Series",
    "Store",
    "Top",
    "Total",
    "catalogue",
    "columns",
    "compare",
    "convert",
    "corridor",
    "figures",
    "measured",
    "said",
    "series",
    "share_of_population",
    "sql",
    "store",
    "table",
    "top",
    "total",
    "why",
]
