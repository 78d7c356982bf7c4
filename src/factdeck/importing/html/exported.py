"""Pages that a word processor wrote: what they say by classes alone, said by elements as pages do."""

from __future__ import annotations

import re

from lxml.etree import _Element

from factdeck.importing.html.elements import classes, parted_words_of, words_of
from factdeck.importing.leftovers import Leftovers

_RULE = re.compile(r"(?:^|(?<=[};]))\s*\.([A-Za-z][\w-]*)\s*\{([^{}]*)\}")
_GOOGLE = re.compile(r"lst-kix_|themes\.googleusercontent\.com")
_COMMENT = re.compile(r"#?cmnt(?:_ref)?\d+")
_ROLES = {"title": "MsoTitle", "subtitle": "MsoSubtitle"}
_SAID_BY_STYLE = (
    ("s", re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)),
    ("sup", re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)),
    ("sub", re.compile(r"vertical-align\s*:\s*sub(?!\w)", re.IGNORECASE)),
)
_LOOKS = re.compile(r"(?:font-weight|font-style)\s*:[^;]*", re.IGNORECASE)


def settle_export(root: _Element, leftovers: Leftovers) -> None:
    """Change a page in place: looks that its own sheet of styles gives to stretches of text, titles, and comments."""
    sheets = "\n".join(each.text or "" for each in root.iter("style"))
    looks = {found[1]: found[2] for found in _RULE.finditer(sheets)}
    for span in list(root.iter("span")):
        own = str(span.get("style") or "")
        css = ";".join([*(looks[name] for name in classes(span) if name in looks), own])
        if shown := _LOOKS.findall(css):
            span.set("style", ";".join([*shown, own]))
        span.tag = next((tag for tag, said in _SAID_BY_STYLE if said.search(css)), "span")
    google = bool(_GOOGLE.search(sheets))
    if google or _is_writer_s(root):
        for element in root.iter("p", "h1"):
            role = next((_ROLES[name] for name in classes(element) if name in _ROLES), "")
            if role:
                element.tag = "p"
                element.set("class", role)
    if google:
        _take_out_comments(root, leftovers)


def _is_writer_s(root: _Element) -> bool:
    """Whether LibreOffice or its forebears wrote a page."""
    named = (str(each.get("content") or "") for each in root.iter("meta") if each.get("name") == "generator")
    return any(name.startswith(("LibreOffice", "OpenOffice", "StarOffice")) for name in named)


def _take_out_comments(root: _Element, leftovers: Leftovers) -> None:
    """Comments stand behind the text like notes, and their marks in it."""
    for link in list(root.iter("a")):
        holder = link.getparent()
        if holder is None or not _COMMENT.fullmatch(str(link.get("id") or "")):
            continue
        if str(link.get("href") or "").startswith("#cmnt_ref"):
            around = holder.getparent()
            whole = around if around is not None and around.tag == "div" else holder
            words = parted_words_of(whole).removeprefix(words_of(link))
            leftovers.add(link.sourceline or 1, "comment", words)
            _drop(whole)
        else:
            _drop(link)


def _drop(element: _Element) -> None:
    """Take an element out, and keep what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
