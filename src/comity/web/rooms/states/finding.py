"""Find States by any name: own, in use, official, and in the languages of the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext_lazy as _

from comity.facts import PARTY_KINDS, Place, ground
from comity.facts.records import read_rows
from comity.web.core.language import name_of, names_of
from comity.web.core.matching import weight
from comity.web.core.room import Hit
from comity.web.core.words import region_words
from comity.web.rooms.states.addresses import address
from comity.web.rooms.states.words import kind_of

#: What a place that is no State of today weighs against one that is.
_LESS = 0.9


def find(text: str) -> Iterator[Hit]:
    """Go through the places that a text may mean."""
    for place in ground().places.values():
        found = weight(text, *_names()[place.code])
        if found:
            yield _hit(place, found if place.kind in PARTY_KINDS else _LESS * found)


def _hit(place: Place, found: float) -> Hit:
    detail = " · ".join(filter(None, (place.code, kind_of(place), region_words(place.near))))
    url = address("states:state", code=place.code)
    return Hit(_("State or place"), name_of(place), detail, url, found)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return every name of every place, codes included."""
    base = ground()
    names = {
        place.code: [
            *(place.code, place.iso2, place.name, place.short, place.formal),
            *names_of(place),
        ]
        for place in base.places.values()
    }
    aliases = read_rows(base.root / "facts" / "aliases.csv", ("alias", "code", "note"))
    for _line, (alias, code, _note) in aliases:
        names[code].append(alias)
    return {code: tuple(dict.fromkeys(filter(None, found))) for code, found in names.items()}
