"""Draw a profile: one plain structure, five forms.

* :func:`render` returns the bytes of a file in a :class:`Format`.
"""

from __future__ import annotations

from enum import StrEnum

from comity.profile.document import Document


class Format(StrEnum):
    """The forms in which a profile can be had."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MD = "md"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends, with its dot."""
        return f".{self.value}"


def render(document: Document, format: Format) -> bytes:
    """Return a profile as the bytes of a file; only what the form needs is loaded."""
    if format is Format.PDF:
        from comity.profile.render.pdf import to_pdf

        return to_pdf(document)
    if format is Format.DOCX:
        from comity.profile.render.docx import to_docx

        return to_docx(document)
    return _text(document, format).encode()


def _text(document: Document, format: Format) -> str:
    if format is Format.HTML:
        from comity.profile.render.html import to_html

        return to_html(document)
    if format is Format.MD:
        from comity.profile.render.markdown import to_markdown

        return to_markdown(document)
    from comity.profile.render.json import to_json

    return to_json(document)


__all__ = ["Format", "render"]
