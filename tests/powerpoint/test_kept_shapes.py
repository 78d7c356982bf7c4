"""A shape that is the very same in the next build is not moved and written anew, until its article is forgotten."""

from __future__ import annotations

from factdeck import powerpoint
from factdeck.drawing import Drawing, Ink, Path
from factdeck.drawing.outlines import polygon
from factdeck.forgetting import forget_article
from factdeck.powerpoint import clipping
from powerpoint.support_decks import drawn, scene_of

SHORES = tuple(
    Path(outline=polygon([(x, 0.0), (x + 20.0, 30.0), (x + 5.0, 40.0)]), fill=Ink("#336699"))
    for x in (10.0, 50.0, 90.0)
)
MAP = Drawing(200.0, 100.0, SHORES)


def test_the_same_shapes_are_moved_once_for_all_builds_of_an_article() -> None:
    forget_article()
    first, again = powerpoint.render(scene_of([drawn(MAP)])), powerpoint.render(scene_of([drawn(MAP)]))
    assert first == again
    known = clipping._known.cache_info()
    assert (known.hits, known.misses) == (3, 3)
    forget_article()
    assert clipping._known.cache_info().currsize == 0
    assert powerpoint.render(scene_of([drawn(MAP)])) == first


def test_a_shape_elsewhere_is_another() -> None:
    here = powerpoint.render(scene_of([drawn(MAP)]))
    smaller = drawn(MAP, box=drawn(MAP).box.inset(0.0, 0.0, 100.0, 50.0))
    there = powerpoint.render(scene_of([smaller]))
    forget_article()
    assert there != here
    assert there == powerpoint.render(scene_of([smaller]))
