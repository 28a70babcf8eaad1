"""A measure by place and year, with the same for regions and for the world.

Figures of one State are read from panels: each is summed once for all places, so that the
next State costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from comity.evidence.store import Store

Years = Mapping[int, float]
_NONE: Years = {}
#: A cell of a panel: place, year, and the numerator and denominator of its value.
Cell = tuple[str, int, float, float]


@dataclass(frozen=True)
class Panel:
    """The values of one measure by place and year; what is not there is unknown."""

    places: Mapping[str, Years]
    regions: Mapping[str, Years]
    world: Years

    def at(self, code: str, year: int) -> float | None:
        """Return the value of a place in a year, or None."""
        return self.places.get(code, _NONE).get(year)

    def history(self, code: str, until: int) -> tuple[tuple[int, float], ...]:
        """Return years and values of a place up to a year, in order."""
        years = self.places.get(code, _NONE)
        return tuple((year, years[year]) for year in sorted(years) if year <= until)


@dataclass(frozen=True)
class Pick:
    """Which rows of a data set make a panel, and how.

    Attributes
    ----------
    dataset, place, column : the data set, its column of places and its measure
    where : values that columns must have
    apart : two columns of places; rows in which they are equal are left out
    mean : whether to take the mean of the rows rather than their sum
    """

    dataset: str
    place: str
    column: str
    where: tuple[tuple[str, object], ...] = ()
    apart: tuple[str, str] | None = None
    mean: bool = False


@lru_cache(maxsize=512)
def panel(store: Store, pick: Pick) -> Panel:
    """Sum a column of a data set by place and year; empty cells are left out.

    >>> from comity.evidence.store import store
    >>> stock = Pick("migrant_stock_2024", "destination", "stock_persons", (("sex", "total"),))
    >>> panel(store(), stock).world[2024]
    304021813
    """
    import polars as pl

    value = pl.col(pick.column)
    sums = (
        store.table(pick.dataset)
        .lazy()
        .filter(_tests(pick))
        .group_by(pick.place, "year")
        .agg(value.sum(), pl.len().cast(pl.Float64).alias("rows"))
        .collect()
    )
    cells: list[Cell] = sums.rows()
    if not pick.mean:
        cells = [(code, year, value, 1) for code, year, value, _ in cells]
    return collect(store, cells, mean=pick.mean)


def _tests(pick: Pick) -> pl.Expr:
    import polars as pl

    tests = [pl.col(pick.column).is_not_null()]
    tests += [pl.col(name) == pl.lit(wanted) for name, wanted in pick.where]
    if pick.apart:
        tests.append(pl.col(pick.apart[0]) != pl.col(pick.apart[1]))
    return pl.all_horizontal(tests)


def collect(store: Store, cells: Iterable[Cell], *, mean: bool) -> Panel:
    """Make a panel of cells; a mean or share is that of all rows of a region together."""
    places: defaultdict[str, dict[int, float]] = defaultdict(dict)
    regions: defaultdict[str, dict[int, tuple[float, float]]] = defaultdict(dict)
    world: dict[int, tuple[float, float]] = {}
    known = {code: place.region for code, place in store.ground.places.items()}
    for code, year, above, below in cells:
        places[code][year] = above / below if mean else above
        # Written out: tens of thousands of cells pass here before the first page stands.
        sums = world.get(year)
        world[year] = (sums[0] + above, sums[1] + below) if sums else (above, below)
        if region := known.get(code, ""):
            sums = regions[region].get(year)
            regions[region][year] = (sums[0] + above, sums[1] + below) if sums else (above, below)
    done = {region: _closed(years, mean=mean) for region, years in regions.items()}
    return Panel(dict(places), done, _closed(world, mean=mean))


def _closed(years: Mapping[int, tuple[float, float]], *, mean: bool) -> Years:
    return {year: above / below if mean else above for year, (above, below) in years.items()}


def share(store: Store, above: Panel, below: Panel) -> Panel:
    """Divide place by place; regions and the world cover the places with both values alone."""
    cells = [
        (code, year, value, whole)
        for code, years in above.places.items()
        for year, value in years.items()
        if (whole := below.at(code, year))
    ]
    return collect(store, cells, mean=True)


def region_of(store: Store, code: str) -> str:
    """Return the UN region of a place; empty when it has none."""
    places = store.ground.places
    return places[code].region if code in places else ""
