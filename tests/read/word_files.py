"""Word files made in code: small ones of raw XML, and a whole report as a city hall would type it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tools.make_raw.grid import project_rows

if TYPE_CHECKING:
    from tools.make_raw.content import Report

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W_URI}" xmlns:r="{R_URI}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Parts by name → a ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def package(
    body: str, parts: Mapping[str, str] | None = None, main_type: str = DOCUMENT_TYPE
) -> dict[str, str | bytes]:
    """The XML inside `w:body` and of other parts (`numbering`, `styles`, `header1` …) → the parts of a file."""
    others = parts or {}
    links = "".join(
        f'<Relationship Id="{name}" Type="{R_URI}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in others
    )
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    result: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        "_rels/.rels": _HEAD
        + relations.format(f'<Relationship Id="r1" Type="{R_URI}/officeDocument" Target="word/document.xml"/>'),
        "word/_rels/document.xml.rels": _HEAD + relations.format(links),
        "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    return result | {f"word/{name}.xml": _HEAD + content for name, content in others.items()}


def word_file(body: str, **parts: str) -> bytes:
    """The XML inside `w:body` and of other parts → the bytes of a DOCX."""
    return zipped(package(body, parts))


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*content: str, properties: str = "") -> str:
    """A paragraph; content that is no XML becomes a run."""
    inner = "".join(one if one.startswith("<") else run(one) if one else "" for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>" if properties else f"<w:p>{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A table cell; content that is no XML becomes a paragraph each."""
    inner = "".join(one if one.startswith("<") else par(one) for one in content) or par()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row; a cell that is no XML holds one paragraph."""
    look = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{look}{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"


def tbl(*rows: str, widths: Sequence[int] = ()) -> str:
    """A table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def numbering(*levels: tuple[str, str], more: str = "") -> str:
    """A numbering part with one list (numId 1) of (format, text) levels; `more`: further w:abstractNum and w:num."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
    )


def listed(level: int = 0, number: int = 1) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def ruby(base: str, reading: str) -> str:
    """A word with its reading above."""
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{run(reading)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


def word_report(report: Report) -> bytes:
    """A report of `tools.make_raw` → a DOCX as Word users type it.

    Goals are numbered by a list of numbers in circles; the staffing table has a heading over its whole width; each
    project's name is one cell merged over the rows of its texts.
    """
    document: Any = docx.Document()
    goals = _circled_list(document)
    document.add_heading(report.title, 0)
    document.add_paragraph(f"(職員数は{report.as_of_label})")
    document.add_paragraph(f"部局名　{report.department}")
    document.add_paragraph(f"部長名　{report.head.printed}")
    _staffing(document, report)
    document.add_heading("基本方針", 1)
    for text in report.policy:
        document.add_paragraph(text)
    document.add_heading(report.goals_heading, 1)
    for goal in report.goals:
        paragraph = document.add_paragraph(goal)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr xmlns:w="{W_URI}"><w:ilvl w:val="0"/><w:numId w:val="{goals}"/></w:numPr>')
        )
    document.add_heading("主な事業", 1)
    _projects(document, report)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _circled_list(document: Any) -> int:
    root = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum xmlns:w="{W_URI}" w:abstractNumId="77"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>'
    )
    root.insert(0, abstract)
    number = max((int(one.get(qn("w:numId"))) for one in root.findall(qn("w:num"))), default=0) + 1
    root.append(parse_xml(f'<w:num xmlns:w="{W_URI}" w:numId="{number}"><w:abstractNumId w:val="77"/></w:num>'))
    return number


def _staffing(document: Any, report: Report) -> None:
    rows = [("課名", "課長名", "職員数")]
    rows += [(section.name, section.head.printed, section.staff_label) for section in report.sections]
    if report.stated_total:
        rows.append(("合計", "", str(sum(section.staff for section in report.sections))))
    table = document.add_table(len(rows) + 1, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "部局内の執行体制"
    for at, texts in enumerate(rows, 1):
        for column, text in enumerate(texts):
            table.cell(at, column).text = text


def _projects(document: Any, report: Report) -> None:
    rows = project_rows(report)
    table = document.add_table(len(rows), 2)
    starts = [at for at, one in enumerate(rows) if one.name]
    for at, one in enumerate(rows):
        table.cell(at, 1).text = one.body
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        table.cell(start, 0).merge(table.cell(end - 1, 0)).text = rows[start].name
