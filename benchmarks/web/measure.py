"""Measure the site on the loopback, and print the figures of the page on running it.

    .venv/bin/python benchmarks/web/measure.py --seconds 10 --workers 2

Every part is bounded: the whole takes about five times the seconds given, and half a minute.
"""

from __future__ import annotations

import argparse
from statistics import median

from site_loaded import Site, opened

from comity.facts import ground

DAY = "2026-11-21"
ONE = f"/states/KEN/?on={DAY}"


def first_answers(times: int) -> list[tuple[str, str, str]]:
    """Start the site some times over, and wait for its first answer."""
    rows = []
    for path in ("/healthz", "/"):
        found = []
        for _ in range(times):
            with opened(1, path) as site:
                found.append(site.first)
        rows.append((f"first answer at `{path}` after start", "< 2 s", f"{median(found):.2f} s"))
    return rows


def loaded(site: Site, seconds: int) -> list[tuple[str, str, str]]:
    """Load pages that are kept, then pages that are not, and look at the memory."""
    codes = [place.code for place in ground().states()]
    rows = []
    for _ in range(12 * len(site.workers)):  # each worker makes it once
        site.get(ONE)
    one = site.load([ONE], 50, seconds)
    rows.append(("State page, kept, 50 connections: p95", "< 50 ms", f"{one['p95']:.1f} ms"))
    rows.append(("the same: answers per second", "≥ 300", told(one)))
    many = [f"/states/{code}/?on={DAY}" for code in codes[:60]]
    site.load(many, 50, max(seconds, 10))
    kept = site.load(many, 50, seconds)
    rows.append(("60 State pages in turn, kept: answers per second", "≥ 300", told(kept)))
    new = [f"/states/{code}/?on={{day}}" for code in codes]
    fresh = site.load(new, 8, 2 * seconds)
    rows.append(("State pages never asked before: answers per second", "≥ 8", told(fresh)))
    rows.append(("memory of each worker after that", "< 250 MB", megabytes(site.memory())))
    rows.append(("the most it had", "", megabytes(site.memory("VmHWM"))))
    return rows


def told(found: dict[str, float]) -> str:
    """Say a rate, and what went wrong."""
    wrong = int(found["refused"] + found["broken"])
    return f"{found['rate']:,.1f}" + (f" ({wrong} wrong)" if wrong else "")


def megabytes(found: list[int]) -> str:
    """Say the memory of workers."""
    return ", ".join(f"{value} MB" for value in found)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    rows = first_answers(5)
    with opened(asked.workers) as site:
        rows.append(("memory of each worker at rest", "", megabytes(site.memory())))
        rows += loaded(site, asked.seconds)
    print("| what | wanted | found |\n|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
