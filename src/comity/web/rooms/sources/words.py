"""Words for how close a source stands to the act, and for how old it is."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comity.facts import Source, Tier
from comity.profile.document import Age

TIERS: Final[dict[str, str | Promise]] = {
    Tier.DEPOSITARY: _("depositary"),
    Tier.SECONDARY: _("secondary"),
    Tier.TEXT: _("text"),
    Tier.RECALLED: _("recalled, not verified"),
}
MEANINGS: Final[dict[str, str | Promise]] = {
    Tier.DEPOSITARY: _("A table or page of the depositary, or a copy of it."),
    Tier.SECONDARY: _("A data set, a compilation of law or an official list."),
    Tier.TEXT: _("A page or document that was read for single acts."),
    Tier.RECALLED: _("No text was read; such facts are marked as not verified."),
}
AGES: Final[dict[str, str | Promise]] = {
    "fresh": _("less than one year old"),
    "ageing": _("one to three years old"),
    "old": _("more than three years old"),
    "": _("day not stated"),
}
_MARKS = {Age.FRESH: "fresh", Age.AGEING: "ageing", Age.OLD: "old"}


def age_mark(source: Source, on: date) -> str:
    """Return the mark of the age of a source on a day; empty if it states no day."""
    return _MARKS[Age.of(source.snapshot, on)] if source.snapshot else ""


def tier_mark(source: Source) -> str:
    """Return the mark of the tier of a source."""
    return "unverified" if source.tier is Tier.RECALLED else source.tier.value
