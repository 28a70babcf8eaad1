"""Budgets of the statistics: what a reader waits for when the tables are warm.

``make bench`` runs them. A budget is held against the quickest round, so that a busy
machine does not break it.
"""

from datetime import date
from itertools import cycle

import pytest

from comity.evidence import corridor, figures, series, sql, top
from comity.facts import ground

ON = date(2026, 7, 1)
MILLISECOND = 1e-3


def _within(benchmark, seconds):
    """Hold the quickest round against a budget; without timing there is nothing to hold."""
    if benchmark.stats is not None:
        quickest = benchmark.stats.stats.min
        assert quickest < seconds, f"{quickest:.6f} s is over the budget of {seconds:.6f} s"


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Read the tables once; the first answer waits for them, the others do not."""
    figures("DEU", ON)
    corridor("MEX", "USA")


def test_rows_of_one_destination_within_20_milliseconds(benchmark):
    found = benchmark(series, "migrant_stock_2024", destination="DEU", year=2024, sex="total")
    assert found.rows["stock_persons"].sum() == 16_750_084
    _within(benchmark, 20 * MILLISECOND)


def test_a_corridor_within_20_milliseconds(benchmark):
    assert len(benchmark(corridor, "MEX", "USA").parts) == 18
    _within(benchmark, 20 * MILLISECOND)


def test_the_largest_origins_within_20_milliseconds(benchmark):
    assert len(benchmark(top, "DEU", "origins", 2024).ranks) == 10
    _within(benchmark, 20 * MILLISECOND)


def test_the_figures_of_a_state_within_150_milliseconds(benchmark):
    states = cycle(place.code for place in ground().states())
    found = benchmark(lambda: figures(next(states), ON))
    assert len(found) >= 30
    _within(benchmark, 150 * MILLISECOND)


def test_a_question_in_sql_within_100_milliseconds(benchmark):
    query = "select year, sum(stock_persons) as n from migrant_stock_2024 group by year"
    assert benchmark(sql, query).height == 8
    _within(benchmark, 100 * MILLISECOND)
