"""The log as lines of JSON, one for each answer and one for each thing that went wrong."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, Final

#: The log of answers.
ANSWERS: Final = "comity.web.answers"


class Lines(logging.Formatter):
    """Write a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: time, level, then what is said of an answer, or the message.

        >>> record = logging.makeLogRecord({"levelname": "INFO", "msg": "", "created": 0})
        >>> record.answer = {"route": "metrics", "status": 200}
        >>> Lines().format(record)
        '{"time": "1970-01-01T00:00:00.000Z", "level": "info", "route": "metrics", "status": 200}'
        """
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"time": moment.replace("+00:00", "Z")}
        line["level"] = record.levelname.lower()
        answer = getattr(record, "answer", None)
        if answer is None:
            line |= {"logger": record.name, "message": record.getMessage()}
        else:
            line |= answer
        if record.exc_info:
            line["fault"] = "".join(traceback.format_exception(*record.exc_info)).rstrip()
        return json.dumps(line, ensure_ascii=False, default=str)


def logging_settings() -> dict[str, Any]:
    """Return the setting ``LOGGING``: everything to the standard error, as lines of JSON.

    On a terminal only what went wrong is written: there is nobody who collects the rest.
    Django's own lines about questions are left out: they repeat the address that was asked,
    and the line of the answer says the rest.
    """
    silent = {"handlers": [], "level": "CRITICAL", "propagate": False}
    spoken = {"handlers": ["lines"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": f"{__name__}.Lines"}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "loggers": {
            ANSWERS: {**spoken, "level": "ERROR" if sys.stderr.isatty() else "INFO"},
            "comity": spoken,
            "django": spoken,
            "django.request": silent,
            "django.security": silent,
            "_granian": spoken,
            "granian.access": silent,
        },
    }
