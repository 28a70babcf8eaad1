"""Columns and their values in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from comity.evidence.dictionary import ColumnMeaning
from comity.web.rooms.figures.words import REQUIREMENTS, Words

COLUMNS: Words = {
    "state": _("State"),
    "destination": _("Destination"),
    "origin": _("Origin"),
    "asylum": _("Country of asylum"),
    "sender": _("Sender"),
    "receiver": _("Receiver"),
    "passport": _("Passport"),
    "year": _("Year"),
    "quarter": _("Quarter"),
    "period_start": _("First year of the period"),
    "sex": _("Sex"),
    "age": _("Age"),
    "age_from": _("Age from"),
    "variant": _("Variant"),
    "procedure": _("Procedure"),
    "application_type": _("Kind of application"),
    "decision_level": _("Level of decision"),
    "counted": _("Counted"),
    "incident_type": _("Kind of incident"),
    "route": _("Route"),
    "cause": _("Cause"),
    "indicator": _("Indicator"),
    "series": _("Series"),
    "dimensions": _("Dimensions"),
    "unit": _("Unit"),
    "nature": _("Nature of the value"),
    "domain": _("Domain"),
    "domain_label": _("Name of the domain"),
    "requirement": _("Requirement"),
    "requirement_code": _("Code of the requirement"),
    "birth_based": _("By country of birth"),
    "citizenship_based": _("By citizenship"),
    "refugees_included": _("Refugees included"),
    "imputed": _("Imputed"),
    "date": _("Day"),
    "first_seen": _("First seen"),
    "last_seen": _("Last seen"),
    "location": _("Location"),
    "longitude": _("Longitude"),
    "latitude": _("Latitude"),
    "origins": _("Origins"),
    "incident": _("Incident"),
}
VALUES: Words = {
    "total": _("total"),
    "female": _("female"),
    "male": _("male"),
    "all": _("all"),
    "estimate": _("estimate"),
    "medium": _("medium"),
    "low": _("low"),
    "high": _("high"),
    "persons": _("persons"),
    "cases": _("cases"),
    "true": _("yes"),
    "false": _("no"),
    "unknown": _("unknown"),
    "stateless": _("stateless"),
    "Tibetan": _("Tibetan"),
    "other or unknown origin": _("other or unknown origin"),
    **REQUIREMENTS,
}


def column_words(name: str) -> str:
    """Return what a column is called; one of the reader's own by its name.

    >>> column_words("asylum"), column_words("my_column")
    ('Country of asylum', 'my_column')
    """
    return str(COLUMNS.get(name, name))


def value_word(value: str) -> str:
    """Return a word of a column in the language of the page; other values as they are.

    >>> value_word("female"), value_word("15-19")
    ('female', '15-19')
    """
    return str(VALUES.get(value, value))


def measure_title(column: ColumnMeaning) -> str:
    """Return what a measure is in a few words of its meaning, which is in English.

    >>> from comity.evidence import columns
    >>> measure_title(columns()["stock_persons"])
    'Migrants living at the destination at mid-year'
    """
    return column.meaning.strip().partition(";")[0].rstrip(".")
