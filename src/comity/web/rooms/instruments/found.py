"""Find instruments by id, short name, title or reference number, for the search of the site."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.norms import norms
from comity.web.core.matching import weight
from comity.web.core.room import Hit


def find(text: str) -> Iterator[Hit]:
    """Go through the instruments that a search may mean.

    >>> max(find("UNTC IV-13"), key=lambda hit: hit.weight).title
    'Migrant workers and their families (ICRMW)'
    """
    for item in norms().all:
        fits = weight(text, item.id, item.short, item.title, item.reference)
        if fits:
            url = reverse("instruments:instrument", kwargs={"id": item.id})
            yield Hit(_("Instrument"), f"{item.short} ({item.id})", item.title, url, fits)
