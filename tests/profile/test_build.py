"""The profile's structure: what it says of any State on any day, and what it never says."""

import re
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import comity
from comity.facts import ground
from comity.norms import Sense, Standing, norms, status
from comity.profile import profile
from comity.profile.document import Chart, Column, Mark, Paragraph, Table, Tiles

CHAPTERS = ["glance", "standings", "changes", "unratified", "peers", "course", "sources", "method"]
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
    return [*blocks(document, Table), *(chart.table for chart in blocks(document, Chart))]


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
    (tiles,) = blocks(document, Tiles)
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
    ("code", "closed"),
    [
        ("KEN", {"ETS093", "CETS197"}),
        ("FRA", {"AU-REF1969", "KAMPALA2009"}),
        ("NRU", {"ETS093", "CETS197", "AU-REF1969", "KAMPALA2009"}),
    ],
)
def test_a_treaty_that_is_not_open_to_a_state_is_left_out_of_its_count(code, closed, library):
    document = profile_of(code)
    binding = {item.id for item in library if item.binding}
    votes = {item.id for item in library if not item.binding}
    assert set(standings(document)) - votes == binding - closed
    number = len(binding - closed)
    assert f"of the {number} treaties followed here" in document.lede
    assert chapter(document, "glance").blocks[0].tiles[0].value.endswith(f" of {number}")


def test_a_treaty_joined_from_outside_its_group_is_counted(library):
    """CETS 197: Belarus, no member of the Council of Europe, acceded in 2013."""
    outsiders = {
        act.state
        for item in library
        if item.open_to
        for act in item.acts
        if act.kind.binds and act.preferred and act.state not in _ever(library, item.open_to)
    }
    for code in outsiders:
        joined = {i.id for i in library if i.open_to and code in i.by_state}
        assert joined <= set(standings(profile_of(code))), code


def _ever(library, group):
    return {member.state for member in library.ground.groups[group].memberships}


def test_peers_to_which_a_treaty_is_closed_are_marked_so():
    document = profile_of("KEN", ON, "FRA", "UGA")
    (matrix,) = chapter(document, "peers").blocks
    cells = rows_by_id(matrix)["KAMPALA2009"]
    assert cells[2].mark is Mark.CLOSED and cells[2].text == "France: not open to this State"
    assert cells[3].mark is Mark.BOUND
    assert Mark.CLOSED in matrix.legend


def test_a_share_counts_the_states_to_which_the_treaty_is_open(library):
    (matrix,) = chapter(profile_of("KEN", ON, "UGA"), "peers").blocks
    world = rows_by_id(matrix)["KAMPALA2009"][-1].text
    assert world.endswith(" or more"), "its record is partial"
    rights = rows_by_id(matrix)["CRC"][-1].text
    bound = sum(
        status(library.instrument("CRC"), place.code, ON).standing is Standing.BOUND
        for place in library.ground.states()
    )
    assert rights == f"{bound} of 198"


def test_every_share_of_a_partial_record_says_or_more(library):
    (matrix,) = chapter(profile_of("KEN"), "peers").blocks
    partial = {item.id for item in library if item.snapshot.partial}
    assert partial >= {"C081", "C118", "C181"}
    for name, cells in rows_by_id(matrix).items():
        for cell in cells[-2:]:
            assert cell.text.endswith(" or more") is (name in partial), name


@pytest.mark.parametrize("code", [*VARIETY, *NO_STATES_OF_TODAY])
def test_a_partial_record_says_not_known_and_never_no_act(code, library):
    document = profile_of(code)
    partial = [item for item in library if item.snapshot.partial]
    assert partial
    for item in partial:
        if item.id not in standings(document):
            continue
        cell, silent = standings(document)[item.id][1], code not in item.by_state
        assert cell.mark is not Mark.NONE, item.id
        if silent:
            assert (cell.mark, cell.text) == (Mark.UNKNOWN, "not known: the record is partial")
        assert "no act" not in f"{cell.text} {cell.detail}"
        assert (
            item.short.casefold() not in document.lede.partition("No act on record")[2].casefold()
        )


def test_a_year_only_act_is_said_with_its_year_and_noted():
    """Where a source gives a year, nothing is claimed before its end."""
    found = 0
    for item in norms():
        for state, acts in item.by_state.items():
            years = [a for a in acts if a.kind.binds and a.day and a.day.precision == "year"]
            if not (years and item.binding and ground().place(state).kind.value == "UN member"):
                continue
            middle = date(years[0].day.year, 7, 1)
            answer = status(item, state, middle)
            if answer.may is None or item.in_force.day is None or middle < date(1951, 1, 1):
                continue
            cells = standings(profile_of(state, middle))[item.id]
            assert cells[1].mark is Mark.MAYBE
            year = years[0].day.year  # a delay after the deposit may end in the next one
            assert re.search(rf" by .*({year}|{year + 1})$", cells[1].text), cells[1].text
            assert cells[2].text == "–", "no day is claimed"
            found += 1
            break
        if found == 5:
            break
    assert found == 5, "the records hold acts known by year"


