"""Find data sets, indicators and corridors, for the search of the site."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.facts import AmbiguousNameError, Place, UnknownNameError
from comity.facts.place import fold
from comity.web.core.language import arrow, name_of
from comity.web.core.query import named
from comity.web.core.room import Hit
from comity.web.rooms.figures.data import the_store

#: A search of more words than this names no two places.
MOST_WORDS = 12


def find(text: str) -> Iterator[Hit]:
    """Go through what a search means here: a corridor first, then indicators and data sets."""
    words = fold(text).split()
    if words:
        yield from islice(_corridors(text.split()), 1)
        yield from _indicators(words)
        yield from _data_sets(words, fold(text))


def _corridors(words: list[str]) -> Iterator[Hit]:
    """Read a search as two places, parted at any of its words: ``Mexico USA``."""
    if not 2 <= len(words) <= MOST_WORDS:
        return
    for cut in range(1, len(words)):
        a, b = _place(words[:cut]), _place(words[cut:])
        if a and b and a != b:
            yield Hit(
                _("Corridor"),
                f"{name_of(a)} {arrow()} {name_of(b)}",
                _("What is known between two places, both ways."),
                reverse("figures:corridor", kwargs={"a": a.code, "b": b.code}),
                1.0,
            )


def _place(words: list[str]) -> Place | None:
    """Return the place that words name, joined by ``to`` or ``and`` or not."""
    while words and words[0].casefold() in _JOINING:
        words = words[1:]
    while words and words[-1].casefold() in _JOINING:
        words = words[:-1]
    try:
        return named(" ".join(words), the_store().ground) if words else None
    except (UnknownNameError, AmbiguousNameError):
        return None


_JOINING = frozenset({"to", "and", "from", "in", "→", "←", "-", "–", "&"})


def _indicators(words: list[str]) -> Iterator[Hit]:
    from comity.web.rooms.figures.indicators import INDICATORS

    for item in INDICATORS.values():
        said = f"{fold(str(item.title))} {item.id.replace('_', ' ')}"
        if all(word in said for word in words):
            url = f"{reverse('figures:map')}?show={item.id}"
            yield Hit(
                _("Indicator"), str(item.title), _("Map and ranking of all States."), url, 0.7
            )


def _data_sets(words: list[str], key: str) -> Iterator[Hit]:
    for item in the_store().sets.values():
        title = fold(f"{item.title} {item.id} {item.id.replace('_', ' ')}")
        said = f"{title} {fold(item.publisher)} {item.edition}"
        if not all(word in said for word in words):
            continue
        weight = 1.0 if key == fold(item.id) else 0.6 if all(w in title for w in words) else 0.4
        edition = _("edition %(edition)s") % {"edition": item.edition}
        detail = f"{item.id}. {item.publisher}, {edition}"
        url = reverse("figures:dataset", kwargs={"id": item.id})
        yield Hit(_("Data set"), item.title, detail, url, weight)
