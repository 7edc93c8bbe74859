"""実施内容 behind 計画内容 → the text of what was done, not a second plan; 事業内容 behind 目的 → the plan, where no other is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.project_printed import PrintedText
from pipeline.profiles.labels import label_key

_DONE = re.compile("実施(?:の?内容|事項)$")
_PLANNED = re.compile("計画|予定|当初|目標")
_CONTENTS = re.compile("(?:事業|施策|業務)?の?(?:内容|中身)$")
_PURPOSE = re.compile("(?:目的|ねらい|狙い|趣旨|背景|必要性)$")


def settle_done(texts: Sequence[PrintedText]) -> None:
    """Texts of projects in printed order → those under 実施内容 are reports where each follows a plan and no other report stands.

    Such a word heads a plan by itself; right behind a text that says of itself that it is planned (計画内容, 取組の予定) it
    cannot be another.
    """
    own = [
        at
        for at, text in enumerate(texts)
        if text.kind == "entry.plan" and "実施" in text.label.text and _DONE.search(label_key(text.label.text))
    ]
    if not own or any(text.kind == "entry.final" for text in texts):
        return
    if all(at > 0 and _is_planned(texts[at - 1]) for at in own):
        for at in own:
            texts[at].kinds = ("entry.final",)


def settle_contents(texts: Sequence[PrintedText]) -> None:
    """Texts of projects in printed order → those under 事業内容 are plans where each follows the purpose and nothing else is planned.

    By itself such a word heads an outline; right behind 事業目的, and with what came of it told later, it says what is to be done.
    """
    outlines = [at for at, text in enumerate(texts) if text.kind == "entry.outline"]
    own = [at for at in outlines if _CONTENTS.fullmatch(label_key(texts[at].label.text)) is not None]
    if not own or any(text.kind == "entry.plan" for text in texts):
        return
    if not any(text.kind in ("entry.final", "entry.midterm") for text in texts):
        return
    if all(at > 0 and _is_purpose(texts[at - 1]) for at in own):
        for at in own:
            texts[at].kinds = ("entry.plan",)


def _is_purpose(text: PrintedText) -> bool:
    return text.kind == "entry.outline" and _PURPOSE.search(label_key(text.label.text)) is not None


def _is_planned(text: PrintedText) -> bool:
    key = label_key(text.label.text)
    return text.kind == "entry.plan" and _PLANNED.search(key) is not None and _DONE.search(key) is None
