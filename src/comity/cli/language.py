"""The languages of a profile: which one is asked for, and whether its file can be had in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from comity.facts import QuestionError

if TYPE_CHECKING:
    from comity.facts.voice import Voice

ENGLISH: Final = "en"
#: Those of the site; a test sees that they are the same.
LANGUAGES: Final = {
    ENGLISH: "English",
    "fr": "French",
    "es": "Spanish",
    "ar": "Arabic",
    "ru": "Russian",
    "zh-hans": "Chinese",
}


def the_language(asked: str, form: str) -> str:
    """Read a language given on the command line; English unless given.

    Raises
    ------
    QuestionError
        If there is no such language, or no file of this form in it.
    """
    language = asked.strip().lower() or ENGLISH
    if language not in LANGUAGES:
        raise QuestionError(
            f"{asked[:20]!r} is not a language of profiles; choose {', '.join(LANGUAGES)}."
        )
    if language != ENGLISH and form == "json":
        raise QuestionError(
            f"--language {language} and JSON: JSON is English always, for programs; leave out "
            "--language, or choose html, pdf, docx or md."
        )
    if form == "pdf":
        _drawn(language)
    return language


def _drawn(language: str) -> None:
    """Refuse a PDF whose letters cannot be drawn."""
    from comity.profile.render import PDF_LANGUAGES

    if language not in PDF_LANGUAGES:
        raise QuestionError(
            f"--language {language} and PDF: the fonts of the PDF cannot draw "
            f"{LANGUAGES[language]}; choose --format docx, or html and print it from a browser."
        )


@contextmanager
def spoken(language: str) -> Iterator[Voice | None]:
    """Give the voice of a language, none for English; the site is loaded only for others."""
    if language == ENGLISH:
        yield None
        return
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ["DJANGO_SETTINGS_MODULE"] = "comity.web.settings"
        django.setup()
    from django.utils.translation import override

    from comity.web.speech.voice import PageVoice

    with override(language):
        yield PageVoice()
