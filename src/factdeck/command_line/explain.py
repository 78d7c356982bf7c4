"""`factdeck explain`: a code to what it means, with examples."""

from __future__ import annotations

import argparse

from factdeck.command_line.common import BUILT, WRONG_USAGE, Commands, misused


def add(commands: Commands) -> None:
    """Adds ``factdeck explain`` to the commands."""
    explain = commands.add_parser(
        "explain",
        help="tell at length what a code means",
        description="Tells what a code such as FD105 means, with an example that has it and one that has not.",
    )
    explain.add_argument(
        "codes", metavar="CODE", nargs="*", help="a code; all are listed where none is given"
    )
    explain.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> int:
    from factdeck.messages.explaining import explanation, explanations

    if not options.codes:
        for each in explanations().values():
            print(f"{each.code}  {each.title}")
        return BUILT
    known = {code: explanation(code) for code in options.codes}
    print("\n\n".join(str(text) for text in known.values() if text))
    unknown = [code for code, text in known.items() if text is None]
    for code in unknown:
        misused(f"there is no code {code!r}; factdeck explain lists all")
    return WRONG_USAGE if unknown else BUILT
