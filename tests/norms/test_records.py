"""Records of instruments and acts are read strictly, and instruments found by name."""

import shutil
from datetime import date

import pytest

from comity.facts import KNOWLEDGE, Day, Delay, RecordError, UnknownNameError
from comity.norms import FAMILIES, ActKind, Confidence, Instrument, Norms, status
from comity.norms.records import ACT_COLUMNS, read_acts, read_record

HEADER = ",".join(ACT_COLUMNS)
ROW = "MEX,ratification,1999-03-08,day,,depositary,,,S01,,,"
RECORD = """\
id: ICRMW
title: Convention on Migrant Workers
short: Migrant workers
family: human rights
kind: treaty
binding: true
adopted: {day: 1990-12-18, source: I08, verified: true}
body: {name: Committee on Migrant Workers, short: CMW, source: I20, verified: true}
entry_into_force:
  deposits: 20
  delay: {months: 3, first_of_next_month: true}
  later: {months: 3, first_of_next_month: true}
  source: R4
  locator: art. 87
  verified: true
in_force: {day: 2003-07-01, source: I08, verified: true}
withdrawal: {months: 12, first_of_next_month: true, source: R4, verified: true}
snapshot: {day: 2023-01-17, note: complete}
"""


@pytest.fixture
def instrument(tmp_path):
    """Read the record of ICRMW with one text in place of another."""

    def read(old="", new=""):
        assert old in RECORD
        path = tmp_path / "ICRMW.yml"
        path.write_text(RECORD.replace(old, new, 1) if old else RECORD + new, encoding="utf-8")
        return read_record(path)

    return read


@pytest.fixture
def acts(tmp_path):
    """Read a table of acts with these rows."""

    def read(*rows):
        path = tmp_path / "ICRMW.csv"
        path.write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
        return read_acts(path)

    return read


def test_the_record_says_what_the_convention_is(instrument):
    record = instrument()
    assert (record.id, record.family, record.binding) == ("ICRMW", "human rights", True)
    assert record.entry.deposits == 20
    assert record.entry.delay == Delay(months=3, first_of_next_month=True)
    assert record.withdrawal.delay == Delay(months=12, first_of_next_month=True)
    assert str(record.recorded.day) == "2003-07-01" and record.recorded.verified
    assert str(record.adopted.day) == "1990-12-18"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("", "rezervations: []\n", "rezervations: is not a known field; correct its name"),
        ("id: ICRMW", "id: ICRWM", "line 1, id: is 'ICRWM'; expected 'ICRMW', the name of the"),
        ("title:", "titel:", "title: is missing; add it."),
        ("family: human rights", "family: rights", "line 4, family: is 'rights'; expected human"),
        ("kind: treaty", "kind: pact", "line 5, kind: is 'pact'; expected treaty | protocol"),
        ("binding: true", "binding: 1", "line 6, binding: should be a bool, got 1."),
        ("deposits: 20", "deposits: '20'", "entry_into_force.deposits: should be a int, got"),
        ("deposits: 20", "deposits: true", "entry_into_force.deposits: should be a int, got True"),
        ("deposits: 20", "depozits: 20", "entry_into_force.depozits: is not a known field"),
        ("  locator: art. 87", "  counting: 20", "entry_into_force.counting: should be a str"),
        ("  locator: art. 87", "  early: soon", "entry_into_force.early: is 'soon'; expected"),
        ("delay: {months", "delay: {moons", "delay.moons: is not a known field"),
        ("delay: {months: 3", "delay: {months: three", "delay.months: should be a int, got"),
        ("day: 2003-07-01, source", "day: 1 July 2003, source", "in_force.day: '1 July 2003' is"),
        ("in_force: {day: 2003-07-01, ", "in_force: {", "in_force.day: is missing; write"),
        ("snapshot: {day", "snapshots: {day", "snapshot: is missing; say to which day the"),
        ("withdrawal: {months", "withdrawal: {month", "withdrawal.month: is not a known field"),
        ("body: {name", "body: {nom", "body.name: is missing; add it."),
    ],
)
def test_a_malformed_record_is_refused_with_file_line_and_field(instrument, old, new, problem):
    with pytest.raises(RecordError) as caught:
        instrument(old, new)
    assert "ICRMW.yml: " in str(caught.value) and problem in str(caught.value)


