"""Words about places that templates ask for."""

from __future__ import annotations

from django import template

from comity.facts import Place
from comity.web.rooms.states.words import kind_of

register = template.Library()


@register.filter
def kind(place: Place) -> str:
    """Return what a place is, in the language of the page."""
    return kind_of(place)
