"""An SVG file to what of it would be lost, or must not be read, with the line where each stands.

Vectors come out on paper and as native shapes on slides: both know flat fills, strokes, clips and text,
which is less than SVG knows (SVG 1.1, second edition; SVG 2). What is checked here names that difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from msgspec.structs import replace

from factdeck.svg.reading.repeats import Repeats, TooMuch
from factdeck.svg.reading.report import Loss, SvgReport
from factdeck.svg.reading.sheet import Rule, Selected, declarations, rules
from factdeck.svg.reading.values import shown, style_wrong, value_wrong

DEEPEST = 60
"""Elements inside each other."""
MOST_ELEMENTS = 50_000
"""Counting what ``use`` repeats, and what cuts others as often as it does."""
MOST_ATTRIBUTES = 200
"""Of one element."""
MOST_MATCHES = 500_000
"""Elements that a style sheet's rules have to be held against, over all rules."""

LARGEST = 1_000_000.0
"""Units: the longest side that a picture says it has."""

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "http://www.w3.org/1999/xlink href")
_UNSEEN = frozenset(("title", "desc", "metadata", "filter", "mask", "pattern", "marker"))
"""Elements whose content paints nothing by itself."""

_LOST_ELEMENTS = {
    "image": "a bitmap or another file inside it",
    "foreignObject": "a part that is not SVG (foreignObject)",
    "script": "a script",
    "textPath": "text along a path",
    "tref": "text from elsewhere (tref)",
    "altGlyph": "a glyph by its number",
    "font": "a font of its own",
    "animate": "an animation",
    "animateColor": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
    "set": "an animation",
    "meshgradient": "a gradient",
    "hatch": "a pattern",
    "video": "a film",
    "audio": "sound",
}

_LOST_PROPERTIES: Mapping[str, tuple[str, set[str]]] = {
    "filter": ("a filter", {"none"}),
    "mask": ("a mask", {"none"}),
    "mix-blend-mode": ("a blend mode", {"normal"}),
    "marker": ("an arrowhead (marker)", {"none"}),
    "marker-start": ("an arrowhead (marker)", {"none"}),
    "marker-mid": ("an arrowhead (marker)", {"none"}),
    "marker-end": ("an arrowhead (marker)", {"none"}),
    "opacity": ("opacity of a whole part", {"1", "1.0", "100%"}),
    "stroke-dashoffset": ("a shifted dash", {"0", "0px", "0.0", "none"}),
    "letter-spacing": ("letter spacing", {"0", "0px", "normal"}),
    "word-spacing": ("word spacing", {"0", "0px", "normal"}),
    "text-decoration": ("underlined text", {"none"}),
    "text-decoration-line": ("underlined text", {"none"}),
    "textLength": ("stretched text", set()),
    "rotate": ("turned letters", {"0"}),
    "writing-mode": ("text from top to bottom", {"lr-tb", "lr", "horizontal-tb"}),
    "dominant-baseline": ("a baseline of its own", {"auto", "alphabetic", "baseline"}),
    "font": ("the short property 'font'", set()),
    "font-variant": ("small capitals", {"normal"}),
    "transform-origin": ("a transform origin", {"0 0", "0px 0px"}),
}
_STYLE_ONLY = frozenset(("transform",))
"""Properties that are painted as attributes, but not from a style."""
_PAINTS = ("fill", "stroke")
_PAINT_KINDS = {"linearGradient": "a gradient", "radialGradient": "a gradient", "pattern": "a pattern"}
_REFERENCE = re.compile(r"url\([ \t\r\n'\"]*([^)'\"\s]*)")


class _Refused(Exception):
    def __init__(self, what: str, of_whole: bool = False):
        self.what = what
        self.of_whole = of_whole


def examine_bytes(data: bytes) -> SvgReport:
    """What of an SVG file would be lost, and where."""
    walk = _Walk()
    try:
        walk.parser.Parse(data, True)
        walk.finish()
    except _Refused as refused:
        line = 0 if refused.of_whole else walk.parser.CurrentLineNumber
        walk.report.losses.append(Loss(refused.what, line, True))
    except expat.ExpatError as error:
        walk.report.damage = f"line {error.lineno}: {expat.ErrorString(error.code)}"
    except LookupError as error:
        walk.report.damage = f"line 1: {error}"
    walk.report.losses = list(_first_of_each(walk.report.losses))
    return walk.report


def _first_of_each(losses: list[Loss]) -> Iterator[Loss]:
    seen = set()
    for loss in sorted(losses, key=lambda each: each.line):
        if loss.what not in seen:
            seen.add(loss.what)
            yield loss


