"""The list of services agrees with the catalogue, and names only addresses of the web."""

import pytest

from comity.evidence.catalogue import ColumnKind, catalogue, columns
from comity.facts.errors import RecordError
from comity.fetch.address import Address
from comity.fetch.places import _code
from comity.fetch.services import services
from comity.fetch.steps import STEPS

ALL = list(services().values())


@pytest.mark.parametrize("service", ALL, ids=lambda s: s.id)
def test_each_service_refreshes_a_data_set_under_the_same_licence(service):
    assert service.dataset in catalogue()
    assert service.licence == catalogue()[service.dataset].licence


@pytest.mark.parametrize("service", ALL, ids=lambda s: s.id)
def test_each_address_is_protected_and_plain(service):
    for path in service.paths if service.base else ():
        address = Address.parse(f"{service.base}{path}".replace("{year}", "2026"))
        assert address.scheme == "https"


@pytest.mark.parametrize("service", ALL, ids=lambda s: s.id)
def test_each_service_speaks_of_columns_that_the_data_set_has(service):
    own = set(catalogue()[service.dataset].columns)
    named = {
        *service.rename.values(),
        *service.places,
        *service.words,
        *service.scale,
        *service.absent,
    }
    assert named <= own
    assert set(service.steps) <= set(STEPS)
    places = {name for name in own if columns()[name].kind in (ColumnKind.PLACE, ColumnKind.PLACES)}
    assert set(service.places) == places, "every column of places says how it names them"


def test_an_aggregate_is_left_out_and_a_new_code_is_not_guessed(ground):
    """M49: numbers of countries end at 894; the United Nations number aggregates from 900."""
    rule = services()["migrant_stock_2024"].places["origin"]
    found = [
        _code(name, rule, ground, frozenset()) for name in ("4", "404", "900", "2003", "895", "5")
    ]
    assert found == ["AFG", "KEN", "", "XXX", "", None]


def test_names_with_commas_are_read_whole_or_in_parts(ground):
    rule = services()["missing_migrants"].places["origins"]
    names = ("Venezuela, Bolivarian Republic of", "Mali,Niger,Mali", "Mali,Atlantis", "Unknown")
    found = [_code(name, rule, ground, frozenset()) for name in names]
    assert found == ["VEN", "MLI,NER", None, "UNK"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("rate: 0", "should be a number above 0"),
        ("form: pdf", "expected csv"),
        ("rename: {a: 1}", "a word for each word"),
        ("colour: red", "is not a known field"),
    ],
)
def test_a_record_of_a_service_is_read_strictly(tmp_path, line, said):
    fields = {
        "title": "x", "dataset": "x", "base": "https://x.org", "paths": "[/x]", "form": "csv",
        "rate": "1", "largest": "1", "licence": "CC0 1.0",
    }  # fmt: skip
    key, _, value = line.partition(": ")
    text = "\n".join(f"  {name}: {part}" for name, part in (fields | {key: value}).items())
    path = tmp_path / "services.yml"
    path.write_text(f"new:\n{text}\n")
    with pytest.raises(RecordError, match=said):
        services(path)


def test_a_turn_never_gives_up_protection():
    https = Address.parse("https://a.org/x")
    assert str(https.sent_on("https://b.org/y")) == "https://b.org/y"
    with pytest.raises(ValueError, match="gives up the protected connection"):
        https.sent_on("http://a.org/x")


@pytest.mark.parametrize(
    "text", ["https://a.org:99999/", "https:///x", "https://a_b!/", "http://[::1", "//a.org/x"]
)
def test_what_is_no_address_of_the_web_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        Address.parse(text)
