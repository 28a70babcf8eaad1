"""Exchange: bring figures in and out in the formats of statistics offices.

* :func:`structure` gives the data structure of migration figures, :func:`structure_xml`
  the same as an SDMX-ML structure message.
* :func:`read` reads SDMX-ML, SDMX-CSV, CSV, xlsx and Data Packages into one table.
* :func:`validate` says what is wrong with a file, by row and column.
* :func:`write` and :func:`convert` write any of these formats but xlsx.

Files come from strangers: every reader is bounded by :class:`Limits`.
"""

from comity.evidence.exchange.about import About
from comity.evidence.exchange.convert import convert
from comity.evidence.exchange.formats import Format, named_format
from comity.evidence.exchange.limits import Limits
from comity.evidence.exchange.read import format_of, read
from comity.evidence.exchange.report import WARNINGS, Finding, Kind, Report
from comity.evidence.exchange.structure import CodeList, Component, Role, Structure, structure
from comity.evidence.exchange.structure_xml import structure_xml
from comity.evidence.exchange.validate import validate
from comity.evidence.exchange.write import write

__all__ = [
    "WARNINGS",
    "About",
    "CodeList",
    "Component",
    "Finding",
    "Format",
    "Kind",
    "Limits",
    "Report",
    "Role",
    "Structure",
    "convert",
    "format_of",
    "named_format",
    "read",
    "structure",
    "structure_xml",
    "validate",
    "write",
]
