"""Fields that name a picture, and those that caption it, to pictures still to be found."""

from __future__ import annotations

import re

from factdeck.importing.draft import DraftPicture
from factdeck.importing.infobox.field import Field, Fields
from factdeck.importing.spans import text_inline

_FILE = re.compile(
    r"(?:\[\[)?(?:\w+:)?\s*([^|\[\]:]+\.(?:svg|png|jpe?g|gif|tiff?|webp))\b[^\n]*", re.IGNORECASE
)

_FLAGS = (
    "image_flag",
    "flag",
    "flag_image",
    "image_coat",
    "image_seal",
    "image_shield",
    "seal",
    "coat_of_arms",
)
_FLAG_CAPTIONS = ("flag_type", "flag_caption", "symbol_type", "flag_alt", "coa_caption")
_IMAGES = (
    "image",
    "image_name",
    "image_skyline",
    "static_image_name",
    "photo",
    "picture",
    "image1",
    "img",
    "bild",
    "logo",
    "cover",
    "screenshot",
    "coa_pic",
)
_CAPTIONS = (
    "caption",
    "image_caption",
    "static_image_caption",
    "captions",
    "photo_caption",
    "img_capt",
    "imgcaption",
    "bildbeschreibung",
    "bildtext",
    "caption1",
)
_MAPS = ("image_map", "map", "map_image", "image_map2", "location_map", "pushpin_map")
_MAP_CAPTIONS = (
    "image_map_caption",
    "map_caption",
    "image_map_alt",
    "map_alt",
    "image_map2_caption",
    "pushpin_map_caption",
)


def file_named(text: str) -> str:
    """The name of a picture's file that a value is; empty where it is none."""
    result = _FILE.fullmatch(text.strip())
    return result[1].strip().replace("_", " ") if result else ""


def flag_of(fields: Fields) -> DraftPicture | None:
    """The infobox's flag, with its caption."""
    return _picture(fields, _FLAGS, _FLAG_CAPTIONS)


def image_of(fields: Fields) -> DraftPicture | None:
    """The infobox's picture, with its caption."""
    return _picture(fields, _IMAGES, _CAPTIONS)


def map_of(fields: Fields) -> DraftPicture | None:
    """The infobox's map, with its caption."""
    return _picture(fields, _MAPS, _MAP_CAPTIONS)


def _picture(fields: Fields, names: tuple[str, ...], captions: tuple[str, ...]) -> DraftPicture | None:
    """The first picture that is named; its caption alone where no file is, since the text may have lost the name."""
    for name in names:
        result = fields.peek(name)
        file = file_named(result.text) if result else ""
        if result and file and fields.take(name):
            caption = fields.first(captions)
            return DraftPicture(file, caption.value if caption else (), result.line)
    caption = fields.first(captions)
    return DraftPicture("", caption.value, caption.line) if caption else None


def flag_named(field: Field | None) -> DraftPicture | None:
    """The flag that a field names, with the file's name without its ending as caption."""
    if field is None:
        return None
    name = file_named(field.text) or field.text
    return DraftPicture(name, text_inline(_without_ending(name)), field.line)


def _without_ending(name: str) -> str:
    return re.sub(r"\.\w{3,4}$", "", name)
