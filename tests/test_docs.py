"""The documentation is tested like code: it shows what is, all of it, and leads somewhere."""

import doctest
import importlib
import importlib.util
import inspect
import re
import struct
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import typer

import comity
from comity.cli import app
from comity.facts import errors, ground
from comity.norms import norms
from comity.profile import profile
from comity.profile.chapters import CHAPTERS
from comity.profile.document import Mark
from comity.profile.render import Format

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def the_tool(name):
    """Load a tool from its file: tools are not part of the package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


write_docs = the_tool("write_docs")
PAGES = write_docs.pages()
SHOWN = [
    pytest.param(command, output, id=f"{page.stem}: {command}")
    for page in PAGES
    for command, output in write_docs.shown(page.read_text(encoding="utf-8"))
]
COMMANDS = typer.main.get_command(app).commands
ERRORS = [
    error
    for error in vars(errors).values()
    if inspect.isclass(error) and issubclass(error, Exception)
]


def name_of(page):
    return str(page.relative_to(ROOT))


@cache
def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def section_of(text, heading):
    """Return the part of a page under a heading, up to the next of the same level."""
    _, _, rest = text.partition(f"\n## {heading}\n")
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_a_command_prints_what_the_page_shows(command, output):
    assert output, f"{command} shows nothing; choose an example that does."
    assert write_docs.printed(command) == output, "Run tools/write_docs.py and look at the change."


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_is_as_the_tool_writes_it(page):
    text = page.read_text(encoding="utf-8")
    assert write_docs.rewritten(text) == text, "Run tools/write_docs.py and look at the change."


def test_the_tool_notices_an_output_that_is_no_longer_true():
    stale = "```console\n$ comity states --group EU --on 2004-05-01 | head -1\n15 members\n```"
    assert "25 members" in write_docs.rewritten(stale)
    assert write_docs.rewritten("```console\n$ make run\n```") == "```console\n$ make run\n```"


def test_the_examples_in_the_tool_are_true():
    assert doctest.testmod(write_docs).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_on_a_page_answers_as_shown(page):
    blocks = re.findall(r"^```pycon\n(.*?)^```$", text_of(name_of(page)), re.M | re.S)
    parser, names = doctest.DocTestParser(), {}
    for number, block in enumerate(blocks):
        test = parser.get_doctest(block, names, f"{name_of(page)} {number}", None, 0)
        runner = doctest.DocTestRunner()
        assert runner.run(test, clear_globs=False).failed == 0
        names.update(test.globs)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_on_the_page_of_commands(name):
    section = section_of(text_of("docs/commands.md"), f"comity {name}")
    assert f"$ comity {name}" in section, "Show the command with its output."
    missing = [
        option
        for parameter in COMMANDS[name].params
        for option in parameter.opts
        if option.startswith("--") and option != "--help" and f"`{option}" not in section
    ]
    assert missing == []


@pytest.mark.parametrize("option", ["--version", "--install-completion", "--show-completion"])
def test_options_of_the_program_are_on_the_page_of_commands(option):
    known = {opt for parameter in typer.main.get_command(app).params for opt in parameter.opts}
    assert option in known
    assert f"`comity {option}`" in text_of("docs/commands.md")


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_is_explained_with_an_example(error):
    page = text_of("docs/errors.md")
    assert f"`{error.__name__}`" in page
    if error is not errors.ComityError:
        headings = re.findall(rf"^## ({error.__name__}: .*)$", page, re.M)
        assert len(headings) == 1
        assert "```" in section_of(page, headings[0])


def anchors_of(page):
    """Return the anchors that headings of a page have on the site and on forges."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    plain = (re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_internal_link_leads_somewhere(page):
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.is_file(), f"{target} leads nowhere."
        assert not anchor or anchor in anchors_of(found), f"{target}: no such heading."
        in_site = not page.is_relative_to(DOCS) or found.is_relative_to(DOCS)
        assert in_site, f"{target} leaves the site of the documentation."


def test_the_order_of_sources_is_the_one_that_the_tool_follows():
    section = section_of(
        text_of("docs/sources.md"), "The source closest to the depositary is preferred"
    )
    listed = re.findall(r"`(S\d\d)`", "".join(re.findall(r"^\d\. .*$", section, re.M)))
    assert listed == the_tool("participation_claims").PREFERENCE


def test_every_page_is_in_the_navigation_of_the_site():
    nav = tomllib.loads(text_of("zensical.toml"))["project"]["nav"]
    listed = {path for entry in nav for path in entry.values()}
    assert listed == {str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md")}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_page_speaks_as_we(page):
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"\b(?:[Ww]e|[Oo]urs?|[Ll]et's)\b", text) == []


def public_names():
    for name in ("comity", "comity.facts", "comity.norms"):
        module = importlib.import_module(name)
        for public in module.__all__:
            yield pytest.param(public, getattr(module, public), id=f"{name}.{public}")


@pytest.mark.parametrize(("name", "value"), list(public_names()))
def test_every_public_name_explains_itself(name, value):
    if not (inspect.isclass(value) or inspect.isroutine(value)):
        return  # a constant has no docstring of its own
    explained = inspect.getdoc(value) or ""
    assert explained and not explained.startswith(f"{name}("), f"{name} has no docstring."


@pytest.mark.parametrize("mark", Mark, ids=lambda mark: mark.name)
def test_every_mark_of_a_profile_is_explained(mark):
    assert f"| {mark.glyph} | {mark.value} |" in text_of("docs/profile.md")


def test_every_format_of_a_profile_is_explained():
    page = text_of("docs/profile.md")
    assert [form.value for form in Format if f"| `{form.value}` |" not in page] == []


def test_every_chapter_of_a_profile_is_named():
    kenya = profile(comity.resolve("KEN"), ground().snapshot.last)
    page = text_of("docs/profile.md")
    titles = [re.sub(r" to \d{4}$", "", section.title) for section in kenya.sections]
    assert len(titles) == len(CHAPTERS)
    assert [title for title in titles if f"| {title} |" not in page] == []


def test_the_picture_is_small_enough_to_send():
    data = (DOCS / "pictures" / "profile.png").read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert (width, data[:4]) == (1100, b"\x89PNG")
    assert height >= 1200
    assert len(data) < 300_000


def test_version_and_day_are_the_same_everywhere():
    day = ground().snapshot
    assert f"version: {comity.__version__}\n" in text_of("CITATION.cff")
    assert f"date-released: {day}\n" in text_of("CITATION.cff")
    assert f"(version {comity.__version__}). Knowledge of {day.words}." in text_of("README.md")
    assert f"\n## {comity.__version__}, " in text_of("CHANGELOG.md")


def test_the_number_of_instruments_is_the_one_stated():
    binding = sum(item.binding for item in norms().all)
    count = len(norms().all)
    assert f"holds {count} treaties and other instruments" in text_of("README.md")
    assert f"towards {binding} treaties and one resolution" in text_of("CHANGELOG.md")


def test_the_commands_of_the_readme_are_those_of_the_makefile():
    named = set(re.findall(r"\bmake ([a-z]+)", text_of("README.md") + text_of("CONTRIBUTING.md")))
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.M))
    assert {"run", "test", "check", "docs"} <= named
    assert named <= targets
