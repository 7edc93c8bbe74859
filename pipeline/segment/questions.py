"""A heading in the form of a question (問1 部の使命は何ですか？) → the kind of block that its subject heads."""

from __future__ import annotations

import re

from pipeline.profiles.headings import general_kind
from pipeline.profiles.labels import label_key
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold

_LONGEST = 45
_NUMBER = re.compile(r"(?:問|設問|質問|Q)[ ]?[0-9]{0,2}[ .:、)]*", re.IGNORECASE)
_ASKS = re.compile(r"(?:どのような|どういった|どんな|何の)")
_OF_DEPARTMENT = re.compile(r"[^のはがをに、。]{1,15}(?:部|局|本部|事務局|委員会)の")
_PREDICATE = re.compile(r"(?:とは|は|を|に|が)[^はをにが、。]{0,16}\?*")
_NOUNS = {"事業": "projects", "取組": "projects", "取り組み": "projects", "施策": "projects"}


def question_kind(text: str, profile: Profile) -> str | None:
    """A question → the kind of block that answers it; None: no question, or its subject is no heading's.

    The subject is what stands before は, に or を: 市民部の使命は何ですか？ asks for the mission, どのような事業に取り組みますか？
    for the projects. The department's own name stands for 部.
    """
    if text[-1:] not in "?？" or len(text) > _LONGEST:
        return None
    folded = fold(text).strip()
    number = _NUMBER.match(folded)
    asked = "".join(folded[0 if number is None else number.end() :].split())
    asked = _ASKS.sub("", asked.rpartition("、")[2])
    subject = asked[: match.start()] if (match := _PREDICATE.search(asked)) is not None else asked.rstrip("?")
    for own in (subject, _OF_DEPARTMENT.sub("部の", subject, count=1), _OF_DEPARTMENT.sub("", subject, count=1)):
        kind = profile.labels.kind_of(own, "heading.")
        if kind is not None:
            return kind.removeprefix("heading.")
        if (general := general_kind(own) or _NOUNS.get(label_key(own))) is not None:
            return general
    return None
