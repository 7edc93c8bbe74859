"""Lines outside tables → forms of one project each, by nothing but the order in which the same words head lines again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.document import Piece, Row
from pipeline.profiles.bare_labels import MARKS, YEAR
from pipeline.profiles.labelled_lines import LabelledLine, is_next_item, line_letter, line_piece
from pipeline.profiles.labels import ANY_TEXT, PART_FAMILIES, Labels, label_key
from pipeline.profiles.line_forms import LineForm, named
from pipeline.profiles.text_words import told_by_words
from pipeline.text.enumerators import split_marker
from pipeline.text.project_remarks import PROJECT_REMARKS
from pipeline.text.sections import looks_like_section

_BRACKETS: Final = "【】〔〕〈〉《》［］[]＜＞<>≪≫"
_HEAD: Final = r"[^ \u3000:：。、…→⇒【】〔〕〈〉《》［］\[\]＜＞<>≪≫]{2,18}"
_IN_BRACKETS: Final = re.compile(
    rf"[{re.escape(_BRACKETS[::2])}](?P<head>[^{re.escape(_BRACKETS)}。]{{2,18}})[{re.escape(_BRACKETS[1::2])}][ \u3000]*[:：]?[ \u3000]*"
)
_IN_ROUND: Final = re.compile(
    r"[（(](?P<head>(?:[^（）()。]|[（(][^（）()。]{1,8}[)）]){2,18})[)）][ \u3000]*[:：]?[ \u3000]*"
)
_WITH_COLON: Final = re.compile(rf"(?P<head>{YEAR}{_HEAD})[ \u3000]*(?:[:：→⇒]|…+)[ \u3000]*")
_WITH_BLANK: Final = re.compile(rf"(?P<head>{YEAR}{_HEAD})[ \u3000]+(?=\S)")
_WIDE_HEAD: Final = r"(?P<head>[一-龠々](?:[ \u3000]{1,4}[一-龠々]){1,4})"
"""A label spread over the width of the others (担　　当　　市民課)."""
_SPREAD: Final = re.compile(rf"{_WIDE_HEAD}[ \u3000]{{1,6}}(?=[^\s:：]{{2}})")
_SPREAD_WITH_COLON: Final = re.compile(rf"{_WIDE_HEAD}[ \u3000]*[:：][ \u3000]*(?=\S)")
_ALONE: Final = re.compile(rf"(?P<head>{YEAR}{_HEAD})$")
_IN_CELL: Final = re.compile(
    rf"(?:[{re.escape(MARKS)}{re.escape(_BRACKETS[::2])}]|[(（]?[ア-コ0-9０-９①-⑳]{{1,2}}[)）.．]?[ \u3000]|[①-⑳])?[ \u3000]*(?P<head>{_HEAD})[{re.escape(_BRACKETS[1::2])}:：]?"
)
_OPEN: Final = re.compile("[（(][^）)]*$")
_WEAK: Final = (" ", "")
"""Forms of labels, a blank behind them or nothing, that any word may have."""
_BULLETS: Final = tuple("・･○*-－")
"""Marks that a word alone on its line has as an item of a list, too."""
_BREAKS_OFF: Final = "、，をにのはがとでやもへし"
_CELL: Final = "|"
"""The form of labels in cells of their own."""
_INSIDE: Final = re.compile(r"[ \u3000](?P<head>[^ \u3000:：。、]{2,12})[:：]")
"""A label inside a line, behind a blank (8,250千円　決算額：8,000千円)."""
_NOTES: Final = "※*＊"
_DAY: Final = re.compile(
    r"(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|[12]年)(?=末|現在|時点|まで|間|を|の)|\((?:[^()0-9]{0,3}[0-9]{1,2}[月日年期][^()0-9]{0,4}){1,2}\)"
)
"""9月末の状況, 中間報告(10月), 実績(4月～9月): the digits of a time are no sign of a text."""
_NO_LABEL: Final = re.compile("[。、：:0-9]")
_PARTS: Final = (*PART_FAMILIES, "column.goal")
_LEAST_FORMS, _LEAST_LABELS, _SURE = 2, 2, 3
_LONGEST_NAME: Final = 60
_MOST_BEFORE: Final = 3
_SHORT: Final = 15
_STOPS: Final = "。、！？：:"
_NO_LETTERS: Final = ("bullet", "label", "dai", "compound")

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Headed:
    """A line that a label may head: in what form it stands there, its words as they are compared, itself, and what follows on the line."""

    at: int
    key: _Key
    label: Piece
    text: tuple[Piece, ...]
    mark: Piece | None


def line_records(rows: Sequence[Row], labels: Labels, *, in_projects: bool = True) -> tuple[LineForm, ...]:
    """Rows → the forms of lines that stand there; () where repetition does not show them to be such forms.

    The same words, two at least, head lines again and again in one order, each in one form (・受け持ち：…, 【受け持ち】, ア 受け持ち …). The
    line above the first of them is a name, in each form of one style, or its text is where it says so (事業名：…). Three words in three
    forms need no vocabulary; fewer need words that the vocabulary has, or that tell of a text by themselves. Outside a block of
    projects (`in_projects`) other lines may stand above the forms, and labels of figures alone may be those of goals.
    """
    found = [one for at, row in enumerate(rows) if (one := _headed(at, row)) is not None and not _goes_on(rows, one)]
    found = _without_items(found, labels)
    headed = [one for one in found if one.key[0] not in _BULLETS or _is_known(one.label.text, labels)]
    if len(headed) < _LEAST_FORMS * _LEAST_LABELS:
        return ()
    cycle = _cycle(headed)
    if not cycle or not _is_vouched_for(cycle, labels):
        return ()
    if cycle[0][-1].key[0] == _CELL and not _is_unknown(cycle[0], labels):
        return ()
    own = {one.at: one for one in headed if one.key in {two.key for two in cycle[0]}}
    own |= _beside(headed, own, cycle, labels)
    starts = [record[0].at for record in cycle]
    is_named = "column.project" in labels.kinds_of(cycle[0][0].label.text)
    if not is_named and not _have_names(rows, starts, own):
        is_named = starts[0] == 0 and all(len(one.text) == 1 and _is_name(one.text[0]) for one, *_ in cycle)
        if not is_named:
            return ()
    firsts = starts if is_named else [at - 1 for at in starts]
    if in_projects and firsts[0] > _MOST_BEFORE:
        return ()
    if not in_projects and all(_is_of_figures(one.label.text, labels) for one in cycle[0]):
        return ()
    ends = [*firsts[1:], _end(rows, own, starts[-1])]
    forms = [_form(rows, first, end, own, labels, is_named=is_named) for first, end in zip(firsts, ends, strict=True)]
    return tuple(form for form in forms if form is not None) if all(forms) else ()


def _headed(at: int, row: Row) -> _Headed | None:
    """A row → how its line may be headed by a label; the form says with which mark, brackets and sign behind it."""
    piece = line_piece(row)
    if piece is None:
        return _pair(at, row)
    text, start, form = piece.text, 0, ""
    if text[0] in MARKS:
        start, form = len(text) - len(text[1:].lstrip(" \u3000")), text[0]
    elif (letter := line_letter(text)) is not None:
        start, form = letter.rest_start, f"#{letter.kind}"
    for sign, pattern in (
        (text[start : start + 1], _IN_BRACKETS),
        ("(", _IN_ROUND),
        (":", _WITH_COLON),
        (":", _SPREAD_WITH_COLON),
        (" ", _SPREAD),
        (" ", _WITH_BLANK),
        ("", _ALONE),
    ):
        found = pattern.match(text, start)
        if found is None or (sign == "(" and found["head"] in PROJECT_REMARKS):
            continue
        key = label_key(found["head"])
        if not key or _NO_LABEL.search(_DAY.sub("", key)) is not None or _OPEN.search(found["head"]) is not None:
            return None
        rest = (piece.cut(found.end()),) if found.end() < len(text) else ()
        mark = piece.cut(0, found.start("head")) if form else None
        return _Headed(at, (form + sign, key), piece.cut(*found.span("head")), rest, mark)
    return None


def _goes_on(rows: Sequence[Row], one: _Headed) -> bool:
    """Whether a word without any mark begins a line only because the line above breaks off (…を広げ、)."""
    above = line_piece(rows[one.at - 1]) if one.at and one.key[0] in _WEAK else None
    return above is not None and above.text[-1] in _BREAKS_OFF


def _pair(at: int, row: Row) -> _Headed | None:
    """A row of two cells, a short one before another (受け持ち | 市民課), as a line that is headed by the first."""
    if len(row.cells) != 2 or any(cell.covered for cell in row.cells) or len(row.cells[0].pieces) != 1:
        return None
    piece = row.cells[0].pieces[0]
    found = _IN_CELL.fullmatch(piece.text)
    key = "" if found is None else label_key(found["head"])
    if found is None or not key or _NO_LABEL.search(_DAY.sub("", key)) is not None:
        return None
    return _Headed(at, (_CELL, key), piece.cut(*found.span("head")), row.cells[1].pieces, None)


def _cycle(headed: Sequence[_Headed]) -> list[list[_Headed]]:
    """Lines that labels may head → those of words that come equally often and always in one order, form by form; [] if there are none."""
    counted = Counter(one.key for one in headed)
    best: list[list[_Headed]] = []
    for times in {count for count in counted.values() if count >= _LEAST_FORMS}:
        chosen = [one for one in headed if counted[one.key] == times and not _is_value(one)]
        size = len(chosen) // times
        chosen = _without_stacked(chosen, size)
        size = len(chosen) // times
        keys = [one.key for one in chosen]
        if size < _LEAST_LABELS or len(keys) != size * times or keys != keys[:size] * times:
            continue
        if len(chosen) > sum(map(len, best)):
            best = [chosen[at : at + size] for at in range(0, len(chosen), size)]
    return best


def _is_value(one: _Headed) -> bool:
    """Whether a line without text of its own holds what stands under a label: a section."""
    return not one.text and looks_like_section(one.label.text)


def _without_stacked(chosen: list[_Headed], size: int) -> list[_Headed]:
    """The lines without those that hold nothing but a word and stand right below another such: it is the text of that one."""
    alone = {one.at: one.key for one in chosen if not one.text}
    below = Counter(key for at, key in alone.items() if at - 1 in alone)
    texts = {key for key, times in below.items() if size and times * size == len(chosen)}
    return [one for one in chosen if one.key not in texts]


def _is_known(word: str, labels: Labels) -> bool:
    return any(kind.startswith(_PARTS) for kind in labels.kinds_of(word)) or told_by_words(word) is not None


def _is_vouched_for(cycle: Sequence[Sequence[_Headed]], labels: Labels) -> bool:
    """Whether forms and words are so many that they are no chance, or are known."""
    words = [one.label.text for one in cycle[0]]
    known = sum(
        any(kind.startswith(_PARTS) for kind in labels.kinds_of(word)) or told_by_words(word) is not None
        for word in words
    )
    if (len(cycle) >= _SURE and len(words) >= _SURE) or len(words) > _SURE:
        return True
    return known >= (1 if max(len(cycle), len(words)) >= _SURE else _LEAST_LABELS)


def _is_unknown(record: Sequence[_Headed], labels: Labels) -> bool:
    """Whether the vocabulary has less than half of the words: tables of known labels are read by what they are."""
    return 2 * sum(bool(labels.kinds_of(one.label.text)) for one in record) < len(record)


def _is_of_figures(word: str, labels: Labels) -> bool:
    return any(kind.startswith("measure.") for kind in labels.kinds_of(word))


def _beside(
    headed: Sequence[_Headed], own: Mapping[int, _Headed], cycle: Sequence[Sequence[_Headed]], labels: Labels
) -> dict[int, _Headed]:
    """The lines in the forms of the labels found whose words come again, or the vocabulary has: not every project has each.

    A word before a blank, or alone on its line, comes in two forms of three.
    """
    forms = {one.key[0] for one in cycle[0]}
    first = cycle[0][0].at
    rest = [
        one
        for one in headed
        if one.at > first
        and one.at not in own
        and one.key[0] in forms
        and not _is_value(one)
        and not _is_item(one, labels)
    ]
    rest = [one for one in rest if one.text or one.at - 1 not in own or own[one.at - 1].text]
    counted = Counter(one.key for one in rest)
    often = max(_LEAST_FORMS, -(-2 * len(cycle) // 3))
    return {
        one.at: one
        for one in rest
        if counted[one.key] >= (often if one.key[0] in _WEAK else _LEAST_FORMS)
        or any(kind.startswith(_PARTS) for kind in labels.kinds_of(one.label.text))
    }


def _without_items(found: Sequence[_Headed], labels: Labels) -> list[_Headed]:
    """The lines without the items of lists of indicators, each right below a label that stands alone, or below another item."""
    kept: list[_Headed] = []
    last, opens = -2, False
    for one in found:
        is_item = opens and one.at == last + 1 and _is_item(one, labels)
        opens, last = is_item or not one.text, one.at
        if not is_item:
            kept.append(one)
    return kept


def _is_item(one: _Headed, labels: Labels) -> bool:
    """Whether a line is an item of a list of indicators (・相談件数　基準値　12件、…), whose words several projects may print."""
    found = labels.at_head(one.text[0].text, ANY_TEXT) if one.text else None
    return found is not None and found.kind.startswith("measure.")


def _have_names(rows: Sequence[Row], starts: Sequence[int], own: Mapping[int, _Headed]) -> bool:
    """Whether the lines above the first labels are names: short, no sentences, of one style, and what stands above them is complete."""
    if starts[0] == 0:
        return False
    pieces = [None if at - 1 in own else line_piece(rows[at - 1]) for at in starts]
    names = [piece for piece in pieces if piece is not None and _is_name(piece)]
    styles = {_style(piece.text) for piece in names}
    if len(names) < len(starts) or len(styles) != 1:
        return False
    if styles != {""}:
        return True
    # A line without a mark may be the end of the text above it: a blank line, or the label on the line above, shows that it is none.
    return all(rows[at - 1].blank_before or (at - 2 in own and own[at - 2].text) for at in starts[1:])


def _is_name(piece: Piece | None) -> bool:
    return piece is not None and len(piece.text) <= _LONGEST_NAME and piece.text[-1] not in _STOPS


def _style(text: str) -> str:
    """How a line is marked: the kind of its number, its mark or bracket; "" for a line without any."""
    if text[0] in MARKS or text[0] in _BRACKETS:
        return text[0]
    marker = split_marker(text)
    return "" if marker is None else marker.kind


def _end(rows: Sequence[Row], own: Mapping[int, _Headed], start: int) -> int:
    """Where the last form ends: at a blank line behind a text that is complete, or where no line stands."""
    last = max(at for at in own if at >= start)
    for at in range(start, len(rows)):
        if at not in own and line_piece(rows[at]) is None:
            return at
        if at > last + (not own[last].text) and rows[at].blank_before and not is_next_item(rows[at - 1], rows[at]):
            return at
    return len(rows)


def _form(
    rows: Sequence[Row], first: int, end: int, own: Mapping[int, _Headed], labels: Labels, *, is_named: bool
) -> LineForm | None:
    """The rows of a form → its name and labelled lines; None where its name is not told, or where not all it holds is texts of labels."""
    end = _without_gap(rows, first, end, own)
    parts = _labelled(rows, first + (not is_named), end, own)
    if parts is None or not parts or _goes_beyond(parts[-1]) or any(_holds_label(line, labels) for line in parts):
        return None
    if not is_named:
        piece = line_piece(rows[first])
        return None if piece is None else LineForm(first, named(piece, None)[0], _with_text(parts), end)
    head, *others = parts
    if not 0 < len(head.text) <= _LEAST_LABELS:
        return None
    return LineForm(first, named(head.text[0], None)[0], _with_text(others), end, head.label, *head.text[1:])


def _without_gap(rows: Sequence[Row], first: int, end: int, own: Mapping[int, _Headed]) -> int:
    """Where a form ends: before a blank line behind its last label, if what stands above the blank line is complete (a heading follows).

    What is left there is told of.
    """
    last = max((at for at in range(first, end) if at in own), default=first)
    for at in range(last + 1 + (last in own and not own[last].text), end):
        piece, above = line_piece(rows[at]), rows[at - 1].cells[-1].pieces
        is_apart = rows[at].blank_before and not is_next_item(rows[at - 1], rows[at])
        if piece is None or (is_apart and above and above[-1].text[-1] not in _BREAKS_OFF):
            return at
    return end


def _with_text(lines: Sequence[LabelledLine]) -> tuple[LabelledLine, ...]:
    return tuple([line for line in lines if line.text])


def _goes_beyond(last: LabelledLine) -> bool:
    """Whether lines that are no text of it stand below the last label of a form: behind a short value, or headings behind a sentence."""
    texts = [piece.text for piece in last.text]
    if len(texts) < _LEAST_LABELS or last.text[0].line != last.label.line:
        return False
    return len(texts[0]) <= _SHORT or (texts[-2][-1] == "。" and texts[-1][-1] != "。")


def _holds_label(line: LabelledLine, labels: Labels) -> bool:
    """Whether a label of another form, or a note, stands in a text: other rules read such forms."""
    for at, piece in enumerate(line.text):
        if at and (piece.text[0] in _NOTES or labels.at_head(piece.text, ANY_TEXT) is not None):
            return True
        if any(labels.kinds_of(found["head"]) for found in _INSIDE.finditer(piece.text)):
            return True
    return False


def _labelled(rows: Sequence[Row], first: int, end: int, own: Mapping[int, _Headed]) -> list[LabelledLine] | None:
    """The rows of a form below its name → labels with the text on their lines and the lines below; None where other things stand there."""
    found: list[tuple[_Headed, list[Piece]]] = []
    for at in range(first, end):
        piece = line_piece(rows[at])
        if at in own:
            found.append((own[at], [*own[at].text]))
        elif piece is None or not found:
            return None
        else:
            found[-1][1].append(piece)
    return [LabelledLine(one.label, tuple(texts), one.mark) for one, texts in found]
