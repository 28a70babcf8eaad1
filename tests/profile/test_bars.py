"""Bars that lie: their lengths, their sides and their words in every form of a profile."""

import re
from datetime import date

import pytest
from lxml import etree, html

from comity.profile.document import (
    Bar,
    Bars,
    Cell,
    Column,
    ColumnKind,
    Document,
    Paragraph,
    Row,
    Section,
    Table,
)
from comity.profile.render.bars import LABEL, LONGEST, WIDTH, bars_png, bars_svg
from comity.profile.render.html import to_html
from comity.profile.render.markdown import to_markdown

BEHIND = Table(
    "Behind",
    (Column("Place"), Column("Persons", ColumnKind.NUMBER)),
    (Row((Cell("A"), Cell("4"))),),
)


def bars(role="out", *values):
    lying = tuple(Bar(f"Place {place}", value, f"{value:g}") for place, value in enumerate(values))
    return Bars(f"Title {role}", "6", "Alt", "persons", lying, role, BEHIND, "Source: S.")


def boxes(drawing):
    read = etree.fromstring(drawing)
    return [
        (float(box.get("x")), float(box.get("width")))
        for box in read.iter("{http://www.w3.org/2000/svg}rect")
    ]


def page(*blocks):
    section = Section("s", "S", "", blocks)
    text = to_html(Document("X", "X", "", "", "", date(2024, 6, 30), "", "", (section,)))
    return html.document_fromstring(text)


def test_the_length_of_a_bar_is_in_proportion_to_its_value():
    longest, half, quarter = (width for _, width in boxes(bars_svg(bars("out", 8, 4, 2))))
    assert half == pytest.approx(longest / 2, abs=0.1)
    assert quarter == pytest.approx(longest / 4, abs=0.1)


def test_arrivals_end_and_departures_begin_at_one_line():
    """The names stand on that line, so that both sides are read from the middle."""
    assert {round(x + w) for x, w in boxes(bars_svg(bars("in", 8, 4, 2)))} == {WIDTH - LABEL}
    assert {x for x, _ in boxes(bars_svg(bars("out", 8, 4, 2)))} == {LABEL}


@pytest.mark.parametrize("role", ["in", "out"])
def test_nothing_is_drawn_outside_the_picture(role):
    drawing = bars_svg(bars(role, 11_000_000, 0, 1))
    for x, width in boxes(drawing):
        assert x >= 0 and x + width <= WIDTH
    places = [float(x) for x in re.findall(r'<text x="([-\d.]+)"', drawing)]
    assert all(0 <= x <= WIDTH for x in places)


def test_a_name_too_long_for_its_room_is_cut_with_a_sign():
    lying = (Bar("x" * 90, 1.0, "1"),)
    drawing = bars_svg(Bars("T", "", "A", "persons", lying, "out", BEHIND, "S"))
    (name, _) = re.findall(r">([^<]+)</text>", drawing)
    assert LONGEST < len(name) < 90 and name.endswith("…")


def test_two_places_and_the_way_between_them_have_room():
    way = "Afghanistan → Iran (Islamic Republic of)"
    drawing = bars_svg(Bars("T", "", "A", "persons", (Bar(way, 1.0, "1"),), "out", BEHIND, "S"))
    assert f">{way}</text>" in drawing


def test_bars_without_a_row_are_still_a_picture():
    drawing = bars_svg(bars("in"))
    assert boxes(drawing) == []
    assert etree.fromstring(drawing).get("height") != "0"


def test_two_bars_that_follow_each_other_stand_side_by_side():
    found = page(bars("in", 1), bars("out", 1), Paragraph("Between"), bars("in", 1))
    assert [len(pair.xpath("figure")) for pair in found.xpath("//div[@class='pair']")] == [2, 1]


def test_the_total_stands_in_the_heading_of_the_bars():
    (heading,) = page(bars("in", 4, 2)).xpath("//figure/h3")
    assert heading.text_content() == "Title in, persons 6"
    section = Section("s", "S", "", (bars("in", 4, 2),))
    text = to_markdown(Document("X", "X", "", "", "", date(2024, 6, 30), "", "", (section,)))
    assert "**Title in, persons: 6**" in text and "Alt" in text and "**Behind**" in text


def test_the_picture_for_word_is_a_png():
    assert bars_png(bars("out", 3, 1), scale=1.0).startswith(b"\x89PNG\r\n")


def test_hostile_names_are_drawn_as_text(hostile):
    section = next(section for section in hostile.sections if section.id == "bars")
    for block in section.blocks:
        if isinstance(block, Bars):
            read = etree.fromstring(bars_svg(block))
            assert {etree.QName(node).localname for node in read.iter()} == {"svg", "rect", "text"}
