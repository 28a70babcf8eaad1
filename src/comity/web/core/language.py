"""Languages of the interface, the names of places in them, and how they write figures."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale
from babel.numbers import format_decimal, format_percent
from django.conf import settings
from django.utils.translation import get_language

from comity.facts import Place, ground
from comity.web.core.places import OTHER_CODES, UN_NAMES

#: How Babel calls the languages of the site.
_LOCALES = {"zh-hans": "zh_Hans"}
#: The Russian list writes *isl.*; a page has room for the word.
_SHORT = {"о-ва": "острова", "о-в": "остров"}


def language() -> str:
    """Return the language in which the page is being drawn."""
    return get_language() or "en"


def direction(code: str) -> str:
    """Return ``rtl`` for a language written from right to left, else ``ltr``."""
    return "rtl" if code == "ar" else "ltr"


def arrow(code: str = "") -> str:
    """Return the sign that leads from one place to another, as a language is read.

    >>> arrow("fr"), arrow("ar")
    ('→', '←')
    """
    return "←" if direction(code or language()) == "rtl" else "→"


@cache
def locale(code: str) -> Locale:
    """Return what Babel knows of a language."""
    return Locale.parse(_LOCALES.get(code, code))


def name_of(place: Place, code: str = "") -> str:
    """Return the name of a place in a language; the English one where there is no other.

    >>> from comity.facts import resolve
    >>> name_of(resolve("Kenya"), "es"), name_of(resolve("PSE"), "fr")
    ('Kenya', 'État de Palestine')
    >>> name_of(resolve("SUN"), "fr")
    'Union des Républiques socialistes soviétiques'
    """
    return _name(place.code, place.iso2, place.name, code or language())


def in_language(name: str) -> str:
    """Return the code of the place that bears a name in the language of the page; else nothing.

    Names in daily use are understood beside those of the United Nations.
    """
    return _codes(language()).get(name.strip().casefold(), "")


@cache
def _codes(code: str) -> dict[str, str]:
    """Return the codes of places by their names in a language; English is read elsewhere."""
    if code == "en":
        return {}
    places = ground().places.values()
    common = {_common_of(p, code).casefold(): p.code for p in places}
    return {**common, **{_name(p.code, p.iso2, p.name, code).casefold(): p.code for p in places}}


def names_of(place: Place) -> tuple[str, ...]:
    """Return the names of a place in every language: that of the UN, and that in daily use.

    >>> from comity.facts import resolve
    >>> {"Kenya", "Kenia", "肯尼亚"} <= set(names_of(resolve("Kenya")))
    True
    """
    codes = [code for code, _name in settings.LANGUAGES if code != "en"]
    found = [name for code in codes for name in (name_of(place, code), _common_of(place, code))]
    return tuple(dict.fromkeys(filter(None, found)))


def names_in(place: Place, code: str) -> bool:
    """Tell whether a place has a name in a language.

    >>> from comity.facts import resolve
    >>> names_in(resolve("Kenya"), "ar"), names_in(resolve("SUN"), "ar")
    (True, True)
    """
    return code == "en" or bool(_known(place.code, place.iso2, code))


@cache
def _name(place: str, iso2: str, english: str, code: str) -> str:
    return english if code == "en" else _known(place, iso2, code) or english


def _known(place: str, iso2: str, code: str) -> str:
    return UN_NAMES.get(code, {}).get(place) or _common(place, iso2, code)


def _common_of(place: Place, code: str) -> str:
    return _common(place.code, place.iso2, code)


def _common(place: str, iso2: str, code: str) -> str:
    """Return the name of a place in daily use."""
    return _spelt_out(str(locale(code).territories.get(OTHER_CODES.get(place, iso2), "")))


def _spelt_out(name: str) -> str:
    whole = re.sub(r"о-ва?\b", lambda found: _SHORT[found[0]], name)
    return whole[:1].upper() + whole[1:]


def place_order(place: Place, code: str = "") -> tuple[int, bytes]:
    """Return the key by which lists of places are sorted in a language.

    Accents do not part letters. Chinese goes by sound, as the national character set does.

    >>> from comity.facts import resolve
    >>> found = map(resolve, ("ZWE", "EGY", "ETH"))
    >>> [name_of(place, "fr") for place in sorted(found, key=lambda p: place_order(p, "fr"))]
    ['Égypte', 'Éthiopie', 'Zimbabwe']
    """
    asked = code or language()
    return word_order(name_of(place, asked), asked)


def word_order(words: str, code: str = "") -> tuple[int, bytes]:
    """Return the key by which texts are sorted in a language; Latin script comes last in others."""
    asked = code or language()
    plain = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(c for c in plain if c.isalnum() or c.isspace())
    if asked == "zh-hans":
        return int(letters.isascii()), letters.encode("gb18030")
    foreign = asked in {"ar", "ru"} and letters[:1].isascii()
    return int(foreign), letters.encode()


def percent_words(share: float, places: int = 0, code: str = "") -> str:
    r"""Return a share in per cent, with the sign where a language sets it.

    >>> percent_words(0.0391, 1, "en"), percent_words(0.0391, 1, "es") == "3,9\xa0%"
    ('3.9%', True)
    """
    known = locale(code or language())
    pattern = known.percent_formats[None].pattern
    decimals = "0." + "0" * places if places else "0"
    return str(format_percent(share, pattern.replace("0", decimals, 1), known)).replace("-", "−")


def figure_words(value: float, places: int = 0, code: str = "") -> str:
    """Return a figure with its thousands set apart, as a language writes it.

    >>> figure_words(992536, code="en"), figure_words(2.25, 1, "es")
    ('992,536', '2,2')
    """
    pattern = "#,##0" + ("." + "0" * places if places else "")
    asked = code or language()
    said = str(format_decimal(value, pattern, locale(asked))).replace("-", "−")
    # Without a sign of direction, a minus would stand after its number in a line of Arabic.
    return f"\u200e{said}" if said.startswith("−") and direction(asked) == "rtl" else said
