"""A line with ruby (ルビ) → the line with the readings of a person's name printed before it, and the other readings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.read.docx.content import Ruby, TextLine
from pipeline.text.fold import fold
from pipeline.text.kana import is_kana
from pipeline.text.name_characters import is_kanji_name
from pipeline.text.posts import has_office_word, is_organisation, is_post

_BLANKS: Final = " \u3000\u00a0\t"
_NAME_LABELS: Final = frozenset(("氏名", "職氏名", "名前", "職・氏名", "所属長", "所属長名", "責任者", "責任者名"))
_LABEL_ENDS: Final = "（）()【】[]：:■●○◆・ 　"
_AFTER_NAME: Final = "（( 　\t、，,／/氏様殿"
_LONGEST_NAME: Final = 9


def with_readings(line: TextLine, titles: Sequence[str] = ()) -> tuple[str, tuple[str, ...]]:
    """A line, and the texts that title it (its column, the cell beside) → its text, and readings that stand beside it.

    A name's reading is put before the name, as name cells print it (たかさき くにお 高﨑 邦夫). Ruby is a name's where
    a post or 氏名 stands before it or titles it, or where two words with one blank between them are all that is printed.
    The readings of other words stand beside the line, so that the words can be read.
    """
    if not line.rubies:
        return line.text, ()
    text, beside = line.text, list[str]()
    for group in reversed(_groups(line)):
        reading = _name_reading(line.text, group, titles)
        if reading is None:
            beside[:0] = [ruby.reading for ruby in group]
        else:
            text = f"{text[: group[0].start]}{reading} {text[group[0].start :]}"
    return text, tuple(beside)


def _groups(line: TextLine) -> list[list[Ruby]]:
    """Rubies with nothing but blanks between them."""
    groups = [[line.rubies[0]]]
    for one, two in pairwise(line.rubies):
        if line.text[one.end : two.start].strip(_BLANKS):
            groups.append([two])
        else:
            groups[-1].append(two)
    return groups


def _name_reading(text: str, group: Sequence[Ruby], titles: Sequence[str]) -> str | None:
    """The reading of a group that is a person's name, word by word; None for other words."""
    first, last = group[0].start, group[-1].end
    words = text[first:last].split()
    if not 1 <= len(words) <= 2 or len("".join(words)) > _LONGEST_NAME or not all(map(is_kanji_name, words)):
        return None
    whole = "".join(words)
    if has_office_word(whole) or is_organisation(whole) or is_post(whole):
        return None
    before, after = text[:first], text[last:]
    if after and after[0] not in _AFTER_NAME:
        return None
    titled = any(_titles_names(title) for title in titles)
    lead = before.strip(_LABEL_ENDS + _BLANKS)
    if lead:
        if before[-1] not in _LABEL_ENDS + _BLANKS or not _titles_names(lead.split()[-1]):
            return None
    elif not titled and (len(words) < 2 or after.strip(_BLANKS)):
        return None
    return _by_words(text, group)


def _by_words(text: str, group: Sequence[Ruby]) -> str | None:
    reading = group[0].reading
    for one, two in pairwise(group):
        reading += (" " if text[one.end : two.start] else "") + two.reading
    parts = reading.split()
    return " ".join(parts) if parts and all(map(is_kana, parts)) else None


def _titles_names(title: str) -> bool:
    """Whether a label is over or before names of persons: 課長名, 部長, 氏名; not 課名."""
    word = "".join(fold(title).split()).strip(_LABEL_ENDS)
    return word in _NAME_LABELS or is_post(word) or is_post(word.removesuffix("氏名").removesuffix("名"))
