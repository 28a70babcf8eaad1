"""Answers of the rooms as plain records, and the forms in which they are handed out.

The command line, the page and the API say the same thing because all of them say this.

* :mod:`comity.answers.norms` and :mod:`comity.answers.figures` make the records.
* :mod:`comity.answers.forms` writes them as JSON and CSV; :mod:`comity.answers.amounts`
  puts figures and ages into words.
"""
