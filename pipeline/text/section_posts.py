"""The name of a post with its unit run together (市民課長, 市民部次長) → the unit and the post."""

import re
from typing import Final

from pipeline.text.section_words import is_department_name, is_section_name, split_departments

_RANK: Final = "長(?:補佐|代理|代行|心得)?"
_HEAD: Final = re.compile(f"(?P<stem>.+?)(?P<kind>本部|支所|センター|チーム|部|局|課|室|所|館|園|署|係|班){_RANK}")
_UNDER: Final = (
    "(?:専門|担当|専任|副|政策|統括|総括)(?:部|局|課|室|所|館|園)長|次長|参事|副参事|主幹|副主幹|主査|技監|理事|専門監"
)
_DEPUTY: Final = re.compile(f"(?P<unit>.*?)(?P<post>{_UNDER})")
_CHARGE: Final = re.compile("(?P<unit>.*?)(?P<post>[^部課局室]*担当(?:部|局|課|室)長)")
_ALONE: Final = re.compile(
    "(?:部|局|課|室|館|所)(?:次長|参事)|会計管理者|(?:病院|水道|上下水道)?事業管理者|副?[市町村区]長|副?知事|"
    f"(?:本部|支所|センター|チーム|部|部局|局|課|室|所|館|園|署|係|班|校|院|場|事務局|消防|教育){_RANK}"
)


def split_post(text: str) -> tuple[str, str] | None:
    """A cleaned name without blanks → its unit (may be empty) and the post, or None if it ends in no post.

    Two posts held by one person (総務部参事兼職員課長) are not taken apart here.

    >>> split_post("市民課長"), split_post("議会事務局長"), split_post("市民部次長"), split_post("課長")
    (('市民課', '課長'), ('議会事務局', '局長'), ('市民部', '次長'), ('', '課長'))
    >>> split_post("健康・こども部新型コロナワクチン接種担当部長"), split_post("市民課")
    (('健康・こども部', '新型コロナワクチン接種担当部長'), None)
    """
    if "兼" in text:
        return None
    if _ALONE.fullmatch(text):
        return "", text
    for pattern in (_CHARGE, _DEPUTY):
        found = pattern.fullmatch(text)
        if found and (not found["unit"] or _is_unit(found["unit"])):
            return found["unit"], found["post"]
    found = _HEAD.fullmatch(text)
    if found is None:
        return None
    stem, kind = found["stem"], found["kind"]
    post = text[len(stem) :]
    if kind in "所館園" and stem.endswith("センター"):
        return stem, post
    return (stem + kind, post) if _is_unit(stem + kind) else None


def _is_unit(text: str) -> bool:
    return is_section_name(split_departments(text)[1]) or is_department_name(text)
