"""Read generic data messages of SDMX-ML 2.1.

Schema ``SDMXDataGenericBase.xsd``: each component is an element ``Value`` with its id
and its value; which kind of component it is follows from the element around it.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.parsers import expat

from comity.evidence.exchange.limits import Limits
from comity.evidence.exchange.rows import Rows
from comity.evidence.exchange.structure import TIME, VALUE
from comity.evidence.exchange.xml_guard import XmlFault
from comity.evidence.exchange.xml_names import ROOTS, V21, Skipper

if TYPE_CHECKING:
    import polars as pl

_SPACE = f"{V21}/data/generic "
_PARENTS = {
    "DataSet": (),
    "Group": ("DataSet",),
    "Series": ("DataSet",),
    "Obs": ("DataSet", "Series"),
    "GroupKey": ("Group",),
    "SeriesKey": ("Series",),
    "ObsKey": ("Obs",),
    "ObsDimension": ("Obs",),
    "ObsValue": ("Obs",),
    "Attributes": ("DataSet", "Group", "Series", "Obs"),
    "Value": ("GroupKey", "SeriesKey", "ObsKey", "Attributes"),
}
_HOLDERS = frozenset({"DataSet", "Group", "Series", "Obs"})
_KNOWN = {
    f"{_SPACE}{local}": (local, parents)
    for local, parents in _PARENTS.items()
    if local != "DataSet"
} | {f"{V21}/message DataSet": ("DataSet", tuple(ROOTS))}


class GenericHandler:
    """Takes the elements of one message."""

    parser: expat.XMLParserType

    def __init__(self, schema: Mapping[str, pl.DataType], limits: Limits, lines: bool) -> None:
        self.rows, self.groups = (Rows(schema, limits) for _ in range(2))
        self.lines = array("q")
        self._lines = lines
        self._skipper = Skipper(limits.depth)
        self._stack: list[str] = []
        self._held: list[dict[str, str]] = []
        self._across = TIME
        self._line = 0

    def start(self, name: str, attributes: list[str]) -> None:
        """Take the start of an element; there are some fifteen for each observation."""
        local, parents = _KNOWN.get(name, ("", ()))
        if not parents or self._skipper.depth or not self._stack:
            self._around(name, attributes)
            return
        if self._stack[-1] not in parents:
            raise XmlFault(f"has a {local} inside {self._stack[-1][-40:]!r}.")
        self._stack.append(local)
        if local == "Value":
            self._take(local, attributes)
        elif local in _HOLDERS:
            self._held.append({})
            self._line = self.parser.CurrentLineNumber if self._lines else 0
        elif local in {"ObsDimension", "ObsValue"}:
            self._take(local, attributes)

    def end(self, name: str) -> None:  # noqa: ARG002  the handler's form
        """Take the end of an element; an observation is complete when its own ends."""
        if self._skipper.depth:
            self._skipper.end()
            return
        ended = self._stack.pop()
        if ended not in _HOLDERS:
            return
        if ended == "Obs":
            self._observation()
        held = self._held.pop()
        if ended == "Group" and held:
            self.groups.add(tuple(held), list(held.values()))

    def _around(self, name: str, attributes: list[str]) -> None:
        """Take what stands around the data; the header names the dimension of an Obs."""
        if name == f"{V21}/message Structure":
            stated = dict(zip(attributes[::2], attributes[1::2], strict=True))
            self._across = stated.get("dimensionAtObservation", TIME)
        if not self._skipper.start(name, self._stack):
            raise XmlFault(f"has an element {name[-60:]!r}, which is not read here.")

    def _take(self, local: str, attributes: list[str]) -> None:
        if attributes[::2] == ["id", "value"]:
            _, own, _, value = attributes
        else:
            stated = dict(zip(attributes[::2], attributes[1::2], strict=True))
            default = {"ObsDimension": self._across, "ObsValue": VALUE}.get(local, "")
            own, value = stated.get("id", default), stated.get("value", "")
        held = self._held[-1]
        if not own or own in held:
            raise XmlFault(f"states {own[:40]!r} twice, or without an id, in one element.")
        held[own] = value

    def _observation(self) -> None:
        merged = self._held[-1]
        for held in self._held[:-1]:
            if held:
                merged = {**held, **merged}
        self.rows.add(tuple(merged), list(merged.values()))
        if self._lines:
            self.lines.append(self._line)
