"""Bad input → what becomes of it: each row of the list of cases that this project works from, or why it is not here.

The list has 90 rows (research: robustness of PDF engines, Office formats, archives and file systems). Rows of this module
are run through the whole program between good neighbours (`test_hostile.py`). Not here:

====== ====================================================================================================
row    why
====== ====================================================================================================
19, 20 pages beyond a limit: `test_reading.py`, with small limits, so that no test writes 100,000 pages
22     an engine that finds fewer pages than there are: `test_reading.py`
42     a scan with a bad hidden text layer: `tests/read/test_pdf_files.py`, `tests/read/test_ocr.py`
44     a ToUnicode map that is wrong but plausible: both engines agree on it, only OCR of a sample could tell; NOT HANDLED
48, 52 vertical writing, fonts that are not embedded: `tests/read/test_pdf_lines.py`, `tests/read/test_pdf_engines.py`
56     CSV is no format of reports: such files are skipped and counted (`test_hostile.py`)
57     merged and blank header cells, tables over pages: `tests/read/test_pdf_tables.py`, `test_pdf_continuation.py`
59, 60 formulas, HTML: `test_escaping.py`
62     terminal: `test_escaping.py`
69     files that change while they are read: a matter of the run (`tests/batch`)
74     paths given on the command line: `tests/test_bad_input.py` (output under a file, links out of it)
76–86  disk, locks, kills, clocks, signals: a matter of the run (`tests/batch`)
87     an engine that reads otherwise after an upgrade: benchmarks/
88, 89 environment and very many files: a matter of the run (`tests/batch`, `benchmarks/batch.py`)
90     guards that do not guard: a matter of the run (`tests/batch`)
====== ====================================================================================================
"""

from __future__ import annotations

import gzip
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.hostile import make_files as files
from tests.hostile import make_pdf as pdf


@dataclass(frozen=True, slots=True)
class Case:
    """One file: the row it stands for, its name and bytes, and what must become of it.

    `error`: the code it fails with; None: it is converted. `issues` must all be among its issues; an issue of severity
    `error` makes it partial. `seconds`: what its conversion may take on a loaded machine.
    """

    row: int
    name: str
    data: Callable[[], bytes]
    error: str | None = None
    issues: tuple[str, ...] = ()
    status: str = ""

    @property
    def expected(self) -> str:
        return self.status or ("failed" if self.error else "ok")


def _html_report(text: str) -> bytes:
    rows = "".join(
        f"<p>{line}</p>"
        if "\t" not in line
        else f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr></table>"
        for line in text.split("\n")
    )
    return files.page(rows)


def text_cases(text: str) -> list[Case]:
    """Cases made of the text of a good report."""
    data = text.encode()
    bidi = (
        text.replace("市内12地区", "市内\u202e12\u202c地区")
        .replace("相談員を1人", "\x1b[31m相談\x00員を1人".replace("\x00", ""))
        .encode()
    )
    return [
        Case(3, "page-named.pdf", lambda: _html_report(text)),
        Case(4, "word-named.pdf", lambda: files.word(text)),
        Case(5, "TEXT-NAMED.XLSX", lambda: data),
        Case(45, "controls.txt", lambda: bidi, issues=("text-repaired",)),
        Case(45, "bom-inside.txt", lambda: text.replace("\n", "\n\ufeff", 5).encode()),
        Case(45, "noncharacter.txt", lambda: text.replace("市内", "市\ufdd0内").encode(), issues=("text-repaired",)),
        Case(51, "parted-kana.txt", lambda: unicodedata.normalize("NFD", text).encode(), issues=("text-repaired",)),
        Case(
            51,
            "radicals.txt",
            lambda: text.replace("市民", "市\u2ea0").replace("\u2ea0", "⺠").encode(),
            issues=("text-repaired",),
        ),
        *(
            Case(
                53,
                f"in-{name}.txt",
                partial(_encoded, text, codec),
            )
            for name, codec in (
                ("cp932", "cp932"),
                ("euc", "euc_jis_2004"),
                ("jis", "iso2022_jp"),
                ("utf16", "utf-16"),
                ("utf16le", "utf-16-le"),
            )
        ),
        Case(54, "bad-byte.txt", lambda: data[:600] + b"\xff" + data[600:], "undecodable-text"),
        Case(
            54,
            "cut-character.txt",
            lambda: data[: len(text.partition("基本方針")[0].encode()) + 400] + "部".encode()[:2],
            "undecodable-text",
        ),
        Case(54, "half-and-half.txt", lambda: data + text.encode("cp932", "replace"), "undecodable-text"),
        Case(55, "mojibake.txt", lambda: data.decode("cp932", "ignore").encode(), "undecodable-text"),
        Case(
            58,
            "odd-numbers.txt",
            lambda: text.replace("\t8", "\t" + "9" * 5000).replace("\t7", "\t1e999").encode(),
            issues=("unreadable-count",),
        ),
        Case(
            58,
            "other-digits.txt",
            lambda: text.replace("\t8", "\t٣").replace("\t7", "\t²").encode(),
            issues=("unreadable-count",),
        ),
        Case(
            61,
            "long-line.txt",
            lambda: data + "字".encode() * 200_000 + b"\n",
            issues=("block-not-understood",),
            status="partial",
        ),
        Case(63, "many-tabs.txt", lambda: data + b"\t" * 200_000 + b"\n"),
        Case(64, "slip.zip", lambda: files.archive({"../../up.txt": data}), status="zip:__/__/up.txt"),
        Case(64, "absolute.zip", lambda: files.archive({"/etc/abs.txt": data}), status="zip:etc/abs.txt"),
        Case(64, "drive.zip", lambda: files.archive({"C:\\x\\drive.txt": data}), status="zip:C_/x/drive.txt"),
        Case(65, "sjis-names.zip", lambda: files.archive({"市民部.txt": data}, names="cp932"), status="zip:市民部.txt"),
        Case(
            66,
            "macros.docm",
            lambda: files.word(text, kind="macro", more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600)}),
        ),
        Case(
            66,
            "linked.docx",
            lambda: files.word(
                text,
                relations='<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://192.0.2.1/t.dotm" TargetMode="External"/>',
            ),
        ),
        Case(66, "dimension-lie.xlsx", lambda: files.sheet(files.cells(text))),
    ]