def test_a_misspelt_field_is_named_with_its_line(instrument):
    with pytest.raises(RecordError) as caught:
        instrument("", "rezervations: []\n")
    assert "ICRMW.yml: line 19, rezervations: is not a known field" in str(caught.value)


def test_a_misspelt_field_of_the_rule_is_named_with_its_line(instrument):
    with pytest.raises(RecordError) as caught:
        instrument("deposits: 20", "depozits: 20")
    assert "line 10, entry_into_force.depozits: is not a known field" in str(caught.value)


def test_a_treaty_that_cannot_be_denounced_has_no_delay(instrument):
    """ICCPR has no clause of withdrawal; a record may say that none is possible."""
    record = instrument("months: 12, first_of_next_month: true, source", "possible: false, source")
    assert record.withdrawal is not None and record.withdrawal.delay is None


def test_an_act_is_read_with_everything_said_of_it(acts):
    row = "MEX,reservation,,unknown,2012,text,medium,kind,S01 T03,other,7 8,as listed"
    (act,) = acts(row)
    assert (act.state, act.kind, act.day) == ("MEX", ActKind.RESERVATION, None)
    assert (act.by, act.confidence, act.grade) == (Day.parse("2012"), Confidence.TEXT, "medium")
    assert act.inferred and not act.preferred
    assert (act.sources, act.articles) == (("S01", "T03"), ("7", "8"))
    assert act.note == "as listed"


def test_acts_keep_the_order_of_the_record(acts):
    second = ROW.replace("MEX", "KEN")
    assert [act.state for act in acts(second, ROW)] == ["KEN", "MEX"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("ratification", "ratifikation", "line 3, act: is 'ratifikation'; expected signature |"),
        ("ratification", "Ratification", "line 3, act: is 'Ratification'; expected"),
        ("ratification", "", "line 3, act: is ''; expected"),
        ("1999-03-08,day", "1999-03-08,year", "line 3, precision: is 'year'; expected day."),
        ("1999-03-08,day", "1999,day", "line 3, precision: is 'day'; expected year."),
        ("1999-03-08,day", ",day", "line 3, precision: is 'day'; expected unknown."),
        ("1999-03-08,day", "1999-03-08,unknown", "line 3, precision: is 'unknown'; expected day."),
        ("1999-03-08", "08/03/1999", "line 3, day: '08/03/1999' is not a day; write"),
        ("1999-03-08", "1999-02-30", "line 3, day: '1999-02-30' is not a day that the calendar"),
        ("depositary", "certain", "line 3, confidence: is 'certain'; expected depositary |"),
        ("depositary", "", "line 3, confidence: is ''; expected"),
        ("S01,,", "S01,prefered,", "line 3, claim: is 'prefered'; expected preferred | other |"),
        (",,depositary", ",2012-13,depositary", "line 3"),
        (",,,S01", ",,kinds,S01", "line 3, inferred: is 'kinds'; expected"),
        (",,,S01", ",excellent,,S01", "line 3, grade: is 'excellent'; expected"),
        ("S01,,,", "S01,,", "line 3: has 11 cells; expected 12."),
    ],
)
def test_a_malformed_act_is_refused_with_file_line_and_field(acts, old, new, problem):
    with pytest.raises(RecordError) as caught:
        acts(ROW.replace("MEX", "KEN"), ROW.replace(old, new, 1))
    assert "ICRMW.csv: " in str(caught.value) and problem in str(caught.value)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ICRMW", "ICRMW"),
        ("  icrmw ", "ICRMW"),
        ("Migrant workers and their families", "ICRMW"),
        ("migrant WORKERS and their families", "ICRMW"),
        ("Convention relating to the Status of Refugees", "REF1951"),
        ("UNTC IV-13", "ICRMW"),
        ("ILO C143", "C143"),
        ("c143", "C143"),
        ("CETS No. 197", "CETS197"),
    ],
)
def test_an_instrument_is_found_by_id_short_name_title_or_number(library, name, code):
    assert library.instrument(name).id == code


