"""Read XML from a stranger: as a stream, within bounds, with nothing declared or fetched.

Built on expat, which calls back for each element and keeps no tree. A document type
declaration ends the reading, so that there are no entities to expand (CWE-776) and no
outside file to fetch (CWE-611); SDMX-ML messages never carry one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, NoReturn, Protocol
from xml.parsers import expat

from comity.evidence.exchange.limits import Limits
from comity.facts.errors import ExchangeError

_CHUNK = 262_144
_ENCODINGS = frozenset({"UTF-8", "UTF-16", "ISO-8859-1", "US-ASCII"})


class Handler(Protocol):
    """What is told of each element: its qualified name and its attributes in a flat list."""

    parser: expat.XMLParserType

    def start(self, name: str, attributes: list[str]) -> None:
        """Take the start of an element; ``attributes`` is name, value, name, value."""

    def end(self, name: str) -> None:
        """Take the end of an element."""


class XmlFault(Exception):  # noqa: N818  it is turned into an ExchangeError below
    """Something that a handler refuses; the place is added where it is caught."""


def parse(
    path: str | Path,
    file: IO[bytes],
    handler: Handler,
    limits: Limits,
    text: Callable[[str], None] | None = None,
) -> None:
    """Feed a file to a handler, piece by piece.

    Raises
    ------
    ExchangeError
        If the file is no well-formed XML, declares a document type, is nested too
        deeply, holds an element that is too long, or is refused by the handler.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.ordered_attributes = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = text
    parser.XmlDeclHandler = _check_encoding
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    parser.ExternalEntityRefHandler = _refuse_doctype
    handler.parser = parser
    try:
        _feed(parser, file, limits)
    except expat.ExpatError as error:
        problem = f"is not well-formed XML ({expat.ErrorString(error.code)}). Send it again."
        raise ExchangeError(path, f"line {error.lineno}", problem) from None
    except XmlFault as fault:
        raise ExchangeError(path, f"line {parser.CurrentLineNumber}", str(fault)) from None


def _feed(parser: expat.XMLParserType, file: IO[bytes], limits: Limits) -> None:
    fed = 0
    while chunk := file.read(_CHUNK):
        parser.Parse(chunk)
        fed += len(chunk)
        # What expat holds back is one unfinished element: the only thing that can grow.
        if fed - max(parser.CurrentByteIndex, 0) > limits.token_bytes + _CHUNK:
            raise XmlFault(f"holds an element longer than {limits.token_bytes:,} bytes.")
    parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> NoReturn:
    raise XmlFault("declares a document type or entities, which is refused. Remove the DOCTYPE.")


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.upper() not in _ENCODINGS:
        raise XmlFault(f"is in {encoding[:40]!r}; expected UTF-8. Save it as UTF-8.")
