"""One article that has everything, built once for all tests of its PDF."""

from __future__ import annotations

import pytest

from factdeck import pdf
from factdeck.scene import Scene
from support.pdf_cases import EVERYTHING, scene_of
from support.tagged import Tagged, read_tagged


@pytest.fixture(scope="session")
def scene() -> Scene:
    return scene_of(EVERYTHING)


@pytest.fixture(scope="session")
def data(scene: Scene) -> bytes:
    return pdf.render(scene)


@pytest.fixture(scope="session")
def tagged(data: bytes) -> Tagged:
    return read_tagged(data)
