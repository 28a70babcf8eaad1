"""A table of many States, split into several that fit the page side by side with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from comity.facts.phrases import phrase
from comity.facts.voice import Voice, say
from comity.profile.document import Row, Table
from comity.profile.render.text import mark_columns

MOST_MARKS = 9


def split(table: Table, most: int = MOST_MARKS, voice: Voice | None = None) -> tuple[Table, ...]:
    """Return a table as parts with so many columns of bare marks at most.

    Every part repeats the columns that name the row and the column of the State itself;
    numbers at the end stand in each part, so that no part needs another to be read.
    """
    marks = mark_columns(table)
    if len(marks) <= most:
        return (table,)
    others = [place for place in sorted(marks) if not table.columns[place].own]
    size = most - (len(marks) - len(others))
    chunks = [others[start : start + size] for start in range(0, len(others), size)]
    return tuple(
        _part(table, marks - set(others), chunk, _caption(table, number, len(chunks), voice))
        for number, chunk in enumerate(chunks, 1)
    )


def _caption(table: Table, number: int, total: int, voice: Voice | None) -> str:
    said = phrase(
        "{caption} ({number} of {total})", caption=table.caption, number=number, total=total
    )
    return say(said, voice)


def _part(table: Table, own: frozenset[int], chunk: Sequence[int], caption: str) -> Table:
    marks = mark_columns(table)
    kept = [
        place
        for place in range(len(table.columns))
        if place not in marks or place in own or place in chunk
    ]
    rows = tuple(Row(tuple(row.cells[place] for place in kept), row.group) for row in table.rows)
    columns = tuple(table.columns[place] for place in kept)
    return replace(table, caption=caption, columns=columns, rows=rows)
