"""Builds a sheet and a deck in a process that uses the same libraries, and prints what is not as it was then, or “unchanged”.

usage: build_beside.py ARTICLE FOLDER
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import documents
from state import changes, state

from factdeck.command_line.main import main

for name in ("pptx", "reportlab.platypus", "svglib.svglib", "pypdf", "PIL.Image"):
    importlib.import_module(name)
expected = documents.all_documents()
before = state()
article, folder = sys.argv[1:]
stem = Path(article).stem
for command in (
    ["build", "--quiet", "--no-cache", "--layout", "fact-sheet", article, "-o", folder],
    ["build", "--quiet", "--no-cache", "--layout", "lecture", article, "-o", folder],
    ["check", "--layout", "lecture", article],
    ["extract", f"{folder}/{stem}-fact-sheet.pdf", "-o", folder],
):
    assert main(command) == 0, command
found = changes(before, state())
if documents.all_documents() != expected:
    found.append("other: the documents that are made afterwards")
print("\n".join(found) or "unchanged")
