"""What a profile costs: one, in each format, and those of all States as pages."""

from datetime import date

import pytest

from comity.facts import ground
from comity.norms import norms
from comity.profile import profile
from comity.profile.render import Format, render

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def kenya():
    return profile(ground().resolve("KEN"), TODAY)


def test_the_structure_of_one_profile(benchmark):
    assert norms().all
    built = benchmark(profile, ground().resolve("KEN"), TODAY)
    assert built.title == "Kenya"


@pytest.mark.parametrize("form", list(Format))
def test_one_profile_drawn(benchmark, kenya, form):
    assert benchmark(render, kenya, form)


def test_the_pages_of_all_states(benchmark):
    def write():
        return [render(profile(place, TODAY), Format.HTML) for place in ground().states()]

    assert len(benchmark.pedantic(write, rounds=1)) == 198
