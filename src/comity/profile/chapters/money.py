"""What migrants send, what that is to the economy, and what sending costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from comity.evidence.figures_other import PRICES, TARGET_SHARE
from comity.evidence.partners import Partners, by_place
from comity.evidence.store import Store
from comity.facts.phrases import PlaceName, phrase, sentences
from comity.profile.chapters.figured import source_line, tabled
from comity.profile.chapters.numbers import per_cent
from comity.profile.chapters.ranked import Ranking, ranked
from comity.profile.context import Context
from comity.profile.document import Block, Cell, Column, ColumnKind, Row, Section, Table

_PAIRS, _YEAR = "remittances_2017", 2017
_MOST = 12
Price = tuple[str, int, int, float]  # partner, year, quarter, share of the amount


def money(context: Context) -> Section:
    """Return the chapter."""
    caption = phrase("Money sent to and from {place}", place=context.name)
    blocks = tabled(context, caption, context.figures("money").values())
    blocks += _bars(context)
    blocks += _costs(context)
    lede = phrase(
        "Remittances in the balance of payments, in US dollars of the year. What is carried by "
        "hand or sent outside banks and services is not in them."
    )
    return Section("money", phrase("Money sent home"), lede, tuple(blocks))


def _bars(context: Context) -> Iterable[Block]:
    """Return the largest senders and receivers of the modelled matrix of 2017."""
    name, code = context.short, context.place.code
    if context.question.end < _YEAR:
        return
    to_here = phrase("Sent to {place}, {year}", place=name, year=_YEAR)
    from_here = phrase("Sent from {place}, {year}", place=name, year=_YEAR)
    modelled = phrase("Modelled from stocks and incomes, not a record.")
    source = sentences(modelled, source_line(context, _PAIRS))
    for side, other, title, role, column in (
        ("receiver", "sender", to_here, "in", phrase("Sent from")),
        ("sender", "receiver", from_here, "out", phrase("Sent to")),
    ):
        partners = _sent(context.store, side, other).get(code, ())
        total = sum(value for _, value in partners)
        if total:
            about = Ranking(title, role, column, "usd", total, source)
            yield ranked(context, about, partners)


@lru_cache(maxsize=8)
def _sent(store: Store, side: str, other: str) -> dict[str, Partners]:
    """Return the money of every place at once, by partner, the most first."""
    import polars as pl

    table = store.table(_PAIRS).drop_nulls("remit_usd")
    ordered = table.sort(["remit_usd", other], descending=[True, False])
    rows = ordered.select(side, other, pl.col("remit_usd").cast(pl.Float64))
    return by_place(rows.filter(pl.col("remit_usd") > 0).rows())


def _costs(context: Context) -> Iterable[Block]:
    """Return the cost of each corridor surveyed, beside the target of SDG 10.c."""
    rows: list[Row] = []
    notes: list[str] = []
    away = phrase("From {place} to", place=context.short)
    home = phrase("To {place} from", place=context.short)
    for side, group in (("sender", away), ("receiver", home)):
        prices = _prices(context.store, side, context.question.end).get(context.place.code, ())
        rows += [_cost_row(context, price, group) for price in prices[:_MOST]]
        if prices:
            notes.append(_within_target(group, prices))
    if rows:
        last = phrase("The last quarter surveyed of each corridor.")
        notes.append(sentences(last, source_line(context, PRICES)))
        yield _cost_table(rows, notes)


def _within_target(group: str, prices: Sequence[Price]) -> str:
    """Say how many corridors one way keep to the target."""
    within = sum(price[3] <= TARGET_SHARE for price in prices)
    if len(prices) <= _MOST:
        return phrase(
            "{way}: {part} of {whole} corridors within 3 %.",
            way=group,
            part=within,
            whole=len(prices),
        )
    return phrase(
        "{way}: {part} of {whole} corridors within 3 %; the {shown} dearest are shown.",
        way=group,
        part=within,
        whole=len(prices),
        shown=_MOST,
    )


def _cost_table(rows: Iterable[Row], notes: Iterable[str]) -> Table:
    columns = (
        Column(phrase("Corridor")),
        Column(phrase("Cost, per cent"), ColumnKind.NUMBER, own=True),
        Column(phrase("Quarter"), ColumnKind.DAY),
        Column(phrase("Target: 3 per cent")),
    )
    caption = phrase("Cost to send 200 US dollars, beside the target of SDG 10.c")
    return Table(caption, columns, tuple(rows), tuple(notes))


def _cost_row(context: Context, price: Price, group: str) -> Row:
    code, year, quarter, cost = price
    place = context.ground.places.get(code)
    name = PlaceName(place, short=True) if place else code
    when = phrase("{year} Q{quarter}", year=year, quarter=quarter)
    return Row(tuple(map(Cell, (name, per_cent(cost), when, _verdict(cost)))), group=group)


def _verdict(cost: float) -> str:
    """Say how a cost stands to the target."""
    if cost <= TARGET_SHARE:
        return phrase("within")
    return phrase("{points} points above", points=per_cent(cost - TARGET_SHARE))


@lru_cache(maxsize=32)
def _prices(store: Store, side: str, until: int) -> dict[str, tuple[Price, ...]]:
    """Return the last price of every corridor, by place, the dearest first."""
    import polars as pl

    other = "receiver" if side == "sender" else "sender"
    table = store.table(PRICES).filter(pl.col("year") <= until).drop_nulls("cost_share")
    last: dict[tuple[str, str], Price] = {}
    rows = table.sort("year", "quarter").select(side, other, "year", "quarter", "cost_share").rows()
    for code, partner, year, quarter, cost in rows:
        last[code, partner] = (partner, year, quarter, cost)
    found: dict[str, list[Price]] = {}
    for (code, _), price in last.items():
        found.setdefault(code, []).append(price)
    return {c: tuple(sorted(p, key=lambda one: (-one[3], one[0]))) for c, p in found.items()}
