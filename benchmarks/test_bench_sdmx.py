"""Reading SDMX: budgets for this reader, and sdmx1 on the same files beside it.

Each reading runs in a process of its own, so that peak memory is that of one reading.
Budgets are held against processor time, which a busy machine does not stretch.
"""

import sys
from pathlib import Path

import pytest

from comity.evidence.exchange import Format

sys.path.insert(0, str(Path(__file__).parent))
from sdmx_specimens import cost, specimen

SMALL, LARGE = 100_000, 1_000_000
FORMATS = [Format.SDMX_ML_21, Format.SDMX_ML_30, Format.SDMX_ML_21_GENERIC, Format.SDMX_CSV_2]
#: Seconds and megabytes for one million observations.
BUDGETS = {
    Format.SDMX_ML_21: (6.0, 400),
    Format.SDMX_ML_30: (6.0, 400),
    Format.SDMX_ML_21_GENERIC: (40.0, 400),
    Format.SDMX_CSV_2: (0.5, 400),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Specimens, made when they are first asked for."""
    folder, made = tmp_path_factory.mktemp("sdmx"), {}

    def get(kind, size):
        if (kind, size) not in made:
            made[kind, size] = specimen(folder, kind, size)
        return made[kind, size]

    return get


def measure(benchmark, reader, path, size, rounds):
    """Take the costs of each round and keep the least."""
    spent = []
    benchmark.pedantic(lambda: spent.append(cost(reader, path)), rounds=rounds)
    assert all(item["observations"] == size for item in spent)
    least = {name: min(item[name] for item in spent) for name in spent[0]}
    benchmark.extra_info.update({name: round(value, 2) for name, value in least.items()})
    return least


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("kind", FORMATS)
def test_reading(benchmark, files, kind, size):
    """One million observations of structure-specific SDMX-ML: under 6 s and 400 MB."""
    least = measure(benchmark, "comity", files(kind, size), size, 3)
    if size == LARGE:
        seconds, megabytes = BUDGETS[kind]
        assert least["megabytes"] < megabytes
        if kind is not Format.SDMX_CSV_2:
            # Polars reads CSV on every core: its time is a reading of the machine's load.
            assert least["processor_seconds"] < seconds


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_reading_with_sdmx1_beside_it(benchmark, files, size):
    """The same structure-specific message; no budget, only the figures to compare."""
    measure(benchmark, "sdmx1", files(Format.SDMX_ML_21, size), size, 1)
