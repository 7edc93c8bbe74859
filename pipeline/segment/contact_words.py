"""Words of the lines that tell whom to ask about a paper (問合せ先 …, 電話 …), wherever they stand: at the end of a block, of a report or of a web page."""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.document import Row
from pipeline.text.fold import fold

ASK: Final = r"(?:(?:この|本)[^ :。]{2,16}に(?:関する|ついての))?(?:お?問い?合わ?せ(?:先|窓口)?|連絡先|照会先|事務担当|担当者?連絡先)"
"""What heads such lines, as the source of a pattern on folded text."""
REACH: Final = re.compile(
    r"電話|内線|直通|TEL|FAX|ファクス|ファックス|メール|E-?mail|〒|@|(?<![0-9])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}",
    re.IGNORECASE,
)
"""How somebody can be reached."""
_LONGEST: Final = 80


def line_of(row: Row) -> str:
    """The folded text of a short line outside tables, which wide blanks may have cut in cells; "" for any other row."""
    if row.table is not None:
        return ""
    text = " ".join([cell.text for cell in row.cells if cell.pieces])
    return fold(text).strip() if 0 < len(text) <= _LONGEST else ""
