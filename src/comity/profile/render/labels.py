"""Names at the ends of lines: broken where they are long, moved apart where they would touch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

LINES_AT_MOST = 3


def wide(text: str, size: float) -> float:
    """Return about how wide a text is set.

    >>> round(wide("Kenya", 10)), round(wide("中文", 10))
    (30, 20)
    """
    return size * sum(1.0 if east_asian_width(sign) in "WF" else 0.6 for sign in text)


def broken(text: str, size: float, room: float) -> tuple[str, ...]:
    """Break a name into lines that have room; what is too much is cut with a sign.

    >>> broken("Latin America and the Caribbean", 14, 140)
    ('Latin America', 'and the', 'Caribbean')
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and wide(longer, size) > room:
            lines.append(word)
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
