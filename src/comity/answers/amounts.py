"""Figures and ages in words, as tables show them to people."""

from __future__ import annotations

from comity.facts.phrases import Number, phrase, phrases

SIGNS = {"usd": "USD", "places": "", "requirement": "", "yes or no": ""}
DAYS_OF_YEAR, DAYS_OF_MONTH = 365.25, 30.44


def amount(value: object, unit: str) -> str:
    """Return a value with its unit; one that is missing is said to be.

    >>> amount(4227611606.3, "usd"), amount(0.0418, "share"), amount(None, "persons")
    ('4,227,611,606 USD', '4.2%', 'no data')
    """
    if value is None:
        return "no data"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return number(value)
    if unit == "share":
        return f"{value:,.1%}"
    return f"{number(value)} {SIGNS.get(unit, unit)}".strip()


def number(value: object) -> str:
    """Return a number as it is read: thousands apart, no decimals above a hundred.

    >>> number(-27330.0), number(-0.475), number(None)
    ('-27,330', '-0.475', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ("yes" if value else "no") if isinstance(value, bool) else str(value)
    if float(value).is_integer() or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:,.4g}"


def age(days: int | None) -> str:
    """Return how old something is, in the largest unit that fits.

    >>> age(20), age(90), age(690), age(None)
    ('20 days', '3 months', '1.9 years', '')
    """
    if days is None:
        return ""
    if days < 2 * DAYS_OF_MONTH:
        return phrases("{number} day", "{number} days", days)
    if days < DAYS_OF_YEAR:
        return phrases("{number} month", "{number} months", round(days / DAYS_OF_MONTH))
    return phrase("{number} years", number=Number(days / DAYS_OF_YEAR, 1))


def count(number: int, thing: str) -> str:
    """Return how many things there are.

    >>> count(1, "row"), count(9581, "row")
    ('1 row', '9,581 rows')
    """
    return f"{number:,} {thing}{'s' * (number != 1)}"
