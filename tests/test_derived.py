"""What is derived is worked out once, and found again by what it was derived from."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from factdeck.derived import derived, is_kept, kept_by
from factdeck.drawing import Drawing, Ellipse, Group, Ink, Line, Polygon, PolyLine, Rect, Stroke, Text
from factdeck.drawing import Path as Curve
from factdeck.face import Face
from factdeck.library.cache.keeping import StoreKeeper, looked_up_in
from factdeck.library.cache.store import Store

FACE = Face("Serif", "Serif", file=Path("fonts") / "serif.ttf")
INK = Ink("#102030", themed=True, opacity=0.5)
DRAWING = Drawing(
    10.0,
    20.0,
    (
        Group(
            (
                Line(
                    start=(0.0, 0.1),
                    end=(1 / 3, 2.0),
                    stroke=Stroke(INK, 0.7, "round", "bevel", (1.0, 2.0), 0.5),
                ),
                Rect(x=0.0, y=1.0, width=2.0, height=3.0, rx=0.5, fill=INK),
                Ellipse(x=1.0, y=1.0, rx=2.0, ry=3.0),
                Polygon(points=((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)), by_winding=True),
                PolyLine(points=((0.0, 0.0), (1.0, 0.0))),
                Curve(outline=(("M", ((0.0, 0.0),)), ("C", ((1.0, 0.0), (1.0, 1.0), (0.0, 1.0))), ("Z", ()))),
            ),
            key="River",
            transform=(1.0, 0.0, 0.0, 1.0, 5.0, 0.0),
            clip=Rect(x=0.0, y=0.0, width=9.0, height=9.0),
            title="A river",
        ),
        Text(1.0, 2.0, "Źródło", FACE, 8.0, INK, 22.5, "middle", (("Źródło", FACE),), "space"),
    ),
)


class Counted(Struct):
    """Makes a value, and counts how often."""

    value: object
    times: int = 0

    def __call__(self) -> object:
        self.times += 1
        return self.value


@pytest.fixture
def keeper(tmp_path: Path) -> StoreKeeper:
    store = Store(tmp_path)
    store.put_record("begun", b"yes")
    return StoreKeeper(store, "code")


def test_a_drawing_with_every_kind_of_part_comes_back_as_it_was(keeper: StoreKeeper) -> None:
    make = Counted(DRAWING)
    with kept_by(keeper):
        first, second = (derived("drawing", ("a river", FACE), Drawing, make) for _ in range(2))
    assert first == second == DRAWING
    assert make.times == 1


def test_other_values_another_kind_and_other_code_are_derived_anew(
    keeper: StoreKeeper, tmp_path: Path
) -> None:
    make = Counted(7)
    with kept_by(keeper):
        for kind, given in (("size", 1), ("size", 2), ("length", 1)):
            derived(kind, given, int, make)
    with kept_by(StoreKeeper(Store(tmp_path), "new code")):
        derived("size", 1, int, make)
    assert make.times == 4


def test_nothing_is_kept_where_nothing_keeps(tmp_path: Path) -> None:
    make = Counted(7)
    assert [derived("size", 1, int, make) for _ in range(2)] == [7, 7]
    assert make.times == 2
    assert not is_kept()


def test_what_is_damaged_is_derived_anew(keeper: StoreKeeper, tmp_path: Path) -> None:
    make = Counted((1.5, 2.5))
    with kept_by(keeper):
        derived("size", 1, tuple[float, float], make)
        for record in tmp_path.rglob("*"):
            if record.is_file():
                data = record.read_bytes()
                record.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        assert derived("size", 1, tuple[float, float], make) == (1.5, 2.5)
    assert make.times == 2


def test_what_is_of_another_shape_is_derived_anew(keeper: StoreKeeper) -> None:
    make = Counted(7)
    with kept_by(keeper):
        derived("size", 1, str, Counted("seven"))
        assert derived("size", 1, int, make) == 7
    assert make.times == 1


def test_what_fails_is_never_kept(keeper: StoreKeeper) -> None:
    def fail() -> int:
        raise ValueError("no size")

    with kept_by(keeper):
        with pytest.raises(ValueError, match="no size"):
            derived("size", 1, int, fail)
        assert derived("size", 1, int, Counted(7)) == 7


def test_a_store_is_not_begun_before_all_is_well(tmp_path: Path) -> None:
    folder, make = tmp_path / "cache", Counted(7)
    keeper = StoreKeeper(Store(folder), "code")
    with kept_by(keeper):
        derived("size", 1, int, make)
        assert not folder.exists()
        keeper.finish()
        assert derived("size", 1, int, make) == 7
    assert make.times == 1


def test_what_only_looks_up_finds_what_is_kept_and_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factdeck.library.cache.keeping.known_code", lambda *_, **__: "code")
    make = Counted(7)
    with looked_up_in(tmp_path):
        assert not is_kept()
        assert derived("size", 1, int, make) == 7
    assert not list(tmp_path.iterdir())
    store = Store(tmp_path)
    store.put_record("begun", b"yes")
    with kept_by(StoreKeeper(store, "code")):
        derived("size", 1, int, make)
    kept = sorted(tmp_path.rglob("*"))
    with looked_up_in(tmp_path):
        assert [derived("size", each, int, make) for each in (1, 2)] == [7, 7]
    assert make.times == 3
    assert sorted(tmp_path.rglob("*")) == kept
