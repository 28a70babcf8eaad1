"""An indicator by State, on the map of the first page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comity.answers.figures import source_line
from comity.answers.forms import Record
from comity.facts import ground
from comity.facts.phrases import phrase
from comity.web.core.words import day_words
from comity.web.design.classes import Band, classes, kind_of
from comity.web.design.maps import Key, Shade
from comity.web.rooms.figures.data import the_store
from comity.web.rooms.figures.indicators import Indicator
from comity.web.rooms.figures.words import amount_words, cell_words, unit_words
from comity.web.rooms.home.addresses import on_day, state_url
from comity.web.rooms.home.shown import Shown

Values = Mapping[str, tuple[float, int]]


def of_indicator(item: Indicator, on: date, given: str) -> Shown:
    """Return an indicator as the map shows it."""
    values = item.values(on)
    bands = classes(value for value, _year in values.values())
    missing = [place.code for place in ground().states() if place.code not in values]
    store = the_store()
    about = store.dataset(item.dataset)
    remarks = (source_line(about, store, on), *filter(None, (item.note,)), RULE)
    shades = {code: _shade(code, value, item, bands, given) for code, value in values.items()}
    shades |= {code: Shade("missing", _("no data"), state_url(code, given)) for code in missing}
    return Shown(
        id=item.id,
        title=_title(item),
        sentence=_sentence(values, on),
        shades=shades,
        keys=(*_keys(bands, item.unit), Key("missing", _("no data"), len(missing))),
        known_to=about.snapshot,
        url=on_day(reverse("figures:dataset", args=[item.dataset]), given),
        records=lambda: _records(item, values, missing),
        remarks=remarks,
        care=remarks,
    )


RULE = phrase(
    "Places are parted into fifths by their value, equal values together; where some lie below "
    "zero, those below and those above are each parted into halves. Each place is shown with "
    "its last figure that is not later than the day."
)


def _shade(
    code: str, found: tuple[float, int], item: Indicator, bands: Sequence[Band], given: str
) -> Shade:
    value, year = found
    said = _("%(amount)s in %(year)s") % {"amount": amount_words(value, item.unit), "year": year}
    return Shade(kind_of(value, bands), said, state_url(code, given))


def _title(item: Indicator) -> str:
    """Return what an indicator is, with the unit of the key; a share carries its own."""
    if item.unit == "share":
        return str(item.title)
    about = {"title": item.title, "unit": unit_words(item.unit)}
    return _("%(title)s (%(unit)s)") % about


def _keys(bands: Sequence[Band], unit: str) -> list[Key]:
    """Return the classes with the values they span; one value is not written as a span."""
    keys = []
    for band in bands:
        low, high = cell_words(band.low, unit), cell_words(band.high, unit)
        span = _("%(low)s to %(high)s") % {"low": low, "high": high}
        keys.append(Key(band.kind, low if low == high else span, band.count))
    return keys


def _sentence(values: Values, on: date) -> str:
    """Say how many places have a figure, and of which years."""
    about = {"count": len(values), "day": day_words(on)}
    if not values:
        return _("No figure is of %(day)s or before.") % about
    years = {year for _value, year in values.values()}
    about |= {"first": min(years), "last": max(years)}
    if len(years) == 1:
        text = ngettext(
            "On %(day)s, %(count)s place has a figure, of %(last)s.",
            "On %(day)s, %(count)s places have a figure, of %(last)s.",
            len(values),
        )
    else:
        text = ngettext(
            "On %(day)s, %(count)s place has a figure.",
            "On %(day)s, %(count)s places have a figure, of the years %(first)s to %(last)s.",
            len(values),
        )
    return text % about


def _records(item: Indicator, values: Values, missing: Sequence[str]) -> list[Record]:
    """Return one row for each place; a State without a figure is there, without a value."""
    about, places = the_store().dataset(item.dataset), ground().places
    rows = {**values, **dict.fromkeys(missing, (None, None))}
    return [
        {
            "state": code,
            "name": places[code].name,
            "indicator": item.id,
            "value": value,
            "unit": item.unit,
            "year": year,
            "dataset": item.dataset,
            "edition": about.edition,
            "known_to": about.snapshot,
        }
        for code, (value, year) in sorted(rows.items())
    ]
