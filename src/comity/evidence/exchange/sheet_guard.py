"""Look at the cells of a sheet before they are laid out in memory.

Two cells far apart make a sheet of billions of empty ones; a cell with a formula shows
a figure that nobody wrote. Both are found by walking the elements of the sheet.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from comity.evidence.exchange.limits import Limits
from comity.evidence.exchange.xml_guard import Handler, XmlFault, parse

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
)
_KEPT = 10_000
_INDEXES = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")


class _Sheet:
    """The extent of a sheet and its formulas."""

    parser: expat.XMLParserType

    def __init__(self, limits: Limits) -> None:
        self.formulas: list[tuple[int, int]] = []
        self._limits = limits
        self._depth = self._row = self._column = 0
        self._widest = 0

    def start(self, name: str, attributes: list[str]) -> None:
        """Take the start of an element."""
        self._depth += 1
        if self._depth > self._limits.depth:
            raise XmlFault(f"is nested deeper than {self._limits.depth} elements.")
        local = name.rpartition(" ")[2] if name.startswith(_MAIN) else ""
        if local == "row":
            stated = _attribute(attributes, "r")
            self._row = int(stated) if stated.isdecimal() and len(stated) < 8 else self._row + 1
            self._column = 0
        elif local == "c":
            self._cell(_attribute(attributes, "r"))
        elif local == "f" and len(self.formulas) < _KEPT:
            self.formulas.append((self._row, self._column - 1))

    def end(self, name: str) -> None:  # noqa: ARG002  the handler's form
        """Take the end of an element."""
        self._depth -= 1

    def _cell(self, reference: str) -> None:
        found = _CELL.fullmatch(reference)
        self._column = _column(found[1]) if found else self._column + 1
        self._row = int(found[2]) if found else self._row
        self._widest = max(self._widest, self._column)
        if self._widest > self._limits.columns:
            raise XmlFault(f"is wider than {self._limits.columns} columns. Send the figures alone.")
        if self._widest * self._row > self._limits.cells:
            raise XmlFault(f"spans more than {self._limits.cells:,} cells. Send it as CSV.")


def check_sheets(
    path: Path, packed: io.BytesIO, sheet: int, limits: Limits
) -> list[tuple[int, int]]:
    """Return the cells of one sheet that hold formulas, as row from 1 and column from 0.

    Every part is walked, whatever its name: a workbook may call any of them a sheet.

    Raises
    ------
    ExchangeError
        If a part is wider, larger or more deeply nested than the limits allow.
    """
    book, links = _Book(), _Book()
    found: dict[str, list[tuple[int, int]]] = {}
    with zipfile.ZipFile(packed) as source:
        for name in source.namelist():
            handler: Handler = _Sheet(limits)
            if name.lower() in _INDEXES:
                handler = book if name.lower() == "xl/workbook.xml" else links
            with source.open(name) as part:
                parse(f"{path} {name}", part, handler, limits)
            if isinstance(handler, _Sheet):
                found[name] = handler.formulas
    chosen = book.sheets[sheet] if sheet < len(book.sheets) else ""
    return found.get(f"xl/{links.targets.get(chosen, '')}", [])


class _Book:
    """The order of the sheets and the parts that hold them."""

    parser: expat.XMLParserType

    def __init__(self) -> None:
        self.sheets: list[str] = []
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: list[str]) -> None:
        """Take the start of an element."""
        local = name.rpartition(" ")[2]
        stated = dict(zip(attributes[::2], attributes[1::2], strict=True))
        if local == "sheet":
            ids = [value for key, value in stated.items() if key.endswith("relationships id")]
            self.sheets.extend(ids[:1])
        elif local == "Relationship":
            target = stated.get("Target", "").removeprefix("/xl/")
            self.targets[stated.get("Id", "")] = target

    def end(self, name: str) -> None:
        """Take nothing: these files are flat."""


def _attribute(attributes: list[str], name: str) -> str:
    for at in range(0, len(attributes), 2):
        if attributes[at] == name:
            return attributes[at + 1]
    return ""


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
