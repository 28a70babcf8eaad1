"""Words of the field in the language of the page; in English those of the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from babel.dates import format_date, format_skeleton
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comity.facts import Day, Precision
from comity.facts.voice import say
from comity.norms import Act, ActKind, Confidence, Sense, Standing, Status
from comity.profile.chapters.marks import words_of
from comity.profile.document import Age, Mark
from comity.web.core.language import language, locale

Words = Mapping[str, Promise]

#: Where a State stands.
STANDINGS: Words = {
    Standing.NONE: _("no act on record"),
    Standing.SIGNED: _("signed, not ratified"),
    Standing.CONSENTED: _("consent deposited, not in force"),
    Standing.BOUND: _("bound"),
    Standing.WITHDRAWN: _("withdrawn"),
}
#: The same as marks, which tell apart what a standing alone does not.
MARKS: Words = {
    Mark.BOUND: _("bound"),
    Mark.RESERVED: _("bound, with reservation or declaration"),
    Mark.CONSENTED: _("consent deposited, not in force"),
    Mark.SIGNED: _("signed only"),
    Mark.MAYBE: _("reached, the day not fully known"),
    Mark.WITHDRAWN: _("withdrawn"),
    Mark.CLOSED: _("not open to this State"),
    Mark.NONE: _("no act on record"),
    Mark.UNKNOWN: _("not known: the record is partial"),
    Mark.YES: _("voted in favour"),
    Mark.NO: _("voted against"),
    Mark.ABSTAIN: _("abstained"),
}
#: What States did.
ACTS: Words = {
    ActKind.SIGNATURE: _("signature"),
    ActKind.RATIFICATION: _("ratification"),
    ActKind.ACCESSION: _("accession"),
    ActKind.SUCCESSION: _("succession"),
    ActKind.ACCEPTANCE: _("acceptance"),
    ActKind.APPROVAL: _("approval"),
    ActKind.DENUNCIATION: _("denunciation"),
    ActKind.RESERVATION: _("reservation"),
    ActKind.DECLARATION: _("declaration"),
    ActKind.ENTRY_INTO_FORCE: _("entry into force"),
    ActKind.END_OF_FORCE: _("end of force"),
    ActKind.VOTE_YES: _("vote in favour"),
    ActKind.VOTE_NO: _("vote against"),
    ActKind.VOTE_ABSTAIN: _("abstention"),
}
#: How close a source stands to the depositary.
CONFIDENCES: Words = {
    Confidence.DEPOSITARY: _("depositary"),
    Confidence.SECONDARY: _("secondary"),
    Confidence.TEXT: _("text"),
}
SENSES: Words = {Sense.IN_FORCE: _("in force"), Sense.DEPOSITED: _("deposited")}
FAMILIES: Words = {
    "human rights": _("Human rights"),
    "refugees and stateless persons": _("Refugees and stateless persons"),
    "trafficking and smuggling": _("Trafficking and smuggling"),
    "labour": _("Labour"),
    "consular, sea and humanitarian": _("Consular, sea and humanitarian"),
    "regional": _("Regional instruments"),
    "global compact": _("Not a treaty: votes"),
}
INSTRUMENT_KINDS: Words = {
    "treaty": _("treaty"),
    "protocol": _("protocol"),
    "resolution": _("resolution"),
}
AGES: Words = {
    Age.FRESH: _("less than one year old"),
    Age.AGEING: _("one to three years old"),
    Age.OLD: _("more than three years old"),
}
#: Regions, sub-regions and intermediate regions of the United Nations (M49).
REGIONS: Words = {
    "Africa": _("Africa"),
    "Americas": _("Americas"),
    "Asia": _("Asia"),
    "Europe": _("Europe"),
    "Oceania": _("Oceania"),
}
SUBREGIONS: Words = {
    "Northern Africa": _("Northern Africa"),
    "Sub-Saharan Africa": _("Sub-Saharan Africa"),
    "Eastern Africa": _("Eastern Africa"),
    "Middle Africa": _("Middle Africa"),
    "Southern Africa": _("Southern Africa"),
    "Western Africa": _("Western Africa"),
    "Latin America and the Caribbean": _("Latin America and the Caribbean"),
    "Caribbean": _("Caribbean"),
    "Central America": _("Central America"),
    "South America": _("South America"),
    "Northern America": _("Northern America"),
    "Central Asia": _("Central Asia"),
    "Eastern Asia": _("Eastern Asia"),
    "South-eastern Asia": _("South-eastern Asia"),
    "Southern Asia": _("Southern Asia"),
    "Western Asia": _("Western Asia"),
    "Eastern Europe": _("Eastern Europe"),
    "Northern Europe": _("Northern Europe"),
    "Southern Europe": _("Southern Europe"),
    "Western Europe": _("Western Europe"),
    "Australia and New Zealand": _("Australia and New Zealand"),
    "Melanesia": _("Melanesia"),
    "Micronesia": _("Micronesia"),
    "Polynesia": _("Polynesia"),
}


#: Months as the United Nations write them in Arabic: both names, since countries use one or other.
ARABIC = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)


def region_words(name: str) -> str:
    """Return a region or sub-region in the language of the page.

    >>> region_words("Eastern Africa")
    'Eastern Africa'
    """
    return str(REGIONS.get(name) or SUBREGIONS.get(name) or name)


def day_words(day: Day | date | None) -> str:
    """Return a day at its precision, as read aloud in the language of the page.

    >>> day_words(Day(2003, 7, 1)), day_words(Day(2003, 7)), day_words(None)
    ('1 July 2003', 'July 2003', 'not known')
    """
    if day is None:
        return gettext("not known")
    known = day if isinstance(day, Day) else Day.of(day)
    code = language()
    if code == "en":
        return known.words
    if code == "ar" and known.month:
        return " ".join(
            filter(None, (str(known.day or ""), ARABIC[known.month - 1], str(known.year)))
        )
    if known.precision is Precision.DAY:
        return _first_of_month(str(format_date(known.first, "long", locale(code))), code)
    if known.precision is Precision.MONTH:
        return str(format_skeleton("yMMMM", known.first, locale=locale(code)))
    year = str(format_skeleton("y", known.first, locale=locale(code)))
    return f"{year} г." if code == "ru" else year


def _first_of_month(words: str, code: str) -> str:
    """Write the first of a month as French does; the CLDR leaves it a bare figure."""
    return f"1er{words[1:]}" if code == "fr" and words.startswith("1 ") else words


def voiced(text: str) -> str:
    """Return a text of the rooms in the language of the page; what is no phrase stays."""
    # The voice says days with the words above, so it is read after them.
    from comity.web.speech.voice import PageVoice

    return say(text, PageVoice())


def together(texts: Iterable[str], mark: str = ", ") -> str:
    """Return texts in a row, parted as the language of the page parts them."""
    from comity.web.speech.voice import PageVoice

    return PageVoice().between(mark).join(text for text in texts if text)


def standing_words(answer: Status) -> str:
    """Return where a State stands, such as ``bound by the end of 1980``."""
    return voiced(answer.words)


def said(standing: Standing, sense: Sense = Sense.IN_FORCE) -> str:
    """Return a standing; asked by deposits, nothing is said of effects."""
    if sense is Sense.DEPOSITED and standing is Standing.CONSENTED:
        return gettext("consent deposited")
    return str(STANDINGS[standing])


def since_words(answer: Status, is_open: bool = True) -> str:
    """Return where a State stands and since when, such as ``bound since 1 July 2003``."""
    return voiced(words_of(answer, is_open))


def act_words(act: Act) -> str:
    """Return an act with its day, such as ``ratification, 8 March 1999``."""
    kind = str(ACTS[act.kind])
    if act.day is None:
        return gettext("%(act)s, on a day not on record") % {"act": kind}
    return gettext("%(act)s, %(day)s") % {"act": kind, "day": day_words(act.day)}
