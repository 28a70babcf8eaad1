"""The command that opens the site; every other command does without what the site needs."""

import re

NEEDED_BY_THE_SITE = ("django", "ninja", "granian", "prometheus_client", "comity.web")
NAME_LOADED = (
    "import sys, comity.cli\n"
    "sys.argv = ['comity', *sys.argv[1:]]\n"
    "try:\n"
    "    comity.cli.run()\n"
    "except SystemExit:\n"
    "    pass\n"
    f"print([name for name in {NEEDED_BY_THE_SITE!r} if name in sys.modules], file=sys.stderr)\n"
)


def test_other_commands_load_nothing_of_the_site(process):
    for words in (("status", "ICRMW", "MEX", "--on", "2003-07-01"), ("serve", "--help")):
        said = process(*words, start=("-c", NAME_LOADED))
        assert (said.code, said.err.strip()) == (0, "[]")


def test_the_check_loads_the_site(process):
    said = process("serve", "--check", start=("-c", NAME_LOADED))
    assert said.err.strip() == "['django', 'ninja', 'prometheus_client', 'comity.web']"


def test_the_check_says_what_the_site_rests_on(ask):
    said = ask("serve", "--check")
    assert (said.code, said.err) == (0, "")
    assert re.search(r"knowledge of \d{4}-\d\d-\d\d \(\d+ instruments", said.out)


def test_a_wrong_number_is_refused_with_its_range(ask):
    said = ask("serve", "--port", 99999)
    assert (said.code, said.out) == (2, "")
    assert said.err == "Error: port is 99999; write a whole number from 1 to 65535.\n"
