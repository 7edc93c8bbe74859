"""The stages that are fuzzed: each takes any bytes, makes an input of its own kind of them, and checks what comes out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from pipeline.model.document import Document, Source
from pipeline.model.errors import DocumentError, UsageError
from pipeline.profiles.profile import ProfileSet, load_profiles, parse_profile
from pipeline.read import read_document
from pipeline.read.encoding import UndecodableText, decode
from pipeline.read.pdf import document_of
from pipeline.read.pdf.shapes import FileContent, PageContent, Rule, Run, Turn
from pipeline.read.plaintext import read_text
from pipeline.run import convert_document
from tests.fuzz.choices import BrokenPromiseError, Choices
from tests.fuzz.lines import report_lines

Target = Callable[[bytes], None]
_TOKEN: Final = re.compile("[^\\W_]+")


def _source(data: bytes, media_type: str = "text/plain") -> Source:
    return Source("fuzz.txt", "0" * 64, len(data), media_type)


def _ink(text: str) -> Counter[str]:
    """The characters that print: what no reader may lose."""
    return Counter(one for one in text if unicodedata.category(one)[0] in "LN")


def _check_pieces(document: Document) -> None:
    """Every piece is what stands at its place; rows and furniture hold all lines."""
    held: set[int] = set(document.furniture)
    for row in document.rows:
        for cell in row.cells:
            for piece in cell.pieces:
                if document.lines[piece.line - 1].text[piece.start : piece.end] != piece.text:
                    raise BrokenPromiseError("a piece is not what stands in its line", str(piece))
                held.add(piece.line)
    for number, line in enumerate(document.lines, 1):
        if line.number != number:
            raise BrokenPromiseError("a line has the number of another", str(number))
        if number not in held and _ink(line.text):
            raise BrokenPromiseError("no row holds a line", f"{number}: {line.text!r}")


def encodings(data: bytes) -> None:
    """Bytes → text or a refusal; never a surrogate, never other bytes than those of the text."""
    try:
        decoded = decode(data)
    except UndecodableText as error:
        if not 0 <= error.offset <= len(data):
            raise BrokenPromiseError("an offset beyond the end", str(error.offset)) from error
        return
    decoded.text.encode("utf-8")
    if decoded.encoding == "utf-8" and not decoded.bom and decoded.text.encode() != data:
        raise BrokenPromiseError("UTF-8 that is not the bytes given", "")


def text(data: bytes) -> None:
    """Bytes → a document whose lines hold every printing character of the text, and whose rows hold every line."""
    try:
        document = read_text(data, _source(data))
    except DocumentError:
        return
    read = _ink("".join(line.source_text for line in document.lines))
    if read != _ink(decode(data).text):
        lost, invented = _ink(decode(data).text) - read, read - _ink(decode(data).text)
        raise BrokenPromiseError(f"lost: {bool(lost)}, invented: {bool(invented)}", f"{lost} / {invented}")
    _check_pieces(document)


def html(data: bytes) -> None:
    """Tags and words → a document whose rows hold its lines, or a refusal."""
    choices = Choices(data)
    tags = ("p", "div", "table", "tr", "td", "th", "ul", "li", "ruby", "rt", "br", "span", "h2", "pre", "del", "nav")
    parts = ["<!DOCTYPE html><html><body>"]
    while choices.left and len(parts) < 400:
        tag = choices.pick(tags)
        kind = choices.number(0, 3)
        if kind == 0:
            parts.append(
                choices.pick(
                    ("市民部", "基本方針", "12", "&#x3042;", "&amp;", "\t", "\n", "&#0;", "<!--", "-->", "<![CDATA[")
                )
            )
        elif kind == 1:
            parts.append(f"</{tag}>")
        else:
            parts.append(
                f"<{tag}{choices.pick(('', ' rowspan=9', ' colspan=0', ' colspan=99999', ' rowspan=-1', ' hidden'))}>"
            )
    page = "".join(parts).encode()
    try:
        document = read_document(page, _source(page, "text/html"))
    except DocumentError:
        return
    _check_pieces(document)


@cache
def _profiles() -> ProfileSet:
    return load_profiles()


def report(data: bytes) -> None:
    """Lines of words of the vocabulary → a record that holds every word of them, or a refusal."""
    from tests.test_conservation import heading_words, lost

    lines = report_lines(Choices(data))
    content = "\n".join(lines).encode()
    try:
        document = read_text(content, _source(content))
        conversion = convert_document(document, _profiles())
    except DocumentError:
        return
    conversion.record.model_dump_json()
    if missing := lost(conversion, heading_words(_profiles())):
        raise BrokenPromiseError(f"lost word {missing[0][1]!r}", f"{missing[:5]} of {lines}")


def profile(data: bytes) -> None:
    """A profile's file with anything in it → a profile that can be asked for labels and titles, or a list of problems."""
    text = _profile_text(Choices(data)) if data[:1] < b"\xc0" else data.decode("utf-8", "replace")
    try:
        made = parse_profile(text, "fuzz")
        made.match_title("市民部の基本方針")
    except UsageError:
        return


