"""The table of templates to the kind that one is of, told by its name."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "templates.yaml"
KINDS = (
    "first", "second", "last", "words", "silent", "dropped", "lists", "tracks", "players", "censuses", "quotes", "notes",
    "hatnotes",
)  # fmt: skip
_SILENT = re.compile(
    r"(?:use \w+ (?:dates|english)|pp-.*|.*-stub|.* stub|(?:commons|wik\w+).*-inline|(?:defaultsort|sortierung|sort|tri|"
    r"ordena|ordenar|categorie sort|סדר|сортировка|ключ сортировки)|.* icon|commons ?cat.*|infobox end)"
)
_BOX = re.compile(
    r".*\binfobox\b.*|infobox.*|.*infobox|taxobox.*|automatic taxobox|speciesbox|subspeciesbox|hybridbox|chembox|drugbox|"
    r"geobox.*|ficha de .*|info/.*|карточка.*|картка.*|faktaboks.*|faktamall.*|kutu.*|tietolaatikko.*|"
    r"boks.*|fiche .*|شريط.*|صندوق معلومات.*|infotaula.*|ficha .*|infoboks.*|inligtingskas.*|infokas(?:t|te)?\b.*|"
    r"infokutija.*|инфокутија.*|infookvir.*|infopolje.*|informkesto.*|інфобокс.*|جعبه اطلاعات.*|ज्ञानसन्दूक.*|"
    r"нп|нп[- ].*|персона|государственный деятель|учёный|писатель|актёр|спортсмен|музыкант|футболист|фильм|компания|река|"
    r"остров|вооружённый конфликт|基礎情報.*|hộp thông tin.*|thông tin .*"
)


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Each name's kind, and the signs."""
    import yaml

    read = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {name: kind for kind in KINDS for name in read[kind]}, read["signs"]


def kind_of_template(name: str) -> str:
    """One of KINDS, ``box`` for an infobox, or nothing where its kind isn't known."""
    kind = _table()[0].get(name)
    if kind:
        return kind
    if _BOX.fullmatch(name):
        return "box"
    return "silent" if _SILENT.fullmatch(name) else ""


def sign_of(name: str) -> str | None:
    """The sign or word that a template stands for."""
    return _table()[1].get(name)
