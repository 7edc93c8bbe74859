"""Lines that print a post and a name become the name, also where no officer was made of it: it must be left out too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.text.names import parse_name_cell

_HAN = "[一-鿿々〆﨑㐀-䶿]"
_POST_AND_NAME = re.compile(
    r"[^ 　\t()（）、。]{0,14}(?:部長|局長|課長|室長|所長|館長|園長|次長|主幹|参事|理事|署長|消防長|センター長|本部長)名?"
    rf"[ 　:：]+(?P<name>{_HAN}{{1,3}}[ 　]*{_HAN}{{1,4}})"
    r"(?:[ 　]*[(（](?P<kana>[ぁ-ゖァ-ヺー]{2,6}[ 　]*[ぁ-ゖァ-ヺー]{2,8})[)）])?"
).fullmatch
_LONGEST = 40


def names_beside_posts(line: str) -> Iterator[str]:
    """The name, and its reading, in a cell that holds a post, a gap and a name, and nothing else.

    >>> list(names_beside_posts("部長 坂本 茂（さかもと しげる）"))
    ['坂本 茂', 'さかもと しげる']
    >>> [list(names_beside_posts(line)) for line in ("課長名 職員数", "部長の約束", "課長 欠員", "部長会議 年度方針")]
    [[], [], [], []]
    """
    for cell in line.split("\t"):
        found = _POST_AND_NAME(cell.strip()) if len(cell) <= _LONGEST else None
        if found is not None and _is_name(found["name"]):
            yield found["name"]
            if found["kana"] is not None:
                yield found["kana"]


def _is_name(text: str) -> bool:
    try:
        cell = parse_name_cell(text)
    except ValueError:
        return False
    return cell.status == "person" and cell.post is None and all(person.name is not None for person in cell.persons)
