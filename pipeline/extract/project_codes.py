"""Texts that are nothing but a code of the books (予算科目 | 6-2-3, 款・項・目 | ２款１項３目) → what is kept beside the projects."""

from __future__ import annotations

import re

from pipeline.extract.cutting import without_blanks
from pipeline.extract.project_printed import Printed, PrintedText
from pipeline.model.raw import RawExtra, joined
from pipeline.text.fold import fold

_CODE = re.compile(r"[0-9]{1,3}(?:[-‐－―ー.・/][0-9]{1,3}){2,5}|(?:[0-9]{1,3}(?:款|項|目|節|事業)[-・/]?){2,5}")
_LONGEST = 24


def is_code(text: str) -> bool:
    """Whether a text is the numbers of an item in the budget, which counts nothing and tells nothing.

    >>> [is_code(text) for text in ("6-2-3", "１０－２－１５", "2款1項3目", "10-15", "3-1-2を拡充します。", "2024-03-31")]
    [True, True, True, False, False, False]
    """
    return len(text) <= _LONGEST and _CODE.fullmatch(without_blanks(fold(text))) is not None


def keep_codes(printed: Printed) -> None:
    """Texts of no known kind under labels that have nothing but such codes are no entries of a project: they are kept."""
    found = [text for text in printed.texts if _has_code(text)]
    if not found:
        return
    words = {text.label.text for text in found}
    words -= {text.label.text for text in printed.texts if text.parts and not _has_code(text)}
    printed.kept += [RawExtra(text.label, (joined(text.parts),)) for text in found if text.label.text in words]
    printed.texts = [text for text in printed.texts if text.label.text not in words or not text.parts]


def _has_code(text: PrintedText) -> bool:
    return text.kind == "entry.other" and bool(text.parts) and is_code(joined(text.parts).text)
