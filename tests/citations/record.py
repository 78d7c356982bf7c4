"""Records what pandoc's citeproc makes of the oracle's sources and citations: record.py [path of pandoc].

Run by hand when styles or cases change; tests read what it wrote, and need no pandoc. The recording is that of VERSION,
which the package pypandoc_binary has, and the same in each run.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path

ORACLE = Path(__file__).parent / "oracle"
STYLES = Path(__file__).parents[2] / "layouts" / "citation-styles"
LANGUAGES = ("en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "ru-RU")
"""Every locale at hand; each style is recorded in each."""
VERSION = "pandoc 3.9"
"""What the recording was made with; another one may set some things otherwise."""


def main() -> None:
    pandoc = sys.argv[1] if len(sys.argv) > 1 else "pandoc"
    told = subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True).stdout
    version = told.split("\n")[0]
    if version != VERSION:
        print(f"{version} is not {VERSION}: look at each difference", file=sys.stderr)
    folder = ORACLE / "recorded"
    folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        for style in sorted(path.stem for path in STYLES.glob("*.csl")):
            lines = [f"# {version}", *_lines(_set_by(pandoc, style, language))]
            (folder / f"{style}.{language}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def citations(language: str) -> list[str]:
    """The oracle's citations, with the words for places of a language."""
    text = (ORACLE / "citations.txt").read_text(encoding="utf-8")
    places = json.loads((ORACLE / "places.json").read_text(encoding="utf-8"))
    for written, meant in places.get(language, {}).items():
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
