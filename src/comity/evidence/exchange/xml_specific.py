"""Read structure-specific data messages of SDMX-ML 2.1 and 3.0.

Schema ``SDMXDataStructureSpecific.xsd``: the elements Series, Obs, Group and Atts stand
in no namespace, and every attribute without a namespace is a component of the structure.
Values stated for the data set, a series or a group hold for each observation below it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.parsers import expat

from comity.evidence.exchange.limits import Limits
from comity.evidence.exchange.rows import Rows
from comity.evidence.exchange.xml_guard import XmlFault
from comity.evidence.exchange.xml_names import Skipper, local_pairs

if TYPE_CHECKING:
    import polars as pl

_PARENTS = {
    "Obs": ("DataSet", "Series"),
    "Series": ("DataSet",),
    "Group": ("DataSet",),
    "Atts": ("DataSet",),
}


class SpecificHandler:
    """Takes the elements of one message, with the state that its nesting asks for."""

    parser: expat.XMLParserType

    def __init__(self, schema: Mapping[str, pl.DataType], limits: Limits, lines: bool) -> None:
        self.rows, self.groups = (Rows(schema, limits) for _ in range(2))
        self.lines = array("q")
        self._lines = lines
        self._skipper = Skipper(limits.depth)
        self._stack: list[str] = []
        self._above: list[tuple[tuple[str, ...], list[str]]] = []
        self._names: tuple[str, ...] = ()
        self._values: list[str] = []

    def start(self, name: str, attributes: list[str]) -> None:
        """Take the start of an element; nearly all are observations, met first."""
        stack = self._stack
        if name != "Obs" or self._skipper.depth:
            if not self._skipper.start(name, stack):
                self._other(name, attributes)
            return
        if not stack or stack[-1] not in _PARENTS["Obs"]:
            raise XmlFault("has an Obs outside a DataSet or a Series.")
        stack.append(name)
        names, values = tuple(attributes[::2]), attributes[1::2]
        if self._names:
            names, values = self._names + names, self._values + values
        self.rows.add(names, values)
        if self._lines:
            self.lines.append(self.parser.CurrentLineNumber)

    def end(self, name: str) -> None:  # noqa: ARG002  the handler's form
        """Take the end of an element."""
        if self._skipper.depth:
            self._skipper.end()
            return
        ended = self._stack.pop()
        if ended == "Series" or ended == "DataSet":  # noqa: PLR1714  met for each element
            self._above.pop()
            self._inherit()

    def _other(self, name: str, attributes: list[str]) -> None:
        plain = "DataSet" if name.endswith("/message DataSet") else name
        parents = _PARENTS.get(plain, ()) if plain != "DataSet" else self._stack[:1]
        if self._stack[-1] not in parents:
            raise XmlFault(f"has an element {name[-60:]!r}, which is not read here.")
        self._stack.append(plain)
        pairs = local_pairs(attributes)
        if plain in {"Series", "DataSet"}:
            self._above.append(pairs)
            self._inherit()
        elif pairs[0]:
            self.groups.add(*pairs)

    def _inherit(self) -> None:
        self._names = tuple(name for names, _ in self._above for name in names)
        self._values = [value for _, values in self._above for value in values]
