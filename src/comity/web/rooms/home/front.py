"""What the first page draws: the map, what can be chosen, the doors, the size of it all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from comity.facts import ground
from comity.facts.place import fold
from comity.facts.voice import say
from comity.norms import norms
from comity.web.core.clock import today
from comity.web.core.language import name_of
from comity.web.core.words import FAMILIES, day_words
from comity.web.design.maps import BOUNDARIES, key, world_map
from comity.web.rooms import rooms
from comity.web.rooms.home.addresses import has_states
from comity.web.rooms.home.shown import Shown
from comity.web.speech.voice import PageVoice

FIRST_DAY = date(1950, 1, 1)


def front(what: Shown, on: date, given: str) -> Mapping[str, object]:
    """Return what the first page draws."""
    label = _("%(title)s: the world on %(day)s. The table holds the same.") % {
        "title": say(what.title, PageVoice()),
        "day": day_words(on),
    }
    return {
        "title": "Comity",
        "what": what,
        "given": given,
        "world": world_map(what.shades, label),
        "key": key(what.keys),
        "boundaries": BOUNDARIES,
        "families": _families(),
        "indicators": _indicators(),
        "slider": {"first": FIRST_DAY, "last": max(today(), FIRST_DAY)},
        "places": _places() if has_states() else [],
        "doors": [room.door for room in rooms() if room.door],
    }


def _families() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the instruments by family, each by id and short name."""
    return [
        (str(FAMILIES[family]), [(item.id, item.short) for item in items])
        for family, items in groupby(norms().all, attrgetter("family"))
    ]


def _indicators() -> list[tuple[str, str]]:
    from comity.web.rooms.figures.indicators import INDICATORS

    return [(item.id, str(item.title)) for item in INDICATORS.values()]


def _places() -> list[tuple[str, str]]:
    """Return code and name of every State, in the order of the names in this language."""
    named = ((place.code, name_of(place)) for place in ground().states())
    return sorted(named, key=lambda item: fold(item[1]))
