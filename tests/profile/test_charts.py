"""The line chart: what is not known is a gap, zero is always there, names never touch."""

import math
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from comity.profile.document import (
    Cell,
    Chart,
    Column,
    Document,
    Row,
    Section,
    Series,
    Table,
)
from comity.profile.render.charts import INKS, LINE, TOP, WIDTH, png, svg
from comity.profile.render.html import to_html
from comity.profile.render.labels import apart, broken, wide
from comity.profile.render.scales import MOST, tick_text, value_ticks, year_ticks

BEHIND = Table("Behind", (Column("Year"),), (Row((Cell("2000"),)),))
SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = st.floats(-1e12, 1e12, allow_nan=False)


def chart(*lines, years=(2000, 2001, 2002, 2003, 2004), unit="persons", stepped=False, whole=None):
    return Chart("T", "A", unit, years, lines, BEHIND, "S", stepped, whole)


def line(*values, name="Kenya", role="own"):
    return Series(name, values, role)


def drawn(block):
    return etree.fromstring(svg(block))


def courses(read, ink=INKS.own):
    """The ways of the lines in an ink; those that lead to a name have no width."""
    paths = read.iter(f"{SVG}path")
    return [p.get("d") for p in paths if p.get("stroke") == ink and p.get("stroke-width")]


def texts(read):
    return ["".join(node.itertext()) for node in read.iter(f"{SVG}text")]


def dots(read):
    return list(read.iter(f"{SVG}circle"))


def rules(read):
    """The lines of the grid: their height and their ink."""
    found = {}
    for path in read.iter(f"{SVG}path"):
        ends = re.fullmatch(r"M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)", path.get("d"))
        if ends and ends[2] == ends[4] and not path.get("stroke-width"):
            found[float(ends[2])] = path.get("stroke")
    return found


def test_a_year_without_a_value_is_a_gap_and_no_line_passes_it():
    (way,) = courses(drawn(chart(line(1.0, 2.0, None, 2.0, 1.0))))
    assert way.count("M") == 2 and way.count("L") == 2


def test_a_lone_year_between_gaps_is_a_dot():
    read = drawn(chart(line(None, 2.0, None, 2.0, 1.0)))
    assert len(dots(read)) == 1 and len(courses(read)) == 1


def test_a_chart_of_one_year_is_a_dot_in_the_middle():
    read = drawn(chart(line(5.0), years=(2024,)))
    (dot,) = dots(read)
    assert courses(read) == [] and "2024" in texts(read)
    assert 0 < float(dot.get("cx")) < WIDTH


def test_a_line_without_any_value_is_named_and_said_to_have_no_data():
    """It is unknown: no line lies at zero for it."""
    read = drawn(chart(line(None, None, None, None, None), line(1.0, 2.0, 3.0, 4.0, 5.0, name="B")))
    assert "Kenya: no data" in texts(read)
    assert len(courses(read)) == 1 and dots(read) == []


def test_a_count_of_acts_goes_up_by_steps_and_a_mean_does_not():
    lines = (line(1.0, 2.0, 2.0, 3.0, 3.0), line(1.0, 2.0, 2.0, 3.0, 3.0, role="world"))
    read = drawn(chart(*lines, stepped=True))
    assert re.fullmatch(r"M[\d.,]+(H[\d.]+V[\d.]+)+", *courses(read))
    assert re.fullmatch(r"M[\d.,]+(L[\d.,]+)+", *courses(read, INKS.world))


def test_zero_is_a_strong_line_where_values_lie_below_it():
    def strong(read):
        return [y for y, ink in rules(read).items() if ink == INKS.soft]

    below = drawn(chart(line(-2.0, 1.0, 0.0, 1.0, 1.0)))
    assert len(strong(below)) == 1 and "−2.0" in texts(below)
    assert not any("-" in text for text in texts(below))
    assert strong(drawn(chart(line(2.0, 1.0, 0.0, 1.0, 1.0)))) == []


def test_zero_of_broken_steps_has_no_sign():
    read = drawn(chart(line(-0.4, 0.2, 0.0, 0.1, 0.1)))
    assert "0.0" in texts(read) and "−0.0" not in texts(read)


def test_an_axis_of_parts_goes_from_nought_to_the_whole():
    assert texts(drawn(chart(line(3.0, 4.0, 4.0, 5.0, 9.0), whole=100.0)))[:6] == [
        "0",
        "20",
        "40",
        "60",
        "80",
        "100",
    ]


def test_the_line_of_the_state_is_drawn_above_the_others():
    read = drawn(chart(line(1.0, 2.0, 3.0, 4.0, 5.0), line(1.0, 2.0, 3.0, 4.0, 5.0, role="world")))
    lines = [path for path in read.iter(f"{SVG}path") if path.get("stroke-width")]
    assert [path.get("stroke") for path in lines] == [INKS.world, INKS.own]


def test_lines_are_told_apart_without_hue():
    """WCAG 1.4.1: width and dashes differ, those of lines without a role as well."""
    roles = ("own", "region", "world", "other", "other", "other")
    lines = [line(*[float(at)] * 5, name=f"L{at}", role=role) for at, role in enumerate(roles)]
    read = drawn(chart(*lines))
    looks = [
        (path.get("stroke-width"), path.get("stroke-dasharray"))
        for path in read.iter(f"{SVG}path")
        if path.get("stroke-width")
    ]
    assert len(set(looks)) == len(roles)


