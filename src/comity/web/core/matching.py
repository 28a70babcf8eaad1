"""Tell how well what a reader typed fits a name: spelt otherwise, in part, or nearly."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from comity.facts.place import fold

#: Below this a name is only close to what was asked, and no answer to it.
FOUND: Final = 0.4
_ALIKE: Final = 0.75


def weight(asked: str, *names: str) -> float:
    """Return how well a text fits the best of several names, 0 to 1.

    1 is the same name, whatever its accents and case; from 0.8 the name begins so; from 0.6
    every word asked begins a word of the name; from ``FOUND`` the text stands inside it;
    below ``FOUND`` it is merely spelt alike; 0 is nothing of that.

    >>> weight("cote d'ivoire", "Côte d’Ivoire")
    1.0
    >>> weight("migrant work", "Rights of migrant workers") > FOUND
    True
    >>> 0 < weight("Kenia", "Kenya") < FOUND
    True
    >>> weight("Kenya", "Peru")
    0.0
    """
    text = fold(asked[:200])
    if not text:
        return 0.0
    return max((_weight(text, _folded(name)) for name in names if name), default=0.0)


@lru_cache(maxsize=16384)
def _folded(name: str) -> str:
    return fold(name)


def _weight(text: str, name: str) -> float:
    if not name:
        return 0.0
    covered = min(len(text) / len(name), 1.0)
    if text == name:
        return 1.0
    if name.startswith(text):
        return round(0.8 + 0.15 * covered, 3)
    words, asked = name.split(), text.split()
    if all(any(word.startswith(part) for word in words) for part in asked):
        return round(0.6 + 0.15 * covered, 3)
    if len(text) > 2 and text in name:
        return round(FOUND + 0.15 * covered, 3)
    return _nearly(text, [name, *words])


def _nearly(text: str, names: Iterable[str]) -> float:
    """Return up to 0.35 for a name, or a word of one, that is spelt almost so."""
    if len(text) < 4:
        return 0.0
    best = 0.0
    for name in names:
        if abs(len(name) - len(text)) > 3 or name[0] != text[0]:
            continue
        matcher = SequenceMatcher(None, text, name, autojunk=False)
        if matcher.quick_ratio() >= _ALIKE:
            best = max(best, matcher.ratio())
    return round(0.35 * best, 3) if best >= _ALIKE else 0.0
