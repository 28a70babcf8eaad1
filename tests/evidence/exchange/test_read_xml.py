"""SDMX-ML as other offices send it: series, groups, generic values, strict namespaces."""

import pytest

from comity.evidence.exchange import Limits, read
from comity.evidence.exchange.read import read_raw
from comity.facts.errors import ExchangeError

V21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
V30 = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
KEY = {
    "REF_AREA": "KEN",
    "ORIGIN": "SOM",
    "SEX": "_T",
    "AGE": "_T",
    "CRITERION": "BIRTH",
    "DURATION": "_U",
    "MEASURE": "STOCK",
}


def spelled(values):
    return " ".join(f'{name}="{value}"' for name, value in values.items())


@pytest.fixture
def message(tmp_path):
    """A maker of messages around the content of a data set."""

    def make(inside, base=V21, root="StructureSpecificData", data_set="", head=""):
        path = tmp_path / "data.xml"
        path.write_text(
            f'<m:{root} xmlns:m="{base}/message" xmlns:g="{base}/data/generic" '
            f'xmlns:c="{base}/common"><m:Header><m:ID>X</m:ID>{head}</m:Header>'
            f"<m:DataSet {data_set}>\n{inside}\n</m:DataSet></m:{root}>",
            encoding="utf-8",
        )
        return path

    return make


@pytest.mark.parametrize("base", [V21, V30])
def test_values_of_a_series_hold_for_each_of_its_observations(message, base):
    """SDMXDataStructureSpecific.xsd, SeriesType: the key save the observation dimension."""
    series = f'<Series {spelled(KEY)} UNIT_MEASURE="PS">'
    inside = f'{series}<Obs TIME_PERIOD="2015" OBS_VALUE="1"/><Obs TIME_PERIOD="2020"/></Series>'
    table = read(message(inside + f'<Obs {spelled(KEY)} TIME_PERIOD="2024"/>', base))
    assert table["TIME_PERIOD"].to_list() == ["2015", "2020", "2024"]
    assert table["OBS_VALUE"].to_list() == [1.0, None, None]
    assert table["UNIT_MEASURE"].to_list() == ["PS", "PS", None]
    assert table["ORIGIN"].to_list() == ["SOM"] * 3


def test_attributes_of_the_data_set_and_of_groups_hold_for_what_lies_below(message):
    """An attribute stated nearer to the observation outweighs one stated further off."""
    group = '<Group xmlns:x="urn:x" x:type="A" SEX="F" UNIT_MEASURE="CASES" OBS_STATUS="E"/>'
    women = {**KEY, "SEX": "F"}
    inside = (
        f'{group}<Obs {spelled(women)} TIME_PERIOD="2015" OBS_STATUS="P"/>'
        f'<Obs {spelled(women)} TIME_PERIOD="2020"/><Obs {spelled(KEY)} TIME_PERIOD="2020"/>'
    )
    table = read(message(inside, data_set='SOURCE="Census" action="Information"'))
    assert table["OBS_STATUS"].to_list() == ["P", "E", None]
    assert table["UNIT_MEASURE"].to_list() == ["CASES", "CASES", None]
    assert table["SOURCE"].to_list() == ["Census"] * 3


def test_groups_of_different_keys_each_give_their_attributes(message):
    inside = (
        '<Group SEX="F" SOURCE="a"/><Group ORIGIN="UGA" OBS_STATUS="E"/><Group SEX="M" SOURCE="b"/>'
        f'<Obs {spelled({**KEY, "SEX": "F"})} TIME_PERIOD="2020"/>'
        f'<Obs {spelled({**KEY, "SEX": "M", "ORIGIN": "UGA"})} TIME_PERIOD="2020"/>'
    )
    table = read(message(inside))
    assert table["SOURCE"].to_list() == ["a", "b"]
    assert table["OBS_STATUS"].to_list() == [None, "E"]


def test_attributes_of_a_partial_key_are_read_from_atts_in_3_0(message):
    inside = (
        f'<Atts ORIGIN="SOM" SOURCE="Register"/><Obs {spelled(KEY)} TIME_PERIOD="2020"/>'
        f'<Obs {spelled({**KEY, "ORIGIN": "UGA"})} TIME_PERIOD="2020"/>'
    )
    assert read(message(inside, V30))["SOURCE"].to_list() == ["Register", None]


def test_observations_keep_their_order_when_they_state_different_attributes(message):
    extra = ("", 'SOURCE="x"', 'OBS_STATUS="A"')
    inside = "".join(
        f'<Obs {spelled(KEY)} TIME_PERIOD="{1900 + at}" {extra[at % 3]}/>' for at in range(120)
    )
    assert read(message(inside))["TIME_PERIOD"].to_list() == [str(1900 + at) for at in range(120)]


