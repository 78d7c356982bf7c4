"""Records what pandoc's citeproc makes of the oracle's sources and citations: record.py [path of pandoc].

Run by hand when styles or cases change; tests read what it wrote, and need no pandoc.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

ORACLE = Path(__file__).parent / "oracle"
STYLES = Path(__file__).parents[2] / "layouts" / "citation-styles"
LANGUAGES = {
    "en-US": [path.stem for path in sorted(STYLES.glob("*.csl"))],
    "de-DE": [
        "apa", "chicago-author-date", "chicago-notes-bibliography", "din-1505-2", "ieee", "iso690-author-date-de",
        "kolner-zeitschrift-fur-soziologie-und-sozialpsychologie",
    ],
    "fr-FR": ["apa", "chicago-author-date", "harvard-cite-them-right", "iso690-author-date-fr", "iso690-numeric-fr",
              "modern-language-association"],
}  # fmt: skip
"""Locales, and the styles that are recorded in each."""
PLACES = {"de-DE": {"pp. ": "S. ", " p. ": " S. ", "chap. ": "Kap. "}, "fr-FR": {"pp. ": "p. "}}
"""What of the citations stands for places, in other languages."""


def main() -> None:
    pandoc = sys.argv[1] if len(sys.argv) > 1 else "pandoc"
    folder = ORACLE / "recorded"
    folder.mkdir(exist_ok=True)
    version = subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )[0]
    for language, styles in LANGUAGES.items():
        for style in styles:
            told = [f"# {version}", *_lines(_set_by(pandoc, style, language))]
            (folder / f"{style}.{language}.txt").write_text("\n".join(told) + "\n", encoding="utf-8")


def citations(language: str) -> list[str]:
    """The oracle's citations, with the words for places of a language."""
    text = (ORACLE / "citations.txt").read_text(encoding="utf-8")
    for written, meant in PLACES.get(language, {}).items():
        text = text.replace(written, meant)
    return text.splitlines()


def _set_by(pandoc: str, style: str, language: str) -> str:
    text = f"---\nlang: {language}\n---\n\n" + "\n\n".join(citations(language)) + "\n"
    options = [
        "--citeproc",
        "--csl",
        str(STYLES / f"{style}.csl"),
        "--bibliography",
        str(ORACLE / "sources.json"),
    ]
    command = [pandoc, "-f", "markdown", "-t", "html", "--wrap=none", *options]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def _lines(page: str) -> list[str]:
    """A line for each citation, and one with its key for each entry."""
    page = re.sub(r'<a href="#fnref.*?</a>', "", page)
    notes = re.findall(r'<li id="fn\d+"><p>(.*?)</p></li>', page)
    cited = notes or re.findall(r'<p><span class="citation"[^>]*>(.*?)</span></p>', page)
    entries = re.findall(r'<div id="ref-([^"]+)"[^>]*>(.*?)\n</div>\n(?=<div id=|</div>)', page, re.DOTALL)
    return [*map(_plain, cited), "", *(f"{key} {_plain(text)}".strip() for key, text in entries)]


def _plain(text: str) -> str:
    text = re.sub(r'<span class="smallcaps">(.*?)</span>', r"<sc>\1</sc>", text)
    text = re.sub(r"<a [^>]*>|</a>|</?span[^>]*>|</?div[^>]*>", "", text)
    for long, short in (("em", "i"), ("strong", "b")):
        text = text.replace(f"<{long}>", f"<{short}>").replace(f"</{long}>", f"</{short}>")
    return html.unescape(" ".join(text.split()))


if __name__ == "__main__":
    main()
