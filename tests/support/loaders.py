"""The readers of YAML that factdeck may stand on: libyaml where PyYAML has it, and the one in Python."""

from __future__ import annotations

import yaml

from factdeck.reading.yaml_python import PythonLoader

LOADERS: list[type] = [PythonLoader, *([yaml.CBaseLoader] if yaml.__with_libyaml__ else [])]
