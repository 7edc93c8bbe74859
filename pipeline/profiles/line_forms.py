"""Lines outside tables → forms of one project each: a numbered name, and below it label after label with its text (・趣旨：…)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.model.document import Piece, Row
from pipeline.profiles.bare_labels import bare_label, bare_labels
from pipeline.profiles.labelled_lines import (
    LabelledLine,
    first_label,
    is_next_item,
    labelled,
    line_letter,
    line_piece,
    parted_line,
)
from pipeline.profiles.labels import TEXT_FAMILIES, Labels
from pipeline.profiles.text_words import told_by_words
from pipeline.profiles.wrapped_names import whole_names
from pipeline.text.enumerators import Marker, split_marker
from pipeline.text.fold import fold

_LONGEST_NAME = 60
_LEAST_FORMS, _LEAST_LABELS, _LEAST_KNOWN, _LEAST_BY_WORDS = 2, 3, 2, 3
_OF_NAMES = "○〇◯●◎■□◆◇☆★▼▽"
_OF_LABELS = f"{_OF_NAMES}－−–―‐-"
"""Marks of labels that every other rule takes for marks of names, or of texts."""
_NUMBER = re.compile("[0-9]+|[①-⑳]|[一二三四五六七八九十]+")
_STOPS = "。、！？：:"
_NAME_LABEL = re.compile(r"[ \u3000]?([^ \u3000:：。、]{2,10})(?:([:：])[ \u3000]*|[ \u3000]+)(?=\S)")
_BRACKETED = re.compile(
    "【[^【】]+】|〔[^〔〕]+〕|《[^《》]+》|〈[^〈〉]+〉|＜[^＜＞]+＞|<[^<>]+>|［[^［］]+］|≪[^≪≫]+≫|「[^「」]+」|『[^『』]+』"
)
"""The label before a name (取組事業：…)."""
_ENDS = "。．）)！？］]"


@dataclass(frozen=True, slots=True)
class LineForm:
    """The form of one project: where its name stands among the rows, its labelled lines, and the row below the last."""

    at: int
    name: Piece
    lines: tuple[LabelledLine, ...]
    end: int
    label: Piece | None = None
    """The label before the name (取組事業：…)."""
    rest: Piece | None = None
    """The end of the name on the line below it."""


def line_forms(rows: Sequence[Row], labels: Labels, *, in_projects: bool = True) -> tuple[LineForm, ...]:
    """Rows → the forms of lines that stand there, as `_line_forms`; a name may end on the line below it."""
    if (whole := whole_names(rows)) is None:
        return _line_forms(rows, labels, in_projects=in_projects)
    return tuple([
        replace(form, at=whole.places[form.at], end=whole.places[form.end], rest=whole.ends.get(form.at))
        for form in _line_forms(whole.rows, labels, in_projects=in_projects)
    ])  # fmt: skip


def _line_forms(rows: Sequence[Row], labels: Labels, *, in_projects: bool) -> tuple[LineForm, ...]:
    """Rows → the forms of lines that stand there; () where structure does not show them to be such forms.

    Two names at least bear numbers of one style that run on, or stand over a list each (ア, イ, ウ); a labelled line stands right below each, three labels
    stand in two forms of three, and two of these are labels of a project's parts that the vocabulary knows, or in three
    forms at least by their words. In a block of projects names with bullets over labels that the vocabulary has are no
    matter of forms: every other rule reads them, unless the labels bear marks of their own (◎名称 over －取組：…).
    """
    bare = bare_labels(rows, labels)
    starts = _starts(rows, bare)
    if len(starts) < _LEAST_FORMS:
        starts = _above_lists(rows, bare)
    by_bullets = len(starts) < _LEAST_FORMS
    if by_bullets:
        starts = (
            _with_bullets(rows, bare) or _behind_label(rows, labels, bare) or (_above_label(rows, bare) if bare else [])
        )
    if len(starts) < _LEAST_FORMS:
        return ()
    lead = lead_of(rows, starts, labels)
    forms = tuple(
        [form_at(rows, start, end, lead, bare) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
    )
    counted = Counter(label for form in forms for label in {line.label.text for line in form.lines})
    common = [label for label, times in counted.items() if times * 3 >= len(forms) * 2]
    by_words = len(forms) >= _LEAST_BY_WORDS
    vouched = sum(bool(labels.kinds_of(label)) for label in common)
    all_known = vouched >= _LEAST_KNOWN and 2 * vouched >= len(common)
    if (
        (by_bullets and in_projects and not bare and all_known)
        and not (_first(rows[starts[0] + 1]) in _OF_LABELS and _first(rows[starts[0]]) in _OF_NAMES)
    ):  # fmt: skip
        return ()
    known = sum(
        any(map(_is_part, labels.kinds_of(label))) or (by_words and told_by_words(label) is not None)
        for label in common
    )
    # What a gap in a form holds is left, and told of; where many have one, the forms are others.
    gaps = 3 * sum(form.end < after for form, after in zip(forms, starts[1:], strict=False))
    alike = _are_alike(forms)
    least = _LEAST_KNOWN if by_words and alike else _LEAST_LABELS
    if gaps > len(forms) or len(common) < least:
        return ()
    # Where a label names every project and the same words stand in the same order below, nothing else has to vouch for them.
    return forms if known >= _LEAST_KNOWN or (alike and lead is not None) else ()


def _are_alike(forms: Sequence[LineForm]) -> bool:
    """Whether all forms have the same labels in the same order, some perhaps again and again (指標：…): two of them are enough then."""
    return len({tuple(dict.fromkeys(line.label.text for line in form.lines)) for form in forms}) == 1


def _goes_on(text: str, lettered: tuple[str, int]) -> bool:
    """Whether a line bears the next letter (ウ behind イ); no other line heads a text where the first does."""
    marker = line_letter(text)
    return marker is not None and (marker.kind, marker.number) == (lettered[0], lettered[1] + 1)


def _is_part(kind: str) -> bool:
    return kind == "column.section" or kind.startswith(TEXT_FAMILIES)


def _starts(rows: Sequence[Row], bare: frozenset[str]) -> list[int]:
    """The lines with numbers that run on from 1, each over a labelled line; a line between them that is numbered so is none."""
    found: list[int] = []
    style, last = "", 0
    for at, row in enumerate(rows[:-1]):
        piece, below = line_piece(row), line_piece(rows[at + 1])
        if piece is None or (
            parted_line(rows[at + 1], bare) is None and (below is None or labelled(below.text, bare) is None)
        ):
            continue
        text = piece.text
        marker = None if bare and bare_label(text, bare) is not None else split_marker(text)
        if len(text) > _LONGEST_NAME or text[-1] in _STOPS or marker is None or marker.number is None:
            continue
        own = f"{marker.kind} {_NUMBER.sub('#', fold(marker.marker))}"
        if found and own == style and marker.number <= last:
            if not _begins_anew(rows, found, at, marker, bare):
                return []  # numbers that begin anew stand below goals or sections
            last = 0
        if marker.number != last + 1 or (style and own != style):
            continue
        style, last = own, marker.number
        found.append(at)
    return found


def _begins_anew(rows: Sequence[Row], found: Sequence[int], at: int, marker: Marker, bare: frozenset[str]) -> bool:
    """Whether the numbers of names begin anew at 1 behind goals that stand in a block of their own, and nothing is left between.

    The label below is the one below the first name; above stands the end of a text, and no numbered line in the form.
    """
    if marker.number != 1 or first_label(rows[found[0] + 1], bare) != first_label(rows[at + 1], bare):
        return False
    own = [None if (piece := line_piece(row)) is None else piece.text for row in rows[found[-1] + 1 : at]]
    if own[-1] is None or (own[-1][-1] not in _ENDS and labelled(own[-1], bare) is None):
        return False
    return not any(text and labelled(text, bare) is None and line_letter(text) is not None for text in own)


def _above_lists(rows: Sequence[Row], bare: frozenset[str]) -> list[int]:
    """The lines right above the first line of a list (ア), each list with labels; nothing where a line between them bears a mark of another kind."""
    found: list[int] = []
    kind, last = "", 0
    for at, row in enumerate(rows):
        piece = line_piece(row)
        marker = None if piece is None else line_letter(piece.text)
        if piece is None or marker is None or (kind and marker.kind != kind):
            if found and at > found[-1] + 1 and piece is not None and marker is not None and not _heads_list(rows, at):
                return []
            continue
        if marker.number == 1 and at > 0 and labelled(piece.text, bare) is not None and _heads_list(rows, at - 1):
            kind = kind or marker.kind
            found.append(at - 1)
        elif found and marker.number != last + 1:
            return []
        last = marker.number or 0
    return found


def _with_bullets(rows: Sequence[Row], bare: frozenset[str]) -> list[int]:
    """The lines with one mark (○), where each that bears it is short, no sentence, and right above a labelled line."""
    found: list[int] = []
    for at, row in enumerate(rows):
        piece = line_piece(row)
        if piece is None or piece.text[0] not in _OF_NAMES or (found and piece.text[0] != _first(rows[found[0]])):
            continue
        below = line_piece(rows[at + 1]) if at + 1 < len(rows) else None
        if len(piece.text) > _LONGEST_NAME or piece.text[-1] in _STOPS or labelled(piece.text, bare) is not None:
            return []
        if below is None or below.text[0] == piece.text[0] or labelled(below.text, bare) is None:
            return []
        found.append(at)
    return found


def _behind_label(rows: Sequence[Row], labels: Labels, bare: frozenset[str]) -> list[int]:
    """The lines that begin with one label of names (取組事業：…), each no sentence and right above a labelled line."""
    found: list[int] = []
    word = ""
    for at, row in enumerate(rows[:-1]):
        piece = line_piece(row)
        lead = None if piece is None else _NAME_LABEL.match(piece.text)
        lead = lead if lead is not None and (lead[2] or bare) else None
        if (
            piece is None
            or lead is None
            or (word and lead[1] != word)
            or "column.project" not in labels.kinds_of(lead[1])
        ):
            continue
        word, below = lead[1], line_piece(rows[at + 1])
        if (
            len(piece.text) > _LONGEST_NAME
            or piece.text[-1] in _STOPS
            or below is None
            or labelled(below.text, bare) is None
        ):
            return []
        found.append(at)
    return found


def _above_label(rows: Sequence[Row], bare: frozenset[str]) -> list[int]:
    """The lines without any mark right above the first of the labels, each short and no sentence; [] where one of them may be a text's end.

    Above each stands a blank line, or a labelled line or the end of a sentence.
    """
    first = next((word for row in rows if (word := first_label(row, bare)) is not None), None)
    found = [at - 1 for at, row in enumerate(rows) if at and first and first_label(row, bare) == first]
    for at in found:
        piece = line_piece(rows[at])
        if piece is None or len(piece.text) > _LONGEST_NAME or piece.text[-1] in _STOPS or labelled(piece.text, bare):
            return []
        above = line_piece(rows[at - 1]) if at else None
        if (
            above is not None
            and not rows[at].blank_before
            and above.text[-1] not in _ENDS
            and not labelled(above.text, bare)
        ):
            return []
    return found


def _first(row: Row) -> str:
    return row.cells[0].text[0]


def _heads_list(rows: Sequence[Row], at: int) -> bool:
    """Whether a line may be a name: short, no sentence, and over the first line of a list."""
    piece, below = line_piece(rows[at]), line_piece(rows[at + 1]) if at + 1 < len(rows) else None
    if piece is None or below is None or len(piece.text) > _LONGEST_NAME or piece.text[-1] in _STOPS:
        return False
    marker = line_letter(below.text)
    return marker is not None and marker.number == 1


def _is_parted(rows: Sequence[Row], at: int) -> bool:
    """Whether a blank line stands above a row; at the head of a page the text may go on."""
    return rows[at].blank_before and rows[at].page == rows[at - 1].page and not is_next_item(rows[at - 1], rows[at])


def lead_of(rows: Sequence[Row], starts: Sequence[int], labels: Labels) -> str | None:
    """The label that stands before the names (取組事業：…), with a blank behind it only where it stands before all of them."""
    found = [_NAME_LABEL.match(rows[start].cells[0].text) for start in starts]
    words = {match[1] for match in found if match is not None and "column.project" in labels.kinds_of(match[1])}
    with_colon = all(match is None or match[2] for match in found)
    return words.pop() if len(words) == 1 and (with_colon or all(found)) else None


def named(piece: Piece, lead: str | None) -> tuple[Piece, Piece | None]:
    """The line of a name → the name without the brackets round all of it, and the label before it."""
    label = None
    if lead is not None and (found := _NAME_LABEL.match(piece.text)) is not None and found[1] == lead:
        piece, label = piece.cut(found.end()), piece.cut(0, found.end())
    if _BRACKETED.fullmatch(piece.text) is not None:
        piece = piece.cut(1, len(piece.text) - 1)
    return piece, label


def form_at(rows: Sequence[Row], start: int, end: int, lead: str | None, bare: frozenset[str]) -> LineForm:
    """The labelled lines below a name; a blank line behind a text that is complete ends the form."""
    name, label_of_name = named(rows[start].cells[0].pieces[0], lead)
    lines: list[tuple[Piece, list[Piece], Piece | None]] = []
    first = line_piece(rows[start + 1])
    letter = None if first is None else line_letter(first.text)
    lettered = None if letter is None else (letter.kind, (letter.number or 1) - 1)
    at = start + 1
    while at < end:
        piece, parted = line_piece(rows[at]), parted_line(rows[at], bare)
        if parted is not None:
            lines.append((parted.label, list(parted.text), None))
            at += 1
            continue
        if piece is None:
            break
        heads = lettered is None or _goes_on(piece.text, lettered)
        span = labelled(piece.text, bare) if heads else None
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
    return LineForm(start, name, own, at, label_of_name)
