"""Load the site for long, and see that nothing breaks and nothing grows.

    .venv/bin/python benchmarks/web/soak.py --minutes 10 --connections 100 --workers 2

Ends with exit code 1 when an answer was wrong, a connection broke, a worker was lost, or the
memory of a worker went over its bound or still grew in the last half of the time.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from statistics import mean
from time import monotonic, sleep

from site_loaded import Site, opened

#: Pages over the largest tables need more than those of States, which stay below 250 MB.
MOST_MB, GROWTH = 270, 1.10


def pages(most: int) -> list[str]:
    """Return pages of every room, spread evenly, and the forms of some of them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.web.settings")
    import comity.web.wsgi  # noqa: F401  # sets up the settings
    from comity.web.rooms import rooms

    found = []
    for room in rooms():
        paths = list(room.pages())
        share = max(1, len(paths) * len(rooms()) // most)
        found += paths[::share]
    french = [f"/fr{path}" for path in found[::7]]
    data = [f"{path}?format=json" for path in found[::11] if "?" not in path]
    return [*found, *french, *data, "/healthz", "/readyz"]


def standing(site: Site, paths: list[str]) -> list[str]:
    """Ask each page once, so that what is wrong alone is named before the crowd comes."""
    wrong = [path for path in paths if site.get(path) != 200]
    if wrong:
        sys.exit(f"{len(wrong)} pages do not stand, such as {' '.join(wrong[:5])}")
    return paths


def watched(site: Site, seconds: int) -> list[list[int]]:
    """Look at the memory of each worker every few seconds until the time is over."""
    end, seen = monotonic() + seconds, []
    while monotonic() < end:
        seen.append(site.memory())
        print(f"{int(end - monotonic()):>5} s left: {seen[-1]} MB", flush=True)
        sleep(min(15, max(1, seconds // 20)))
    return seen


def verdict(found: dict[str, float], seen: list[list[int]], workers: int) -> list[str]:
    """Say what is wrong."""
    wrong = [f"{name}: {int(found[name])}" for name in ("refused", "broken") if found[name]]
    if any(len(row) != workers for row in seen):
        return [*wrong, "a worker was lost"]
    for number, column in enumerate(zip(*seen, strict=True), 1):
        middle, last = len(column) // 2, max(1, len(column) // 5)
        before, after = mean(column[middle : middle + last]), mean(column[-last:])
        if max(column) > MOST_MB:
            wrong.append(f"worker {number} had {max(column)} MB")
        if after > before * GROWTH:
            wrong.append(f"worker {number} grew from {before:.0f} to {after:.0f} MB")
    return wrong


def main() -> None:
    """Load, watch, and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--connections", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pages", type=int, default=400)
    asked = parser.parse_args()
    seconds = int(asked.minutes * 60)
    with opened(asked.workers) as site, ThreadPoolExecutor(1) as crowd:
        paths = standing(site, pages(asked.pages))
        print(f"{len(paths)} pages, {asked.connections} connections, {seconds} s", flush=True)
        load = crowd.submit(site.load, paths, asked.connections, seconds)
        seen = watched(site, seconds)
        found = load.result()
    print(found)
    wrong = verdict(found, seen, asked.workers)
    print("Wrong: " + "; ".join(wrong) if wrong else "Nothing broke and nothing grew.")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
