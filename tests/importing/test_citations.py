"""Citations of a Markdown text are kept with the words around them."""

from __future__ import annotations

from factdeck.importing import import_text

TEXT = """---
references:
- {id: smith, title: Rivers, issued: 2001}
- {id: jones, title: Lakes, issued: 2002}
---
# A town

It lies on a river [see @smith, p. 3; also @jones]. Smith says so [-@smith, ch. 2, and elsewhere]. It is old [@jones].
"""


def test_prefixes_places_and_left_out_names_stay() -> None:
    text = import_text(TEXT, "A town").text
    for cited in ("[see @smith, p. 3; also @jones]", "[-@smith, ch. 2, and elsewhere]", "[@jones]"):
        assert cited in text
