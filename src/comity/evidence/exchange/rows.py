"""Gather observations one by one and turn them into columns, a chunk at a time.

Observations of one message name the same components again and again. Values are kept
in one flat list per such layout, and become columns when a chunk is full: the text of
one chunk is all that is ever held as Python objects.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from comity.evidence.exchange.limits import Limits
from comity.evidence.exchange.xml_guard import XmlFault

if TYPE_CHECKING:
    import polars as pl

CHUNK = 50_000
#: The first dimension, which stands for an observation that states nothing at all.
ANY = "REF_AREA"


class Rows:
    """Observations in the order in which they were met."""

    def __init__(self, schema: Mapping[str, pl.DataType], limits: Limits) -> None:
        self.schema, self.limits = schema, limits
        self.count = 0
        self._full = min(CHUNK, limits.rows + 1)
        self._layouts: dict[tuple[str, ...], tuple[list[str], list[int]]] = {}
        self._frames: list[pl.DataFrame] = []
        self._names: set[str] = set()
        self._kept = 0

    def add(self, names: tuple[str, ...], values: list[str]) -> None:
        """Add one observation."""
        flat, order = self._layouts.get(names) or self._layout(names)
        flat.extend(values)
        order.append(self.count)
        self.count += 1
        if self.count >= self._full:
            self._flush()

    def _layout(self, names: tuple[str, ...]) -> tuple[list[str], list[int]]:
        """Open a layout not met in this chunk."""
        if len(set(names)) != len(names):
            raise XmlFault("states a component twice, for a series and its observation.")
        self._names.update(names)
        if len(self._names) > self.limits.columns:
            raise XmlFault(f"states more than {self.limits.columns} different components.")
        return self._layouts.setdefault(names, ([], []))

    def table(self) -> pl.DataFrame:
        """Return all observations, the columns in the order in which they first appeared."""
        import polars as pl

        self._flush()
        if not self._frames:
            return pl.DataFrame()
        return pl.concat(self._frames, how="diagonal", rechunk=False)

    def _flush(self) -> None:
        """Turn what was gathered into columns."""
        limits, count = self.limits, self.count
        if count > limits.rows or count * len(self._names) > limits.text_cells:
            raise XmlFault(f"has more than {min(count - 1, limits.rows):,} observations. Split it.")
        layouts, self._layouts = self._layouts, {}
        self._full = min(count + CHUNK, limits.rows + 1)
        size = count - self._kept
        self._kept = count
        if len(layouts) == 1:
            ((names, (flat, _)),) = layouts.items()
            columns = {name: flat[at :: len(names)] for at, name in enumerate(names)}
            self._frames.append(self._frame(columns, size))
        elif layouts:
            self._frames.append(self._frame(_scattered(layouts, count - size, size), size))

    def _frame(self, columns: Mapping[str, Sequence[str | None]], size: int) -> pl.DataFrame:
        import polars as pl

        text = pl.String()
        frame = {
            name: pl.Series(values, dtype=text).cast(self.schema.get(name, text))
            for name, values in columns.items()
        }
        return pl.DataFrame(frame or {ANY: pl.Series([None] * size, dtype=text)})


def _scattered(
    layouts: Mapping[tuple[str, ...], tuple[list[str], list[int]]], first: int, size: int
) -> dict[str, list[str | None]]:
    """Put the values of several layouts back into the order of their observations."""
    columns: dict[str, list[str | None]] = {}
    for names, (flat, order) in layouts.items():
        for at, name in enumerate(names):
            column = columns.setdefault(name, [None] * size)
            for place, value in zip(order, flat[at :: len(names)], strict=True):
                column[place - first] = value
    return columns
