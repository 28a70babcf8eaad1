"""A profile in a language: files as asked, and refusals that say what to do."""

import pytest

ON = ("--on", "2024-06-30")


@pytest.mark.parametrize(
    ("code", "name"), [("fr", "Kenya"), ("ar", "كينيا"), ("ZH-Hans", "肯尼亚")]
)
def test_a_profile_is_written_in_the_language_asked_for(ask, tmp_path, code, name):
    said = ask("profile", "KEN", *ON, "--language", code, "--format", "md", "--out", tmp_path)
    path = tmp_path / f"KEN-2024-06-30-{code.lower()}.md"
    assert (said.code, said.out, said.err) == (0, f"{path}\n", "")
    assert f"# {name}" in path.read_text(encoding="utf-8").splitlines()


def test_english_needs_no_name_and_no_site(process, tmp_path):
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    assert process("profile", "KEN", *ON, "--out", first).code == 0
    assert process("profile", "KEN", *ON, "--language", "en", "--out", second).code == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_process_of_its_own_loads_the_site_by_itself(process, tmp_path):
    """Settings of another project of the reader do not matter."""
    words = ("profile", "KEN", *ON, "--language", "ru", "--out", tmp_path / "kenya.md")
    said = process(*words, env={"DJANGO_SETTINGS_MODULE": "nowhere.settings"})
    assert (said.code, said.err) == (0, "")
    assert "# Кения" in (tmp_path / "kenya.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "asked", ["xx", "zh", "fr\n", "../../fr", "français", "\x1b[31mfr", "f" * 10_000, "en;ls", "*"]
)
def test_what_is_no_language_is_one_clear_line(ask, tmp_path, asked):
    said = ask("profile", "KEN", *ON, "--language", asked, "--out", tmp_path / "kenya.md")
    if asked.strip() == "fr":
        assert said.code == 0
        return
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.endswith("is not a language of profiles; choose en, fr, es, ar, ru, zh-hans.\n")
    assert "\x1b" not in said.err and len(said.err) < 200
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("code", "name"), [("ar", "Arabic"), ("zh-hans", "Chinese")])
def test_a_pdf_that_cannot_be_drawn_is_refused_with_what_to_do(ask, tmp_path, code, name):
    said = ask("profile", "KEN", *ON, "--language", code, "--out", tmp_path / "kenya.pdf")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"Error: --language {code} and PDF: the fonts of the PDF cannot draw {name}; "
        "choose --format docx, or html and print it from a browser.\n"
    )
    assert not list(tmp_path.iterdir())


def test_json_in_another_language_is_refused_with_what_to_do(ask):
    said = ask("profile", "KEN", *ON, "--language", "fr", "--format", "json")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "Error: --language fr and JSON: JSON is English always, for programs; leave out "
        "--language, or choose html, pdf, docx or md.\n"
    )
    assert ask("profile", "KEN", *ON, "--language", "en", "--format", "json").code == 0
