"""Whatever is written into an address: a clear refusal, never a fault."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HARM = [
    "<script>alert(1)</script>",
    "'; DROP TABLE x; --",
    "=1+1",
    "%00",
    "%ff%fe",
    "1e400",
    "nan",
    "-1",
    "9" * 30,
    "2020-",
    "-2020",
    "1-9999",
    "٢٠٢٤",
    "a," * 99,
    "../../etc/passwd",
    "\u202eKEN",
]
PARAMETERS = ("destination", "origin", "year", "sex", "measure", "page", "on", "format", "x")
PATHS = ("/figures/", "/rankings/", "/corridors/", "/corridors/MEX/USA/", "/figures/states/KEN/")
SETS = ("migrant_stock_2024", "remittance_prices", "missing_migrants", "sdg_migration")
STEADY = settings(
    deadline=None,
    max_examples=60,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("value", HARM)
@pytest.mark.parametrize("name", PARAMETERS)
def test_no_value_of_a_parameter_brings_the_explorer_down(client, name, value):
    written = value if value.startswith("%") else quote(value)
    answer = client.get(f"/figures/migrant_stock_2024/?{name}={written}")
    assert answer.status_code in {200, 400, 404}
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("value", HARM)
def test_no_path_brings_a_page_down(client, value):
    part = quote(value.replace("/", " "), safe="")
    for path in (f"/figures/{part}/", f"/figures/states/{part}/", f"/corridors/{part}/USA/"):
        answer = client.get(path)
        assert answer.status_code in {301, 400, 404}
        assert b"<script>alert" not in answer.content


def test_a_huge_list_is_refused(client):
    many = "&".join(f"destination=KEN&origin=X{n}" for n in range(500))
    assert client.get(f"/figures/migrant_stock_2024/?{many}").status_code == 400
    assert client.get(f"/figures/migrant_stock_2024/?origin={'KEN,' * 5000}").status_code == 400


@given(
    path=st.sampled_from([*PATHS, *(f"/figures/{name}/" for name in SETS)]),
    name=st.sampled_from(["kind", "show", "a", "b", "sender", "quarter", "cause", *PARAMETERS]),
    value=st.text(max_size=40) | st.sampled_from(["all", "total", "2024", "KEN", "json", "csv"]),
)
@STEADY
def test_any_text_in_any_parameter_has_an_answer(client, path, name, value):
    answer = client.get(path, {name: value})
    assert answer.status_code in {200, 302, 400, 404}


@given(
    dataset=st.sampled_from(SETS),
    where=st.lists(
        st.text(max_size=30) | st.sampled_from(["quarter=1e30", "age_from=nan", "within=x"]),
        max_size=3,
    ),
    year=st.lists(st.text(max_size=12), max_size=2),
)
@STEADY
def test_any_text_in_the_api_has_an_answer(client, dataset, where, year):
    path = f"/api/v1/datasets/{dataset}/rows"
    answer = client.get(path, {"where": where, "year": year, "limit": 2})
    assert answer.status_code in {200, 400, 404, 422, 429}
