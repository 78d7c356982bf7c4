"""Pictures that a document holds to files in the article's folder, each once and under a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factdeck.importing.draft import DraftPicture
from factdeck.importing.slugs import slug_of

FOLDER = "images"
_MOST_WORDS = 8


def name_pictures(pictures: Iterable[DraftPicture], slug: str) -> tuple[tuple[str, bytes], ...]:
    """Give each picture that has its bytes the name of its file; returns these."""
    names: dict[bytes, str] = {}
    for picture in pictures:
        if picture.data and picture.data not in names:
            taken = set(names.values())
            base = f"{slug}-{_named(picture)}".rstrip("-")
            name, number = f"{FOLDER}/{base}.{picture.ending}", 1
            while name in taken:
                number += 1
                name = f"{FOLDER}/{base}-{number}.{picture.ending}"
            names[picture.data] = name
        picture.file = names.get(picture.data, "") if picture.data else ""
    return tuple((name, data) for data, name in names.items())


def _named(picture: DraftPicture) -> str:
    """The picture's own name in the document, without its folder and its ending."""
    stem = re.sub(r"\.\w{2,5}$", "", picture.name.rpartition("/")[2])
    return slug_of(" ".join(stem.split()[:_MOST_WORDS])) if re.search(r"[A-Za-z0-9]", stem) else "picture"
