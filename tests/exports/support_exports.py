"""What tests of exports share: articles beside them, and an article's export with what it told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factdeck import loads
from factdeck.article import Article
from factdeck.exports import export
from factdeck.messages.problems import Problem, Problems
from support.samples import article

FOLDER = Path(__file__).parent
TOWN, ODD = article(FOLDER / "town.yaml"), article(FOLDER / "odd.yaml")


def exported(made: Article, format: str, *what: str) -> bytes:
    """A sound export's bytes; an error fails the test."""
    problems = Problems()
    found = export(made, format, problems, what)
    assert found is not None, "\n".join(str(problem) for problem in problems)
    return found.data


def told(made: Article, format: str, what: Sequence[str] = ()) -> list[Problem]:
    """All that exporting tells."""
    problems = Problems()
    export(made, format, problems, what)
    return list(problems)


def refused(made: Article, format: str, *what: str) -> list[Problem]:
    """The errors of an export that isn't made."""
    problems = Problems()
    assert export(made, format, problems, what) is None
    return problems.errors


def article_of(text: str) -> Article:
    """An article of British English with what the text says; the text's first line is the third."""
    made = loads(f"title: A town\nlead: A town on a river.\n{text}", name="town.yaml")
    return made.changed(lang="en-GB")
