"""The keys of labels (`label_key`) → the same without the particles between their nouns, by which 課の名 is known as 課名 is.

The other way round 業務目標, which may title names, is not 業務の目標, which says what is planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def bare_word(key: str) -> str:
    """A label's key without the particles between its nouns: 課の名 → 課名.

    >>> bare_word("課の名"), bare_word("主な事業の"), bare_word("課名")
    ('課名', '主な事業の', '課名')
    """
    return key if key[-1:] == "の" or key[:1] == "の" else key.replace("の", "")


def without_particles(kinds: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The words of labels as they are without の between their nouns; none where two words of other kinds fall together.

    Headings are not among them: 令和6年度 部局の基本方針 is a title, 令和6年度の部局の基本方針 may head a block.
    """
    bare: dict[str, tuple[str, ...]] = {}
    for key, own in kinds.items():
        word = bare_word(key)
        bare[word] = own if set(bare.get(word, own)) == set(own) else ()
    return MappingProxyType({word: own for word, own in bare.items() if not any(map(_is_heading, own))})


def _is_heading(kind: str) -> bool:
    return kind.startswith("heading.")
