"""Two places and what is known between them, as a page shows it: one way, and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from comity.answers.figures import source_line
from comity.answers.forms import Record
from comity.evidence.asked import Asked
from comity.evidence.breaks import split_years
from comity.evidence.corridor import Corridor, corridor
from comity.evidence.figure import Figure
from comity.evidence.store import Store
from comity.evidence.top import stock_set
from comity.facts.phrases import sentences
from comity.profile.document import Chart, Series
from comity.web.core.language import name_of
from comity.web.core.words import together
from comity.web.rooms.figures.chart import chart_table
from comity.web.rooms.figures.state import Told, told
from comity.web.rooms.figures.words import PARTS, unit_words

if TYPE_CHECKING:
    import polars as pl

MOST = 12


@dataclass(frozen=True, slots=True)
class Way:
    """One direction: from a place to another, its figures, and their course over the years."""

    start: str
    end: str
    parts: tuple[tuple[str, Told], ...]
    chart: Chart | None


@lru_cache(maxsize=128)
def between(store: Store, a: str, b: str, on: date) -> Corridor:
    """Return what is known between two places on a day; asked once for every form of a page."""
    return corridor(a, b, on=on, within=store)


def pair_context(store: Store, found: Corridor) -> dict[str, object]:
    """Return what the page of a corridor draws."""
    ways = ((found.a, found.b), (found.b, found.a))
    return {"pair": found, "ways": [_way(store, found, *way) for way in ways]}


def _way(store: Store, found: Corridor, start: str, end: str) -> Way:
    own = [part for part in found.parts if part.id.endswith(f"_{start}_{end}")]
    named = tuple((_title(store, part), told(store, part)) for part in own)
    return Way(start, end, named, _chart(store, own, start, end))


def _title(store: Store, part: Figure) -> str:
    """Return what a part is, in the language of the page; stocks name their revision."""
    kind = part.id.rsplit("_", 2)[0]
    if kind.startswith("stock"):
        edition = store.dataset(part.dataset).edition
        return _("Migrants living there, revision %(edition)s") % {"edition": edition}
    return str(PARTS[kind])


def _chart(store: Store, own: list[Figure], start: str, end: str) -> Chart | None:
    """Draw the stock over the years, each revision a line of its own: they are never joined."""
    stocks = [part for part in own if part.id.startswith("stock") and len(part.history) > 1]
    if not stocks:
        return None
    years = tuple(sorted({year for part in stocks for year, _value in part.history}))
    sets = [store.dataset(part.dataset) for part in stocks]
    names = [_("Revision %(edition)s") % {"edition": about.edition} for about in sets]
    lines = {name: dict(part.history) for name, part in zip(names, stocks, strict=True)}
    parted = [split_years(about, (start, end), store.ground) for about in sets]
    places = store.ground.places
    title = _("Migrants from %(start)s in %(end)s") % {
        "start": name_of(places[start]),
        "end": name_of(places[end]),
    }
    return Chart(
        title=title,
        alt=_("Line chart, %(first)s to %(last)s: %(lines)s.")
        % {"first": years[0], "last": years[-1], "lines": together(lines)},
        unit=unit_words("persons"),
        years=years,
        series=tuple(
            Series(label, tuple(values.get(year) for year in years), role, begins)
            for (label, values), role, begins in zip(lines.items(), _ROLES, parted, strict=False)
        ),
        table=chart_table(title, years, lines, "persons"),
        source=sentences(*(source_line(about, store) for about in sets)),
    )


_ROLES = ("own", "region", "world", "other", "other", "other")


def largest(store: Store, on: date) -> list[Record]:
    """Return the pairs of places between which most migrants live, in the last year by a day."""
    about, until = stock_set(store), Asked(store, "", on).mid
    return [
        {
            **row,
            "dataset": about.id,
            "edition": about.edition,
            "known_to": about.snapshot,
        }
        for row in _largest(store.table(about.id), list(about.codes), until).to_dicts()
    ]


def _largest(table: pl.DataFrame, codes: list[str], until: int) -> pl.DataFrame:
    import polars as pl

    known = table.filter(pl.col("year") <= until)
    last = pl.col("year") == pl.col("year").max()
    named = ~pl.col("origin").is_in(codes) & ~pl.col("destination").is_in(codes)
    rows = known.filter(last, pl.col("sex") == "total", named)
    ordered = rows.sort("stock_persons", descending=True, nulls_last=True).head(MOST)
    return ordered.select("origin", "destination", "year", "stock_persons")
