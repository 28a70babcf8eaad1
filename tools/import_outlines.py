"""Make the outlines of places from a published topology of the world, and show what changes.

    python tools/import_outlines.py FOLDER            # review: print what would change
    python tools/import_outlines.py FOLDER --write    # write the record

FOLDER holds ``110m.json`` and ``50m.json`` of the source ``P22``. The rules:

1. A feature is a place when its code is that of one in the ground; every other feature is
   settled in ``SETTLED``, with the reason. A feature in neither stops the import.
2. Shapes are those of the coarse topology; its lines are thinned, the two sides of a border
   alike. A piece smaller than ``SPECK`` is left out, unless it is all that a place has.
3. A place whose land is smaller than ``SMALL`` has a point beside its shape; one that the
   coarse topology lacks has a point alone, taken from the largest island of the fine one.
4. Points that would cover one another are moved apart until each can be seen.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.facts import KNOWLEDGE, ground
from comity.facts.outlines import COLUMNS, WIDTH, Mark
from outlines_shapes import (
    HALF,
    MIDDLE,
    Cell,
    Point,
    Ring,
    apart,
    arcs_of,
    area,
    beside,
    equal_earth,
    joined,
    label_point,
    on_grid,
    path_of,
    ring_of,
    thinned,
)

#: Features without a place of their own: the place they are drawn with, if any, and why.
SETTLED: Mapping[str, tuple[str, str]] = {
    "ATA": ("", "No State and no figure stands there; without it the rest is drawn larger."),
    "ATC": ("", "Uninhabited reefs; part of Australia in ISO 3166-1."),
    "CYN": ("CYP", "Part of Cyprus: Security Council resolutions 541 (1983) and 550 (1984)."),
    "IOA": ("", "Christmas and Cocos Islands in one feature; in ISO 3166-1 they are two."),
    "KAS": ("", "The Siachen Glacier is claimed by two States; the coarse topology has none."),
    "SOL": ("SOM", "Part of Somalia, in the practice of the United Nations."),
}
#: Where a point stands on another island than the largest, and why.
PLACED: Mapping[str, tuple[Point, str]] = {
    "KIR": ((173.0, 1.4), "Tarawa, where the capital is; the largest island lies far east of it."),
}
SCALE = WIDTH / (2 * HALF)
#: The northernmost land touches the upper edge of the grid.
ORIGIN = (WIDTH / 2, equal_earth(0, 83.9)[1] * SCALE)
THIN, SPECK, SMALL = 2.4, 3.0, 24.0
DISTANCE = 13.0
RECORD = KNOWLEDGE / "facts" / "outlines.csv"


@dataclass(frozen=True)
class Drawn:
    """The rings of a place on the grid and the point at which it is named."""

    rings: list[list[Cell]]
    point: Point

    @property
    def area(self) -> float:
        """The land that it shows, in cells of the grid."""
        return sum(abs(area(ring)) for ring in self.rings)


def code_of(feature: Mapping[str, Any]) -> str:
    """Return the place that a feature is drawn with; nothing for one that is left out."""
    code = feature["properties"].get("a3", "")
    if code in SETTLED:
        return SETTLED[code][0]
    if code not in ground().places:
        name = feature["properties"].get("name", "")
        raise SystemExit(f"{name} ({code}) is no place on record; settle it in SETTLED.")
    return str(code)


def rings_of(feature: Mapping[str, Any]) -> list[list[int]]:
    """Return the rings of a feature as the numbers of their arcs."""
    shapes = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
    return [ring for shape in shapes for ring in shape]


def read(path: Path, thin: float) -> dict[str, list[Ring]]:
    """Return the rings of each place in degrees, features that belong together joined."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    raw = arcs_of(topology)
    numbers: defaultdict[str, list[list[int]]] = defaultdict(list)
    for feature in topology["objects"]["countries"]["geometries"]:
        if code := code_of(feature):
            numbers[code] += rings_of(feature)
    arcs = [thinned(arc, thin, SCALE) for arc in raw] if thin else raw
    return {
        code: [ring_of(ring, arcs) for ring in joined(found, raw)]
        for code, found in numbers.items()
    }


def drawn(code: str, rings: list[Ring]) -> Drawn:
    """Put the rings of a place on the grid, on the side of the map where its largest stands."""
    largest = beside(max(rings, key=_size), MIDDLE)
    near = label_point(largest)
    if code in PLACED:
        near = PLACED[code][0]
    x, y = equal_earth(near[0] - MIDDLE, near[1])
    cells = [on_grid(beside(ring, near[0]), SCALE, ORIGIN) for ring in rings]
    whole = sorted((c for c in cells if len(c) > 2), key=lambda c: -abs(area(c)))
    kept = [ring for ring in whole[1:] if abs(area(ring)) >= SPECK]
    return Drawn(whole[:1] + kept, (ORIGIN[0] + x * SCALE, ORIGIN[1] - y * SCALE))


def _size(ring: Ring) -> float:
    return abs(area([equal_earth(*point) for point in ring]))


def record(folder: Path) -> str:
    """Return the whole record as text."""
    coarse = {c: drawn(c, rings) for c, rings in read(folder / "110m.json", THIN).items()}
    fine = {c: drawn(c, rings) for c, rings in read(folder / "50m.json", 0).items()}
    shown = {**fine, **coarse}
    small = {code for code, item in shown.items() if code not in coarse or item.area < SMALL}
    points = apart({code: shown[code].point for code in small}, DISTANCE)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for code, item in sorted(shown.items()):
        mark = Mark.POINT if code not in coarse else Mark.BOTH if code in small else Mark.SHAPE
        x, y = points.get(code, item.point)
        path = path_of(item.rings) if code in coarse else ""
        writer.writerow([code, mark, round(x), round(y), path])
    return out.getvalue()


def main() -> int:
    """Compare the record with what the topology gives, and write it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds 110m.json and 50m.json")
    parser.add_argument("--write", action="store_true", help="write the record")
    options = parser.parse_args()
    text = record(options.folder)
    before = RECORD.read_text(encoding="utf-8").splitlines() if RECORD.exists() else []
    changed = sorted(set(text.splitlines()) ^ set(before))
    print(f"{len(text.splitlines()) - 1} places, {len(text):,} bytes; {len(changed)} lines differ")
    print(" ".join(dict.fromkeys(line.split(",")[0] for line in changed)))
    if options.write:
        RECORD.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
