"""Two places, both ways: every part names its source, and an absent part says so."""

from datetime import date

import pytest

from comity.evidence import corridor, top
from comity.facts.errors import QuestionError, UnknownNameError


def _parts(a, b, **words):
    return {part.id: part for part in corridor(a, b, **words).parts}


def test_mexico_and_the_united_states_are_known_both_ways():
    """World Bank (2018): 30.0 billion dollars from the United States to Mexico in 2017."""
    parts = _parts("Mexico", "USA")
    assert round(parts["remittances_USA_MEX"].value / 1e9, 1) == 30.0
    assert parts["stock_2024_MEX_USA"].value > parts["stock_2024_USA_MEX"].value
    assert (parts["visa_MEX_USA"].value, parts["visa_USA_MEX"].value) == (
        "visa required",
        "visa free",
    )


def test_both_revisions_of_the_stock_answer_and_are_named():
    parts = _parts("Mexico", "USA")
    for edition, year in (("2024", 2024), ("2020", 2020)):
        part = parts[f"stock_{edition}_MEX_USA"]
        assert (part.year, part.dataset) == (year, f"migrant_stock_{edition}")
        assert f"revision {edition}" in part.label


def test_each_part_has_unit_source_and_the_age_of_the_source_on_the_day():
    for part in corridor("Mexico", "USA", on=date(2026, 1, 1)).parts:
        assert part.unit
        assert part.source
        assert part.age_days is not None
        assert (part.year is None) == part.missing


def test_the_cost_of_sending_is_held_against_the_target():
    """SDG 10.c: 3 per cent by 2030."""
    part = _parts("USA", "Mexico")["cost_USA_MEX"]
    assert part.value > 0.03
    assert "The target of SDG 10.c is 3%; this is above it." in part.note


def test_absent_parts_say_so_and_are_not_zero():
    parts = _parts("Tuvalu", "Chad")
    assert parts["stock_2024_TUV_TCD"].value is None
    assert parts["stock_2024_TUV_TCD"].note == (
        "There is no row for this pair: it is unknown, not zero."
    )
    assert parts["cost_TUV_TCD"].note == "This corridor was not surveyed: the cost is unknown."


def test_the_direction_turns_round_with_the_question():
    there, back = _parts("Mexico", "USA"), _parts("USA", "Mexico")
    assert there == back
    assert list(there) != list(back)


def test_a_corridor_through_a_split_names_it():
    assert any("South Sudan separated" in item for item in corridor("Sudan", "Chad").breaks)


def test_a_place_has_no_corridor_to_itself():
    with pytest.raises(QuestionError, match="are the same place; name two places"):
        corridor("Swaziland", "Eswatini")


def test_the_largest_origins_of_germany_with_their_shares():
    found = top("Germany", "origins", 2024)
    assert found.total_persons == 16_750_084
    assert [rank.code for rank in found.ranks[:3]] == ["POL", "TUR", "UKR"]
    assert found.covered_share == pytest.approx(sum(rank.share for rank in found.ranks))
    assert found.unknown_persons > 0
    assert all(rank.code != "XXX" for rank in found.ranks)


def test_every_origin_together_and_the_unknown_ones_cover_the_total():
    found = top("Germany", "origins", 2024, most=300)
    listed = sum(rank.stock_persons for rank in found.ranks)
    assert listed + found.unknown_persons == found.total_persons


def test_an_older_revision_answers_when_it_is_asked_for():
    found = top("Mexico", "destinations", 2020, edition="2020")
    assert (found.dataset.edition, found.ranks[0].code) == ("2020", "USA")


@pytest.mark.parametrize(
    ("side", "words", "error", "message"),
    [
        ("origin", {}, UnknownNameError, "Did you mean origins"),
        ("origins", {"year": 2016}, QuestionError, "has no year 2016"),
        ("origins", {"edition": "2019"}, UnknownNameError, "edition of the migrant stocks"),
    ],
)
def test_a_list_that_cannot_be_made_is_refused(side, words, error, message):
    with pytest.raises(error, match=message):
        top("Germany", side, **words)


def test_a_list_without_any_figure_says_so():
    found = top("Abyei Area", "origins")
    assert (found.ranks, found.total_persons, found.covered_share) == ((), None, None)
    assert "unknown" in found.missing[0]


def test_nothing_later_than_the_day_is_shown():
    parts = _parts("Mexico", "USA", on=date(2012, 5, 1))
    assert all(part.year is None or part.year < 2012 for part in parts.values())
    assert parts["stock_2024_MEX_USA"].year == 2010
    assert parts["remittances_USA_MEX"].note == (
        "The first figure is of 2017, after the day asked."
    )
    assert "after the day asked" in parts["visa_MEX_USA"].note
    assert (
        "after the day asked"
        in _parts("Mexico", "USA", on=date(1980, 1, 1))["stock_2024_MEX_USA"].note
    )
