"""Cells and lines of a project's texts → labels with what stands under them; lines of several figures → each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from pipeline.extract.cutting import raw
from pipeline.extract.figure_forms import is_amount, is_figure, is_grade
from pipeline.extract.project_indicator_figures import all_indicator_figures
from pipeline.extract.project_printed import Printed, PrintedText
from pipeline.model.document import Cell, Piece
from pipeline.model.raw import RawText, head, stretch, tail
from pipeline.profiles.labels import ANY_TEXT, Label, Labels
from pipeline.text.fold import fold

SENTENCE_END = ("。", "．", "！", "？")

_INNER = re.compile(
    r"(?P<label>(?:(?:目標|計画|実績|達成|現状|基準|予定|結果)(?:値|数)?|単位|達成度|達成率|難易度|重要度|優先度|進捗度|進捗率|自己評価|総合評価|評価"
    r"|当初予算額?|補正予算額|予算現額|予算額?|決算見込額|決算額?|事業費)(?:\([^()0-9]{2,8}\))?)(?P<part>[ :]+|(?=[0-9△▲]))"
)
"""The label of a figure inside a line of several: `目標 30回 実績 29回`, `予算額:8,250千円 決算額:8,000千円`."""
_BEFORE_INNER = frozenset(" :、,/(;→・⇒")
_OUTER = " \u3000:：、,，/／(（)）;；→⇒・【】[]［］"
_BULLETS = "・■□◆◇●○◎▽▼▷▶☆★"
_BRACKETS = MappingProxyType(dict(zip("【〔《〈＜<［[", "】〕》〉＞>］]", strict=True)))
_BRACKETED = re.compile(
    "【[^【】]{1,20}】|〔[^〔〕]{1,20}〕|《[^《》]{1,20}》|〈[^〈〉]{1,20}〉|＜[^＜＞]{1,20}＞|［[^［］]{1,20}］"
)
"""What may be a label in brackets."""
_MARKED = re.compile(r"(?:^|(?<=[。．！？ \u3000]))[■□◆◇●▼▽▶][^ \u3000\n。、：:]{2,14}(?=[ \u3000：:])")
"""What may be a label behind a mark, with a blank or colon before its text (■目的 …)."""
_IN_ROUND = re.compile(r"(?:^|(?<=[。．！？ \u3000\n]))[（(][^（）()。、]{1,16}[）)]")
_BEFORE_COLON = re.compile(
    r"(?:^|(?<=[。．！？])|(?<=[。．！？][ \u3000\n]))[・･]?[ \u3000]?[^ \u3000\n。、：:（）()]{2,14}(?=[：:])"
)
"""What may be a label before a colon, first or behind a sentence (計画：… 実績：…)."""
_BEFORE_LABELS = frozenset((*_BRACKETS, *"■□◆◇●▼▽▶"))
_DASH = re.compile(r"(?:[-－―—–‐−─][ \u3000]+|[▽▼▷▶][ \u3000]*)(?=\S)")
"""A stroke or triangle before a label, as a bullet."""
_ANGLES = ("＜", "<", "≪")
_ANGLED = re.compile("(?P<bracket>[＜<≪](?P<label>[^＜<≪＞>≫]{1,20})[＞>≫])[ \u3000]*(?=\\S)")
"""What may be a label in brackets that are no brackets when folded (＜事業の概要＞　…)."""
_NUMBER_NEXT = re.compile("[ ]*[0-9△▲]")


def is_sentence(cell: Cell) -> bool:
    """Whether a cell is told in sentences: no label, wherever it stands."""
    return cell.text.endswith(SENTENCE_END)


def label_form(text: str) -> re.Pattern[str] | None:
    """The form of what may be labels in a text, by the first of them: in brackets, behind marks, before colons; None: no two stand there."""
    first = text[0]
    if first in _BEFORE_LABELS:
        return None if text.count(first) < 2 else _BRACKETED if first in _BRACKETS else _MARKED
    if first in "（(":
        return None if text.count(first) < 2 else _IN_ROUND
    return None if text.count("：") + text.count(":") < 2 else _BEFORE_COLON


class Contents:
    """Reads cells of texts one after the other into what is printed so far."""

    def __init__(self, labels: Labels, printed: Printed) -> None:
        self._known = labels
        self._printed = printed
        self.set_apart = False

    def kinds(self, cell: Cell) -> tuple[str, ...]:
        """The kinds of the label that a cell is, or begins with."""
        text = cell.text
        kinds = self._known.text_kinds(text)
        if kinds:
            return kinds
        text = text[_stroke_end(text) :]
        found = self._at_head(text)
        if found is None or not self._heads(found.kind, text[: found.end], text[found.end :]):
            return ()
        return (found.kind,)

    def _at_head(self, text: str) -> Label | None:
        """The label at the head of a text, bare or in brackets of any kind."""
        found = self._known.at_head(text, ANY_TEXT)
        if found is None and text[:1] in _ANGLES and (angled := _ANGLED.match(text)) is not None:
            kinds = self._known.text_kinds(angled["label"]) or self._known.text_kinds(angled["bracket"])
            return Label(kinds[0], angled.end()) if kinds else None
        if found is None and text[:1] in _BEFORE_LABELS:
            own = (_BRACKETED if text[0] in _BRACKETS else _MARKED).match(text)
            # A label of the report's own, which no pattern of the vocabulary has.
            kinds = () if own is None else self._known.text_kinds(own[0])
            rest = 0 if own is None else len(text) - len(text[own.end() :].lstrip(" \u3000"))
            return Label(kinds[0], rest) if kinds and rest < len(text) else None
        return found

    def kind(self, cell: Cell) -> str | None:
        """The likeliest kind of the label that a cell is, or begins with."""
        kinds = self.kinds(cell)
        return kinds[0] if kinds else None

    def read(self, cell: Cell) -> None:
        """Labels with or without their text, or more text under the label above."""
        text = raw(cell)
        if bracketed := self._bracketed_parts(text):
            for part in [part for one in bracketed for part in self._label_parts(one)]:
                self._read_part(part)
            return
        for part in self._label_parts(text):
            self._read_part(part)

    def _bracketed_parts(self, text: RawText) -> list[RawText]:
        """`【取組内容】…【実績】…`, `■目的 … ■成果 …` run on in one cell → a part for each label with its text; nothing where no two labels stand."""
        printed = text.text
        if (form := label_form(printed)) is None:
            return []
        strict = printed[0] not in _BEFORE_LABELS
        found = [match for match in form.finditer(printed) if self._is_text(match[0], strict=strict)]
        if len(found) < 2 or found[0].start() > 0 or all(printed[match.start() - 1] == "\n" for match in found[1:]):
            # Labels at the beginning of lines are no matter of brackets.
            return []
        ends = [match.start() for match in found[1:]] + [len(printed)]
        parts = [stretch(text, match.start(), end) for match, end in zip(found, ends, strict=True)]
        return [part for part in parts if part is not None]

    def _is_text(self, word: str, *, strict: bool) -> bool:
        """Whether a word labels a text; in round brackets or before a colon that of a figure is none."""
        kinds = self._known.text_kinds(word)
        return bool(kinds) and (not strict or kinds[0].startswith("entry."))

    def _read_part(self, part: RawText) -> None:
        text, known, printed = part.text, self._known, self._printed
        kinds = known.text_kinds(text)
        if kinds:
            printed.add_text(kinds, _without_bullet(part))
            return
        if (stroke := _stroke_end(text)) and self._at_head(text[stroke:]) is not None:
            part = tail(part, stroke) or part
            text = part.text
        found = self._at_head(text)
        if found is not None and self._heads(found.kind, text[: found.end], text[found.end :]):
            label, rest = head(part, found.end), tail(part, found.end)
            if label is not None and rest is not None:
                self.read_labelled(known.text_kinds(label.text) or (found.kind,), _without_bullet(label), rest)
                return
        elif self._read_figures(part):
            return
        if printed.texts and self._goes_on_with(printed.texts[-1]):
            printed.texts[-1].parts.append(part)

    def _heads(self, kind: str, label: str, rest: str) -> bool:
        """Whether a word before a text is its label: one of a figure must have a mark after it, or a figure."""
        if kind.startswith("entry."):
            return True
        if kind == "measure.unit" or label.rstrip(" \u3000") == label:
            return True
        return kind != "measure.label" and (
            _NUMBER_NEXT.match(fold(rest)) is not None or (kind.startswith("rating.") and is_grade(rest))
        )

    def read_labelled(self, kinds: tuple[str, ...], label: RawText, rest: RawText) -> PrintedText:
        """A label and its text; where the text is a row of figures with labels of their own, each of them."""
        figures = (
            tuple(_inner_figures(rest, self._known)) if not kinds[0].startswith("entry.") or len(kinds) > 1 else ()
        )
        if not figures or ("measure.label" in kinds and all_indicator_figures(rest)):
            return self._printed.add_text(kinds, label, rest)
        first = figures[0][1]
        before = _trimmed(rest, 0, _offset(rest, first))
        if before is None:
            self._printed.labels.append(label)
            return self._add_figures(figures)
        own = tuple(kind for kind in kinds if not kind.startswith("entry."))
        text = self._printed.add_text(own if _fits(own[0], before.text) else kinds, label, before)
        self._add_figures(figures)
        return text

    def _read_figures(self, part: RawText) -> bool:
        """`予算額8,250千円`, `目標 30回 実績 29回` or `講座の回数 目標 30回 実績 29回` below 指標: figures and their labels."""
        figures = tuple(_inner_figures(part, self._known))
        if not figures:
            return False
        before = _trimmed(part, 0, _offset(part, figures[0][1]))
        titled = self._indicator_title()
        if titled is None and len(figures) == 1 and figures[0][0][0].startswith("measure."):
            return False
        if before is not None:
            if titled is None:
                return False
            if titled.parts:
                titled = self._printed.add_text(titled.kinds, titled.label)
            titled.parts.append(before)
        self._add_figures(figures)
        return True

    def _indicator_title(self) -> PrintedText | None:
        """The 指標 under which a line of figures stands: nothing but measures stands between."""
        for text in reversed(self._printed.texts):
            if text.kind == "measure.label":
                return text
            if not any(kind.startswith("measure.") for kind in text.kinds):
                return None
        return None

    def _add_figures(self, figures: tuple[tuple[tuple[str, ...], RawText, RawText], ...]) -> PrintedText:
        """Each figure under its own label; the first of them."""
        texts = [self._printed.add_text(kinds, label, value) for kinds, label, value in figures]
        return texts[0]

    def _label_parts(self, text: RawText) -> list[RawText]:
        """A cell with several labels and texts on its lines → a part for each label, each text, each label with text."""
        if len(text.pieces) == 1 or self._known.text_kinds(text.text):
            return [text]
        runs: list[list[Piece]] = []
        after_label = True
        for piece in text.pieces:
            line = piece.text
            alone = bool(self._known.text_kinds(line))
            if alone or after_label or self._begins_label(line) or self._is_line_of_figures(piece):
                runs.append([piece])
            else:
                runs[-1].append(piece)
            after_label = alone
        return [text] if len(runs) == 1 else [RawText(tuple(run)) for run in runs]

    def _is_line_of_figures(self, piece: Piece) -> bool:
        """Whether a line of a cell is an indicator with target and actual value, below others of the kind."""
        line = piece.text
        return "目標" in line and "実績" in line and len(tuple(_inner_figures(RawText((piece,)), self._known))) > 1

    def _begins_label(self, line: str) -> bool:
        line = line[_stroke_end(line) :]
        found = self._at_head(line)
        return found is not None and self._heads(found.kind, line[: found.end], line[found.end :])

    def _goes_on_with(self, last: PrintedText) -> bool:
        """Whether text without a label is more of the text above.

        It is not where that text is complete and a new name stands beside it (it belongs to the new project, but
        nothing says what it is), nor where that text stands in a table and this line below it (a note, a running
        head). Such text is left to `extras` with an issue. Nor does any text go on with a figure.
        """
        printed = self._printed
        if last.parts and not last.kind.startswith("entry.") and _is_closed(last):
            return False
        complete = bool(last.parts) and last.parts[-1].text.endswith(SENTENCE_END)
        if last.in_table and not printed.in_table:
            return not complete and not self.set_apart
        return not (complete and bool(printed.names) and printed.names[-1].row > last.row)


def _stroke_end(text: str) -> int:
    """Where the text after a stroke begins that is printed as a bullet (－ 取組内容：…); 0 where none is."""
    found = _DASH.match(text)
    return 0 if found is None else found.end()


_ROUND = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
"""One round bracket round the whole: (年度当初), (自己評価(部))."""


def _without_bullet(label: RawText) -> RawText:
    """A label without the bullet before it or the brackets round it (・取組内容, 【取組内容】, 《取組内容》, （取組内容）)."""
    if (stroke := _stroke_end(label.text)) and (rest := tail(label, stroke)) is not None:
        label = rest
    text = label.text
    if text[0] in _BULLETS:
        return tail(label, 1) or label
    end = text.rstrip(" \u3000:：")
    closing = _BRACKETS.get(text[0])
    if closing is not None and end[-1] == closing and closing not in text[1 : len(end) - 1]:
        return stretch(label, 1, len(end) - 1) or label
    if text[0] in "（(" and _ROUND.fullmatch(fold(end)) is not None:
        return stretch(label, 1, len(end) - 1) or label
    return label


def _is_closed(text: PrintedText) -> bool:
    """Whether what stands under the label of a figure is one already."""
    value = text.parts[-1].text
    if text.kind == "measure.label":
        return True
    tests = {"measure": is_figure, "rating": is_grade, "budget": is_amount}
    test = tests.get(text.kind.partition(".")[0])
    return test is not None and test(value)


def _inner_figures(text: RawText, labels: Labels) -> Iterator[tuple[tuple[str, ...], RawText, RawText]]:
    """The figures of a line, each with its label, up to its end; nothing where any of them is no figure."""
    folded = fold(text.text).replace("\n", " ")
    found = [m for m in _INNER.finditer(folded) if m.start() == 0 or folded[m.start() - 1] in _BEFORE_INNER]
    if not found:
        return
    figures: list[tuple[tuple[str, ...], RawText, RawText]] = []
    for match, end in zip(found, [*(m.start() for m in found[1:]), len(folded)], strict=True):
        label = stretch(text, match.start(), match.end("label"))
        value = _trimmed(text, match.end(), end)
        if label is None or value is None:
            return
        kinds = tuple(kind for kind in labels.text_kinds(label.text) if not kind.startswith("entry."))
        if not kinds or not _fits(kinds[0], value.text):
            return
        figures.append((kinds, label, value))
    yield from figures


def _fits(kind: str, value: str) -> bool:
    if kind.startswith("rating."):
        return is_grade(value)
    if kind in ("measure.unit", "measure.label"):
        return len(value) <= (8 if kind == "measure.unit" else 60)
    return is_amount(value) if kind.startswith("budget.") else is_figure(value)


def _offset(text: RawText, part: RawText) -> int:
    """Where a part of a text begins in it."""
    first = part.pieces[0]
    offset = 0
    for piece in text.pieces:
        if piece.line == first.line and piece.start <= first.start <= piece.end:
            return offset + first.start - piece.start
        offset += len(piece.text) + 1
    raise ValueError("the part is none of the text")


def _trimmed(text: RawText, start: int, end: int) -> RawText | None:
    """The characters from `start` to `end` without the marks that part figures; None where nothing else is there."""
    whole = text.text
    while end > start and (whole[end - 1] in _OUTER or whole[end - 1] == "\n"):
        if whole[end - 1] in ")）" and whole.count(whole[end - 1], start, end) == whole.count(
            "（" if whole[end - 1] == "）" else "(", start, end
        ):
            break
        end -= 1
    while start < end and whole[start] in _OUTER + "\n":
        start += 1
    return stretch(text, start, end) if end > start else None
