"""PDF files that are broken, lying or made to exhaust a reader, each written by a few lines of code."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

ROOT = Path(__file__).resolve().parents[2]
REPORT = (ROOT / "tests" / "fixtures" / "documents" / "text_and_pdf" / "report.pdf").read_bytes()
"""A whole report of three pages."""


def changed(change: Callable[[pikepdf.Pdf], Any], data: bytes = REPORT, **options: Any) -> bytes:
    """The report, with something done to its objects."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        file.save(buffer, **options)
    return buffer.getvalue()


def written(objects: Mapping[int, bytes], *, root: int = 1, extra: bytes = b"", header: bytes = b"%PDF-1.7\n") -> bytes:
    """Objects by number → a file with a table of places that is right."""
    out, places = bytearray(header), dict[int, int]()
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += b"trailer\n<</Size %d/Root %d 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, extra, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def page_with(content: bytes, page: bytes = b"", font: bytes = HELVETICA, **more: bytes) -> bytes:
    """A file of one page with this content stream; `page` are more entries of the page, `o7=…` more objects."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>%b>>"
        % (page if b"/MediaBox" in page else b"/MediaBox[0 0 595 842]" + page),
        4: content if content.startswith(b"<<") else stream(content),
        5: font,
        **{int(name[1:]): body for name, body in more.items()},
    }
    return written(objects)


# Containers


def with_http_header(size: int = 2000) -> bytes:
    """What a download tool wrote: the answer's header, then the file."""
    lines = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"
    return lines + b"X-Padding: " + b"x" * (size - len(lines) - 15) + b"\r\n\r\n" + REPORT


def two_concatenated() -> bytes:
    return REPORT + page_with(b"BT /F 12 Tf 72 700 Td (another document 4,567) Tj ET")


def wrong_startxref(value: bytes) -> bytes:
    at = REPORT.rindex(b"startxref")
    end = REPORT.index(b"%%EOF", at)
    return REPORT[:at] + b"startxref\n" + value + b"\n" + REPORT[end:]


def prev_loop() -> bytes:
    """A trailer that names itself as the older one."""
    start = REPORT[REPORT.rindex(b"startxref") :].split()[1]
    at = REPORT.rindex(b"trailer")
    return REPORT[:at] + REPORT[at:].replace(b"<<", b"<< /Prev " + start, 1)


def many_revisions(count: int = 1000) -> bytes:
    """One report, saved again and again with nothing changed."""
    out = bytearray(REPORT)
    previous = int(REPORT[REPORT.rindex(b"startxref") :].split()[1])
    head = REPORT[REPORT.rindex(b"trailer") : REPORT.rindex(b"startxref")]
    root = head[head.index(b"/Root") :].split()[1]
    size = head[head.index(b"/Size") :].split()[1]
    for _ in range(count):
        start = len(out)
        trailer = b"trailer\n<</Size %b/Root %b 0 R/Prev %d>>" % (size, root, previous)
        out += b"xref\n0 1\n0000000000 65535 f \n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, start)
        previous = start
    return bytes(out)


def mangled_line_ends() -> bytes:
    """The file after a transfer in text mode."""
    return REPORT.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def as_utf8() -> bytes:
    """The file after a program took it for Latin-1 text and saved it as UTF-8."""
    return REPORT.decode("latin-1").encode()


# Page trees


