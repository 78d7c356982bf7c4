"""`factdeck list --credits` tells whose pictures, maps, data and texts articles have."""

from __future__ import annotations

from pathlib import Path

from factdeck.building.inventory import credits_of
from factdeck.messages.problems import Problems
from support.samples import CONTENT, ROOT

EVERY_FIELD = ROOT / "tests" / "cases" / "every-field" / "article.yaml"


def test_each_picture_map_and_chart_has_its_line_and_the_text_the_last() -> None:
    problems = Problems()
    head, *rows = [*credits_of([EVERY_FIELD], problems)]
    assert head.split() == ["article", "of", "credit", "addresses"]
    assert not problems.errors
    told = "\n".join(rows)
    for word in ("flag.svg", "Qflagcredit", "Qviewcredit", "chart: Qchartcaption", "Qchartcredit", "Qcredit"):
        assert word in told
    assert rows[-1].split()[1] == "text"
    assert "https://example.org/Qlicencelink" in rows[-1]


def test_an_article_that_is_wrong_goes_to_problems(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text("titel: A", encoding="utf-8")
    problems = Problems()
    rows = [*credits_of([tmp_path / "wrong.yaml", CONTENT / "ada-lovelace.yaml"], problems)]
    assert problems.errors
    assert all("wrong" not in row for row in rows)
    assert any("Silhouette drawn for factdeck." in row for row in rows)
