"""Who died or went missing on the way, in the territory of the State."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from comity.evidence.figures_other import DEATHS, last_full_year
from comity.evidence.panel import Pick, panel
from comity.evidence.store import Store
from comity.profile.chapters.figured import source_line, tabled
from comity.profile.chapters.numbers import grouped
from comity.profile.context import Context
from comity.profile.document import Block, Cell, Column, ColumnKind, Note, Row, Section, Table

if TYPE_CHECKING:
    import polars as pl

_WARNING = (
    "Every number here is a minimum. Many deaths are never found or never recorded, and how "
    "closely a route is watched differs from year to year. A year without a record is not a "
    "year without a death, and places must not be ranked by these counts."
)


def safety(context: Context) -> Section:
    """Return the chapter."""
    figures = context.figures("safety").values()
    blocks = tabled(context, f"Deaths on the way, recorded in {context.place.name}", figures)
    blocks += _years(context)
    blocks += _causes(context)
    blocks.append(Note("Minimum counts", _WARNING))
    lede = "Deaths and disappearances of people on the way, counted where they happened."
    return Section("safety", "Safety on the way", lede, tuple(blocks))


def _years(context: Context) -> Iterable[Block]:
    """Return the count of each full year, beside region and world."""
    figure = context.figures("safety")["deaths_on_routes"]
    if figure.missing:
        return
    found = panel(context.store, Pick(DEATHS, "state", "dead_missing_persons"))
    region, last = context.place.region, min(context.question.end, last_full_year(context.store))
    columns = [
        Column("Year"),
        Column(context.place.short, ColumnKind.NUMBER, own=True),
        Column("World", ColumnKind.NUMBER),
    ]
    sides = [found.places.get(context.place.code, {}), found.world]
    if region:
        columns.insert(2, Column(region, ColumnKind.NUMBER))
        sides.insert(1, found.regions.get(region, {}))
    rows = tuple(
        Row((Cell(str(year)), *(Cell(_count(side.get(year))) for side in sides)))
        for year in sorted(found.world)
        if year <= last
    )
    caption = "Dead and missing by year, persons"
    yield Table(caption, tuple(columns), rows, (source_line(context, DEATHS),))


def _count(value: float | None) -> str:
    return "none recorded" if value is None else grouped(value)


def _causes(context: Context) -> Iterable[Block]:
    """Return the causes and routes that were recorded, where there are several deaths."""
    causes = _by_cause(context.store, context.question.end).get(context.place.code, ())
    if not causes:
        return
    rows = tuple(
        Row((Cell(cause), Cell(route), Cell(grouped(count)))) for cause, route, count in causes[:6]
    )
    columns = (Column("Cause"), Column("Route"), Column("Persons", ColumnKind.NUMBER))
    note = f"{len(causes)} pairs of cause and route on record; the {len(rows)} largest are shown."
    yield Table("Recorded causes and routes since 2014", columns, rows, (note,))


@lru_cache(maxsize=16)
def _by_cause(store: Store, until: int) -> dict[str, tuple[tuple[str, str, int], ...]]:
    rows = store.ask(DEATHS, lambda table: _counted(table, until)).rows()
    found: dict[str, list[tuple[str, str, int]]] = {}
    for state, cause, route, count in rows:
        found.setdefault(state, []).append((_listed(cause), route, count))
    return {state: tuple(pairs) for state, pairs in found.items()}


def _listed(causes: str) -> str:
    """Part several causes more plainly than the record does."""
    return "; ".join(cause.strip() for cause in causes.split(","))


def _counted(table: pl.LazyFrame, until: int) -> pl.LazyFrame:
    """Sum the dead and missing by State, cause and route, the most first."""
    import polars as pl

    return (
        table.filter(pl.col("year") <= until, pl.col("dead_missing_persons").is_not_null())
        .with_columns(pl.col("cause", "route").fill_null("Not recorded"))
        .group_by("state", "cause", "route")
        .agg(pl.col("dead_missing_persons").sum().alias("count"))
        .sort(["count", "cause", "route"], descending=[True, False, False])
    )
