"""Settings and records shared by every test: no time limits that a busy machine can break."""

import pytest
from hypothesis import settings

from comity.facts import Ground
from comity.norms import Norms, norms

settings.register_profile("steady", deadline=None, derandomize=True, print_blob=False)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def library() -> Norms:
    """Every instrument on record."""
    return norms()


@pytest.fixture(scope="session")
def ground(library: Norms) -> Ground:
    """Places, groups and sources."""
    return library.ground
