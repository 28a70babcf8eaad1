"""Cases a jurist can review: each file in ``cases`` holds sentences and their answers.

A case names the instrument, the State, the day, the sense (``in force`` unless it says
``deposited``), what is expected and where that can be checked. Of the answer a case may
state ``standing``, ``since``, ``may``, ``by``, ``words``, ``beyond`` and one ``doubt``.
"""

from pathlib import Path

import pytest
import yaml

from comity.norms import Sense, status

FILES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
CASES = [case for file in FILES for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
FIELDS = {"name", "instrument", "state", "day", "sense", "expect", "source"}
EXPECTED = {"standing", "since", "may", "by", "words", "beyond", "doubt"}


def _text(value):
    return None if value is None else str(value)


def test_every_case_is_a_sentence_with_a_source():
    assert len(FILES) >= 7 and len(CASES) >= 80
    for case in CASES:
        assert set(case) <= FIELDS and FIELDS - {"sense"} <= set(case), case
        assert set(case["expect"]) <= EXPECTED and "standing" in case["expect"], case
        assert case["name"] and case["source"], case


def test_no_two_cases_have_the_same_name():
    names = [case["name"] for case in CASES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_record_answers_as_the_source_says(case, library):
    instrument = library.instrument(case["instrument"])
    sense = Sense(case.get("sense", "in force"))
    answer = status(instrument, library.ground.place(case["state"]).code, case["day"], sense)
    found = {
        "standing": answer.standing.value,
        "since": _text(answer.since),
        "may": answer.may.value if answer.may else None,
        "by": _text(answer.spell.by),
        "words": answer.words,
        "beyond": answer.beyond_snapshot,
    }
    for name, value in case["expect"].items():
        if name == "doubt":
            assert value in " ".join(answer.doubts), (case["source"], answer.doubts)
        else:
            wanted = value if name == "beyond" else _text(value)
            assert found[name] == wanted, (name, case["source"], answer)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_answer_carries_the_acts_it_rests_on(case, library):
    instrument = library.instrument(case["instrument"])
    answer = status(instrument, case["state"], case["day"], Sense(case.get("sense", "in force")))
    assert bool(answer.because) == (answer.standing.value != "none" or answer.may is not None)
    assert (answer.confidence is None) == (not answer.because)
