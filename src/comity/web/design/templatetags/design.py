"""Tags that draw the small parts of a page: addresses of files, ages, marks, names, figures."""

from __future__ import annotations

from datetime import date

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comity.facts import Day, ground
from comity.facts.phrases import Kept
from comity.facts.voice import Spoken, say
from comity.norms import Confidence
from comity.profile.document import Age, Block, Section
from comity.web.core.answer import Answer
from comity.web.core.edition import edition
from comity.web.core.language import arrow, figure_words, language, name_of, names_in
from comity.web.core.words import AGES, CONFIDENCES, day_words
from comity.web.speech.voice import PageVoice

register = template.Library()

_AGE_BADGES = {Age.FRESH: "fresh", Age.AGEING: "ageing", Age.OLD: "old"}
_REFUSALS = {
    400: _("This question cannot be answered"),
    404: _("Nothing is found here"),
    405: _("This page can only be read"),
    429: _("Too many questions at once"),
    500: _("The site is at fault"),
    503: _("Too many questions at once"),
}
#: Forms of an answer that are not called by their ending in capitals.
_FORMS = {"acts": _("Acts as CSV"), "docx": "Word", "md": "Markdown", "parquet": "Parquet"}


@register.simple_tag
def asset(path: str) -> str:
    """Return the address of a file of the site, with its version."""
    return f"{static(path)}?v={edition().mark}"


@register.simple_tag(takes_context=True)
def address(context: template.Context, on: date | None = None) -> str:
    """Return the whole address of the page, for the day it speaks of."""
    request: HttpRequest = context["request"]
    asked = request.GET.copy()
    asked.pop("format", None)
    answer: Answer | None = context.get("answer")
    days = {**({"on": on} if on else {}), **(answer.days if answer else {})}
    for name, known in days.items():
        asked[name] = known.isoformat()
    base = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
    return f"{base}{request.path}{'?' if asked else ''}{asked.urlencode(safe=',')}"


@register.filter
def spoken(text: str | Promise) -> SafeString:
    """Say a text in the language of the page; what only has English words is marked as such."""
    if not text or isinstance(text, Promise) or language() == "en":
        return format_html("{}", text)
    if isinstance(text, Spoken) and not isinstance(text, Kept):
        return format_html("{}", text.said(PageVoice()))
    return format_html('<span lang="en" dir="ltr">{}</span>', text)


@register.filter
def said(text: str) -> str:
    """Say a text in the language of the page where no element can stand, as in an option."""
    return say(text, PageVoice())


@register.filter
def place(code: str) -> str:
    """Return the name of a place in the language of the page."""
    known = ground().places.get(code)
    return name_of(known) if known else code


@register.simple_tag
def place_name(code: str) -> SafeString:
    """Return the name of a place, marked as English where there is none in the language."""
    known = ground().places.get(code)
    if known is None or names_in(known, language()):
        return format_html("{}", place(code))
    return format_html('<span lang="en" dir="ltr">{}</span>', known.name)


register.simple_tag(arrow, name="arrow")


@register.simple_tag
def between(mark: str) -> str:
    """Return what parts items in the language of the page, such as a comma."""
    return PageVoice().between(mark)


@register.filter
def day(value: Day | date | str | None) -> SafeString:
    """Return a day at its precision, in the words of the language and for machines."""
    known = _day(value)
    if known is None:
        return format_html('<span class="missing">{}</span>', day_words(None))
    return format_html('<time datetime="{}">{}</time>', str(known), day_words(known))


@register.filter
def in_words(value: Day | date | str | None) -> str:
    """Return a day in the words of the language, where no element can stand."""
    return day_words(_day(value))


@register.filter
def in_english(value: Day | date | str | None) -> str:
    """Return a day in English, for texts that stay in English."""
    known = _day(value)
    return known.words if known else "not known"


def _day(value: Day | date | str | None) -> Day | None:
    if isinstance(value, date):
        return Day.of(value)
    if isinstance(value, str):
        return Day.parse(value) if value else None
    return value


@register.filter
def figure(value: float | None, places: int = 0) -> str:
    """Return a figure as the language writes it; what is missing is said, never nought."""
    return gettext("no data") if value is None else figure_words(value, places)


@register.simple_tag
def age(known: Day | date | str | None, on: Day | date | str | None) -> SafeString:
    """Say how old what is known to a day was on another."""
    first, second = _day(known), _day(on)
    if first is None or second is None:
        return _badge("plain", gettext("age not known"))
    found = Age.of(first, second.last)
    return _badge(_AGE_BADGES[found], str(AGES[found]))


@register.simple_tag
def confidence(value: str) -> SafeString:
    """Say how close the source of an act stands to the depositary."""
    known = Confidence(value)
    return _badge(known.value, str(CONFIDENCES[known]))


@register.simple_tag
def unverified() -> SafeString:
    """Say that a fact has not been verified."""
    return _badge("unverified", gettext("not verified"))


def _badge(kind: str, words: str) -> SafeString:
    return format_html('<span class="badge badge-{}">{}</span>', kind, words)


@register.simple_tag
def refusal_title(status: int) -> str:
    """Say in a few words why a question was not answered."""
    return str(_REFUSALS.get(status, _REFUSALS[400 if status < 500 else 500]))


@register.filter
def form_name(form: str) -> str:
    """Return what a form of an answer is called: ``PDF``, ``Word``.

    >>> form_name("csv"), form_name("docx")
    ('CSV', 'Word')
    """
    return str(_FORMS.get(form, form.upper()))


@register.simple_tag
def drawn(block: Block) -> SafeString:
    """Draw a block of a document: a table, a chart with its table, bars, tiles, a note."""
    from comity.profile.render.html import block_html
    from comity.profile.spoken import in_voice

    voice = _voice()
    known = in_voice(block, voice) if voice else block
    return mark_safe(block_html(known, voice))  # noqa: S308  # the renderer escapes every text


@register.simple_tag
def chapter(section: Section) -> SafeString:
    """Draw a chapter of a profile with its heading."""
    from comity.profile.render.html import section_html

    return mark_safe(section_html(section, _voice()))  # noqa: S308  # the renderer escapes every text


def _voice() -> PageVoice | None:
    """Return the voice in which a renderer says what it adds; English needs none."""
    return None if language() == "en" else PageVoice()


@register.simple_tag
def marks() -> SafeString:
    """Define the marks of standings: once on a page that shows any."""
    from comity.profile.render.html import symbols_html

    return mark_safe(symbols_html())  # noqa: S308  # made of constants
