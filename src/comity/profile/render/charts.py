"""A line chart drawn as SVG: for the page, for Typst, and as PNG for Word."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from xml.sax.saxutils import escape, quoteattr

from comity.facts.phrases import phrase
from comity.facts.voice import Voice, say
from comity.profile.document import Chart, Series
from comity.profile.render.labels import apart, broken, isolated, wide
from comity.profile.render.scales import Scale, tick_text, value_ticks, year_ticks
from comity.profile.render.text import legal

#: Small on purpose: type of 13 in a picture of 480 is still read where it is 350 wide.
WIDTH, PLOT = 480, 236
SMALL, NAME, LINE = 13, 14, 16  # type of the axes, of the names, and how high a name is
TOP, FOOT = 9, 26  # above the highest value, and below the lowest
LABEL, OFF, GAP = 122, 12, 3  # room for a name; how far it stands from its line, and from others


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a chart: paper-safe, and told apart without hue by width and dash."""

    ink: str = "#1b232e"
    soft: str = "#5c6672"
    line: str = "#dcd8ce"
    own: str = "#0b5a73"
    region: str = "#b4532a"
    world: str = "#5a6f77"


INKS = Inks()
_WIDTHS = {"own": 3.0, "region": 2.2, "world": 2.2}
_DASHES = {"own": "", "region": "7 3", "world": "2 2.4"}
#: Lines of no role follow each other in these, thin.
_OTHERS = ("", "9 3 2 3", "4 4", "1 3")


