"""Figures of people at a glance: who lives here, who left, who is protected, what is sent."""

from __future__ import annotations

from comity.evidence.figure import Figure
from comity.profile.chapters.figured import edition, joined
from comity.profile.chapters.numbers import brief, per_cent
from comity.profile.context import Context
from comity.profile.document import Age, Tile, Tiles

_SHOWN = (
    ("Migrants living here", "people", "migrants_here"),
    ("From here, living abroad", "people", "emigrants_abroad"),
    ("Refugees hosted", "refuge", "refugees_hosted"),
    ("Refugees from here", "refuge", "refugees_from_here"),
    ("Remittances received", "money", "remittances_received"),
)


def figures_at_a_glance(context: Context) -> Tiles:
    """Return the tiles; a figure that is not known says so in its place."""
    return Tiles(
        tuple(_tile(context, label, context.figures(chapter)[id]) for label, chapter, id in _SHOWN)
    )


def _tile(context: Context, label: str, figure: Figure) -> Tile:
    dataset = context.store.dataset(figure.dataset)
    named = edition(dataset)
    if figure.missing or isinstance(figure.value, str) or figure.value is None:
        return Tile(label, "no data", f"unknown, not zero · {named}")
    years = joined(context, figure)
    spark = tuple(float(value) for _, value in years) if len(years) > 1 else ()
    course = ""
    if spark:
        first, last = brief(spark[0], figure.unit), brief(spark[-1], figure.unit)
        course = f"{years[0][0]} to {years[-1][0]}: from {first} to {last}"
    return Tile(
        label=label,
        value=brief(figure.value, figure.unit),
        detail=f"{figure.year}{_part(context, figure)} · {named}",
        age=Age.of(dataset.snapshot, context.on),
        spark=spark,
        spark_label=course,
    )


def _part(context: Context, figure: Figure) -> str:
    """Say what part of the population or of the economy a figure is, where that is known."""
    name = {"migrants_here": ("people", "migrants_share", "people")}.get(figure.id)
    name = name or {"remittances_received": ("money", "remittances_received_share", "GDP")}.get(
        figure.id
    )
    if name is None:
        return ""
    part = context.figures(name[0])[name[1]]
    if part.year != figure.year or not isinstance(part.value, int | float):
        return ""
    return f", {per_cent(part.value)} % of {name[2]}"
