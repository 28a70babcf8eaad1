"""The file of the Word document, with nothing in it that depends on when it was written."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from docx.document import Document as WordDocument

_EARLIEST = date(1980, 1, 1)  # a zip file knows no earlier day
_FALLBACKS = (("Georgia", "Gelasio", "roman"), ("Calibri", "Carlito", "swiss"))
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def fixed(word: WordDocument, on: date) -> bytes:
    """Return the bytes of a document; every part in it is dated on a day."""
    written, out = io.BytesIO(), io.BytesIO()
    _drop_thumbnail(word)
    word.save(written)
    day = max(on, _EARLIEST)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w") as file:
        for name in parts.namelist():
            content = _fonts() if name == "word/fontTable.xml" else parts.read(name)
            about = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            file.writestr(about, content)
    return out.getvalue()


def _drop_thumbnail(word: WordDocument) -> None:
    """Leave out the picture of an empty page that the template carries."""
    package = word.part.package
    assert package is not None
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[name]


def _fonts() -> bytes:
    """Return the table of fonts, each with one of the same widths where it is missing."""
    said = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in _FALLBACKS
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{_NAMESPACE}">{said}</w:fonts>'.encode()
