"""The typefaces of the theme classic to the style sheet that brings them with every page."""

from __future__ import annotations

from factdeck.layout.fonts import find_face
from factdeck.site.fonts import font_address

FACES = (
    ("Reading", "Gentium Book Plus", False, False),
    ("Reading", "Gentium Book Plus", True, False),
    ("Reading", "Gentium Book Plus", False, True),
    ("Label", "Source Sans 3", False, False),
    ("Label", "Source Sans 3", True, False),
)
"""What the style sheet calls a family, the family, and whether the face is bold and italic."""
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2010, 0x2044), (0x20AC, 0x20AC), (0x2212, 0x2212))
"""Latin letters of Europe, and the signs that go with them; a browser takes all others from fonts of its own."""


def typefaces() -> bytes:
    """A rule for each face."""
    characters = [chr(code) for first, last in RANGES for code in range(first, last + 1)]
    rules = []
    for name, family, bold, italic in FACES:
        face = find_face(family, bold, italic)
        assert face.file is not None
        kind = f"font-weight:{700 if bold else 400};font-style:{'italic' if italic else 'normal'}"
        address = font_address(face.file, characters)
        rules.append(f'@font-face{{font-family:"{name}";{kind};src:url({address}) format("woff")}}\n')
    return "".join(rules).encode()
