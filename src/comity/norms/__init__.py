"""Norms: who is bound by what, and since when.

* :func:`norms` gives the instruments on record; ``norms().instrument("ICRMW")`` one.
* :func:`status` says where a State stands on a day, and why.
* :func:`parties`, :func:`signatories_only` and :func:`votes` list the States.
* :func:`compare`, :func:`timeline`, :func:`union` and :func:`intersection` set several
  States or instruments side by side; :func:`diff` says what changed between two days.
* ``instrument.in_force`` compares the day computed by the rule with the day recorded.
"""

from comity.norms.compare import (
    PARTY,
    PARTY_OR_SIGNED,
    Timeline,
    compare,
    intersection,
    standings,
    timeline,
    union,
)
from comity.norms.diff import Change, diff
from comity.norms.entry import ORGANISATIONS, EntryIntoForce, in_force_from
from comity.norms.history import Spell
from comity.norms.instrument import Instrument
from comity.norms.library import Norms, norms
from comity.norms.model import VOTES, Act, ActKind, Confidence, EntryRule
from comity.norms.parties import Parties, first_day_with, parties, signatories_only, votes
from comity.norms.records import FAMILIES
from comity.norms.standing import Sense, Standing
from comity.norms.status import Status, status, vote_of

__all__ = [
    "FAMILIES",
    "ORGANISATIONS",
    "PARTY",
    "PARTY_OR_SIGNED",
    "VOTES",
    "Act",
    "ActKind",
    "Change",
    "Confidence",
    "EntryIntoForce",
    "EntryRule",
    "Instrument",
    "Norms",
    "Parties",
    "Sense",
    "Spell",
    "Standing",
    "Status",
    "Timeline",
    "compare",
    "diff",
    "first_day_with",
    "in_force_from",
    "intersection",
    "norms",
    "parties",
    "signatories_only",
    "standings",
    "status",
    "timeline",
    "union",
    "vote_of",
    "votes",
]
