"""States ranked by an indicator in a year, beside the regions and the world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from comity.answers.figures import source_line
from comity.answers.forms import Record
from comity.facts import QuestionError
from comity.facts.phrases import phrase
from comity.web.core.words import region_words
from comity.web.rooms.figures.data import the_store
from comity.web.rooms.figures.indicators import INDICATORS, Indicator
from comity.web.rooms.figures.words import amount_words, cell_words

if TYPE_CHECKING:
    from comity.web.design.maps import Band


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place in the ranking; places with the same value share a rank."""

    rank: int
    code: str
    value: float
    year: int


@dataclass(frozen=True)
class Ranking:
    """An indicator in a year: the last value of each State that is not later.

    Attributes
    ----------
    shown, on, year : the indicator, the day asked, and the year shown
    years : the years that may be asked for on that day
    ranked : the States with a value, the highest first
    """

    shown: Indicator
    on: date
    year: int
    years: tuple[int, ...]
    ranked: tuple[Ranked, ...]

    @property
    def title(self) -> str:
        """What is ranked, in English, as files and citations have it."""
        with override("en"):
            return str(self.shown.title)

    @property
    def whole(self) -> list[tuple[str, float | None, int]]:
        """Return the regions and the world in the year, each with how many places it rests on.

        A value is None where it is not known.
        """
        if not self.shown.compared:
            return []
        found, places = self.shown.panel(), the_store().ground.places
        known = [code for code in found.places if found.at(code, self.year) is not None]
        of = Counter(places[code].region for code in known if code in places)
        regions = [
            (region_words(name), years.get(self.year), of[name])
            for name, years in sorted(found.regions.items())
        ]
        return [*regions, (_("World"), found.world.get(self.year), of.total())]

    @property
    def remarks(self) -> tuple[str, ...]:
        """Say where the figures come from, and what to know of them."""
        store = the_store()
        about = store.dataset(self.shown.dataset)
        source = source_line(about, store, self.on)
        return tuple(filter(None, (source, self.shown.note, _OLDER)))

    def records(self) -> list[Record]:
        """Return the ranking as plain records."""
        about, places = the_store().dataset(self.shown.dataset), the_store().ground.places
        return [
            {
                "rank": item.rank,
                "state": item.code,
                "name": places[item.code].name,
                "indicator": self.shown.id,
                "value": item.value,
                "unit": self.shown.unit,
                "year": item.year,
                "dataset": about.id,
                "edition": about.edition,
                "known_to": about.snapshot,
            }
            for item in self.ranked
        ]


_OLDER = phrase(
    "A State without a figure of the year is shown with its last one before; its year says so."
)


def rank(shown: Indicator, on: date, year: str) -> Ranking:
    """Rank the States by an indicator.

    Raises
    ------
    QuestionError
        If the indicator has no such year on that day; the years near are named.
    """
    years = shown.years(shown.until(on))
    if not years:
        first = min(shown.panel().world)
        raise QuestionError(f"The first figures of {shown.id} are of {first}; ask for a later day.")
    asked = _year(shown, years, year) if year else years[-1]
    values = shown.upto(asked)
    ordered = sorted(values.items(), key=lambda item: (-item[1][0], item[0]))
    ranks: dict[float, int] = {}
    ranked = tuple(
        Ranked(ranks.setdefault(value, place), code, value, of)
        for place, (code, (value, of)) in enumerate(ordered, 1)
    )
    return Ranking(shown, on, asked, tuple(years), ranked)


def _year(shown: Indicator, years: list[int], text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise QuestionError(f"year is {text[:20]!r}; write one such as {years[-1]}.")
    if int(text) not in years:
        near = sorted(sorted(years, key=lambda year: abs(year - int(text)))[:3])
        words = " or ".join(map(str, near))
        raise QuestionError(f"{shown.id} has no year {text}; ask for {words}.")
    return int(text)


def ranking_context(ranking: Ranking) -> dict[str, object]:
    """Return what the template of rankings draws."""
    from comity.web.design.maps import BOUNDARIES, classes

    bands = classes(item.value for item in ranking.ranked)
    return {
        "title": f"{ranking.shown.title}, {ranking.year}",
        "ranking": ranking,
        "indicators": INDICATORS.values(),
        "about": the_store().dataset(ranking.shown.dataset),
        "map": _map(ranking, bands),
        "key": _key(ranking, bands),
        "boundaries": BOUNDARIES,
    }


def _map(ranking: Ranking, bands: Sequence[Band]) -> str:
    """Draw the ranking on a map of the world, from light for low to dark for high."""
    from comity.web.design.maps import Shade, kind_of, world_map

    shades = {
        item.code: Shade(
            kind_of(item.value, bands),
            f"{amount_words(item.value, ranking.shown.unit)} ({item.year})",
            reverse("figures:state", kwargs={"code": item.code}),
        )
        for item in ranking.ranked
    }
    label = _("World map: %(indicator)s, %(year)s. The table below says the same in figures.")
    said = label % {"indicator": ranking.shown.title, "year": ranking.year}
    missing = {code: Shade("missing", _("no data")) for code in _without(ranking)}
    return world_map(shades | missing, said)


def _without(ranking: Ranking) -> list[str]:
    """Return the places of today of which nothing is known."""
    known = {item.code for item in ranking.ranked}
    places = the_store().ground.places.values()
    return [p.code for p in places if p.region and not p.ended and p.code not in known]


def _key(ranking: Ranking, bands: Sequence[Band]) -> str:
    """Return the key of the map: each shade with the values that it stands for."""
    from comity.web.design.maps import Key, key

    keys = [Key(band.kind, _range(band, ranking.shown.unit), band.count) for band in bands]
    none = len(_without(ranking))
    return key([*keys, Key("missing", _("no data"), none)] if none else keys)


def _range(band: Band, unit: str) -> str:
    low, high = cell_words(band.low, unit), cell_words(band.high, unit)
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