class _Walk:
    """One pass over a file; what refers to other elements is judged at its end."""

    def __init__(self) -> None:
        self.report = SvgReport()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self._open: list[str] = []
        self._unseen = 0
        self._elements = 0
        self._style: list[str] = []
        self._style_line = 0
        self._kinds: dict[str, str] = {}
        self._painted_with: list[tuple[str, int]] = []
        self._repeats = Repeats()
        self._asked_at: dict[str, int] = {}
        self._selected = Selected()

    def _lost(self, what: str, broken: bool = False) -> None:
        self.report.losses.append(Loss(what, self.parser.CurrentLineNumber, broken=broken))

    def _doctype(self, name: str, system: str | None, public: str | None, has_subset: int) -> None:
        if has_subset:
            raise _Refused("a DOCTYPE with declarations of its own")

    def _entity(self, *declared: object) -> None:
        raise _Refused("an entity declaration")

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self._lost("a style sheet in another file")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._open.append(name)
        self._elements += 1
        if len(self._open) > DEEPEST:
            raise _Refused(f"more than {DEEPEST} elements inside each other")
        if self._elements > MOST_ELEMENTS:
            raise _Refused(f"more than {MOST_ELEMENTS:,} elements")
        if len(attributes) > MOST_ATTRIBUTES:
            raise _Refused(f"an element with more than {MOST_ATTRIBUTES} attributes")
        if "id" in attributes:
            self._kinds[attributes["id"]] = name
        unseen = self._unseen or space not in ("", _SVG) or name in _UNSEEN
        self._repeats.begins("" if unseen else attributes.get("id", ""))
        if unseen:
            self._unseen += 1
            return
        if len(self._open) == 1:
            self.report.sized = _is_sized(attributes)
        self._element(name, attributes)

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _LOST_ELEMENTS:
            self._lost(_LOST_ELEMENTS[name])
        if name == "text" and not self.report.text_line:
            self.report.text_line = self.parser.CurrentLineNumber
        if any(key.startswith("on") and len(key) > 3 for key in attributes):
            self._lost("a script")
        if name == "style":
            self._style_line = self.parser.CurrentLineNumber
        if name == "use":
            asked = next((attributes[key] for key in _HREFS if key in attributes), "#")
            self._reference(asked)
            self._asks_for(asked)
        self._selected.add(name, attributes)
        styled = dict(declarations(attributes.get("style", "")))
        for key, value in attributes.items():
            self._property(key, value, name)
        for key, value in styled.items():
            self._property(key, value, "")
        if wrong := style_wrong(attributes.get("style", "")):
            self._lost(wrong, broken=True)
        if "clip-path" in (clipped := {**attributes, **styled}):
            for asked in _REFERENCE.findall(clipped["clip-path"]):
                self._asks_for(asked, cut=True)
        if _strokes_first({**attributes, **styled}):
            self._lost("a stroke under its fill (paint-order)")

    def _asks_for(self, asked: str, cut: bool = False) -> None:
        sign, _, name = asked.strip().partition("#")
        if name and not sign:
            (self._repeats.is_cut_by if cut else self._repeats.asks_for)(name)
            self._asked_at.setdefault(name, self.parser.CurrentLineNumber)

    def _property(self, key: str, value: str, element: str) -> None:
        """``element`` is what has it as an attribute; empty of a style's property."""
        value = value.replace("!important", "").strip()
        if key in _LOST_PROPERTIES:
            what, harmless = _LOST_PROPERTIES[key]
            if value not in harmless:
                self._lost(what)
        if not element and key in _STYLE_ONLY:
            self._lost(f"the property {key!r} in a style")
        if "var(" in value or "calc(" in value:
            self._lost("a computed value (var or calc)")
        elif wrong := value_wrong(element, key, value):
            self._lost(wrong, broken=True)
        for reference in _REFERENCE.findall(value) if "url(" in value else ():
            self._reference(reference)
            if key in _PAINTS:
                self._painted_with.append((reference, self.parser.CurrentLineNumber))

    def _reference(self, reference: str) -> None:
        if not reference.strip().startswith("#"):
            self._lost("something outside the file")

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] == "style" and not self._unseen:
            self._style.append(text)

    def _end(self, tag: str) -> None:
        self._open.pop()
        self._repeats.ends()
        if self._unseen:
            self._unseen -= 1

    def finish(self) -> None:
        """Judges what shows only once all is read. Raises _Refused."""
        sheet = list(rules("".join(self._style)))
        before = len(self.report.losses)
        for rule in sheet:
            self._rule(rule)
        self.report.losses[before:] = [
            replace(loss, line=self._style_line) for loss in self.report.losses[before:]
        ]
        self._check_amounts(sheet)
        for name in self._repeats.missing:
            what = f"a part that is not there ({shown(f'#{name}')})"
            self.report.losses.append(Loss(what, self._asked_at[name], broken=True))
        for reference, line in self._painted_with:
            if not reference.startswith("#"):
                continue
            name = reference[1:]
            kind = _PAINT_KINDS.get(self._kinds.get(name, ""))
            if kind or name not in self._kinds:
                what = kind or f"a paint that is not there ({shown(f'#{name}')})"
                self.report.losses.append(Loss(what, line or self._style_line, broken=not kind))

    def _rule(self, rule: Rule) -> None:
        if "@" in rule.selectors:
            self._lost("an @-rule of its style sheet")
        for key, value in rule.declarations:
            self._property(key, value, "")
            if key == "clip-path":
                for asked in _REFERENCE.findall(value):
                    name = asked.removeprefix("#")
                    self._repeats.are_cut_by(name, self._selected.at_most(rule))
                    self._asked_at.setdefault(name, self._style_line)

    def _check_amounts(self, sheet: list[Rule]) -> None:
        if sum(map(self._selected.at_most, sheet)) > MOST_MATCHES:
            what = f"a style sheet with {len(sheet):,} rules for {self._elements:,} elements"
            raise _Refused(what, of_whole=True)
        try:
            self._repeats.check(MOST_ELEMENTS, DEEPEST)
        except TooMuch as error:
            raise _Refused(str(error), of_whole=True) from None


def _strokes_first(properties: Mapping[str, str]) -> bool:
    order = properties.get("paint-order", "normal").split()
    first = next((part for part in order if part in ("fill", "stroke")), "fill")
    return first == "stroke" and properties.get("stroke", "none") != "none"


def _is_sized(attributes: Mapping[str, str]) -> bool:
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        if len(box) == 4:
            return all(0 < float(side) <= LARGEST for side in box[2:])
        sides = [float(re.match(r"\s*([\d.]*)", attributes.get(key, ""))[1]) for key in ("width", "height")]  # type: ignore[index]
    except ValueError:
        return False
    return all(0 < side <= LARGEST for side in sides) and not any(
        attributes.get(key, "").endswith("%") for key in ("width", "height")
    )