def test_every_instrument_is_found_by_each_of_its_names(library):
    for item in library:
        for name in filter(None, (item.id, item.short, item.title, item.reference)):
            assert library.instrument(name).id == item.id, name


@pytest.mark.parametrize(("name", "meant"), [("icrnw", "ICRMW"), ("C134", "C143"), ("143", "C143")])
def test_an_unknown_instrument_suggests_what_comes_close(library, name, meant):
    with pytest.raises(UnknownNameError) as caught:
        library.instrument(name)
    assert meant in caught.value.close
    assert f"No instrument is called {name!r}. Did you mean" in str(caught.value)


@pytest.mark.parametrize("name", ["", "   ", "../ICRMW", "ICRMW.yml", "\x00", "x" * 10_000])
def test_a_hostile_name_is_unknown_in_one_short_line(library, name):
    with pytest.raises(UnknownNameError) as caught:
        library.instrument(name)
    assert len(str(caught.value)) < 300 and "\x00" not in str(caught.value)


def test_52_instruments_come_by_family_and_then_in_order_of_adoption(library):
    assert len(library.all) == 52
    places = [
        (FAMILIES.index(item.family), item.adopted.day.first if item.adopted else date.max)
        for item in library
    ]
    assert places == sorted(places)


def test_every_act_is_of_a_place_on_record_and_of_precision_stated(library):
    for item in library:
        assert item.acts, item.id
        for act in item.acts:
            assert act.state in library.ground.places, (item.id, act)


def test_each_record_answers_as_it_says_it_should(library):
    """Records state standings that an outsider can look up."""
    replayed = 0
    for item in library:
        for claim in item.expect.get("standing", []):
            found = status(item, claim["state"], claim["day"])
            assert found.standing.value == claim["is"], (item.id, claim)
            replayed += 1
        if "in_force" in item.expect:
            assert item.in_force.day == item.expect["in_force"], item.id
    assert replayed >= 200


@pytest.fixture
def copy(tmp_path):
    """A folder of knowledge with the refugee instruments only."""
    shutil.copytree(KNOWLEDGE / "facts", tmp_path / "facts")
    for folder, suffix in (("instruments", "yml"), ("acts", "csv")):
        (tmp_path / "norms" / folder).mkdir(parents=True)
        for code in ("REF1951", "REF1967"):
            name = f"{code}.{suffix}"
            shutil.copy(KNOWLEDGE / "norms" / folder / name, tmp_path / "norms" / folder / name)
    return tmp_path


def test_another_folder_of_knowledge_is_read_as_the_bundled_one(copy):
    own = Norms(copy)
    assert [item.id for item in own] == ["REF1951", "REF1967"]
    assert isinstance(own.instrument("REF1951"), Instrument)
    assert own.instrument("REF1951").in_force.day == date(1954, 4, 22)


def test_an_instrument_without_acts_is_refused(copy):
    (copy / "norms" / "acts" / "REF1951.csv").write_text(HEADER + "\n")
    with pytest.raises(RecordError, match=r"REF1951\.yml: acts: none are on record; remove"):
        Norms(copy).instrument("REF1951")


def test_an_instrument_whose_acts_are_missing_is_refused(copy):
    (copy / "norms" / "acts" / "REF1951.csv").unlink()
    with pytest.raises(RecordError, match=r"REF1951\.csv: file: cannot be read \(no such file"):
        Norms(copy).instrument("REF1951")


def test_a_protocol_that_waits_for_a_stranger_is_refused(copy):
    path = copy / "norms" / "instruments" / "REF1967.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  deposits: 6", "  deposits: 6\n  not_before: REF1950"))
    with pytest.raises(RecordError, match="not_before: 'REF1950' is not an instrument on record"):
        Norms(copy).instrument("REF1967")


def test_an_instrument_named_as_its_own_parent_is_refused(copy):
    path = copy / "norms" / "instruments" / "REF1967.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  deposits: 6", "  deposits: 6\n  not_before: REF1967"))
    with pytest.raises(RecordError, match="not_before"):
        Norms(copy).instrument("REF1967")


def test_a_folder_without_instruments_is_an_error_and_not_an_empty_list(tmp_path):
    with pytest.raises(RecordError, match="cannot be read"):
        list(Norms(tmp_path))
