"""Tables of the norms that can be downloaded whole: instruments, acts, standings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from comity.answers.forms import Record, text
from comity.answers.instruments import of_recorded, of_rules
from comity.answers.norms import of_instrument
from comity.facts import ground
from comity.norms import norms, status
from comity.web.core.room import Bulk

if TYPE_CHECKING:
    import polars as pl

LICENCE: Final = "Facts, free for all; the wording of Comity under Apache-2.0"
CITATION: Final = "Comity: {}. Each row names its sources."
_WORDS = ("treaties", "ratification", "migration", "international law")
_YES = "true or false"
_INSTRUMENTS = {
    "instrument": "Stable id, such as ICRMW.",
    "short": "Short name.",
    "family": "Family in which it is listed.",
    "kind": "Treaty, protocol or resolution.",
    "binding": f"Whether States are bound by it: {_YES}.",
    "adopted": "Day of adoption, as finely as it is known.",
    "opened": "Day on which it was opened for signature.",
    "in_force": "Day of entry into force that is relied on: recorded, or else computed.",
    "computed": "Day computed by its rule from the deposits on record.",
    "recorded": "Day that a source gives.",
    "deposits": "Number of deposits that it waits for.",
    "delay": "Time from the decisive deposit to entry into force (ISO 8601).",
    "later": "Time from a later deposit to its effect (ISO 8601).",
    "withdrawal": "Time from a denunciation to its effect (ISO 8601); empty when none is known.",
    "rule_source": "Id of the source of the rule.",
    "rule_locator": "Article in which the rule was read.",
    "rule_verified": f"Whether the rule was read in the text: {_YES}.",
    "known_to": "Day to which the acts are known.",
    "partial_record": f"Whether the record is known to lack acts: {_YES}.",
    "title": "Full title.",
    "depositary": "Who keeps it and receives the acts.",
    "reference": "Number by which the depositary cites it.",
    "body": "Body that monitors it.",
    "coverage": "What the record of acts holds and lacks.",
    "note": "What a careful reader should know.",
}
_ACTS = {
    "instrument": "Id of the instrument.",
    "state": "Code of the State.",
    "name": "Name of the State in the form used by the United Nations.",
    "act": "What it did, or what followed from it.",
    "day": "Day of deposit, as finely as it is known; empty when no source gives it.",
    "by": "For an act without a day: the day by which a source shows it done.",
    "confidence": "How close the source stands to the depositary: depositary, secondary or text.",
    "grade": "For facts read in texts: high, medium or low.",
    "kind_inferred": f"Whether the kind was inferred from other acts: {_YES}.",
    "articles": "Articles that a reservation or declaration names, parted by semicolons.",
    "sources": "Ids of the sources that say so, parted by semicolons.",
    "preferred": f"Whether it is relied on; false for a claim that another outweighs: {_YES}.",
    "note": "What a careful reader should know.",
    "known_to": "Day to which the acts of the instrument are known.",
}
_STANDINGS = {
    "instrument": "Id of the instrument.",
    "state": "Code of the State.",
    "name": "Name of the State in the form used by the United Nations.",
    "on": "Day of the question: that to which the knowledge as a whole was brought up to date.",
    "standing": "Where the State certainly stands; empty where the record is partial and silent.",
    "words": "The same in words, as precise as the record allows.",
    "since": "Day from which it stands there, as finely as it is known.",
    "may_be": "A further standing that it may have reached.",
    "confidence": "The weakest confidence among the acts it rests on.",
    "known_to": "Day to which the acts of the instrument are known.",
    "beyond_record": f"Whether the day lies after that one: {_YES}.",
}


def tables() -> Iterator[Bulk]:
    """Go through the tables of the norms."""
    yield _bulk(
        "instruments",
        "Instruments on migration and on people who move",
        "Treaties, protocols and resolutions with their rules of entry into force.",
        _instruments,
        _INSTRUMENTS,
    )
    yield _bulk(
        "acts",
        "Acts of States towards the instruments",
        "Every signature, consent, denunciation, reservation, declaration and vote on record, "
        "with its sources, and the claims of sources that others outweigh.",
        _acts,
        _ACTS,
    )
    yield _bulk(
        "standings",
        "Standing of every State towards every treaty",
        "Where each State of today stands towards each treaty on the day of the records.",
        _standings,
        _STANDINGS,
    )


def _bulk(
    name: str, title: str, about: str, rows: Callable[[], Iterator[Record]], columns: dict[str, str]
) -> Bulk:
    def table() -> pl.DataFrame:
        return _frame(rows(), columns)

    cited = CITATION.format(title)
    return Bulk(name, title, about, table, lambda: columns, LICENCE, cited, _WORDS)


def _instruments() -> Iterator[Record]:
    return ({**of_instrument(item), **of_rules(item)} for item in norms().all)


def _acts() -> Iterator[Record]:
    return (of_recorded(item, act) for item in norms().all for act in item.acts)


def _standings() -> Iterator[Record]:
    on, states = ground().snapshot.last, ground().states()
    for item in (item for item in norms().all if item.binding):
        for place in states:
            answer = status(item, place.code, on)
            yield {
                "instrument": item.id,
                "state": place.code,
                "name": place.name,
                "on": on,
                "standing": None if answer.unknown else answer.standing.value,
                "words": answer.words,
                "since": answer.since,
                "may_be": answer.may.value if answer.may else None,
                "confidence": answer.confidence.value if answer.confidence else None,
                "known_to": item.snapshot.day,
                "beyond_record": answer.beyond_snapshot,
            }


def _frame(records: Iterable[Record], columns: Mapping[str, str]) -> pl.DataFrame:
    """Return rows as a table: truths and numbers as they are, all else as text or nothing."""
    import polars as pl

    rows = [{name: _cell(record.get(name)) for name in columns} for record in records]
    return pl.DataFrame(rows, infer_schema_length=None)


def _cell(value: object) -> str | bool | int | None:
    if value is None or isinstance(value, bool | int):
        return value
    return text(value) or None  # type: ignore[arg-type]
