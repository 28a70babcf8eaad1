"""Making outlines from a topology: projection, thinning, joining, and what has no code."""

import importlib.util
import json
import sys
from math import cos, hypot, radians
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts.outlines import WIDTH, Mark, Outline

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="module")
def tool():
    """Load the importer with its neighbour, as running it from its folder does."""
    sys.path.insert(0, str(TOOLS))
    try:
        spec = importlib.util.spec_from_file_location(
            "import_outlines", TOOLS / "import_outlines.py"
        )
        module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(TOOLS))


@pytest.fixture(scope="module")
def shapes(tool):
    return sys.modules["outlines_shapes"]


def square(x, y, size):
    return [[x, y], [size, 0], [0, size], [-size, 0], [0, -size]]


def topology(features, arcs):
    """Return a topology whose numbers are tenths of degrees."""
    geometries = [
        {"type": "Polygon", "arcs": rings, "properties": {"a3": code, "name": code}}
        for code, rings in features
    ]
    objects = {"countries": {"type": "GeometryCollection", "geometries": geometries}}
    return {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "objects": objects,
        "arcs": arcs,
    }


def folder(tmp_path, coarse, fine):
    (tmp_path / "110m.json").write_text(json.dumps(coarse))
    (tmp_path / "50m.json").write_text(json.dumps(fine))
    return tmp_path


@given(st.floats(-170, 170), st.floats(-80, 80))
def test_the_projection_keeps_areas(shapes, longitude, latitude):
    """A small cell has the area on the map that it has on the globe."""
    d = 0.01
    corners = [
        shapes.equal_earth(longitude + a, latitude + b)
        for a, b in ((0, -d), (2 * d, -d), (2 * d, d), (0, d))
    ]
    expected = radians(2 * d) ** 2 * cos(radians(latitude))
    assert shapes.area(corners) == pytest.approx(expected, rel=1e-4)


def test_a_feature_without_a_place_stops_the_import(tool, tmp_path):
    coarse = topology([("QQQ", [[0]])], [square(100, 100, 60)])
    with pytest.raises(SystemExit, match=r"QQQ \(QQQ\) is no place on record; settle it"):
        tool.record(folder(tmp_path, coarse, coarse))


def test_a_feature_that_is_part_of_a_place_is_joined_to_it(tool, tmp_path):
    """Two squares side by side: what was their border is no line any more."""
    west = [[160, 60], [-60, 0], [0, -60], [60, 0]]
    border = [[160, 60], [0, -60]]
    east = [[160, 0], [60, 0], [0, 60], [-60, 0]]
    coarse = topology([("SOM", [[0, -2]]), ("SOL", [[1, 2]])], [west, border, east])
    row = tool.record(folder(tmp_path, coarse, coarse)).splitlines()[1]
    assert row.startswith("SOM,shape,")
    assert row.count("m") == 1


def test_an_island_missing_from_the_coarse_topology_becomes_a_point(tool, tmp_path):
    coarse = topology([("KEN", [[0]])], [square(300, 0, 60)])
    fine = topology([("MLT", [[0]])], [square(144, 358, 1)])
    rows = tool.record(folder(tmp_path, coarse, fine)).splitlines()[1:]
    assert [row.split(",")[:2] for row in rows] == [["KEN", "shape"], ["MLT", "point"]]
    assert rows[1].endswith(",")


def test_a_piece_beyond_the_date_line_stands_beside_the_rest(tool, tmp_path):
    coarse = topology(
        [("RUS", [[0], [1]])],
        [square(1500, 600, 100), [[1790, 650], [-3590, 0], [0, 20], [3580, 0], [10, -20]]],
    )

    row = tool.record(folder(tmp_path, coarse, coarse)).splitlines()[1]
    code, mark, x, y, path = row.split(",")
    rings = Outline(code, Mark(mark), int(x), int(y), path).rings
    assert len(rings) == 2
    assert min(x for ring in rings for x, _ in ring) > WIDTH / 2


def test_both_sides_of_a_border_are_thinned_alike(shapes):
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 2.0)]
    thin = shapes.thinned(line, 0.9, 369)
    assert thin == [(0.0, 0.0), (2.0, 0.0), (3.0, 2.0)]
    assert shapes.thinned(line[::-1], 0.9, 369) == thin[::-1]


@given(
    st.dictionaries(
        st.text("ABC", min_size=3, max_size=3),
        st.tuples(st.floats(0, 9), st.floats(0, 9)),
        max_size=8,
    )
)
def test_points_are_moved_until_each_can_be_seen(shapes, points):
    moved = list(shapes.apart(points, 10).values())
    gaps = [hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(moved) for b in moved[i + 1 :]]
    assert all(gap > 9 for gap in gaps)


def test_every_odd_feature_has_its_reason(tool):
    assert all(reason for _, reason in tool.SETTLED.values())
    assert {code for code, _ in tool.SETTLED.values()} <= {"", "CYP", "SOM"}
