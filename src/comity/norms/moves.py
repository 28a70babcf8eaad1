"""From acts to moves: when each act of a State changes its standing, and how surely.

The rules, with the articles of the Vienna Convention on the Law of Treaties (VCLT) and
of the Vienna Convention on Succession of States in respect of Treaties (VCST):

* signature subject to ratification does not bind (VCLT art. 14);
* consent binds from the day the instrument's own clause gives (VCLT art. 24);
* a successor State is bound from the day of succession, which its notification names
  later (VCST arts. 22 and 23): that day is used where a source gives it;
* a denunciation takes effect as the clause says (VCLT arts. 54 and 56), and a State may
  come back by a new consent.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from comity.facts.phrases import DayWords, marked, phrase
from comity.norms.model import Act, ActKind, Confidence, InstrumentRecord
from comity.norms.move import Move
from comity.norms.standing import Sense, Standing

_SIGNATURE = ActKind.SIGNATURE
#: On one and the same day a State leaves before it comes back.
_ORDER = (Standing.SIGNED, Standing.WITHDRAWN, Standing.CONSENTED, Standing.BOUND, Standing.NONE)


def moves(record: InstrumentRecord, state: str, sense: Sense, general: date | None) -> list[Move]:
    """Return the moves of a State towards an instrument, oldest first.

    ``general`` is the day on which the instrument entered into force, or None.
    """
    acts = record.by_state.get(state, ())
    found = [_dated(record, act, Standing.SIGNED) for act in acts if act.kind is _SIGNATURE]
    consents = sorted((act for act in acts if act.kind.binds), key=_by_day)
    for act in consents:
        found.append(_consented(record, act, general))
        if sense is Sense.IN_FORCE:
            found.extend(_bound(record, act, acts, general))
    if not consents:
        found.extend(_shown_by_effect(record, acts, sense))
    found.extend(_shown_by_denunciation(record, acts, sense))
    found.extend(_withdrawn(record, acts, consents, sense))
    return sorted(found, key=lambda move: (move.latest, _ORDER.index(move.standing)))


def _dated(record: InstrumentRecord, act: Act, standing: Standing) -> Move:
    first, last = _span(record, act)
    return Move(first, last, standing, (act,), _doubts(act))


def _consented(record: InstrumentRecord, act: Act, general: date | None) -> Move:
    move = _dated(record, act, Standing.CONSENTED)
    if record.entry is not None and record.entry.later is None and general is not None:
        note = phrase("how long after its deposit a later consent takes effect was not read.")
        return replace(move, doubts=(*move.doubts, note))
    if general is None:
        note = phrase("the day of entry into force of the instrument is not on record.")
        return replace(move, doubts=(*move.doubts, note))
    return move


def _shown_by_effect(record: InstrumentRecord, acts: tuple[Act, ...], sense: Sense) -> list[Move]:
    """Take an entry into force for the State as proof of a consent that no source gives."""
    effects = [act for act in acts if act.kind is ActKind.ENTRY_INTO_FORCE]
    if not effects:
        return []
    effect = min(effects, key=_by_day)
    note = phrase("no deposit is on record; the entry into force for the State is.")
    bound = _dated(record, effect, Standing.BOUND)
    bound = replace(bound, doubts=(*bound.doubts, note))
    adopted = min(_first_day(record), bound.latest)
    deposited = replace(bound, earliest=adopted, standing=Standing.CONSENTED)
    return [deposited] if sense is Sense.DEPOSITED else [deposited, bound]


def _shown_by_denunciation(
    record: InstrumentRecord, acts: tuple[Act, ...], sense: Sense
) -> list[Move]:
    """Take a denunciation as proof of an earlier consent, where no source gives one."""
    ends = [act for act in acts if act.kind in _ENDS and act.day is not None]
    first = min(ends, key=_by_day, default=None)
    if first is None or first.day is None:
        return []
    eve = first.day.first - timedelta(days=1)
    if any(act.kind.binds and _span(record, act)[0] <= eve for act in acts):
        return []
    note = phrase("an earlier consent is not on record; the denunciation shows it.")
    standing = Standing.CONSENTED if sense is Sense.DEPOSITED else Standing.BOUND
    return [Move(min(_first_day(record), eve), eve, standing, (first,), (note,))]


_ENDS = frozenset({ActKind.DENUNCIATION, ActKind.END_OF_FORCE})


def _bound(
    record: InstrumentRecord, act: Act, acts: tuple[Act, ...], general: date | None
) -> list[Move]:
    """Return the move by which a consent takes effect, when its day can be told."""
    effect = _recorded_effect(act, acts)
    if effect is not None and effect.day is not None and _relies(effect, record, general):
        doubts = _doubts(act) + _effect_doubts(act, effect)
        first, last = effect.day.first, effect.day.last
        return [Move(first, last, Standing.BOUND, (act, effect), doubts)]
    if general is None:
        return []
    doubts = _doubts(act) + _rule_doubts(record)
    if act.kind is ActKind.SUCCESSION:
        return [_succeeded(record, act, general, doubts)]
    first, last = _span(record, act)
    start, end = _effective(record, first, general), _effective(record, last, general)
    if start is None or end is None:
        # Some day after the deposit, which no clause that was read lets one tell.
        return [Move(max(first, general), date.max, Standing.BOUND, (act,), doubts)]
    return [Move(start, end, Standing.BOUND, (act,), doubts)]


def _effective(record: InstrumentRecord, deposited: date, general: date) -> date | None:
    """Return the day on which a consent takes effect by the rule, when the rule is known."""
    rule = record.entry
    if rule is None:
        return None
    early = deposited <= general and (rule.early or rule.later is None)
    if early:
        return general
    return max(general, rule.later.after(deposited)) if rule.later else None


def _succeeded(record: InstrumentRecord, act: Act, general: date, doubts: tuple[str, ...]) -> Move:
    """Bind a successor from its notification at the latest, from its beginning perhaps.

    VCST arts. 22 and 23 date the effect back to the succession; the notification says
    to which day. Where no source gives that day, only the notification is certain.
    """
    last = max(general, _span(record, act)[1])
    life = record.lives.get(act.state)
    began = (life.began or life.reaches_back) if life else None
    first = max(general, began.first) if began else last
    note = phrase(
        "bound by succession: in effect from the day the State came to answer for its own "
        "relations, which the record does not give; the day of notification is used."
    )
    return Move(min(first, last), last, Standing.BOUND, (act,), (*doubts, note), dated=False)


def _withdrawn(
    record: InstrumentRecord, acts: tuple[Act, ...], consents: list[Act], sense: Sense
) -> list[Move]:
    """Return the moves out, each notification with the day of effect that belongs to it."""
    ends = sorted((act for act in acts if act.kind is ActKind.END_OF_FORCE), key=_by_day)
    found = []
    for act in (act for act in acts if act.kind is ActKind.DENUNCIATION):
        end = next((end for end in ends if act.day is None or _by_day(end) >= act.day.first), None)
        if end is not None:
            ends.remove(end)
        found.append(_denounced(record, act, end, consents, sense))
    for end in ends:
        note = phrase("the day of notification is not on record; the day of effect is used.")
        first, last = _span(record, end)
        found.append(Move(first, last, Standing.WITHDRAWN, (end,), (note,)))
    return found


def _denounced(
    record: InstrumentRecord, act: Act, end: Act | None, consents: list[Act], sense: Sense
) -> Move:
    """Return the move by which a denunciation takes effect, or is notified."""
    because = (act, end) if end else (act,)
    if act.day is None:
        after = [c.day.last for c in consents if c.day]
        first = min(after) if after else date.min
        note = phrase("the day of the denunciation is not on record.")
        return Move(first, _known_by(record, act), Standing.WITHDRAWN, because, (note,))
    if sense is Sense.DEPOSITED:
        return Move(act.day.first, act.day.last, Standing.WITHDRAWN, (act,), _doubts(act))
    if end is not None and end.day is not None:
        return Move(end.day.first, end.day.last, Standing.WITHDRAWN, because, _doubts(act))
    delay = record.withdrawal.delay if record.withdrawal else None
    if delay is None:
        note = phrase("the day of effect is not on record; the day of notification is used.")
        return Move(act.day.first, act.day.last, Standing.WITHDRAWN, because, (note,))
    first, last = delay.after(act.day.first), delay.after(act.day.last)
    return Move(first, last, Standing.WITHDRAWN, because, _doubts(act))


def _recorded_effect(act: Act, acts: tuple[Act, ...]) -> Act | None:
    """Return the entry into force for the State that belongs to this consent."""
    later = [c for c in acts if c.kind.binds and _by_day(c) > _by_day(act)]
    until = min(map(_by_day, later), default=date.max)
    effects = [
        item
        for item in acts
        if item.kind is ActKind.ENTRY_INTO_FORCE and item.day and item.day.first < until
    ]
    effects.sort(key=lambda item: not item.outweighs)
    return effects[0] if effects else None


def _relies(effect: Act, record: InstrumentRecord, general: date | None) -> bool:
    """Tell whether a recorded effect is used rather than the rule."""
    rule = record.entry
    if general is None or rule is None or rule.later is None:
        return True
    return effect.outweighs


def _span(record: InstrumentRecord, act: Act) -> tuple[date, date]:
    """Return the first and last calendar day on which an act can have been done."""
    if act.day is not None:
        first, last = act.day.first, act.day.last
    else:
        first = _first_day(record)
        last = max(first, _known_by(record, act))
    life = record.lives.get(act.state)
    began = life.began.first if life and life.began else first
    if last < began and act.kind in _HANDED_ON and _handed_on(record, act.state, began):
        return began, began
    return (began if first < began <= last else first), last


_HANDED_ON = frozenset({ActKind.SIGNATURE, ActKind.SUCCESSION})


def _handed_on(record: InstrumentRecord, state: str, began: date) -> bool:
    """Tell whether a record gives a State the days of its predecessor.

    No State succeeds before it begins. Left where they stand, the acts of one predecessor
    would count once for each of its successors.
    """
    acts = (act for act in record.by_state[state] if act.kind is ActKind.SUCCESSION)
    return any(act.day is not None and act.day.last < began for act in acts)


def _first_day(record: InstrumentRecord) -> date:
    """Return the first day on which anything can have been done towards an instrument."""
    return record.adopted.day.first if record.adopted else date(1945, 1, 1)


def _known_by(record: InstrumentRecord, act: Act) -> date:
    """Return the day by which a source shows an undated act to have been done."""
    if act.by is not None:
        return act.by.last
    days = [record.known[source] for source in act.sources if source in record.known]
    return min(days) if days else record.snapshot.day.last


def _doubts(act: Act) -> tuple[str, ...]:
    if act.day is None:
        return (phrase("the day of the {act} is not on record.", act=act.kind.words),)
    if act.confidence is Confidence.TEXT and act.grade != "high":
        return (phrase(_READ[act.grade], act=act.kind.words),)
    return ()


_READ = {
    "medium": marked("the {act} was read in a text of medium grade."),
    "low": marked("the {act} was read in a text of low grade."),
    "": marked("the {act} was read in a text of unknown grade."),
}


def _effect_doubts(act: Act, effect: Act) -> tuple[str, ...]:
    if act.day and effect.day and effect.day < act.day:
        days = {"day": DayWords(act.day), "effect": DayWords(effect.day)}
        return (phrase("notified on {day}, with effect from {effect}.", **days),)
    return ()


#: Put into words once: they are said of every act towards an instrument.
_RULE_NOT_READ = phrase("the rule of entry into force was not read in the text of the instrument.")
_ENTRY_UNVERIFIED = phrase("the day of entry into force of the instrument is unverified.")


def _rule_doubts(record: InstrumentRecord) -> tuple[str, ...]:
    if record.entry is not None and not record.entry.verified:
        return (_RULE_NOT_READ,)
    if record.recorded is not None and not record.recorded.verified:
        return (_ENTRY_UNVERIFIED,)
    return ()


def _by_day(act: Act) -> date:
    return act.day.last if act.day else date.max
