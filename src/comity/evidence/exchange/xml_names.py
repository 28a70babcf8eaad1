"""Names of SDMX-ML messages, and what of a message is passed over."""

from __future__ import annotations

from comity.evidence.exchange.formats import Format
from comity.evidence.exchange.xml_guard import XmlFault

SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas"
V21, V30 = f"{SCHEMAS}/v2_1", f"{SCHEMAS}/v3_0"
#: Root elements of the data messages that are read (SDMXMessage.xsd of each version).
ROOTS = {
    f"{V21}/message StructureSpecificData": Format.SDMX_ML_21,
    f"{V21}/message StructureSpecificTimeSeriesData": Format.SDMX_ML_21,
    f"{V21}/message GenericData": Format.SDMX_ML_21_GENERIC,
    f"{V21}/message GenericTimeSeriesData": Format.SDMX_ML_21_GENERIC,
    f"{V30}/message StructureSpecificData": Format.SDMX_ML_30,
}
_PASSED = ("/message Header", "/common Annotations", "/message/footer Footer")
#: The type of a group, and what describes a data set (SetAttributeGroup). The schema puts
#: the latter into a namespace; several writers leave it out.
_OF_THE_SET = frozenset(
    "type structureRef setID action reportingBeginDate reportingEndDate validFromDate "
    "validToDate publicationYear publicationPeriod dataScope".split()
)
_PASSED_LOCAL = frozenset({"DataProvider"})


class Skipper:
    """Passes over headers, footers and annotations, and counts how deep they go."""

    def __init__(self, deepest: int) -> None:
        self.depth = 0
        self._deepest = deepest

    def start(self, name: str, stack: list[str]) -> bool:
        """Tell whether an element belongs to what is passed over."""
        if not self.depth and not (name.endswith(_PASSED) or name in _PASSED_LOCAL):
            if not stack and name not in ROOTS:
                raise XmlFault(unknown_root(name))
            if not stack:
                stack.append(name)
                return True
            return False
        self.depth += 1
        if self.depth + len(stack) > self._deepest:
            raise XmlFault(f"is nested deeper than {self._deepest} elements.")
        return True

    def end(self) -> None:
        """Take the end of an element that was passed over."""
        self.depth -= 1


def unknown_root(name: str) -> str:
    """Say which message was found instead of data."""
    space, _, local = name.rpartition(" ")
    if space.startswith(SCHEMAS) and local == "Structure":
        return "is a structure message: it holds code lists, no figures. Send the data message."
    if local.casefold() == "html":
        return "is a web page (HTML), not data. Fetch it again."
    return (
        f"begins with {local[:40]!r} of {space[:80]!r}; expected an SDMX-ML 2.1 or 3.0 "
        "data message. Send it as SDMX-ML 2.1 or SDMX-CSV."
    )


def local_pairs(attributes: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Keep the components: attributes in no namespace that do not describe the set itself."""
    plain = range(0, len(attributes), 2)
    kept = [at for at in plain if " " not in attributes[at] and attributes[at] not in _OF_THE_SET]
    return tuple(attributes[at] for at in kept), [attributes[at + 1] for at in kept]
