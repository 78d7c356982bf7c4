"""Fields that say how an infobox looks, or that its template works with, told from those that say something."""

from __future__ import annotations

import re

from factdeck.importing.infobox.field import Field

_PICTURE = r"(?:image|flag|coat|coa|seal|shield|map|logo|photo|blank_emblem|symbol|border|pushpin|img|picture|skyline|wappen|bild|cover|signature|structure\d*)"
_NAMES = re.compile(
    rf"{_PICTURE}\w*?_?(?:size|width|alt|upright|link|position|relief|label|label_position|mapsize|scale|res|height|border|px|p\d+|s\d+|größe|breite)"
    r"|\w+_(?:footnotes?|refs?|blank_size|rank|auto|unit_pref|zoom|frame|point|change|magnitude|alt)|alt(?:_\w+)?|embed|subbox"
    r"|(?:body|title|above|below|label|data|header|list|row|image|caption|subheader|box|bg)_?(?:style|class|align)\d*"
    r"|(?:box|bg|back|background|text|header|title|label|border|font|primary|secondary|tertiary|frame)_?\w*colou?rs?\d*|background"
    r"|(?:img|map)(?:width|size)|autoheaders|auto_\w+|module\d*|child|nat|unit_pref|pushpin_\w+|mapframe\w*|templatestyles|italic_title"
    r"|tree_name|map_type|dot_\w+|iso3166code|total_type|coor_pinpoint|region_code|linking_name|date_format|state_collapsed|collapsed?"
    r"|nocat|nodates?|decat|wikidata|fetchwikidata|onlysourced|noicon|refs?|footnotes?(?:_?below)?|vorlage|box_width|colwidth|plot_?\d"
    r"|coordinates?\w*|coor(?:d(?:inate)?s?)?(?:_\w+)?|lat(?:itude|[dmsn]|ns|_[dms]|_deg|_min|_sec|_dir)?"
    r"|lon(?:g(?:itude|[dmse]|ew|_[dms]|_deg|_min|_sec|_dir)?)?|breitengrad|längengrad|flag_p\d+|flag_s\d+"
    r"|(?:pattern_(?:la|b|ra|sh|so)|pattern_name|leftarm|body|rightarm|shorts|socks)\d|nfl(?:new)?|esbid|espn|pfr|bbr|currency_code|cancode|codearr|codecommune|amg_id|imdb_id"
)
_VALUES = re.compile(
    r"auto|merged(?:top|bottom)?row|\d+(?:x\d+)?\s?px|x\d+px|#[0-9a-f]{6}|(?=.*\d)[0-9a-f]{6}|_[a-z0-9_ ]+|\W+|\d+(?:\.\d+)?em"
    r"|group_or_band|solo_singer|non_vocal_instrumentalist|n/a|(?:font|background|text|margin|padding|border|line|white)[a-z-]*:.*",
    re.IGNORECASE | re.DOTALL,
)
"""Values that are orders to the template: sizes, colours, styles, names of pictures of shirts."""
_PLAIN_NUMBER = re.compile(r"\d{1,6}")


def is_technical(field: Field) -> bool:
    """Whether a field only says how the infobox is drawn, and nothing about its subject."""
    if _NAMES.fullmatch(field.name):
        return True
    text = field.text.strip()
    if field.name == "flag" and re.fullmatch("[A-Z]{2,3}", text):
        return True
    return bool(_VALUES.fullmatch(text)) and not _PLAIN_NUMBER.fullmatch(text)
