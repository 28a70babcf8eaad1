"""How wide the columns of a table are set on paper, worked out from what they hold."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from statistics import mean
from unicodedata import east_asian_width

from comity.profile.document import Cell, Column, ColumnKind, Table
from comity.profile.render.text import mark_columns

ROOM = 128  # characters of small type on a line of A4
NARROW = 0.5  # a table that fits in this part of the line is not stretched over it
_LONGEST_WORD = 22
_SIGN, _GAP = 2, 2.5
_ONE_LINE = frozenset({ColumnKind.NUMBER, ColumnKind.DAY, ColumnKind.AGE, ColumnKind.MARK})
_BREAKS = re.compile(r"[\s/\u200b-]+")


def widths(
    table: Table, room: int = ROOM, mark: float = 10, part: float = 0.5
) -> tuple[float, ...]:
    """Return the share of each column in the width of the page.

    Every column gets what its longest word needs, one of numbers, days or marks what
    its longest cell needs; what is left goes to the texts, more to the longer ones.
    The shares add up to one, or to less for a table of few and short cells.

    Parameters
    ----------
    table : the table
    room : how many characters fit on a line
    mark : how many of them a bare mark takes at most
    part : the part of the line that all bare marks take together at most
    """
    columns = [[row.cells[place] for row in table.rows] for place in range(len(table.columns))]
    bare = mark_columns(table)
    each = min(mark, max(3.0, part * room / max(len(bare), 1)))
    needs = [
        each if place in bare else _need(column, cells)
        for place, (column, cells) in enumerate(zip(table.columns, columns, strict=True))
    ]
    wishes = [
        0.0 if column.kind in _ONE_LINE else max(0.0, _wish(cells) - need)
        for column, cells, need in zip(table.columns, columns, needs, strict=True)
    ]
    return _spread(needs, wishes, room)


def _spread(needs: Sequence[float], wishes: Sequence[float], room: int) -> tuple[float, ...]:
    """Meet the needs, then the wishes in proportion, within the room there is."""
    asked = sum(needs) + sum(wishes)
    if asked <= NARROW * room:
        return tuple((need + wish) / room for need, wish in zip(needs, wishes, strict=True))
    part = max(0.0, room - sum(needs)) / (sum(wishes) or 1)
    found = [need + part * wish for need, wish in zip(needs, wishes, strict=True)]
    return tuple(width / sum(found) for width in found)


def _need(column: Column, cells: Sequence[Cell]) -> float:
    """Return the least width of a column: its longest word, or its longest cell."""
    head = max(map(_room, _BREAKS.split(column.title))) + 1
    if column.kind in _ONE_LINE:
        return max([head, *map(_length, cells)]) + _GAP
    said = [word for cell in cells for word in _BREAKS.split(f"{cell.text} {cell.detail}")]
    longest = max(_room(word) for word in said or [""])
    return min(_LONGEST_WORD, longest) + _GAP


def _room(text: str) -> int:
    """Return how many signs of small type have the width of a text; one of Chinese has two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(east_asian_width(sign) in "WF" for sign in text)


def _length(cell: Cell) -> int:
    """Return how long a cell is when it is drawn on one line."""
    said = _room(cell.detail)
    said += 0 if cell.mark and cell.detail else _room(cell.text)
    return min(_LONGEST_WORD, said) + (_SIGN if cell.mark or cell.age else 0)


def _wish(cells: Sequence[Cell]) -> float:
    """Return how wide a column of texts would like to be."""
    lengths = [_room(cell.text) + _room(cell.detail) + 1 for cell in cells] or [1]
    typical = (mean(lengths) + max(lengths)) / 2
    return min(max(lengths) + _GAP, 5 * math.pow(typical, 0.6))
