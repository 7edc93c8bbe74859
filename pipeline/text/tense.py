"""A text → whether it tells what was done (実績) rather than what is to be done (計画), by the ends of its sentences."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE: Final = re.compile(r"[^。\n]+")
_BRACKETS_LAST: Final = re.compile(r"[ \u3000]*[(（][^()（）]*[)）]$")
_DONE: Final = re.compile(r"(?:[っしいきぎちびみりじえけげせてねべめれ]た|んだ|でした)$")
"""Ends of verbs in the past: しました, 行った, 進んだ; nouns in た (あした, ふた) end sentences seldom, たい and たち never match."""
_TO_DO: Final = re.compile(r"(?:[うくぐすつぬぶむる]|ません|たい)$")
"""Ends of verbs that are not in the past: します, 図る, ありません."""


def tells_of_the_past(text: str) -> bool:
    """Whether a text ends with what was done, or says it behind what is to be done.

    A plan may begin with what led to it (昨年度は調査を行いました。今年度は計画を作ります。), but does not end so.

    >>> tells_of_the_past("窓口を増やします。待ち時間が短くなりました。")
    True
    >>> tells_of_the_past("昨年度は調査を行いました。今年度は計画を作ります。"), tells_of_the_past("窓口の増設")
    (False, False)
    """
    if "た" not in text and "だ" not in text:
        return False
    planned = done = False
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if not sentence:
            continue
        done = _DONE.search(_BRACKETS_LAST.sub("", sentence)) is not None
        if done and planned:
            return True
        planned = planned or _TO_DO.search(sentence) is not None
    return done
