"""An article to a page in the browser that shows its sheet and deck, anew at each save; served to this machine only."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path


class CannotServe(Exception):
    """The page can't be served: the port is taken, or there is no such article."""


def preview(
    article: Path,
    *,
    layouts: Sequence[str],
    theme: str = "",
    port: int = 0,
    open_browser: bool = True,
    say: Callable[[str], None] = lambda line: None,
) -> None:
    """Serve the article's page until the keyboard interrupts; port 0 is one that is free.

    Raises CannotServe where there is no such file or the port is taken.
    """
    from factdeck.preview.serving import serve
    from factdeck.preview.session import Session

    if not os.path.isfile(article):
        there = os.path.exists(article)
        raise CannotServe(f"{article}: {'this is not a file' if there else 'there is no such file'}")
    serve(Session.begun(article, tuple(layouts), theme), port, open_browser, say)