def test_the_names_stand_in_the_order_of_the_lines_and_do_not_touch():
    lines = [line(*[50.0 + at / 10] * 5, name=f"L{at}", role="other") for at in range(30)]
    read = drawn(chart(*lines))
    ends = {
        node.text: float(node.get("y")) for node in read.iter(f"{SVG}text") if node.text[0] == "L"
    }
    places = [ends[f"L{at}"] for at in reversed(range(30))]
    assert all(b - a >= LINE - 0.2 for a, b in pairwise(places))
    assert places[0] >= TOP and places[-1] <= float(read.get("height"))


@given(st.lists(st.tuples(st.floats(0, 200), st.sampled_from([16, 32, 48])), max_size=8))
def test_labels_moved_apart_never_touch_and_keep_their_order(labels):
    places, heights = [p for p, _ in labels], [h for _, h in labels]
    low = 200.0 + sum(heights)
    found = apart(places, heights, low)
    order = sorted(range(len(places)), key=lambda at: places[at])
    for one, two in pairwise(order):
        assert found[two] - found[one] >= (heights[one] + heights[two]) / 2 - 1e-6
    assert all(at + high / 2 <= low + 1e-6 for at, high in zip(found, heights, strict=True))


@given(st.lists(NUMBERS, max_size=6))
def test_the_ticks_hold_every_value_and_zero_in_few_round_steps(values):
    ticks = value_ticks(values)
    step = ticks[1] - ticks[0]
    slack = 1e-6 * max(step, 1e-9)
    assert 0.0 in ticks and 2 <= len(ticks) <= MOST + 1
    assert ticks[0] <= min([0.0, *values]) + slack and ticks[-1] >= max([0.0, *values]) - slack
    said = [tick_text(tick, step) for tick in ticks]
    assert len(set(said)) == len(ticks) and not any("-" in text for text in said)


@given(st.integers(1, 9999), st.integers(0, 400), st.integers(2, 9))
def test_the_years_named_are_round_few_and_within_the_chart(first, span, most):
    years = year_ticks((first, first + span), most)
    assert 1 <= len(years) <= most
    assert first <= years[0] and years[-1] <= first + span
    assert len({b - a for a, b in pairwise(years)}) <= 1


@given(st.lists(st.none() | st.floats(), min_size=5, max_size=5), st.booleans())
def test_any_numbers_give_a_sound_drawing_within_the_picture(values, stepped):
    near = [None if v is None or abs(v) > 1e100 else v for v in values]
    read = drawn(chart(line(*near), stepped=stepped))
    numbers = [float(n) for way in courses(read) for n in re.findall(r"-?[\d.]+", way)]
    assert all(math.isfinite(n) and 0 <= n <= WIDTH for n in numbers)
    assert len(dots(read)) + len(courses(read)) >= any(
        v is not None and math.isfinite(v) for v in near
    )


def test_a_value_that_is_no_number_is_a_gap():
    (way,) = courses(drawn(chart(line(1.0, 2.0, float("nan"), 2.0, float("inf")))))
    assert way.count("M") == 1 and way.count("L") == 1


@given(st.text(max_size=80))
def test_any_name_fits_its_room(name):
    assert all(wide(part, 14) <= 122 for part in broken(name, 14, 122))


def test_a_long_name_is_broken_into_lines_and_none_of_it_is_lost():
    name = "Latin America and the Caribbean"
    (said,) = (t for t in texts(drawn(chart(line(1.0, 2.0, 3.0, 4.0, 5.0, name=name)))) if "L" in t)
    assert said == name


def test_hostile_names_and_fonts_are_drawn_as_text(hostile):
    series = (line(0.0, 50.0, 1.0, 2.0, 3.0, name="</text><script>x</script>\x00"),)
    read = etree.fromstring(svg(chart(*series), font='"><script>'))
    assert {etree.QName(node).localname for node in read.iter()} <= {
        "svg",
        "path",
        "text",
        "tspan",
        "circle",
    }
    assert read.get("font-family") == '"><script>'
    assert svg(next(s for s in hostile.sections if s.id == "course").blocks[0]).isprintable()


def test_a_drawing_has_no_name_that_another_on_the_page_could_have():
    """No id and no reference; no style that a strict page refuses."""
    read = drawn(chart(line(1.0, 2.0, None, 2.0, 1.0)))
    names = {name for node in read.iter() for name in node.attrib}
    assert not names & {"id", "class", "style", "href", "clip-path", "fill-rule"}


def test_every_colour_of_a_chart_follows_the_page():
    roles = ("own", "region", "world", "other")
    block = chart(*(line(-1.0, 2.0, None, 2.0, 1.0, name=role, role=role) for role in roles))
    section = Section("s", "S", "", (block,))
    text = to_html(Document("X", "X", "", "", "", date(2024, 6, 30), "", "", (section,)))
    figure = text[text.index("<figure") : text.index("</figure")]
    assert re.findall(r'"#[0-9a-f]{6}"', figure) == []
    assert {"var(--accent)", "var(--warm)", "var(--mid)", "var(--soft)", "var(--line)"} == set(
        re.findall(r"var\(--\w+\)", figure)
    )


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_the_picture_for_word_is_a_png_of_the_size_asked(scale):
    block = chart(line(1.0, 2.0, None, 2.0, 1.0))
    made = png(block, scale=scale)
    assert made.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(made[16:20]) == WIDTH * scale
