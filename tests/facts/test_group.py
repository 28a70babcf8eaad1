"""Groups of States, with the members they had on each day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import Day, Group, Membership, RecordError, UnknownNameError, members
from comity.facts import ground as the_ground
from comity.facts.group import members_on, read_groups

GROUPS = sorted(the_ground().groups)
DAYS = st.dates(date(1945, 1, 1), date(2100, 12, 31))
READ = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1957-12-31", 0),
        ("1958-01-01", 6),
        ("1973-01-01", 9),
        ("1995-01-01", 15),
        ("2004-04-30", 15),
        ("2004-05-01", 25),
        ("2007-01-01", 27),
        ("2013-07-01", 28),
        ("2020-01-31", 28),
        ("2020-02-01", 27),
    ],
)
def test_the_european_union_has_the_members_of_the_day(day, count):
    assert len(members("EU", day)) == count


def test_the_united_kingdom_was_a_member_on_its_last_day():
    """Withdrawal Agreement: it left at midnight (Brussels) at the end of 31 January 2020."""
    assert "GBR" in members("EU", "2020-01-31")
    assert "GBR" not in members("EU", "2020-02-01")


def test_all_eighteen_groups_are_on_record():
    wanted = (
        "ASEAN AU CAN CARICOM CIS COE EAC ECOWAS EU G77 GCC IGAD LAS LDC MERCOSUR OAS OECD SADC"
    ).split()
    assert wanted == GROUPS and len(wanted) == 18


@pytest.mark.parametrize(
    ("group", "day", "count"),
    [
        ("ASEAN", "1967-08-08", 5),
        ("ASEAN", "2025-10-26", 11),
        ("ECOWAS", "2025-01-28", 15),
        ("ECOWAS", "2025-01-29", 12),
        ("COE", "2022-03-15", 47),
        ("COE", "2022-03-17", 46),
        ("GCC", "1981-05-26", 6),
        ("OECD", "2022-01-01", 38),
        ("EAC", "2024-06-30", 8),
    ],
)
def test_a_count_of_members_is_that_of_the_day(group, day, count):
    assert len(members(group, day)) == count


def test_every_member_and_source_of_a_group_is_on_record(ground):
    for group in ground.groups.values():
        assert group.memberships, group.code
        for membership in group.memberships:
            assert membership.state in ground.places, (group.code, membership.state)
            assert membership.source in ground.sources, (group.code, membership.source)


def test_a_member_without_a_first_day_is_unsure_before_the_list_was_read():
    """Group of 77: of most members after 1964 the day of joining was not read."""
    before, read = members("G77", "1990-01-01"), members("G77", READ)
    assert "ARE" in before.unsure and "ARE" not in before
    assert "ARE" in read and not read.unsure


def test_a_group_by_another_name_suggests_what_comes_close():
    with pytest.raises(UnknownNameError) as caught:
        members("ECOWSA", "2004-01-01")
    assert "ECOWAS" in caught.value.close
    assert str(caught.value).startswith("No group is called 'ECOWSA'. Did you mean ECOWAS")


def test_a_group_is_found_in_any_case():
    assert members(" eu ", "2004-05-01").group == "EU"


def _only(since, to):
    first, last = (Day.parse(text) if text else None for text in (since, to))
    row = Membership("G", "AAA", first, last, "G01", True, "")
    return Group("G", "A group", "regional", "", "G01", True, (row,))


@pytest.mark.parametrize(
    ("since", "to", "on", "sure"),
    [
        ("1990", "", date(1989, 12, 31), None),
        ("1990", "", date(1990, 6, 1), False),
        ("1990", "", date(1990, 12, 31), True),
        ("1990", "2000", date(2000, 1, 1), True),
        ("1990", "2000", date(2000, 1, 2), False),
        ("1990", "2000", date(2000, 12, 31), False),
        ("1990", "2000", date(2001, 1, 1), None),
        ("", "2000-05-03", date(1995, 1, 1), False),
        ("", "2000-05-03", date(2000, 5, 4), None),
        ("", "", READ, True),
    ],
)
def test_a_year_of_joining_or_leaving_makes_its_days_unsure(since, to, on, sure):
    found = members_on(_only(since, to), on, READ)
    assert ("AAA" in found, "AAA" in found.unsure) == (sure is True, sure is False)


@given(group=st.sampled_from(GROUPS), on=DAYS)
def test_a_state_is_never_both_certain_and_unsure(group, on):
    found = members(group, on)
    assert not set(found.codes) & set(found.unsure)
    assert len(set(found.codes)) == len(found) == len(list(found))
    assert list(found.codes) == sorted(found.codes)


@given(group=st.sampled_from(GROUPS), on=DAYS)
def test_no_state_is_a_member_of_a_group_before_its_first_day_there(group, on):
    rows = the_ground().groups[group].memberships
    for state in members(group, on):
        spans = [(r.since, r.to) for r in rows if r.state == state]
        assert any(
            (since is None or since.first <= on) and (to is None or on <= to.last)
            for since, to in spans
        ), (state, spans)


def _files(tmp_path, group, membership):
    groups, rows = tmp_path / "groups.csv", tmp_path / "memberships.csv"
    groups.write_text(f"code,name,kind,note,source,verified\n{group}\n", encoding="utf-8")
    rows.write_text(f"group,state,from,to,source,verified,note\n{membership}\n", encoding="utf-8")
    return groups, rows


@pytest.mark.parametrize(
    ("group", "membership", "problem"),
    [
        ("G,A group,regional,,G01,maybe", "G,AAA,,,G01,true,", r"groups\.csv: line 2: 'maybe'"),
        ("G,A group,regional,,G01,true", "G,AAA,May 1990,,G01,true,", r"memberships\.csv: line 2"),
        ("G,A group,regional,,G01,true", "H,AAA,,,G01,true,", "group H: is not in groups.csv"),
    ],
)
def test_a_malformed_group_is_refused_with_file_and_place(tmp_path, group, membership, problem):
    with pytest.raises(RecordError, match=problem):
        read_groups(*_files(tmp_path, group, membership))
