"""The word list of PyThaiNLP to the packed one beside this script: python make.py FOLDER.

FOLDER holds words_th.txt, countries_th.txt, thailand_provinces_th.csv and ttc_freq.txt as the wheel of pythainlp 5.4.0 has
them in pythainlp/corpus. Its authors made them and gave them to the public domain (CC0 1.0, corpus_license.md there).
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}")
"""What is in the list besides, as phrases with spaces and abbreviations with full stops, ends lines by other rules."""
SHORT = re.compile("[ก-ฮ]{2}")
"""Two consonants: a word, or an abbreviation that would be found inside names."""
OFTEN = 20
"""Times that such a word stands in a corpus of schoolbooks."""


def main() -> None:
    """Writes the list, the same bytes each time."""
    folder = Path(sys.argv[1])
    counted = (
        line.split("\t") for line in (folder / "ttc_freq.txt").read_text(encoding="utf-8").splitlines()
    )
    often = {word for word, count in counted if int(count) >= OFTEN}
    listed = {
        line.partition(",")[0].strip()
        for name in ("words_th.txt", "countries_th.txt", "thailand_provinces_th.csv")
        for line in (folder / name).read_text(encoding="utf-8-sig").splitlines()
    }
    words = sorted(
        word for word in listed if WORD.fullmatch(word) and (word in often or not SHORT.fullmatch(word))
    )
    packed = gzip.compress("\n".join(words).encode("utf-8"), mtime=0)
    Path(__file__).with_name("words.txt.gz").write_bytes(packed[:9] + b"\xff" + packed[10:])


if __name__ == "__main__":
    main()
