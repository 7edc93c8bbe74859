"""A printed reference to goals (`①、③`, `目標1・2`, `重点目標１～３`) → the numbers of the goals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.text.charclasses import char_class
from pipeline.text.clean import clean_text
from pipeline.text.enclosed_numbers import CIRCLED, PARENTHESIZED, ROMAN
from pipeline.text.enumerators import parse_enumerator
from pipeline.text.fold import fold
from pipeline.text.joining import join_wrapped


@dataclass(frozen=True, slots=True)
class GoalReference:
    """The numbers named, in printed order, whether they are printed in circles, and the words behind a single one."""

    numbers: tuple[int, ...]
    circled: bool = False
    words: str | None = None


_SYMBOLS: Final = char_class({**CIRCLED, **PARENTHESIZED, **ROMAN})
_LABEL: Final = "(?:[一-龠]{0,6}(?:目標|課題|方針|項目|柱|施策|政策|戦略)|[Nn][Oo]\\.?|№|第|その)"
_MARK: Final = rf"(?:{_LABEL}? ?(?:\( ?[0-9]{{1,2}} ?\)|[0-9]{{1,2}}(?![0-9])|{_SYMBOLS}))[.)]?"
_SEPARATOR: Final = " ?(?:[・、,/&と]|及び|および|並びに) ?| "
_LIST: Final = re.compile(rf"{_MARK}(?:(?:{_SEPARATOR}|(?<={_SYMBOLS})){_MARK})*")
_RANGE: Final = re.compile(rf"(?P<first>{_MARK}) ?(?:～|から|(?<={_SYMBOLS})-(?={_SYMBOLS})) ?(?P<last>{_MARK})")
_ITEM: Final = re.compile(_MARK)
_WITH_WORDS: Final = re.compile(
    rf"(?P<mark>{_MARK})(?:[ :、](?! ?[0-9])|(?<={_SYMBOLS})|(?<=[.)])) ?(?P<words>[^-～0-9①-⑳].*)"
)
_SECOND_MARK: Final = re.compile(rf"{_SYMBOLS}|目標 ?[0-9]|(?<= )[0-9]{{1,2}}[ .]")
_BARE: Final = re.compile(rf"{_LABEL} ?")
_BRACKETED: Final = re.compile(rf"[(\[<]({_LABEL} ?(?:[0-9]{{1,2}}|{_SYMBOLS}))[)\]>] ?")
_WIDEST_RANGE: Final = 20
_LONGEST: Final = 120


def parse_goal_reference(text: str) -> GoalReference | None:
    r"""The cell that assigns a project to goals → the numbers it names; None where it names none or is not sure.

    Several numbers, a range (①～③), a label before each or all, and the words of one goal behind its number are read.
    Refused: numbers of sub-goals (1-2, 1.2), a range that runs backwards, any other text. Never raises.

    >>> [parse_goal_reference(t).numbers for t in ("①、③", "目標1・2", "①②", "(1) (3)", "重点目標２、重点目標４", "①～③", "３")]
    [(1, 3), (1, 2), (1, 2), (1, 3), (2, 4), (1, 2, 3), (3,)]
    >>> parse_goal_reference("②　安全なまちをつくります")
    GoalReference(numbers=(2,), circled=True, words='安全なまちをつくります')
    >>> parse_goal_reference("【重点目標1】"), parse_goal_reference("《目標②》　安全なまちをつくります").numbers
    (GoalReference(numbers=(1,), circled=False, words=None), (2,))
    >>> parse_goal_reference("経営課題\n②、経営\n課題⑤").numbers, parse_goal_reference("目標1\n2").numbers  # wrapped in its cell
    ((2, 5), (1, 2))
    >>> parse_goal_reference("目標3、目\n標4").numbers
    (3, 4)
    >>> [parse_goal_reference(t) for t in ("1-2", "安全なまち", "③～①", "－", "3人", "")]
    [None, None, None, None, None, None]
    """
    cleaned = clean_text(text)
    folded = fold(" ".join(cleaned.split()))
    if not folded or len(folded) > _LONGEST:
        return None
    lines = cleaned.split("\n")
    whole = _of_line(folded)
    if len(lines) > 1 and (whole is None or whole.words is not None):
        # 目標3、目 ⏎ 標4: what looks like the words of goal 3 is the rest of a list.
        joined = _of_line(fold(join_wrapped(lines)))
        if joined is not None and joined.words is None:
            return joined
    return whole or _of_lines([fold(line) for line in lines]) or _of_line(fold(join_wrapped(lines)))


def _of_lines(lines: list[str]) -> GoalReference | None:
    """Several goals with their words, a line each."""
    found = [_of_line(line) for line in lines]
    known = [reference for reference in found if reference is not None]
    if len(lines) < 2 or len(known) < len(lines):
        return None
    numbers = [number for reference in known for number in reference.numbers]
    return GoalReference(_distinct(numbers), any(reference.circled for reference in known))


def _of_line(folded: str) -> GoalReference | None:
    """One number, a list, a range, or one number and words; a label may stand in brackets (【重点目標1】)."""
    if (bracketed := _BRACKETED.match(folded)) is not None:
        folded = f"{bracketed[1]} {folded[bracketed.end() :]}".rstrip()
    folded = folded.rstrip(" :")
    circled = any(c in CIRCLED for c in folded)
    if _LIST.fullmatch(folded) is not None:
        numbers = [_number(item) for item in _ITEM.findall(folded)]
        return None if None in numbers else GoalReference(_distinct(numbers), circled)
    if (found := _RANGE.fullmatch(folded)) is not None:
        first, last = _number(found["first"]), _number(found["last"])
        if first is None or last is None or not first < last <= first + _WIDEST_RANGE:
            return None
        return GoalReference(tuple(range(first, last + 1)), circled)
    if (found := _WITH_WORDS.fullmatch(folded)) is not None and _SECOND_MARK.search(found["words"]) is None:
        number = _number(found["mark"])
        return None if number is None else GoalReference((number,), circled, found["words"])
    return None


def _number(mark: str) -> int | None:
    return parse_enumerator(_BARE.sub("", mark, count=1).strip(" ."))


def _distinct(numbers: Sequence[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number is not None))
