"""Turn the publisher's names and codes of places into codes of the ground."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from comity.facts.errors import AmbiguousNameError, UnknownNameError
from comity.facts.ground import Ground
from comity.fetch.faults import RefusedError
from comity.fetch.services import PlaceRule, PlacesBy

if TYPE_CHECKING:
    import polars as pl

_NAME_IT = "Add it to `others` or `left_out` of the service; no row is placed by guess."


def place_rows(
    table: pl.DataFrame, rules: Mapping[str, PlaceRule], ground: Ground, codes: frozenset[str]
) -> pl.DataFrame:
    """Replace names of places by codes, and leave out the rows of aggregates.

    Parameters
    ----------
    table : rows as sent
    rules : how each column names places
    ground : the places known
    codes : codes that the data set uses beside those of the ground

    Raises
    ------
    RefusedError
        If a name is neither a place nor listed as an aggregate.
    """
    import polars as pl

    for column, rule in rules.items():
        names = table[column].fill_null("").unique().sort().to_list()
        found = {name: _code(name, rule, ground, codes) for name in names}
        unknown = sorted(name for name, code in found.items() if code is None)
        if unknown:
            few = ", ".join(repr(name[:40]) for name in unknown[:5])
            raise RefusedError(f"{column} names {len(unknown)} unknown places: {few}.", _NAME_IT)
        placed = pl.col(column).fill_null("").replace_strict(found, return_dtype=pl.String)
        table = table.with_columns(placed).filter(pl.col(column) != "")
    return table


def _code(name: str, rule: PlaceRule, ground: Ground, codes: frozenset[str]) -> str | None:
    """Return the code of a name, nothing for an aggregate, None for the unknown."""
    if name in rule.others:
        return rule.others[name]
    if _aggregate(name, rule):
        return ""
    return _READERS[rule.by](name, rule, ground, codes)


def _aggregate(name: str, rule: PlaceRule) -> bool:
    if name in rule.left_out:
        return True
    return rule.left_out_from is not None and name.isdecimal() and int(name) >= rule.left_out_from


def _by_m49(name: str, rule: PlaceRule, ground: Ground, codes: frozenset[str]) -> str | None:  # noqa: ARG001
    known = {place.m49: code for code, place in ground.places.items() if place.m49}
    return known.get(name.zfill(3))


def _by_iso3(name: str, rule: PlaceRule, ground: Ground, codes: frozenset[str]) -> str | None:  # noqa: ARG001
    return name if name in ground.places or name in codes else None


def _by_name(name: str, rule: PlaceRule, ground: Ground, codes: frozenset[str]) -> str | None:  # noqa: ARG001
    try:
        return ground.resolve(name).code
    except (UnknownNameError, AmbiguousNameError):
        return None


def _by_names(name: str, rule: PlaceRule, ground: Ground, codes: frozenset[str]) -> str | None:
    """Read several names with commas; a name may hold a comma itself."""
    whole = _by_name(name, rule, ground, codes)
    if whole:
        return whole
    parts = [part.strip() for part in name.split(",")]
    found = [rule.others.get(part) or _by_name(part, rule, ground, codes) for part in parts]
    return ",".join(dict.fromkeys(code for code in found if code)) if all(found) else None


_READERS: Mapping[PlacesBy, Callable[[str, PlaceRule, Ground, frozenset[str]], str | None]] = {
    PlacesBy.M49: _by_m49,
    PlacesBy.ISO3: _by_iso3,
    PlacesBy.NAME: _by_name,
    PlacesBy.NAMES: _by_names,
}
