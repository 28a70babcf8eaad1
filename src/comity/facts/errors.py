"""Every error that a caller may want to catch.

* ComityError
  - UnknownNameError     (also a LookupError)  a code or name that no record carries
  - AmbiguousNameError   (also a LookupError)  a name that several places share
  - DayError             (also a ValueError)   a text that is not a day, or a day out of range
  - RecordError          (also a ValueError)   a knowledge file that cannot be trusted
  - NotATreatyError      (also a ValueError)   a question that a resolution cannot answer
  - QuestionError        (also a ValueError)   a question that cannot be taken as it was put
  - OutputError          (also an OSError)     a result that could not be written
  - ExchangeError        (also a ValueError)   a file of figures that cannot be read or sent
  - FetchError           (also an OSError)     fresh data that could not be fetched or trusted
  - ServeError           (also an OSError)     a site that could not be opened where it was asked

A message says what was given, what was expected and what to do next. The command
line prints it as one line, the API as one field, the page as one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

LISTED_BY = {
    "State": "comity states",
    "instrument": "comity instruments",
    "group": "comity states",
    "source": "comity sources",
    "data set": "comity catalogue",
    "service": "comity fetch",
    "family": "comity instruments",
}


class ComityError(Exception):
    """Base class: catch it to catch everything this library raises on purpose."""


class UnknownNameError(ComityError, LookupError):
    """A name that is not in the vocabulary it was looked up in.

    Attributes
    ----------
    kind : what was looked for, such as ``"instrument"``
    name : what was given
    close : up to three names that resemble it
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name = kind, name
        self.close = near_misses(name, known)
        if self.close:
            hint = f"Did you mean {' or '.join(self.close)}?"
        else:
            hint = f"List them with `{LISTED_BY.get(kind, 'comity --help')}`."
        super().__init__(f"No {kind} is called {name[:80]!r}. {hint}")


class AmbiguousNameError(ComityError, LookupError):
    """A name that several places share; the reader must choose."""

    def __init__(self, name: str, choices: Iterable[str]) -> None:
        self.name, self.choices = name, tuple(choices)
        meant = " or ".join(self.choices)
        super().__init__(f"{name[:80]!r} may mean {meant}. Write the code of the one you mean.")


class DayError(ComityError, ValueError):
    """A text that is not a day, or a day outside the period that is answered."""


class RecordError(ComityError, ValueError):
    """A knowledge record that breaks its form; always names file, place and problem."""

    def __init__(self, file: str | Path, where: str, problem: str) -> None:
        self.file, self.where, self.problem = str(file), where, problem
        super().__init__(f"{file}: {where}: {problem}")


class NotATreatyError(ComityError, ValueError):
    """A question about being bound, asked of an act that binds no State."""

    def __init__(self, instrument: str) -> None:
        self.instrument = instrument
        super().__init__(
            f"{instrument} is a resolution: States voted on it and none is bound by it. "
            f"See the votes with `comity parties {instrument}`."
        )


class QuestionError(ComityError, ValueError):
    """A question that cannot be taken as it was put; says how to put it."""


class OutputError(ComityError, OSError):
    """A result that could not be written where it was asked for."""

    def __init__(self, path: str | Path, problem: str) -> None:
        self.path = str(path)
        super().__init__(f"Cannot write {path}: {problem} Choose another place with --out.")


def near_misses(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three known names that resemble ``name``, ignoring case.

    >>> near_misses("icrnw", ["ICRMW", "CEDAW"])
    ('ICRMW',)
    """
    folded = {item.casefold(): item for item in known}
    close = get_close_matches(name[:80].casefold(), folded, n=3, cutoff=0.6)
    return tuple(folded[item] for item in close)


class ExchangeError(ComityError, ValueError):
    """A file of figures that cannot be read safely, or a table that no file can carry."""

    def __init__(self, path: str | Path, where: str, problem: str) -> None:
        self.path, self.where, self.problem = str(path), where, problem
        super().__init__(f"{path}: {where}: {problem}")


class FetchError(ComityError, OSError):
    """Fresh data that did not come, or came in a form that cannot be trusted.

    Attributes
    ----------
    source : the service that was asked
    asked : address or folder asked
    came : what came instead, in words
    advice : what to do next
    """

    def __init__(self, source: str, asked: str, came: str, advice: str) -> None:
        self.source, self.asked, self.came, self.advice = source, asked, came, advice
        text = f"Cannot fetch {source} from {asked}: {came} {advice} The data kept so far stay."
        # A server may have worded a part of it: one line, and nothing that moves a cursor.
        super().__init__(" ".join("".join(c if c.isprintable() else " " for c in text).split()))


class ServeError(ComityError, OSError):
    """A site that could not be opened at an address.

    Attributes
    ----------
    url : address at which it was to stand
    """

    def __init__(self, url: str, problem: str, advice: str) -> None:
        self.url = url
        super().__init__(f"Cannot open {url}: {problem} {advice}")
