"""Kanji and hiragana inside katakana words that only look like katakana (リ二ューアル, カ一ド) become the katakana."""

import re
from typing import Final

from pipeline.text.repair.katakana_words import KATAKANA_WORDS, LONGEST

_SAME_LOOK: Final = {
    "一": "ー",
    "二": "ニ",
    "口": "ロ",
    "力": "カ",
    "工": "エ",
    "夕": "タ",
    "卜": "ト",
    "八": "ハ",
    "千": "チ",
    "才": "オ",
    "へ": "ヘ",
    "べ": "ベ",
    "ぺ": "ペ",
}
_KATAKANA: Final = "ァ-ヴヷ-ヺー"
_LOOKS: Final = "".join(_SAME_LOOK)
_INSIDE: Final = re.compile(f"[{_LOOKS}](?<=[{_KATAKANA}].)(?=[{_KATAKANA}])")
# 一 after katakana and before the end, a particle or a closing mark; つ, 人, 名 … would make it a number.
_LONG_END: Final = re.compile(f"一(?<=[{_KATAKANA}].)(?=$|[ \t\n\u3000のをにがはとでや、。，．）)」』】・])")
_RUN: Final = re.compile(f"[{_KATAKANA}{_LOOKS}]{{3,60}}")
# No word begins with one of these: what stands before them is of the same word. 一ッ橋 and 二ッ森 are names.
_CERTAIN: Final = re.compile(
    f"[二口力工夕千才](?<=[{_KATAKANA}].)(?=[ャュョァィゥェォーン])|[卜べぺ](?<=[{_KATAKANA}].)(?=[{_KATAKANA}])"
)


def may_look_alike(text: str) -> bool:
    """Whether a text has a character between katakana that may be a look-alike: where not, nothing is found.

    >>> may_look_alike("リ二ューアル"), may_look_alike("人口一人当たり、エネルギー")
    (True, False)
    """
    return _INSIDE.search(text) is not None or _LONG_END.search(text) is not None


def restore_katakana(text: str) -> str | None:
    """A text with kanji or hiragana in the place of katakana of the same look → the text with katakana.

    OCR and fonts with wrong tables exchange them. Changed is only a character between two katakana, and only if what
    follows cannot begin a word (ュ, ー, ン …), if no word has it there (卜, べ), or if one of `KATAKANA_WORDS` stands
    there when it is changed; a 一 also at the end of such a word (センタ一), before a particle or the end. What may stand
    beside katakana by right stays: センターへアクセス, テント二カ所, サポータ一人.
    A dash for the long mark (サ－ビス) is settled by `pipeline.text.clean`.

    >>> restore_katakana("リ二ューアル"), restore_katakana("スポ一ツセンタ一の"), restore_katakana("レべル")
    ('リニューアル', 'スポーツセンターの', 'レベル')
    >>> texts = ("センターへアクセス", "テント二カ所", "サポータ一人", "ガス口スイッチ", "第一カード", "一力所", "プラン一部")
    >>> [restore_katakana(text) for text in texts]
    [None, None, None, None, None, None, None]
    """
    repaired = _CERTAIN.sub(lambda found: _SAME_LOOK[found[0]], text)
    doubtful = {found.start() for form in (_INSIDE, _LONG_END) for found in form.finditer(repaired)}
    if doubtful:
        repaired = _RUN.sub(lambda run: _restored_run(run[0], {at - run.start() for at in doubtful}), repaired)
    return None if repaired == text else repaired


def _restored_run(run: str, doubtful: set[int]) -> str:
    """A run of katakana and look-alikes, with those of its doubtful places changed that known words ask for."""
    meant = "".join(_SAME_LOOK[one] if at in doubtful else one for at, one in enumerate(run))
    known: set[int] = set()
    for first in range(len(run)):
        for last in range(first + 3, min(len(run), first + LONGEST) + 1):
            if meant[first:last] not in KATAKANA_WORDS:
                continue
            # A look-alike at the edge of a word may be a word of its own unless the rest is made of known words too.
            at_edge = bool(doubtful & {first, last - 1})
            if not at_edge or (_is_made_of_words(meant[:first]) and _is_made_of_words(meant[last:])):
                known.update(range(first, last))
    return "".join(meant[at] if at in known else one for at, one in enumerate(run))


def _is_made_of_words(text: str) -> bool:
    """Whether a run of katakana is one or more known words, or nothing."""
    reached = {0}
    for end in range(3, len(text) + 1):
        if any(text[start:end] in KATAKANA_WORDS for start in reached):
            reached.add(end)
    return len(text) in reached
