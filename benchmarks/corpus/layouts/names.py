"""A head of a department or section becomes a name cell and the officer that should be read from it.

Where the print has no blank between family and given name (大澤康雄), nothing but a dictionary can tell them apart: the gold
accepts the name undivided and both its parts null, or the true division, and nothing else; of a reading likewise. `label` is the name cell as printed: without the label before it (部長名 …), with a
post that stands in the cell or runs on into the name (市民部長山田太郎), with 兼務; its lines have a blank between them. `role_label` is the post that the label or the
cell prints (部長名 → 部長, 市民部長 → 市民部長; 氏名, 宣言者 → null).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import random

    from benchmarks.corpus.layouts.facts import Head, Man

NameStyle = Literal["plain", "wide", "closed", "short-only", "spaced", "before", "above", "katakana-above", "after", "after-closed"]  # fmt: skip

_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_WITH_KANA = ("before", "above", "katakana-above", "after", "after-closed")
_UNDIVIDED = ("closed", "spaced", "after-closed")
_SHORT = 3
"""Names of at most this many characters are printed with a blank in the style `short-only`."""
_NAMES = ("full_name", "family_name", "given_name", "family_name_kana", "given_name_kana")
_CONCURRENT = ("{}（兼務）", "{}（兼務）", "（兼）{}", "{}(兼務)")
_NO_POST = ("", "宣言者", "責任者", "部の責任者")
_VACANT = ("欠員", "（欠員）", "欠員")


def name_cell(head: Head, style: NameStyle, chance: random.Random) -> str:
    """The cell's text, with line feeds where the reading stands above the name."""
    if head.man is None:
        return chance.choice(_VACANT)
    printed = _printed(head.man, style)
    return chance.choice(_CONCURRENT).format(printed) if head.concurrent else printed


def _printed(man: Man, style: NameStyle) -> str:
    plain, closed, kana = f"{man.family} {man.given}", man.family + man.given, f"{man.family_kana} {man.given_kana}"
    if style == "short-only":
        return plain if len(closed) <= _SHORT else closed
    return {
        "plain": plain,
        "wide": f"{man.family}　{man.given}",
        "closed": closed,
        "spaced": " ".join(closed),
        "before": f"{kana} {plain}",
        "above": f"{kana}\n{plain}",
        "katakana-above": f"{kana.translate(_TO_KATAKANA)}\n{plain}",
        "after": f"{plain}（{kana}）",
        "after-closed": f"{closed}（{kana.replace(' ', '')}）",
    }[style]


def officer(head: Head, printed: str, style: NameStyle, role: str, role_label: str | None) -> dict[str, Any]:
    """What should be read; `printed` is the name cell, `role_label` the post that its label names."""
    return {
        "role": role,
        "role_label": role_label,
        **(dict.fromkeys(_NAMES) if head.man is None else _names(head.man, style)),
        "concurrent": head.concurrent and head.man is not None,
        "label": printed.replace("\n", " "),
    }


def _names(man: Man, style: NameStyle) -> dict[str, Any]:
    """The names that should be read of a person, by field."""
    plain, closed = f"{man.family} {man.given}", man.family + man.given
    kana = style in _WITH_KANA
    names: dict[str, Any] = {
        "full_name": plain,
        "family_name": man.family,
        "given_name": man.given,
        "family_name_kana": man.family_kana.translate(_TO_KATAKANA) if kana else None,
        "given_name_kana": man.given_kana.translate(_TO_KATAKANA) if kana else None,
    }
    if style in _UNDIVIDED or (style == "short-only" and len(closed) > _SHORT):
        otherwise = {"full_name": closed, **dict.fromkeys(_NAMES[1:])}
        return {name: value if value is None else {"any_of": [value, otherwise[name]]} for name, value in names.items()}
    return names


def post_in(label: str) -> str | None:
    """The post that a label of a name names.

    >>> post_in("部長名"), post_in("所属長氏名"), post_in("氏名"), post_in("課 長")
    ('部長', '所属長', None, '課長')
    """
    post = label.replace(" ", "").replace("　", "").removesuffix("氏名").removesuffix("名")
    return None if post in _NO_POST else post
