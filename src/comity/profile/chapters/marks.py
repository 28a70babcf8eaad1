"""From an answer of the norms to the mark and words of a table cell."""

from __future__ import annotations

from comity.facts.phrases import DayWords, Phrase, phrase, term
from comity.norms import ActKind, Standing, Status, vote_of
from comity.profile.document import Mark

_MARKS = {
    Standing.NONE: Mark.NONE,
    Standing.SIGNED: Mark.SIGNED,
    Standing.CONSENTED: Mark.CONSENTED,
    Standing.BOUND: Mark.BOUND,
    Standing.WITHDRAWN: Mark.WITHDRAWN,
}
_VOTES = {
    ActKind.VOTE_YES: Mark.YES,
    ActKind.VOTE_NO: Mark.NO,
    ActKind.VOTE_ABSTAIN: Mark.ABSTAIN,
}
FAMILY_TITLES = {
    "human rights": phrase("Human rights"),
    "refugees and stateless persons": phrase("Refugees and stateless persons"),
    "trafficking and smuggling": phrase("Trafficking and smuggling"),
    "labour": phrase("Labour"),
    "consular, sea and humanitarian": phrase("Consular, sea and humanitarian"),
    "regional": phrase("Regional instruments"),
    "global compact": phrase("Not a treaty: votes"),
}


def mark_of(answer: Status, is_open: bool = True) -> Mark:
    """Return the mark of an answer."""
    if not answer.instrument.binding:
        vote = vote_of(answer.instrument, answer.state, answer.on)
        return _VOTES[vote.kind] if vote else Mark.NONE
    if answer.may is not None:
        return Mark.MAYBE
    if answer.standing is Standing.NONE and not is_open:
        return Mark.CLOSED
    if answer.unknown:
        return Mark.UNKNOWN
    if answer.standing is Standing.BOUND and answer.reservations:
        return Mark.RESERVED
    return _MARKS[answer.standing]


def words_of(answer: Status, is_open: bool = True) -> Phrase:
    """Return an answer in words, such as ``bound since 1 July 2003``."""
    mark = mark_of(answer, is_open)
    if mark in (Mark.NONE, Mark.CLOSED, Mark.UNKNOWN) or answer.may is not None or not answer.since:
        return term(mark.value) if mark is Mark.CLOSED else answer.words
    since = DayWords(answer.since)
    return phrase("{standing} since {day}", standing=answer.words, day=since)
