"""Parts of large libraries without the rest of them: less to load before a build."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType


@contextmanager
def without_the_rest(package: str) -> Iterator[ModuleType | None]:
    """While it lasts, modules inside a package can be imported without the package's own module being run.

    A stand-in holds the package's place meanwhile, or None where the package is loaded already. Who imports the
    package later gets the real one, with the same modules inside.
    """
    spec = None if package in sys.modules else find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        yield None
        return
    stand_in = ModuleType(package)
    stand_in.__path__ = spec.submodule_search_locations
    sys.modules[package] = stand_in
    try:
        yield stand_in
    finally:
        del sys.modules[package]
        parent, _, name = package.rpartition(".")
        if parent:
            vars(sys.modules[parent]).pop(name, None)
