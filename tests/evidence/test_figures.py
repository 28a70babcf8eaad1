"""Every figure of a State: value, source and age, or the reason why there is none."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.evidence import CHAPTERS, figures
from comity.facts import Ground, UnknownNameError

NOW = date(2026, 7, 1)
STATES = sorted(place.code for place in Ground().states())


def _of(state, on=NOW):
    return {figure.id: figure for figure in figures(state, on)}


def test_germany_is_as_published():
    """Migrant stock 2024, UNHCR at the end of 2025, SDG 10.7.2 of 2019."""
    found = _of("Germany")
    assert found["migrants_here"].value == 16_750_084
    assert found["migrants_here"].comparison.world == 304_021_813
    assert found["refugees_hosted"].value == 2_655_191
    assert found["sdg_10_7_2_all"].value == 2
    assert found["migrants_share"].value == pytest.approx(0.198, abs=0.001)


def test_the_share_of_migrants_in_the_world_is_as_published():
    """United Nations (2024): 3.7 per cent of the population of the world."""
    assert round(100 * _of("Germany")["migrants_share"].comparison.world, 1) == 3.7


def test_world_population_of_the_outlook_is_as_published():
    """World Population Prospects 2024: 9.66 billion in 2050 and 10.18 billion in 2100."""
    found = _of("Germany")
    assert round(found["population_2050"].comparison.world / 1e9, 2) == 9.66
    assert round(found["population_2100"].comparison.world / 1e9, 2) == 10.18
    assert "projection" in found["population_2050"].note


def test_the_population_of_2024_lies_between_its_neighbours():
    years = dict(_of("Germany")["population"].history)
    assert years[2023] == pytest.approx(years[2024], rel=0.01)
    assert years[2024] == pytest.approx(years[2025], rel=0.01)


def test_deaths_are_said_to_be_minimum_counts():
    """IOM, Missing Migrants Project: 8,755 in 2023 in the world."""
    found = _of("ITA", date(2024, 2, 1))["deaths_on_routes"]
    assert found.comparison.world == 8_755
    assert "Minimum counts" in found.note
    assert _of("ITA")["deaths_since_start"].value >= found.value


def test_nothing_later_than_the_day_is_shown_but_projections():
    for figure in figures("Germany", date(2016, 3, 1)):
        ahead = any(part in figure.id for part in ("_2050", "_2100"))
        assert figure.year is None or ahead or figure.year <= 2015, figure.id


def test_a_figure_that_began_later_says_when():
    found = _of("Germany", date(2016, 3, 1))
    assert found["sdg_10_7_2_all"].note == "The figure is of 2019, after the day asked."
    assert found["visa_free_abroad"].note == (
        "The rules are known for 12 January 2025 alone, after the day asked."
    )
    early = _of("SSD", date(2009, 1, 1))["refugees_hosted"]
    assert early.note == "The first figure of South Sudan is of 2011, after the day asked."


def test_a_state_that_did_not_report_has_no_score_rather_than_the_lowest():
    found = _of("USA")["sdg_10_7_2_all"]
    assert found.value is None
    assert "unknown, not zero" in found.note


def test_an_old_figure_says_that_others_are_newer():
    note = _of("SSD")["remittances_received_share"].note
    assert note == "There is no figure of a later year, although others reach 2023."


def test_a_series_through_a_split_names_it_in_the_figure():
    assert "South Sudan separated from Sudan" in _of("SDN")["refugees_from_here"].breaks[0]


def test_the_age_of_a_source_is_counted_to_the_day():
    """The remittance prices are known to September 2020."""
    assert _of("Germany", date(2020, 10, 10))["cost_sender"].age_days == 10


def test_persons_and_cases_are_not_added_in_the_share_that_protects():
    found = _of("Germany")["recognition_rate"]
    assert 0 < found.value < 1
    assert "counted = persons" in found.steps[0]


def test_one_chapter_can_be_asked_alone():
    together = tuple(f for name in CHAPTERS for f in figures("MEX", NOW, chapter=name))
    assert together == figures("MEX", NOW)
    with pytest.raises(UnknownNameError, match="Did you mean people"):
        figures("MEX", NOW, chapter="peple")


@settings(max_examples=60)
@given(state=st.sampled_from(STATES), on=st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_every_state_has_every_figure_or_a_reason_on_every_day(state, on):
    found = figures(state, on)
    assert [item.id for item in found if item.id != "palestine_refugees"] == ALWAYS
    for item in found:
        assert item.value is not None or item.note
        assert item.unit
        assert item.source
        assert item.age_days >= 0
        if item.unit == "share" and item.value is not None:
            assert item.value < 2, item


ALWAYS = [item.id for item in figures("DEU", NOW)]
