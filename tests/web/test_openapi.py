"""The API keeps the word of its own document, whatever is asked."""

import json
import re

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from comity.web.api import api
from comity.web.api_document import REFUSALS, operations
from comity.web.rooms.about.guide import endpoints

DOCUMENT = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
STEADY = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
#: A well-formed text need not be a day or the name of a State.
LEFT_OUT = [positive_data_acceptance]
schema = schemathesis.openapi.from_dict(DOCUMENT)
schema.app = get_wsgi_application()


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch):
    (throttle,) = api.throttle
    monkeypatch.setattr(throttle, "rate", 0)


@schema.parametrize()
@STEADY
def test_an_endpoint_answers_as_its_document_says(case):
    case.call_and_validate(excluded_checks=LEFT_OUT, headers={"Accept-Encoding": "identity"})


def test_every_endpoint_says_how_it_refuses():
    for operation in operations(DOCUMENT):
        for status in REFUSALS:
            content = operation["responses"][str(status)]["content"]
            assert list(content) == ["application/problem+json"]


def test_every_endpoint_is_for_reading_and_has_a_summary_and_a_name_of_its_own():
    found = [path | {} for path in DOCUMENT["paths"].values()]
    assert {method for methods in found for method in methods} == {"get"}
    names = [operation["operationId"] for operation in operations(DOCUMENT)]
    assert len(names) == len(set(names))
    assert all(operation["summary"] and operation["tags"] for operation in operations(DOCUMENT))


def test_no_form_of_one_room_stands_in_for_that_of_another():
    forms = DOCUMENT["components"]["schemas"]
    assert {"Problem", "StatesFigureOut", "FiguresFigureOut"} <= set(forms)
    named = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(DOCUMENT)))
    assert named <= set(forms)


@pytest.mark.parametrize("endpoint", endpoints(), ids=lambda endpoint: endpoint.path)
def test_every_endpoint_shows_an_example_that_works(endpoint, client):
    assert endpoint.example and endpoint.about
    answer = client.get(endpoint.example)
    assert answer.status_code == 200
    assert answer.json()["records"]
