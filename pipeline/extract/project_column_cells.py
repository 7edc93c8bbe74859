"""Cells under the titles of their columns → whether they are figures, texts or times, as far as the titles say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.cutting import without_blanks
from pipeline.extract.figure_forms import is_figure
from pipeline.extract.project_contents import SENTENCE_END
from pipeline.extract.project_pivot import PIVOT
from pipeline.extract.project_printed import PrintedText
from pipeline.extract.project_titles import Column, is_year
from pipeline.model.document import Cell
from pipeline.model.raw import RawText
from pipeline.profiles.headings import is_general
from pipeline.profiles.labels import FIGURE_FAMILIES
from pipeline.text.fold import fold
from pipeline.text.periods import is_month

_WORDS = ("measure.label", "measure.unit")
_WORD = re.compile("[ぁ-ゖァ-ヺ一-龠]")
_TOLD = re.compile("進捗|進行|実績|状況|結果|報告|成果")
_DIGIT = re.compile("[0-9]")
_DONE = re.compile("(?:取組み?|取り組み|実施|活動)(?:と|・|及び|とその)(?:成果|実績|結果|報告)")
"""Over one text without labels such a title says what was done and what came of it."""
_LONGEST_CLASS = 8
_CLASS = re.compile(
    r"[(]?(?:(?:新規|継続|拡充|拡大|充実|強化|縮小|縮減|見直し|改善|廃止|休止|統合|終了|完了|臨時|経常|政策|投資|重点|一般|単年度?|複数年度?)(?:事業|施策|経費|的経費)?"
    r"|新|継|拡|ハード|ソフト|(?:国庫?|県|都|府|道|市|町|村)?(?:単独?|補助?)(?:事業)?)[)]?"
)
"""What a table says of a project beside its name, and no field holds."""
_DIFFERENCE = re.compile(
    r"増減|(?:年度?|予算|決算|比較)(?:との)?(?:差額?|比較?|対比)$|^差(?:引き?|額)?(?:額|[(]|$)|伸び率|比較$"
)
_NEXT = re.compile("今後|次年度|来年度|翌年度|方向|結果|評価")
"""Under such a title 拡充 or 廃止 is what was decided, a text of its own."""


def are_figures(cells: Sequence[tuple[Column, Cell]]) -> bool:
    """Whether a row below titles of figures is one: no sentence in it, and nothing where no title stands."""
    for column, cell in cells:
        if not cell.pieces or column.kind == PIVOT:
            continue
        if column.label is None:
            return False
        if column.kind is not None and column.kind.startswith(FIGURE_FAMILIES) and cell.text.endswith(SENTENCE_END):
            return False
    return True


def holds_no_figure(cells: Sequence[tuple[Column, Cell]]) -> bool:
    """Whether no cell under the title of a value holds a digit: the row begins no indicator and no amount."""
    values = [cell for column, cell in cells if heads_figure(column.kind) and column.kind not in _WORDS and cell.pieces]
    return not any(_DIGIT.search(fold(cell.text)) for cell in values)


def tell_of_quarters(cells: Sequence[tuple[Column, Cell]]) -> bool:
    """Whether a row tells under the titles of months or quarters what was done in each; it is no row of a schedule.

    It has sentences there, or words and no marks below a title of reports (進捗状況 over 第1四半期).
    """
    told = [
        (column, cell.text)
        for column, cell in cells
        if cell.pieces and column.label is not None and is_month(column.label.text)
    ]
    if any(text.endswith(SENTENCE_END) for _, text in told):
        return True
    return bool(told) and all(
        column.over is not None and _TOLD.search(column.over.text) is not None and _WORD.search(text) is not None
        for column, text in told
    )


def goes_on_with(above: PrintedText, text: RawText) -> bool:
    """Whether prose in a column of figures is the rest of the prose above it."""
    before = above.parts[-1].text
    return not (is_figure(before) or before.endswith(SENTENCE_END) or is_figure(text.text)) and (
        above.kind.startswith("measure.")
        and above.kind != "measure.label"
        and len(before) > len("十二文字の文より長い")
    )


def is_class_word(cell: Cell, titled: RawText) -> bool:
    """Whether a cell under a title that nobody knows only says of which class the project is: 新規, 継続, 拡充.

    >>> [_CLASS.fullmatch(text) is not None for text in ("新規", "継続", "国庫補助", "継続して実施した", "今後は拡充")]
    [True, True, True, False, False]
    """
    if _NEXT.search(titled.text) is not None:
        return False
    return len(cell.text) <= _LONGEST_CLASS and _CLASS.fullmatch(without_blanks(fold(cell.text))) is not None


def is_difference(cell: Cell, titled: RawText) -> bool:
    """Whether a cell is a number alone under a title that says how much more it is than another (増減, 前年度比): no text.

    >>> [_DIFFERENCE.search(text) is not None for text in ("比較増減", "前年度との差", "対前年度比", "差別の解消")]
    [True, True, True, False]
    """
    return is_figure(cell.text) and _DIFFERENCE.search(without_blanks(fold(titled.text))) is not None


def opened_in(texts: Mapping[int, PrintedText], row: int) -> dict[int, PrintedText]:
    """The open texts that began in this row: no other goes on in a row that has a label of its own."""
    return {at: text for at, text in texts.items() if text.row == row}


def is_time(title_text: str) -> bool:
    """Whether a title is a year, a month or a quarter."""
    return is_month(title_text) or is_year(title_text)


def speaks_of_others(title_text: str) -> bool:
    """Whether general words over or below other titles say what these are; a year alone is one of several values."""
    return is_general(title_text) and not is_time(title_text)


def texts_of(titled: Column) -> tuple[str, ...]:
    """The kinds of text that a title may head."""
    kinds = tuple(kind for kind in titled.kinds if kind.startswith("entry."))
    if not kinds and titled.label is not None and _DONE.fullmatch(without_blanks(fold(titled.label.text))) is not None:
        return ("entry.final",)
    return kinds or ("entry.other",)


def heads_figure(kind: str | None) -> bool:
    """Whether a kind of title is of measures or amounts."""
    return kind is not None and kind.startswith(("measure.", "budget."))
