"""What an import writes is read alike by every reader of YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factdeck.importing import import_text
from factdeck.importing.yaml_text import flow_list, flow_map, scalar

TEXTS = sorted((Path(__file__).parent / "texts").iterdir())
READERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if yaml.__with_libyaml__ else [])]


@given(st.text(alphabet="ab?:, []{}-#&*!|>'\"%@`\\é0", min_size=1, max_size=12))
def test_a_text_in_brackets_is_the_same_text_to_every_reader(text: str) -> None:
    written = f"- {flow_map({'a': scalar(text, flow=True)})}\n- {flow_list([scalar(text, flow=True)])}\n"
    for reader in READERS:
        assert yaml.load(written, Loader=reader) == [{"a": text}, [text]]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_an_import_is_the_same_article_to_every_reader(path: Path) -> None:
    made = import_text(path.read_text(encoding="utf-8"))
    read = [yaml.load(made.text, Loader=reader) for reader in READERS]
    assert read[0] == read[-1] and read[0]["title"]


def test_an_address_with_a_question_mark_stands_in_quotation_marks() -> None:
    assert scalar("https://example.org/a.asp?Id=1", flow=True) == '"https://example.org/a.asp?Id=1"'
    assert scalar("https://example.org/a.asp?Id=1") == "https://example.org/a.asp?Id=1"
