"""`factdeck layouts`, `blocks`, `schema` and `completion`: what is at hand, for people, editors and shells."""

from __future__ import annotations

import argparse

from factdeck.command_line.common import BUILT, Commands
from factdeck.schemas import KINDS

SHELLS = ("bash", "zsh", "fish")


def add(commands: Commands) -> None:
    """Adds ``factdeck completion``, ``schema``, ``layouts`` and ``blocks`` to the commands."""
    completion = commands.add_parser(
        "completion",
        help="print what completes commands in a shell",
        description='Prints a script for your shell, as in: eval "$(factdeck completion bash)"',
    )
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help="bash, zsh or fish")
    completion.set_defaults(run=_completion)
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema that editors complete by",
        description="Prints the JSON Schema of articles, layouts, themes or sets, for editors that know YAML.",
    )
    schema.add_argument("kind", metavar="KIND", choices=KINDS, help="article, layout, theme or set")
    schema.set_defaults(run=_schema)
    layouts = commands.add_parser(
        "layouts",
        help="list layouts and what each makes",
        description="Lists the layouts at hand: the project's own in layouts/, and factdeck's.",
    )
    layouts.set_defaults(run=_layouts)
    blocks = commands.add_parser(
        "blocks",
        help="list what a layout can show",
        description="Lists the blocks that a layout is made of, each with its options.",
    )
    blocks.set_defaults(run=_blocks)


def _completion(options: argparse.Namespace) -> int:
    from shtab import complete

    print(complete(options.parser, options.shell))
    return BUILT


def _schema(options: argparse.Namespace) -> int:
    from factdeck.schemas import schema_text

    print(schema_text(options.kind), end="")
    return BUILT


def _layouts(_options: argparse.Namespace) -> int:
    from factdeck.api import find_layouts

    layouts = find_layouts()
    widest = max(len(layout.name) for layout in layouts)
    for layout in layouts:
        print(f"{layout.name:<{widest}}  {layout.output:<4}  {layout.description}")
    return BUILT


def _blocks(_options: argparse.Namespace) -> int:
    from factdeck.api import blocks

    shown = blocks()
    widest = max(len(block.name) for block in shown)
    for block in shown:
        print(f"{block.name:<{widest}}  {block.shows}")
        for key, description in block.options.items():
            print(f"{'':<{widest}}    {key}: {description}")
    return BUILT
