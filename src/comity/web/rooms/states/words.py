"""Words of the interface for what places are."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.facts import Place, PlaceKind

_KINDS: dict[PlaceKind, str | Promise] = {
    PlaceKind.MEMBER: _("UN member"),
    PlaceKind.OBSERVER: _("UN observer"),
    PlaceKind.PARTY: _("other party to treaties"),
    PlaceKind.TERRITORY: _("territory"),
    PlaceKind.FORMER: _("former State"),
    PlaceKind.FORMER_TERRITORY: _("former territory"),
    PlaceKind.AREA: _("statistical area"),
    PlaceKind.OTHER: _("other area"),
}


def kind_of(place: Place) -> str:
    """Return what a place is, in the language of the page."""
    return str(_KINDS[place.kind])