def _encoded(text: str, codec: str) -> bytes:
    return text.replace("﨑", "崎").encode(codec, "replace")


def _cut(share: int) -> bytes:
    return _REPORT[: len(_REPORT) * share // 100]


def _noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


_REPORT = pdf.REPORT
CASES: tuple[Case, ...] = (
    Case(1, "empty.pdf", lambda: b"", "empty-file"),
    Case(2, "blank.pdf", lambda: b" \r\n\t" * 500, "empty-file"),
    Case(2, "nul.pdf", lambda: bytes(500_000), "empty-file"),
    Case(3, "not-found.pdf", lambda: files.page("<h1>404 Not Found</h1>"), "no-layout"),
    Case(4, "jpeg.pdf", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500), "no-text-layer"),
    Case(4, "gzip.pdf", lambda: gzip.compress(_REPORT), "unsupported-format"),
    Case(4, "zip-inside.pdf", lambda: files.zipped({"[Content_Types].xml": "<Types/>"}), "unsupported-format"),
    Case(5, "pdf-named.txt", lambda: _REPORT),
    Case(5, "PDF-NAMED.XLSX", lambda: _REPORT),
    Case(5, "no-suffix", lambda: _REPORT),
    Case(6, "header-only.pdf", lambda: b"%PDF-1.7\n", "pdf-damaged"),
    *(Case(6, f"cut-{share}.pdf", partial(_cut, share), "pdf-damaged") for share in (10, 25, 50)),
    *(Case(7, f"cut-{share}.pdf", partial(_cut, share), "pdf-damaged") for share in (90, 99)),
    Case(8, "http-header.pdf", pdf.with_http_header, issues=("pdf-repaired",)),
    Case(8, "http-header-short.pdf", lambda: pdf.with_http_header(500)),
    Case(9, "padded.pdf", lambda: _REPORT + bytes(1 << 20)),
    Case(9, "crlf.pdf", pdf.mangled_line_ends, "no-layout"),
    Case(9, "utf8.pdf", pdf.as_utf8, "no-layout"),
    Case(10, "two.pdf", pdf.two_concatenated, issues=("several-files",), status="partial"),
    Case(11, "polyglot.pdf", lambda: _REPORT + files.zipped({"x.txt": "y" * 9000, "z": _noise(3, 2000)}), issues=("trailing-data",)),
    Case(12, "noise.pdf", lambda: b"%PDF-1.7\n" + _noise(1, 200_000), "pdf-damaged"),
    Case(13, "startxref-wrong.pdf", lambda: pdf.wrong_startxref(b"12345")),
    Case(13, "startxref-negative.pdf", lambda: pdf.wrong_startxref(b"-5")),
    Case(13, "startxref-beyond.pdf", lambda: pdf.wrong_startxref(b"99999999999")),
    Case(14, "prev-loop.pdf", pdf.prev_loop),
    Case(14, "revisions.pdf", pdf.many_revisions),
    Case(15, "kids-loop.pdf", pdf.kids_loop, "pdf-damaged"),
    Case(15, "doubling.pdf", pdf.doubling_tree, "no-text-layer"),
    Case(16, "deep.pdf", pdf.deep_tree, "pdf-damaged"),
    Case(17, "no-pages.pdf", lambda: pdf.page_tree(b"", b"0"), "pdf-no-pages"),
    *(Case(18, f"count{count}.pdf", partial(pdf.counted, count)) for count in (10**9, -7, 0)),
    *(Case(18, f"count{count}.pdf", partial(pdf.counted, count), issues=("pdf-repaired",)) for count in (1, 2)),
    Case(18, "count-beyond.pdf", lambda: pdf.page_tree(b"3 0 R", b"1000000000"), "pdf-no-pages"),
    Case(19, "pages-300.pdf", lambda: pdf.many_pages(300)),
    Case(21, "page-damaged.pdf", pdf.page_damaged, issues=("page-lost",), status="partial"),
    Case(23, "bomb.pdf", lambda: pdf.content_bomb(160 << 20), "pdf-limits"),
    Case(23, "bomb-twice.pdf", lambda: pdf.content_bomb(160 << 20, 2), "pdf-limits"),
    Case(24, "forms.pdf", lambda: pdf.form_bomb(5, 5), "no-layout"),
    Case(24, "form-in-itself.pdf", pdf.form_in_itself, "no-text-layer"),
    Case(24, "forms-deep.pdf", lambda: pdf.form_bomb(2000, 1), "no-text-layer"),
    Case(25, "operands.pdf", lambda: pdf.operators(b"1 ", 1_000_000), "no-text-layer"),
    Case(25, "saves.pdf", lambda: pdf.operators(b"q ", 200_000), "no-text-layer"),
    Case(25, "paths.pdf", lambda: pdf.operators(b"1 1 m 2 2 l ", 100_000), "no-text-layer"),
    Case(26, "boxes.pdf", lambda: pdf.over_report(b"10 10 20 20 re S\n" * 10_000)),
    Case(27, "characters.pdf", lambda: pdf.many_characters(250_000), "pdf-limits"),
    Case(28, "wide-font.pdf", pdf.wide_font, "no-text-layer"),
    Case(29, "unicode-range.pdf", lambda: pdf.unicode_map(b"1 beginbfrange <0000> <ffffffff> <0000> endbfrange"), "no-layout"),
    Case(30, "encoding-path.pdf", pdf.encoding_path, "no-text-layer"),
    Case(31, "picture-30000.pdf", lambda: pdf.picture(30_000, 30_000, 1 << 20), "no-text-layer"),
    Case(31, "picture-2e9.pdf", lambda: pdf.picture(2 * 10**9, 2 * 10**9, 1 << 20), "no-text-layer"),
    Case(31, "picture-65000.png", lambda: files.png(65_000, 65_000), "no-text-layer"),
    Case(32, "box-huge.pdf", lambda: pdf.report_boxed(0, 0, 14_400, 14_400)),
    Case(32, "box-1e9.pdf", lambda: pdf.boxed(b"[0 0 1000000000 1000000000]"), "no-layout"),
    Case(32, "box-zero.pdf", lambda: pdf.boxed(b"[0 0 0 0]"), "no-layout"),
    Case(32, "box-words.pdf", lambda: pdf.boxed(b"[(a) (b) (c) (d)]"), "no-layout"),
    Case(32, "box-turned-round.pdf", lambda: pdf.report_boxed(595.28, 841.89, 0, 0)),
    Case(33, "string-open.pdf", lambda: pdf.unterminated_string(1 << 20), "no-text-layer"),
    Case(33, "arrays.pdf", lambda: pdf.nested_arrays(100_000), "no-text-layer"),
    *(Case(34, f"password-{revision}.pdf", partial(pdf.encrypted, "s", "o", revision), "pdf-password") for revision in (2, 3, 4, 6)),
    Case(35, "no-copying.pdf", lambda: pdf.encrypted("", "o", 4, extract=False), issues=("copying-forbidden",)),
    Case(35, "no-copying-6.pdf", lambda: pdf.encrypted("", "o", 6, extract=False), issues=("copying-forbidden",)),
    Case(37, "unknown-lock.pdf", pdf.unknown_handler, "pdf-password"),
    Case(38, "script.pdf", pdf.with_script, issues=("active-content",)),
    Case(38, "launch.pdf", pdf.with_launch, issues=("active-content",)),
    Case(39, "attached.pdf", pdf.with_attachment, issues=("attached-files",)),
    Case(40, "portfolio.pdf", lambda: pdf.with_attachment(collection=True), issues=("content-elsewhere",), status="partial"),
    Case(40, "portfolio-cover.pdf", pdf.portfolio_cover, "content-elsewhere"),
    Case(40, "please-wait.pdf", pdf.please_wait, "content-elsewhere"),
    Case(41, "scan.png", files.scan, "no-text-layer"),
    Case(41, "scan.pdf", lambda: pdf.picture(100, 100, 1 << 20), "no-text-layer"),
    Case(43, "no-unicode.pdf", pdf.without_unicode, "no-layout"),
    Case(45, "surrogates.pdf", lambda: pdf.unicode_map(b"2 beginbfchar <0001> <202e0041> <0002> <d800> endbfchar"), "no-layout"),
    *(Case(46, f"rotated{turn}.pdf", partial(pdf.report_rotated, turn)) for turn in (90, 180, 270, -90, 450, 45)),
    Case(47, "upside-down.pdf", lambda: pdf.drawn_under("-1 0 0 -1 595.28 841.89")),
    Case(47, "mirrored.pdf", lambda: pdf.drawn_under("-1 0 0 1 595.28 0"), issues=("engines-disagree",), status="partial"),
    Case(49, "overprinted.pdf", lambda: pdf.drawn_under("1 0 0 1 0 0", 3)),
    Case(50, "hidden-mode.pdf", pdf.with_hidden, issues=("hidden-text",)),
    Case(50, "hidden-white.pdf", lambda: pdf.with_hidden(mode=0, white=True), issues=("hidden-text",)),
    Case(50, "hidden-tiny.pdf", lambda: pdf.with_hidden(mode=0, size=0.01)),
    Case(50, "hidden-beside.pdf", lambda: pdf.with_hidden(mode=0, x=-900)),
    Case(61, "deep-page.html", lambda: files.page("<div>" * 100_000 + "x"), "no-layout"),
    Case(61, "deep-parts.mht", lambda: files.saved_page(3_000), "html-unreadable"),
    Case(63, "bomb.zip", lambda: files.zip_bomb(64 << 20), status="zip:bomb.txt:archive-limits"),
    Case(63, "overlapping.zip", lambda: files.overlapping(b"x" * 2000, 10_500), "archive-limits"),
    Case(63, "lying.zip", lambda: files.lying_size(b"x" * 4321), status="zip:a.txt:archive-damaged"),
    Case(63, "nested.zip", lambda: files.archive({"b.zip": files.archive({"c.zip": files.archive({"d.txt": b"x"})})}), status="zip:b.zip/c.zip:unsupported-format"),
    Case(65, "link.zip", lambda: files.with_link("/etc/passwd"), status="zip:link.txt:unreadable-file"),
    Case(65, "locked.zip", lambda: files.marked_encrypted(b"x" * 99), status="zip:a.txt:archive-password"),
    Case(66, "laughs.docx", lambda: files.word("x", doctype=files.LAUGHS), "office-damaged"),
    Case(66, "laughs.xlsx", lambda: files.sheet(files.cells("x"), doctype=files.LAUGHS), "office-damaged"),
    Case(66, "laughs-far.xlsx", lambda: files.sheet('<row><c t="str"><v>&i;</v></c></row>', doctype=f"<!--{'x' * 9000}-->{files.LAUGHS}"), "office-damaged"),
    Case(66, "laughs-utf16.xlsx", lambda: files.sheet('<row><c t="str" r="A1"><v>1</v></c></row>', doctype=files.LAUGHS, encoding="utf-16"), "office-damaged"),
    Case(66, "outside.docx", lambda: files.word("x", doctype='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "office-damaged"),
    Case(66, "part-bomb.docx", lambda: files.word("x", more={"word/document.xml": b" " * (70 << 20)}), "file-too-large"),
    Case(66, "strings-bomb.xlsx", lambda: files.sheet(files.cells("x"), strings="<sst>" + " " * (60 << 20) + "</sst>"), "file-too-large"),
)  # fmt: skip
