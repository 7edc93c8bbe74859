"""A document → whether its head says that it is a paper of another genre: a company's plan, a general plan of the city."""

from __future__ import annotations

import re
from itertools import islice

from pipeline.model.document import Document
from pipeline.text.fold import fold

_HEAD_ROWS = 12
_LONGEST = 40
_COMPANY = re.compile(
    r"(?:^|[ 「『(])(?:株式会社|有限会社|合同会社|合資会社|\(株\)|\(有\))|(?:株式会社|有限会社|合同会社|\(株\))(?:$|[ 」』)])|代表取締役|取締役会"
)
_FIRST_PERSON = re.compile(r"(?:当社|弊社)(?![会殿務])")
_LEAST_FIRST_PERSON = 2
_OTHER_TITLE = re.compile(
    r"(?:総合計画|総合戦略|基本構想|(?:前期|後期|中期)?基本計画|マスタープラン|都市計画マスター.*|人口ビジョン|会議録|議事録|予算書|決算書|(?:条例|規則|要綱)(?:\([^()]*\))?)(?:\([^()]{1,12}\)|概要版|本編|案|素案)*"
)


def is_other_paper(document: Document, *, is_named: bool) -> bool:
    """Whether a document that uses the genre's words is another paper.

    A company names itself at the head (株式会社 …) or speaks of 当社. A general plan (総合計画) or minutes say so in a line of
    the head, and name no department as the one that reports (`is_named`): a department's report on such a plan does.
    """
    texts = (cell.text for row in document.rows for cell in row.cells if cell.pieces)
    short = [fold(text).strip() for text in islice(texts, _HEAD_ROWS) if len(text) <= _LONGEST]
    if any(_COMPANY.search(text) is not None for text in short):
        return True
    if not is_named and any(_OTHER_TITLE.search(text) is not None and _ends_as_title(text) for text in short):
        return True
    found = 0
    for row in document.rows:
        for cell in row.cells:
            if cell.pieces and "社" in cell.text:
                found += len(_FIRST_PERSON.findall(cell.text))
    return found >= _LEAST_FIRST_PERSON


def _ends_as_title(text: str) -> bool:
    """Whether the name of the paper ends the line: 第5次総合計画 後期基本計画, not 総合計画の推進."""
    return any(match.end() == len(text) for match in _OTHER_TITLE.finditer(text))
