"""Templates to the files of a new article or project; nothing that is there is touched."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from factdeck.files.names import wrong_with
from factdeck.schemas import KEPT, schema_text

HERE = Path(__file__).parent
PROJECT = HERE / "project"
FIRST = "my-first-article"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

NewFile = tuple[Path, bytes]


class Refused(Exception):
    """A name that can't be used, or files that are there already; says what to do."""


def new_article(name: str, folder: Path) -> list[NewFile]:
    """An article called by its slug in the project's ``content`` folder, or else in the folder itself.

    Raises Refused where the name is no slug or the file is there already.
    """
    slug = name.removesuffix(".yaml")
    if not _SLUG.fullmatch(slug):
        raise Refused(f"{name!r} is not a name of small letters, digits and hyphens{_meant(slug)}")
    _refuse_name(slug)
    inside = folder / "content" if (folder / "content").is_dir() else folder
    article = inside / f"{slug}.yaml"
    _refuse_existing([article])
    return with_schema(article, _article(slug))


def with_schema(article: Path, text: bytes) -> list[NewFile]:
    """An article, and beside it the schema that its first line points to, where that isn't there yet."""
    schema = article.parent / KEPT["article"].name
    return [(article, text), *([] if os.path.lexists(schema) else [(schema, _schema("article"))])]


def new_project(folder: Path) -> list[NewFile]:
    """A project: an article, a layout that extends ours, a Makefile, a workflow, and what git leaves out.

    Raises Refused where the folder has a name that not every system allows, or one of its files is there already.
    """
    for part in _to_be_made(folder):
        _refuse_name(part)
    files = [
        (folder / path.relative_to(PROJECT), path.read_bytes())
        for path in sorted(PROJECT.rglob("*"))
        if path.is_file()
    ]
    files += [(folder / "content" / f"{FIRST}.yaml", _article(FIRST))]
    files += [(folder / KEPT[kind], _schema(kind)) for kind in ("article", "layout")]
    _refuse_existing([path for path, _ in files])
    return files


def _article(slug: str) -> bytes:
    title = slug.replace("-", " ").capitalize()
    return (HERE / "article.yaml").read_text(encoding="utf-8").replace("TITLE", title, 1).encode("utf-8")


def _schema(kind: str) -> bytes:
    return schema_text(kind).encode("utf-8")


def _meant(name: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return f": write {slug}" if _SLUG.fullmatch(slug) else ""


def _to_be_made(folder: Path) -> Iterator[str]:
    """The names of the folders that are not there yet."""
    while folder.name and not os.path.lexists(folder):
        yield folder.name
        folder = folder.parent


def _refuse_name(name: str) -> None:
    if wrong := wrong_with(name):
        raise Refused(f"{name!r} {wrong}: choose another name")


def _refuse_existing(paths: Sequence[Path]) -> None:
    there = [str(path) for path in paths if os.path.lexists(path)]
    if there:
        raise Refused(
            f"{', '.join(there)} {'is' if len(there) == 1 else 'are'} there already; nothing was written"
        )