@pytest.mark.parametrize("code", ["DEU", "SRB", "CZE", "RUS", "YEM", "SUN", "KEN"])
def test_every_doubt_and_every_outweighed_claim_is_in_the_notes(code):
    """Conflicts stay visible: ICCPR Czechia, 1993 (UNTC) against 1975 (a secondary list)."""
    document = profile_of(code)
    (table,) = chapter(document, "standings").blocks
    notes = dict(note.split(". ", 1) for note in table.notes)
    assert list(notes) == [str(number) for number in range(1, len(notes) + 1)]
    for name, cells in rows_by_id(table).items():
        item = norms().instrument(name)
        answer = status(item, code, ON)
        others = [
            act
            for act in item.acts
            if act.state == code and not act.preferred and act.kind.value != "entry_into_force"
        ]
        sign = re.search(r" \((\d+)\)$", cells[1].detail)
        assert bool(sign) is bool(answer.doubts or others), name
        if sign:
            said = notes[sign[1]]
            assert said.startswith(f"{name}: ")
            for doubt in answer.doubts:
                assert doubt[1:].rstrip(".") in said
            for act in others:
                assert f"nother source says {act} (" in said
                assert set(act.sources) <= set(re.findall(r"[A-Z]\d+", said))


def test_a_succession_in_doubt_is_noted():
    """Successions of the nineteen-nineties are on record without a day of their own."""
    found = Counter()
    for item in norms():
        for state, acts in item.by_state.items():
            succeeded = any(act.kind.value == "succession" for act in acts)
            if succeeded and status(item, state, ON).doubts:
                found[state] += 1
    assert found
    state, _ = found.most_common(1)[0]
    (table,) = chapter(profile_of(state), "standings").blocks
    assert any("succession" in note for note in table.notes), table.notes


@pytest.mark.parametrize("code", [*VARIETY, "SUN", "HKG", "MUS"])
def test_the_course_is_a_share_and_ends_where_a_count_of_its_own_ends(code, library):
    document = profile_of(code)
    (chart,) = blocks(document, Chart)
    assert chart.years == tuple(range(1950, 2025))
    for line in chart.series:
        assert len(line.values) == len(chart.years)
        assert all(0 <= value <= 100 for value in line.values), line.name
    whole = [i for i in library if i.binding and not i.open_to and not i.snapshot.partial]
    for line in chart.series:
        counted = _codes(line.role, ground().place(code))
        consents = sum(
            status(item, one, ON, Sense.DEPOSITED).standing.is_party
            for item in whole
            for one in counted
        )
        share = 100 * consents / (len(counted) * len(whole))
        assert line.values[-1] == pytest.approx(share, abs=0.051), line.name
    assert f"Records of {len(whole)} treaties" in chart.source


def _codes(role, place):
    states = ground().states()
    if role == "own":
        return [place.code]
    if role == "region":
        return [s.code for s in states if s.region == place.region and s.code != place.code]
    return [state.code for state in states]


def test_the_table_behind_the_chart_holds_its_values():
    (chart,) = blocks(profile_of("KEN"), Chart)
    assert [column.title for column in chart.table.columns] == [
        "End of",
        "Kenya",
        "Africa",
        "World",
    ]
    for row in chart.table.rows:
        place = chart.years.index(int(row.cells[0].text))
        values = [f"{line.values[place]:.1f}" for line in chart.series]
        assert [cell.text for cell in row.cells[1:]] == values
    assert chart.table.rows[-1].cells[0].text == "2024"


def test_the_last_ten_years_hold_every_act_of_those_years_and_no_other(library):
    (table, _) = chapter(profile_of("FRA"), "changes").blocks
    start = date(2014, 6, 30)
    moves = {"signature", "denunciation", "end_of_force"}
    expected = Counter(
        (str(act.day), item.id)
        for item in library
        if item.binding
        for act in item.by_state.get("FRA", ())
        if (act.kind.binds or act.kind.value in moves) and act.day and start < act.day.last <= ON
    )
    found = [(row.cells[0].text, row.cells[2].detail) for row in table.rows]
    assert Counter(found) == expected and expected
    assert found == sorted(found, key=lambda entry: entry[0], reverse=True)


def test_signed_but_not_ratified_is_the_list_of_signatories(library):
    (table,) = chapter(profile_of("KEN"), "unratified").blocks
    alone = {
        item.id
        for item in library
        if item.binding and status(item, "KEN", ON).standing is Standing.SIGNED
    }
    assert set(rows_by_id(table)) == alone == {"OP-CRC-SC", "CPPED"}
    assert rows_by_id(table)["CPPED"][1].text == "2007-02-06"


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
    (chart,) = blocks(document, Chart)
    assert (chart.years[0], chart.years[-1]) == (1950, 1960)
    cells = standings(document)
    assert cells["ICRMW"][1].mark is not Mark.BOUND
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
    (chart,) = blocks(document, Chart)
    assert "that is silence, not standstill" in chart.source


def test_29_february_has_a_last_ten_years():
    document = profile_of("KEN", date(2024, 2, 29))
    assert chapter(document, "changes").lede.startswith("Acts from 28 February 2014 to 29 February")


def test_a_source_is_counted_once_for_each_fact(library):
    table = chapter(profile_of("KEN"), "sources").blocks[0]
    used = Counter(
        source
        for item in library
        if item.id in standings(profile_of("KEN"))
        for act in item.by_state.get("KEN", ())
        for source in act.sources
    )
    shown = {row.cells[0].detail: int(row.cells[1].text) for row in table.rows}
    assert shown == dict(used)
    assert list(shown.values()) == sorted(shown.values(), reverse=True)


def test_every_source_named_in_a_note_is_in_the_list_of_sources():
    for code in ("CZE", "DEU", "KEN"):
        document = profile_of(code)
        (table,) = chapter(document, "standings").blocks
        listed = {row.cells[0].detail for row in chapter(document, "sources").blocks[0].rows}
        named = {name for note in table.notes for name in re.findall(r"\b[STRIJ]\d\d+\b", note)}
        assert named <= listed, f"{code}: {named - listed}"


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
