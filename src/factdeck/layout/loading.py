"""A layout's or theme's name to its file, read with all that it extends."""

from __future__ import annotations

from collections import abc
from pathlib import Path

from msgspec import Struct, field

from factdeck.language.tags import tags_of
from factdeck.layout.changing import with_changes
from factdeck.layout.model import Layout
from factdeck.layout.other_sizes import at_width_of
from factdeck.layout.own_fonts import font_files_of, with_font_files
from factdeck.layout.remembered import FilesSeen, remembered
from factdeck.layout.theme import Theme, ThemeSpec, enlarged, merged
from factdeck.layout.theme_checks import check_theme
from factdeck.layout.values import Medium
from factdeck.layout.word_checks import check_table
from factdeck.layout.words import FALLBACK, Words, WordsSpec, laid_over, words_for
from factdeck.messages import codes
from factdeck.messages.either import either
from factdeck.messages.nearest import nearest_or
from factdeck.messages.problems import Mark, Problems, Source
from factdeck.reading import Text, load
from factdeck.reading.loading import validate
from factdeck.reading.nodes import Mapping, parse
from factdeck.reading.telling import KEYS_WANTED

WORDS = "words.yaml"
"""A project's own, for any languages."""
OWN_WORDS = "words"
"""The folder of factdeck's, with a file for each language, so that no build reads those of others."""
_PACKAGED = Path(__file__).parent.parent / "layouts"
_IN_CHECKOUT = Path(__file__).parents[3] / "layouts"
_LOOP_HINT = "name another {}: neither this one, nor one that extends it"


def own_layouts() -> Path:
    """The folder of the layouts that come with factdeck: in the package, or beside a checkout's sources."""
    return _PACKAGED if _PACKAGED.is_dir() else _IN_CHECKOUT


class LayoutFiles(Struct):
    """Where layouts are looked up, first to last, and what was seen there."""

    folders: list[Path]
    seen: FilesSeen = field(default_factory=FilesSeen)

    @property
    def read(self) -> list[Path]:
        """Every file that was read."""
        return [*self.seen.read]

    @property
    def absent(self) -> list[Path]:
        """Every file that was looked for in vain."""
        return [path for path, was in self.seen.there.items() if not was]

    def over(self, seen: FilesSeen) -> LayoutFiles:
        """The same folders, where what is looked up and read is noted elsewhere."""
        return LayoutFiles(self.folders, seen)

    def find(self, name: str, below: str = "") -> Path | None:
        """A file by the name of a layout or theme, or by its path where the name has an ending."""
        if name.endswith((".yaml", ".yml")):
            candidates = [Path(name), *(folder / name for folder in self.folders)]
        else:
            candidates = [folder / below / f"{name}.yaml" for folder in self.folders]
        return next((path for path in candidates if self.seen.is_there(path)), None)

    def names(self, below: str = "") -> list[str]:
        result = {path.stem for folder in self.folders for path in (folder / below).glob("*.yaml")}
        return sorted(result - {Path(WORDS).stem})

    def source(self, path: Path, problems: Problems) -> Source | None:
        """The file's text; None where it can't be read as text."""
        return self.seen.source(path, problems)


def layout_files() -> LayoutFiles:
    """The project's own ``layouts`` folder, where the current folder has or may get one, then factdeck's."""
    local = Path("layouts")
    own = own_layouts()
    is_own = local.is_dir() and local.resolve() == own.resolve()
    return LayoutFiles([own] if is_own else [local, own])


def read_layout(
    name: Text | str, models: abc.Mapping[str, type[Layout]], files: LayoutFiles, problems: Problems
) -> Layout | None:
    """A layout with everything it takes from those that it extends; None where anything is wrong.

    ``models`` are those of layouts, by the outputs that they make.
    """
    key = ("layout", str(name), *map(str, files.folders), *models.items())
    return remembered(
        key, files.seen, problems, lambda seen: _layout(name, models, files.over(seen), problems)
    )


def _layout(
    name: Text | str, models: abc.Mapping[str, type[Layout]], files: LayoutFiles, problems: Problems
) -> Layout | None:
    path = files.find(str(name))
    if path is None:
        mark = name.mark if isinstance(name, Text) else None
        report_unknown("layout", str(name), files.names(), mark, problems)
        return None
    before = len(problems.errors)
    source = files.source(path, problems)
    if source is None:
        return None
    value = _extended(source, files, problems, (path,))
    if not isinstance(value, dict) or len(problems.errors) > before:
        return None
    output = value.get(Text("output"))
    model = models.get(str(output)) if isinstance(output, Text) else None
    if model is None:
        problems.error(
            output.mark if isinstance(output, Text) else Mark(source),
            f"output: a layout makes {either(models)}",
            f"add a line {either(repr(f'output: {each}') for each in models)}",
            code=codes.WRONG_KIND,
        )
        return None
    layout = validate(value, model, problems, Mark(source))
    return layout if len(problems.errors) == before else None


def _extended(
    source: Source, files: LayoutFiles, problems: Problems, seen: tuple[Path, ...]
) -> object | None:
    """The file's keys over those of the layout that it extends: mappings key by key, all else whole."""
    before = len(problems.errors)
    value = parse(source, problems)
    if not isinstance(value, Mapping) and len(problems.errors) == before:
        message, hint = KEYS_WANTED
        problems.error(Mark(source), f"this is no layout: {message}", hint, codes.WRONG_KIND)
    parent = value.get(Text("extends")) if isinstance(value, dict) else None
    if parent is not None and not isinstance(parent, Text):
        problems.error(parent.mark, "extends: the name of a layout is wanted here", code=codes.WRONG_KIND)
    if not isinstance(parent, Text):
        return with_changes(value, problems) if isinstance(value, Mapping) else value
    path = files.find(str(parent))
    if path is None or path in seen:
        if path in seen:
            message = f"extends: {str(parent)!r} leads back to itself"
            problems.error(parent.mark, message, _LOOP_HINT.format("layout"), codes.LOOP)
        else:
            report_unknown("layout", str(parent), files.names(), parent.mark, problems)
        return None
    below = files.source(path, problems)
    base = _extended(below, files, problems, (*seen, path)) if below else None
    if not isinstance(base, Mapping) or not isinstance(value, Mapping):
        return None
    return with_changes(_laid_over(at_width_of(value, base), value), problems)


