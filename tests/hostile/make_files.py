"""Texts, Office files, saved pages and archives that are broken, lying or made to exhaust a reader."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from html import escape

from PIL import Image

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
"""A document type whose entity `i` is two hundred million letters."""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(
    lines: str,
    *,
    doctype: str = "",
    relations: str = "",
    more: Mapping[str, str | bytes] | None = None,
    kind: str = "document",
) -> bytes:
    """A Word file with a paragraph a line."""
    body = "".join(
        "<w:p><w:r>"
        + "<w:tab/>".join(f"<w:t xml:space='preserve'>{escape(cell)}</w:t>" for cell in line.split("\t"))
        + "</w:r></w:p>"
        for line in lines.split("\n")
    )
    main = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        if kind == "document"
        else "application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    return zipped(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
            "word/document.xml": f'{_HEAD}{doctype}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
            **(more or {}),
        }
    )


def sheet(rows: str, *, doctype: str = "", strings: str = "", encoding: str = "utf-8") -> bytes:
    """A workbook of one sheet; `rows` is the inside of its sheetData."""
    content = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<worksheet xmlns="{_SHEET}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    return zipped(
        {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/s.xml"/>'
            + (f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="strings.xml"/>' if strings else "")
            + f'<Relationship Id="r3" Type="{_OFFICE}/externalLink" Target="https://example.com/x.xlsx" TargetMode="External"/></Relationships>',
            "xl/worksheets/s.xml": content.encode(encoding),
            **({"xl/strings.xml": strings} if strings else {}),
        }
    )


def cells(lines: str) -> str:
    """Lines with tabs → rows of text cells."""
    rows = []
    for number, line in enumerate(lines.split("\n"), 1):
        texts = "".join(
            f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for at, cell in enumerate(line.split("\t"))
            if cell
        )
        rows.append(f'<row r="{number}">{texts}</row>')
    return "".join(rows)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def saved_page(depth: int) -> bytes:
    """A saved page (MHTML) whose parts hold parts, so deep."""
    lines = ["MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="b0"', ""]
    for level in range(depth):
        lines += [f"--b{level}", f'Content-Type: multipart/mixed; boundary="b{level + 1}"', ""]
    return "\r\n".join([*lines, f"--b{depth}", "Content-Type: text/html", "", "<p>x</p>"]).encode()


def png(width: int, height: int) -> bytes:
    """A picture that says it is that large and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def scan() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (60, 80), 250).save(buffer, "PNG")
    return buffer.getvalue()


# Archives


def archive(entries: Mapping[str, bytes], *, names: str = "utf-8") -> bytes:
    """A ZIP archive whose names are written as the bytes they have in an encoding, without the UTF-8 flag."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            plain = "x" * len(name.encode(names)) if names != "utf-8" else name
            info = zipfile.ZipInfo(plain, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content)
    data = buffer.getvalue()
    for name in entries if names != "utf-8" else ():
        data = data.replace(b"x" * len(name.encode(names)), name.encode(names))
    return data


def zip_bomb(size: int) -> bytes:
    return archive({"bomb.txt": b" " * size})


def with_link(target: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        info = zipfile.ZipInfo("link.txt")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        file.writestr(info, target)
    return buffer.getvalue()


def overlapping(content: bytes, times: int) -> bytes:
    """A directory that names one entry again and again under other names."""
    data = bytearray(archive({"a.txt": content}))
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = bytes(data[at:end])
    entries = b"".join(entry.replace(b"a.txt", b"%05d" % number) for number in range(times))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(entries), at, 0)
    return bytes(data[:at]) + entries + tail


def lying_size(content: bytes) -> bytes:
    """An entry that states another size than it has."""
    data = archive({"a.txt": content})
    size = struct.pack("<L", len(content))
    return data.replace(size, struct.pack("<L", 7))


def marked_encrypted(content: bytes) -> bytes:
    data = bytearray(archive({"a.txt": content}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        data[place] |= 1
    return bytes(data)
