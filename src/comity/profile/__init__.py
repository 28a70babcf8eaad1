"""The State profile: what the rooms know of one State on one day, as a document.

* :func:`profile` builds the plain structure: sections of tables, figures and notes.
* :func:`render` draws it as HTML, PDF, Word, Markdown or JSON.
"""

from comity.profile.build import profile
from comity.profile.document import Document

__all__ = ["Document", "profile"]
