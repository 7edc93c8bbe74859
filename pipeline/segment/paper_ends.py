"""The last lines of a report's last block → those that close the paper: its day, who made it, whom to ask, remarks, the heads who sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from pipeline.model.document import Row
from pipeline.segment.contact_words import ASK, REACH, line_of

END: Final = ("以上", "以 上")
_MOST: Final = 10
_LONGEST_LABEL: Final = 16
_DATE: Final = r"(?:(?:平成|令和|[RH]) ?(?:元|[0-9]{1,2})|(?:19|20)[0-9]{2}) ?[年./] ?[0-9]{1,2} ?[月./] ?(?:[0-9]{1,2} ?日?|吉日)?"
_MADE: Final = "作成|更新|改定|改訂|公表|公開|編集|発行|修正|策定"
DAY: Final = re.compile(
    rf"[( ]*(?:(?:最終)?(?:{_MADE})(?:年月)?日?[ :]*)?{_DATE} ?(?:(?:最終)?(?:{_MADE}))?(?:\(\w\))?[ )]*"
)
"""令和6年4月30日, 作成日：2024年4月30日, （令和6年4月 更新）."""
_LED: Final = re.compile(
    rf"[^\w]*(?P<lead>(?:{_MADE})(?:者|元|部署|部局|課|担当課?)?|文責|記入者|出典|資料(?:提供)?)[ )]*[:][ ]*[^。]{{2,40}}"
)
"""作成：市民部市民課, 出典：市民部資料."""
_ASK: Final = re.compile(rf"[^\w]*(?P<lead>{ASK})(?:$|[^\w]|は|:)")
_OF_DESK: Final = re.compile(r"[^\w]*(?P<lead>担当)[ :].+")
_NOTE: Final = re.compile(r"[( ]*(?:※|\*|注 ?[0-9]{0,2} ?[):：]|注[0-9]{1,2} |備考[:])")
_POST: Final = re.compile(r"[^ 、。:()0-9]{1,16}(?:部|局|本部|区|支所|消防|教育)長|会計管理者|\S{0,8}事業管理者")
_NAME: Final = re.compile(r"[一-龠々]{1,3} {1,3}[一-龠々ぁ-ゖァ-ヶ]{1,3}(?: ?(?:㊞|\(印\))| 印)?")
_GOES_ON: Final = re.compile(
    r"[( ]*(?:次|裏)(?:の)?(?:ページ|頁|面)?(?:に|へ)?(?:続く|つづく)[ )]*|[( ]*裏面(?:に|へ)(?:続く|つづく)[ )]*"
)
_BRACKETED: Final = re.compile(r"\([^()]+\)|<[^<>]+>|「[^「」]+」|[■□◆◇●○◎・☆★▼▽][^。:0-9]+")
_UNIT: Final = re.compile(
    r"[^\w]*\S{0,20}(?:部|局|課|室|所|係|担当|センター|班)(?:[ ]\S{1,14}(?:課|室|所|係|担当|班))*(?:[ ]?\([^()]*\))?"
)


def is_signed_over_two(above: Row, below: Row) -> bool:
    """Whether a head signs in two lines: the post with the department (市民部長), and the name in two parts (山田　太郎)."""
    return _POST.fullmatch(line_of(above)) is not None and _NAME.fullmatch(line_of(below)) is not None


def closing_lines(rows: Sequence[Row], kind: str, is_signed: Callable[[Row], bool]) -> tuple[Row, ...]:
    """The last rows of a block that close the paper and are none of the block's text; () where there are none.

    Each is a day, 以上, the head who signs (`is_signed`), who made the paper, whom to ask with how to reach him below, or a remark (※ …). A word that heads lines above,
    too, is a label of the block (作成：…), and so is a short line right above without a text of its own: what stands below
    is its text. A remark right below a text of a project may belong to that, and one below the staff may tell its day.
    """
    end = len(rows)
    least = max(1, end - _MOST)
    leads: list[str] = []
    while end > least:
        begin, lead = _closing_before(rows, end, least, kind, is_signed)
        if begin == end:
            break
        end = begin
        leads += [lead] if lead else []
    if end == len(rows) or (_is_label(rows[end - 1]) and not rows[end].blank_before):
        return ()
    if any(map(is_signed, rows[end:])) and (
        any(map(is_signed, rows[:end])) or (kind == "staffing" and rows[end - 1].table is None)
    ):
        return ()  # people that a list names
    above = [line_of(row) for row in rows[:end]]
    if leads and any(text.lstrip("([<■□◆●○◎・ ").startswith(tuple(leads)) for text in above if text):
        return ()
    return tuple(rows[end:])


def _closing_before(
    rows: Sequence[Row], end: int, least: int, kind: str, is_signed: Callable[[Row], bool]
) -> tuple[int, str]:
    """Where the closing line or lines right above a row begin, with the word that heads them; where none stand there, the row itself."""
    if is_signed(rows[end - 1]):
        return end - 1, ""
    if end - least > 1 and is_signed_over_two(rows[end - 2], rows[end - 1]):
        return end - 2, ""
    if (block := _contact(rows, end, least)) is not None:
        return block
    lead = _closes(rows, end - 1, kind)
    return (end, "") if lead is None else (end - 1, lead)


def _closes(rows: Sequence[Row], at: int, kind: str) -> str | None:
    """Whether a line closes a paper by itself: the word that heads it, or "" for none; None: it does not."""
    text = line_of(rows[at])
    if not text:
        return None
    if text in END or DAY.fullmatch(text) is not None or _GOES_ON.fullmatch(text) is not None:
        return ""
    if (led := _LED.fullmatch(text)) is not None:
        return led["lead"]
    if (desk := _OF_DESK.fullmatch(text)) is not None and REACH.search(text) is not None:
        return desk["lead"]
    if _NOTE.match(text) is not None and kind != "staffing" and _is_remark(rows, at, kind):
        return ""
    return None


def _is_remark(rows: Sequence[Row], at: int, kind: str) -> bool:
    """Whether a remark stands apart from the text above it, or below what is no sentence: a table, an amount, another remark."""
    if kind != "projects" or rows[at].blank_before or rows[at - 1].table is not None:
        return True
    above = line_of(rows[at - 1])
    return bool(above) and (above[-1] != "。" or _NOTE.match(above) is not None)


def _contact(rows: Sequence[Row], end: int, least: int) -> tuple[int, str] | None:
    """Where lines that tell whom to ask begin, with the word that heads them: below it stand units and how to reach them only."""
    for at in range(end - 1, least - 1, -1):
        text = line_of(rows[at])
        if not text:
            return None
        if (ask := _ASK.match(text)) is not None:
            return at, ask["lead"]
        if text[-1] in "。!" or (REACH.search(text) is None and _UNIT.fullmatch(text) is None):
            return None
    return None


def _is_label(row: Row) -> bool:
    """Whether a line outside tables is a word over its text (【完了日】, ◇実績, 実績：)."""
    text = line_of(row)
    return 0 < len(text) <= _LONGEST_LABEL and (text[-1] == ":" or _BRACKETED.fullmatch(text) is not None)