def _profile_text(choices: Choices) -> str:
    values = (
        '"市民部"', '""', "1", "-1", "2016", "true", "[]", '["基本方針", "方針"]', '[""]', "[1]", "{}", '{a=1}', "1e999", "nan", "2016-04-01",
        '"(?P<department>.+)の方針"', '"(?P<department>(a+)+)$"', '"["', '"\\\\"', '"(?P<department>.{0,99999})"', '"[ 　]*(?P<department>\\\\w+部)"',
        '"heading.policy"', '"heading.goals"', '["heading.policy"]', '"fuzz"', '[["x"]]',
    )  # fmt: skip
    keys = ("id", "description", "title", "expects", "labels", "words", "kind", "from", "to", "label", "x", '"日本"')
    heads = ("", "[identify]", "[report]", "[valid]", "[[label]]", "[[label.words]]", "[identify.labels]", "[[report]]")
    lines = ['id = "fuzz"'] if choices.chance(80) else []
    for _ in range(choices.number(0, 20)):
        lines.append(choices.pick(heads))
        lines += [f"{choices.pick(keys)} = {choices.pick(values)}" for _ in range(choices.number(0, 4))]
    return "\n".join(lines)


def tables(data: bytes) -> None:
    """Rules and runs anywhere on a page → a document that holds every printed character once."""
    choices = Choices(data)
    runs, rules = list[Run](), list[Rule]()
    step = choices.pick((5, 10, 25, 60))
    for _ in range(choices.number(0, 40)):
        upright = choices.chance(50)
        low = choices.number(0, 30) * step
        rules.append(
            Rule(
                upright,
                choices.number(0, 30) * step + choices.pick((0, 0, 0.4, 2.9)),
                low,
                low + choices.number(0, 20) * step,
                choices.pick((0.0, 0.5, 3.0)),
            )
        )
    for _ in range(choices.number(0, 60)):
        size = choices.pick((10.5, 8.0, 1.0, 40.0))
        word = choices.pick(("市民部", "基本方針", "1", "12", "△3", "・", "①", "課", "A", "　", " ", "\ufffd"))
        x, y = choices.number(0, 60) * step / 2, choices.number(0, 60) * step / 2
        turn = Turn.RIGHT if choices.chance(90) else choices.pick(tuple(Turn))
        wide, high = (len(word) * size, size) if turn in (Turn.RIGHT, Turn.LEFT) else (size, len(word) * size)
        runs.append(Run(word if word != "　" else " ", x, y, x + wide, y + high, (x, y + 0.88 * size), size, turn))
    half = len(runs) // 2 if choices.chance(30) else len(runs)
    pages = [PageContent(1, 595.0, 842.0, tuple(runs[:half]), tuple(rules))]
    if half < len(runs):
        pages.append(PageContent(2, 595.0, 842.0, tuple(runs[half:]), tuple(rules)))
    try:
        document = document_of(FileContent(tuple(pages), len(pages), "fuzz"), _source(data, "application/pdf"))
    except DocumentError:
        return
    wanted, read = _ink("".join(run.text for run in runs)), _ink("".join(line.text for line in document.lines))
    if wanted != read:
        lost, invented = wanted - read, read - wanted
        raise BrokenPromiseError(f"lost: {bool(lost)}, invented: {bool(invented)}", f"{lost} / {invented}")
    _check_pieces(document)


def sniffed(data: bytes) -> None:
    """Any bytes as a file → a document or a refusal with a code."""
    from pipeline.read import sniff

    try:
        read_document(data, _source(data, sniff(data)))
    except DocumentError:
        return


TARGETS: Final[Mapping[str, Target]] = {
    one.__name__: one for one in (encodings, text, html, report, profile, tables, sniffed)
}