def generic(values):
    return "".join(f'<g:Value id="{name}" value="{value}"/>' for name, value in values.items())


def test_generic_series_take_their_observation_dimension_from_the_header(message):
    """SDMXDataGenericBase.xsd, ObsDimension: its id is stated once, in the header."""
    inside = (
        f"<g:Series><g:SeriesKey>{generic(KEY)}</g:SeriesKey>"
        f"<g:Attributes>{generic({'UNIT_MEASURE': 'PS'})}</g:Attributes>"
        '<g:Obs><g:ObsDimension value="2015"/><g:ObsValue value="7"/></g:Obs>'
        '<g:Obs><g:ObsDimension value="2020"/><g:ObsValue value="NaN"/>'
        f"<g:Attributes>{generic({'OBS_STATUS': 'O'})}</g:Attributes></g:Obs></g:Series>"
    )
    head = '<m:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"/>'
    table = read(message(inside, root="GenericData", head=head))
    assert table["TIME_PERIOD"].to_list() == ["2015", "2020"]
    assert table["OBS_VALUE"].to_list() == [7.0, None]
    assert table["OBS_STATUS"].to_list() == [None, "O"]
    assert table["UNIT_MEASURE"].to_list() == ["PS", "PS"]


def test_generic_groups_give_their_attributes(message):
    inside = (
        f"<g:Group><g:GroupKey>{generic({'ORIGIN': 'SOM'})}</g:GroupKey>"
        f"<g:Attributes>{generic({'SOURCE': 'Register'})}</g:Attributes></g:Group>"
        f"<g:Obs><g:ObsKey>{generic({**KEY, 'TIME_PERIOD': '2020'})}</g:ObsKey></g:Obs>"
    )
    assert read(message(inside, root="GenericData"))["SOURCE"].to_list() == ["Register"]


def test_headers_footers_and_annotations_are_passed_over(message):
    note = "<c:Annotations><c:Annotation id='n'><c:AnnotationTitle/></c:Annotation></c:Annotations>"
    table = read(message(f'<Obs {spelled(KEY)} TIME_PERIOD="2020">{note}</Obs>'))
    assert table.height == 1


def test_each_observation_knows_its_line(message, migration):
    """A finding names the line, so that it can be found in an editor."""
    obs = f'<Obs {spelled(KEY)} TIME_PERIOD="2020"/>'
    raw = read_raw(message(f"{obs}\n\n{obs}"), migration, places=True)
    assert raw.unit == "line"
    assert raw.places.to_list() == [2, 4]


@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        ('<Obs xmlns="urn:other" ORIGIN="SOM"/>', "has an element 'urn:other Obs'"),
        ("<Comp id='SOURCE'/>", "has an element 'Comp', which is not read here"),
        ("<Obs><Obs/></Obs>", "has an Obs outside a DataSet or a Series"),
        ('<Series SEX="F"><Obs SEX="M"/></Series>', "states a component twice"),
        ('<Series SEX="F"><Series/></Series>', "has an element 'Series'"),
    ],
)
def test_what_the_schema_does_not_allow_is_refused(message, inside, problem):
    with pytest.raises(ExchangeError, match=problem) as caught:
        read(message(inside))
    assert caught.value.where == "line 2"


@pytest.mark.parametrize(
    ("root", "problem"),
    [
        (f'<m:Structure xmlns:m="{V21}/message"/>', "is a structure message"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', r"is a web page \(HTML\)"),
        ('<m:StructureSpecificData xmlns:m="urn:x"/>', "expected an SDMX-ML 2.1 or 3.0 data"),
        ("<GenericData/>", "begins with 'GenericData' of ''"),
    ],
)
def test_only_data_messages_in_their_own_namespace_are_read(tmp_path, root, problem):
    path = tmp_path / "data.xml"
    path.write_text(f"<?xml version='1.0'?>{root}")
    with pytest.raises(ExchangeError, match=problem):
        read(path)


def test_a_column_of_another_structure_is_named_with_the_one_meant(message):
    with pytest.raises(ExchangeError, match=r"'REFAREA' is no column .* Did you mean REF_AREA\?"):
        read(message('<Obs REFAREA="KEN"/>'))


def test_more_observations_than_the_limit_end_the_reading(message):
    obs = f'<Obs {spelled(KEY)} TIME_PERIOD="2020"/>'
    with pytest.raises(ExchangeError, match=r"has more than 2 observations\. Split it"):
        read(message(obs * 3), limits=Limits(rows=2))


def test_a_message_without_observations_is_an_empty_table(message, migration):
    table = read(message(""))
    assert (table.height, tuple(table.columns)) == (0, migration.columns)
