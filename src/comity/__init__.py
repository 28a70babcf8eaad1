"""Comity: who is bound by what and since when, as dated, sourced facts.

>>> from datetime import date
>>> import comity
>>> mexico = comity.resolve("Mexico")
>>> icrmw = comity.norms().instrument("ICRMW")
>>> comity.status(icrmw, mexico.code, date(2003, 7, 1)).words
'bound'
"""

from comity.facts import members, resolve
from comity.norms import norms, parties, status

__version__ = "0.1.0"
__all__ = ["__version__", "members", "norms", "parties", "resolve", "status"]
