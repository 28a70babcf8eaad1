"""Sources tell a stranger where to check each fact."""

import pytest

from comity.facts import RecordError, Tier
from comity.facts.source import read_sources

GOOD = """\
S01:
  title: Status tables
  publisher: United Nations Treaty Collection
  locator: chapter IV
  read: 2026-11-21
  snapshot: 2015-03-09
  licence: not stated
  tier: depositary
"""


@pytest.fixture
def sources(tmp_path):
    def read(text):
        path = tmp_path / "sources.yml"
        path.write_text(text, encoding="utf-8")
        return read_sources(path)

    return read


def test_a_source_says_what_it_is_where_and_when_it_was_read(sources):
    source = sources(GOOD)["S01"]
    assert (source.id, source.title, source.tier) == ("S01", "Status tables", Tier.DEPOSITARY)
    assert (str(source.read), str(source.snapshot)) == ("2026-11-21", "2015-03-09")


def test_a_source_that_names_no_day_of_its_contents_has_no_snapshot(sources):
    assert sources(GOOD.replace("  snapshot: 2015-03-09\n", ""))["S01"].snapshot is None


@pytest.mark.parametrize(
    ("wrong", "right", "problem"),
    [
        ("tier: depositary", "tier: official", "line 8, S01.tier: is 'official'; expected"),
        ("read: 2026-11-21", "read: yesterday", "line 5, S01.read: 'yesterday' is not a day"),
        ("  read: 2026-11-21\n", "", "S01.read: is missing; write YYYY-MM-DD"),
        ("  title: Status tables\n", "", "S01.title: is missing; add it."),
        ("licence:", "license:", "S01.licence: is missing; add it."),
        ("tier: dep", "url: x\n  tier: dep", "line 8, S01.url: is not a known field"),
        ("title: Status tables", "title: 1951", "line 2, S01.title: should be a str, got 1951."),
    ],
)
def test_a_malformed_source_is_refused_with_line_and_field(sources, wrong, right, problem):
    with pytest.raises(RecordError) as caught:
        sources(GOOD.replace(wrong, right))
    assert f"sources.yml: {problem}" in str(caught.value)


def test_a_source_that_is_no_record_is_refused(sources):
    with pytest.raises(RecordError, match="line 1, S01: should be a dict, got 'a page'"):
        sources("S01: a page\n")


def test_every_source_on_record_can_be_checked_by_a_stranger(ground):
    assert len(ground.sources) > 100
    for source in ground.sources.values():
        assert source.title and source.publisher and source.locator and source.licence, source.id
        assert source.snapshot is None or not source.snapshot > source.read, source.id


def test_every_act_on_record_names_its_sources(library):
    known = set(library.ground.sources)
    for instrument in library:
        for act in instrument.acts:
            assert act.sources, (instrument.id, act)
            assert set(act.sources) <= known, (instrument.id, act)
