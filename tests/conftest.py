"""Records shared by every test."""

import pytest

from comity.facts import Ground
from comity.norms import Norms, norms


@pytest.fixture(scope="session")
def library() -> Norms:
    """Every instrument on record."""
    return norms()


@pytest.fixture(scope="session")
def ground(library: Norms) -> Ground:
    """Places, groups and sources."""
    return library.ground
