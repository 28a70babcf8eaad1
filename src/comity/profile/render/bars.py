"""Bars that lie, drawn as SVG: those of arrivals grow to the left, those of departures right."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from comity.profile.document import Bar, Bars
from comity.profile.render.charts import INKS
from comity.profile.render.labels import cut, isolated, wide
from comity.profile.render.text import legal

WIDTH, ROW, TALL, THICK = 420, 23, 38, 13
LABEL, VALUE = 150, 72  # room for the names and for the values in words
LONGEST, SIZE = 24, 12  # signs for which there is always room, and their size


def bars_svg(bars: Bars, font: str = "system-ui, sans-serif") -> str:
    """Return bars as SVG text."""
    draw, row = (_tall, TALL) if is_long(bars) else (_row, ROW)
    height = row * max(len(bars.bars), 1)
    most = max([abs(bar.value) for bar in bars.bars] or [0.0]) or 1.0
    rows = "".join(draw(bars, bar, place, most) for place, bar in enumerate(bars.bars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family={quoteattr(font)}>{rows}</svg>'
    )


def is_long(bars: Bars) -> bool:
    """Tell whether a name has no room beside its bar, so that all of them stand above."""
    usual = wide("n" * LONGEST, SIZE)
    return any(wide(legal(bar.label), SIZE) > usual for bar in bars.bars)


def bars_png(bars: Bars, font: str = "sans-serif", scale: float = 2.5) -> bytes:
    """Return bars as a PNG picture, ``scale`` times their size in points."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(bars_svg(bars, font), scale=scale))


def _row(bars: Bars, bar: Bar, place: int, most: float) -> str:
    """Draw one bar with its name on one side and its value on the other."""
    length = max(1.0, (WIDTH - LABEL - VALUE) * abs(bar.value) / most)
    top, base = ROW * place + (ROW - THICK) / 2, ROW * place + ROW / 2 + 4
    if bars.role == "in":
        start, ink, name, value = WIDTH - LABEL - length, INKS.own, WIDTH - LABEL + 8, -6.0
        ends = ("start", "end")
    else:
        start, ink, name, value = float(LABEL), INKS.region, LABEL - 8, length + 6
        ends = ("end", "start")
    return (
        f'<rect x="{start:.1f}" y="{top:g}" width="{length:.1f}" height="{THICK}" fill="{ink}"/>'
        + _text(bar.label, name, base, ends[0], INKS.ink, SIZE)
        + _text(bar.text, start + value, base, ends[1], INKS.soft, 11)
    )


def _tall(bars: Bars, bar: Bar, place: int, most: float) -> str:
    """Draw one bar under its name, with its value at the end."""
    length, top = max(1.0, (WIDTH - VALUE) * abs(bar.value) / most), TALL * place
    ink = INKS.own if bars.role == "in" else INKS.region
    y, base = top + TALL - THICK - 5, top + TALL - 8
    return (
        f'<rect x="0" y="{y:g}" width="{length:.1f}" height="{THICK}" fill="{ink}"/>'
        + _text(cut(bar.label, SIZE, WIDTH), 0, top + SIZE, "start", INKS.ink, SIZE)
        + _text(bar.text, length + 6, base, "start", INKS.soft, 11)
    )


def _text(said: str, x: float, y: float, anchor: str, ink: str, size: int) -> str:
    text = escape(isolated(legal(said)))
    return (
        f'<text x="{x:.1f}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{ink}">{text}</text>'
    )