def page_tree(kids: bytes, count: bytes = b"1") -> bytes:
    return written({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%b]/Count %b>>" % (kids, count)})


def kids_loop() -> bytes:
    return page_tree(b"2 0 R")


def doubling_tree(depth: int = 40) -> bytes:
    """Each node names the next one twice: 2^40 pages in 3 kB."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for number in range(2, depth + 2):
        objects[number] = b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (number + 1, number + 1)
    objects[depth + 2] = b"<</Type/Page/MediaBox[0 0 99 99]>>"
    return written(objects)


def deep_tree(depth: int = 2000) -> bytes:
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for number in range(2, depth + 2):
        objects[number] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1)
    objects[depth + 2] = b"<</Type/Page/MediaBox[0 0 99 99]>>"
    return written(objects)


def counted(count: int) -> bytes:
    """The report with another number of pages stated."""
    plain = changed(lambda file: None)
    if plain.count(b"/Count 3") != 1:
        raise ValueError("the page tree is not found")
    return plain.replace(b"/Count 3", b"/Count %d" % count)


def many_pages(count: int) -> bytes:
    """The report, and then blank pages."""
    data = changed(lambda file: None)
    with pikepdf.open(io.BytesIO(data)) as file:
        for _ in range(count - len(file.pages)):
            file.pages.append(pikepdf.Page(file.make_indirect(Dictionary(Type=Name.Page, MediaBox=[0, 0, 595, 842]))))
        buffer = io.BytesIO()
        file.save(buffer)
    return buffer.getvalue()


def page_damaged(number: int = 2) -> bytes:
    """One page is no page."""

    def change(file: pikepdf.Pdf) -> None:
        file.Root.Pages.Kids[number - 1] = Array([])

    return changed(change)


# Bombs


def deflated_zeros(size: int, levels: int = 1, fill: bytes = b"\0") -> bytes:
    """`size` bytes of nothing, packed once or twice, written piecemeal."""
    packer = zlib.compressobj(9)
    block = fill * (1 << 20)
    data = b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()
    for _ in range(levels - 1):
        data = zlib.compress(data, 9)
    return data


def content_bomb(size: int, levels: int = 1) -> bytes:
    """A page whose content unpacks to `size` bytes."""
    filters = b"[%b]" % (b"/FlateDecode" * levels)
    return page_with(stream(deflated_zeros(size, levels, b" "), b"/Filter%b" % filters))


def form_bomb(depth: int, times: int) -> bytes:
    """Forms in forms: the page's text is drawn `times` to the power of `depth` times."""
    more = {}
    for number in range(depth):
        inner = b"(x) Tj" if number == depth - 1 else b"/X Do " * times
        content = b"BT /F 9 Tf 9 9 Td (x) Tj ET" if number == depth - 1 else inner
        resources = b"/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>" % (number + 7)
        more[f"o{number + 6}"] = stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]" + resources)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>",
        4: stream(b"/X Do"),
        5: HELVETICA,
        **{int(name[1:]): body for name, body in more.items()},
    }
    return written(objects)


def form_in_itself() -> bytes:
    resources = b"/Resources<</XObject<</X 6 0 R>>>>"
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]" + resources)
    return page_with(b"/X Do", resources, o6=form)


def operators(operator: bytes, times: int) -> bytes:
    return page_with(stream(zlib.compress(operator * times, 9), b"/Filter/FlateDecode"))


def many_boxes(times: int) -> bytes:
    return operators(b"10 10 20 20 re S\n", times)


