"""ReportLab's shapes without its page layout engine: less to load before a build."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

ENGINE = "reportlab.platypus"
NEEDING_ONLY_FLOWABLE = ("reportlab.graphics.shapes", "reportlab.graphics.renderPDF")


def load_shapes() -> None:
    """Import shapes and their painter, which take one class from Platypus and load all of it for that.

    A stand-in holds that class meanwhile; who imports Platypus later gets the real one, with the same class.
    """
    if ENGINE in sys.modules or all(name in sys.modules for name in NEEDING_ONLY_FLOWABLE):
        return
    spec = find_spec(ENGINE)
    if spec is None or spec.submodule_search_locations is None:
        return
    stand_in = ModuleType(ENGINE)
    stand_in.__path__ = spec.submodule_search_locations
    sys.modules[ENGINE] = stand_in
    try:
        stand_in.Flowable = import_module(f"{ENGINE}.flowables").Flowable  # type: ignore[attr-defined]
        for name in NEEDING_ONLY_FLOWABLE:
            import_module(name)
    finally:
        del sys.modules[ENGINE]
        vars(sys.modules["reportlab"]).pop("platypus", None)
