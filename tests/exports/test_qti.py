"""QTI 1.2 for Canvas: each thing stands where another writer for Canvas, text2qti, puts it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from exports.support_exports import FOLDER, ODD, TOWN, exported
from factdeck.article import Article
from support.gift import plain_html

ASI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
THEIRS = """\
Quiz title: A town
shuffle answers: false

1. Who was mayor?
... She was the first.
a) Carl Dorn
*b) Anna Bauer

2. When did the town burn?
*a) 1842
b) 1843
"""


def unzipped(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def part(files: dict[str, bytes], kind: str) -> etree._Element:
    """The manifest, the meta data or the assessment of a package."""
    names = {
        "manifest": lambda name: name == "imsmanifest.xml",
        "meta": lambda name: name.endswith("assessment_meta.xml"),
        "assessment": lambda name: name.count("/") == 1 and not name.endswith("assessment_meta.xml"),
    }
    (name,) = filter(names[kind], files)
    return etree.fromstring(files[name])


def outline(element: etree._Element, path: str = "") -> set[tuple[str, str]]:
    """Each element's path by names, with the name of what stands before it among its neighbours of other names."""
    own = f"{path}/{etree.QName(element).localname}"
    names = list(dict.fromkeys(etree.QName(child).localname for child in element))
    found = {(own, ">".join(names))} | {(own, f"@{name}") for name in element.attrib}
    for child in element:
        found |= outline(child, own)
    return found


@pytest.fixture(scope="module")
def theirs() -> dict[str, bytes]:
    from text2qti.config import Config
    from text2qti.qti import QTI
    from text2qti.quiz import Quiz

    return unzipped(QTI(Quiz(THEIRS, config=Config())).zip_bytes())


def test_the_assessment_has_nothing_that_stands_elsewhere_in_theirs(theirs: dict[str, bytes]) -> None:
    ours = outline(part(unzipped(exported(TOWN, "qti")), "assessment"))
    added = {("/questestinterop/assessment/section/item/presentation/response_lid/render_choice", "@shuffle")}
    assert ours - outline(part(theirs, "assessment")) == added


def test_the_manifest_and_what_canvas_is_told_have_nothing_that_theirs_has_not(
    theirs: dict[str, bytes],
) -> None:
    for kind in ("manifest", "meta"):
        ours, other = (outline(part(files, kind)) for files in (unzipped(exported(TOWN, "qti")), theirs))
        assert {path for path, _ in ours} <= {path for path, _ in other}


def test_the_manifest_names_each_file() -> None:
    files = unzipped(exported(TOWN, "qti"))
    named = part(files, "manifest").xpath("//*[local-name()='file']/@href")
    assert sorted(named) == sorted(set(files) - {"imsmanifest.xml"})


def bare(assessment: etree._Element) -> etree._Element:
    """The assessment in no namespace, as the standard's content models have it."""
    copy = etree.fromstring(etree.tostring(assessment))
    for element in copy.iter():
        element.tag = etree.QName(element).localname
    copy.attrib.clear()
    etree.cleanup_namespaces(copy)
    return copy


def faults(assessment: etree._Element) -> list[str]:
    """What is not as the standard has it."""
    rules = etree.DTD(str(FOLDER / "qti-1.2.1.dtd"))
    rules.validate(assessment)
    return [entry.message for entry in rules.error_log]


def bare_package(made: Article) -> etree._Element:
    return bare(part(unzipped(exported(made, "qti")), "assessment"))


@pytest.mark.parametrize("made", [TOWN, ODD], ids=["town", "odd"])
def test_the_assessment_satisfies_the_content_models_of_qti(made: Article) -> None:
    assert faults(bare_package(made)) == []


def moved_first(found: etree._Element) -> None:
    parent = found.getparent()
    assert parent is not None
    parent.insert(0, found)


def removed(found: etree._Element) -> None:
    parent = found.getparent()
    assert parent is not None
    parent.remove(found)


def added(found: etree._Element) -> None:
    etree.SubElement(found, "explanation")


SABOTAGE: dict[str, tuple[str, Callable[[etree._Element], None], str]] = {
    "feedback before the question": ("itemfeedback", moved_first, "item content"),
    "scores without a variable": ("outcomes", removed, "resprocessing content"),
    "no options": ("render_choice", removed, "response_lid content"),
    "no identifier": ("item", lambda found: found.attrib.clear(), "attribute ident"),
    "an element of another kind": ("section", added, "explanation"),
    "a word that is no choice": (
        "render_choice",
        lambda found: found.set("shuffle", "Maybe"),
        'Value "Maybe"',
    ),
}


@pytest.mark.parametrize("name", SABOTAGE)
def test_a_package_that_is_spoilt_satisfies_them_no_more(name: str) -> None:
    tag, spoil, told = SABOTAGE[name]
    package = bare_package(TOWN)
    found = package.find(f".//{tag}")
    assert found is not None
    spoil(found)
    assert any(told in fault for fault in faults(package)), faults(package)


def items(made: Article) -> list[etree._Element]:
    return part(unzipped(exported(made, "qti")), "assessment").findall(".//q:item", ASI)


def shown(element: etree._Element, path: str) -> list[str]:
    return [plain_html(str(found.text)) for found in element.findall(path, ASI)]


def right(item: etree._Element) -> str:
    """The right option's text, by the condition that gives points."""
    own = item.findtext(".//q:respcondition[q:setvar]//q:varequal", namespaces=ASI)
    return shown(item, f".//q:response_label[@ident='{own}']//q:mattext")[0]


def test_items_have_options_in_order_one_right_and_the_reason_as_feedback() -> None:
    first, second = items(TOWN)
    assert shown(first, "q:presentation/q:material/q:mattext") == ["Who was mayor?"]
    assert shown(first, ".//q:response_label//q:mattext") == ["Carl Dorn", "Anna Bauer"]
    assert [right(first), right(second)] == ["Anna Bauer", "1842"]
    assert shown(first, "q:itemfeedback//q:mattext") == ["She was the first."]
    assert second.find("q:itemfeedback", ASI) is None


def test_odd_signs_and_six_options_are_read_as_they_were_written() -> None:
    first, _ = items(ODD)
    assert shown(first, "q:presentation/q:material/q:mattext") == [
        "What is 50% of {2} = ~1 # :: \\ -> T? 中文"
    ]
    assert shown(first, ".//q:response_label//q:mattext")[3:] == [
        "-> & < > “q”",
        "// comment",
        "😀 #### &&035;",
    ]
    assert right(first) == "=1+1"


def test_identifiers_are_distinct_and_stay_when_a_question_is_added() -> None:
    ids = [item.get("ident") for item in items(TOWN)]
    every = [ident for item in items(ODD) for ident in item.xpath(".//@ident") if ident.startswith("i")]
    assert len(set(every)) == len(every)
    quiz = TOWN.teaching.quiz
    more = TOWN.changed(teaching=TOWN.teaching.changed(quiz=[quiz[0], ODD.teaching.quiz[0], quiz[1]]))
    assert [item.get("ident") for item in items(more)][::2] == ids
