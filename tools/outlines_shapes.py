"""Geometry of outlines: read a topology, project it, thin it, write it as a path on a grid.

The projection is Equal Earth: areas stand in their true proportion (Savric, Patterson and
Jenny 2018, "The Equal Earth map projection", International Journal of Geographical
Information Science 33(3), equations 1 to 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import asin, cos, hypot, radians, sin, sqrt
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Cell = tuple[int, int]

#: Coefficients of the polynomial of the projection.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
#: The meridian in the middle: with it Chukotka stands beside the rest of Russia.
MIDDLE = 11.0


def equal_earth(longitude: float, latitude: float) -> Point:
    """Project degrees; a longitude beyond 180 degrees is simply further out.

    >>> equal_earth(0, 0)
    (0.0, 0.0)
    >>> [round(value, 4) for value in equal_earth(180, 0)]
    [2.7066, 0.0]
    >>> [round(value, 4) for value in equal_earth(0, 90)]
    [0.0, 1.3174]
    """
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    below = 3 * (9 * A4 * sixth * square + 7 * A3 * sixth + 3 * A2 * square + A1)
    across = 2 * sqrt(3) * radians(longitude) * cos(angle) / below
    up = angle * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return across, up


def arcs_of(topology: Mapping[str, Any]) -> list[Ring]:
    """Return the arcs of a quantised topology in degrees, none broken at the date line."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(unbroken(points))
    return found


def unbroken(points: Iterable[Point]) -> Ring:
    """Let a line go on beyond 180 degrees rather than jump across the map.

    >>> unbroken([(179.0, 1.0), (-179.0, 2.0)])
    [(179.0, 1.0), (181.0, 2.0)]
    """
    done: Ring = []
    for longitude, latitude in points:
        turns = round((done[-1][0] - longitude) / 360) if done else 0
        done.append((longitude + 360 * turns, latitude))
    return done


def thinned(arc: Ring, least: float, scale: float) -> Ring:
    """Leave out the points of an arc whose triangle with their neighbours is smallest.

    Areas are those of the map, in cells of its grid (Visvalingam and Whyatt 1993). Arcs are
    thinned rather than rings: two neighbours share theirs, so no gap opens between them.
    """
    kept = [(point, equal_earth(*point)) for point in arc]
    while len(kept) > 2:
        areas = [
            abs(area([kept[i - 1][1], kept[i][1], kept[i + 1][1]])) * scale**2
            for i in range(1, len(kept) - 1)
        ]
        smallest = min(areas)
        # A closed arc is a ring: it keeps enough points to stay one.
        if smallest >= least or (arc[0] == arc[-1] and len(kept) <= 4):
            break
        del kept[areas.index(smallest) + 1]
    return [point for point, _ in kept]


def area(ring: Sequence[Point]) -> float:
    """Return the area inside a ring, its sign saying which way round it goes.

    >>> area([(0, 0), (2, 0), (2, 1), (0, 1)])
    2.0
    """
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def joined(rings: list[list[int]], arcs: Sequence[Ring]) -> list[list[int]]:
    """Join rings, given by the numbers of their arcs: a line passed both ways goes.

    >>> square = [[(0, 1), (0, 0), (1, 0), (1, 1)], [(1, 1), (0, 1)], [(0, 1), (0, 2), (1, 1)]]
    >>> joined([[0, 1], [~1, ~2]], square)
    [[0, -3]]
    """
    numbers = {number for ring in rings for number in ring}
    inner = {number for number in numbers if ~number in numbers}
    whole = [ring for ring in rings if not inner.intersection(ring)]
    left = [number for ring in rings if inner.intersection(ring) for number in ring]
    left = [number for number in left if number not in inner]
    while left:
        ring = [left.pop(0)]
        while _ends(ring[-1], arcs)[1] != _ends(ring[0], arcs)[0]:
            follows = next(n for n in left if _ends(n, arcs)[0] == _ends(ring[-1], arcs)[1])
            left.remove(follows)
            ring.append(follows)
        whole.append(ring)
    return whole


