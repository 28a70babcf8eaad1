"""Charts by Altair: one drawing of a line chart, as SVG for pages and PNG for Word."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from comity.profile.document import Chart, Series
from comity.profile.render.text import legal

WIDTH, HEIGHT = 560, 270


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
    """Return the drawing of a chart in Vega-Lite: a template with its values filled in."""
    text = _template(tuple(series.role for series in chart.series), chart.stepped, font)
    low, high = _domain(chart)
    slots: dict[str, Any] = {
        _LINES: [
            row for place, line in enumerate(chart.series) for row in _rows(chart, place, line)
        ],
        _ENDS: _ends(chart),
        _YEARS: [chart.years[0], chart.years[-1]],
        _VALUES: [low, high],
    }
    for slot, value in slots.items():
        text = text.replace(slot, json.dumps(value))
    return text


# What stands in the template where the values of a chart go.
_LINES, _ENDS = '[{"slot": "lines"}]', '[{"slot": "ends"}]'
_YEARS, _VALUES = "[-7001, -7002]", "[-7003, -7004]"


@lru_cache(maxsize=64)
def _template(roles: tuple[str, ...], stepped: bool, font: str) -> str:
    """Return the drawing of any chart with such lines, in Vega-Lite, with slots for its values."""
    import altair as alt

    keys = [f"line {place}" for place in range(len(roles))]
    colour = alt.Color("key:N", legend=None, scale=_scale(keys, map(_colour, roles)))
    base = alt.Chart(alt.InlineData(values=json.loads(_LINES)))
    span = alt.Scale(domain=json.loads(_YEARS), nice=False)
    x = alt.X("year:Q", title=None, scale=span, axis=alt.Axis(format="d", tickCount=8, grid=False))
    height = alt.Scale(domain=json.loads(_VALUES), nice=False, zero=False)
    y = alt.Y("value:Q", title=None, scale=height, axis=alt.Axis(tickCount=5))
    # A count of acts is made of steps; a mean of many States is a smooth line.
    own = base.transform_filter(alt.FieldOneOfPredicate("role", ["own"]))
    means = base.transform_filter(alt.FieldOneOfPredicate("role", ["region", "world", "other"]))
    course: Literal["step-after", "linear"] = "step-after" if stepped else "linear"
    marks = means.mark_line(clip=True) + own.mark_line(interpolate=course, clip=True)
    lines = marks.encode(
        x=x,
        y=y,
        color=colour,
        strokeWidth=alt.StrokeWidth(
            "key:N", scale=_scale(keys, map(_WIDTHS.get, roles)), legend=None
        ),
        strokeDash=alt.StrokeDash(
            "key:N", scale=_scale(keys, map(_DASHES.get, roles)), legend=None
        ),
    )
    ends = alt.Chart(alt.InlineData(values=json.loads(_ENDS)))
    labels = ends.mark_text(align="left", dx=6, fontWeight=600, fontSize=13).encode(
        x="year:Q", y="place:Q", text="name:N", color=colour
    )
    drawing = (lines + labels).properties(width=WIDTH, height=HEIGHT, background="transparent")
    # The template is fixed, and the tests draw it: checking it on every start costs a tenth.
    return json.dumps(drawing.configure(**_look(font)).to_dict(validate=False))


def _scale(keys: list[str], values: Iterable[Any]) -> Any:
    import altair as alt

    # A range of one value alone is not obeyed: a key that no line has stands beside it.
    return alt.Scale(domain=[*keys, "no line"], range=[*(found := list(values)), found[0]])


def _rows(chart: Chart, place: int, series: Series) -> list[dict[str, Any]]:
    """Return the known points of a line; years without a value are left out."""
    pairs = zip(chart.years, series.values, strict=True)
    about = {"key": f"line {place}", "role": series.role}
    return [{"year": year, "value": value, **about} for year, value in pairs if value is not None]


def _domain(chart: Chart) -> tuple[float, float]:
    """Return the lowest and the highest value of the axis; zero is always on it."""
    if chart.unit == "per cent":
        return 0, 100
    values = [value for series in chart.series for value in series.values if value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    step = _step((high - low) or 1)
    return step * math.floor(low / step), step * math.ceil(high / step) or step


def _step(span: float) -> float:
    """Return the round step that divides a span into about five parts."""
    power = 10.0 ** math.floor(math.log10(span / 5))
    return min((part * power for part in (1, 2, 2.5, 5, 10)), key=lambda s: abs(span / s - 5))


def _ends(chart: Chart) -> list[dict[str, Any]]:
    """Place the names at the ends of the lines, moved apart where they would touch."""
    low, high = _domain(chart)
    step, placed = (high - low) * 15 / HEIGHT, low - (high - low)
    found = []
    for at, series in sorted(enumerate(chart.series), key=lambda pair: _last(pair[1])):
        placed = max(_last(series), placed + step)
        about = {"year": chart.years[-1], "place": placed, "name": legal(series.name)}
        found.append({**about, "key": f"line {at}"})
    return found


def _last(series: Series) -> float:
    return next((value for value in reversed(series.values) if value is not None), 0.0)


def _colour(role: str) -> str:
    return {"own": INKS.own, "region": INKS.region, "world": INKS.world}.get(role, INKS.soft)


def _look(font: str) -> dict[str, Any]:
    axis = {
        "domainColor": INKS.soft,
        "gridColor": INKS.line,
        "labelColor": INKS.soft,
        "labelFontSize": 12,
        "tickColor": INKS.line,
        "domain": False,
    }
    return {"font": font, "axis": axis, "view": {"stroke": None}}
