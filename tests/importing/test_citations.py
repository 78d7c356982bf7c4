"""Citations of a Markdown text are kept with the words around them."""

from __future__ import annotations

from factdeck.article import plain
from factdeck.importing import Given, import_text
from support.imports import article_of

TEXT = """---
references:
- {id: smith, title: Rivers, issued: 2001}
- {id: jones, title: Lakes, issued: 2002}
---
# A town

It lies on a river [see @smith, p. 3; also @jones]. Smith says so [-@smith, ch. 2, and elsewhere]. It is old [@jones].
"""


def test_prefixes_places_and_left_out_names_stay() -> None:
    text = import_text(TEXT, "A town").text
    for cited in ("[see @smith, p. 3; also @jones]", "[-@smith, ch. 2, and elsewhere]", "[@jones]"):
        assert cited in text


def test_a_lead_that_cites_nothing_gets_no_source_of_another_place() -> None:
    cited = "<ref>[https://example.org/trade Trade figures]</ref>"
    text = f"'''Strelsau''' is a town.\n\n== Trade ==\nIt sells cranes.{cited}\n"
    keys = [cite.key for span in article_of(import_text(text)).lead[0].spans for cite in span.cite]
    assert keys == []
    page = "https://en.wikipedia.org/wiki/Strelsau"
    credited = article_of(import_text(text, "", Given(source=page)))
    [key] = [cite.key for span in credited.lead[0].spans for cite in span.cite]
    assert next(str(source.url) for source in credited.sources if source.id == key) == page


def test_a_fact_of_an_infobox_cites_what_it_rests_on() -> None:
    box = (
        "{{Infobox settlement|name=Strelsau"
        "|population_total=500<ref name=c>{{cite web|title=Census|url=https://example.org/c}}</ref>"
        "|population_as_of=1900|mayor=[[Rudolf]] (since 1899)<ref name=c />|area_km2=12}}"
    )
    article = article_of(import_text(f"{box}\n'''Strelsau''' is a town.\n"))
    assert article.infobox
    rows = [row for group in article.infobox.rows for row in getattr(group, "rows", [group])]
    told = {
        plain(row.label): [cite.key for span in (*row.value, *(row.note or ())) for cite in span.cite]
        for row in rows
    }
    assert told == {"Population": ["census"], "Mayor": ["census"], "Area": []}
