"""Any SDMX REST service: generic data of SDMX 2.1, read by sdmx1."""

import sys
from dataclasses import replace
from datetime import date

import pytest

from comity.facts.errors import FetchError, QuestionError
from comity.fetch import diff, fetch, sdmx_service

TODAY = date(2026, 5, 4)
SCHEMA = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
PATH = "/data/MIGRANTS/all"


def message(values: dict[tuple[str, str], str], preface: str = "") -> bytes:
    series = "".join(
        f'<g:Series><g:SeriesKey><g:Value id="REF_AREA" value="{area}"/></g:SeriesKey><g:Obs>'
        f'<g:ObsDimension id="TIME_PERIOD" value="{year}"/><g:ObsValue value="{value}"/></g:Obs>'
        "</g:Series>"
        for (area, year), value in values.items()
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>{preface}
<m:GenericData xmlns:m="{SCHEMA}/message" xmlns:c="{SCHEMA}/common" xmlns:g="{SCHEMA}/data/generic">
<m:Header><m:ID>T</m:ID><m:Test>false</m:Test><m:Prepared>2026-01-01T00:00:00</m:Prepared>
<m:Sender id="X"/><m:Structure structureID="S" dimensionAtObservation="TIME_PERIOD">
<c:Structure><Ref agencyID="X" id="S" version="1.0" class="DataStructure"/></c:Structure>
</m:Structure></m:Header>
<m:DataSet structureRef="S" action="Replace">{series}</m:DataSet></m:GenericData>""".encode()


FIGURES = {("KEN", "2020"): "12.5", ("KEN", "2021"): "13", ("UGA", "2020"): "NaN"}


@pytest.fixture
def asked(web, client, root, tmp_path):
    service = replace(sdmx_service("sdmx:OFFICE/MIGRANTS", base=web.base), largest=1_000_000)
    return lambda day=TODAY: fetch(service, tmp_path, today=day, client=client, root=root)


def test_the_observations_of_a_flow_become_a_table_with_its_dimensions(web, asked, make):
    web.says(PATH, make.Answer(message(FIGURES)))
    vintage = asked()
    table = make.rows_of(vintage)
    assert table.columns == ["ref_area", "time_period", "value"]
    assert table.rows() == [("KEN", "2020", 12.5), ("KEN", "2021", 13.0)], "NaN is no figure"
    assert vintage.origin.dataset == "sdmx_office_migrants"
    assert web.asked[0][1]["Accept"].startswith("application/vnd.sdmx.genericdata+xml")


def test_two_editions_of_a_flow_can_be_compared(web, asked, make, tmp_path, root):
    web.says(PATH, make.Answer(message(FIGURES)))
    old = asked()
    web.says(PATH, make.Answer(message(FIGURES | {("KEN", "2020"): "14.5"})))
    new = asked(date(2026, 6, 1))
    found = diff("sdmx_office_migrants", old.name, new.name, tmp_path, root)
    assert found.revised.rows() == [("KEN", "2020", "value", 12.5, 14.5, 2.0)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (message({}), "a message without observations"),
        (message(FIGURES, '<!DOCTYPE x [<!ENTITY a "b">]>'), "declares a document type"),
        (message(FIGURES)[:-40], "no SDMX message of data"),
        (b"<!doctype html><p>Sorry", "a web page came"),
        (b"REF_AREA,TIME\n", "no SDMX message of data"),
        (message({("KEN", "2020"): "many"}), "value holds 'many'; expected a number"),
    ],
)
def test_a_message_that_cannot_be_trusted_is_refused(web, asked, make, tmp_path, body, said):
    web.says(PATH, make.Answer(body))
    with pytest.raises(FetchError) as caught:
        asked()
    assert said in str(caught.value)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_without_the_reader_of_sdmx_the_answer_says_how_to_install_it(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "sdmx", None)
    with pytest.raises(FetchError) as caught:
        fetch("sdmx:ESTAT/MIGR_IMM1CTZ", tmp_path, today=TODAY)
    assert 'Install it with `pip install "comity[sdmx]"`.' in str(caught.value)


def test_the_services_that_the_reader_knows_need_no_address():
    assert sdmx_service("sdmx:ESTAT/MIGR_IMM1CTZ/A.T").base.startswith("https://ec.europa.eu/")
    with pytest.raises(QuestionError, match=r"No SDMX service is called 'NOWHERE'\. Known are "):
        sdmx_service("sdmx:NOWHERE/FLOW")


@pytest.mark.parametrize("reference", ["sdmx:ESTAT", "sdmx:A/B/C/D", "sdmx:A/../B", "sdmx:A/b?c"])
def test_a_reference_of_another_form_is_refused(reference):
    with pytest.raises(QuestionError, match="write sdmx:SERVICE/FLOW"):
        sdmx_service(reference)
