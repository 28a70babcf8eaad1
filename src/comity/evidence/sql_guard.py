"""Judge a parsed query: which data sets it reads, and whether it uses only what is allowed.

The query comes as the tree that the database makes of it. What is allowed is listed in
``sql_words``; everything else is refused, so that a part of the language that nobody thought
of is refused too.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

from comity.evidence.sql_words import CASTS, FUNCTIONS, JOINING, LIKE, NODES
from comity.facts.errors import QuestionError, UnknownNameError

LONGEST, LONGEST_TEXT, MOST_JOININGS = 4_000, 100, 3
_NAME = re.compile(r"[A-Za-z_]\w*")


def longest(query: str) -> None:
    """Refuse a query that is empty, or longer than any question needs."""
    if not query.strip():
        raise QuestionError("The query is empty; write one SELECT.")
    if "\0" in query:
        raise QuestionError("The query holds a character that no text has; remove it.")
    if len(query) > LONGEST:
        raise QuestionError(f"The query has more than {LONGEST:,} characters; shorten it.")


def tables_of(statements: Any, known: Iterable[str]) -> tuple[str, ...]:
    """Return the data sets that a query reads, once every part of it is allowed.

    Raises
    ------
    QuestionError
        If there is more than one statement, or a part is not allowed.
    UnknownNameError
        If a table is no data set.
    """
    if not isinstance(statements, list) or len(statements) != 1:
        raise QuestionError("Only one SELECT is answered at a time.")
    nodes = list(_nodes(statements[0]))
    for node in nodes:
        _allowed(node)
    if sum(_joinings(node) for node in nodes) > MOST_JOININGS:
        problem = f"Text is joined more than {MOST_JOININGS} times; join it after the query."
        raise QuestionError(problem)
    own = {str(key) for node in nodes for key in _own_names(node)}
    return _tables(nodes, own, set(known))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Go through every record of the tree without recursion, however deep it is."""
    ahead = [tree]
    while ahead:
        item = ahead.pop()
        if isinstance(item, dict):
            yield item
            ahead += item.values()
        elif isinstance(item, list):
            ahead += item


def _allowed(node: dict[str, Any]) -> None:
    kind = node.get("type")
    if isinstance(kind, str) and kind not in NODES:
        raise QuestionError(f"{_spoken(node, kind)} is not allowed in a query.")
    if "function_name" in node and _name(node) not in FUNCTIONS:
        raise QuestionError(f"The function {_name(node)[:40]!r} is not allowed in a query.")
    # The parser itself writes the schema ``main`` for rows such as (a, b).
    if node.get("schema") not in {None, "", "main"} or node.get("catalog"):
        raise QuestionError("A function is called by its name alone.")
    if _name(node) in LIKE:
        _linear(node["children"][1])
    if len(str(_text(node))) > LONGEST_TEXT:
        raise QuestionError(f"A text in a query has at most {LONGEST_TEXT} characters.")
    if "cast_type" in node and node["cast_type"].get("id") not in CASTS:
        raise QuestionError("A query turns values into numbers, texts, days and truth alone.")


def _linear(pattern: dict[str, Any]) -> None:
    """Refuse a pattern of LIKE that the database cannot search for in linear time."""
    if pattern.get("type") != "VALUE_CONSTANT" or "_" in str(_text(pattern)):
        raise QuestionError("LIKE takes a written pattern without _; or use starts_with.")


def _text(node: dict[str, Any]) -> object:
    """Return the value of a constant; empty for anything else."""
    value = node.get("value")
    return value.get("value", "") if isinstance(value, dict) else ""


def _spoken(node: dict[str, Any], kind: str) -> str:
    if kind == "TABLE_FUNCTION":
        return f"The table function {_name(node.get('function') or {})[:40]!r}"
    return {"SHOW_REF": "DESCRIBE or SHOW", "RECURSIVE_CTE_NODE": "WITH RECURSIVE"}.get(
        kind, f"The part {kind.lower().replace('_', ' ')!r}"
    )


def _name(node: dict[str, Any]) -> str:
    return str(node.get("function_name", "")).lower()


def _joinings(node: dict[str, Any]) -> int:
    """Count how often a part joins texts: three texts are joined twice."""
    return len(node.get("children") or ()) - 1 if _name(node) in JOINING else 0


def _own_names(node: dict[str, Any]) -> Iterator[str]:
    """Return the names that a WITH gives; each must be a plain name."""
    for entry in (node.get("cte_map") or {}).get("map", ()):
        if not _NAME.fullmatch(entry["key"]):
            raise QuestionError("A name after WITH has letters, digits and underscores alone.")
        yield entry["key"].lower()


def _tables(
    nodes: Iterable[dict[str, Any]], own: Container[str], known: set[str]
) -> tuple[str, ...]:
    found = set()
    for node in nodes:
        if node.get("type") != "BASE_TABLE":
            continue
        name = str(node.get("table_name", "")).lower()
        if node.get("schema_name") or node.get("catalog_name"):
            raise QuestionError("A table is called by the name of the data set alone.")
        if name in known:
            found.add(name)
        elif name not in own:
            raise UnknownNameError("data set", name, known)
    return tuple(sorted(found))
