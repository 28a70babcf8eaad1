"""What those who run the site ask of it: is it up, is it ready, what does it do, what went wrong.

* ``health.py`` answers ``/healthz`` and ``/readyz``.
* ``meters.py`` counts answers, ``exposition.py`` hands the counts out at ``/metrics``.
* ``watched.py`` counts and logs each answer; ``lines.py`` writes the log as lines of JSON.

Nothing here names a reader: no address, no browser, nothing that was typed into a question.
"""
