"""Rules of entry into force, of later deposits and of withdrawal, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from comity.facts import Day, Delay
from comity.norms import EntryRule, Instrument
from comity.web.core.words import together


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it says, and where that was read.

    ``verified`` is None where nothing was read that could be verified. ``english`` holds
    what the record says in its own words.
    """

    name: str
    sentences: tuple[str, ...]
    source: str = ""
    locator: str = ""
    verified: bool | None = None
    english: str = ""


def rules(item: Instrument) -> list[Rule]:
    """Return the rules of a treaty in the order in which they matter."""
    found = []
    if item.entry is not None:
        said = (item.entry.source, item.entry.locator, item.entry.verified)
        also = item.entry.also
        found.append(Rule(gettext("Entry into force"), tuple(_entry(item.entry)), *said, also))
        found.append(Rule(gettext("For a later deposit"), _later(item.entry), *said))
    found.append(_withdrawal(item))
    return found


def _withdrawal(item: Instrument) -> Rule:
    name, leave = gettext("Withdrawal"), item.withdrawal
    if leave is None:
        return Rule(name, (gettext("Not read in a text."),))
    text = gettext("The text foresees none.")
    if leave.delay is not None:
        text = gettext("It takes effect %(delay)s.") % {"delay": notified(leave.delay)}
    return Rule(name, (text,), leave.source, leave.locator, leave.verified)


def _entry(rule: EntryRule) -> Iterator[str]:
    if rule.deposits is None:
        yield gettext("The number of deposits it waits for was not found in a text.")
    elif rule.delay is not None:
        deposits = ngettext(
            "It waits for %(count)s deposit of consent, and enters into force %(delay)s.",
            "It waits for %(count)s deposits of consent, and enters into force %(delay)s.",
            rule.deposits,
        )
        yield deposits % {"count": rule.deposits, "delay": after(rule.delay)}
    if rule.of_group is not None:
        share = {"count": rule.of_group.at_least, "group": rule.of_group.group}
        yield gettext("At least %(count)s of them must come from members of %(group)s.") % share
    if not rule.organisations_count:
        yield gettext("Deposits of regional organisations are not counted.")
    if rule.not_before:
        yield gettext("It waits until %(instrument)s is in force.") % {
            "instrument": rule.not_before
        }


def _later(rule: EntryRule) -> tuple[str, ...]:
    if rule.later is None:
        return (gettext("How long after its deposit it takes effect was not read."),)
    later = gettext("It takes effect %(delay)s.") % {"delay": after(rule.later)}
    if not rule.early:
        return (later,)
    return (later, gettext("A deposit made before the general day takes effect on that day."))


def after(delay: Delay) -> str:
    """Return how long after a deposit something happens.

    >>> after(Delay(months=3))
    '3 months after the deposit'
    >>> after(Delay(months=3, first_of_next_month=True))
    'on the first day of the month that follows 3 months after the deposit'
    """
    time = span(delay)
    if not time:
        return gettext("on the day of the deposit")
    if delay.first_of_next_month:
        words = gettext("on the first day of the month that follows %(time)s after the deposit")
        return words % {"time": time}
    return gettext("%(time)s after the deposit") % {"time": time}


def notified(delay: Delay) -> str:
    """Return how long after its notification a withdrawal takes effect.

    >>> notified(Delay(years=1))
    '1 year after its notification'
    """
    if delay.first_of_next_month:
        words = gettext(
            "on the first day of the month that follows %(time)s after its notification"
        )
        return words % {"time": span(delay)}
    return gettext("%(time)s after its notification") % {"time": span(delay)}


def span(delay: Delay) -> str:
    """Return a span of time in words; nothing for none."""
    spans = (
        (delay.years, ngettext("%(count)s year", "%(count)s years", delay.years)),
        (delay.months, ngettext("%(count)s month", "%(count)s months", delay.months)),
        (delay.days, ngettext("%(count)s day", "%(count)s days", delay.days)),
    )
    return together(words % {"count": count} for count, words in spans if count)


@dataclass(frozen=True, slots=True)
class EntryDay:
    """A day of entry into force, and what it rests on."""

    name: str
    day: Day | None
    by_state: str = ""
    source: str = ""
    verified: bool | None = None
    english: str = ""


def entry_days(item: Instrument) -> tuple[list[EntryDay], str]:
    """Return the day computed and the day recorded, and whether both agree."""
    entry, recorded = item.in_force, item.recorded
    decisive = entry.decisive.state if entry.decisive else ""
    days = [
        EntryDay(
            gettext("Computed by the rule from the deposits on record"),
            Day.of(entry.computed) if entry.computed else None,
            decisive,
            english=entry.reason,
        ),
        EntryDay(
            gettext("Recorded by a source"),
            entry.recorded,
            source=recorded.source if recorded else "",
            verified=recorded.verified if recorded else None,
        ),
    ]
    return days, str(_AGREE[entry.agree])


_AGREE = {
    True: _("Both are the same."),
    False: _(
        "They differ: some deposits are missing or dated otherwise. The recorded day is used."
    ),
    None: _("They cannot be compared, since one of them is not known."),
}
