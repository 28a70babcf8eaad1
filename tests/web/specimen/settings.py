"""Settings of the site with one more page, the specimen."""

from pathlib import Path

from comity.web.settings import *  # noqa: F403
from comity.web.settings import TEMPLATES

ROOT_URLCONF = "specimen.urls"
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]
