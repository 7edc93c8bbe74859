"""A line or cell that may name a project → the key by which the name is known where it stands again."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.text.enumerators import split_marker
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section, split_sections

_SHORTEST, _LONGEST = 4, 90
_LABEL = re.compile(r"(?:主要|重点|取組)?(?:事業|施策|取組|項目)名?(?:[:] *| +)(?=\S)")
"""The label before a name (事業名：…)."""
_AGAIN = re.compile(r"[\[(<*※ ]*再掲[\])> ]?")
_BEHIND = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\]|<[^<>]*>)$")
_BRACKETS = {"(": ")", "[": "]", "<": ">", "「": "」", "『": "』"}
_LABELLED = re.compile("[【〔《〈＜≪［][^【】〔〕《》〈〉＜＞≪≫［］]+[】〕》〉＞≫］].{1,8}$")
"""A label in brackets before a short value (【達成度】 ★★★)."""
_PLAIN = re.compile(r"[0-9.,%:/~\-+ ]*[^0-9]{0,3}")
_ENDS = "。!?"


@lru_cache(maxsize=4096)
def project_key(text: str) -> str:
    r"""A line or cell → the name in it without mark, label, 再掲, brackets behind it, section below it and blanks; "": it is no name.

    Never raises.

    >>> project_key("（１）公園の 再整備事業（公園課）"), project_key("■ 公園の再整備事業【再掲】"), project_key("事業名：公園の再整備事業\n公園課")
    ('公園の再整備事業', '公園の再整備事業', '公園の再整備事業')
    >>> project_key("【公園の再整備事業（公園課）】"), project_key("【公園の再整備事業【再掲】】"), project_key("（仮称）公園事業")
    ('公園の再整備事業', '公園の再整備事業', '(仮称)公園事業')
    >>> project_key("遊具を入れ替えます。"), project_key("公園緑地課"), project_key("１，２００千円"), project_key("")
    ('', '', '', '')
    """
    if not _SHORTEST <= len(text) <= _LONGEST or text[-1] in "。！？：:":
        return ""
    lines = text.split("\n")
    if len(lines) > 1 and all(looks_like_section(name) for name in split_sections(lines[-1])):
        lines = lines[:-1]
    whole = _AGAIN.sub("", fold("".join(lines))).strip()
    marker = split_marker(whole)
    whole = whole if marker is None else whole[marker.rest_start :]
    whole = whole[found.end() :] if (found := _LABEL.match(whole)) is not None else whole
    if ":" in whole or _LABELLED.match(text) is not None:
        return ""
    key = without_brackets(_inside(whole))
    if len(key) < _SHORTEST or key[-1] in _ENDS or _PLAIN.fullmatch(key) is not None or looks_like_section(key):
        return ""
    return key


def _inside(whole: str) -> str:
    """A text without the brackets round all of it."""
    close = _BRACKETS.get(whole[:1])
    if close is None or whole[-1] != close:
        return whole
    depth = 0
    for at, char in enumerate(whole):
        depth += (char == whole[0]) - (char == close)
        if depth == 0:
            return whole[1:-1] if at == len(whole) - 1 else whole
    return whole


def without_brackets(folded: str) -> str:
    """A folded name → the same without blanks and the brackets behind it.

    >>> without_brackets("公園の 再整備事業(拡充)[新規]"), without_brackets("(仮称)公園事業")
    ('公園の再整備事業', '(仮称)公園事業')
    """
    key = "".join(folded.split())
    while (found := _BEHIND.search(key)) is not None and found.start() > 0:
        key = key[: found.start()]
    return key
