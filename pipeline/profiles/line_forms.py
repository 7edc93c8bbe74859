"""Lines outside tables → forms of one project each: a numbered name, and below it label after label with its text (・趣旨：…)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.document import Piece, Row
from pipeline.profiles.labels import TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.text.enumerators import Marker, split_marker
from pipeline.text.fold import fold

_LONGEST_NAME = 60
_LEAST_FORMS, _LEAST_LABELS, _LEAST_KNOWN, _LEAST_BY_WORDS = 2, 3, 2, 3
_BRACKETS = ["〈〉", "【】", "〔〕", "《》", "＜＞", "<>", "［］", "[]", "≪≫"]
_MARKS = "・･◇◆■□○●◎▼▽▶▷◦*＊"
_IN_BRACKETS = "|".join(
    rf"{re.escape(a)}(?P<in{at}>[^{re.escape(a + b)}。、]{{1,16}}){re.escape(b)}"
    for at, (a, b) in enumerate(map(tuple, _BRACKETS))
)
_LABELLED = re.compile(
    rf"[{_MARKS}]?[ \u3000]*(?:(?:{_IN_BRACKETS})[ \u3000]*[:：]?|(?P<colon>[^ \u3000:：。、〈〉【】]{{2,16}})[ \u3000]*[:：])[ \u3000]*(?=\S)"
    rf"|[{_MARKS}][ \u3000]*(?P<blank>[^ \u3000:：。、〈〉【】]{{2,16}})[ \u3000]+(?=\S)"
)
_YEAR = r"(?:(?:平成|令和)[ \u3000]?[0-9０-９元]{1,2}[ \u3000]?年度?)?"
"""A year in which blanks stand (令和 4 年度の取組)."""
_BEHIND_LETTER = re.compile(
    rf"(?:(?:{_IN_BRACKETS})[ \u3000]*[:：]?|(?P<colon>{_YEAR}[^ \u3000:：。、〈〉【】…‥→⇒]{{2,16}})[ \u3000]*(?:[:：→⇒]|…{{1,2}}|‥{{1,2}})"
    rf"|(?P<blank>{_YEAR}[^ \u3000:：。、〈〉【】…]{{2,16}})[ \u3000])[ \u3000]*(?=\S)"
)
_LABEL_ALONE = re.compile(rf"{_YEAR}[^ \u3000:：。、〈〉【】…0-9０-９]{{2,16}}")
"""Behind the letter or number of a line (ア, (ｲ), ②) a label ends at dots or a blank, too; or it stands alone over its text."""
_OF_NAMES = "○〇◯●◎■□◆◇"
_NO_LETTERS = ("bullet", "label", "dai", "compound")
_NO_LABEL = re.compile("[0-9０-９](?!(?:[0-9０-９]{3})? ?[年か])")
_NUMBER = re.compile("[0-9]+|[①-⑳]|[一二三四五六七八九十]+")
_STOPS = "。、！？：:"
_NAME_LABEL = re.compile(r"[ \u3000]?([^ \u3000:：。、]{2,10})[:：][ \u3000]*(?=\S)")
"""The label before a name (取組事業：…)."""
_ENDS = "。．）)！？］]"


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label and the text that stands behind it on the line, and on the lines below up to the next label."""

    label: Piece
    text: tuple[Piece, ...]
    mark: Piece | None = None
    """The letter or number before the label (ア, ②)."""


@dataclass(frozen=True, slots=True)
class LineForm:
    """The form of one project: where its name stands among the rows, its labelled lines, and the row below the last."""

    at: int
    name: Piece
    lines: tuple[LabelledLine, ...]
    end: int
    label: Piece | None = None
    """The label before the name (取組事業：…)."""


