"""Questions to a QTI 1.2 package, as Canvas and others import it: a manifest, an assessment and what Canvas says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from factdeck.article import Inline
from factdeck.escaping import attribute, text
from factdeck.exports.credit import credit_of
from factdeck.exports.made import Made, Wanted
from factdeck.exports.questions import Question, questions_of
from factdeck.exports.texts import html, plain_text
from factdeck.exports.zipped import zipped

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
MD = "http://www.imsglobal.org/xsd/imsmd_v1p2"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"


def write(wanted: Wanted) -> Made:
    """The package of one quiz, a point a question; options are not shuffled."""
    article = wanted.article
    questions = questions_of(wanted)
    own = _ident(article.slug, "assessment")
    title = plain_text(article.title)
    files = [
        ("imsmanifest.xml", _manifest(article.slug, own, title)),
        (f"{own}/{own}.xml", _assessment(article.slug, own, title, questions)),
        (f"{own}/assessment_meta.xml", _about(own, title, credit_of(article), len(questions))),
    ]
    return Made(zipped((name, _joined(lines)) for name, lines in files), len(questions))


def _joined(lines: Iterator[str]) -> bytes:
    return ("\n".join([HEAD, *lines]) + "\n").encode("utf-8")


def _ident(*parts: str) -> str:
    """An identifier in XML: it begins with a letter, and is one of its own in whatever it is imported into."""
    return "i" + sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _manifest(slug: str, own: str, title: str) -> Iterator[str]:
    meta = _ident(slug, "meta")
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    yield (
        f'<manifest identifier="{_ident(slug, "manifest")}" xmlns="{CP}" xmlns:imsmd="{MD}" {XSI} '
        f'xsi:schemaLocation="{CP} http://www.imsglobal.org/xsd/imscp_v1p1.xsd '
        f'{MD} http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd">'
    )
    yield "  <metadata>"
    yield "    <schema>IMS Content</schema>"
    yield "    <schemaversion>1.1.3</schemaversion>"
    yield "    <imsmd:lom><imsmd:general><imsmd:title>"
    yield f"      <imsmd:string>{text(title)}</imsmd:string>"
    yield "    </imsmd:title></imsmd:general></imsmd:lom>"
    yield "  </metadata>"
    yield "  <organizations/>"
    yield "  <resources>"
    yield f'    <resource identifier="{own}" type="imsqti_xmlv1p2">'
    yield f'      <file href="{own}/{own}.xml"/>'
    yield f'      <dependency identifierref="{meta}"/>'
    yield "    </resource>"
    yield f'    <resource identifier="{meta}" type="{kind}" href="{own}/assessment_meta.xml">'
    yield f'      <file href="{own}/assessment_meta.xml"/>'
    yield "    </resource>"
    yield "  </resources>"
    yield "</manifest>"


def _about(own: str, title: str, credit: str, points: int) -> Iterator[str]:
    yield (
        f'<quiz identifier="{own}" xmlns="{CANVAS}" {XSI} '
        f'xsi:schemaLocation="{CANVAS} https://canvas.instructure.com/xsd/cccv1p0.xsd">'
    )
    yield f"  <title>{text(title)}</title>"
    yield f"  <description>{text(text(credit))}</description>"
    yield "  <shuffle_answers>false</shuffle_answers>"
    yield "  <scoring_policy>keep_highest</scoring_policy>"
    yield "  <quiz_type>assignment</quiz_type>"
    yield f"  <points_possible>{points:.1f}</points_possible>"
    yield "  <available>false</available>"
    yield "</quiz>"


def _assessment(slug: str, own: str, title: str, questions: Sequence[Question]) -> Iterator[str]:
    yield (
        f'<questestinterop xmlns="{ASI}" {XSI} '
        f'xsi:schemaLocation="{ASI} http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">'
    )
    yield f'  <assessment ident="{own}" title={attribute(title)}>'
    yield "    <qtimetadata>"
    yield from _field("cc_maxattempts", "1", "      ")
    yield "    </qtimetadata>"
    yield '    <section ident="root_section">'
    for asked in questions:
        yield from _item(slug, asked)
    yield "    </section>"
    yield "  </assessment>"
    yield "</questestinterop>"


def _field(label: str, entry: str, indent: str) -> Iterator[str]:
    yield f"{indent}<qtimetadatafield>"
    yield f"{indent}  <fieldlabel>{label}</fieldlabel>"
    yield f"{indent}  <fieldentry>{entry}</fieldentry>"
    yield f"{indent}</qtimetadatafield>"


def _item(slug: str, asked: Question) -> Iterator[str]:
    options = [_ident(slug, asked.id, str(at)) for at in range(len(asked.options))]
    yield f'      <item ident="{_ident(slug, asked.id)}" title={attribute(asked.label)}>'
    yield "        <itemmetadata>"
    yield "          <qtimetadata>"
    yield from _field("question_type", "multiple_choice_question", "            ")
    yield from _field("points_possible", "1", "            ")
    yield from _field("original_answer_ids", ",".join(options), "            ")
    yield from _field("assessment_question_identifierref", _ident(slug, asked.id, "bank"), "            ")
    yield "          </qtimetadata>"
    yield "        </itemmetadata>"
    yield "        <presentation>"
    yield from _material(asked.text, "          ")
    yield '          <response_lid ident="response1" rcardinality="Single">'
    yield '            <render_choice shuffle="No">'
    for own, option in zip(options, asked.options, strict=True):
        yield f'              <response_label ident="{own}">'
        yield from _material(option, "                ")
        yield "              </response_label>"
    yield "            </render_choice>"
    yield "          </response_lid>"
    yield "        </presentation>"
    yield from _scoring(options[asked.right], bool(asked.why))
    if asked.why:
        yield '        <itemfeedback ident="general_fb">'
        yield "          <flow_mat>"
        yield from _material(asked.why, "            ")
        yield "          </flow_mat>"
        yield "        </itemfeedback>"
    yield "      </item>"


def _material(inline: Inline, indent: str) -> Iterator[str]:
    yield f"{indent}<material>"
    yield f'{indent}  <mattext texttype="text/html">{text(html(inline))}</mattext>'
    yield f"{indent}</material>"


def _scoring(right: str, explained: bool) -> Iterator[str]:
    yield "        <resprocessing>"
    yield "          <outcomes>"
    yield '            <decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/>'
    yield "          </outcomes>"
    if explained:
        yield '          <respcondition continue="Yes">'
        yield "            <conditionvar>"
        yield "              <other/>"
        yield "            </conditionvar>"
        yield '            <displayfeedback feedbacktype="Response" linkrefid="general_fb"/>'
        yield "          </respcondition>"
    yield '          <respcondition continue="No">'
    yield "            <conditionvar>"
    yield f'              <varequal respident="response1">{right}</varequal>'
    yield "            </conditionvar>"
    yield '            <setvar action="Set" varname="SCORE">100</setvar>'
    yield "          </respcondition>"
    yield "        </resprocessing>"
