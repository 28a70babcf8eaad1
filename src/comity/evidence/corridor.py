"""What is known between two places, both ways: people, protection, money and visas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from comity.evidence.asked import Asked
from comity.evidence.breaks import breaks_of
from comity.evidence.dataset import Dataset
from comity.evidence.figure import Figure, Maker
from comity.evidence.figures_other import against_target, known_for
from comity.evidence.store import Store, store
from comity.facts.errors import QuestionError
from comity.facts.phrases import phrase, phrases, sentences

_GONE = phrase("There is no row for this pair: it is unknown, not zero.")
_ALWAYS = 9999


@dataclass(frozen=True, slots=True)
class Corridor:
    """Everything on record between two places.

    Attributes
    ----------
    a, b : codes of both places
    parts : figures of both directions; one without a value says why
    """

    a: str
    b: str
    parts: tuple[Figure, ...]

    @property
    def breaks(self) -> tuple[str, ...]:
        """Every split of a State that a part passes, once each."""
        return tuple(dict.fromkeys(item for part in self.parts for item in part.breaks))


@dataclass(frozen=True, slots=True)
class _Way:
    """One direction: from a place to another, with the means to make figures of it."""

    maker: Maker
    start: str
    end: str

    @property
    def store(self) -> Store:
        return self.maker.store

    def until(self, dataset: Dataset) -> int:
        """Return the last year that may be shown: stocks of migrants are of its middle."""
        if self.maker.on is None:
            return _ALWAYS
        asked = Asked(self.store, self.start, self.maker.on)
        return (
            asked.mid if dataset.id in {s.id for s in self.store.stocks().values()} else asked.end
        )

    @property
    def words(self) -> str:
        places = self.store.ground.places
        return f"from {places[self.start].name} to {places[self.end].name}"


def corridor(a: str, b: str, *, on: date | None = None, within: Store | None = None) -> Corridor:
    """Return what is known between two places, from the first to the second and back.

    Parameters
    ----------
    a, b : any name in use
    on : the day; nothing later is shown, and the age of sources is counted to it

    Raises
    ------
    QuestionError
        If both names mean the same place.

    Examples
    --------
    >>> parts = {part.id: part for part in corridor("Mexico", "USA").parts}
    >>> parts["stock_2024_MEX_USA"].value, parts["remittances_USA_MEX"].value
    (11279561, 30019187026)
    """
    place = within or store()
    first, second = place.ground.resolve(a).code, place.ground.resolve(b).code
    if first == second:
        raise QuestionError(f"{a[:40]} and {b[:40]} are the same place; name two places.")
    maker = Maker(place, on)
    ways = (_Way(maker, first, second), _Way(maker, second, first))
    parts = (part for make in _PARTS for way in ways for part in make(way))
    return Corridor(first, second, tuple(parts))


def _rows(way: _Way, dataset: str, where: dict[str, str], measure: str) -> list[tuple[int, Any]]:
    """Return year and measure of the rows of one direction, in order of year."""
    import polars as pl

    tests = [pl.col(name) == value for name, value in where.items()]
    rows = way.store.table(dataset).filter(*tests, pl.col(measure).is_not_null())
    return rows.select("year", measure).sort("year").rows()


def _part(
    way: _Way, id: str, label: str, dataset: str, where: dict[str, str], measure: str
) -> Figure:
    """Return the last figure of one direction, with the years before it."""
    name = f"{id}_{way.start}_{way.end}"
    every, unit = _rows(way, dataset, where, measure), way.store.columns[measure].unit
    about = way.store.dataset(dataset)
    rows = [row for row in every if row[0] <= way.until(about)]
    words = " and ".join(f"{column} = {value}" for column, value in where.items())
    step = f"{measure} of {dataset} where {words}, last year"
    if not rows:
        empty = way.maker.figure(name, f"{label} {way.words}", dataset, None, unit)
        note = _later(every[0][0]) if every else _GONE
        return replace(empty, note=note, steps=(step,))
    year, value = rows[-1]
    figure = way.maker.figure(name, f"{label} {way.words}", dataset, value, unit, year)
    codes = (way.start, way.end)
    breaks = breaks_of(about, codes, rows[0][0], year, way.store.ground)
    sentences = tuple(item.sentence for item in breaks)
    return replace(figure, history=tuple(rows), steps=(step,), breaks=sentences)


def _later(year: int) -> str:
    return phrase("The first figure is of {year}, after the day asked.", year=year)


def _stocks(way: _Way) -> Iterator[Figure]:
    for edition, dataset in way.store.stocks().items():
        where = {"destination": way.end, "origin": way.start, "sex": "total"}
        label = f"Migrants, revision {edition},"
        yield _part(way, f"stock_{edition}", label, dataset.id, where, "stock_persons")


def _protection(way: _Way) -> Iterator[Figure]:
    where = {"asylum": way.end, "origin": way.start}
    flows, stock = "unhcr_displacement_flows", "unhcr_population"
    for id, label, dataset, measure in (
        ("fled", "Newly recognised refugees in the year", flows, "refugees_persons"),
        ("claimed", "New asylum-seekers in the year", flows, "asylum_seekers_persons"),
        ("refugees", "Refugees", stock, "refugees_persons"),
        ("asylum_seekers", "Asylum-seekers", stock, "asylum_seekers_persons"),
    ):
        figure = _part(way, id, label, dataset, where, measure)
        zero = phrase("A 0 may mean that nothing was reported.")
        yield replace(figure, note=zero) if figure.value == 0 else figure


def _remittances(way: _Way) -> Iterator[Figure]:
    """Return the modelled remittances of 2017, which carry no year in their rows."""
    import polars as pl

    table = way.store.table("remittances_2017")
    found = table.filter(pl.col("sender") == way.start, pl.col("receiver") == way.end)
    late = way.until(way.store.dataset("remittances_2017")) < _OF_REMITTANCES
    value = found["remit_usd"][0] if found.height and not late else None
    id, label = f"remittances_{way.start}_{way.end}", f"Remittances {way.words}"
    figure = way.maker.figure(id, label, "remittances_2017", value, "usd", _OF_REMITTANCES)
    step = f"remit_usd of remittances_2017 where sender = {way.start} and receiver = {way.end}"
    modelled = phrase("Modelled from stocks and incomes, not a record.")
    note: str = _GONE if value is None else modelled
    note = _later(_OF_REMITTANCES) if late and found.height else note
    yield replace(figure, steps=(step,), note=note)


_OF_REMITTANCES = 2017


def _cost(way: _Way) -> Iterator[Figure]:
    """Return the cost of sending in the last quarter surveyed, beside the target."""
    import polars as pl

    table, name = way.store.table("remittance_prices"), "remittance_prices"
    where = (pl.col("sender") == way.start, pl.col("receiver") == way.end)
    every = table.filter(*where).drop_nulls("cost_share").sort("year", "quarter")
    rows = every.filter(pl.col("year") <= way.until(way.store.dataset(name)))
    last = rows.row(-1, named=True) if rows.height else {"cost_share": None, "year": None}
    id, label = f"cost_{way.start}_{way.end}", f"Cost to send money {way.words}"
    figure = way.maker.figure(id, label, name, last["cost_share"], "share", last["year"])
    step = f"cost_share of {name} where sender = {way.start} and receiver = {way.end}, last quarter"
    note: str = phrase("This corridor was not surveyed: the cost is unknown.")
    if every.height and not rows.height:
        note = _later(every["year"][0])
    if rows.height:
        when = phrase("Quarter {quarter} of {year}.", quarter=last["quarter"], year=last["year"])
        note = sentences(when, against_target(figure.value))
    yield replace(figure, steps=(step,), note=note)


def _visa(way: _Way) -> Iterator[Figure]:
    """Return what a passport of the first place needs to enter the second."""
    import polars as pl

    name = "visa_requirements"
    where = (pl.col("passport") == way.start, pl.col("destination") == way.end)
    rows = way.store.table(name).filter(*where)
    day = way.store.dataset(name).snapshot
    early = way.maker.on is not None and way.maker.on < day.last
    empty = {"requirement": None, "stay_days": None}
    row = rows.row(0, named=True) if rows.height and not early else empty
    id, label = f"visa_{way.start}_{way.end}", f"Visa for a visit {way.words}"
    figure = way.maker.figure(id, label, name, row["requirement"], "requirement", day.year)
    step = f"requirement in {name} where passport = {way.start} and destination = {way.end}"
    note = _stay(row["stay_days"])
    if figure.missing:
        note = phrase("This pair is not in the data set.")
    if early:
        note = known_for(day)
    yield replace(figure, steps=(step,), note=note)


def _stay(days: int | None) -> str:
    return phrases("For {number} day.", "For {number} days.", days) if days else ""


_PARTS = (_stocks, _protection, _remittances, _cost, _visa)
