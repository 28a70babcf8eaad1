"""The course over time, the last ten years, signatures and sources, counted apart."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

import comity
from comity.facts import ground
from comity.norms import Sense, Standing, status
from comity.profile import profile

ON = date(2024, 6, 30)
VARIETY = ("KEN", "FRA", "EUE", "VAT", "PSE", "COK")


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


@pytest.mark.parametrize("code", [*VARIETY, "SUN", "HKG", "MUS"])
def test_the_course_is_a_share_and_ends_where_a_count_of_its_own_ends(code, library):
    document = profile_of(code)
    (chart,) = chapter(document, "course").blocks
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
    (chart,) = chapter(profile_of("KEN"), "course").blocks
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
