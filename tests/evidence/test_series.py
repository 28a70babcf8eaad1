"""Rows of a data set: published totals, names in use, missing values and splits of States."""

import pytest

from comity.evidence import series
from comity.facts.errors import QuestionError, UnknownNameError


@pytest.mark.parametrize(
    ("edition", "year", "million"),
    [("2024", 2024, 304.0), ("2024", 2015, 250.0), ("2020", 2015, 248.0)],
)
def test_the_world_stock_is_as_published_and_the_answer_names_its_revision(edition, year, million):
    """United Nations, International Migrant Stock, revisions 2020 and 2024."""
    found = series(f"migrant_stock_{edition}", year=year, sex="total")
    assert round(found.rows["stock_persons"].sum() / 1e6, 1) == million
    assert found.dataset.edition == edition
    assert f"revision {edition}" in found.dataset.title


def test_60_of_111_states_met_the_indicator_on_policies_in_2019():
    """SDG 10.7.2: 54.1 per cent in the two top classes, the published world value."""
    rows = series("sdg_10_7_2", domain="all", year=2019).rows
    high = rows.filter(rows["score"] >= 3).height
    assert (high, rows.height, round(100 * high / rows.height, 1)) == (60, 111, 54.1)


def test_the_remittance_matrix_adds_up_to_its_printed_total():
    """World Bank (2018): 613,466 million dollars; the pairs add up to two million less."""
    total = series("remittances_2017").rows["remit_usd"].sum()
    assert total == pytest.approx(613_466e6, rel=1e-5)


def test_refugees_of_2015_with_and_without_unrwa():
    """UNHCR Global Trends 2015: 16.1 million, and 21.3 million with UNRWA (5.2 million)."""
    unhcr = series("unhcr_population", year=2015).rows["refugees_persons"].sum()
    unrwa = series("unrwa_refugees", year=2015).rows["palestine_refugees_persons"].sum()
    assert unhcr == 16_110_276
    assert unrwa == 5_241_257
    # Global Trends rounded an estimate of UNRWA of the time up to 5.2 million.
    assert round(unhcr / 1e6, 1) + round(unrwa / 1e6, 1) == pytest.approx(21.3)


def test_places_are_found_by_any_name_in_use():
    by_name = series("migrant_stock_2024", destination="Ivory Coast", year="2024", sex="total")
    assert by_name.filters == {"destination": ("CIV",), "year": (2024,), "sex": ("total",)}
    assert by_name.rows.height > 0


def test_several_values_are_taken_together():
    found = series("idmc_displaced", state=["SYR", "Sudan"], year=[2023, 2024])
    assert found.rows.select("state", "year").rows() == [
        ("SDN", 2023),
        ("SDN", 2024),
        ("SYR", 2023),
        ("SYR", 2024),
    ]


def test_a_code_of_the_data_set_that_is_no_place_can_be_asked_for():
    assert series("migrant_stock_2024", origin="xxx", year=2024).rows.height > 0


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"destinatin": "DEU"}, "Did you mean destination"),
        ({"sex": "femal"}, "Did you mean female"),
        ({"origin": "Germny"}, "Did you mean Germany"),
    ],
)
def test_an_unknown_column_or_value_is_answered_with_a_near_miss(filters, message):
    with pytest.raises(UnknownNameError, match=message):
        series("migrant_stock_2024", **filters)


def test_a_year_between_two_estimates_is_refused_and_the_nearest_are_named():
    with pytest.raises(QuestionError, match="no year 2017; ask for 2010 or 2015 or 2020"):
        series("migrant_stock_2024", year=2017)


@pytest.mark.parametrize(
    ("name", "filters", "message"),
    [
        ("idmc_displaced", {"year": "next"}, "year should be a number, got 'next'"),
        ("idmc_displaced", {"year": []}, "No value is given for year"),
        ("migrant_stock_data_type_2024", {"imputed": "maybe"}, "imputed is true or false"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(name, filters, message):
    with pytest.raises(QuestionError, match=message):
        series(name, **filters)


def test_flags_and_days_are_read_in_words():
    assert series("migrant_stock_data_type_2024", imputed="true").rows.height == 5
    assert series("visa_history", first_seen="2019-11-23").rows.height == 39_402


def test_a_pair_that_is_not_there_is_unknown_and_not_zero():
    found = series("migrant_stock_2024", destination="Tuvalu", origin="Chad", sex="total")
    assert found.rows.is_empty()
    assert found.missing == (
        "There is no figure for destination TUV and origin TCD and sex total: "
        "it is unknown, not zero.",
    )
    some = series("migrant_stock_2024", destination=["Tuvalu", "Germany"], origin="Poland")
    assert some.missing == ("There is no figure for destination TUV: it is unknown, not zero.",)


def test_empty_cells_are_counted_and_their_meaning_is_said():
    found = series("wdi_indicators", state="SSD", year=2023)
    assert "gdp_usd is empty in 1 of 1 rows: unknown." in found.missing


@pytest.mark.parametrize(
    ("name", "filters", "words"),
    [
        ("unhcr_population", {"origin": "SDN"}, "South Sudan separated from Sudan on 9 July 2011"),
        ("unhcr_population", {"origin": "SSD"}, "South Sudan separated from Sudan"),
        ("unhcr_population", {"origin": "SUD"}, "no series of its own here"),
        ("unhcr_population", {"origin": "SUN"}, "see Russian Federation"),
        ("unhcr_population", {"origin": "CSK"}, "see Czechia"),
        ("unhcr_population", {"origin": "YUG"}, "see Montenegro and Serbia"),
        ("unhcr_population", {"origin": "SCG"}, "see Montenegro and Serbia"),
        ("migrant_stock_2024", {"destination": "SRB"}, "Serbia continued Serbia and Montenegro"),
        ("migrant_stock_2024", {"destination": "MNE"}, "Montenegro separated from Serbia"),
        ("migrant_stock_2024", {"destination": "BES"}, "Bonaire"),
    ],
)
def test_a_series_through_a_split_is_not_joined_and_names_it(name, filters, words):
    found = series(name, **filters)
    assert any(words in item.sentence for item in found.breaks), found.breaks


def test_a_year_before_the_split_is_named_too_for_it_covers_both():
    found = series("unhcr_population", origin="SDN", year=2005)
    assert [item.code for item in found.breaks] == ["SDN"]


def test_a_series_after_the_split_or_without_one_has_no_break():
    assert series("unhcr_population", origin="SDN", year=[2015, 2020]).breaks == ()
    assert series("migrant_stock_2024", destination="DEU").breaks == ()


def test_a_question_about_the_world_names_every_break():
    found = series("unhcr_population", year=[2000, 2020])
    assert {"SDN", "SSD", "MNE", "SRB"} <= {item.code for item in found.breaks}
