"""How old the migrants of a State are, where its censuses say so."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from comity.evidence.store import Store
from comity.facts.phrases import Kept, marked, phrase, term
from comity.profile.chapters.figured import edition, source_line
from comity.profile.chapters.numbers import grouped, known, per_cent
from comity.profile.context import Context
from comity.profile.document import Block, Cell, Column, ColumnKind, Paragraph, Row, Table

if TYPE_CHECKING:
    import polars as pl

_SETS = ("migrant_stock_age_2024", "migrant_stock_age_2020")
_GROUPS = (
    (marked("0 to 14"), (0, 14)),
    (marked("15 to 24"), (15, 24)),
    (marked("25 to 44"), (25, 44)),
    (marked("45 to 64"), (45, 64)),
    (marked("65 and over"), (65, 999)),
)
#: Ages of small places are rounded one by one.
_ROUNDING = 0.005
Counts = dict[tuple[str, int], dict[tuple[str, str], int]]


def ages(context: Context) -> Iterable[Block]:
    """Return the ages of the latest edition that has them, or say that none has."""
    code = context.place.code
    for dataset in _SETS:
        counts = _counts(context.store, dataset)
        years = [y for place, y in counts if place == code and y <= context.question.mid]
        if years:
            yield _table(context, dataset, max(years), counts[code, max(years)])
            return
    if not context.figures("people")["migrants_here"].missing:
        latest, earlier = (edition(context.store.dataset(name)) for name in _SETS)
        text = phrase(
            "The ages of the migrants in {place} are unknown: neither {latest} nor {earlier} "
            "has them for this day.",
            place=context.name,
            latest=latest,
            earlier=earlier,
        )
        yield Paragraph(text)


def _table(context: Context, dataset: str, year: int, counts: dict[tuple[str, str], int]) -> Table:
    total = sum(counts.values())
    rows = []
    for group, _ in _GROUPS:
        women, men = (counts.get((group, sex)) for sex in ("female", "male"))
        both = None if women is None or men is None else per_cent((women + men) / total)
        cells = (known(women, 0), known(men, 0), both or phrase("not known"))
        rows.append(Row((Cell(term(group)), *map(Cell, cells))))
    columns = (
        Column(phrase("Age")),
        Column(phrase("Women"), ColumnKind.NUMBER),
        Column(phrase("Men"), ColumnKind.NUMBER),
        Column(phrase("Per cent of all"), ColumnKind.NUMBER, own=True),
    )
    notes = [source_line(context, dataset)]
    if dataset != _SETS[0]:
        notes.append(_other_edition(context, dataset))
    notes += _disagreement(context, dataset, year, total)
    caption = phrase("Migrants here by age, mid-{year}, persons", year=year)
    return Table(caption, columns, tuple(rows), tuple(notes))


def _other_edition(context: Context, dataset: str) -> str:
    """Say that the ages are of an earlier edition than the totals."""
    return phrase(
        "The edition of 2024 has no ages for this State: these are of the edition of {edition}, "
        "whose totals differ.",
        edition=Kept(context.store.dataset(dataset).edition),
    )


def _disagreement(context: Context, dataset: str, year: int, added: int) -> Iterable[str]:
    """Say when the ages do not add up to the total that the same table prints."""
    printed = _totals(context.store, dataset).get((context.place.code, year))
    if printed is None or abs(added - printed) <= _ROUNDING * printed:
        return
    yield phrase(
        "The ages add up to {added}, but the same table prints {printed} in all: the figures of "
        "the publisher disagree, so that the ages must be read with care.",
        added=grouped(added),
        printed=grouped(printed),
    )


@lru_cache(maxsize=4)
def _totals(store: Store, dataset: str) -> dict[tuple[str, int], int]:
    rows = store.ask(dataset, _printed).rows()
    return {(place, year): count for place, year, count in rows}


def _printed(table: pl.LazyFrame) -> pl.LazyFrame:
    import polars as pl

    whole = table.filter(pl.col("age") == "total", pl.col("sex") == "total")
    return whole.select("destination", "year", "stock_persons").drop_nulls()


@lru_cache(maxsize=4)
def _counts(store: Store, dataset: str) -> Counts:
    """Return persons by place and year, and in these by age group and sex."""
    found: Counts = {}
    for place, year, age, sex, count in store.ask(dataset, _by_age).rows():
        counts, key = found.setdefault((place, year), {}), (_group(age), sex)
        counts[key] = counts.get(key, 0) + count
    return {key: counts for key, counts in found.items() if sum(counts.values())}


def _by_age(table: pl.LazyFrame) -> pl.LazyFrame:
    import polars as pl

    known = pl.col("stock_persons").is_not_null()
    parts = table.filter(pl.col("age") != "total", pl.col("sex") != "total", known)
    return parts.select("destination", "year", "age", "sex", "stock_persons")


@cache
def _group(age: str) -> str:
    """Return the group of ages that holds one such as ``20-24`` or ``75+``."""
    first = int(age.rstrip("+").split("-")[0])
    return next(name for name, (low, high) in _GROUPS if low <= first <= high)
