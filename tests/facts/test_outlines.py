"""Outlines of places: every State can be found on the map; what is no outline is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import RecordError, ground
from comity.facts.outlines import COLUMNS, HEIGHT, SOURCE, WIDTH, Mark, outlines

HEADER = ",".join(COLUMNS)
SQUARE = "m5 5 9 0 0 9-9 0z"


def area(ring):
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def land(code):
    return sum(area(ring) for ring in outlines()[code].rings)


def test_every_state_can_be_found_but_the_union_that_has_no_land_of_its_own():
    assert [p.code for p in ground().states() if p.code not in outlines()] == ["EUE"]


def test_areas_stand_in_their_true_proportion():
    """Greenland has 2.17, Algeria 2.38 and Australia 7.69 million square kilometres."""
    assert land("AUS") / land("DZA") == pytest.approx(7.69 / 2.38, rel=0.05)
    assert land("GRL") / land("DZA") == pytest.approx(2.17 / 2.38, rel=0.05)


def test_no_piece_of_land_runs_across_the_map():
    for outline in outlines().values():
        for ring in outline.rings:
            xs = [x for x, _ in ring]
            assert max(xs) - min(xs) < WIDTH * 0.45, outline.code


def test_chukotka_stands_beside_the_rest_of_russia_and_fiji_is_whole():
    assert min(x for ring in outlines()["RUS"].rings for x, _ in ring) > WIDTH / 2
    assert min(x for ring in outlines()["FJI"].rings for x, _ in ring) > WIDTH * 0.9


def test_islands_too_small_to_be_drawn_have_a_point_where_they_lie():
    malta, italy, tarawa = (outlines()[code] for code in ("MLT", "ITA", "KIR"))
    assert malta.mark is Mark.POINT
    assert not malta.path
    assert malta.y > max(y for _, y in italy.rings[0])
    assert tarawa.x > WIDTH * 0.9


def test_points_do_not_cover_one_another():
    points = [o for o in outlines().values() if o.mark is not Mark.SHAPE]
    for index, one in enumerate(points):
        for other in points[index + 1 :]:
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= 140, (one.code, other.code)


def test_what_the_united_nations_hold_for_one_state_is_drawn_as_one():
    """Somalia has 638 and Kenya 580 thousand square kilometres; Cyprus is one island."""
    assert len(outlines()["SOM"].rings) == len(outlines()["CYP"].rings) == 1
    assert land("SOM") / land("KEN") == pytest.approx(638 / 580, rel=0.05)


def test_western_sahara_and_palestine_are_drawn_apart():
    assert {outlines()[code].mark for code in ("ESH", "PSE")} == {Mark.SHAPE, Mark.BOTH}


def test_the_source_is_on_record():
    assert "Natural Earth" in ground().sources[SOURCE].publisher


def test_the_whole_record_is_small_enough_for_the_first_page():
    assert sum(len(outline.path) for outline in outlines().values()) < 45_000


def folder(tmp_path, *rows):
    facts = tmp_path / "facts"
    facts.mkdir()
    whole = ground().root / "facts" / "places.csv"
    (facts / "places.csv").write_text(whole.read_text(encoding="utf-8"), encoding="utf-8")
    text = "\n".join([HEADER, *rows, ""])
    (facts / "outlines.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("QQQ,shape,1,1," + SQUARE, "line 2, code: no place has the code 'QQQ'"),
        ("KEN,square,1,1," + SQUARE, "line 2, mark: is 'square'; expected shape | point | both"),
        ("KEN,shape,1,1,", "line 2, path: does not fit the mark 'shape'"),
        ("KEN,point,1,1," + SQUARE, "line 2, path: does not fit the mark 'point'"),
        ("KEN,shape,-1,1," + SQUARE, f"line 2, x: is '-1'; expected 0 to {WIDTH}"),
        ("KEN,shape,1,9999," + SQUARE, f"line 2, y: is '9999'; expected 0 to {HEIGHT}"),
        ("KEN,shape,1,1,m5 5 9 0 0 9", "line 2, path: is not made of rings"),
        ("KEN,shape,1,1,m5 5 9 0 0 9 1z", "line 2, path: is not made of rings"),
        ("KEN,shape,1,1,m5 5 9999 0 0 9z", "line 2, path: leaves the grid"),
        ('KEN,shape,1,1,"m5 5 9 0 0 9z""/><script>"', "line 2, path: is not made of rings"),
        ("KEN,shape,1", "line 2: has 3 cells; expected 5"),
    ],
)
def test_a_row_that_is_no_outline_is_refused_by_file_line_and_field(tmp_path, row, problem):
    with pytest.raises(RecordError) as caught:
        outlines(folder(tmp_path, row))
    assert problem in str(caught.value)
    assert "outlines.csv" in str(caught.value)


def test_a_place_given_twice_is_refused(tmp_path):
    row = "KEN,shape,1,1," + SQUARE
    with pytest.raises(RecordError, match="line 3, code: KEN is given twice"):
        outlines(folder(tmp_path, row, row))


@given(st.text(max_size=40))
def test_any_text_as_a_path_is_read_as_rings_or_refused(tmp_path_factory, text):
    cell = '"' + text.replace('"', '""') + '"'
    root = tmp_path_factory.mktemp("outlines")
    with suppress(RecordError):
        assert outlines(folder(root, f"KEN,shape,1,1,{cell}"))["KEN"].rings
