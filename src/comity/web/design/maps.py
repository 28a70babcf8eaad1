"""A map of the world as one drawing: each place shaded, named, and led to its page.

Who cannot see or point at it has the same in the table that stands beside every map: the
drawing with links is left out of the order of the keyboard and of what is read aloud, and
its label stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from comity.facts import PARTY_KINDS, ground
from comity.facts.outlines import HEIGHT, Mark, Outline, outlines
from comity.web.core.language import name_of
from comity.web.design.classes import Band, classes, kind_of

__all__ = ["BOUNDARIES", "Band", "Key", "Shade", "classes", "key", "kind_of", "world_map"]

#: To be read beside every map.
BOUNDARIES = _(
    "The boundaries and names shown are those of the source of the outlines; they express no "
    "opinion on the status of any territory, and no endorsement or acceptance."
)
LEFT, RIGHT, RADIUS = 60, 1950, 7
#: Lines and dots that tell shades apart without colour: ground, then what lies on it.
_HATCHES: Mapping[str, str] = {
    "unknown": "M-3 3l6-6M0 14l14-14M11 17l6-6",
    "maybe": "M-3 3l6-6M0 14l14-14M11 17l6-6",
    "missing": "M-3 3l6-6M0 14l14-14M11 17l6-6",
    "reserved": "M2 7h4M9 14h4M9 0h4",
    "signed": "M7 0v14",
    "withdrawn": "M0 0l14 14M0 14l14-14",
    "abstain": "M0 7h14",
    "closed": "M6 7h2",
}


@dataclass(frozen=True, slots=True)
class Shade:
    """How a place is drawn.

    Attributes
    ----------
    kind : name of its shade, such as ``bound`` or ``q3``; ``missing`` where nothing is known
    words : what is said of it, such as ``bound since 1 July 2003``
    url : where it leads
    """

    kind: str
    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the key: a shade, what it means, and how many places have it."""

    kind: str
    words: str | Promise
    count: int | None = None


def world_map(shades: Mapping[str, Shade], label: str, *, hatches: bool = True) -> SafeString:
    """Draw the world.

    Parameters
    ----------
    shades : how each place is drawn, by code; a State that is not there is left pale
    label : what the map shows, in a sentence that stands for it
    hatches : whether to define the hatches; once on a page is enough
    """
    linked = any(shade.url for shade in shades.values())
    said = 'aria-hidden="true" focusable="false"'
    if not linked:
        said = f'role="img" aria-label="{escape(label)}"'
    box = f"{LEFT} -8 {RIGHT - LEFT} {HEIGHT + 16}"
    drawn = "".join(_drawn(shades))
    text = f'<svg class="world" viewBox="{box}" {said}>{_defined(hatches)}{drawn}</svg>'
    if linked:
        text = f'<p class="vh">{escape(label)}</p>{text}'
    return mark_safe(text)  # noqa: S308  # every text in it is escaped


def key(keys: Iterable[Key]) -> SafeString:
    """Draw the key of a map: each shade with its meaning and its count.

    >>> str(key([Key("q1", "1 to 2", 3)])).count("k-q1")
    1
    """
    lines = (
        f'<li><svg class="key" viewBox="0 0 42 28" aria-hidden="true">'
        f'<path class="p k-{escape(item.kind)}" d="M1 1h40v26h-40z"/></svg>'
        f"<span>{escape(item.words)}{_counted(item.count)}</span></li>"
        for item in keys
    )
    text = f'<ul class="legend keys">{"".join(lines)}</ul>'
    return mark_safe(text)  # noqa: S308  # every text in it is escaped


def _counted(count: int | None) -> str:
    return "" if count is None else f" <b>{count}</b>"


def _drawn(shades: Mapping[str, Shade]) -> Iterable[str]:
    """Draw the shapes, and over them the points, which would vanish beneath."""
    places, shown = ground().places, list(outlines().values())
    states = {code for code, place in places.items() if place.kind in PARTY_KINDS}
    for outline in sorted(shown, key=lambda outline: outline.mark is not Mark.SHAPE):
        shade = shades.get(outline.code)
        # A point without anything to say would only hide its neighbours.
        if outline.mark is Mark.POINT and shade is None and outline.code not in states:
            continue
        yield _place(outline, shade, name_of(places[outline.code]))


def _place(outline: Outline, shade: Shade | None, name: str) -> str:
    said = f"{name}: {shade.words}" if shade and shade.words else name
    inside = f"<title>{escape(said)}</title>"
    kind = escape(shade.kind) if shade else "absent"
    path, point = f'd="{outline.path}"', f'cx="{outline.x}" cy="{outline.y}" r="{RADIUS}"'
    if outline.mark is Mark.SHAPE:
        text = f'<path class="p k-{kind}" {path}>{inside}</path>'
    elif outline.mark is Mark.POINT:
        text = f'<circle class="p k-{kind}" {point}>{inside}</circle>'
    else:
        text = f'<g class="p k-{kind}">{inside}<path {path}/><circle {point}/></g>'
    if shade is None or not shade.url:
        return text
    return f'<a href="{escape(shade.url)}" tabindex="-1">{text}</a>'


def _defined(hatches: bool) -> str:
    if not hatches:
        return ""
    patterns = "".join(
        f'<pattern id="hatch-{kind}" class="h-{kind}" width="14" height="14" '
        f'patternUnits="userSpaceOnUse"><path class="h-ground" d="M0 0h14v14h-14z"/>'
        f'<path class="h-lines" d="{lines}"/></pattern>'
        for kind, lines in _HATCHES.items()
    )
    return f"<defs>{patterns}</defs>"
