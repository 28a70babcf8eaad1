"""The profile's structure: whole for any State on any day, and plain about what it is."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import comity
from comity.facts import ground
from comity.norms import Sense, Standing, status
from comity.profile import profile
from comity.profile.document import Bars, Chart, Column, Mark, Paragraph, Table, Tiles

NORMS = ["standings", "changes", "unratified", "peers", "course"]
FIGURES = ["people", "refuge", "money", "safety", "mobility", "outlook", "policy"]
CHAPTERS = ["glance", *NORMS, *FIGURES, "sources", "method"]
ON = date(2024, 6, 30)
VARIETY = ("KEN", "FRA", "EUE", "VAT", "PSE", "COK")
NO_STATES_OF_TODAY = ("SUN", "YUG", "HKG", "ATA")


@cache
def profile_of(code, on=ON, *beside):
    return profile(comity.resolve(code), on, [comity.resolve(name) for name in beside])


def chapter(document, name):
    return next(section for section in document.sections if section.id == name)


def blocks(document, kind):
    return [block for part in document.sections for block in part.blocks if isinstance(block, kind)]


def tables(document):
    return [*blocks(document, Table), *(drawn.table for drawn in blocks(document, (Chart, Bars)))]


def rows_by_id(table):
    return {row.cells[0].detail: row.cells for row in table.rows}


def standings(document):
    (table,) = chapter(document, "standings").blocks
    return rows_by_id(table)


def texts(value, where=""):
    """Go through every text of a structure, with the way that leads to it."""
    if isinstance(value, str):
        yield where, str(value)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from texts(item, f"{where}[{place}]")
    elif is_dataclass(value):
        for item in fields(value):
            yield from texts(getattr(value, item.name), f"{where}.{item.name}")


def opening(document):
    """What a reader meets first: the head of the document and the chapter at a glance."""
    head = (document.kicker, document.title, document.formal, document.lede)
    return " ".join([*head, *(text for _, text in texts(document.sections[0]))])


@pytest.mark.parametrize("code", [*VARIETY, *NO_STATES_OF_TODAY])
def test_every_profile_has_every_chapter_in_order(code):
    document = profile_of(code)
    assert [section.id for section in document.sections] == CHAPTERS
    assert all(section.title and section.blocks for section in document.sections)
    assert (document.code, document.title) == (code, ground().place(code).name)


def test_a_profile_says_who_when_and_of_what_age(library):
    document = profile_of("KEN")
    assert (document.title, document.formal) == ("Kenya", "Republic of Kenya")
    assert document.on == ON
    assert document.lede.startswith("Bound by 30 of the 49 treaties followed here.")
    assert re.fullmatch(r"half of the records are known to .+ \d{4} or later", document.known)
    day = library.ground.snapshot.words
    assert document.version == f"Comity {comity.__version__}, knowledge of {day}"


@pytest.mark.parametrize("code", VARIETY)
def test_the_tiles_count_what_the_norms_answer(code, library):
    document = profile_of(code)
    _, tiles = blocks(document, Tiles)
    able = set(standings(document))
    families = {
        "All instruments in force": None,
        "Human rights": "human rights",
        "Refugees and stateless": "refugees and stateless persons",
        "Trafficking and smuggling": "trafficking and smuggling",
        "Labour": "labour",
    }
    assert [tile.label for tile in tiles.tiles] == list(families)
    for tile in tiles.tiles:
        family = families[tile.label]
        asked = [i for i in library if i.binding and i.id in able and family in (None, i.family)]
        answers = [status(item, code, ON, Sense.IN_FORCE) for item in asked]
        bound = [answer for answer in answers if answer.standing is Standing.BOUND]
        assert tile.value == f"{len(bound)} of {len(asked)}", tile.label
        assert tile.spark[-1] == len(bound) and len(tile.spark) == ON.year - 1949
        unknown = sum(answer.unknown for answer in answers)
        assert (f"; {unknown} not known" in tile.detail) is bool(unknown)


def test_the_lede_gives_names_as_they_are_written():
    """Sao Tome and Principe signed the Rome Statute on 28 December 2000."""
    assert "International Criminal Court" in profile_of("STP").lede


@pytest.mark.parametrize(
    ("code", "on", "name", "sentence"),
    [
        ("HKG", ON, "changes", "No act of China, Hong Kong Special Administrative Region is on"),
        ("HKG", ON, "unratified", "No signature of China, Hong Kong Special Administrative Reg"),
        ("HKG", ON, "sources", "No act of China, Hong Kong Special Administrative Region is on"),
        ("EUE", ON, "peers", "European Union stands in no UN sub-region and in no small"),
        ("KEN", date(1960, 1, 1), "changes", "No act of Kenya is on record in these ten years."),
        ("KEN", date(1960, 1, 1), "unratified", "No signature of Kenya on record waits for"),
    ],
)
def test_a_chapter_with_nothing_to_show_says_so_in_a_sentence(code, on, name, sentence):
    first = chapter(profile_of(code, on), name).blocks[0]
    assert isinstance(first, Paragraph) and first.text.startswith(sentence)


def test_a_former_state_says_that_it_ended_and_where_its_acts_are():
    """The Soviet Union ended in December 1991; Russia continues it."""
    document = profile_of("SUN")
    assert "December 1991" in opening(document)
    assert "RUS" in " ".join(text for _, text in texts(document))


def test_a_state_that_has_not_begun_says_so():
    """South Sudan began on 9 July 2011."""
    assert "9 July 2011" in opening(profile_of("SSD", date(2000, 1, 1)))


def test_a_territory_says_that_it_is_none_of_the_parties():
    """A treaty may bind it through the State responsible: "bound by none" would mislead."""
    assert "territory" in opening(profile_of("HKG"))


@pytest.mark.parametrize("code", ["KEN", "SUN", "FRA"])
def test_a_profile_of_1960_speaks_of_1960(code):
    document = profile_of(code, date(1960, 1, 1))
    (chart,) = chapter(document, "course").blocks
    assert (chart.years[0], chart.years[-1]) == (1950, 1960)
    cells = standings(document)
    assert not {"ICRMW", "CRC", "ICERD"} & set(cells), "they were adopted later"
    days = [c[2].text for c in cells.values() if re.fullmatch(r"\d{4}(-\d\d)*", c[2].text)]
    assert all(day <= "1960-01-01" for day in days), days
    if code == "FRA":
        assert cells["REF1951"][1].mark in (Mark.BOUND, Mark.RESERVED)


def test_no_treaty_is_said_to_lack_an_act_before_it_was_made():
    """The Convention on racial discrimination was adopted on 21 December 1965."""
    lede = profile_of("FRA", date(1960, 1, 1)).lede.casefold()
    assert "racial discrimination" not in lede and "of the 49 treaties" not in lede


@pytest.mark.parametrize("on", [date(1945, 1, 1), date(1949, 12, 31), date(1950, 1, 1)])
def test_the_first_days_that_can_be_asked_about_have_a_profile(on):
    document = profile_of("FRA", on)
    assert [section.id for section in document.sections] == CHAPTERS


def test_a_day_beyond_the_records_is_warned_of():
    document = profile_of("KEN", date(2030, 1, 1))
    caution = chapter(document, "changes").blocks[-1]
    assert caution.title == "Silence is not absence"
    assert caution.text.startswith("49 of the 49 records end more than a year before this day.")
    ages = {cells[-1].age.name for cells in standings(document).values()}
    assert ages == {"OLD"}
    (chart,) = chapter(document, "course").blocks
    assert "that is silence, not standstill" in chart.source


def test_29_february_has_a_last_ten_years():
    document = profile_of("KEN", date(2024, 2, 29))
    assert chapter(document, "changes").lede.startswith("Acts from 28 February 2014 to 29 February")


CODES = sorted(ground().places)


@settings(max_examples=25)
@given(code=st.sampled_from(CODES), on=st.dates(date(1950, 1, 1), date(2030, 12, 31)))
@example(code="SUN", on=date(1991, 12, 26))
@example(code="DEU", on=date(1990, 10, 3))
@example(code="YUG", on=date(1992, 4, 27))
@example(code="SSD", on=date(2011, 7, 9))
@example(code="ATA", on=date(2030, 12, 31))
def test_any_place_on_any_day_has_a_profile_without_gaps(code, on):
    document = profile(ground().place(code), on)
    assert [section.id for section in document.sections] == CHAPTERS
    for where, text in texts(document):
        assert not re.search(r"\b(None|nan|NaN|inf)\b|<[a-z.]+ object", text), f"{where}: {text}"
        assert text == text.strip(), f"{where}: {text!r}"
        assert "  " not in text and ".." not in text, f"{where}: {text!r}"
        optional = (".formal", ".detail", ".href", ".group", ".spark_label", ".lede")
        assert text or where.endswith(optional), where
    for table in tables(document):
        assert table.caption and table.rows
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert all(cell.text for cell in row.cells)
            marks = {cell.mark for cell in row.cells if cell.mark}
            assert not table.legend or marks <= {*table.legend, Mark.YES, Mark.NO, Mark.ABSTAIN}
        assert all(isinstance(column, Column) and column.title for column in table.columns)
    assert document.lede and document.known and document.version


@pytest.mark.parametrize("code", VARIETY)
def test_every_mark_that_stands_alone_is_explained_in_the_key(code):
    """Votes stand with their words beside them."""
    for table in tables(profile_of(code)):
        cells = [cell for row in table.rows for cell in row.cells if not cell.detail]
        marks = {cell.mark for cell in cells if cell.mark}
        assert marks <= set(table.legend), table.caption


def test_a_mark_never_stands_without_a_word():
    for code in VARIETY:
        for table in tables(profile_of(code)):
            for row in table.rows:
                assert all(len(cell.text) > 3 for cell in row.cells if cell.mark)


@pytest.mark.parametrize("code", ["KEN", "VAT", "SUN", "EUE"])
@pytest.mark.parametrize("on", [date(1, 1, 1), date(1880, 1, 1), date(1925, 1, 1)])
def test_a_day_before_any_treaty_has_a_profile_that_says_so(code, on):
    document = profile(comity.resolve(code), on)
    if not any(row for row in document.sections if row.id == "course" and row.lede):
        (said,) = next(s for s in document.sections if s.id == "course").blocks
        assert said.text == "No treaty followed here had been adopted by this day."
    assert "Bound by 0 of" in document.lede or "began" in document.lede or "Not a" in document.lede
