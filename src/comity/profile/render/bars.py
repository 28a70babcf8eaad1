"""Bars that lie, drawn as SVG: those of arrivals grow to the left, those of departures right."""

from __future__ import annotations

from math import ceil
from xml.sax.saxutils import escape, quoteattr

from comity.profile.document import Bar, Bars
from comity.profile.render.charts import INKS
from comity.profile.render.labels import cut, wide
from comity.profile.render.text import legal

WIDTH, ROW, THICK = 420, 23, 13
LABEL, VALUE = 150, 72  # room for the names and for the values in words
LONGEST, WIDEST, SIZE = 24, 320, 12  # signs that always have room, the most room, their size


def bars_svg(bars: Bars, font: str = "system-ui, sans-serif") -> str:
    """Return bars as SVG text."""
    height = ROW * max(len(bars.bars), 1)
    most = max([abs(bar.value) for bar in bars.bars] or [0.0]) or 1.0
    names = room(bars)
    rows = "".join(_row(bars, bar, place, most, names) for place, bar in enumerate(bars.bars))
    width = WIDTH - LABEL + names
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family={quoteattr(font)}>{rows}</svg>'
    )


def room(bars: Bars) -> int:
    """Return how much room the names have: more where one is longer than usual."""
    most = max((wide(legal(bar.label), SIZE) for bar in bars.bars), default=0.0)
    return LABEL if most <= wide("n" * LONGEST, SIZE) else min(ceil(most) + 1, WIDEST)


def bars_png(bars: Bars, font: str = "sans-serif", scale: float = 2.5) -> bytes:
    """Return bars as a PNG picture, ``scale`` times their size in points."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(bars_svg(bars, font), scale=scale))


def _row(bars: Bars, bar: Bar, place: int, most: float, names: int) -> str:
    """Draw one bar with its name on one side and its value on the other."""
    length = max(1.0, (WIDTH - LABEL - VALUE) * abs(bar.value) / most)
    top, base = ROW * place + (ROW - THICK) / 2, ROW * place + ROW / 2 + 4
    if bars.role == "in":
        start, ink, name, value = WIDTH - LABEL - length, INKS.own, WIDTH - LABEL + 8, -6.0
        ends = ("start", "end")
    else:
        start, ink, name, value = float(names), INKS.region, names - 8, length + 6
        ends = ("end", "start")
    return (
        f'<rect x="{start:.1f}" y="{top:g}" width="{length:.1f}" height="{THICK}" fill="{ink}"/>'
        + _text(_short(bar.label, names), name, base, ends[0], INKS.ink, SIZE)
        + _text(bar.text, start + value, base, ends[1], INKS.soft, 11)
    )


def _text(said: str, x: float, y: float, anchor: str, ink: str, size: int) -> str:
    text = escape(legal(said))
    return (
        f'<text x="{x:.1f}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{ink}">{text}</text>'
    )


def _short(label: str, names: int) -> str:
    """Cut a name too long for its room; the table behind says it in full."""
    usual = wide("n" * LONGEST, SIZE)
    return cut(label, SIZE, usual if names == LABEL else names)
