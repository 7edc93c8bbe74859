"""Raw texts → clean single-line texts, and the record of what each value was made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.model.issues import Finding
from pipeline.model.raw import RawText
from pipeline.text.clean import clean_text
from pipeline.text.enumerators import split_marker
from pipeline.text.joining import join_wrapped

_BLANKS = re.compile(r"\s+")
_KANA_MARK = re.compile(r"[アイウエオカキ](?:[.．)）、][ \u3000]?|[ \u3000])(?=[一-龠])")
_LABEL_TAIL = " \t\u3000:：→⇒⇨➡➔➜…"
_NON_LATIN_BLANK = re.compile(r"(?<![!-~]) | (?![!-~])")


@dataclass(slots=True)
class Notes:
    """What a normalizer leaves beside its value: the printed text of each value by JSON Pointer, and its findings."""

    proofs: dict[str, RawText] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def doubt(self, code: str, message: str, text: RawText | None, path: str | None) -> None:
        """Record a finding."""
        self.findings.append(Finding(code, message, text, path))


def clean(text: RawText) -> str:
    """A field's text: wrapped lines joined, cleaned, one line."""
    pieces = text.pieces
    joined = pieces[0].text if len(pieces) == 1 else join_wrapped([piece.text for piece in pieces])
    cleaned = clean_text(joined)
    return _BLANKS.sub(" ", cleaned).strip() if "\t" in cleaned or "\n" in cleaned else cleaned


def as_printed(text: RawText) -> str:
    """A label: the printed characters; a line wrapped in its cell is joined, a blank stands between two cells."""
    if len(text.pieces) == 1:
        return text.pieces[0].text
    bounds = (0, *text.breaks, len(text.pieces))
    return " ".join(join_wrapped([piece.text for piece in text.pieces[start:end]]) for start, end in pairwise(bounds))


def label_of(text: RawText) -> str:
    """A label without the kana that counts it in an outline (ア 取組内容), and the colon, arrow or dots that part it from its text."""
    printed = as_printed(text)
    printed = printed[mark.end() :] if (mark := _KANA_MARK.match(printed)) is not None else printed
    return printed.rstrip(_LABEL_TAIL) or printed


def prose(text: RawText) -> str:
    """A text of sentences: cleaned, without the bullet or number before it.

    A text that is a list of several marked items keeps its marks: taking only the first would tear the list.
    """
    first, *others = text.pieces
    marker = split_marker(first.text)
    if marker is not None and not any(split_marker(piece.text) is not None for piece in others):
        rest = first.cut(marker.rest_start)
        if rest.text:
            return clean(RawText((rest, *others), text.breaks))
    return clean(text)


def closed(text: RawText) -> str:
    """A name of a thing that was wrapped or spaced in its cell: blanks go, except between Latin words.

    >>> from pipeline.model.document import Piece
    >>> closed(RawText((Piece(1, 0, 9, "男女平等 推進事業"),)))
    '男女平等推進事業'
    >>> closed(RawText((Piece(1, 0, 9, "Wi-Fi Spot 整備事業"),)))
    'Wi-Fi Spot整備事業'
    """
    cleaned = clean(text)
    return _NON_LATIN_BLANK.sub("", cleaned) if " " in cleaned else cleaned
