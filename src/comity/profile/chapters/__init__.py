"""The chapters of a profile, in the order in which they stand."""

from comity.profile.chapters.changes import changes, unratified
from comity.profile.chapters.course import course
from comity.profile.chapters.glance import glance
from comity.profile.chapters.peers import peers
from comity.profile.chapters.provenance import method, sources
from comity.profile.chapters.standings import standings

CHAPTERS = (glance, standings, changes, unratified, peers, course, sources, method)

__all__ = ["CHAPTERS"]
