"""Numbers as a reader meets them: grouped, with a true minus, in a unit that fits."""

from __future__ import annotations

_MILLION, _BILLION, _THOUSAND = 1_000_000, 1_000_000_000, 1_000
_UNITS = {
    "usd": "million US$",
    "share": "per cent",
    "score from 1 to 4": "class 1 to 4",
}


def grouped(value: float, digits: int = 0) -> str:
    """Return a number with its thousands set apart.

    >>> grouped(-27330), grouped(0.4)
    ('−27,330', '0')
    """
    text = f"{value:,.{digits}f}"
    zero = text.strip("-0.,") == ""
    return text.lstrip("-") if zero else text.replace("-", "−")


def per_cent(share: float) -> str:
    """Return a share in per cent, small ones with one more digit.

    >>> per_cent(0.0391), per_cent(0.0003), per_cent(1.0)
    ('3.9', '0.03', '100.0')
    """
    return grouped(100 * share, 2 if 0 < abs(share) < 0.01 else 1)


def known(value: float | None, digits: int, unit: str = "") -> str:
    """Return a value of a line with its unit, or say that it is not known.

    >>> known(3.73, 1, " per cent"), known(None, 1, " per cent"), known(0.0, 1)
    ('3.7 per cent', 'not known', '0.0')
    """
    return "not known" if value is None else f"{grouped(value, digits)}{unit}"


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
    return _UNITS.get(unit, unit)


def brief(value: float, unit: str = "persons") -> str:
    """Return a value in few signs, for a tile.

    >>> brief(992_536), brief(52_400_000), brief(4_227_611_606, "usd"), brief(87)
    ('993 k', '52.4 m', 'US$ 4.2 bn', '87')
    """
    money = "US$ " if unit == "usd" else ""
    for size, sign in ((_BILLION, "bn"), (_MILLION, "m")):
        if abs(value) >= size * 0.9995:
            return f"{money}{_three(value / size)} {sign}"
    if abs(value) >= 10 * _THOUSAND:
        return f"{money}{grouped(value / _THOUSAND)} k"
    return f"{money}{grouped(value)}"


def _three(value: float) -> str:
    return grouped(value, 1 if abs(value) >= 1 else 2)
