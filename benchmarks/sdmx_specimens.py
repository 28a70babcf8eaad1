"""Make SDMX files of a size, and read one in a process of its own to see what it costs.

Run as a program: ``python sdmx_specimens.py comity|sdmx1 FILE [STRUCTURE]`` reads FILE and
prints seconds, seconds of processor time, peak memory in megabytes and observations.
"""

import json
import subprocess
import sys
import time
from datetime import date
from importlib import import_module
from itertools import islice, product
from pathlib import Path

from comity.evidence.exchange import About, Format, structure, structure_xml, write

ABOUT = About(date(2026, 11, 21))


def specimen(folder: Path, kind: Format, size: int) -> Path:
    """Write ``size`` observations, each with its whole key, as a message of a kind."""
    import polars as pl

    own = structure()
    places = list(own.codes("REF_AREA"))[:200]
    years = range(1950, 2050)
    rows = list(islice(product(years, places, places), size))
    table = pl.DataFrame(
        {
            "REF_AREA": [row[1] for row in rows],
            "ORIGIN": [row[2] for row in rows],
            "TIME_PERIOD": [str(row[0]) for row in rows],
            "OBS_VALUE": [float(at * 7919 % 999_983) for at in range(size)],
        }
    ).with_columns(
        SEX=pl.lit("F"),
        AGE=pl.lit("_T"),
        CRITERION=pl.lit("BIRTH"),
        DURATION=pl.lit("Y_GE1"),
        MEASURE=pl.lit("STOCK"),
        UNIT_MEASURE=pl.lit("PS"),
        OBS_STATUS=pl.lit("A"),
        SOURCE=pl.lit("Census"),
    )
    (folder / "structure.xml").write_text(structure_xml("2.1", ABOUT), encoding="utf-8")
    return write(table, folder / f"{kind}-{size}{_suffix(kind)}", kind, ABOUT)


def cost(reader: str, path: Path) -> dict[str, float]:
    """Read a file in a process of its own."""
    command = [sys.executable, __file__, reader, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _suffix(kind: Format) -> str:
    return ".csv" if "csv" in kind else ".xml"


def _with_comity(path: Path) -> int:
    from comity.evidence.exchange import read

    return read(path).height


def _with_sdmx1(path: Path) -> int:
    import sdmx

    with (path.parent / "structure.xml").open("rb") as described:
        own = sdmx.read_sdmx(described).structure["MIGRATION"]
    return sum(len(data) for data in sdmx.read_sdmx(path, structure=own).data)


def _peak_megabytes() -> float:
    """Peak of this process alone: ``getrusage`` would count that of its parent too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _main(reader: str, path: Path) -> None:
    read = {"comity": _with_comity, "sdmx1": _with_sdmx1}[reader]
    # Loading libraries is no part of reading a file.
    import_module("sdmx" if reader == "sdmx1" else "polars")
    structure()
    wall, own = time.perf_counter(), time.process_time()
    count = read(path)
    spent = {
        "seconds": time.perf_counter() - wall,
        "processor_seconds": time.process_time() - own,
        "megabytes": _peak_megabytes(),
        "observations": count,
    }
    print(json.dumps(spent))


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
