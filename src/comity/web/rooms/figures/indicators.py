"""The indicators that a map of the world shows: each is one measure, in one unit.

They are defined once: the first page, the page of rankings and the search all read this list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.evidence.asked import Asked
from comity.evidence.figures_people import population
from comity.evidence.panel import Panel, Pick, panel, share
from comity.evidence.store import Store
from comity.facts.phrases import phrase
from comity.web.rooms.figures.data import the_store

Made = Callable[[Store], Panel]


@dataclass(frozen=True)
class Indicator:
    """A measure of every State, of which the last value not later than a day is shown.

    Attributes
    ----------
    id : name in addresses
    title : what it is, in the language of the page
    unit : unit of the values; ``share`` is 0 to 1
    dataset : id of the data set on which it rests
    made : makes its values by place and year, from the data sets of a store
    mid : whether a value is of the middle of its year, rather than of its end
    compared : whether region and world have a value of their own
    note : what to know before using it
    """

    id: str
    title: str | Promise
    unit: str
    dataset: str
    made: Made
    mid: bool = False
    compared: bool = True
    note: str = ""

    def panel(self) -> Panel:
        """Return the values by place and year, those of regions and of the world."""
        return _panel(self.made, the_store())

    def until(self, on: date) -> int:
        """Return the last year that may be shown on a day."""
        asked = Asked(the_store(), "", on)
        return asked.mid if self.mid else asked.end

    def values(self, on: date) -> dict[str, tuple[float, int]]:
        """Return value and year of each place; one that is not there has no data.

        >>> INDICATORS["migrants"].values(date(2026, 11, 21))["DEU"]
        (16750084, 2024)
        """
        return self.upto(self.until(on))

    def upto(self, last: int) -> dict[str, tuple[float, int]]:
        """Return the last value of each place that is not of a later year, with its year."""
        found, known = self.panel(), the_store().ground.places
        histories = {code: found.history(code, last) for code in found.places if code in known}
        return {code: (rows[-1][1], rows[-1][0]) for code, rows in histories.items() if rows}

    def years(self, last: int) -> list[int]:
        """Return the years, none later than the last, of which any place has a value."""
        return sorted(year for year in self.panel().world if year <= last)


@lru_cache(maxsize=32)
def _panel(made: Made, store: Store) -> Panel:
    return made(store)


STOCK, REFUGE, WDI, WPP = (
    "migrant_stock_2024",
    "unhcr_population",
    "wdi_indicators",
    "wpp_annual_2024",
)


def _people(side: str) -> Made:
    """Return what adds up migrants by where they live, or by where they come from."""
    return partial(panel, pick=Pick(STOCK, side, "stock_persons", (("sex", "total"),)))


def _refugees(side: str) -> Made:
    """Return what adds up refugees by where they are, or by where they come from."""
    pick = Pick(REFUGE, side, "refugees_persons", apart=("asylum", "origin"))
    return partial(panel, pick=pick)


def _migrants_share(store: Store) -> Panel:
    return share(store, _people("destination")(store), population(store))


def _received_share(store: Store) -> Panel:
    received, output = (
        panel(store, Pick(WDI, "state", name)) for name in ("remit_received_usd", "gdp_usd")
    )
    return share(store, received, output)


_BIRTH = phrase("Mostly by country of birth, in some States by citizenship.")
_ZERO = phrase("A 0 may mean that nothing was reported.")
_BALANCE = phrase("The balance of a population account; years after 2023 are projected.")
_LIST = (
    Indicator(
        id="migrants_share",
        title=_("Migrants as a share of the population"),
        unit="share",
        dataset=STOCK,
        made=_migrants_share,
        mid=True,
        note=_BIRTH,
    ),
    Indicator(
        id="migrants",
        title=_("Number of migrants"),
        unit="persons",
        dataset=STOCK,
        made=_people("destination"),
        mid=True,
        note=_BIRTH,
    ),
    Indicator(
        id="emigrants",
        title=_("Number of emigrants"),
        unit="persons",
        dataset=STOCK,
        made=_people("origin"),
        mid=True,
        note=_BIRTH,
    ),
    Indicator(
        id="refugees_hosted",
        title=_("Refugees hosted"),
        unit="persons",
        dataset=REFUGE,
        made=_refugees("asylum"),
        note=_ZERO,
    ),
    Indicator(
        id="refugees_from_here",
        title=_("Refugees by State of origin"),
        unit="persons",
        dataset=REFUGE,
        made=_refugees("origin"),
        note=_ZERO,
    ),
    Indicator(
        id="net_migration_rate",
        title=_("Net migration rate"),
        unit="per 1000 inhabitants",
        dataset=WPP,
        made=partial(panel, pick=Pick(WPP, "state", "net_migration_rate_per_1000", mean=True)),
        compared=False,
        note=_BALANCE,
    ),
    Indicator(
        id="remittances_received_share",
        title=_("Remittances received as a share of gross domestic product"),
        unit="share",
        dataset=WDI,
        made=_received_share,
    ),
)

#: What can be drawn on a map, by name; the first is shown when none is asked for.
INDICATORS: Final[Mapping[str, Indicator]] = MappingProxyType({item.id: item for item in _LIST})
