"""Addresses as people write them to URIs that a relationship may hold."""

from __future__ import annotations

import re

_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
_NOT_IN_URI = re.compile(r"[#\[\]\\^`{|}<>\"\s]")


def as_uri(address: str) -> str:
    """The address with what no path, query or fragment may hold written as %XX (RFC 3986, appendix A)."""
    whole, mark, fragment = _STRAY_PERCENT.sub("%25", address).partition("#")
    host = _HOST.match(whole)
    start = host.end() if host else 0
    return whole[:start] + _escaped(whole[start:]) + mark + _escaped(fragment)


def _escaped(text: str) -> str:
    return _NOT_IN_URI.sub(lambda match: f"%{ord(match[0]):02X}", text)
