"""Maps: shades, names, links and keys; classes of amounts by their written rule."""

import itertools
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import ground
from comity.web.design.classes import classes, kind_of
from comity.web.design.maps import BOUNDARIES, Key, Shade, key, world_map

AMOUNTS = st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=60)


def test_a_place_is_drawn_with_its_shade_its_name_and_its_words():
    text = world_map({"KEN": Shade("q3", "1.8%")}, "Migrants")
    assert re.search(r'class="p k-q3" d="m[^"]+"><title>Kenya: 1.8%</title>', text)
    assert "<title>Peru</title>" in text


def test_a_map_without_links_is_a_picture_with_a_name():
    assert 'role="img" aria-label="Migrants"' in world_map({}, "Migrants")


def test_a_map_with_links_is_skipped_by_the_keyboard_and_its_label_stands_for_it():
    text = world_map({"KEN": Shade("q3", "1.8%", "/states/KEN/")}, "Migrants")
    assert '<p class="vh">Migrants</p><svg' in text
    assert 'aria-hidden="true"' in text
    assert '<a href="/states/KEN/" tabindex="-1">' in text


def test_every_state_is_on_the_map_even_where_nothing_is_said_of_it():
    titles = set(re.findall("<title>([^<]+)</title>", world_map({}, "World")))
    states = {place.name.replace("'", "&#x27;") for place in ground().states()}
    assert states - titles == {"European Union"}


def test_a_territory_too_small_to_be_drawn_appears_once_something_is_said_of_it():
    assert "Guam" not in world_map({}, "World")
    assert "<title>Guam: 1</title>" in world_map({"GUM": Shade("q1", "1")}, "World")


def test_hostile_words_stay_words():
    bad = '"><script>alert(1)</script>'
    text = world_map({"KEN": Shade(bad, bad, bad)}, bad) + key([Key(bad, bad, 1)])
    assert "<script" not in text
    ElementTree.fromstring(f"<div>{text}</div>")


def test_a_second_map_on_a_page_does_not_define_the_hatches_again():
    assert "<pattern" in world_map({}, "World")
    assert "<pattern" not in world_map({}, "World", hatches=False)


def test_the_note_on_boundaries_is_a_sentence_of_the_interface():
    assert "no opinion on the status of any territory" in str(BOUNDARIES)


def test_the_key_gives_the_count_of_each_shade():
    assert "<span>bound <b>59</b></span>" in key([Key("bound", "bound", 59)])


@given(AMOUNTS)
def test_every_value_falls_in_one_class_and_every_class_has_some(values):
    bands = classes(values)
    assert sum(band.count for band in bands) == len(values)
    assert all(band.count and band.low <= band.high for band in bands)
    assert all(a.high < b.low for a, b in itertools.pairwise(bands))
    assert all(kind_of(value, bands) != "missing" for value in values)


@given(AMOUNTS)
def test_no_class_holds_a_loss_and_a_gain(values):
    for band in classes(values):
        assert not band.low < 0 < band.high


@pytest.mark.parametrize("values", [[], [float("nan")]])
def test_nothing_known_makes_no_class(values):
    assert classes(values) == ()


def test_equal_values_are_never_parted():
    assert [(band.low, band.count) for band in classes([0, 0, 0, 0, 0, 0, 7])] == [(0, 6), (7, 1)]
