"""Figures of people at a glance: who lives here, who left, who is protected, what is sent."""

from __future__ import annotations

from comity.evidence.figure import Figure
from comity.facts.phrases import marked, phrase, term
from comity.profile.chapters.figured import edition, joined
from comity.profile.chapters.numbers import brief, per_cent
from comity.profile.context import Context
from comity.profile.document import Age, Tile, Tiles

_SHOWN = (
    (marked("Migrants living here"), "people", "migrants_here"),
    (marked("From here, living abroad"), "people", "emigrants_abroad"),
    (marked("Refugees hosted"), "refuge", "refugees_hosted"),
    (marked("Refugees from here"), "refuge", "refugees_from_here"),
    (marked("Remittances received"), "money", "remittances_received"),
)
#: The same figure as a share: its chapter and id, and how it is said.
_PARTS = {
    "migrants_here": (
        "people",
        "migrants_share",
        marked("{year}, {share} % of people · {source}"),
    ),
    "remittances_received": (
        "money",
        "remittances_received_share",
        marked("{year}, {share} % of GDP · {source}"),
    ),
}
Years = tuple[tuple[int, float], ...]


def figures_at_a_glance(context: Context) -> Tiles:
    """Return the tiles; a figure that is not known says so in its place."""
    found = ((term(label), context.figures(chapter)[id]) for label, chapter, id in _SHOWN)
    return Tiles(tuple(_tile(context, label, figure) for label, figure in found))


def _tile(context: Context, label: str, figure: Figure) -> Tile:
    dataset = context.store.dataset(figure.dataset)
    named = edition(dataset)
    if figure.missing or isinstance(figure.value, str) or figure.value is None:
        why = phrase("unknown, not zero · {source}", source=named)
        return Tile(label, phrase("no data"), why)
    years = joined(context, figure)
    spark = tuple(float(value) for _, value in years) if len(years) > 1 else ()
    return Tile(
        label=label,
        value=brief(figure.value, figure.unit),
        detail=_detail(context, figure, named),
        age=Age.of(dataset.snapshot, context.on),
        spark=spark,
        spark_label=_course(years, figure.unit) if spark else "",
    )


def _course(years: Years, unit: str) -> str:
    return phrase(
        "{first} to {last}: from {start} to {end}",
        first=years[0][0],
        last=years[-1][0],
        start=brief(float(years[0][1]), unit),
        end=brief(float(years[-1][1]), unit),
    )


def _detail(context: Context, figure: Figure, source: str) -> str:
    """Name year and source, and what part of a whole a figure is, where that is known."""
    chapter, id, pattern = _PARTS.get(figure.id, ("", "", ""))
    part = context.figures(chapter)[id] if chapter else None
    if part is None or part.year != figure.year or not isinstance(part.value, int | float):
        return phrase("{year} · {source}", year=figure.year, source=source)
    return phrase(pattern, year=figure.year, share=per_cent(part.value), source=source)
