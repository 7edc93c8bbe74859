"""The heads that a header names → each once: a signature names again who stands at the head (部長 山田 太郎, 市民部長 山田 太郎)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.cutting import without_blanks
from pipeline.model.raw import RawOfficer
from pipeline.text.fold import fold
from pipeline.text.section_words import is_department_name

_OTHER_POST = ("担当", "副", "次", "付", "付け")
_NAME_WORD = re.compile("(?:の?氏名|名)$")


def without_repeated(officers: Sequence[RawOfficer]) -> tuple[list[RawOfficer], list[RawOfficer]]:
    """Heads as printed → each person once, as first printed, and those who are printed again.

    The name must be the same, and the post too, or be the other with the department's name before it: 担当部長 is another post than 部長.
    """
    kept: list[tuple[RawOfficer, str, str]] = []
    again: list[RawOfficer] = []
    for one in officers:
        post, whole = _posted(one)
        if any(_is_same((post, whole), (other, known)) for _, other, known in kept):
            again.append(one)
        else:
            kept.append((one, post, whole))
    return [one for one, _, _ in kept], again


def _posted(officer: RawOfficer) -> tuple[str, str]:
    """The post as its label says it, and post and name run on; the label may say nothing (宣言者) or be missing."""
    name = without_blanks(fold(officer.name.text))
    if officer.role_label is None:
        return "", name
    post = _NAME_WORD.sub("", without_blanks(fold(officer.role_label.text)).strip("()<>:■□◆◇●○◎・"))
    return post, post + name


def _is_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two heads, each a post and the post with the name, are one person: what the longer has more is a department's name."""
    (_, shorter), (_, longer) = sorted((one, other), key=lambda own: len(own[1]))
    if shorter == longer:
        return True
    post = min(one, other, key=lambda own: len(own[1]))[0]
    if not post.endswith("長") or not longer.endswith(shorter):
        return False
    more = longer[: -len(shorter)]
    return not more.endswith(_OTHER_POST) and is_department_name(more + post[:-1])
