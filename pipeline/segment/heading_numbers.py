"""The numbers of a report's headings (1 基本方針, 2 重点目標 …) → the next one, whose words the vocabulary does not know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.raw import RawText
from pipeline.segment.tables import STOPS, is_below_table
from pipeline.segment.views import View
from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold

_LONGEST = 30
NO_HEADING = re.compile(r"[。．！？!?、，]$|です|ます|する$|した$|図る$|める$|[:：].")
_LEAST = 2
_BEFORE_YEAR = re.compile(
    r"[0-9０-９]{1,2}[ \u3000]+(?=(?:(?:19|20|１９|２０)[0-9０-９]{2} ?(?:[(（][^()（）]{2,8}[)）])?|[HRSＨＲＳ][0-9０-９元]{1,2})年)"
    r"|[0-9０-９]{1,2}\u3000(?=年度の|[1１]年間?[のを])"
)
_BEFORE_WORD = re.compile("第?[0-9０-９]{1,2}[ \u3000]+(?=[一-龠ぁ-ゖァ-ヺ][一-龠ぁ-ゖァ-ヺ・][一-龠ぁ-ゖァ-ヺ])")
"""2　課と職員の数, 3 年度の方針: no number of sections or years."""
_DIGITS = re.compile(r"[0-9一二三四五六七八九十①-⑳Ⅰ-Ⅻ]+")


class HeadingNumbers:
    """Which numbers the headings so far bear, in which style of mark (`1　`, `2.`, `第3`, `(4)`)."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, int]] = {}
        self._heading: RawText | None = None

    def note(self, heading: RawText) -> None:
        """A heading was found."""
        self._heading = heading
        found = style_of(heading.text)
        if found is not None:
            style, number = found
            times = self._last[style][1] + 1 if style in self._last else 1
            self._last[style] = (number, times)

    def is_last(self, heading: RawText) -> bool:
        """Whether it is the heading found last, by its number alone."""
        return self._heading is heading

    def goes_on(self, view: View, own: Sequence[View], *, strictly: bool) -> bool:
        """Whether a row bears the number that the next heading has, set apart and no sentence, and is no item of a list.

        Two headings must have shown the style. In the open block `own` no item may bear the number before it in the same
        style; `strictly`: no item at all may be of that style.
        """
        text = view.text
        if not self._last or text is None or len(text) > _LONGEST or not view.row.cells[0].pieces:
            return False
        if len(view.row.cells[0].pieces) > 1 or not _is_set_apart(view, own):
            return False
        found = style_of(text)
        if found is None or found[0] not in self._last or NO_HEADING.search(text) is not None:
            return False
        style, number = found
        last, times = self._last[style]
        if number != last + 1 or times < _LEAST:
            return False
        if (
            not strictly
            and view.heading == "projects"
            and own
            and all(_ends_sentence(row) for row in own if style_of(row.text or ""))
        ):
            return True  # 5　主な事業 behind 4　重点目標, of which the last goal has the number 4, too
        items = [one[1] for row in own if row.filled and (one := style_of(row.filled[0].text)) and one[0] == style]
        return not items or (not strictly and items[-1] != last)


def _ends_sentence(view: View) -> bool:
    return view.text is not None and view.text[-1] in STOPS


def _is_set_apart(view: View, own: Sequence[View]) -> bool:
    """Whether a blank line, a page, a table or the end of a sentence stands above a row."""
    if view.row.blank_before or view.row.page is not None or not own or is_below_table(view, own):
        return True
    above = own[-1].text
    return above is None or above[-1] in STOPS


def style_of(text: str) -> tuple[str, int] | None:
    """The style of the mark at the head of a heading, and its number; None for labels (目標1) and bullets.

    >>> [style_of(f"2 {year}年度の取組方針") == style_of("2 今年度の取組方針") for year in ("2013", "H25")], style_of("2 2013人の利用")
    ([True, True], None)
    >>> style_of("3 課別の体制") == style_of("3 部の方針"), style_of("5 人"), style_of("3課の仕事")
    (True, None, None)
    >>> style_of("2　課・室及び職員数") == style_of("2　課と職員の数"), style_of("第4　課別の状況") == style_of("第3　部の方針")
    (True, False)
    >>> style_of("第4　課別の状況"), style_of("第4課の状況")
    (('dai 第#', 4), None)
    """
    # The digits of a year make of 2 2013年度 no other number.
    before = _BEFORE_YEAR.match(text) or _BEFORE_WORD.match(text)
    marker = split_marker(text if before is None else before[0] + "部の目標")
    if marker is None or marker.number is None or marker.kind in ("label", "bullet"):
        return None
    return f"{marker.kind} {_DIGITS.sub('#', fold(marker.marker))}", marker.number
