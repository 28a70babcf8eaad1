"""Draw a profile: one plain structure, five forms.

* :func:`render` returns the bytes of a file in a :class:`Format`.
"""

from __future__ import annotations

from enum import StrEnum

from comity.facts.voice import Voice
from comity.profile.document import Document
from comity.profile.spoken import in_voice

#: Languages whose letters the fonts of the PDF have.
PDF_LANGUAGES = ("en", "fr", "es", "ru")


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


def render(document: Document, format: Format, voice: Voice | None = None) -> bytes:
    """Return a profile as the bytes of a file; only what the form needs is loaded.

    Parameters
    ----------
    voice : the language in which all of it is said, English unless given; JSON is English always
    """
    if voice and format is not Format.JSON:
        document = in_voice(document, voice)
    if format is Format.PDF:
        from comity.profile.render.pdf import to_pdf

        return to_pdf(document, voice)
    if format is Format.DOCX:
        from comity.profile.render.docx import to_docx

        return to_docx(document, voice)
    return _text(document, format, voice).encode()


def _text(document: Document, format: Format, voice: Voice | None) -> str:
    if format is Format.HTML:
        from comity.profile.render.html import to_html

        return to_html(document, voice)
    if format is Format.MD:
        from comity.profile.render.markdown import to_markdown

        return to_markdown(document, voice)
    from comity.profile.render.json import to_json

    return to_json(document)


__all__ = ["PDF_LANGUAGES", "Format", "render"]
