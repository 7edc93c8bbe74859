"""Numbers in circles and Roman numerals that lost a byte (@ A B, T U V) become ① ② ③ and Ⅰ Ⅱ Ⅲ where a list proves it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.text.name_characters import HAN

_CIRCLED: Final = {chr(0x40 + i): chr(0x2460 + i) for i in range(20)}
_ROMAN: Final = {chr(0x54 + i): chr(0x2160 + i) for i in range(10)}
"""Low byte → character, CP932 8740–8753 (①–⑳) and 8754–875D (Ⅰ–Ⅹ)."""

_MARK: Final = re.compile("([@-\\]])([ \u3000]?)(?=[ぁ-ゖァ-ヺ一-鿿「『（(])")
# A letter before one of these is a grade, a plan, a type or a person, or a word begins with it: no item's number.
_GRADED: Final = re.compile(
    "評価|評定|判定|達成|ランク|等級|級|段階|以上|以下|未満|案|班|組|型|種|社|氏|さん|票|欄|群|類|面|席|字|地区|棟|会場|工区|"
    "コース|グループ|チーム|クラス|タイプ|ゾーン|エリア|ブロック|定食|の(?:場合|評価)|と(?:なる|した|する)|（|\\(|"
    "(?<=[T-Z])[ァ-ヺ]"
)
_ITEM_SPAN: Final = 60
_LEAST: Final = 3
_LEAST_ELSEWHERE: Final = 2
_DAMAGED_NAME: Final = re.compile(
    f"(?:^|[部局課室所長監官者役事][ \u3000]*)([{HAN}]{{1,2}}[アｱM][{HAN}]?[ \u3000]?[{HAN}]{{1,3}})$"
)


@dataclass(frozen=True, slots=True)
class _Item:
    text: int
    number: int
    blank: str


def restore_marks(texts: Sequence[str]) -> Mapping[int, str]:
    """The cells and lines of a document in order → those whose number lost its first byte, repaired, by their place.

    CP932 writes ① as 87 40; where a program drops the first byte, `@` is left of it, `A` of ②, `T` of Ⅰ. A letter
    alone proves nothing (A評価, A 達成度). A list does: `@` at the head of a text, then `A`, then `B` … each before
    Japanese and with the same blank behind it. Three in sequence are asked for, or two where another list of the document
    has three. A document that prints ① anywhere did not lose it: nothing is changed; the same for Ⅰ.

    >>> dict(restore_marks(["@駅前広場の整備", "A河川の改修", "延長2km", "B市民の安全"]))
    {0: '①駅前広場の整備', 1: '②河川の改修', 3: '③市民の安全'}
    >>> dict(restore_marks(["A 達成度", "A評価", "B評価"])), dict(restore_marks(["@駅前広場", "A評価", "B評価"]))
    ({}, {})
    """
    repaired: dict[int, str] = {}
    for pairs in (_CIRCLED, _ROMAN):
        heads = "".join(pairs)
        if not any(text[:1] == heads[0] for text in texts) or any(not _unmarked(text, pairs) for text in texts):
            continue
        lists = list(_lists(texts, heads))
        proven = bool(repaired) or any(len(items) >= _LEAST for items in lists)
        for items in lists:
            if len(items) >= (_LEAST_ELSEWHERE if proven else _LEAST):
                repaired.update((item.text, pairs[heads[item.number]] + texts[item.text][1:]) for item in items)
    return repaired


def _unmarked(text: str, pairs: Mapping[str, str]) -> bool:
    return not any(mark in text for mark in pairs.values())


def _lists(texts: Sequence[str], heads: str) -> Iterator[list[_Item]]:
    """The runs of items that count on from the first head, each with the same blank behind its mark."""
    items: list[_Item] = []
    for place, text in enumerate(texts):
        found = _MARK.match(text)
        if found is None or found[1] not in heads or (found[1] != "@" and _GRADED.match(text, found.end())):
            continue
        item = _Item(place, heads.index(found[1]), found[2])
        if item.number == 0:
            if items:
                yield items
            items = [item]
        elif items and _follows(item, items[-1]):
            items.append(item)
    if items:
        yield items


def _follows(item: _Item, before: _Item) -> bool:
    near = item.text - before.text <= _ITEM_SPAN
    return near and item.number == before.number + 1 and item.blank == before.blank


def damaged_name(text: str) -> str | None:
    """A cell or line that ends in a name which lost a byte → that name: 岡ア隆司 (of 岡﨑), 横M純一 (of 横濵).

    The lost byte does not say which kanji stood there (ア is left of 﨑, M of 濵 and of others), so a name is only
    found, never changed. Asked for: one or two kanji, then ア or M, then kanji, as a whole cell or after a post.

    >>> damaged_name("局長 岡ア隆司"), damaged_name("横M純一")
    ('岡ア隆司', '横M純一')
    >>> damaged_name("一ノ瀬隆"), damaged_name("SMS配信"), damaged_name("東アジア交流"), damaged_name("中山ア")
    (None, None, None, None)
    """
    found = _DAMAGED_NAME.search(text)
    return None if found is None else found[1]
