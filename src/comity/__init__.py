"""Comity: who is bound by what and since when, as dated, sourced facts.

>>> from datetime import date
>>> import comity
>>> mexico = comity.resolve("Mexico")
>>> icrmw = comity.instrument("ICRMW")
>>> comity.status(icrmw, mexico.code, date(2003, 7, 1)).words
'bound'
"""

from comity.facts import members, resolve
from comity.norms import Instrument, parties, status
from comity.norms import norms as _norms

__version__ = "0.1.0"
__all__ = ["__version__", "instrument", "members", "parties", "resolve", "status"]


def instrument(name: str) -> Instrument:
    """Return the instrument with an id, short name or number.

    >>> instrument("ILO C097").id
    'C097'
    """
    return _norms().instrument(name)
