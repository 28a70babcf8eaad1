"""Who died or went missing on the way, in the territory of the State."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from comity.evidence.figures_other import DEATHS, last_full_year
from comity.evidence.panel import Pick, panel
from comity.evidence.store import Store
from comity.facts.phrases import Kept, listed, marked, phrase, phrases, term
from comity.profile.chapters.figured import source_line, tabled
from comity.profile.chapters.numbers import grouped
from comity.profile.context import Context
from comity.profile.document import Block, Cell, Column, ColumnKind, Note, Row, Section, Table

if TYPE_CHECKING:
    import polars as pl

#: Causes and routes of the data set, in the form in which a table shows them.
_NAMED = frozenset(
    {
        marked("Drowning"),
        marked("Mixed or unknown"),
        marked("Vehicle accident / death linked to hazardous transport"),
        marked("Sickness / lack of access to adequate healthcare"),
        marked("Harsh environmental conditions / lack of adequate shelter, food, water"),
        marked("Violence"),
        marked("Accidental death"),
        marked("Central American Route"),
        marked("Asia Pacific routes"),
        marked("Intra-African routes"),
        marked("Central Mediterranean Route"),
        marked("Western Mediterranean Route"),
        marked("Eastern Mediterranean Route"),
        marked("EHOA Eastern Route"),
        marked("EHOA Southern Route"),
        marked("EHOA Northern Route"),
        marked("EHOA Horn of Africa Route"),
        marked("Western African Atlantic Route"),
        marked("South American Route"),
        marked("Intra-European routes"),
        marked("Undefined"),
        marked("Not recorded"),
    }
)
#: What parts two causes; a comma before a space is part of one.
_BETWEEN: Final = re.compile(r",(?! )")
_MOST: Final = 6
_WARNING: Final = marked(
    "Every number here is a minimum. Many deaths are never found or never recorded, and how "
    "closely a route is watched differs from year to year. A year without a record is not a "
    "year without a death, and places must not be ranked by these counts."
)


def safety(context: Context) -> Section:
    """Return the chapter."""
    figures = context.figures("safety").values()
    caption = phrase("Deaths on the way, recorded in {place}", place=context.name)
    blocks = tabled(context, caption, figures)
    blocks += _years(context)
    blocks += _causes(context)
    blocks.append(Note(phrase("Minimum counts"), term(_WARNING)))
    lede = phrase("Deaths and disappearances of people on the way, counted where they happened.")
    return Section("safety", phrase("Safety on the way"), lede, tuple(blocks))


def _years(context: Context) -> Iterable[Block]:
    """Return the count of each full year, beside region and world."""
    figure = context.figures("safety")["deaths_on_routes"]
    if figure.missing:
        return
    found = panel(context.store, Pick(DEATHS, "state", "dead_missing_persons"))
    region, last = context.place.region, min(context.question.end, last_full_year(context.store))
    columns = [
        Column(phrase("Year")),
        Column(context.short, ColumnKind.NUMBER, own=True),
        Column(phrase("World"), ColumnKind.NUMBER),
    ]
    sides = [found.places.get(context.place.code, {}), found.world]
    if region:
        columns.insert(2, Column(context.region_name, ColumnKind.NUMBER))
        sides.insert(1, found.regions.get(region, {}))
    rows = tuple(
        Row((Cell(str(year)), *(Cell(_count(side.get(year))) for side in sides)))
        for year in sorted(found.world)
        if year <= last
    )
    caption = phrase("Dead and missing by year, persons")
    yield Table(caption, tuple(columns), rows, (source_line(context, DEATHS),))


def _count(value: float | None) -> str:
    return phrase("none recorded") if value is None else grouped(value)


def _causes(context: Context) -> Iterable[Block]:
    """Return the causes and routes that were recorded, where there are several deaths."""
    causes = _by_cause(context.store, context.question.end).get(context.place.code, ())
    if not causes:
        return
    rows = tuple(
        Row((Cell(_causes_in(cause)), Cell(_named(route)), Cell(grouped(count))))
        for cause, route, count in causes[:_MOST]
    )
    columns = (
        Column(phrase("Cause")),
        Column(phrase("Route")),
        Column(phrase("Persons"), ColumnKind.NUMBER),
    )
    note = phrases(
        "{number} pair of cause and route on record; it is shown.",
        "{number} pairs of cause and route on record; the {shown} largest are shown.",
        len(causes),
        shown=len(rows),
    )
    caption = phrase("Recorded causes and routes since 2014")
    yield Table(caption, columns, rows, (note,))


def _causes_in(recorded: str) -> str:
    """Part several causes more plainly than the record does."""
    return listed(map(_named, _BETWEEN.split(recorded)))


def _named(text: str) -> str:
    """Return a cause or a route that translators know; another stays as it is on record."""
    return term(text) if text in _NAMED else Kept(text)


@lru_cache(maxsize=16)
def _by_cause(store: Store, until: int) -> dict[str, tuple[tuple[str, str, int], ...]]:
    rows = store.ask(DEATHS, lambda table: _counted(table, until)).rows()
    found: dict[str, list[tuple[str, str, int]]] = {}
    for state, cause, route, count in rows:
        found.setdefault(state, []).append((cause, route, count))
    return {state: tuple(pairs) for state, pairs in found.items()}


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
