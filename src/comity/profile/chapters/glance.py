"""At a glance: a handful of figures, each with its course over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.facts.phrases import Number, listed, marked, phrase, phrases, term
from comity.norms import Instrument, Sense, Standing
from comity.profile.chapters.standing_counts import standing_counts
from comity.profile.chapters.tiles import figures_at_a_glance
from comity.profile.context import Context
from comity.profile.document import Age, Section, Tile, Tiles

FIRST_YEAR = 1950
_FAMILIES = (
    (marked("Human rights"), ("human rights",)),
    (marked("Refugees and stateless"), ("refugees and stateless persons",)),
    (marked("Trafficking and smuggling"), ("trafficking and smuggling",)),
    (marked("Labour"), ("labour",)),
)


def glance(context: Context) -> Section:
    """Return the chapter."""
    tiles = [_tile(context, phrase("All instruments in force"), context.open)]
    for label, families in _FAMILIES:
        tiles.append(_tile(context, term(label), [i for i in context.open if i.family in families]))
    shown = (figures_at_a_glance(context), Tiles(tuple(tiles)))
    return Section("glance", phrase("At a glance"), "", shown, quiet=True)


def _bound(context: Context, instruments: Sequence[Instrument], days: Sequence[date]) -> list[int]:
    """Count the instruments by which the State is certainly bound on each day."""
    codes, standings = (context.place.code,), {Standing.BOUND}
    return list(standing_counts(instruments, codes, days, Sense.IN_FORCE, standings))


def _tile(context: Context, label: str, instruments: Sequence[Instrument]) -> Tile:
    if not instruments:
        why = phrase("no instrument of this family is open to this State")
        return Tile(label, phrase("none open"), why)
    ages = [Age.of(item.snapshot.day, context.on) for item in instruments]
    old = ages.count(Age.OLD)
    years = range(min(FIRST_YEAR, context.on.year), context.on.year + 1)
    ends = [min(date(year, 12, 31), context.on) for year in years]
    counts = _bound(context, instruments, ends)
    spark = tuple(map(float, counts))
    return Tile(
        label=label,
        value=phrase("{part} of {whole}", part=counts[-1], whole=len(instruments)),
        detail=listed((_old(old, len(ages)), _unknown(context, instruments))),
        age=sorted(ages, key=list(Age).index)[len(ages) // 2],
        spark=spark,
        spark_label=phrase(
            "{first} to {last}: from {start} to {end}",
            first=years[0],
            last=years[-1],
            start=Number(spark[0]),
            end=Number(spark[-1]),
        ),
    )


def _old(old: int, all_of_them: int) -> str:
    return phrase("{part} of {whole} records over three years old", part=old, whole=all_of_them)


def _unknown(context: Context, instruments: Sequence[Instrument]) -> str:
    count = sum(context.answer(item).unknown for item in instruments)
    return phrases("{number} not known", "{number} not known", count) if count else ""
