"""The template that a layout or the command line names, read; a problem with it stands where it is named."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from factdeck.files.plain import read_plain
from factdeck.layout.deck_layout import DeckLayout
from factdeck.messages import codes
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.messages.reasons import reason_of
from factdeck.templates.template import Template, TemplateError

MOST_BYTES = 100_000_000


class NamedTemplate(Struct, frozen=True):
    """A template, its file and the place where it is named."""

    template: Template
    path: Path
    mark: Mark
    """Where it is named."""


def named_template(layout: DeckLayout, option: str, problems: Problems) -> NamedTemplate | None:
    """The template of the command line, else the layout's; None where there is none, or it can't be read."""
    if option:
        mark, path = Mark(Source("--template", option), 1, 1, len(option)), Path(option)
    elif layout.template is not None:
        mark = layout.template.mark
        beside = _beside(layout.template.mark, str(layout.template), problems)
        if beside is None:
            return None
        path = beside
    else:
        return None
    template = _read(path, mark, problems)
    return NamedTemplate(template, path, mark) if template else None


def _beside(mark: Mark, name: str, problems: Problems) -> Path | None:
    """The file in the layout's folder or below it; there and nowhere else a layout may look."""
    folder = Path(mark.source.name).parent
    path = folder / name
    inside = path.resolve().is_relative_to(folder.resolve())
    if Path(name).is_absolute() or "\\" in name or not inside:
        problems.error(
            mark,
            f"template: {name!r} is outside the layout's folder",
            "put the file beside the layout, or give it on the command line with --template",
            code=codes.TEMPLATE_UNREADABLE,
        )
        return None
    return path


def _read(path: Path, mark: Mark, problems: Problems) -> Template | None:
    try:
        status = path.stat()
        template = _template_of(path, status.st_size, status.st_mtime_ns)
    except TemplateError as error:
        message = f"the template {str(path)!r} can't be used: {error}"
        problems.error(mark, message, error.hint, code=codes.TEMPLATE_UNREADABLE)
        return None
    except (OSError, ValueError) as error:
        message = f"the template {str(path)!r} can't be read: {reason_of(error)}"
        problems.error(mark, message, "name a .pptx or .potx file that is there", codes.TEMPLATE_UNREADABLE)
        return None
    if template.left_out:
        problems.warning(
            mark,
            f"left out of the template: {', '.join(template.left_out)}",
            "a deck carries no macros, nothing that plays, and nothing from outside",
            code=codes.TEMPLATE_LEFT_OUT,
        )
    return template


@lru_cache(maxsize=4)
def _template_of(path: Path, _size: int, _changed: int) -> Template:
    from factdeck.templates.reading import read_template

    data = read_plain(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise TemplateError(
            f"the file is larger than {MOST_BYTES // 1_000_000} MB",
            "take large pictures and slides out of it",
        )
    return read_template(data)
