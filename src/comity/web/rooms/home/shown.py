"""What the map of the first page shows: an instrument or an indicator, chosen by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from comity.answers.forms import Record
from comity.facts import Day, UnknownNameError
from comity.norms import norms
from comity.web.design.maps import Key, Shade

FIRST: Final = "ICRMW"


@dataclass(frozen=True)
class Shown:
    """Something on the map.

    Attributes
    ----------
    id : its name in addresses
    title : what it is; the page says it in its language
    sentence : the answer for the whole world
    shades, keys : how each place is drawn, and what that means
    known_to : day to which the record is known
    url : page on which more stands
    records : one row for each place
    remarks : what to know before using it, in sentences
    care : those of them that the page shows, which says the age of the record itself
    """

    id: str
    title: str
    sentence: str
    shades: Mapping[str, Shade]
    keys: tuple[Key, ...]
    known_to: Day
    url: str
    records: Callable[[], list[Record]]
    remarks: tuple[str, ...]
    care: tuple[str, ...]


def shown(name: str, on: date, given: str = "") -> Shown:
    """Return what is asked for on a day; ``given`` is the day as it stands in the address.

    Raises
    ------
    UnknownNameError
        If neither an instrument nor an indicator is called that.
    """
    from comity.web.rooms.figures.indicators import INDICATORS
    from comity.web.rooms.home.amounts import of_indicator
    from comity.web.rooms.home.standings import of_instrument

    text = name or FIRST
    if text.upper() in norms().files:
        return of_instrument(norms().instrument(text), on, given)
    if text.lower() in INDICATORS:
        return of_indicator(INDICATORS[text.lower()], on, given)
    raise UnknownNameError("value of show", text, [*norms().files, *INDICATORS])
