"""Names over one line each that begins with the same words (☆窓口改善事業 over ◇このように進めます…) → forms of one label, as plans have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model.document import Piece, Row
from pipeline.profiles.bare_labels import MARKS
from pipeline.profiles.labelled_lines import LabelledLine, line_piece
from pipeline.profiles.labels import PART_FAMILIES, Labels
from pipeline.profiles.line_forms import LineForm, named
from pipeline.text.enumerators import split_marker

_OPENING: Final = "【〔〈《［[＜<≪"
_CLOSING: Final = "】〕〉》］]＞>≫"
_OF_NAMES: Final = frozenset(f"{MARKS}{_OPENING}☆★▲△▶◎〇◯➢✓")
_LABELLED: Final = re.compile(
    rf"(?P<mark>[{re.escape(MARKS)}]?)[ \u3000]*"
    rf"(?:[{re.escape(_OPENING)}](?P<inside>[^{re.escape(_OPENING + _CLOSING)}。、]{{2,18}})[{re.escape(_CLOSING)}][ \u3000]*[:：]?"
    rf"|(?P<before>[^ \u3000:：。、…→⇒0-9０-９{re.escape(_OPENING + _CLOSING)}]{{2,18}})[ \u3000]*(?:[:：→⇒]|…+))[ \u3000]*(?=\S)"
)
_LEAST: Final = 3
_LONGEST_NAME: Final = 60
_STOPS: Final = "。、！？：:"


def single_label_forms(rows: Sequence[Row], labels: Labels) -> tuple[LineForm, ...]:
    """Rows → the forms that they are, from the first to the last; () where anything else stands among them.

    Three at least: each name bears the mark, number or bracket of the first one, and right below it the same words, which the
    vocabulary does not know as a label of projects, head a text of whole sentences. Nothing else bears that mark.
    """
    if len(rows) < 2 * _LEAST:
        return ()
    pieces = [piece for row in rows if (piece := line_piece(row)) is not None]
    first = _LABELLED.match(pieces[1].text) if len(pieces) == len(rows) else None
    style = _style(pieces[0].text) if first is not None else ""
    if first is None or not style or any(kind.startswith(PART_FAMILIES) for kind in labels.kinds_of(_word(first))):
        return ()
    found: list[tuple[int, Piece, Piece, list[Piece]]] = []
    at = 0
    while at < len(pieces):
        name = pieces[at]
        if _style(name.text) == style:
            label = _LABELLED.match(pieces[at + 1].text) if at + 1 < len(pieces) else None
            if (
                label is None
                or (label["mark"], _word(label)) != (first["mark"], _word(first))
                or not _is_name(name.text)
            ):
                return ()
            own = pieces[at + 1]
            found.append((at, name, own.cut(*label.span(label.lastgroup or 0)), [own.cut(label.end())]))
            at += 1
        elif _LABELLED.match(name.text) is not None:
            return ()
        else:
            found[-1][3].append(name)
        at += 1
    if len(found) < _LEAST or any(texts[-1].text[-1] != "。" for *_, texts in found):
        return ()
    ends = [*(one[0] for one in found[1:]), len(pieces)]
    return tuple([
        LineForm(start, named(name, None)[0], (LabelledLine(label, tuple(texts)),), end)
        for (start, name, label, texts), end in zip(found, ends, strict=True)
    ])  # fmt: skip


def _word(found: re.Match[str]) -> str:
    return found["inside"] or found["before"]


def _is_name(text: str) -> bool:
    if len(text) > _LONGEST_NAME or text[-1] in _STOPS:
        return False
    label = _LABELLED.match(text)
    return label is None or (text[0] in _OPENING and text[label.end()] in "（(")


def _style(text: str) -> str:
    """How a line is marked: its mark or bracket, or the kind of its number; "" for a line without any."""
    if text[0] in _OF_NAMES:
        return text[0]
    marker = split_marker(text)
    return "" if marker is None or marker.number is None else marker.kind
