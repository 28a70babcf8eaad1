"""Standing and peers in the profile: what is counted, what is noted, and what is not known."""

import re
from collections import Counter
from datetime import date
from functools import cache

import pytest

import comity
from comity.facts import ground
from comity.norms import Standing, norms, status
from comity.profile import profile
from comity.profile.document import Mark

ON = date(2024, 6, 30)
VARIETY = ("KEN", "FRA", "EUE", "VAT", "PSE", "COK")
NO_STATES_OF_TODAY = ("SUN", "YUG", "HKG", "ATA")


@cache
def profile_of(code, on=ON, *beside):
    return profile(comity.resolve(code), on, [comity.resolve(name) for name in beside])


def chapter(document, name):
    return next(section for section in document.sections if section.id == name)


def rows_by_id(table):
    return {row.cells[0].detail: row.cells for row in table.rows}


def standings(document):
    (table,) = chapter(document, "standings").blocks
    return rows_by_id(table)


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
    assert chapter(document, "glance").blocks[1].tiles[0].value.endswith(f" of {number}")


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


def test_every_source_named_in_a_note_is_in_the_list_of_sources():
    for code in ("CZE", "DEU", "KEN"):
        document = profile_of(code)
        (table,) = chapter(document, "standings").blocks
        listed = {row.cells[0].detail for row in chapter(document, "sources").blocks[0].rows}
        named = {name for note in table.notes for name in re.findall(r"\b[STRIJ]\d\d+\b", note)}
        assert named <= listed, f"{code}: {named - listed}"
