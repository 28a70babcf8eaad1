"""States, territories and former States, under every name in use."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.facts import (
    AmbiguousNameError,
    PlaceKind,
    RecordError,
    UnknownNameError,
    resolve,
)
from comity.facts import ground as the_ground
from comity.facts.place import COLUMNS, fold, read_places, read_successions, truth

PLACES = sorted(the_ground().places)
FIELDS = ("name", "short", "code", "iso2", "m49")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("COTE D'IVOIRE", "CIV"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("DR Congo", "COD"),
        ("Cabo Verde", "CPV"),
        ("Cape Verde", "CPV"),
        ("South Korea", "KOR"),
        ("North Korea", "PRK"),
        ("UK", "GBR"),
        ("Palestine", "PSE"),
        ("Swaziland", "SWZ"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("European Union", "EUE"),
        ("Holy See", "VAT"),
        ("Cook Islands", "COK"),
        ("mex", "MEX"),
        ("mx", "MEX"),
        ("484", "MEX"),
        ("  Mexico  ", "MEX"),
        ("St Lucia", "LCA"),
    ],
)
def test_a_name_in_use_finds_its_state(name, code):
    assert resolve(name).code == code


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("Korea", ["KOR", "PRK"]),
        ("Congo", ["COD", "COG"]),
        ("Yugoslavia", ["SCG", "YUG"]),
        ("Virgin Islands", ["VGB", "VIR"]),
    ],
)
def test_a_name_that_several_share_asks_the_reader_to_choose(name, choices):
    with pytest.raises(AmbiguousNameError) as caught:
        resolve(name)
    assert all(f"({code})" in str(caught.value) for code in choices), str(caught.value)
    assert str(caught.value).endswith("Write the code of the one you mean.")


@pytest.mark.parametrize(
    ("name", "meant"), [("Frnace", "France"), ("Mexcio", "Mexico"), ("Keyna", "Kenya")]
)
def test_a_misspelt_name_suggests_what_comes_close(name, meant):
    with pytest.raises(UnknownNameError, match=f"No State is called '{name}'. Did you") as caught:
        resolve(name)
    assert meant in caught.value.close


def test_a_name_like_no_other_says_where_the_names_are_listed():
    with pytest.raises(UnknownNameError) as caught:
        resolve("Qwxzjk")
    assert str(caught.value) == "No State is called 'Qwxzjk'. List them with `comity states`."


def _meant(ground, name):
    """The codes that a name may stand for."""
    try:
        return {ground.resolve(name).code}
    except AmbiguousNameError as error:
        return {choice.rpartition("(")[2].rstrip(")") for choice in error.choices}


def test_congo_is_the_only_name_of_a_place_that_is_ambiguous(ground):
    names = {(place.code, place.name) for place in ground.places.values()}
    assert {code for code, name in names if len(_meant(ground, name)) > 1} == {"COG"}


@pytest.mark.parametrize("code", PLACES)
def test_every_place_answers_to_its_own_names_and_codes(code, ground):
    """A name that several places share, such as Congo, names this one among the choices."""
    place = ground.places[code]
    for field in FIELDS:
        given_name = getattr(place, field)
        if not given_name:
            continue
        assert code in _meant(ground, given_name), (field, given_name)
        assert field in ("name", "short") or _meant(ground, given_name) == {code}


@given(code=st.sampled_from(PLACES), upper=st.booleans(), spaces=st.integers(0, 3))
def test_case_and_spaces_around_a_code_do_not_matter(code, upper, spaces):
    text = " " * spaces + (code.upper() if upper else code.lower()) + " " * spaces
    assert resolve(text).code == code


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "\x00\x07\x1b[31m",
        "\u202eociexM",
        "'; DROP TABLE places;--",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "the of and",
        "x" * 10_000,
        "é" * 10_000,
    ],
)
def test_a_hostile_name_is_unknown_in_one_short_printable_line(name):
    with pytest.raises(UnknownNameError) as caught:
        resolve(name)
    message = str(caught.value)
    assert len(message) < 600, "the message must not carry the whole text"
    assert "\n" not in message and "\x00" not in message and "\x1b" not in message


def test_an_ambiguous_name_drowned_in_signs_makes_no_long_message():
    with pytest.raises(AmbiguousNameError) as caught:
        resolve("Korea" + "." * 10_000)
    assert len(str(caught.value)) < 600, "the message must not carry the whole text"


@given(name=st.text(max_size=40))
def test_any_text_is_a_place_or_an_error_of_the_library(name):
    with suppress(UnknownNameError, AmbiguousNameError):
        assert resolve(name).code in PLACES


@given(name=st.text(max_size=40))
def test_folding_a_folded_name_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


def test_the_united_nations_have_193_members(ground):
    kinds = [place.kind for place in ground.places.values()]
    assert kinds.count(PlaceKind.MEMBER) == 193
    assert kinds.count(PlaceKind.OBSERVER) == 2, "the Holy See and the State of Palestine"


def test_states_are_those_that_can_be_party_today_in_order_of_name(ground):
    states = ground.states()
    codes = {place.code for place in states}
    assert {"MEX", "VAT", "PSE", "COK", "NIU", "EUE"} <= codes
    assert not codes & {"SUN", "YUG", "CSK", "DDR", "ANT", "ABW", "AB9"}
    assert [fold(p.name) for p in states] == sorted(fold(p.name) for p in states)


@pytest.mark.parametrize(
    ("code", "ended", "successors"),
    [
        ("CSK", "1992-12-31", {"CZE", "SVK"}),
        ("DDR", "1990-10-02", {"DEU"}),
        ("SCG", "2006-06-02", {"SRB", "MNE"}),
        ("YUG", "1992-04-26", {"BIH", "HRV", "MKD", "SVN", "SCG"}),
        ("YMD", "1990-05-21", {"YEM"}),
        ("YAR", "1990-05-21", {"YEM"}),
        ("VDR", "1976-07-01", {"VNM"}),
    ],
)
def test_a_former_state_has_a_last_day_and_successors(code, ended, successors, ground):
    place = ground.places[code]
    assert place.kind is PlaceKind.FORMER
    assert str(place.ended) == ended
    assert place.existed(place.ended.first)
    assert not place.existed(place.ended.last.replace(year=place.ended.year + 1))
    assert {s.successor for s in ground.successions if s.predecessor == code} == successors


def test_the_russian_federation_continues_the_soviet_union(ground):
    """Letter of 24 December 1991; the other fourteen are successors or restored States."""
    after = {s.successor: s.relation for s in ground.successions if s.predecessor == "SUN"}
    assert len(after) == 15
    assert [code for code, relation in after.items() if relation == "continuator"] == ["RUS"]


def test_every_succession_joins_places_on_record(ground):
    for item in ground.successions:
        assert {item.predecessor, item.successor} <= set(ground.places), item


def test_south_sudan_began_on_9_july_2011(ground):
    assert str(ground.places["SSD"].began) == "2011-07-09"


def test_every_place_names_a_source_on_record(ground):
    for place in ground.places.values():
        assert place.source.split(), place.code
        assert set(place.source.split()) <= set(ground.sources), place.code


def test_the_smallest_region_of_kenya_is_eastern_africa(ground):
    kenya = ground.places["KEN"]
    assert (kenya.region, kenya.subregion, kenya.near) == (
        "Africa",
        "Sub-Saharan Africa",
        "Eastern Africa",
    )


@pytest.mark.parametrize("text", ["True", "yes", "1", "", "no", "FALSE"])
def test_only_true_and_false_are_truth_values(text):
    with pytest.raises(ValueError, match="is neither true nor false; write one of them"):
        truth(text)


def _places(tmp_path, row):
    path = tmp_path / "places.csv"
    path.write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    return path


GOOD = "AAA,Aland,Aland,,territory,AA,001,,,,1991,,P01,true,"


def test_a_well_formed_place_is_read(tmp_path):
    place = read_places(_places(tmp_path, GOOD))["AAA"]
    assert (place.name, place.kind, str(place.began)) == ("Aland", PlaceKind.TERRITORY, "1991")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (GOOD.replace("territory", "kingdom"), "line 2: 'kingdom' is not a valid PlaceKind"),
        (GOOD.replace("1991", "1991-13"), "line 2: '1991-13' is not a day"),
        (GOOD.replace("true", "yes"), "line 2: 'yes' is neither true nor false"),
        (GOOD + "\n" + GOOD, "line 3, code: AAA is given twice."),
    ],
)
def test_a_malformed_place_is_refused_with_file_and_line(tmp_path, row, problem):
    with pytest.raises(RecordError, match=problem) as caught:
        read_places(_places(tmp_path, row))
    assert "places.csv: line" in str(caught.value)


def test_a_malformed_succession_is_refused_with_file_and_line(tmp_path):
    path = tmp_path / "successions.csv"
    header = "predecessor,successor,day,relation,source,verified,note"
    path.write_text(f"{header}\nSUN,RUS,24-12-1991,continuator,P10,true,\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"successions\.csv: line 2: '24-12-1991' is not a day"):
        read_successions(path)