def line_forms(rows: Sequence[Row], labels: Labels, *, in_projects: bool = True) -> tuple[LineForm, ...]:
    """Rows → the forms of lines that stand there; () where structure does not show them to be such forms.

    Two names at least bear numbers of one style that run on, or stand over a list each (ア, イ, ウ); a labelled line stands right below each, three labels
    stand in two forms of three, and two of these are labels of a project's parts that the vocabulary knows, or in three
    forms at least by their words. In a block of projects names with bullets over labels that the vocabulary has are no
    matter of forms: every other rule reads them.
    """
    starts = _starts(rows)
    if len(starts) < _LEAST_FORMS:
        starts = _above_lists(rows)
    by_bullets = len(starts) < _LEAST_FORMS
    if by_bullets:
        starts = _with_bullets(rows) or _behind_label(rows, labels)
    if len(starts) < _LEAST_FORMS:
        return ()
    forms = tuple(
        [_form(rows, start, end, labels) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
    )
    counted = Counter(label for form in forms for label in {line.label.text for line in form.lines})
    common = [label for label, times in counted.items() if times * 3 >= len(forms) * 2]
    by_words = len(forms) >= _LEAST_BY_WORDS
    vouched = sum(bool(labels.kinds_of(label)) for label in common)
    if by_bullets and in_projects and vouched >= _LEAST_KNOWN and 2 * vouched >= len(common):
        return ()
    known = sum(
        any(map(_is_part, labels.kinds_of(label))) or (by_words and told_by_words(label) is not None)
        for label in common
    )
    # What a gap in a form holds is left, and told of; where many have one, the forms are others.
    gaps = 3 * sum(form.end < after for form, after in zip(forms, starts[1:], strict=False))
    least = _LEAST_KNOWN if by_words and _are_alike(forms) else _LEAST_LABELS
    return () if gaps > len(forms) or len(common) < least or known < _LEAST_KNOWN else forms


def _are_alike(forms: Sequence[LineForm]) -> bool:
    """Whether all forms have the same labels in the same order: two of them are enough then."""
    return len({tuple(line.label.text for line in form.lines) for form in forms}) == 1


def labelled(text: str) -> tuple[int, int, int] | None:
    """A line → where its label begins and ends and where its text begins; None: no label heads it.

    >>> labelled("・趣旨：窓口を改めます。"), labelled("〈担当課〉市民課"), labelled("◇結果　講座を開きました。")
    ((1, 3, 4), (1, 4, 5), (1, 3, 4))
    >>> labelled("・2023年度の取組：講座を開きます。"), labelled("《9月末の状況》講座を開きました。")
    ((1, 10, 11), (1, 7, 8))
    >>> labelled("ア　所管　市民課"), labelled("イ 目的：窓口を改める。"), labelled("(3) 結果…講座を開いた。")
    ((2, 4, 5), (2, 4, 5), (4, 6, 7))
    >>> labelled("窓口を改めます。"), labelled("9:30から開きます。")
    (None, None)
    """
    found = _LABELLED.match(text)
    if found is None and (marker := _letter(text)) is not None:
        found = _BEHIND_LETTER.match(text, marker.rest_start)
        if found is None and _LABEL_ALONE.fullmatch(text, marker.rest_start) is not None:
            return marker.rest_start, len(text), len(text)
    if found is None or found.lastgroup is None:
        return None
    start, end = found.span(found.lastgroup)
    is_time = found.lastgroup in ("colon", "blank") and _NO_LABEL.match(text, start) is not None
    return None if is_time else (start, end, found.end())


def _letter(text: str) -> Marker | None:
    """The letter or number at the head of a line (ア, (ｲ), ②)."""
    marker = split_marker(text)
    return None if marker is None or marker.number is None or marker.kind in _NO_LETTERS else marker


def _goes_on(text: str, lettered: tuple[str, int]) -> bool:
    """Whether a line bears the next letter (ウ behind イ); no other line heads a text where the first does."""
    marker = _letter(text)
    return marker is not None and (marker.kind, marker.number) == (lettered[0], lettered[1] + 1)


def _is_part(kind: str) -> bool:
    return kind == "column.section" or kind.startswith(TEXT_FAMILIES)


def _line(row: Row) -> Piece | None:
    """The one piece of a line outside tables."""
    if row.table is not None or len(row.cells) != 1 or len(row.cells[0].pieces) != 1:
        return None
    return row.cells[0].pieces[0]


def _parted_line(row: Row) -> LabelledLine | None:
    """A label behind a mark or in brackets, and in a cell of its own the text that a wide blank parts from it."""
    if len(row.cells) != 2 or any(len(cell.pieces) != 1 for cell in row.cells):
        return None
    label, text = row.cells[0].pieces[0], row.cells[1].pieces[0]
    span = labelled(f"{label.text}\u3000{text.text}")
    if span is None or span[2] != len(label.text) + 1:
        return None
    return LabelledLine(label.cut(span[0], span[1]), (text,))


def _starts(rows: Sequence[Row]) -> list[int]:
    """The lines with numbers that run on from 1, each over a labelled line; a line between them that is numbered so is none."""
    found: list[int] = []
    style, last = "", 0
    for at, row in enumerate(rows[:-1]):
        piece, below = _line(row), _line(rows[at + 1])
        if piece is None or (_parted_line(rows[at + 1]) is None and (below is None or labelled(below.text) is None)):
            continue
        text = piece.text
        marker = split_marker(text)
        if len(text) > _LONGEST_NAME or text[-1] in _STOPS or marker is None or marker.number is None:
            continue
        own = f"{marker.kind} {_NUMBER.sub('#', fold(marker.marker))}"
        if found and own == style and marker.number <= last:
            if not _begins_anew(rows, found, at, marker):
                return []  # numbers that begin anew stand below goals or sections
            last = 0
        if marker.number != last + 1 or (style and own != style):
            continue
        style, last = own, marker.number
        found.append(at)
    return found


def _begins_anew(rows: Sequence[Row], found: Sequence[int], at: int, marker: Marker) -> bool:
    """Whether the numbers of names begin anew at 1 behind goals that stand in a block of their own, and nothing is left between.

    The label below is the one below the first name; above stands the end of a text, and no numbered line in the form.
    """
    if marker.number != 1 or _first_label(rows[found[0] + 1]) != _first_label(rows[at + 1]):
        return False
    own = [None if (piece := _line(row)) is None else piece.text for row in rows[found[-1] + 1 : at]]
    if own[-1] is None or (own[-1][-1] not in _ENDS and labelled(own[-1]) is None):
        return False
    return not any(text and labelled(text) is None and _letter(text) is not None for text in own)


def _first_label(row: Row) -> str | None:
    piece, parted = _line(row), _parted_line(row)
    if parted is not None:
        return parted.label.text
    span = None if piece is None else labelled(piece.text)
    return None if piece is None or span is None else piece.text[span[0] : span[1]]


def _above_lists(rows: Sequence[Row]) -> list[int]:
    """The lines right above the first line of a list (ア), each list with labels; nothing where a line between them bears a mark of another kind."""
    found: list[int] = []
    kind, last = "", 0
    for at, row in enumerate(rows):
        piece = _line(row)
        marker = None if piece is None else _letter(piece.text)
        if piece is None or marker is None or (kind and marker.kind != kind):
            if found and at > found[-1] + 1 and piece is not None and marker is not None and not _heads_list(rows, at):
                return []
            continue
        if marker.number == 1 and at > 0 and labelled(piece.text) is not None and _heads_list(rows, at - 1):
            kind = kind or marker.kind
            found.append(at - 1)
        elif found and marker.number != last + 1:
            return []
        last = marker.number or 0
    return found


def _with_bullets(rows: Sequence[Row]) -> list[int]:
    """The lines with one mark (○), where each that bears it is short, no sentence, and right above a labelled line."""
    found: list[int] = []
    for at, row in enumerate(rows):
        piece = _line(row)
        if piece is None or piece.text[0] not in _OF_NAMES or (found and piece.text[0] != _first(rows[found[0]])):
            continue
        below = _line(rows[at + 1]) if at + 1 < len(rows) else None
        if len(piece.text) > _LONGEST_NAME or piece.text[-1] in _STOPS or labelled(piece.text) is not None:
            return []
        if below is None or below.text[0] == piece.text[0] or labelled(below.text) is None:
            return []
        found.append(at)
    return found


def _behind_label(rows: Sequence[Row], labels: Labels) -> list[int]:
    """The lines that begin with one label of names (取組事業：…), each no sentence and right above a labelled line."""
    found: list[int] = []
    word = ""
    for at, row in enumerate(rows[:-1]):
        piece = _line(row)
        lead = None if piece is None else _NAME_LABEL.match(piece.text)
        if (
            piece is None
            or lead is None
            or (word and lead[1] != word)
            or "column.project" not in labels.kinds_of(lead[1])
        ):
            continue
        word, below = lead[1], _line(rows[at + 1])
        if len(piece.text) > _LONGEST_NAME or piece.text[-1] in _STOPS or below is None or labelled(below.text) is None:
            return []
        found.append(at)
    return found


def _first(row: Row) -> str:
    return row.cells[0].text[0]


def _heads_list(rows: Sequence[Row], at: int) -> bool:
    """Whether a line may be a name: short, no sentence, and over the first line of a list."""
    piece, below = _line(rows[at]), _line(rows[at + 1]) if at + 1 < len(rows) else None
    if piece is None or below is None or len(piece.text) > _LONGEST_NAME or piece.text[-1] in _STOPS:
        return False
    marker = _letter(below.text)
    return marker is not None and marker.number == 1


def _is_parted(rows: Sequence[Row], at: int) -> bool:
    """Whether a blank line stands above a row; at the head of a page the text may go on."""
    return rows[at].blank_before and rows[at].page == rows[at - 1].page


def _form(rows: Sequence[Row], start: int, end: int, labels: Labels) -> LineForm:
    """The labelled lines below a name; a blank line behind a text that is complete ends the form."""
    name, lead = rows[start].cells[0].pieces[0], None
    if (found := _NAME_LABEL.match(name.text)) is not None and "column.project" in labels.kinds_of(found[1]):
        name, lead = name.cut(found.end()), name.cut(0, found.end())
    lines: list[tuple[Piece, list[Piece], Piece | None]] = []
    first = _line(rows[start + 1])
    letter = None if first is None else _letter(first.text)
    lettered = None if letter is None else (letter.kind, (letter.number or 1) - 1)
    at = start + 1
    while at < end:
        piece, parted = _line(rows[at]), _parted_line(rows[at])
        if parted is not None:
            lines.append((parted.label, list(parted.text), None))
            at += 1
            continue
        if piece is None:
            break
        heads = lettered is None or _goes_on(piece.text, lettered)
        span = labelled(piece.text) if heads else None
        if span is not None:
            lettered = None if lettered is None else (lettered[0], lettered[1] + 1)
            mark = None if letter is None else piece.cut(0, span[0])
            text = [piece.cut(span[2])] if span[2] < len(piece.text) else []
            lines.append((piece.cut(span[0], span[1]), text, mark))
        elif not lines or (_is_parted(rows, at) and lines[-1][1] and lines[-1][1][-1].text[-1] in "。）)"):
            break
        else:
            lines[-1][1].append(piece)
        at += 1
    own = tuple(LabelledLine(label, tuple(text), mark) for label, text, mark in lines if text)
    return LineForm(start, name, own, at, lead)
