"""The code of a page header or footer (ヘッダー・フッター) becomes the words printed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(r"&[LCR]")
_CODE = re.compile(r'&"[^"]*"|&K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|&[0-9]+|&[PNDTZFAGSXYUEBIOH](?:[+-][0-9]+)?|&&')
_WORD = re.compile(r"[^\W\d_]{2}")


def margin_lines(code: str) -> Iterator[str]:
    """The lines of a header's left, middle and right part that hold words; page numbers and the like are left out.

    >>> list(margin_lines('&L&"MS 明朝,標準"&10市民部&C&P / &N ページ&R&D'))
    ['市民部']
    """
    for part in _PART.split(code):
        numbers = bool(re.search(r"&[PN]", part))
        for line in _CODE.sub(lambda match: "&" if match[0] == "&&" else " ", part).splitlines():
            text = line.strip()
            if _WORD.search(text) and not (numbers and text.strip(" -/－") in ("ページ", "頁", "Page")):
                yield text
