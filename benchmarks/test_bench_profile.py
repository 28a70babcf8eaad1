"""What a profile costs: one, in each format, and those of all States as pages; what they hold."""

import subprocess
import sys
from datetime import date

import pytest

from comity.facts import ground
from comity.norms import norms
from comity.profile import profile
from comity.profile.render import Format, render

TODAY = date(2026, 11, 21)
HELD = (
    "from datetime import date\n"
    "from pathlib import Path\n"
    "from comity.facts import ground\n"
    "from comity.profile import profile\n"
    "from comity.profile.render import Format, render\n"
    "for place in ground().states():\n"
    "    render(profile(place, date(2026, 11, 21)), Format.HTML)\n"
    "status = Path('/proc/self/status').read_text().splitlines()\n"
    "print(next(line.split()[1] for line in status if line[:5] == 'VmRSS'))\n"
)


def pages():
    return [render(profile(place, TODAY), Format.HTML) for place in ground().states()]


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


def test_one_page_of_a_state_not_asked_for_before(benchmark):
    """Each round draws another State, so that nothing of its own is at hand."""
    pages()
    states = iter(ground().states() * 2)
    benchmark.pedantic(
        lambda place: render(profile(place, TODAY), Format.HTML),
        setup=lambda: ((next(states),), {}),
        rounds=100,
    )


def test_the_pages_of_all_states(benchmark):
    assert len(benchmark.pedantic(pages, rounds=1)) == 198


def test_what_a_process_holds_that_drew_the_pages_of_all_states(benchmark):
    """In MB, beside the time; a worker of the site has 250."""

    def measured():
        return subprocess.run(
            [sys.executable, "-c", HELD], capture_output=True, text=True, check=True
        ).stdout

    benchmark.extra_info["MB"] = int(benchmark.pedantic(measured, rounds=1)) / 1024
    assert benchmark.extra_info["MB"] < 200
