"""From answers of the rooms to plain records: the same fields in every command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from comity.answers.forms import Record
from comity.facts import Source, ground
from comity.facts.phrases import DayWords, phrase
from comity.norms import Act, Instrument, Status, vote_of


def of_status(answer: Status) -> Record:
    """Return an answer with its reasons.

    What a partial record is silent on is ``unknown``, never ``none``. Of a resolution the
    reason is the vote.
    """
    vote = vote_of(answer.instrument, answer.state, answer.on)
    sure = vote.confidence if vote else answer.confidence
    return {
        "instrument": answer.instrument.id,
        "state": answer.state,
        "name": ground().place(answer.state).name,
        "on": answer.on,
        "sense": answer.sense.value,
        "standing": "unknown" if answer.unknown else answer.standing.value,
        "words": answer.words,
        "since": vote.day if vote else answer.since,
        "certain_from": None if answer.standing.value == "none" else answer.spell.start,
        "may_be": answer.may.value if answer.may else None,
        "by": answer.spell.by,
        "confidence": sure.value if sure else None,
        "because": [of_act(act) for act in ([vote] if vote else answer.because)],
        "doubts": list(answer.doubts),
        "statements": [of_act(act) for act in answer.reservations],
        "known_to": answer.instrument.snapshot.day,
        "beyond_record": answer.beyond_snapshot,
        "partial_record": answer.instrument.snapshot.partial,
    }


def of_act(act: Act) -> Record:
    """Return an act with its source."""
    return {
        "act": act.kind.value,
        "day": act.day,
        "articles": list(act.articles),
        "confidence": act.confidence.value,
        "grade": act.grade or None,
        "kind_inferred": act.inferred,
        "sources": list(act.sources),
        "note": act.note or None,
    }


def of_instrument(item: Instrument) -> Record:
    """Return what an instrument is, and when it entered into force."""
    return {
        "instrument": item.id,
        "short": item.short,
        "family": item.family,
        "kind": item.kind,
        "binding": item.binding,
        "adopted": item.adopted.day if item.adopted else None,
        "in_force": item.in_force.day,
        "computed": item.in_force.computed,
        "recorded": item.in_force.recorded,
        "known_to": item.snapshot.day,
        "partial_record": item.snapshot.partial,
        "title": item.title,
        "depositary": item.depositary or None,
        "reference": item.reference or None,
        "body": item.body.name if item.body else None,
        "coverage": item.coverage or None,
    }


def of_source(source: Source) -> Record:
    """Return where facts were read."""
    return {
        "source": source.id,
        "tier": source.tier.value,
        "known_to": source.snapshot,
        "read": source.read,
        "title": source.title,
        "publisher": source.publisher,
        "locator": source.locator,
        "licence": source.licence,
    }


def beyond(items: Sequence[Instrument], day: date) -> list[str]:
    """Say which records end before a day, so that silence is not taken for absence."""
    short = [item for item in items if item.snapshot.day.last < day]
    if len(short) <= FEW:
        return [_known(item) for item in short]
    return [
        phrase(
            "{short} of {all} records end before {day}: see `comity instruments`.",
            short=len(short),
            all=len(items),
            day=day.isoformat(),
        )
    ]


def _known(item: Instrument) -> str:
    about = {"instrument": item.id, "day": DayWords(item.snapshot.day)}
    if item.snapshot.partial:
        return phrase("{instrument}: the record is known to {day}; it is partial.", **about)
    return phrase("{instrument}: the record is known to {day}.", **about)


def silence(item: Instrument) -> list[str]:
    """Say of a partial record that what it lacks is not known."""
    if not item.snapshot.partial:
        return []
    return [
        phrase(
            "{instrument} is a partial record: a State without an act on it, or with its "
            "signature alone, may well have done more. That is not known.",
            instrument=item.id,
        )
    ]


#: Up to so many records are named one by one.
FEW = 4


def remarks_on(answers: list[Status]) -> list[str]:
    """Say under a table what its rows cannot: age of the record, doubts, silence."""
    found: dict[str, None] = {}
    for answer in answers:
        item = answer.instrument
        if answer.beyond_snapshot:
            found |= dict.fromkeys(beyond([item], answer.on))
        for doubt in answer.doubts:
            found[f"{item.id} {answer.state}: {doubt}"] = None
    return list(found)
