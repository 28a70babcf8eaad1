"""Find words of the glossary and pages on method, for the search of the site."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.facts.place import fold
from comity.web.core.room import Hit
from comity.web.rooms.about import docs
from comity.web.rooms.about.terms import terms


def find(text: str) -> Iterator[Hit]:
    """Go through the words that begin as the search does, and the pages named like it."""
    key = fold(text)
    if not key:
        return
    for item in terms():
        if fold(item.term).startswith(key):
            weight = 0.8 if fold(item.term) == key else 0.5
            url = f"{reverse('about:glossary')}#{item.anchor}"
            yield Hit(_("Word"), item.term, item.meaning[:160], url, weight)
    for name in docs.method_pages():
        if key in fold(docs.titles()[name]):
            url = reverse("about:method_page", args=[name])
            yield Hit(_("Method"), docs.titles()[name], docs.lead(name)[:160], url, 0.4)
