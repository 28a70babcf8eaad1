"""Numbers as a reader meets them: grouped, with a true minus, in a unit that fits."""

from __future__ import annotations

from comity.facts.phrases import Brief, Number, marked, phrase, term

_MILLION = 1_000_000
_UNITS = {
    "usd": marked("million US$"),
    "share": marked("per cent"),
    "score from 1 to 4": marked("class 1 to 4"),
    "persons": marked("persons"),
    "cases": marked("cases"),
    "places": marked("places"),
    "per 1000 inhabitants": marked("per 1000 inhabitants"),
}


def grouped(value: float, digits: int = 0) -> Number:
    """Return a number with its thousands set apart.

    >>> grouped(-27330), grouped(0.4)
    ('−27,330', '0')
    """
    return Number(value, digits)


def per_cent(share: float) -> Number:
    """Return a share in per cent, small ones with one more digit.

    >>> per_cent(0.0391), per_cent(0.0003), per_cent(1.0)
    ('3.9', '0.03', '100.0')
    """
    return grouped(100 * share, 2 if 0 < abs(share) < 0.01 else 1)


def known(value: float | None, digits: int) -> str:
    """Return a value of a line, or say that it is not known.

    >>> known(3.73, 1), known(None, 1), known(0.0, 1)
    ('3.7', 'not known', '0.0')
    """
    return phrase("not known") if value is None else grouped(value, digits)


def known_per_cent(value: float | None, digits: int) -> str:
    """Return a value of a line in per cent, or say that it is not known.

    >>> known_per_cent(3.73, 1), known_per_cent(None, 1)
    ('3.7 per cent', 'not known')
    """
    if value is None:
        return phrase("not known")
    return phrase("{share} per cent", share=grouped(value, digits))


def said(value: float | str, unit: str) -> str:
    """Return a value in the unit in which it is shown.

    >>> said(4_227_611_606, "usd"), said(0.0391, "share")
    ('4,227.6', '3.9')
    """
    if isinstance(value, str):
        return value
    if unit == "usd":
        return grouped(value / _MILLION, 1)
    if unit == "share":
        return per_cent(value)
    return grouped(value, 1 if unit.startswith("per ") else 0)


def unit_of(unit: str) -> str:
    """Return the unit in which a value is shown."""
    return term(_UNITS.get(unit, unit))


def brief(value: float, unit: str = "persons") -> str:
    """Return a value in few signs, for a tile.

    >>> brief(992_536), brief(52_400_000), brief(4_227_611_606, "usd"), brief(87)
    ('993 k', '52.4 m', 'US$ 4.2 bn', '87')
    """
    return phrase("US$ {amount}", amount=Brief(value)) if unit == "usd" else Brief(value)
