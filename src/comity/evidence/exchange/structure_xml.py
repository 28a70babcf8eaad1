"""Write the structure itself as an SDMX-ML structure message, 2.1 or 3.0.

The order of elements follows ``SDMXStructure.xsd`` and ``SDMXStructureDataStructure.xsd``
of each version: dimensions, attributes, then measures. Both versions refer by URN, 2.1
inside an element ``URN`` and 3.0 as text. What 2.1 calls the primary measure is a measure
of a list in 3.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from xml.sax.saxutils import escape

from comity.evidence.exchange.about import About
from comity.evidence.exchange.structure import TIME, CodeList, Component, Role, Structure
from comity.evidence.exchange.structure import structure as migration
from comity.evidence.exchange.xml_heads import structure_head, urn
from comity.facts.errors import QuestionError

Version = Literal["2.1", "3.0"]


def structure_xml(version: Version, about: About, structure: Structure | None = None) -> str:
    """Return the structure with its concepts and code lists as one message.

    >>> from datetime import date
    >>> text = structure_xml("3.0", About(date(2026, 11, 21)))
    >>> '<s:Measure id="OBS_VALUE"' in text
    True

    Raises
    ------
    QuestionError
        If the version is neither 2.1 nor 3.0.
    """
    if version not in {"2.1", "3.0"}:
        given = str(version)[:20]
        raise QuestionError(f"SDMX {given!r} is not written; choose version 2.1 or 3.0.")
    found = structure or migration()
    parts = [
        structure_head(version, about, found),
        "<m:Structures>\n",
        *_dataflow(version, found),
        "<s:Codelists>\n",
        *(_codelist(item, found) for item in found.codelists.values()),
        "</s:Codelists>\n",
        *_concepts(version, found),
        *_definition(version, found),
        "</m:Structures>\n</m:Structure>\n",
    ]
    return "".join(parts)


def _identity(structure: Structure, own: str) -> str:
    return f'id="{own}" agencyID="{structure.agency}" version="{structure.version}"'


def _name(text: str) -> str:
    return f'<c:Name xml:lang="en">{escape(text)}</c:Name>'


def _description(text: str) -> str:
    return f'<c:Description xml:lang="en">{escape(text)}</c:Description>'


def _reference(version: str, name: str) -> str:
    return f"<URN>{escape(name)}</URN>" if version == "2.1" else escape(name)


def _dataflow(version: str, structure: Structure) -> Iterator[str]:
    yield f"<s:Dataflows><s:Dataflow {_identity(structure, structure.id)}>"
    yield _name(structure.name) + _description(structure.description)
    yield f"<s:Structure>{_reference(version, urn(structure))}</s:Structure>"
    yield "</s:Dataflow></s:Dataflows>\n"


def _codelist(item: CodeList, structure: Structure) -> str:
    codes = "\n".join(
        f'<s:Code id="{code}">{_name(name)}</s:Code>' for code, name in item.codes.items()
    )
    head = f"<s:Codelist {_identity(structure, item.id)}>{_name(item.name)}"
    return f"{head}\n{codes}\n</s:Codelist>\n"


def _concepts(version: str, structure: Structure) -> Iterator[str]:
    outer = "Concepts" if version == "2.1" else "ConceptSchemes"
    yield f"<s:{outer}><s:ConceptScheme {_identity(structure, 'CS_MIGRATION')}>"
    yield _name("Concepts of migration figures") + "\n"
    for item in structure.components:
        words = _name(item.name) + _description(item.meaning)
        yield f'<s:Concept id="{item.id}">{words}</s:Concept>\n'
    yield f"</s:ConceptScheme></s:{outer}>\n"


def _definition(version: str, structure: Structure) -> Iterator[str]:
    yield f"<s:DataStructures><s:DataStructure {_identity(structure, structure.id)}>"
    yield _name(structure.name) + _description(structure.description)
    yield '\n<s:DataStructureComponents>\n<s:DimensionList id="DimensionDescriptor">\n'
    position = 0
    for item in structure.components:
        if item.role is Role.DIMENSION:
            position += 1
            yield _dimension(version, item, structure, position)
    yield '</s:DimensionList>\n<s:AttributeList id="AttributeDescriptor">\n'
    for item in structure.components:
        if item.role is Role.ATTRIBUTE:
            yield _attribute(version, item, structure)
    yield '</s:AttributeList>\n<s:MeasureList id="MeasureDescriptor">\n'
    for item in structure.components:
        if item.role is Role.MEASURE:
            yield _measure(version, item, structure)
    yield "</s:MeasureList>\n</s:DataStructureComponents>\n</s:DataStructure></s:DataStructures>\n"


def _core(version: str, item: Component, structure: Structure, text: str) -> str:
    """Return the concept of a component and the values that it may take."""
    scheme = f"{structure.agency}:CS_MIGRATION({structure.version}).{item.id}"
    concept = f"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={scheme}"
    values = f'<s:TextFormat textType="{text}"/>'
    if item.codes:
        own = f"{structure.agency}:{item.codes}({structure.version})"
        listed = f"urn:sdmx:org.sdmx.infomodel.codelist.Codelist={own}"
        values = f"<s:Enumeration>{_reference(version, listed)}</s:Enumeration>"
    return (
        f"<s:ConceptIdentity>{_reference(version, concept)}</s:ConceptIdentity>"
        f"<s:LocalRepresentation>{values}</s:LocalRepresentation>"
    )


def _dimension(version: str, item: Component, structure: Structure, position: int) -> str:
    if item.id == TIME:
        core = _core(version, item, structure, "ObservationalTimePeriod")
        return f'<s:TimeDimension id="{TIME}">{core}</s:TimeDimension>\n'
    core = _core(version, item, structure, "String")
    return f'<s:Dimension id="{item.id}" position="{position}">{core}</s:Dimension>\n'


def _attribute(version: str, item: Component, structure: Structure) -> str:
    """Return an attribute of the observation.

    2.1 states ``assignmentStatus`` and relates it to the primary measure; 3.0 states
    ``usage`` and relates it to the observation.
    """
    if version == "2.1":
        status = f'assignmentStatus="{"Mandatory" if item.required else "Conditional"}"'
        relation = '<s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure>'
    else:
        status = f'usage="{"mandatory" if item.required else "optional"}"'
        relation = "<s:Observation/>"
    return (
        f'<s:Attribute id="{item.id}" {status}>{_core(version, item, structure, "String")}'
        f"<s:AttributeRelationship>{relation}</s:AttributeRelationship></s:Attribute>\n"
    )


def _measure(version: str, item: Component, structure: Structure) -> str:
    core = _core(version, item, structure, "Double")
    if version == "2.1":
        return f'<s:PrimaryMeasure id="{item.id}">{core}</s:PrimaryMeasure>\n'
    return f'<s:Measure id="{item.id}" usage="optional">{core}</s:Measure>\n'
