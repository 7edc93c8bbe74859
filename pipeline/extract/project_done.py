"""実施内容 behind 計画内容 in project after project → the text of what was done, not a second plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.project_printed import PrintedText
from pipeline.profiles.labels import label_key

_DONE = re.compile("実施(?:の?内容|事項)$")
_PLANNED = re.compile("計画|予定|当初|目標")


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


def _is_planned(text: PrintedText) -> bool:
    key = label_key(text.label.text)
    return text.kind == "entry.plan" and _PLANNED.search(key) is not None and _DONE.search(key) is None