def svg(chart: Chart, font: str = "system-ui, sans-serif", voice: Voice | None = None) -> str:
    """Return a chart as SVG text; with a voice, what the drawing adds is said in its language."""
    plot = _Plot(chart, voice)
    parts = "".join((*_values(plot), *_years(plot), *_lines(plot), *_names(plot)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {plot.height:g}" '
        f'width="{WIDTH}" height="{plot.height:g}" font-family={quoteattr(legal(font))}>'
        f"{parts}</svg>"
    )


def png(
    chart: Chart, font: str = "sans-serif", scale: float = 2.5, voice: Voice | None = None
) -> bytes:
    """Return a chart as a PNG picture, ``scale`` times its size in points."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg(chart, font, voice), scale=scale))


@dataclass(frozen=True)
class _Plot:
    """Where everything of a chart stands."""

    chart: Chart
    voice: Voice | None = None

    @cached_property
    def ticks(self) -> tuple[float, ...]:
        """The values named at the side."""
        known = [value for series in self.chart.series for value in _known(series)]
        return value_ticks(known, whole=self.chart.whole or 0.0)

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names of the lines, each in lines of type."""
        named = (_name(series, self.voice) for series in self.chart.series)
        return tuple(broken(name, NAME, LABEL) for name in named)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The values named at the side, as they are written."""
        step = self.ticks[1] - self.ticks[0]
        said = (tick_text(tick, step) for tick in self.ticks)
        return tuple(self.voice.number(text) if self.voice else text for text in said)

    @cached_property
    def left(self) -> float:
        return max(wide(text, SMALL) for text in self.values) + 8

    @cached_property
    def right(self) -> float:
        widths = [wide(line, NAME) for lines in self.names for line in lines]
        return WIDTH - OFF - max([SMALL * 1.5, *widths])

    @cached_property
    def bottom(self) -> float:
        """Where the lowest value stands: lower, when there are many names to hold."""
        return TOP + max(PLOT, sum(LINE * len(lines) + GAP for lines in self.names))

    @property
    def height(self) -> float:
        return self.bottom + FOOT

    @cached_property
    def x(self) -> Scale:
        years = self.chart.years
        return Scale(min(years), max(years), self.left, self.right)

    @cached_property
    def y(self) -> Scale:
        return Scale(self.ticks[0], self.ticks[-1], self.bottom, TOP)


def _known(series: Series) -> list[float]:
    """Return the values of a line that are numbers."""
    return [value for value in series.values if value is not None and math.isfinite(value)]


def _name(series: Series, voice: Voice | None) -> str:
    """Return the name of a line; of one without any value, that there is none."""
    name = legal(series.name)
    if _known(series):
        return name
    return say(phrase("{name}: no data", name=name), voice)


def _values(plot: _Plot) -> Iterator[str]:
    """Draw the grid and name its values; zero stands out where values lie below it."""
    step = plot.ticks[1] - plot.ticks[0]
    for tick, text in zip(plot.ticks, plot.values, strict=True):
        strong = plot.ticks[0] < 0 and abs(tick) < step / 2
        ink, y = INKS.soft if strong else INKS.line, plot.y(tick)
        yield _rule(plot.left, y, plot.right, y, ink)
        yield _text(text, plot.left - 8, y + 4.5, "end", INKS.soft)


def _years(plot: _Plot) -> Iterator[str]:
    """Mark and name the round years."""
    room = wide("2000", SMALL) * 1.35
    most = max(2, int((plot.right - plot.left) / room))
    for year in year_ticks(plot.chart.years, most):
        x = plot.x(year)
        yield _rule(x, plot.bottom, x, plot.bottom + 5, INKS.line)
        yield _text(str(year), x, plot.bottom + 19, "middle", INKS.soft)


def _lines(plot: _Plot) -> Iterator[str]:
    """Draw the lines, that of the State itself above the others."""
    chart = plot.chart
    for at, series in sorted(enumerate(chart.series), key=lambda pair: pair[1].role == "own"):
        ink, dash = _colour(series.role), _dash(chart, at)
        runs = list(_runs(plot, series))
        for x, y in (run[0] for run in runs if len(run) == 1):
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{ink}"/>'
        # A count of acts is made of steps; a mean of many States is a smooth line.
        stepped = chart.stepped and series.role == "own"
        course = "".join(_course(run, stepped=stepped) for run in runs if len(run) > 1)
        if course:
            dashed = f' stroke-dasharray="{dash}"' if dash else ""
            yield (
                f'<path d="{course}" fill="none" stroke="{ink}" stroke-linejoin="round" '
                f'stroke-width="{_WIDTHS.get(series.role, 1.6):g}"{dashed}/>'
            )


def _runs(plot: _Plot, series: Series) -> Iterator[list[tuple[float, float]]]:
    """Return the points of a line, parted where a year has no value or the series begins anew."""
    run: list[tuple[float, float]] = []
    before = min(plot.chart.years)
    for year, value in zip(plot.chart.years, series.values, strict=True):
        if run and any(before < start <= year for start in series.parted):
            yield run
            run = []
        before = year
        if value is not None and math.isfinite(value):
            run.append((plot.x(year), plot.y(value)))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _course(run: Sequence[tuple[float, float]], *, stepped: bool) -> str:
    """Return the way of a line through its points."""
    (x, y), *rest = run
    way = "".join(f"H{x:.1f}V{y:.1f}" if stepped else f"L{x:.1f},{y:.1f}" for x, y in rest)
    return f"M{x:.1f},{y:.1f}{way}"


def _names(plot: _Plot) -> Iterator[str]:
    """Write the names at the ends of the lines, and lead to those that were moved."""
    ends = [_end(plot, series) for series in plot.chart.series]
    heights = [LINE * len(lines) + GAP for lines in plot.names]
    middles = apart([y for _, y in ends], heights, plot.bottom + LINE / 2)
    for series, lines, (x, y), middle in zip(
        plot.chart.series, plot.names, ends, middles, strict=True
    ):
        ink = _colour(series.role)
        if abs(middle - y) > LINE / 4 and x == plot.right:
            yield _rule(x + 2, y, x + OFF - 2, middle, ink)
        first = middle - LINE * (len(lines) - 1) / 2 + NAME * 0.35
        yield _block(lines, plot.right + OFF, first, ink)


def _end(plot: _Plot, series: Series) -> tuple[float, float]:
    """Return where a line ends; one without a value, at the foot."""
    runs = list(_runs(plot, series))
    return runs[-1][-1] if runs else (plot.left, plot.bottom)


def _block(lines: Sequence[str], x: float, y: float, ink: str) -> str:
    """Write a name in one or more lines."""
    first, *rest = (escape(isolated(line)) for line in lines)
    more = "".join(f' <tspan x="{x:.1f}" dy="{LINE}">{line}</tspan>' for line in rest)
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{NAME}" font-weight="600" '
        f'fill="{ink}">{first}{more}</text>'
    )


def _rule(x1: float, y1: float, x2: float, y2: float, ink: str) -> str:
    return f'<path d="M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}" stroke="{ink}" fill="none"/>'


def _text(said: str, x: float, y: float, anchor: str, ink: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{SMALL}" '
        f'fill="{ink}">{escape(said)}</text>'
    )


def _dash(chart: Chart, at: int) -> str:
    """Return the dashes of a line; those of no role take turns."""
    role = chart.series[at].role
    others = [place for place, series in enumerate(chart.series) if series.role not in _DASHES]
    return _DASHES[role] if role in _DASHES else _OTHERS[others.index(at) % len(_OTHERS)]


def _colour(role: str) -> str:
    return {"own": INKS.own, "region": INKS.region, "world": INKS.world}.get(role, INKS.soft)
