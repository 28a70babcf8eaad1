"""Names at the ends of lines: broken where they are long, moved apart where they would touch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from unicodedata import bidirectional, category, east_asian_width

LINES_AT_MOST = 3
#: What a line may end after: a word, or one sign of Chinese with the marks that close it.
_CLOSED = "\u3001\u3002\uff09\uff0c\uff1a\uff1b"
_PIECE = re.compile(rf" ?(?:[\u2e80-\u9fff][{_CLOSED}]*|[^ \u2e80-\u9fff]+)")


def wide(text: str, size: float) -> float:
    """Return about how wide a text is set; marks over letters have no room of their own.

    >>> round(wide("Kenya", 10)), round(wide("中文", 10)), round(wide("مُدُن", 10))
    (30, 20, 18)
    """
    return size * sum(map(_width, text))


def _width(sign: str) -> float:
    if sign.isascii():  # nearly every sign: told at once
        return 0.6
    if category(sign) in {"Mn", "Cf"}:
        return 0.0
    return 1.0 if east_asian_width(sign) in "WF" else 0.6


def isolated(text: str) -> str:
    """Set a text that runs from right to left apart, so that its marks stay where they belong.

    >>> isolated("Kenya"), len(isolated("كينيا")) - len("كينيا")
    ('Kenya', 2)
    """
    if text.isascii() or not any(bidirectional(sign) in {"R", "AL"} for sign in text):
        return text
    return f"\u2068{text}\u2069"


def broken(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a name into lines that have room; what is too much is cut with a sign.

    >>> broken("Latin America and the Caribbean", 14, 140)
    ('Latin America', 'and the', 'Caribbean')
    >>> broken("拉丁美洲和加勒比 无数据", 14, 122)
    ('拉丁美洲和加勒比', '无数据')
    """
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        longer = f"{lines[-1]}{piece}".lstrip()
        if lines[-1] and wide(longer, size) > room:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer
    if len(lines) > LINES_AT_MOST:
        lines = [*lines[: LINES_AT_MOST - 1], f"{lines[LINES_AT_MOST - 1]} …"]
    return tuple(cut(line, size, room) for line in lines)


def cut(line: str, size: float, room: float) -> str:
    """Cut a line that is too long for its room, with a sign.

    >>> cut("Venezuela (Bolivarian Republic of)", 10, 120)
    'Venezuela (Bolivar…'
    """
    if wide(line, size) <= room:
        return line
    widths = accumulate(wide(sign, size) for sign in line)
    kept = sum(1 for end in widths if end <= room - size)
    return f"{line[: max(kept, 1)].rstrip()}…"


def apart(places: Sequence[float], heights: Sequence[float], low: float) -> list[float]:
    """Move the middles of labels apart so that none touches another or ends below ``low``.

    The order of the places is kept, and a label that touches nothing stays.

    >>> apart([10, 12, 50], [16, 16, 16], 100)
    [10, 26.0, 50]
    >>> apart([90, 99], [16, 16], 100)
    [76.0, 92.0]
    """
    order = sorted(range(len(places)), key=lambda at: places[at])
    found = list(places)
    for before, at in pairwise(order):
        least = found[before] + (heights[before] + heights[at]) / 2
        found[at] = max(found[at], least)
    floor = low
    for at in reversed(order):
        found[at] = min(found[at], floor - heights[at] / 2)
        floor = found[at] - heights[at] / 2
    return found
