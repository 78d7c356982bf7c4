"""Links of a deck lead where the article says, written as URIs that PowerPoint reads."""

from __future__ import annotations

import pytest

from factdeck.powerpoint.addresses import as_uri


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://example.org/#linux+v3/host.c#L31", "http://example.org/#linux+v3/host.c%23L31"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/a[1]", "https://example.org/a%5B1%5D"),
        ("https://[::1]:80/a", "https://[::1]:80/a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_what_no_uri_holds_is_written_by_its_number(address: str, uri: str) -> None:
    assert as_uri(address) == uri
