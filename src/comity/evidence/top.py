"""Where the migrants of a State come from, and where its emigrants live."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from comity.evidence.breaks import Break, breaks_of
from comity.evidence.catalogue import Dataset
from comity.evidence.partners import Partners, by_place
from comity.evidence.store import Store, store, values_of
from comity.facts.errors import QuestionError, UnknownNameError

if TYPE_CHECKING:
    import polars as pl

SIDES = {"origins": ("destination", "origin"), "destinations": ("origin", "destination")}


@dataclass(frozen=True, slots=True)
class Rank:
    """One place in the list, with its share of the total."""

    code: str
    name: str
    stock_persons: int
    share: float


@dataclass(frozen=True, slots=True)
class Top:
    """The largest corridors of a State in one year and edition.

    Attributes
    ----------
    state : code of the State
    side : ``origins`` of its migrants or ``destinations`` of its emigrants
    year, dataset : when, and the data set with its edition
    ranks : the largest, in order
    total_persons : everyone counted, those of unknown origin included; None without figures
    covered_share : share of the total that the list covers
    unknown_persons : people of other or unknown origin, in the total but in no rank
    missing : what to know; says so when there is no figure at all
    """

    state: str
    side: str
    year: int
    dataset: Dataset
    ranks: tuple[Rank, ...]
    total_persons: int | None
    covered_share: float | None
    unknown_persons: int
    breaks: tuple[Break, ...]
    missing: tuple[str, ...]
    overridden: bool
    read_from: str


def top(
    state: str,
    side: str,
    year: int | None = None,
    *,
    edition: str | None = None,
    most: int = 10,
    within: Store | None = None,
) -> Top:
    """Return the largest origins or destinations of a State.

    Parameters
    ----------
    state : any name in use
    side : ``origins`` or ``destinations``
    year : a year of the edition; its last one unless told otherwise
    edition : revision of the stocks, such as ``2020``; the latest unless told otherwise

    Raises
    ------
    QuestionError
        If the edition has no such year.
    UnknownNameError
        If the side or the edition is not known.

    Examples
    --------
    >>> top("Germany", "origins", 2024).ranks[0].code
    'POL'
    """
    place = within or store()
    if side not in SIDES:
        raise UnknownNameError("list (origins or destinations)", side, SIDES)
    dataset, code = stock_set(place, edition), place.ground.resolve(state).code
    when = _year(place, dataset, year)
    found = _ranked(place, dataset.id, side, when).get(code, ())
    rows = [(name, int(count)) for name, count in found]
    total = sum(count for _, count in rows) if rows else None
    listed = [row for row in rows if row[0] not in dataset.codes][:most]
    return Top(
        state=code,
        side=side,
        year=when,
        dataset=dataset,
        ranks=tuple(_rank(place, *row, total) for row in listed),
        total_persons=total,
        covered_share=sum(count for _, count in listed) / total if total else None,
        unknown_persons=sum(count for name, count in rows if name in dataset.codes),
        breaks=breaks_of(dataset, [code], when, when, place.ground),
        missing=() if rows else (f"There are no {side} of {code} in {when}: {_WHY}",),
        overridden=place.overridden(dataset.id),
        read_from=place.read_from(dataset.id),
    )


_WHY = "the data set has no row for it, so they are unknown."


def stock_set(place: Store, edition: str | None = None) -> Dataset:
    """Return the stocks of migrants of an edition; the latest unless told otherwise."""
    stocks = place.stocks()
    chosen = edition or next(iter(stocks))
    if chosen not in stocks:
        raise UnknownNameError("edition of the migrant stocks", chosen, stocks)
    return stocks[chosen]


def _year(place: Store, dataset: Dataset, year: int | None) -> int:
    known = values_of(place, dataset.id, "year")
    if year is None:
        return int(known[-1])
    if year not in known:
        words = ", ".join(map(str, known))
        raise QuestionError(f"{dataset.id} has no year {year}; ask for one of {words}.")
    return year


@lru_cache(maxsize=8)
def _ranked(place: Store, dataset: str, side: str, year: int) -> dict[str, Partners]:
    """Return the partners of every State in a year, the largest first: the next costs nothing."""
    fixed, other = SIDES[side]
    rows = place.ask(dataset, lambda table: _both_sexes(table, year).select(fixed, other, _STOCK))
    ordered = rows.sort([_STOCK, other], descending=[True, False])
    return by_place(ordered.rows())


_STOCK = "stock_persons"


def _both_sexes(table: pl.LazyFrame, year: int) -> pl.LazyFrame:
    import polars as pl

    return table.filter(
        pl.col("year") == year, pl.col("sex") == "total", pl.col(_STOCK).is_not_null()
    )


def _rank(place: Store, code: str, count: int, total: int | None) -> Rank:
    places = place.ground.places
    name = places[code].name if code in places else code
    return Rank(code, name, count, count / total if total else 0.0)
