"""Who lives here from elsewhere, and who from here lives elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from comity.evidence.figures_people import share_here
from comity.evidence.panel import Pick, panel
from comity.evidence.store import Store, values_of
from comity.evidence.top import stock_set, top
from comity.facts.phrases import marked, phrase, sentences, term
from comity.profile.chapters.ages import ages
from comity.profile.chapters.course import line_alt
from comity.profile.chapters.figured import joined, last_split, source_line, tabled
from comity.profile.chapters.numbers import grouped, per_cent
from comity.profile.chapters.ranked import MOST, Ranking, ranked
from comity.profile.context import Context
from comity.profile.document import (
    Block,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Row,
    Section,
    Series,
    Table,
)

_SIDES = (
    (marked("Living here"), "destination"),
    (marked("From here, abroad"), "origin"),
)


def people(context: Context) -> Section:
    """Return the chapter."""
    caption = phrase("Migrants of {place}", place=context.name)
    blocks = tabled(context, caption, context.figures("people").values())
    blocks += [*_bars(context), *_trend(context), *_sexes(context), *ages(context)]
    lede = phrase(
        "Stocks at mid-year, mostly by country of birth, in some States by citizenship. "
        "Refugees are included for most destinations."
    )
    return Section("people", phrase("Who lives where"), lede, tuple(blocks))


def _bars(context: Context) -> Iterable[Block]:
    """Return the largest origins and destinations, in the last year of the edition."""
    stock = stock_set(context.store)
    year = last_year(context.store, stock.id, context.question.mid)
    if year is None:
        return
    here = phrase("Living in {place}, by origin", place=context.short)
    abroad = phrase("From {place}, living abroad", place=context.short)
    for side, title, role, column in (
        ("origins", here, "in", phrase("Origin")),
        ("destinations", abroad, "out", phrase("Destination")),
    ):
        found = top(context.place.code, side, year, most=MOST, within=context.store)
        partners = [(r.code, float(r.stock_persons)) for r in found.ranks if r.stock_persons]
        if not partners or not found.total_persons:
            continue
        rest = _rest(found.unknown_persons)
        source = sentences(phrase("Mid-{year}.", year=year), rest, source_line(context, stock.id))
        about = Ranking(title, role, column, "persons", found.total_persons, source)
        yield ranked(context, about, partners)


def _rest(unknown: int) -> str:
    """Say how many have no known partner; nothing when all have one."""
    if not unknown:
        return ""
    return phrase("Of other or unknown origin: {count}.", count=grouped(unknown))


def last_year(store: Store, dataset: str, until: int) -> int | None:
    """Return the last year of a data set that is not later than another."""
    return max((year for year in values_of(store, dataset, "year") if year <= until), default=None)


def _trend(context: Context) -> Iterable[Block]:
    """Draw migrants as a share of the population, beside region and world."""
    stock, figure = stock_set(context.store), context.figures("people")["migrants_share"]
    own = dict(joined(context, figure))
    years = tuple(
        y for y in values_of(context.store, stock.id, "year") if y <= context.question.mid
    )
    if len(own) < 2:
        return
    found, region = share_here(context.store, stock.id), context.place.region
    lines = [Series(context.short, _line(own, years), "own")]
    if region in found.regions:
        lines.append(Series(context.region_name, _line(found.regions[region], years), "region"))
    lines.append(Series(phrase("World"), _line(found.world, years), "world"))
    split = last_split(context) if len(own) < len(figure.history) else 0
    broken = (*figure.breaks, phrase("The line begins after the split.")) if split else ()
    yield Chart(
        title=phrase("Migrants among those who live here"),
        alt=line_alt(years, lines, 1),
        unit=phrase("per cent of the population"),
        years=years,
        series=tuple(lines),
        table=_trend_table(context, years, lines),
        source=sentences(source_line(context, stock.id, "wpp_population_2024"), *broken),
    )


def _line(values: object, years: Iterable[int]) -> tuple[float | None, ...]:
    assert isinstance(values, dict)
    return tuple(round(100 * values[y], 3) if y in values else None for y in years)


def _trend_table(context: Context, years: tuple[int, ...], lines: list[Series]) -> Table:
    counts = dict(context.figures("people")["migrants_here"].history)
    abroad = dict(context.figures("people")["emigrants_abroad"].history)
    heads = ((phrase("{line}, %", line=line.name), line.role == "own") for line in lines)
    columns = (
        Column(phrase("Mid-year")),
        Column(phrase("Migrants here"), ColumnKind.NUMBER),
        Column(phrase("Emigrants abroad"), ColumnKind.NUMBER),
        *(Column(head, ColumnKind.NUMBER, own=own) for head, own in heads),
    )
    rows = []
    for place, year in enumerate(years):
        values = [grouped(known[year]) if year in known else "–" for known in (counts, abroad)]
        at = [line.values[place] for line in lines]
        values += ["–" if value is None else per_cent(value / 100) for value in at]
        rows.append(Row((Cell(str(year)), *map(Cell, values))))
    breaks = context.figures("people")["migrants_here"].breaks
    return Table(phrase("Migrants and emigrants by year"), columns, tuple(rows), breaks)


def _sexes(context: Context) -> Iterable[Block]:
    """Return women and men among migrants and emigrants."""
    stock = stock_set(context.store)
    year = last_year(context.store, stock.id, context.question.mid)
    rows = [row for label, side in _SIDES if year and (row := _sex_row(context, label, side, year))]
    if not rows:
        return
    region = [Column(context.region_name, ColumnKind.NUMBER)] if context.place.region else []
    columns = (
        Column(phrase("Mid-{year}", year=year)),
        Column(phrase("Women"), ColumnKind.NUMBER),
        Column(phrase("Men"), ColumnKind.NUMBER),
        Column(phrase("Women, per cent"), ColumnKind.NUMBER, own=True),
        *region,
        Column(phrase("World"), ColumnKind.NUMBER),
    )
    beside = phrase("Region and world: women, per cent.")
    note = sentences(beside, source_line(context, stock.id))
    yield Table(phrase("Women and men among them, persons"), columns, tuple(rows), (note,))


def _sex_row(context: Context, label: str, side: str, year: int) -> Row | None:
    """Return one side; nothing where one of the sexes is unknown."""
    store, code = context.store, context.place.code
    stock = stock_set(store).id
    women, men = (
        panel(store, Pick(stock, side, "stock_persons", (("sex", sex),)))
        for sex in ("female", "male")
    )
    here = (women.at(code, year), men.at(code, year))
    if here[0] is None or here[1] is None or not sum(filter(None, here)):
        return None
    region, none = context.place.region, {year: 0.0}
    places = [here]
    if region:
        places.append((women.regions.get(region, none)[year], men.regions.get(region, none)[year]))
    places.append((women.world[year], men.world[year]))
    parts = [per_cent(w / (w + m)) if w and m and w + m else "–" for w, m in places]
    counts = (Cell(grouped(here[0])), Cell(grouped(here[1])))
    return Row((Cell(term(label)), *counts, *map(Cell, parts)))
