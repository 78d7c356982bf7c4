"""All that is said of reading holds with libyaml and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factdeck.reading import nodes
from support.loaders import LOADERS


@pytest.fixture(autouse=True, scope="module", params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest) -> Iterator[type]:
    """What reads YAML while a module's tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "LOADER", request.param)
        yield request.param
