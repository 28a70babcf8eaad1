"""What a process holds that draws the pages of many States, as one that serves them does."""

import subprocess
import sys
from pathlib import Path

import pytest

DRAW = (
    "from datetime import date\n"
    "from pathlib import Path\n"
    "from comity.facts import ground\n"
    "from comity.profile import profile\n"
    "from comity.profile.render import Format, render\n"
    "for year in (2026, 2019, 2012):\n"
    "    for place in ground().states()[::10]:\n"
    "        render(profile(place, date(year, 11, 21)), Format.HTML)\n"
    "status = Path('/proc/self/status').read_text()\n"
    "print(next(line.split()[1] for line in status.splitlines() if line[:5] == 'VmRSS'))\n"
    "import sys\n"
    "print(sorted({'altair', 'vl_convert', 'duckdb', 'typst', 'docx'} & set(sys.modules)))\n"
)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux to be measured")
def test_a_process_that_draws_many_pages_stays_small():
    """Measured: some 160 MB, of which 50 MB are the code of the libraries."""
    drawn = subprocess.run(
        [sys.executable, "-c", DRAW], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert int(drawn[0]) / 1024 < 200
    assert drawn[1] == "[]", "a page needs no library of another form"
