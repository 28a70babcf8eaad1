"""Where each State stands towards an instrument, on the map of the first page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from comity.answers.forms import Record
from comity.answers.instruments import of_standing
from comity.answers.norms import beyond
from comity.facts.outlines import outlines
from comity.facts.phrases import phrase
from comity.norms import Instrument, Status
from comity.profile.document import Mark
from comity.web.core.words import MARKS, since_words
from comity.web.design.maps import Key, Shade
from comity.web.rooms.home.addresses import on_day, state_url
from comity.web.rooms.home.shown import Shown
from comity.web.rooms.instruments.asked import SILENT, Asked, ask
from comity.web.rooms.instruments.drawn import sentence
from comity.web.rooms.instruments.standings import remarks

#: What a row says of the long answer that its State has.
FIELDS = (
    "state name instrument on standing words vote since may_be confidence known_to partial_record"
).split()


def of_instrument(item: Instrument, on: date, given: str) -> Shown:
    """Return an instrument as the map shows it."""
    asked = ask(item, on)
    said = (*remarks(asked), *_off_the_map(asked))
    return Shown(
        id=item.id,
        title=item.short,
        sentence=sentence(asked),
        shades={code: _shade(*answer, given) for code, answer in asked.answers.items()},
        keys=tuple(_keys(asked)),
        known_to=item.snapshot.day,
        url=on_day(reverse("instruments:instrument", args=[item.id]), given),
        records=lambda: _records(asked),
        remarks=said,
        care=tuple(remark for remark in said if remark not in beyond([item], on)),
    )


def _off_the_map(asked: Asked) -> Iterator[str]:
    """Name who acted and cannot be drawn: States that ended, and unions of States."""
    answers = asked.answers.items()
    codes = [code for code, (_a, mark) in answers if mark not in SILENT and code not in outlines()]
    if codes:
        yield phrase(
            "In the table and not on the map, whose outlines are of today: {codes}.",
            codes=" ".join(codes),
        )


def _keys(asked: Asked) -> Iterator[Key]:
    """Go through the marks on the map, those that only say that nothing is there last."""
    for mark, count in sorted(asked.counts.items(), key=lambda item: item[0] in SILENT):
        novote = mark is Mark.NONE and not asked.item.binding
        yield Key(_kind(mark), _("no vote on record") if novote else MARKS[mark], count)


def _shade(answer: Status, mark: Mark, given: str) -> Shade:
    words = since_words(answer, mark is not Mark.CLOSED)
    return Shade(_kind(mark), words, state_url(answer.state, given))


def _kind(mark: Mark) -> str:
    return mark.name.lower()


def _records(asked: Asked) -> list[Record]:
    return [_record(answer, mark) for answer, mark in asked.answers.values()]


def _record(answer: Status, mark: Mark) -> Record:
    """Return one row, with the words of its mark where it may not join."""
    whole = of_standing(answer)
    row = {name: whole[name] for name in FIELDS}
    if mark is Mark.CLOSED:
        row["words"] = mark.value
    acts = whole["because"]
    sources = dict.fromkeys(source for act in acts for source in act["sources"])
    return {**row, "mark": _kind(mark), "sources": list(sources)}
