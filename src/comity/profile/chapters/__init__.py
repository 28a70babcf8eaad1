"""The chapters of a profile, in the order in which they stand."""

from comity.profile.chapters.changes import changes, unratified
from comity.profile.chapters.course import course
from comity.profile.chapters.glance import glance
from comity.profile.chapters.mobility import mobility
from comity.profile.chapters.money import money
from comity.profile.chapters.outlook import outlook
from comity.profile.chapters.peers import peers
from comity.profile.chapters.people import people
from comity.profile.chapters.policy import policy
from comity.profile.chapters.provenance import method, sources
from comity.profile.chapters.refuge import refuge
from comity.profile.chapters.safety import safety
from comity.profile.chapters.standings import standings

NORMS = (standings, changes, unratified, peers, course)
FIGURES = (people, refuge, money, safety, mobility, outlook, policy)
CHAPTERS = (glance, *NORMS, *FIGURES, sources, method)

__all__ = ["CHAPTERS"]
