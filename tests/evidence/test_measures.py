"""What may be added, divided or compared; and what a sum over partly missing parts covers."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.evidence import (
    Measure,
    Measured,
    compare,
    convert,
    measured,
    series,
    share_of_population,
    total,
    why,
)
from comity.evidence.catalogue import Concept, Kind
from comity.facts.errors import QuestionError, UnknownNameError

PERSONS = Measure(Concept.BIRTH, "persons", "twelve months", Kind.STOCK)
PEOPLE = Measure(Concept.NONE, "persons", "one year", Kind.POPULATION)


def _values(measure, values, place="state"):
    states = [f"S{number}" for number in range(len(values))]
    rows = pl.DataFrame(
        {place: states, "value": values}, schema={place: pl.String, "value": pl.Float64}
    )
    return Measured(measure, (place,), rows, ("given",))


def test_refugees_and_migrants_are_not_added():
    """One counts by mandate, the other by birth or citizenship: nobody is their sum."""
    stock = measured(series("migrant_stock_2024", year=2024, sex="total"), "stock_persons")
    refugees = measured(series("unhcr_population", year=2024), "refugees_persons")
    with pytest.raises(QuestionError) as refused:
        stock + refugees
    assert "concept: 'birth or citizenship' and 'mandate'" in str(refused.value)
    assert "Convert one first" in str(refused.value)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (Measure(Concept.CITIZENSHIP, "persons", "twelve months", Kind.STOCK), "concept"),
        (Measure(Concept.BIRTH, "thousand persons", "twelve months", Kind.STOCK), "unit"),
        (Measure(Concept.BIRTH, "persons", "three months", Kind.STOCK), "duration"),
        (Measure(Concept.BIRTH, "persons", "twelve months", Kind.FLOW), "kind"),
    ],
)
@pytest.mark.parametrize("doing", ["add", "subtract", "compare"])
def test_measures_that_differ_in_one_respect_are_kept_apart(change, word, doing):
    one, two = _values(PERSONS, [1.0]), _values(change, [1.0])
    with pytest.raises(QuestionError, match=f"Cannot {doing} measures that differ in {word}"):
        {
            "add": lambda: one + two,
            "subtract": lambda: one - two,
            "compare": lambda: compare(one, two),
        }[doing]()


def test_series_by_other_keys_are_kept_apart():
    with pytest.raises(QuestionError, match="a series by state and one by origin"):
        _values(PERSONS, [1.0]) + _values(PERSONS, [1.0], "origin")


def test_a_missing_value_stays_missing_in_a_sum():
    found = _values(PERSONS, [1.0, None, 3.0]) + _values(PERSONS, [1.0, 1.0])
    assert found.rows["value"].to_list() == [2.0, None, None]
    assert (_values(PERSONS, [3.0]) - _values(PERSONS, [1.0])).rows["value"].to_list() == [2.0]


def test_values_compared_stand_side_by_side():
    found = compare(_values(PERSONS, [1.0, 2.0]), _values(PERSONS, [5.0]))
    assert found["value_other"].to_list() == [5.0, None]


def test_thousands_become_persons_by_a_named_conversion():
    thousands = Measure(Concept.BIRTH, "thousand persons", "twelve months", Kind.STOCK)
    found = convert(_values(thousands, [2.5, None]), "thousands to persons")
    assert found.measure == PERSONS
    assert found.rows["value"].to_list() == [2500.0, None]
    assert "thousands to persons: each number is multiplied by 1000" in why(found)


def test_a_conversion_of_another_unit_is_refused():
    with pytest.raises(QuestionError, match="takes million usd; the measure is in persons"):
        convert(_values(PERSONS, [1.0]), "million usd to usd")
    with pytest.raises(UnknownNameError, match="Did you mean million usd to usd"):
        convert(_values(PERSONS, [1.0]), "million usd to us")


def test_a_stock_divided_by_the_population_is_a_share():
    found = share_of_population(
        _values(PERSONS, [10.0, None, 1.0]), _values(PEOPLE, [100.0, 5.0, 0.0])
    )
    assert found.rows["value"].to_list() == [0.1, None, None]
    assert found.measure.unit == "share"
    assert found.steps[-1] == "the stock divided by the population of the same place and year"


def test_a_population_is_not_divided_by_a_stock():
    with pytest.raises(QuestionError, match="needs a stock in persons; this is a population"):
        share_of_population(_values(PEOPLE, [1.0]), _values(PERSONS, [1.0]))


def test_a_total_over_partly_missing_parts_says_what_it_covers():
    """Ages are known for a part of the destinations of 2024 alone."""
    found = series("migrant_stock_age_2024", year=2024, sex="total", age="0-4")
    every = series("migrant_stock_age_2024", year=2024, sex="total", age="total")
    whole = total(
        measured(found, "stock_persons"), "destination", every.rows["destination"].to_list()
    )
    assert (whole.known, whole.parts) == (76, 233)
    assert whole.covered_share == pytest.approx(76 / 233)
    assert len(whole.missing) == 233 - 76


def test_a_total_of_unknown_parts_alone_is_unknown():
    found = total(_values(PERSONS, [None, None]), "state")
    assert (found.value, found.covered_share) == (None, 0.0)


def test_a_total_over_one_key_needs_one_value_of_the_others():
    found = measured(series("migrant_stock_2024", destination="DEU"), "stock_persons")
    with pytest.raises(QuestionError, match="year, sex has several values"):
        total(found, "origin")


def test_only_a_measure_of_the_data_set_can_be_taken():
    with pytest.raises(UnknownNameError, match="Did you mean idps_persons"):
        measured(series("idmc_displaced"), "idp_persons")


def test_a_data_set_of_several_units_gives_each_measure_its_own():
    found = series("wdi_indicators", state="MEX")
    assert measured(found, "remit_received_usd").measure.unit == "usd"
    assert measured(found, "population_persons").measure.unit == "persons"


numbers = st.lists(st.none() | st.integers(0, 10**9).map(float), min_size=1, max_size=8)


@given(numbers)
def test_missing_is_never_counted_as_zero(values):
    found = total(_values(PERSONS, values), "state")
    known = [value for value in values if value is not None]
    assert found.value == (sum(known) if known else None)
    assert found.known + len(found.missing) == found.parts == len(values)


@given(numbers, numbers)
def test_adding_and_subtracting_again_gives_the_same_where_both_are_known(one, two):
    first, second = _values(PERSONS, one), _values(PERSONS, two)
    back = dict(((first + second) - second).rows.rows())
    for number, value in enumerate(one):
        other = two[number] if number < len(two) else None
        expected = None if value is None or other is None else value
        assert back[f"S{number}"] == expected
