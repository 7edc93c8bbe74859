"""The cells of a header's row → the same, where wide blanks parted a label (部長　　氏名　山田 太郎) made whole again."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.raw import RawText, head, joined, tail
from pipeline.profiles.profile import Profile

_LONGEST_REST = 3
"""What a label may lack is no longer: 名, 氏名, 長, 職氏名."""


def with_whole_labels(cells: Sequence[RawText], profile: Profile) -> list[RawText]:
    """Cells of which one and the first word of the next are together a label of the header → label and value apart.

    部長 | 氏名　山田 太郎 is 部長氏名 with its value, 部 | 長　山田 太郎 is 部長.
    """
    whole: list[RawText] = []
    rest = list(cells)
    while rest:
        cell = rest.pop(0)
        found = _parted(cell, rest[0], profile) if rest else None
        if found is not None:
            cell, rest[0] = found
        whole.append(cell)
    return whole


def _parted(cell: RawText, following: RawText, profile: Profile) -> tuple[RawText, RawText] | None:
    words = following.text.split(maxsplit=1)
    if len(words) < 2 or len(words[0]) > _LONGEST_REST or not following.text.startswith(words[0]):
        return None
    if profile.labels.kind_of(cell.text + words[0], "field.") is None:
        return None
    first, value = head(following, len(words[0])), tail(following, len(words[0]))
    return None if first is None or value is None else (joined((cell, first)), value)
