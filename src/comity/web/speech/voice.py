"""The voice of the page: says what the rooms say in English in the language being drawn."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel.numbers import format_compact_decimal, get_decimal_symbol, get_group_symbol
from django.utils.translation import gettext, ngettext, override

from comity.facts import Day, ground
from comity.facts.phrases import Number
from comity.web.core.language import direction, language, locale, name_of
from comity.web.core.words import day_words

#: What parts items and sentences where it is not as in English.
_BETWEEN = {
    "ar": {", ": "، ", "; ": "؛ "},
    "fr": {"; ": "\u202f; "},
    "zh-hans": {", ": "、", "; ": "；", " ": ""},
}
#: From which number few signs are written, as in English.
_SHORTENED, _MILLION = 10_000, 1_000_000
#: A day such as 2003-07-01 is broken at its hyphens where it is set apart; these hold it together.
_HYPHEN, _JOINED = re.compile(r"(?<=\d)-(?=\d)"), "-\u2060"


class PageVoice:
    """A voice in the language of the page (``comity.facts.voice.Voice``)."""

    def __init__(self) -> None:
        """Listen once to which language it is."""
        self.language = language()

    def pattern(self, text: str) -> str:
        """Return a pattern in the language; in English where it has no translation."""
        return _pattern(text, self.language) if text else ""

    def plural(self, one: str, many: str, number: int) -> str:
        """Return the pattern for a number of things."""
        return ngettext(one, many, number)

    def number(self, text: str) -> str:
        """Return a number as the language writes it."""
        return number_words(text, self.language)

    def brief(self, value: float, text: str) -> str:
        """Return a large number in the units of the language: in Chinese, ten thousands."""
        return text if self.language == "en" else brief_words(value, self.language)

    def day(self, day: Day) -> str:
        """Return a day in words."""
        return _day(day, self.language)

    def place(self, code: str, *, short: bool) -> str:
        """Return the name of a place; the short one is an affair of English alone."""
        place = ground().places[code]
        return place.short if short and self.language == "en" else name_of(place, self.language)

    def between(self, mark: str) -> str:
        """Return what parts the items of a list or two sentences."""
        return _BETWEEN.get(self.language, {}).get(mark, mark)

    def kept(self, text: str) -> str:
        """Return English text so that it does not disturb a line that runs the other way."""
        if direction(self.language) == "ltr":
            return text
        return f"\u2068{_HYPHEN.sub(_JOINED, text)}\u2069"


@lru_cache(maxsize=4096)
def _pattern(text: str, code: str) -> str:
    with override(code):
        return gettext(text)


@lru_cache(maxsize=4096)
def _day(day: Day, code: str) -> str:
    with override(code):
        return day_words(day)


@lru_cache(maxsize=4096)
def number_words(text: str, code: str) -> str:
    """Return an English number with the marks of a language; its digits are never rounded anew.

    >>> number_words("−16,750,084.5", "es"), number_words("0.3", "ru")
    ('−16.750.084,5', '0,3')
    """
    said = text.translate(_marks(code))
    # Without a sign of direction, a minus would stand after its number in a line of Arabic.
    return f"\u200e{said}" if direction(code) == "rtl" and said[:1] in {"−", "+"} else said


@lru_cache(maxsize=4096)
def brief_words(value: float, code: str) -> str:
    """Return a number in few signs.

    >>> brief_words(281_867, "zh-hans"), brief_words(29_100_000_000, "zh-hans")
    ('28.2万', '291亿')
    >>> brief_words(9_999, "es")
    '9.999'
    """
    if abs(value) < _SHORTENED:
        return number_words(Number(value), code)
    # Thousands have no decimals, unless the language counts in tens of thousands.
    whole = round(value, -3) if code != "zh-hans" else value
    digits = 0 if abs(whole) < _MILLION and code != "zh-hans" else 1
    said = str(format_compact_decimal(whole, locale=locale(code), fraction_digits=digits))
    return said.replace("-", "−")


@cache
def _marks(code: str) -> dict[int, str]:
    """Return the marks of a language between thousands and before decimals."""
    known = locale(code)
    return {ord(","): str(get_group_symbol(known)), ord("."): str(get_decimal_symbol(known))}
