"""Tags that put figures, units, kinds and ages into words."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from comity.facts import Day
from comity.facts.voice import say
from comity.profile.document import Age
from comity.web.core.words import region_words
from comity.web.rooms.figures.column_words import column_words, value_word
from comity.web.rooms.figures.words import (
    KINDS,
    age_words,
    amount_words,
    cell_words,
    termed,
    unit_words,
)
from comity.web.speech.voice import PageVoice

register = template.Library()
register.filter("amount", amount_words)
register.filter("cell", cell_words)
register.filter("unit", unit_words)
register.filter("column", column_words)
register.filter("word", value_word)
register.filter("region", region_words)


@register.filter
def anchor(label: str) -> str:
    """Return the name by which the row of a figure is found on the page of a State."""
    return slugify(label)


@register.filter(name="termed")
def term_words(word: str) -> str:
    """Return a word of the catalogue of data sets in the language of the page."""
    return say(termed(word), PageVoice())


@register.filter
def kind_words(kind: str) -> str:
    """Return the kind of a data set in the language of the page."""
    return str(KINDS.get(kind, kind))


@register.simple_tag
def age_badge(known: Day, on: date) -> SafeString:
    """Return a badge that says how old what is known was on a day."""
    days = max(0, (on - known.last).days)
    kind = Age.of(known, on).name.lower()
    return format_html('<span class="badge badge-{}">{}</span>', kind, _aged(days))


def _aged(days: int) -> str:
    return _("%(age)s old") % {"age": age_words(days)} if days else _("up to date")
