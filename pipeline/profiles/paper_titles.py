"""A line of a year and general words (令和元年度 重点事業達成状況報告書) → whether it may be the title of a paper that names no department."""

from __future__ import annotations

import functools
import re

from pipeline.profiles.labels import FISCAL_YEAR, YEAR
from pipeline.profiles.title_lines import LONGEST_TITLE, looks_like_contents, names_report
from pipeline.text.fold import fold

_YEAR = re.compile(rf"(?:{FISCAL_YEAR}|{YEAR})(?:版|の)?")
_BRACKETS = re.compile(r"\(\)|\[\]|「|」|『|』")
_MARKED = re.compile(r"[0-9(■□◆●○◎・第]")
_PAPER = re.compile(r"(?:票|シート|調書|報告書|管理表|評価表|計画書|一覧表)$")


@functools.lru_cache(maxsize=1024)
def is_paper_title(text: str) -> bool:
    """Whether a line says what a paper is, of general words only: with its year, or with a paper's word at its end.

    It is a title where it stands above a report's head alone: such words head blocks as well.

    >>> [is_paper_title(t) for t in ("重点事業達成状況報告書　令和元年度", "2013年度　部別重点事業の達成状況", "重点事業管理票")]
    [True, True, True]
    >>> [is_paper_title(t) for t in ("3 令和元年度の重点目標", "重点事業の達成状況", "令和元年度 窓口改善事業", "令和元年度")]
    [False, False, False, False]
    """
    if not 4 <= len(text) <= LONGEST_TITLE or text[-1] in "。、" or looks_like_contents(text):
        return False
    key = "".join(fold(text).split())
    found = _YEAR.search(key)
    if found is not None:
        key = _BRACKETS.sub("", key[: found.start()] + key[found.end() :])
    if not key or (_MARKED.match(key) is not None) or (found is None and _PAPER.search(key) is None):
        return False
    return names_report(key)
