"""Who is protected here, who fled from here, how claims are decided and how exile ends."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from comity.evidence.partners import Partners, by_place
from comity.evidence.store import Store
from comity.facts.phrases import marked, phrase, sentences, term
from comity.profile.chapters.figured import source_line, tabled
from comity.profile.chapters.ranked import Ranking, ranked
from comity.profile.context import Context
from comity.profile.document import Block, Section

_SET = "unhcr_population"
_SIDES = (
    (
        "refugees_hosted",
        "asylum",
        "origin",
        marked("Refugees hosted in {place}, by origin"),
        "in",
        marked("Origin"),
    ),
    (
        "refugees_from_here",
        "origin",
        "asylum",
        marked("Refugees from {place}, by asylum"),
        "out",
        marked("Country of asylum"),
    ),
)
_CLAIMS = ("asylum_decisions", "recognition_rate")
_ENDS = ("returnees", "resettled_here", "naturalised_here")


def refuge(context: Context) -> Section:
    """Return the chapter."""
    figures = context.figures("refuge")
    protected = [f for id, f in figures.items() if id not in (*_CLAIMS, *_ENDS)]
    caption = phrase("Protection in {place} and of people from it", place=context.name)
    blocks = tabled(context, caption, protected)
    blocks += _bars(context)
    claims = phrase("Asylum decisions and recognition")
    blocks += tabled(context, claims, [figures[id] for id in _CLAIMS])
    solutions = phrase("Solutions: return, resettlement, naturalisation")
    blocks += tabled(context, solutions, [figures[id] for id in _ENDS])
    lede = phrase(
        "People under protection at the end of the year; decisions and solutions in the year. "
        "Small counts are rounded to 5 by the source."
    )
    return Section("refuge", phrase("Refuge"), lede, tuple(blocks))


def _bars(context: Context) -> Iterable[Block]:
    """Return where those hosted come from, and where those who fled live."""
    for id, side, other, title, role, column in _SIDES:
        figure = context.figures("refuge")[id]
        if figure.missing or not figure.value or figure.year is None:
            continue
        partners = _partners(context.store, side, other, figure.year).get(context.place.code, ())
        shown = [pair for pair in partners if pair[1] > 0]
        end = phrase("End of {year}.", year=figure.year)
        about = Ranking(
            title=phrase(title, place=context.short),
            role=role,
            column=term(column),
            unit="persons",
            total=float(figure.value),
            source=sentences(end, source_line(context, _SET)),
        )
        if shown:
            yield ranked(context, about, shown)


@lru_cache(maxsize=16)
def _partners(store: Store, side: str, other: str, year: int) -> dict[str, Partners]:
    """Return the refugees of a year for every place at once, by partner, the most first."""
    import polars as pl

    chosen = (
        pl.col("year") == year,
        pl.col(side) != pl.col(other),
        pl.col("refugees_persons").is_not_null(),
    )
    columns = (side, other, "refugees_persons")
    rows = store.ask(_SET, lambda table: table.filter(*chosen).select(columns))
    rows = rows.sort(["refugees_persons", other], descending=[True, False])
    return by_place(rows.cast({"refugees_persons": pl.Float64}).rows())
