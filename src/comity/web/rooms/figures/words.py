"""Amounts, units and ages in the language of the page; in English those of the command line."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from comity.answers.amounts import DAYS_OF_MONTH, DAYS_OF_YEAR, number
from comity.facts.phrases import marked, term
from comity.web.core.language import figure_words, language, percent_words

Words = Mapping[str, Promise | str]

UNITS: Words = {
    "persons": _("persons"),
    "persons or cases": _("persons or cases"),
    "cases": _("cases"),
    "usd": "USD",
    "share": "%",
    "places": _("places"),
    "days": _("days"),
    "years": _("years"),
    "per 1000 inhabitants": _("per 1000 inhabitants"),
    "births per woman": _("births per woman"),
    "score from 1 to 4": _("score from 1 to 4"),
    "international dollars of 2021": _("international dollars of 2021"),
    "standard deviations": _("standard deviations"),
    "per 100 of working age": _("per 100 of working age"),
    "males per female": _("males per female"),
    "deaths per person-year": _("deaths per person-year"),
    "births per woman-year": _("births per woman-year"),
}
KINDS: Words = {
    "stock": _("stock"),
    "flow": _("flow"),
    "population": _("population"),
    "rate": _("rate"),
    "money": _("money"),
    "price": _("price"),
    "index": _("index"),
    "incidents": _("incidents"),
    "policy": _("policy"),
    "metadata": _("metadata"),
}
CHAPTERS: Words = {
    "people": _("People on the move"),
    "refuge": _("Refuge"),
    "money": _("Money"),
    "safety": _("Safety"),
    "mobility": _("Mobility"),
    "outlook": _("Outlook"),
    "policy": _("Policy"),
}
#: Figures of a corridor, by what their ids begin with.
PARTS: Words = {
    "stock": _("Migrants living there"),
    "fled": _("Newly recognised refugees in the year"),
    "claimed": _("New asylum-seekers in the year"),
    "refugees": _("Refugees"),
    "asylum_seekers": _("Asylum-seekers"),
    "remittances": _("Remittances"),
    "cost": _("Cost to send money"),
    "visa": _("Visa for a visit"),
}
REQUIREMENTS: Words = {
    "visa free": _("visa free"),
    "visa on arrival": _("visa on arrival"),
    "eta": _("travel authorisation (ETA)"),
    "e-visa": _("e-visa"),
    "visa required": _("visa required"),
    "no admission": _("no admission"),
}
#: By what people are counted, what columns are for, and what an empty cell stands for.
TERMS = frozenset(
    {
        marked("birth"),
        marked("citizenship"),
        marked("birth or citizenship"),
        marked("previous residence"),
        marked("mandate"),
        marked("registration"),
        marked("none"),
        marked("key"),
        marked("measure"),
        marked("attribute"),
        marked("unknown"),
        marked("not applicable"),
        marked("never"),
    }
)
_WITHOUT_UNIT = frozenset({"requirement", "yes or no", "", "places", "as unit", "none"})


def termed(word: str) -> str:
    """Return a word of the catalogue of data sets; one of the reader's own as it is."""
    return term(word) if word in TERMS else word


def unit_words(unit: str) -> str:
    """Return a unit in the language of the page.

    >>> unit_words("usd"), unit_words("males per female")
    ('USD', 'males per female')
    """
    return str(UNITS.get(unit, unit))


def amount_words(value: object, unit: str) -> str:
    """Return a value with its unit; one that is missing is said to be.

    >>> amount_words(16750084, "persons"), amount_words(0.0418, "share")
    ('16,750,084 persons', '4.2%')
    >>> amount_words(None, "persons"), amount_words("visa free", "requirement")
    ('no data', 'visa free')
    """
    if value is None:
        return gettext("no data")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(REQUIREMENTS.get(str(value), number(value)))
    if unit == "share":
        return cell_words(value, unit)
    said = "" if unit in _WITHOUT_UNIT else unit_words(unit)
    said = f"({said})" if unit.startswith("score") else said
    return f"{_number(value)} {said}".strip()


def cell_words(value: object, unit: str) -> str:
    """Return a value as a column shows it, whose head names the unit."""
    if value is None:
        return gettext("no data")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return number(value)
    if unit == "share":
        return percent_words(value, 1)
    return _number(value)


def _number(value: float) -> str:
    """Return a number with as many decimals as in English, in the signs of the language."""
    text = number(value)
    if language() == "en":
        return text.replace("-", "−")
    return figure_words(value, len(text.partition(".")[2]))


def age_words(days: int | None) -> str:
    """Return how old something is, in the largest unit that fits.

    >>> age_words(20), age_words(90), age_words(690), age_words(None)
    ('20 days', '3 months', '1.9 years', '')
    """
    if days is None:
        return ""
    if days < 2 * DAYS_OF_MONTH:
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    if days < DAYS_OF_YEAR:
        months = round(days / DAYS_OF_MONTH)
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return gettext("%(count)s years") % {"count": figure_words(days / DAYS_OF_YEAR, 1)}
