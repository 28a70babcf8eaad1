"""Languages of the interface, and the names of places in them."""

from __future__ import annotations

from functools import cache

from babel import Locale
from django.utils.translation import get_language

from comity.facts import Place

#: How Babel calls the languages of the site.
_LOCALES = {"zh-hans": "zh_Hans"}


def language() -> str:
    """Return the language in which the page is being drawn."""
    return get_language() or "en"


def direction(code: str) -> str:
    """Return ``rtl`` for a language written from right to left, else ``ltr``."""
    return "rtl" if code == "ar" else "ltr"


@cache
def locale(code: str) -> Locale:
    """Return what Babel knows of a language."""
    return Locale.parse(_LOCALES.get(code, code))


def name_of(place: Place, code: str = "") -> str:
    """Return the name of a place in a language; the name of the United Nations in English.

    >>> from comity.facts import resolve
    >>> name_of(resolve("CIV"), "es"), name_of(resolve("CIV"), "en")
    ('Côte d’Ivoire', "Côte d'Ivoire")
    """
    asked = code or language()
    if asked == "en" or not place.iso2:
        return place.name
    return str(locale(asked).territories.get(place.iso2, place.name))
