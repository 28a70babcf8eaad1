"""A measure by place and year, with the same for regions and for the world.

Figures of one State are read from panels: each is summed once for all places, so that the
next State costs nothing.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class Course(Mapping[int, float]):
    """The values of one place by year, packed: a process holds a hundred thousands of them.

    >>> Course({1990: 0, 1995: 1}, array("q", [3, 5])) == {1990: 3, 1995: 5}
    True
    """

    __slots__ = ("_at", "_values")

    def __init__(self, at: Mapping[int, int], values: Sequence[float]) -> None:
        self._at, self._values = at, values

    def __getitem__(self, year: int) -> float:
        return self._values[self._at[year]]

    def __contains__(self, year: object) -> bool:
        return year in self._at

    def __iter__(self) -> Iterator[int]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


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
    cells: list[Cell] = store.ask(pick.dataset, lambda table: _sums(table, pick)).rows()
    if not pick.mean:
        cells = [(code, year, value, 1) for code, year, value, _ in cells]
    return collect(store, cells, mean=pick.mean)


def _sums(table: pl.LazyFrame, pick: Pick) -> pl.LazyFrame:
    import polars as pl

    keys, value = (pick.place, "year"), pl.col(pick.column)
    chosen = table.filter(_tests(pick)).group_by(keys)
    # In order, so that sums of fractions come out the same to the last digit.
    return chosen.agg(value.sum(), pl.len().cast(pl.Float64).alias("rows")).sort(keys)


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
    return Panel(_packed(places), done, _closed(world, mean=mean))


def _packed(places: dict[str, dict[int, float]]) -> dict[str, Years]:
    """Pack the values of each place; those with the same years share them."""
    shared: dict[tuple[int, ...], Mapping[int, int]] = {}
    found: dict[str, Years] = {}
    for code in list(places):
        years = places.pop(code)
        order = tuple(sorted(years))
        at = shared.setdefault(order, {year: place for place, year in enumerate(order)})
        found[code] = Course(at, _array([years[year] for year in order]))
    return found


def _array(values: list[float]) -> Sequence[float]:
    """Return numbers packed, as whole or as broken numbers; too large ones as they are."""
    try:
        return array("q" if all(isinstance(value, int) for value in values) else "d", values)
    except OverflowError:
        return values


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
