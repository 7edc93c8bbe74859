"""The rows of a document → the same, with the foot of a web page (添付ファイル over files, whom to ask about the page) marked as notes: no text of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.model.document import Row
from pipeline.segment.contact_words import ASK, REACH
from pipeline.text.fold import fold

_LONGEST: Final = 90
_LONGEST_HEAD: Final = 24
_FILE: Final = re.compile(
    r".{1,60}[(\[]? ?(?:PDF|Word|ワード|Excel|エクセル|PowerPoint|CSV|ZIP|DOCX?|XLSX?|PPTX?)(?:ファイル|形式|文書)?[ :/,、・]{0,3}[0-9][0-9.,]* ?(?:KB|MB|キロバイト|メガバイト|バイト)[)\]]?.{0,16}",
    re.IGNORECASE,
)
"""市民部の運営方針（PDF：372KB）, 目標 [PDFファイル／1.2MB]."""
_FILES: Final = re.compile(
    r"[^\w]*(?:添付|関連|ダウンロード|参考|PDF)?(?:ファイル|資料|書類|文書|様式|ダウンロード|リンク)(?:一覧|の?ダウンロード|は?こちら)?[ :]*",
    re.IGNORECASE,
)
_VIEWER: Final = re.compile(r".{0,60}(?:Adobe ?(?:Acrobat ?)?Reader|アドビ|Acrobat).{0,60}", re.IGNORECASE)
_LINK: Final = re.compile(r".{0,40}(?:https?://|外部サイト|別ウィンドウ|新しいウィンドウ).{0,60}")

_ASK: Final = re.compile(rf"[^\w]*(?:{ASK}|担当)[^\w]*")
_ABOUT: Final = re.compile(r"[^\w]*(?:この|本)(?:ページ|記事|情報|コンテンツ)[^ :。]{0,8}に(?:関する|ついての)")
_DESK: Final = re.compile(
    r"[^\w]*(?:作成)?(?:担当(?:課|部署)?|お?問い?合わ?せ先?|連絡先|照会先)[): ]+[^。、0-9]{2,40}(?:部|局|課|室|所|係|担当|センター|班)[ )]*"
)
_REACH: Final = 7


def without_page_feet(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows → the same, with each list of files of a page as notes: a line that heads them, or none, and below it nothing but files.

    A file says of what kind and how large it is; what its line calls it is the name of a paper, and no title of this one.
    So with the lines that say whom to ask about the page (このページに関するお問い合わせ), that stand so below files, or end the document.
    """
    texts = [_line(row) for row in rows]
    found = {at for at, text in enumerate(texts) if text and _is_file(text)}
    for at, text in enumerate(texts):
        if text and _ABOUT.match(text) is not None:
            found |= _contact(texts, at)
    found |= _desk(texts)
    if not found:
        return tuple(rows)
    for at in sorted(found):
        if not _is_file(texts[at]):
            continue
        above = at - 1
        if (
            above >= 0
            and above not in found
            and 0 < len(texts[above]) <= _LONGEST_HEAD
            and _FILES.fullmatch(texts[above])
        ):
            found.add(above)
        below = at + 1
        while below < len(texts) and below not in found and texts[below] and _is_about_files(texts[below]):
            found.add(below)
            below += 1
        found |= _contact(texts, below)
    return tuple([replace(row, is_note=True) if at in found else row for at, row in enumerate(rows)])


def _contact(texts: Sequence[str], at: int) -> set[int]:
    """The lines right below files that say whom to ask about the page: what heads them, units, and how to reach these."""
    if at >= len(texts) or _ASK.fullmatch(texts[at]) is None:
        return set()
    last = at
    for below in range(at + 1, min(at + 1 + _REACH, len(texts))):
        if REACH.search(texts[below]) is not None:
            last = below
    return set(range(at, last + 1)) if last > at and all(texts[at:last]) else set()


def _desk(texts: Sequence[str]) -> set[int]:
    """The last lines of a document, where they name the desk that made it and how to reach it: 担当　市民部市民課, TEL …; nothing else stands below."""
    end = len(texts)
    while end > 0 and texts[end - 1] and REACH.search(texts[end - 1]) is not None and texts[end - 1][-1] != "。":
        end -= 1
    if end == len(texts) or end == 0 or _DESK.fullmatch(texts[end - 1]) is None:
        return set()
    return set(range(end - 1, len(texts)))


def _is_file(text: str) -> bool:
    return text[-1] not in "。、" and _FILE.fullmatch(text) is not None


def _is_about_files(text: str) -> bool:
    return _VIEWER.fullmatch(text) is not None or _LINK.fullmatch(text) is not None


def _line(row: Row) -> str:
    """The folded text of a short line outside tables; "" for any other row."""
    if row.table is not None or len(row.cells) != 1 or not 0 < len(text := row.cells[0].text) <= _LONGEST:
        return ""
    return fold(text).strip()
