"""The site: pages, their parts and an API over the same answers as the command line.

* ``core/`` reads questions, hands out answers in every form, and keeps them by edition.
* ``design/`` is the look: tokens, templates of the parts of a page, marks, maps.
* ``rooms/`` holds one folder for each room of the site; a folder registers itself.

No rule of law and no arithmetic lives here: views ask the rooms and draw what they say.
"""
