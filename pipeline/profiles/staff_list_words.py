"""How a line begins that lists sections with their numbers of staff in brackets (職員数 合計203人（市民課16人、…）)."""

from __future__ import annotations

import re

from pipeline.profiles.labels import Labels
from pipeline.text.fold import fold

STAFF_LIST = re.compile(
    r"[^0-9一-龠ぁ-ゖァ-ヺ(]{0,3}(?P<label>[^0-9()、。:※]{2,14}?)[ :\n]*(?P<remark>\([^()0-9]{2,10}\))?[ :\n]*"
    r"(?P<count>[0-9][0-9,]{0,6}[ \n]?[人名])[ \n]*(?P<open>\()"
)
_TOTAL_BEHIND = re.compile(r"(?:の|[ \n])*(?:合計|総計|総数|計)$")
_OF_STAFF = ("column.staff_count", "field.staff_count", "total.")


def begins_staff_list(text: str, labels: Labels) -> bool:
    """Whether a line begins as such a list does: a word for the staff of all sections, its number, a bracket.

    >>> from pipeline.profiles.profile import load_profiles
    >>> labels = load_profiles().generic.labels
    >>> [begins_staff_list(t, labels) for t in ("職員数　合計30人（市民課16人、環境課14人）", "利用者数 30人（市民課16人）", "職員数 30人")]
    [True, False, False]
    """
    if "人" not in text and "名" not in text:
        return False
    found = STAFF_LIST.match(fold(text))
    if found is None:
        return False
    bare = _TOTAL_BEHIND.sub("", found["label"].strip())
    return any(kind.startswith(_OF_STAFF) for word in (found["label"], bare) for kind in labels.kinds_of(word))
