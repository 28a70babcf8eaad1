"""Join the rooms into the profile of one State on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import comity
from comity.evidence.store import Store
from comity.facts import Place, PlaceKind
from comity.norms import ORGANISATIONS, Norms, Standing, norms
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
        title=place.name,
        formal=place.formal if place.formal != place.name else "",
        kicker="State profile",
        lede=lede(context),
        on=on,
        known=_known(context),
        version=f"Comity {comity.__version__}, knowledge of {context.ground.snapshot.words}",
        sections=tuple(chapter(context) for chapter in CHAPTERS),
    )


def lede(context: Context) -> str:
    """Say in three sentences where the State stands."""
    answers = [context.answer(item) for item in context.open]
    bound = [a for a in answers if a.standing is Standing.BOUND]
    signed = [a for a in answers if a.standing is Standing.SIGNED and a.may is None]
    none = [a for a in answers if a.standing is Standing.NONE and a.may is None and not a.unknown]
    sentences = _what_it_is(context)
    if not context.place.existed(context.on):
        return " ".join(sentences)
    sentences.append(f"Bound by {len(bound)} of the {len(answers)} treaties followed here.")
    if signed:
        sentences.append(
            f"Signed but not ratified: {_names([a.instrument.short for a in signed])}."
        )
    if none:
        sentences.append(f"No act on record: {_names([a.instrument.short for a in none])}.")
    return " ".join(sentences)


def _what_it_is(context: Context) -> list[str]:
    """Say first of a place that is not a State of today what it is."""
    place = context.place
    if place.ended is not None and context.on > place.ended.last:
        life = f"It ended {place.ended.on}: nothing binds it on this day."
        kept = [s.successor for s in context.ground.successions if s.predecessor == place.code]
        after = f"It was followed by {', '.join(sorted(kept))}." if kept else ""
        return [part for part in (life, after) if part]
    if not place.existed(context.on) and place.began is not None:
        return [f"It began {place.began.on}, after this day."]
    if place.code in ORGANISATIONS:
        return ["Not a State: most treaties here are open to States only."]
    if place.kind in _NOT_PARTIES:
        return ["A territory: what binds it through a State is not recorded here."]
    return []


_NOT_PARTIES = {PlaceKind.TERRITORY, PlaceKind.FORMER_TERRITORY, PlaceKind.AREA}


def _names(names: Sequence[str], most: int = 4) -> str:
    """List a few short names as they are, and count the rest."""
    rest = len(names) - most
    return "; ".join(names[:most]) + (f"; and {rest} more" if rest > 0 else "")


def _known(context: Context) -> str:
    days = sorted((item.snapshot.day for item in context.open), key=lambda day: day.last)
    if not days:
        return "no treaty followed here was open to it by then"
    return f"half of the records are known to {days[len(days) // 2].words} or later"
