"""All that one part of a program could change for the others: what modules and classes hold, and Python's own settings."""

from __future__ import annotations

import gc
import locale
import logging
import os
import signal
import sys
import warnings
from types import ModuleType
from typing import Any

LIBRARIES = (
    "reportlab",
    "svglib",
    "pptx",
    "PIL",
    "lxml",
    "cssselect2",
    "tinycss2",
    "pypdf",
    "babel",
    "pyphen",
    "yaml",
)
_OWN = (
    "__builtins__",
    "__cached__",
    "__dict__",
    "__weakref__",
    "__doc__",
    "__annotations__",
    "__abstractmethods__",
)
_CONTAINERS = (dict, list, set)


def state() -> dict[str, Any]:
    """By name. Objects stand for themselves, so that one that was replaced by an equal one is another."""
    found = dict(_settings())
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in LIBRARIES and isinstance(module, ModuleType):
            found[f"module {name}"] = module
            found |= _attributes(name, vars(module))
            for key, value in list(vars(module).items()):
                if isinstance(value, type) and value.__module__ == name:
                    found |= _attributes(f"{name}.{key}", vars(value))
    return found


def _attributes(owner: str, attributes: Any) -> dict[str, Any]:
    found = {}
    for key, value in list(attributes.items()):
        if key in _OWN or isinstance(value, ModuleType):
            continue
        found[f"{owner}.{key}"] = value
        if isinstance(value, _CONTAINERS):
            found |= {
                f"{owner}.{key}: {inner!r}": None
                for inner in list(value)
                if isinstance(inner, (str, bytes, int))
            }
            found[f"{owner}.{key} has"] = len(value)
    return found


def _settings() -> dict[str, Any]:
    mask = os.umask(0)
    os.umask(mask)
    loggers = {
        f"logger {name}": told
        for name, logger in logging.root.manager.loggerDict.items()
        if isinstance(logger, logging.Logger)
        and (told := (logger.level, logger.propagate, logger.disabled, *logger.handlers)) != (0, True, False)
    }
    return loggers | {
        "root logger": (logging.root.level, tuple(logging.root.handlers)),
        "gc": (gc.get_threshold(), gc.isenabled()),
        "recursion": sys.getrecursionlimit(),
        "locale": locale.setlocale(locale.LC_ALL),
        "warnings": tuple(map(str, warnings.filters)),
        "signals": tuple(map(signal.getsignal, (signal.SIGINT, signal.SIGTERM))),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "hooks": (sys.excepthook, sys.displayhook, tuple(sys.meta_path), tuple(sys.path_hooks)),
        "path": tuple(sys.path),
        "folder": os.getcwd(),
        "environment": dict(os.environ),
        "mask": mask,
    }


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What is not as it was; a module that is loaded only now has changed nothing."""
    return sorted(
        [f"gone: {name}" for name in before.keys() - after.keys()]
        + [f"other: {name}" for name in before.keys() & after.keys() if not _same(before[name], after[name])]
        + [
            f"new: {name}"
            for name in after.keys() - before.keys()
            if name.startswith("logger") or _owner(name) in before
        ]
    )


def _owner(name: str) -> str:
    """The module that an attribute is of, as it stands in a state."""
    parts = name.split(":")[0].removesuffix(" has").split(".")
    owners = (f"module {'.'.join(parts[:length])}" for length in range(len(parts) - 1, 0, -1))
    return next((owner for owner in owners if owner.removeprefix("module ") in sys.modules), "")


def _same(one: Any, other: Any) -> bool:
    return one is other or (
        isinstance(one, (int, str, tuple, dict)) and type(one) is type(other) and one == other
    )