def many_characters(times: int) -> bytes:
    line = b"(" + b"0123456789" * 100 + b") Tj 0 -1 Td\n"
    return page_with(
        stream(zlib.compress(b"BT /F 1 Tf 9 800 Td\n" + line * (times // 1000) + b"ET", 9), b"/Filter/FlateDecode")
    )


def wide_font() -> bytes:
    """A font with two thousand million widths."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    inner = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 2000000000 500]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    return page_with(b"BT /F 12 Tf 72 700 Td <00010002> Tj ET", font=font, o6=inner)


def unicode_map(body: bytes, content: bytes = b"BT /F 12 Tf 72 700 Td <00010002> Tj ET") -> bytes:
    """A page in a font whose ToUnicode map holds this."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
    inner = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    return page_with(content, font=font, o6=inner, o7=stream(head + body + b"\nendcmap end end"))


def encoding_path() -> bytes:
    """A font whose encoding is named as a path."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/..#2f..#2f..#2fetc#2fpasswd/DescendantFonts[6 0 R]>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    return page_with(b"BT /F 12 Tf 72 700 Td <00010002> Tj ET", font=font, o6=inner)


def picture(width: int, height: int, size: int) -> bytes:
    """A page that is one picture of stated width and height, whose data unpack to `size` bytes."""
    entries = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
        % (
            width,
            height,
        )
    )
    resources = b"/Resources<</XObject<</I 6 0 R>>>>"
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%b>>" % resources,
        4: stream(b"595 0 0 842 0 0 cm /I Do"),
        6: stream(deflated_zeros(max(size, 1 << 20)), entries),
    }
    return written(objects)


def boxed(box: bytes) -> bytes:
    """A page with this media box."""
    return page_with(b"BT /F 12 Tf 72 700 Td (text 1234) Tj ET", b"/MediaBox" + box)


def report_boxed(*box: Any) -> bytes:
    """The report, its pages with another media box."""

    def change(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            page.obj.MediaBox = Array(box)

    return changed(change)


def unterminated_string(size: int) -> bytes:
    return page_with(b"BT /F 12 Tf 72 700 Td (" + b"x" * size)


def nested_arrays(depth: int) -> bytes:
    return page_with(b"BT ET", b"/X " + b"[" * depth + b"]" * depth)


# Encryption


def encrypted(user: str, owner: str, revision: Any, *, aes: bool = True, extract: bool = True) -> bytes:
    allowed = pikepdf.Permissions(extract=extract)
    metadata = revision >= 4
    lock = pikepdf.Encryption(
        user=user, owner=owner, R=revision, allow=allowed, aes=aes and metadata, metadata=metadata
    )
    return changed(lambda file: None, encryption=lock)


def unknown_handler() -> bytes:
    lock = encrypted("", "x", 3)
    return lock.replace(b"/Filter /Standard", b"/Filter /Nobodys_")


# Active content and things beside the pages


def with_script() -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.launchURL('https://example.com');"))

    return changed(change)


def with_launch() -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        file.Root.OpenAction = Dictionary(S=Name.Launch, F=String("/bin/touch /tmp/launched"))

    return changed(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _attached(file: pikepdf.Pdf, data: bytes, filename: str) -> Any:
    make: Any = pikepdf.AttachedFileSpec
    return make(file, data, filename=filename)


def with_attachment(name: str = "../../etc/cron.d/x\u202egnp.exe", *, collection: bool = False) -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        file.attachments["x"] = _attached(file, deflated_zeros(1 << 20), filename=name)
        if collection:
            file.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)

    return changed(change)


def portfolio_cover() -> bytes:
    """One page that says to open the file in another program; the documents are attached."""
    cover = page_with(b"BT /F 12 Tf 72 700 Td (For the best experience, open this PDF portfolio in Acrobat.) Tj ET")

    def change(file: pikepdf.Pdf) -> None:
        file.attachments["x"] = _attached(file, b"%PDF-1.4", filename="report.pdf")
        file.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)

    return changed(change, cover)


def please_wait() -> bytes:
    """What other viewers see of a dynamic form."""
    notice = page_with(
        b"BT /F 12 Tf 72 700 Td (Please wait...) Tj 0 -20 Td (your PDF viewer may not be able to display this) Tj ET"
    )

    def change(file: pikepdf.Pdf) -> None:
        form = file.make_indirect(Stream(file, b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>"))
        file.Root.AcroForm = Dictionary(Fields=Array([]), XFA=form)

    return changed(change, notice)


# Text


def turned(matrix: bytes, text: bytes = b"4,567 89 1,234") -> bytes:
    """A page whose text stands under a matrix."""
    lines = b"".join(
        b"BT /F 12 Tf %b %d %d Tm (%b) Tj ET\n" % (matrix, 200 + 20 * at, 300 + 20 * at, text) for at in range(9)
    )
    return page_with(lines)


def report_rotated(turn: int) -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            page.obj.Rotate = turn

    return changed(change)


def drawn_under(matrix: str, times: int = 1) -> bytes:
    """The report, its pages drawn under a matrix, so often one over the other."""

    def change(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            content = (
                b"".join(part.read_bytes() for part in page.obj.Contents)
                if isinstance(page.obj.Contents, Array)
                else page.obj.Contents.read_bytes()
            )
            page.obj.Contents = Stream(file, (f"q {matrix} cm\n".encode() + content + b"\nQ\n") * times)

    return changed(change)


def with_hidden(text: str = "9,999", *, mode: int = 3, size: float = 12, x: float = 72, white: bool = False) -> bytes:
    """The report with a line that nobody can see."""

    def change(file: pikepdf.Pdf) -> None:
        page = file.pages[0]
        colour = "1 g" if white else "0 g"
        added = f"q {colour} BT /FH {size} Tf {mode} Tr 1 0 0 1 {x} 40 Tm ({text}) Tj ET Q".encode()
        page.add_resource(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font, Name.FH)
        page.contents_add(Stream(file, added))

    return changed(change)


def without_unicode() -> bytes:
    """The report with fonts that do not say what their characters mean."""

    def change(file: pikepdf.Pdf) -> None:
        for page in file.pages:
            for font in page.obj.Resources.Font.values():
                if "/ToUnicode" in font:
                    del font["/ToUnicode"]

    return changed(change)


def over_report(added: bytes) -> bytes:
    """The report with something drawn over its first page."""

    def change(file: pikepdf.Pdf) -> None:
        file.pages[0].contents_add(Stream(file, b"q " + added + b" Q"))

    return changed(change)
