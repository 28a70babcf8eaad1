"""Outlines of places on one grid, for maps of the world that keep areas in proportion.

The record is made by ``tools/import_outlines.py``, which states its rules. Boundaries and
names on it carry no opinion on the status of any place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from comity.facts.errors import RecordError
from comity.facts.ground import ground
from comity.facts.records import KNOWLEDGE, read_rows

#: The grid of the record: Equal Earth around 11 degrees east, without Antarctica.
WIDTH, HEIGHT = 2000, 864
COLUMNS: Final = "code mark x y path".split()
#: The source of the record.
SOURCE: Final = "P22"
_STEP = "(?: |(?=-))-?[0-9]{1,4}"
_PATH = re.compile(f"(?:m-?[0-9]{{1,4}}{_STEP}(?:{_STEP}{_STEP}){{2,}}z)*")
_NUMBER = re.compile(r"-?[0-9]+")
Ring = list[tuple[int, int]]


class Mark(StrEnum):
    """How a place can be found on the map."""

    SHAPE = "shape"
    POINT = "point"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Outline:
    """Where a place is on the map.

    Attributes
    ----------
    code : code of the place
    mark : whether it has a shape, a point, or both because the shape is small
    x, y : where it is named, or where its point stands, on the grid
    path : its shape as an SVG path of relative steps; empty when it has none
    """

    code: str
    mark: Mark
    x: int
    y: int
    path: str

    @property
    def rings(self) -> list[Ring]:
        """The corners of its shape on the grid, ring by ring."""
        return list(_rings(self.path))


@cache
def outlines(root: Path = KNOWLEDGE) -> Mapping[str, Outline]:
    """Return the outline of every place that has one, by code.

    >>> outlines()["KEN"].mark.value, outlines()["MLT"].mark.value, "EUE" in outlines()
    ('shape', 'point', False)
    """
    path = root / "facts" / "outlines.csv"
    found: dict[str, Outline] = {}
    for line, row in read_rows(path, COLUMNS):
        outline = _outline(path, line, row)
        if outline.code not in ground(root).places:
            raise _problem(path, line, "code", f"no place has the code {outline.code[:20]!r}.")
        if outline.code in found:
            raise _problem(path, line, "code", f"{outline.code} is given twice.")
        found[outline.code] = outline
    return found


def _outline(path: Path, line: int, row: list[str]) -> Outline:
    code, mark, x, y, shape = row
    if mark not in set(Mark):
        raise _problem(path, line, "mark", f"is {mark[:20]!r}; expected {' | '.join(Mark)}.")
    if bool(shape) != (mark != Mark.POINT):
        raise _problem(path, line, "path", f"does not fit the mark {mark!r}.")
    if not _PATH.fullmatch(shape):
        raise _problem(path, line, "path", "is not made of rings such as 'm5 5 3 0 0 4z'.")
    outline = Outline(
        code, Mark(mark), _cell(path, line, "x", x, WIDTH), _cell(path, line, "y", y, HEIGHT), shape
    )
    for ring in outline.rings:
        if not all(0 <= cx <= WIDTH and 0 <= cy <= HEIGHT for cx, cy in ring):
            raise _problem(path, line, "path", f"leaves the grid of {WIDTH} by {HEIGHT}.")
    return outline


def _cell(path: Path, line: int, name: str, text: str, most: int) -> int:
    if not re.fullmatch("[0-9]{1,4}", text) or int(text) > most:
        raise _problem(path, line, name, f"is {text[:20]!r}; expected 0 to {most}.")
    return int(text)


def _rings(path: str) -> Iterator[Ring]:
    """Go through the rings of a path; each begins where the one before began."""
    start = (0, 0)
    for part in path.split("z")[:-1]:
        numbers = [int(number) for number in _NUMBER.findall(part)]
        ring: Ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = ring[-1] if ring else start
            ring.append((x + dx, y + dy))
        start = ring[0]
        yield ring


def _problem(path: Path, line: int, name: str, problem: str) -> RecordError:
    return RecordError(path, f"line {line}, {name}", problem)
