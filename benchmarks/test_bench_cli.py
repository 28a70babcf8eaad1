"""How long a person waits for one answer on the command line, from a cold start."""

import subprocess
import sys
from pathlib import Path

COMITY = Path(sys.executable).with_name("comity")


def test_cold_status_on_the_command_line(benchmark):
    """``comity status ICRMW MEX``: start, read one record, answer and print."""

    def ask():
        command = [COMITY, "status", "ICRMW", "MEX"]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    done = benchmark.pedantic(ask, rounds=5, warmup_rounds=1)
    assert done.returncode == 0, done.stderr
    assert "bound" in done.stdout and "2003-07-01" in done.stdout
    if benchmark.stats is not None:
        assert benchmark.stats.stats.min < 1, "a person waits more than a second"
