"""Standing towards every instrument, by family, with kind, statements and age."""

from __future__ import annotations

from collections.abc import Iterable

from comity.facts.phrases import (
    DayWords,
    Kept,
    Listed,
    Phrase,
    listed,
    marked,
    opened,
    phrase,
    sentences,
    term,
)
from comity.norms import Act, ActKind, Confidence, Instrument, Status, vote_of
from comity.profile.chapters.marks import FAMILY_TITLES, mark_of, words_of
from comity.profile.context import Context
from comity.profile.document import Age, Cell, Column, ColumnKind, Mark, Row, Section, Table

COLUMNS = (
    Column(phrase("Instrument")),
    Column(phrase("Standing"), ColumnKind.MARK, own=True),
    Column(phrase("Since"), ColumnKind.DAY),
    Column(phrase("By")),
    Column(phrase("Reservations, declarations")),
    Column(phrase("Record known to"), ColumnKind.AGE),
)
LEGEND = (
    Mark.BOUND,
    Mark.RESERVED,
    Mark.CONSENTED,
    Mark.SIGNED,
    Mark.MAYBE,
    Mark.WITHDRAWN,
    Mark.NONE,
    Mark.UNKNOWN,
)


def standings(context: Context) -> Section:
    """Return the chapter."""
    shown = [*context.open, *context.resolutions]
    answers = [context.answer(item) for item in shown]
    notes: list[str] = []
    rows = tuple(_row(context, answer, notes) for answer in answers)
    table = Table(
        caption=phrase(
            "Where {place} stands on {day}", place=context.name, day=DayWords(context.on)
        ),
        columns=COLUMNS,
        rows=rows,
        notes=tuple(notes),
        legend=LEGEND,
    )
    lede = phrase(
        "Every treaty followed here that is open to this State. Reservations and declarations "
        "are counted as the depositary lists them; most carry no date."
    )
    return Section("standings", phrase("Standing towards the instruments"), lede, (table,))


def _row(context: Context, answer: Status, notes: list[str]) -> Row:
    instrument = answer.instrument
    known = instrument.snapshot.day
    mark = mark_of(answer)
    note = _note(answer, notes)
    since = answer.since_text if answer.may is None else ""
    return Row(
        (
            Cell(instrument.short, detail=instrument.id),
            Cell(words_of(answer), detail=_short(answer, mark, note), mark=mark),
            Cell(since or "–"),
            Cell(_by(answer)),
            Cell(_statements(answer)),
            Cell(str(known), age=Age.of(known, context.on)),
        ),
        group=FAMILY_TITLES[instrument.family],
    )


def _short(answer: Status, mark: Mark, note: int) -> Phrase:
    """Say a standing in few words, with the number of the note that it leads to."""
    long = mark in (Mark.MAYBE, *_VOTES)
    standing = answer.words if long else term(_SHORT.get(mark, mark.value))
    return phrase("{standing} ({note})", standing=standing, note=note) if note else standing


_VOTES = (Mark.YES, Mark.NO, Mark.ABSTAIN)
_SHORT = {
    Mark.RESERVED: marked("bound"),
    Mark.SIGNED: marked("signed only"),
    Mark.CONSENTED: marked("not yet in force"),
    Mark.NONE: marked("no act"),
    Mark.UNKNOWN: marked("not known"),
}


def _by(answer: Status) -> str:
    """Name the acts that decide the standing, and how close their source stands."""
    vote = vote_of(answer.instrument, answer.state, answer.on)
    if vote is not None:
        return phrase("vote {day}", day=str(vote.day))
    for kinds in (_MOVES, {ActKind.ENTRY_INTO_FORCE}, {ActKind.SIGNATURE}):
        acts = [act for act in answer.because if act.kind in kinds]
        if acts:
            return _act(acts[-1])
    return "–"


_MOVES = frozenset(kind for kind in ActKind if kind.binds) | {
    ActKind.DENUNCIATION,
    ActKind.END_OF_FORCE,
}


def _act(act: Act) -> str:
    """Say an act as ``ratification 1999-03-08``; its kind is in brackets when inferred."""
    kind = act.kind.words
    if act.inferred:
        kind = phrase("[{act}]", act=kind)
    if act.day is None:
        said = phrase("{act} undated", act=kind)
    else:
        said = phrase("{act} {day}", act=kind, day=str(act.day))
    close = act.confidence is Confidence.DEPOSITARY
    if close:
        return said
    return phrase("{act}, {confidence}", act=said, confidence=act.confidence.words)


def _statements(answer: Status) -> str:
    """Count the statements of a State and name the articles they mention."""
    if not answer.reservations:
        return "–"
    parts = []
    for kind in (ActKind.RESERVATION, ActKind.DECLARATION):
        acts = [act for act in answer.reservations if act.kind is kind]
        articles = dict.fromkeys(article for act in acts for article in act.articles)
        if acts:
            parts.append(_statement(kind, articles))
    return listed(parts, "; ")


def _statement(kind: ActKind, articles: Iterable[str]) -> Phrase:
    named = listed(map(Kept, articles), ", ")
    if not named:
        return kind.words
    return phrase("{statement} (art. {articles})", statement=kind.words, articles=named)


def _note(answer: Status, notes: list[str]) -> int:
    """Add the doubts and the outweighed claims to the notes; return the number of the note."""
    doubts = [*answer.doubts, *_other_claims(answer.instrument, answer.state)]
    if not doubts:
        return 0
    note = phrase(
        "{number}. {instrument}: {doubts}",
        number=len(notes) + 1,
        instrument=answer.instrument.id,
        doubts=sentences(*map(opened, doubts)),
    )
    notes.append(note)
    return len(notes)


def _other_claims(instrument: Instrument, state: str) -> list[Phrase]:
    """Say what sources claim that another one outweighs: conflicts stay visible."""
    found: dict[Phrase, list[str]] = {}
    for act in instrument.acts:
        if act.state == state and not act.preferred and act.kind is not ActKind.ENTRY_INTO_FORCE:
            found.setdefault(act.words, []).extend(act.sources)
    return [
        phrase("another source says {act} ({sources})", act=said, sources=sources_of(ids))
        for said, ids in found.items()
    ]


def sources_of(ids: Iterable[str]) -> Listed:
    """Return the ids of sources, as they are cited."""
    return listed(map(Kept, ids), ", ")
