"""Lines outside tables of which some are known to be names → the forms below these: label after label with its text, beside it or below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.model.document import Piece, Row
from pipeline.profiles.bare_labels import bare_labels
from pipeline.profiles.labelled_lines import LabelledLine, line_piece
from pipeline.profiles.labels import Labels
from pipeline.profiles.line_forms import LineForm, form_at, lead_of, named

_SHORTEST_LABEL, _LONGEST_LABEL = 2, 24
_MARKS = "○〇◯◎●■□◆◇☆★▼▽－−–―‐-・"
_ENDS = "。．）)！？］]"
_STOPS = "。．、"
_BRACKETED = re.compile(
    "【[^【】]+】|〔[^〔〕]+〕|《[^《》]+》|〈[^〈〉]+〉|＜[^＜＞]+＞|<[^<>]+>|［[^［］]+］|≪[^≪≫]+≫"
)


def forms_at(rows: Sequence[Row], starts: Sequence[int], labels: Labels) -> tuple[LineForm, ...]:
    """Rows → the forms below the lines at `starts`, which something else shows to be names; () where not all below them are labelled texts."""
    if any(line_piece(rows[at]) is None or at + 1 == len(rows) for at in starts):
        return ()
    bare, lead = bare_labels(rows, labels), lead_of(rows, starts, labels)
    ends = [*starts[1:], len(rows)]
    alone = labels_above(rows, starts, labels)
    forms = tuple([
        form_at(rows, start, end, lead, bare) if not alone else _form_of_lines_above(rows, start, end, lead, alone)
        for start, end in zip(starts, ends, strict=True)
    ])  # fmt: skip
    if any(not form.lines or form.end < end for form, end in zip(forms, ends, strict=True)):
        return ()
    texts = [line.text for form in forms for line in form.lines]
    # Behind a whole sentence stands no line that is none: it may be a name, or a heading.
    if any(one.text[-1] in _ENDS and below.text[-1] not in _ENDS for text in texts for one, below in pairwise(text)):
        return ()
    return forms


def _form_of_lines_above(
    rows: Sequence[Row], start: int, end: int, lead: str | None, above: Mapping[str, tuple[int, int]]
) -> LineForm:
    """The labels that stand alone on a line, and the lines below each."""
    name, label_of_name = named(rows[start].cells[0].pieces[0], lead)
    lines: list[tuple[Piece, list[Piece]]] = []
    at = start + 1
    while at < end and (piece := line_piece(rows[at])) is not None:
        if (span := above.get(piece.text)) is not None:
            lines.append((piece.cut(*span), []))
        elif lines:
            lines[-1][1].append(piece)
        else:
            break
        at += 1
    own = tuple([LabelledLine(label, tuple(text), None) for label, text in lines if text])
    return LineForm(start, name, own, at, label_of_name)


def labels_above(rows: Sequence[Row], starts: Sequence[int], labels: Labels) -> dict[str, tuple[int, int]]:
    """The lines of nothing but a label, marked or known, that stand below most names, the first of them right below each; and where the word stands in each."""
    below = [line_piece(rows[start + 1]) for start in starts]
    found = {text: span for text in _lines_of_many(rows, starts) if (span := _alone(text, labels)) is not None}
    return found if all(piece is not None and piece.text in found for piece in below) else {}


def _lines_of_many(rows: Sequence[Row], starts: Sequence[int]) -> list[str]:
    """The lines that stand below two names of three at least."""
    ends = [*starts[1:], len(rows)]
    texts = [
        {piece.text for row in rows[start + 1 : end] if (piece := line_piece(row)) is not None}
        for start, end in zip(starts, ends, strict=True)
    ]
    counted = Counter(text for own in texts for text in own)
    return sorted(text for text, times in counted.items() if 3 * times >= 2 * len(starts))


def _alone(text: str, labels: Labels) -> tuple[int, int] | None:
    """Where the word stands in a line of nothing but a label: in brackets, behind a mark, or known."""
    if not _SHORTEST_LABEL <= len(text) <= _LONGEST_LABEL or text[-1] in "。．、":
        return None
    if _BRACKETED.fullmatch(text) is not None:
        return 1, len(text) - 1
    end = len(text.rstrip("：:"))
    if text[0] in _MARKS:
        return 1, end
    return (0, end) if labels.kinds_of(text[:end]) else None
