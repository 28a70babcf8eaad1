"""Write profiles: one State, or all of them with a progress bar."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli import options
from comity.cli.language import ENGLISH, spoken, the_language
from comity.facts import OutputError, Place, QuestionError, ground

if TYPE_CHECKING:
    from comity.facts.voice import Voice

FORMATS = ("html", "pdf", "docx", "md", "json")


def profile_command(
    state: Annotated[str, typer.Argument(help="The State: code or name in use.")] = "",
    on: options.On = "",
    compare: Annotated[
        str, typer.Option("--compare", help="States to set beside it, separated by commas.")
    ] = "",
    form: Annotated[
        str, typer.Option("--format", help="html, pdf, docx, md or json; html unless given.")
    ] = "",
    language: Annotated[
        str, typer.Option("--language", help="en, fr, es, ar, ru or zh-hans; en unless given.")
    ] = "",
    out: Annotated[Path | None, typer.Option("--out", help="File, or folder to put it in.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Write every State into --out.")] = False,
) -> None:
    """Write the profile of a State as a page, PDF, Word, Markdown or JSON file.

    Example: comity profile KEN --compare UGA,TZA --format pdf --out kenya.pdf
    """
    day, kind = options.the_day(on), _format(form, out)
    spoken_in = the_language(language, kind)
    named = [options.the_state(name) for name in compare.split(",") if name.strip()]
    if every:
        _write_all(out or Path("profiles"), day, kind, spoken_in)
        return
    if not state:
        raise QuestionError("No State was named. Name one, such as KEN, or ask for --all.")
    place = options.the_state(state)
    beside = list(dict.fromkeys(other for other in named if other != place))
    with spoken(spoken_in) as voice:
        data = _rendered(place, day, beside, kind, voice)
    if out is None and kind in {"md", "json"}:
        sys.stdout.write(data.decode("utf-8"))
        return
    path = _target(out, f"{place.code}-{day}{_ending(kind, spoken_in)}")
    write_whole(path, data)
    print(path)


def _format(form: str, out: Path | None) -> str:
    """Take the format asked for, or the one that the name of the file implies."""
    named = "" if out is None or _is_folder(out) else out.suffix.removeprefix(".").lower()
    for chosen in filter(None, (form.lower(), named)):
        if chosen not in FORMATS:
            raise QuestionError(f"{chosen[:20]!r} is not a format; choose {', '.join(FORMATS)}.")
    if form and named and form.lower() != named:
        raise QuestionError(f"--format {form} and a file that ends in .{named}: choose one.")
    return form.lower() or named or "html"


def _is_folder(path: Path) -> bool:
    """Tell whether a folder stands there, as far as one may look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _rendered(
    place: Place, day: date, beside: list[Place], kind: str, voice: Voice | None
) -> bytes:
    from comity.profile import profile
    from comity.profile.render import Format, render

    return render(profile(place, day, beside), Format(kind), voice)


def _ending(kind: str, language: str) -> str:
    """Return how the name of a file ends; its language stands there unless it is English."""
    return f".{kind}" if language == ENGLISH else f"-{language}.{kind}"


def _target(out: Path | None, name: str) -> Path:
    if out is None:
        return Path(name)
    return out if out.suffix and not _is_folder(out) else out / name


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    OutputError
        If the folder cannot be made or the file not be written; nothing is left half done.
    """
    half = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        reason = "a file stands where a folder should be"
        if not isinstance(error, (FileExistsError, NotADirectoryError)):
            reason = (error.strerror or str(error)).lower()
        raise OutputError(path, f"{reason}.") from None


def _write_all(folder: Path, day: date, kind: str, language: str) -> None:
    from rich.console import Console
    from rich.progress import Progress

    places, ending = ground().states(), _ending(kind, language)
    progress = Progress(console=Console(stderr=True), transient=True)
    with progress, spoken(language) as voice:
        task = progress.add_task("Profiles", total=len(places))
        for place in places:
            data = _rendered(place, day, [], kind, voice)
            write_whole(folder / f"{place.code}{ending}", data)
            progress.advance(task)
    print(f"{len(places)} profiles in {folder}")
