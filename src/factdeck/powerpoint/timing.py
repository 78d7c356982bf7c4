"""What a slide shows on a click to its timing: all of it appears at once (ISO/IEC 29500-1, 19.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from msgspec import Struct

from factdeck.scene import AnyItem, ShapeItem, TextItem

_NOW = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_APPEAR = 'presetID="1" presetClass="entr" presetSubtype="0" fill="hold"'
"""PowerPoint's effect “Appear”."""


class Revealed(Struct, frozen=True):
    """A shape by its id on the slide. One that can hold text is built, as PowerPoint says, with its ground or without."""

    shape: int
    is_built: bool
    has_ground: bool = False


def revealed(item: AnyItem, shape: int) -> Revealed:
    """The item under the id of its shape, or of the group that holds its shapes."""
    if isinstance(item, TextItem):
        return Revealed(shape, True, bool(item.fill or item.stroke))
    is_form = isinstance(item, ShapeItem) and item.kind != "line"
    return Revealed(shape, is_form, is_form)


def timing_xml(shapes: Sequence[Revealed]) -> str:
    """One click, with which all the shapes appear; nothing where there are none."""
    if not shapes:
        return ""
    numbers = count(5)
    effects = "".join(_effects(shapes, numbers))
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        '<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="4" fill="hold">{_NOW}<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par>'
        f"</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>{_condition('prev', 'onPrev')}{_condition('next', 'onNext')}"
        f"</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>{_builds(shapes)}</p:timing>"
    )


def _effects(shapes: Iterable[Revealed], numbers: count[int]) -> Iterator[str]:
    node = "clickEffect"
    for each in shapes:
        group = ' grpId="0"' if each.is_built else ""
        yield (
            f'<p:par><p:cTn id="{next(numbers)}" {_APPEAR}{group} nodeType="{node}">{_NOW}<p:childTnLst><p:set><p:cBhvr>'
            f'<p:cTn id="{next(numbers)}" dur="1" fill="hold">{_NOW}</p:cTn>'
            f'<p:tgtEl><p:spTgt spid="{each.shape}"/></p:tgtEl>'
            "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
            '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
        )
        node = "withEffect"


def _condition(name: str, event: str) -> str:
    """When the sequence goes back or on."""
    return f'<p:{name}CondLst><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{name}CondLst>'


def _builds(shapes: Iterable[Revealed]) -> str:
    with_ground = {True: ' animBg="1"', False: ""}
    builds = "".join(
        f'<p:bldP spid="{each.shape}" grpId="0"{with_ground[each.has_ground]}/>'
        for each in shapes
        if each.is_built
    )
    return f"<p:bldLst>{builds}</p:bldLst>" if builds else ""