def _ends(number: int, arcs: Sequence[Ring]) -> tuple[Point, Point]:
    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
    return arc[0], arc[-1]


def ring_of(numbers: Iterable[int], arcs: Sequence[Ring]) -> Ring:
    """Put arcs together to a ring; a number below zero means an arc the other way round."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return unbroken(points)


def beside(ring: Ring, longitude: float) -> Ring:
    """Move a ring by whole turns until its middle is nearest to a longitude."""
    middle = sum(x for x, _ in ring) / len(ring)
    turn = 360 * round((longitude - middle) / 360)
    return [(x + turn, y) for x, y in ring]


def label_point(ring: Ring) -> Point:
    """Return a point inside a ring: the middle of its widest stretch at half its height.

    >>> label_point([(0, 0), (4, 0), (4, 2), (0, 2)])
    (2.0, 1.0)
    """
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    if low == high:
        return ring[0]
    middle = (low + high) / 2
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    cuts = sorted(
        x1 + (middle - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairs
        if (y1 > middle) != (y2 > middle)
    )
    width, start = max((b - a, a) for a, b in zip(cuts[::2], cuts[1::2], strict=True))
    return start + width / 2, middle


def path_of(rings: Iterable[Sequence[Cell]]) -> str:
    """Write rings of whole numbers as a path of relative steps, as short as SVG allows.

    >>> path_of([[(5, 5), (8, 5), (8, 9)]])
    'm5 5 3 0 0 4z'
    """
    text, at = "", (0, 0)
    for ring in rings:
        text += "m"
        for index, (x, y) in enumerate(ring):
            dx, dy = x - at[0], y - at[1]
            text += f"{'' if dx < 0 or not index else ' '}{dx}{'' if dy < 0 else ' '}{dy}"
            at = (x, y)
        text, at = f"{text}z", ring[0]
    return text


def on_grid(ring: Ring, scale: float, origin: Point) -> list[Cell]:
    """Project a ring onto the grid; points that fall together or lie in a row are one."""
    cells: list[Cell] = []
    for longitude, latitude in ring:
        x, y = equal_earth(longitude - MIDDLE, latitude)
        cell = round(origin[0] + x * scale), round(origin[1] - y * scale)
        if not cells or cells[-1] != cell:
            cells.append(cell)
    while len(cells) > 1 and cells[0] == cells[-1]:
        cells.pop()
    corners = zip([cells[-1], *cells[:-1]], cells, [*cells[1:], cells[0]], strict=True)
    return [here for before, here, after in corners if area([before, here, after])]


def apart(points: Mapping[str, Point], least: float) -> dict[str, Point]:
    """Move points that would cover one another until they stand a distance apart."""
    moved = dict(sorted(points.items()))
    names = list(moved)
    for _ in range(200):
        pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
        close = [pair for pair in pairs if _distance(moved[pair[0]], moved[pair[1]]) < least]
        if not close:
            break
        for first, second in close:
            _push(moved, first, second, least)
    return moved


def _distance(first: Point, second: Point) -> float:
    return hypot(first[0] - second[0], first[1] - second[1])


def _push(points: dict[str, Point], first: str, second: str, least: float) -> None:
    (x1, y1), (x2, y2) = points[first], points[second]
    far = _distance(points[first], points[second])
    # Points at one place go apart sideways.
    ux, uy = ((x2 - x1) / far, (y2 - y1) / far) if far else (1.0, 0.0)
    step = (least - far) / 2 + 0.01
    points[first] = (x1 - ux * step, y1 - uy * step)
    points[second] = (x2 + ux * step, y2 + uy * step)


#: Half the width of the whole earth on the map, before it is brought to a grid.
HALF = equal_earth(180, 0)[0]
