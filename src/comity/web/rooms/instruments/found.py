"""Find instruments by id, short name, title or reference number, for the search of the site."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.facts.voice import say
from comity.norms import norms
from comity.web.core.matching import weight
from comity.web.core.room import Hit
from comity.web.rooms.instruments.shown import named
from comity.web.speech.voice import PageVoice


def find(text: str) -> Iterator[Hit]:
    """Go through the instruments that a search may mean.

    >>> max(find("UNTC IV-13"), key=lambda hit: hit.weight).title
    'Migrant workers and their families (ICRMW)'
    """
    voice = PageVoice()
    for item in norms().all:
        shorts = (item.short, say(item.short, voice))
        fits = weight(text, item.id, *shorts, item.title, item.reference)
        if fits:
            url = reverse("instruments:instrument", kwargs={"id": item.id})
            yield Hit(_("Instrument"), named(item), item.title, url, fits)
