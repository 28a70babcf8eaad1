"""Figures of people: migrants, emigrants, population now and to come, net migration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from comity.evidence.asked import Asked, counted, from_panel, noted
from comity.evidence.figure import Figure
from comity.evidence.panel import Panel, Pick, collect, panel, share
from comity.evidence.store import Store
from comity.evidence.top import stock_set
from comity.facts.phrases import Number, phrase

WDI, WPP, ANNUAL = "wdi_indicators", "wpp_population_2024", "wpp_annual_2024"
OUTLOOK = (2050, 2100)
LAST_ESTIMATE = 2023
_BOTH = (("sex", "total"),)


def people(asked: Asked) -> Iterator[Figure]:
    """Say who lives in the State as a migrant, and who of it lives elsewhere."""
    stock = stock_set(asked.store).id
    for side, id, label in (
        ("destination", "migrants_here", phrase("Migrants living here")),
        ("origin", "emigrants_abroad", phrase("Emigrants living abroad")),
    ):
        pick = Pick(stock, side, "stock_persons", _BOTH)
        yield noted(counted(asked, id, label, pick, asked.mid), _CONCEPT)
    part = share_here(asked.store, stock)
    label = phrase("Migrants as a share of the population")
    figure = from_panel(asked, "migrants_share", label, stock, part, asked.mid)
    steps = (
        f"sum of stock_persons in {stock}, where destination = {asked.code} and sex = total",
        *POPULATION_STEPS,
        "the first divided by the second; region and world cover places with both",
    )
    yield replace(figure, steps=steps)


_CONCEPT = phrase("Mostly by country of birth, in some States by citizenship.")

POPULATION_STEPS = (
    "population_persons of wdi_indicators up to 2023 (World Population Prospects 2024)",
    "2024: that of 2023 plus half the change of 2023 and of 2024 in wpp_annual_2024",
    "every fifth year from 2025: medium variant of wpp_population_2024, ages and sexes added",
)


@lru_cache(maxsize=8)
def share_here(store: Store, stock: str) -> Panel:
    """Return migrants as a share of the population by place and year."""
    here = panel(store, Pick(stock, "destination", "stock_persons", _BOTH))
    return share(store, here, population(store))


@lru_cache(maxsize=8)
def population(store: Store) -> Panel:
    """Return the population by place and year, from three data sets of one revision."""
    past = panel(store, Pick(WDI, "state", "population_persons"))
    change = panel(store, Pick(ANNUAL, "state", "population_change_persons"))
    ahead = panel(store, Pick(WPP, "state", "population_persons", (("variant", "medium"),)))
    cells = [
        (code, year, value, 1.0)
        for source in (past, ahead)
        for code, years in source.places.items()
        for year, value in years.items()
    ]
    for code in past.places:
        before, first, second = past.at(code, 2023), change.at(code, 2023), change.at(code, 2024)
        if before is not None and first is not None and second is not None:
            cells.append((code, 2024, round(before + (first + second) / 2), 1.0))
    return collect(store, cells, mean=False)


def outlook(asked: Asked) -> Iterator[Figure]:
    """Say how many people live in the State, and how many may in 2050 and 2100."""
    store = asked.store
    label, found = phrase("Population"), population(store)
    figure = from_panel(asked, "population", label, WPP, found, asked.mid, unit="persons")
    projected = _PROJECTED if (figure.year or 0) > LAST_ESTIMATE else ""
    yield noted(replace(figure, steps=POPULATION_STEPS), projected)
    pick = Pick(WPP, "state", "population_persons", (("variant", "medium"),))
    for year in OUTLOOK:
        label = phrase("Population in {year}, medium variant", year=year)
        yield noted(counted(asked, f"population_{year}", label, pick, year), _PROJECTED)
    yield from _net_migration(asked)


_PROJECTED = phrase("A projection: it follows from assumptions, and is no forecast of policy.")


def _net_migration(asked: Asked) -> Iterator[Figure]:
    """Return net migration of the year of the day, its rate, and that of the outlook."""
    until = asked.end
    pick = Pick(ANNUAL, "state", "net_migration_persons")
    label = phrase("Net migration in the year")
    now = counted(asked, "net_migration", label, pick, until, world=False)
    projected = _PROJECTED if (now.year or 0) > LAST_ESTIMATE else ""
    yield noted(now, _BALANCE, projected)
    pick = Pick(ANNUAL, "state", "net_migration_rate_per_1000", mean=True)
    rate = counted(asked, "net_migration_rate", phrase("Net migration rate"), pick, until)
    yield noted(replace(rate, comparison=None), projected)
    for year in OUTLOOK:
        yield _net_migration_in(asked, year)


_BALANCE = phrase("The balance of a population account: it carries the errors of its other parts.")


def _net_migration_in(asked: Asked, year: int) -> Figure:
    """Return projected net migration of a year, with its interval of 80 per cent."""
    label = phrase("Net migration in {year}, medium variant", year=year)
    pick = Pick(ANNUAL, "state", "net_migration_persons")
    figure = counted(asked, f"net_migration_{year}", label, pick, year, world=False)
    low, high = (
        panel(asked.store, Pick(ANNUAL, "state", f"net_migration_{bound}80_persons"))
        for bound in ("low", "high")
    )
    least, most = low.at(asked.code, year), high.at(asked.code, year)
    return noted(replace(figure, history=()), _PROJECTED, _between(least, most))


def _between(least: float | None, most: float | None) -> str:
    """Say between which numbers a projection lies, where both are known."""
    if least is None or most is None:
        return ""
    return phrase(
        "With a chance of 80 per cent between {least} and {most}.",
        least=Number(least),
        most=Number(most),
    )
