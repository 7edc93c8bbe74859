"""Lines that begin with a word and a blank, an arrow or dots (担当課　市民課, 担当課…市民課), the same words in form after form → the words that are labels there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.model.document import Row
from pipeline.profiles.labels import TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.sections import looks_like_section

_LEAST, _LEAST_WORDS, _LEAST_KNOWN = 2, 3, 2
_OTHER_YEAR = r"(?:[ \u3000]?[(（][^()（）。、]{2,8}[)）][ \u3000]?)?"
YEAR = (
    rf"(?:(?:(?:平成|令和)[ \u3000]?[0-9０-９元]{{1,2}}[ \u3000]?|(?:20|２０)[0-9０-９]{{2}}){_OTHER_YEAR}年度?"
    r"|(?!(?:平成|令和|昭和)[ \u3000]))"
)
"""A year in which blanks or another year in brackets stand (令和 4 年度の取組, 令和4（2022）年度の取組): an era's name alone is no label."""
MARKS = "・･◇◆■□○●◎▼▽▶▷◦☆★*＊－−–―‐-"
"""What stands before a label on its line; a word with such a mark is no bare one."""
_PARTS = re.compile("[、，,・/／ \u3000]+")
_BARE = re.compile(
    rf"(?P<word>(?![{re.escape(MARKS)}]){YEAR}[^ \u3000:：。、…‥→⇒・･〈〉【】()（）「」『』0-9０-９]{{2,16}})"
    r"(?:[ \u3000]*(?:[→⇒⇨➡｜|]|…+|‥+|・{2,})[ \u3000]*|[ \u3000]+(?:[-－―—][ \u3000]+)?)(?=\S)"
)
_OF_FORMS = ("column.section", "column.goal", "rating.", "measure.", "budget.", *TEXT_FAMILIES)


def bare_labels(rows: Sequence[Row], labels: Labels) -> frozenset[str]:
    """Rows → the words before a blank (an arrow, dots) at the head of their lines that are labels; none where repetition does not show it.

    Three words at least head two lines each, two of these are labels of a project's parts by the vocabulary or their
    words, or all head as many lines as a label of names does (事業名　…). Beside them a word that heads a single line is one if the vocabulary has it. Sections with their text
    (市民課　…) are none, and no word that heads names (取組名　…).
    """
    found = [one for row in rows if (one := _word(row)) is not None]
    counted = Counter(word for word, _ in found)
    if sum(times >= _LEAST for times in counted.values()) < _LEAST_WORDS:
        return frozenset()
    kinds = {word: labels.kinds_of(word) for word in counted}
    known = {word for word, own in kinds.items() if any(kind.startswith(_OF_FORMS) for kind in own)}
    again = {
        word
        for word, times in counted.items()
        if times >= _LEAST and (word in known or not (kinds[word] or _is_section(word, found)))
    }
    if len(again) < _LEAST_WORDS:
        return frozenset()
    vouched = sum(word in known or told_by_words(word) is not None for word in again)
    names = {times for word, times in counted.items() if times >= _LEAST and "column.project" in kinds[word]}
    as_often = len(names) == 1 and all(counted[word] in names for word in again)
    return frozenset(again | known) if vouched >= _LEAST_KNOWN or as_often else frozenset()


def bare_label(text: str, bare: frozenset[str]) -> tuple[int, int, int] | None:
    """A line → where its bare label begins and ends and where its text begins; None: none of the words heads it.

    >>> bare_label("担当課　市民課", frozenset({"担当課"})), bare_label("市民　総会を開きます。", frozenset({"担当課"}))
    ((0, 3, 4), None)
    """
    found = _BARE.match(text)
    return None if found is None or found["word"] not in bare else (0, found.end("word"), found.end())


def _is_section(word: str, found: Sequence[tuple[str, str]]) -> bool:
    """Whether a word is a section's name with a text behind it, and no label (担う課) with sections behind it."""
    if not looks_like_section(word):
        return False
    return not all(looks_like_section(part) for one, rest in found if one == word for part in _PARTS.split(rest))


def _word(row: Row) -> tuple[str, str] | None:
    """The word before a blank, or in a cell of its own before one other cell, on a line outside tables; and what stands behind it."""
    cells = row.cells
    if row.table is not None or len(cells) > 2 or any(not cell.pieces for cell in cells):
        return None
    text = cells[0].pieces[0].text
    whole = text if len(cells) == 1 else f"{text}\u3000{cells[1].pieces[0].text}"
    found = _BARE.match(whole)
    if found is None or (len(cells) == 2 and found.end("word") != len(text)):
        return None
    return found["word"], whole[found.end() :]
