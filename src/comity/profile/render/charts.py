"""Charts by Altair: one drawing of a line chart, as SVG for pages and PNG for Word."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.profile.document import Chart, Series
from comity.profile.render.text import legal

WIDTH, HEIGHT = 640, 300


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
_WIDTHS = {"own": 3.0, "region": 2.0, "world": 2.0, "other": 1.5}
_DASHES = {"own": [1, 0], "region": [6, 3], "world": [2, 2], "other": [1, 0]}


def svg(chart: Chart, font: str = "system-ui, sans-serif") -> str:
    """Return a chart as SVG text."""
    import vl_convert

    spec = _specification(chart, font)
    return _own_ids(str(vl_convert.vegalite_to_svg(spec, vl_version=_version())), chart.title)


def png(chart: Chart, font: str = "sans-serif", scale: float = 2.5) -> bytes:
    """Return a chart as a PNG picture, ``scale`` times its size in points."""
    import vl_convert

    spec = _specification(chart, font)
    return bytes(vl_convert.vegalite_to_png(spec, vl_version=_version(), scale=scale))


def _own_ids(drawing: str, title: str) -> str:
    """Name the clips of a drawing after it: the converter counts them up without end."""
    slug = re.sub(r"\W+", "-", title).strip("-").lower()
    found = dict.fromkeys(re.findall(r"\bclip\d+\b", drawing))
    names = {old: f"clip-{slug}-{number}" for number, old in enumerate(found, start=1)}
    return re.sub(r"\bclip\d+\b", lambda match: names[match[0]], drawing)


@cache
def _version() -> str:
    """Return the version of Vega-Lite that Altair writes, as vl-convert names it."""
    import altair

    return altair.SCHEMA_VERSION.removeprefix("v").rsplit(".", 1)[0]


def _specification(chart: Chart, font: str) -> str:
    """Return the drawing of a chart in Vega-Lite."""
    import altair as alt

    values = [_values(chart, series) for series in chart.series]
    names = [legal(series.name) for series in chart.series]
    colour = alt.Scale(domain=names, range=[_colour(series) for series in chart.series])
    base = alt.Chart(alt.InlineData(values=[row for rows in values for row in rows]))
    span = alt.Scale(domain=[chart.years[0], chart.years[-1]], nice=False)
    x = alt.X("year:Q", title=None, scale=span, axis=alt.Axis(format="d", tickCount=8, grid=False))
    y = alt.Y("value:Q", title=None, scale=_domain(chart), axis=alt.Axis(tickCount=5))
    # The course of one State is made of steps; a mean of many States is a smooth line.
    own = base.transform_filter(alt.FieldOneOfPredicate("role", ["own"]))
    means = base.transform_filter(alt.FieldOneOfPredicate("role", ["region", "world", "other"]))
    marks = means.mark_line(clip=True) + own.mark_line(interpolate="step-after", clip=True)
    lines = marks.encode(
        x=x,
        y=y,
        color=alt.Color("name:N", scale=colour, legend=None),
        strokeWidth=alt.StrokeWidth("name:N", scale=_scale(chart, _WIDTHS), legend=None),
        strokeDash=alt.StrokeDash("name:N", scale=_scale(chart, _DASHES), legend=None),
    )
    ends = alt.Chart(alt.InlineData(values=_ends(chart)))
    labels = ends.mark_text(align="left", dx=6, fontWeight=600, fontSize=12).encode(
        x="year:Q", y="place:Q", text="name:N", color=alt.Color("name:N", scale=colour, legend=None)
    )
    drawing = (lines + labels).properties(width=WIDTH, height=HEIGHT, background="transparent")
    return json.dumps(drawing.configure(**_look(font)).to_dict())


def _values(chart: Chart, series: Series) -> list[dict[str, Any]]:
    pairs = zip(chart.years, series.values, strict=True)
    about = {"name": legal(series.name), "role": series.role}
    return [{"year": year, "value": value, **about} for year, value in pairs]


def _domain(chart: Chart) -> Any:
    import altair as alt

    top = 100 if chart.unit == "per cent" else max(max(s.values) for s in chart.series)
    return alt.Scale(domain=[0, top], nice=chart.unit != "per cent")


def _scale(chart: Chart, by_role: dict[str, Any]) -> Any:
    import altair as alt

    names = [legal(series.name) for series in chart.series]
    return alt.Scale(domain=names, range=[by_role[series.role] for series in chart.series])


def _ends(chart: Chart) -> list[dict[str, Any]]:
    """Place the names at the ends of the lines, moved apart where they would touch."""
    top = 100 if chart.unit == "per cent" else max(max(s.values) for s in chart.series)
    step, placed = top * 15 / HEIGHT, -top
    found = []
    for series in sorted(chart.series, key=lambda s: s.values[-1]):
        placed = max(series.values[-1], placed + step)
        found.append({"year": chart.years[-1], "place": placed, "name": legal(series.name)})
    return found


def _colour(series: Series) -> str:
    return {"own": INKS.own, "region": INKS.region, "world": INKS.world}.get(series.role, INKS.soft)


def _look(font: str) -> dict[str, Any]:
    axis = {
        "domainColor": INKS.soft,
        "gridColor": INKS.line,
        "labelColor": INKS.soft,
        "labelFontSize": 11,
        "tickColor": INKS.line,
        "domain": False,
    }
    return {"font": font, "axis": axis, "view": {"stroke": None}}