def _laid_over(base: Mapping, changes: Mapping) -> Mapping:
    whole = Mapping(base)
    whole.mark = changes.mark
    for key, value in changes.items():
        old = whole.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        whole[key] = _laid_over(old, value) if both else value  # type: ignore[arg-type]
    return whole


def read_theme(name: Text | str, medium: Medium, files: LayoutFiles, problems: Problems) -> Theme | None:
    """A theme by its name or file for paper or slides; None where it is wrong, and problems says why."""
    key = ("theme", str(name), medium, *map(str, files.folders))
    return remembered(
        key, files.seen, problems, lambda seen: _theme(name, medium, files.over(seen), problems)
    )


def _theme(name: Text | str, medium: Medium, files: LayoutFiles, problems: Problems) -> Theme | None:
    whole = ("theme of both media", str(name), *map(str, files.folders))
    spec = remembered(
        whole, files.seen, problems, lambda seen: _checked_theme(name, files.over(seen), problems)
    )
    if spec is None:
        return None
    colours = {key: str(value) for key, value in spec.colours_of(medium).items()}
    # a file's path would go into decks, which call their colours by the theme's name
    called = Path(name).stem if name.endswith((".yaml", ".yml")) else str(name)
    return Theme(called, medium, 1.0, colours, getattr(spec, medium), spec.citation_style)


def _checked_theme(name: Text | str, files: LayoutFiles, problems: Problems) -> ThemeSpec | None:
    """What a theme says for paper and for slides; None where it is wrong."""
    mark = name.mark if isinstance(name, Text) and name.mark.source.name else None
    spec = _theme_spec(str(name), files, problems, mark, ())
    if spec is None:
        return None
    spec = spec.changed(paper=enlarged(spec.paper), slides=enlarged(spec.slides))
    before = len(problems.errors)
    path = files.find(str(name), "themes")
    check_theme(spec, Mark(Source(str(path), "")), problems)
    return None if len(problems.errors) > before else spec


def themes_without(style: str, medium: Medium, files: LayoutFiles) -> list[str]:
    """The names of the themes at hand that lack a style; those that can't be read are left out."""
    result = []
    for name in files.names("themes"):
        ignored = Problems()
        spec = _theme_spec(name, files, ignored, None, ())
        if spec is not None and style not in getattr(spec, medium).styles:
            result.append(name)
    return result


def _theme_spec(
    name: str, files: LayoutFiles, problems: Problems, mark: Mark | None, seen: tuple[str, ...]
) -> ThemeSpec | None:
    path = files.find(name, "themes")
    if path is None or name in seen:
        if name in seen:
            message = f"extends: the theme {name!r} leads back to itself"
            problems.error(mark, message, _LOOP_HINT.format("theme"), codes.LOOP)
        else:
            report_unknown("theme", name, files.names("themes"), mark, problems)
        return None
    source = files.source(path, problems)
    spec = load(source, ThemeSpec, problems) if source else None
    if spec is not None:
        spec = with_font_files(spec, path.parent, problems)
        for font in font_files_of(spec):
            files.seen.note(font)
    if spec is None or spec.extends is None:
        return spec
    base = _theme_spec(str(spec.extends), files, problems, spec.extends.mark, (*seen, name))
    return merged(base, spec) if base else None


def read_words(lang: str, files: LayoutFiles, problems: Problems) -> Words | None:
    """factdeck's own words in a language, with those of the project's words.yaml in their place."""
    key = ("words", lang, *map(str, files.folders))
    return remembered(key, files.seen, problems, lambda seen: _words(lang, files.over(seen), problems))


def _words(lang: str, files: LayoutFiles, problems: Problems) -> Words | None:
    before = len(problems.errors)
    own = tables_in(files.folders[-1] / OWN_WORDS, lang, files.seen, problems)
    path = files.folders[0] / WORDS
    source = files.source(path, problems) if files.seen.is_there(path) else None
    changes = load(source, WordsSpec, problems) if source else None
    if own is not None and changes is not None:
        check_table(changes, own, problems)
        own = laid_over(own, changes)
    return words_for(own, lang) if own and len(problems.errors) == before else None


def tables_in(folder: Path, lang: str, seen: FilesSeen, problems: Problems) -> WordsSpec | None:
    """The words in English and in a language, of a folder with a file for each tag that has words."""
    before = len(problems.errors)
    tables = {}
    for tag in dict.fromkeys([FALLBACK, *tags_of(lang)]):
        path = folder / f"{tag}.yaml"
        if tag.replace("-", "").isalnum() and seen.is_there(path):
            source = seen.source(path, problems)
            tables[tag] = parse(source, problems) if source else None
    return WordsSpec.made({"languages": tables}) if len(problems.errors) == before else None


def report_unknown(kind: str, name: str, known: list[str], mark: Mark | None, problems: Problems) -> None:
    """Report that nothing of a kind has a name, with a close one, or all that there are."""
    hint = nearest_or(name, known, f"there are: {', '.join(known)}")
    problems.error(mark, f"there is no {kind} {name!r}", hint, code=codes.UNKNOWN_NAME)
