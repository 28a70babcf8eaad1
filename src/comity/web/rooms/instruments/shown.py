"""From acts and answers to what a table shows: words of the page, and links to sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from comity.answers.instruments import STATEMENTS, outweighed, relied_on, statements
from comity.facts.phrases import Phrase, phrase
from comity.norms import Act, ActKind, Instrument, Standing, Status, vote_of
from comity.profile.document import Mark
from comity.web.core import words


@dataclass(frozen=True, slots=True)
class Link:
    """Something to follow."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An act in words, with how close its sources stand to the depositary."""

    state: str
    kind: str
    day: str
    articles: str
    note: str
    inferred: bool
    relied_on: bool
    confidence: str
    sources: tuple[Link, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """Where one State stands, and why."""

    state: str
    url: str
    kind: str
    words: str
    since: str
    acts: tuple[ShownAct, ...]
    confidence: str
    statements: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that is not relied on, beside the acts that are."""

    act: ShownAct
    relied_on: tuple[ShownAct, ...]


class Shown:
    """Shows what is on record of one instrument; addresses are looked up once each.

    ``day`` is the day that was asked for, so that links ask for it as well.
    """

    def __init__(self, item: Instrument, day: str = "") -> None:
        self.item = item
        self._asked = f"?on={day}" if day else ""
        self._links: dict[str, Link] = {}

    def source(self, name: str) -> Link:
        """Return the link to a source."""
        if name not in self._links:
            self._links[name] = Link(name, reverse("sources:source", kwargs={"id": name}))
        return self._links[name]

    def state_url(self, code: str) -> str:
        """Return the address of the full answer for a State."""
        path = {"id": self.item.id, "code": code}
        return reverse("instruments:standing", kwargs=path) + self._asked

    def act(self, act: Act) -> ShownAct:
        """Return an act in words."""
        return ShownAct(
            state=act.state,
            kind=str(words.ACTS[act.kind]),
            day=_day_of(act),
            articles=words.together(act.articles),
            note=act.note,
            inferred=act.inferred,
            relied_on=act.preferred,
            confidence=act.confidence.value,
            sources=tuple(map(self.source, act.sources)),
            url=self.state_url(act.state),
        )

    def acts(self, acts: Iterable[Act]) -> tuple[ShownAct, ...]:
        """Return acts in words."""
        return tuple(map(self.act, acts))

    def row(self, answer: Status, mark: Mark) -> Row:
        """Return where a State stands, and why."""
        vote = vote_of(self.item, answer.state, answer.on)
        confidence = vote.confidence if vote else answer.confidence
        closed = mark is Mark.CLOSED
        return Row(
            state=answer.state,
            url=self.state_url(answer.state),
            kind=kind_of(mark),
            words=str(words.MARKS[mark]) if closed else words.standing_words(answer),
            since=str(vote.day) if vote else since(answer),
            acts=self.acts([vote] if vote else answer.because),
            confidence=confidence.value if confidence else "",
            statements=stated(answer.reservations),
            doubts=answer.doubts,
        )

    def statements(self) -> list[ShownAct]:
        """Return the reservations and declarations on record."""
        return [self.act(act) for act in statements(self.item)]

    def claims(self, state: str = "") -> list[Claim]:
        """Return the claims that are not relied on, each beside the acts that are."""
        found = outweighed(self.item, state)
        return [Claim(self.act(act), self.acts(relied_on(self.item, act))) for act in found]


def named(item: Instrument) -> Phrase:
    """Return what an instrument is called, with its id.

    >>> from comity.norms import norms
    >>> named(norms().instrument("ICRMW"))
    'Migrant workers and their families (ICRMW)'
    """
    return phrase("{title} ({id})", title=item.short, id=item.id)


def kind_of(mark: Mark) -> str:
    """Return how a mark is called in a class or an address.

    >>> kind_of(Mark.BOUND)
    'bound'
    """
    return mark.name.lower()


def since(answer: Status) -> str:
    """Return since when a State stands where it does; nothing for who is outside."""
    if answer.may is not None or answer.standing is Standing.NONE:
        return ""
    if answer.since is not None:
        return str(answer.since)
    return gettext("by %(day)s") % {"day": answer.spell.start}


def stated(acts: Iterable[Act]) -> str:
    """Return the kinds of statements with the articles they name."""
    articles: dict[ActKind, dict[str, None]] = {}
    for act in acts:
        if act.kind in STATEMENTS:
            articles.setdefault(act.kind, {}).update(dict.fromkeys(act.articles))
    said = []
    for kind, named in articles.items():
        kind_words = str(words.ACTS[kind])
        if named:
            about = {"statement": kind_words, "articles": words.together(named)}
            said.append(gettext("%(statement)s (art. %(articles)s)") % about)
        else:
            said.append(kind_words)
    return words.together(said, "; ")


def _day_of(act: Act) -> str:
    if act.day is not None:
        return str(act.day)
    if act.by is not None:
        return gettext("undated, by %(day)s") % {"day": act.by}
    return gettext("undated")
