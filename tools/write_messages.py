"""Collect what the site says in every language; to be run when words change.

Reads the sentences that templates and code mark for translation, and from the records the
short titles of instruments and the names of groups. Brings the catalogues of every room in
line with them, keeps what is translated, and compiles the catalogues. With ``--missing
LANGUAGE`` it prints what waits for a translator, with ``--fill FILE`` it takes translations
from a JSON file of the form {"English sentence": "translation" or ["one", "many"]}.
"""

from __future__ import annotations

import argparse
import ast
import csv
import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import django
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

HOUSE = Path(__file__).parents[1] / "src" / "comity"
WEB = HOUSE / "web"
#: Rooms below the site, whose sentences the catalogue of ``web/speech`` holds.
BELOW = ("facts", "norms", "evidence", "answers", "profile")
#: Languages of the site but English, as folders and as Babel calls them.
LANGUAGES = {"fr": "fr", "es": "es", "ar": "ar", "ru": "ru", "zh_Hans": "zh_Hans"}
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "phrase": None,
    "phrases": (1, 2),
    "marked": None,
}
Sentence = tuple[str | tuple[str, str], str | None]


def homes() -> list[Path]:
    """Return the folders that keep a catalogue: each room, the rooms below, and the rest."""
    return [
        WEB / "design",
        WEB / "speech",
        *sorted(path.parent for path in WEB.glob("rooms/*/room.py")),
    ]


def files_of(home: Path) -> list[Path]:
    """Return the files whose sentences a catalogue holds."""
    if home.name == "speech":
        found = [path for room in BELOW for path in (HOUSE / room).rglob("*.py")]
    elif home.name != "design":
        found = list(home.rglob("*"))
    else:
        found = [path for path in WEB.rglob("*") if WEB / "rooms" not in path.parents]
    wanted = (p for p in found if p.suffix in {".py", ".html"} and "tests" not in p.parts)
    return sorted(wanted)


def messages_of(path: Path) -> Iterator[Sentence]:
    """Return the sentences of a file that wait for translation, each with its context."""
    text = path.read_text(encoding="utf-8")
    for name, words in _calls(text) if path.suffix == ".py" else _tags(text, path):
        context = words.pop(0) if "pgettext" in name and words else None
        if words:
            plural = name == "phrases" or "n" in name.split("gettext", maxsplit=1)[0]
            yield ((words[0], words[1]) if plural and len(words) > 1 else words[0], context)


def _calls(code: str) -> Iterator[tuple[str, list[str]]]:
    """Return the marked calls of a module, those inside other calls as well."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            if name in KEYWORDS:
                given = (part.value for part in node.args if isinstance(part, ast.Constant))
                yield name, [part for part in given if isinstance(part, str)]


def _tags(template: str, path: Path) -> Iterator[tuple[str, list[str]]]:
    """Return the marked tags of a template."""
    code = io.BytesIO(templatize(template, origin=str(path)).encode())
    for _line, name, given, _ in extract_python(code, KEYWORDS, (), {"encoding": "utf-8"}):
        yield str(name or ""), _strings(given)


def _strings(given: object) -> list[str]:
    """Return the texts of a call; what is no text says nothing to a translator."""
    parts = given if isinstance(given, list | tuple) else [given]
    return [part for part in parts if isinstance(part, str)]


@cache
def names_of_records() -> tuple[str, ...]:
    """Return the short titles of instruments and the names of groups."""
    knowledge = HOUSE / "knowledge"
    instruments = sorted((knowledge / "norms" / "instruments").glob("*.yml"))
    records = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in instruments)
    with (knowledge / "facts" / "groups.csv").open(encoding="utf-8", newline="") as file:
        groups = [row["name"] for row in csv.DictReader(file)]
    return (*(str(record["short"]) for record in records), *groups)


def wanted(home: Path) -> dict[tuple[str, str | None], str | tuple[str, str]]:
    """Return every sentence of a catalogue by its first form and context."""
    found: dict[tuple[str, str | None], str | tuple[str, str]] = {}
    for path in files_of(home):
        for message, context in messages_of(path):
            key = (message if isinstance(message, str) else message[0], context)
            if key not in found or isinstance(message, tuple):
                found[key] = message
    for name in names_of_records() if home.name == "speech" else ():
        found.setdefault((name, None), name)
    return found


def po_path(home: Path, folder: str) -> Path:
    """Return the file of a catalogue."""
    return home / "locale" / folder / "LC_MESSAGES" / "django.po"


def read(home: Path, folder: str) -> Catalog:
    """Read a catalogue; an empty one when there is none yet."""
    path = po_path(home, folder)
    if not path.exists():
        return Catalog(locale=LANGUAGES[folder])
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGES[folder])


def renewed(home: Path, folder: str, given: dict[str, str | list[str]]) -> Catalog:
    """Return a catalogue with exactly the sentences wanted, what is known of them kept."""
    old, new = read(home, folder), Catalog(locale=LANGUAGES[folder], fuzzy=False)
    for (first, context), message in sorted(
        wanted(home).items(), key=lambda item: (item[0][0], item[0][1] or "")
    ):
        known = old.get(first, context)
        said = known.string if known else ""
        if first in given:
            taken = given[first]
            said = tuple(taken) if isinstance(taken, list) else taken
        if isinstance(message, tuple) != isinstance(said, tuple | list):
            said = tuple([""] * new.num_plurals) if isinstance(message, tuple) else ""
        flags = {"python-format"} if "%(" in first else set()
        new.add(message, said, flags=flags, context=context)
    return new


def as_po(catalog: Catalog) -> bytes:
    """Return a catalogue as text, without days, names or lines that change by themselves."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, omit_header=True, sort_output=True, no_location=True)
    forms = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    forms += f'"Language: {catalog.locale}\\n"\n"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    return forms.encode() + out.getvalue().lstrip()


def as_mo(po: bytes, folder: str) -> bytes:
    """Return a catalogue as programs read it."""
    out = io.BytesIO()
    catalog = read_po(io.BytesIO(po), locale=LANGUAGES[folder])
    # The header would hold the minute of the run, and the file change with it.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(out, catalog)
    return out.getvalue()


def missing(home: Path, folder: str) -> list[str | tuple[str, str]]:
    """Return the sentences of a catalogue that have no translation."""
    found = renewed(home, folder, {})
    return [_id(m) for m in found if m.id and not all(_strings(m.string) or [""])]


def _id(message: Message) -> str | tuple[str, str]:
    one, *many = _strings(message.id)
    return (one, many[0]) if many else one


def write(given: dict[str, dict[str, str | list[str]]]) -> None:
    """Bring every catalogue in line and compile it."""
    for home in homes():
        for folder in LANGUAGES:
            po = as_po(renewed(home, folder, given.get(folder, {})))
            path = po_path(home, folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po)
            path.with_suffix(".mo").write_bytes(as_mo(po, folder))


def main() -> None:
    """Run the tool."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", choices=LANGUAGES, help="print what waits for a translator")
    parser.add_argument("--fill", nargs=2, metavar=("LANGUAGE", "FILE"), help="take translations")
    asked = parser.parse_args()
    if not settings.configured:
        settings.configure(USE_I18N=False)
        django.setup()
    if asked.missing:
        waiting = [item for home in homes() for item in missing(home, asked.missing)]
        json.dump(list(dict.fromkeys(waiting)), sys.stdout, ensure_ascii=False, indent=1)
        return
    given = {}
    if asked.fill:
        language, file = asked.fill
        given = {language: json.loads(Path(file).read_text(encoding="utf-8"))}
    write(given)


if __name__ == "__main__":
    main()
