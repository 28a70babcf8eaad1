"""What every room of the site rests on: questions, answers, errors, and what is kept.

* :class:`~comity.web.core.room.Room` is what a room offers to the site.
* :func:`~comity.web.core.page.page` turns a view into a page with its part, JSON and CSV.
* :class:`~comity.web.core.query.Query` reads the parameters of a page strictly.
* :func:`~comity.web.core.edition.edition` names the software and the knowledge in use.
"""
