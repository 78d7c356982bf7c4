"""Problems to JSON for editors, or to SARIF 2.1.0 (OASIS, 2020) for code hosts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from factdeck.messages.problems import Problem
from factdeck.seldom import seldom

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BEGINS_ADDRESS = seldom("[A-Za-z][A-Za-z0-9+.-]*://[^/]*|[A-Za-z]:/")
"""An address, or the letter of a drive: no other name may have a colon that is one of a scheme (RFC 3986, 4.2)."""


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects with file, line, column, length (in characters, from 1), severity, code, message and hint."""
    return json.dumps(as_objects(problems), ensure_ascii=False, indent=2)


def as_objects(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Each problem as an object of plain values."""
    return [_told(problem) for problem in problems]


def as_sarif(problems: Sequence[Problem], version: str, titles: dict[str, str]) -> str:
    """One run of factdeck; ``titles`` gives the codes' short descriptions."""
    used = sorted({problem.code for problem in problems if problem.code})
    rules = [{"id": code, "shortDescription": {"text": titles.get(code, code)}} for code in used]
    driver = {"name": "factdeck", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _told(problem: Problem) -> dict[str, object]:
    mark = problem.mark
    place = (
        {"file": mark.source.name, "line": mark.line, "column": mark.column, "length": mark.length}
        if mark
        else {}
    )
    said = {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
    return {**place, **said}


def _result(problem: Problem) -> dict[str, object]:
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    result: dict[str, object] = {"level": problem.severity, "message": {"text": text}}
    if problem.code:
        result["ruleId"] = problem.code
    mark = problem.mark
    if mark:
        region = {"startLine": mark.line, "startColumn": mark.column, "endColumn": mark.column + mark.length}
        file = {"uri": _uri(mark.source.name)}
        result["locations"] = [{"physicalLocation": {"artifactLocation": file, "region": region}}]
    return result


def _uri(name: str) -> str:
    """A file's name as a reference (RFC 3986); of a name that is no text, its bytes."""
    from urllib.parse import quote

    path = name.replace("\\", "/")
    scheme = _BEGINS_ADDRESS.match(path)
    begins = scheme[0] if scheme else ""
    return begins + quote(path[len(begins) :], errors="surrogateescape")
