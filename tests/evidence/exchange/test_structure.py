"""The data structure of migration figures and its SDMX structure messages."""

import io

import pytest
import sdmx
import sdmx.reader.xml.v30  # sdmx1 2.28 derives it from 2.1 as it stands when first read

from comity.evidence.exchange import structure_xml
from comity.facts import Ground, QuestionError


def test_places_of_the_structure_are_the_places_of_the_ground(migration):
    """Code lists are generated, so that a place added to the ground can be reported at once."""
    places = set(Ground().places)
    assert set(migration.codes("REF_AREA")) == places | {"_T"}
    assert set(migration.codes("ORIGIN")) == places | {"_T", "XXX", "XXA", "UNK"}
    assert migration.codes("ORIGIN")["XXA"] == "Stateless"


def test_an_observation_is_identified_by_eight_dimensions(migration):
    assert migration.dimensions == (
        *("REF_AREA", "ORIGIN", "SEX", "AGE", "CRITERION", "DURATION", "MEASURE", "TIME_PERIOD"),
    )
    assert migration.attributes == ("UNIT_MEASURE", "OBS_STATUS", "SOURCE")


def test_each_measure_is_a_stock_a_flow_or_a_balance(migration):
    kinds = [migration.measures(kind) for kind in ("stock", "flow", "net")]
    assert kinds == [("STOCK", "REFUGEES"), ("FLOW", "ASYLUM"), ("NET",)]
    assert {code for kind in kinds for code in kind} == set(migration.codes("MEASURE"))


@pytest.mark.parametrize("version", ["2.1", "3.0"])
def test_another_implementation_reads_the_structure_message_whole(version, migration, about):
    """Read with sdmx1: dimensions in order, code lists complete, references resolved."""
    message = sdmx.read_sdmx(io.BytesIO(structure_xml(version, about).encode()))
    found = message.structure["MIGRATION"]
    assert tuple(item.id for item in found.dimensions) == migration.dimensions
    assert tuple(item.id for item in found.attributes) == migration.attributes
    assert [item.id for item in found.measures] == ["OBS_VALUE"]
    assert str(found.version) == migration.version
    for name, codes in migration.codelists.items():
        assert {code.id for code in message.codelist[name]} == set(codes.codes), name
    listed = found.dimensions.get("ORIGIN").local_representation.enumerated
    assert listed is message.codelist["CL_ORIGIN"]
    assert message.dataflow["MIGRATION"].structure is found


def test_attributes_are_bound_to_the_observation_in_the_words_of_each_version(about):
    """SDMXStructureDataStructure.xsd: assignmentStatus in 2.1, usage in 3.0."""
    old, new = structure_xml("2.1", about), structure_xml("3.0", about)
    assert '<s:Attribute id="UNIT_MEASURE" assignmentStatus="Mandatory">' in old
    assert '<s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure>' in old
    assert '<s:Attribute id="UNIT_MEASURE" usage="mandatory">' in new
    assert "<s:AttributeRelationship><s:Observation/></s:AttributeRelationship>" in new
    assert "Ref " not in new


def test_a_version_that_is_not_written_is_refused(about):
    with pytest.raises(QuestionError, match=r"SDMX '2\.0' is not written; choose version 2\.1 or"):
        structure_xml("2.0", about)
