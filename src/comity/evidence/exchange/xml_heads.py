"""Heads and tails of SDMX-ML messages, for data and for structures."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from comity.evidence.exchange.about import About
from comity.evidence.exchange.formats import Format
from comity.evidence.exchange.structure import Structure
from comity.evidence.exchange.xml_names import V21, V30

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'


def urn(structure: Structure, kind: str = "datastructure.DataStructure") -> str:
    """Return the name of the structure, or of what belongs to it, by which SDMX refers to it."""
    return f"urn:sdmx:org.sdmx.infomodel.{kind}={structure.reference}"


def header(about: About, structure: Structure, inside: str = "") -> str:
    """Return the header of a message; ``inside`` names the structure of its data."""
    prepared = about.prepared.isoformat()
    return (
        f"<m:Header><m:ID>{structure.id}-{prepared}</m:ID><m:Test>false</m:Test>"
        f"<m:Prepared>{prepared}T00:00:00Z</m:Prepared><m:Sender id={quoteattr(about.sender)}/>"
        f"{inside}</m:Header>\n"
    )


def data_head(kind: Format, about: About, structure: Structure) -> str:
    """Return what stands before the observations.

    A reference is an element ``Ref`` in 2.1 and a URN as text in 3.0.
    """
    base = V30 if kind is Format.SDMX_ML_30 else V21
    generic = kind is Format.SDMX_ML_21_GENERIC
    own = f"{urn(structure)}:ObsLevelDim:AllDimensions"
    reference = f"<c:Structure>{escape(urn(structure))}</c:Structure>"
    if base == V21:
        reference = (
            f'<c:Structure><Ref agencyID="{structure.agency}" id="{structure.id}" '
            f'version="{structure.version}"/></c:Structure>'
        )
    space = "" if generic else f" namespace={quoteattr(own)}"
    inside = (
        f'<m:Structure structureID="S1" dimensionAtObservation="AllDimensions"{space}>'
        f"{reference}</m:Structure>"
    )
    data = "generic" if generic else "structurespecific"
    more = "" if generic else f" xmlns:own={quoteattr(own)}"
    return (
        f'{_OPENING}<m:{_root(kind)} xmlns:m="{base}/message" xmlns:c="{base}/common" '
        f'xmlns:g="{base}/data/{data}" xmlns:xsi="{_XSI}"{more}>\n'
        f"{header(about, structure, inside)}{_data_set(kind)}\n"
    )


def data_tail(kind: Format) -> str:
    """Return what stands after the observations."""
    return f"</m:DataSet></m:{_root(kind)}>\n"


def structure_head(version: str, about: About, structure: Structure) -> str:
    """Return what stands before the structures of a structure message."""
    base = {"2.1": V21, "3.0": V30}[version]
    return (
        f'{_OPENING}<m:Structure xmlns:m="{base}/message" xmlns:s="{base}/structure" '
        f'xmlns:c="{base}/common">\n{header(about, structure)}'
    )


def _root(kind: Format) -> str:
    return "GenericData" if kind is Format.SDMX_ML_21_GENERIC else "StructureSpecificData"


def _data_set(kind: Format) -> str:
    if kind is Format.SDMX_ML_21_GENERIC:
        return '<m:DataSet structureRef="S1" action="Information">'
    return (
        '<m:DataSet g:structureRef="S1" g:action="Information" g:dataScope="DataStructure" '
        'xsi:type="own:DataSetType">'
    )
