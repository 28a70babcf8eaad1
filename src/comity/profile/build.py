"""Join the rooms into the profile of one State on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import comity
from comity.evidence.store import Store
from comity.facts import Place, PlaceKind
from comity.facts.phrases import DayWords, Kept, PlaceName, listed, phrase, phrases, sentences, when
from comity.norms import ORGANISATIONS, Norms, Standing, Status, norms
from comity.profile.chapters import CHAPTERS
from comity.profile.context import Context
from comity.profile.document import Document


def profile(
    place: Place,
    on: date,
    compare: Sequence[Place] = (),
    library: Norms | None = None,
    within: Store | None = None,
) -> Document:
    """Return the profile of a State as a plain structure.

    Parameters
    ----------
    place : the State, from :func:`comity.resolve`
    on : the day it speaks of
    compare : States to set beside it; its closest company unless given
    library : the norms to answer from; the bundled ones unless given
    within : the data sets to take figures from; the bundled ones unless given

    Examples
    --------
    >>> from datetime import date
    >>> import comity
    >>> kenya = profile(comity.resolve("Kenya"), date(2020, 1, 1))
    >>> kenya.title, [section.id for section in kenya.sections][:3]
    ('Kenya', ['glance', 'standings', 'changes'])
    """
    context = Context(library or norms(), place, on, tuple(compare), within)
    return Document(
        code=place.code,
        title=context.name,
        formal=Kept(place.formal) if place.formal != place.name else "",
        kicker=phrase("State profile"),
        lede=lede(context),
        on=on,
        known=_known(context),
        version=phrase(
            "Comity {version}, knowledge of {day}",
            version=comity.__version__,
            day=DayWords(context.ground.snapshot),
        ),
        sections=tuple(chapter(context) for chapter in CHAPTERS),
    )


def lede(context: Context) -> str:
    """Say in three sentences where the State stands."""
    answers = [context.answer(item) for item in context.open]
    bound = [a for a in answers if a.standing is Standing.BOUND]
    signed = [a for a in answers if a.standing is Standing.SIGNED and a.may is None]
    none = [a for a in answers if a.standing is Standing.NONE and a.may is None and not a.unknown]
    said = _what_it_is(context)
    if not context.place.existed(context.on):
        return sentences(*said)
    said.append(
        phrase(
            "Bound by {part} of the {whole} treaties followed here.",
            part=len(bound),
            whole=len(answers),
        )
    )
    if signed:
        said.append(phrase("Signed but not ratified: {names}.", names=_names(signed)))
    if none:
        said.append(phrase("No act on record: {names}.", names=_names(none)))
    return sentences(*said)


def _what_it_is(context: Context) -> list[str]:
    """Say first of a place that is not a State of today what it is."""
    place = context.place
    if place.ended is not None and context.on > place.ended.last:
        life = phrase("It ended {when}: nothing binds it on this day.", when=when(place.ended))
        kept = [s.successor for s in context.ground.successions if s.predecessor == place.code]
        places = listed((PlaceName(context.ground.place(code)) for code in sorted(kept)), ", ")
        after = phrase("It was followed by {places}.", places=places) if kept else ""
        return [life, after]
    if not place.existed(context.on) and place.began is not None:
        return [phrase("It began {when}, after this day.", when=when(place.began))]
    if place.code in ORGANISATIONS:
        return [phrase("Not a State: most treaties here are open to States only.")]
    if place.kind in _NOT_PARTIES:
        return [phrase("A territory: what binds it through a State is not recorded here.")]
    return []


_NOT_PARTIES = {PlaceKind.TERRITORY, PlaceKind.FORMER_TERRITORY, PlaceKind.AREA}


def _names(answers: Sequence[Status], most: int = 4) -> str:
    """List the short names of a few instruments as they are, and count the rest."""
    names = listed((answer.instrument.short for answer in answers[:most]), "; ")
    rest = len(answers) - most
    if rest <= 0:
        return names
    return phrases("{names}; and {number} more", "{names}; and {number} more", rest, names=names)


def _known(context: Context) -> str:
    days = sorted((item.snapshot.day for item in context.open), key=lambda day: day.last)
    if not days:
        return phrase("no treaty followed here was open to it by then")
    half = DayWords(days[len(days) // 2])
    return phrase("half of the records are known to {day} or later", day=half)
