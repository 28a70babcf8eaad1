"""The form of a refusal of the API, as RFC 9457 describes it."""

from __future__ import annotations

from ninja import Schema


class Problem(Schema):
    """Why a question was not answered: the sentence that the command line prints as well."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    close: list[str] | None = None
