"""Settings of every test, in ``tests/`` and beside the rooms of the site alike."""

import pytest
from hypothesis import settings

# No time limit that a busy machine can break, and the same examples on every machine.
settings.register_profile("steady", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def english():
    """Begin in English: the language of the last page asked for stays with its thread."""
    from django.utils.translation import activate

    activate("en")
