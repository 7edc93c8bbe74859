"""Lines of which each, or the first of every two to four, begins with a section → the sections with heads and numbers, by what is alike in all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.document import Row
from pipeline.profiles.labels import Labels
from pipeline.profiles.staff_titles import is_name
from pipeline.text.fold import fold
from pipeline.text.section_posts import split_post
from pipeline.text.sections import looks_like_section

_MARK: Final = re.compile(r"(?:[ ・○〇◯●◎◇◆□■▼▽▶▷◦*-]+|(?:[0-9]{1,2}[.)、 ]|\([0-9]{1,2}\)|[①-⑳]) *(?=[^0-9 ]))+")
_TOKEN: Final = re.compile(r"[^\s:()<>\[\]【】〔〕〈〉《》、,。/…→|]+")
_NUMBER: Final = re.compile(r"(?P<word>[^0-9]{0,8})(?P<count>[0-9]{1,4}(?:\.[0-9]{1,2})?)(?P<unit>[人名]?)")
_HAS_UNIT: Final = re.compile("[課室所館園署局係班]|センター")
_STAFF_WORD: Final = re.compile(
    r"(?:総|正規|一般)?職員(?:の?数|の人数)?|人員(?:数)?|人数|現員|配置(?:職員|人員)?数?|計"
)
_NO_LABEL: Final = re.compile("兼|欠員|空席|取扱|代理|[0-9。]")
_OF_STAFF: Final = ("column.staff", "field.staff_count", "column.section", "field.department", "column.post", "total.")
_OF_HEAD: Final = ("column.section_head", "field.author", "field.post")
_BEHIND: Final = ":)】〕〉》]>"
_LEAST, _SURE, _MOST_LINES, _MOST_CELLS = 2, 3, 4, 4
_LONGEST, _LONGEST_LABEL, _LONGEST_NAME = 70, 12, 30

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """Where a section, its head, the word for the head and the number stand in the text of some lines, and the labels between."""

    section: Span
    post: Span | None
    head: Span | None
    count: Span | None
    labels: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class StaffRecords:
    """Records of so many lines each; `is_guessed`: no word says that their numbers are those of staff."""

    lines: int
    records: tuple[StaffRecord, ...]
    is_guessed: bool


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """section, post, number, label, name"""
    word: str
    span: Span


def record_line(row: Row) -> str | None:
    """A row's text, cell below cell; None where it is too many cells to be a line."""
    texts = [cell.text for cell in row.cells if cell.pieces]
    return "\n".join(texts) if 0 < len(texts) <= _MOST_CELLS else None


def may_begin(line: str | None) -> bool:
    """Whether a section stands at the head of a line, perhaps behind a mark, a number or a label."""
    if line is None or len(line) > _LONGEST or "。" in line or _HAS_UNIT.search(line) is None:
        return False
    folded = fold(line)
    mark = _MARK.match(folded)
    tokens = _TOKEN.finditer(folded, mark.end() if mark else 0)
    return any(_section(found[0]) for _, found in zip(range(2), tokens, strict=False))


def staff_records(lines: Sequence[str | None], labels: Labels, *, in_block: bool = False) -> StaffRecords | None:
    """Lines (None: no line of text) → the records with which they begin; None where they are none, or not all in one form.

    Every record has one section, the same words at the same places, and between them one name, one number, or both. A
    head must be vouched for by a post (課長), a known label, or a number beside it; a number alone by 人 in a block of
    staff (`in_block`), or by its label.

    >>> from pipeline.profiles.profile import load_profiles
    >>> labels = load_profiles().generic.labels
    >>> found = staff_records(("課名：市民課　課長：林 恵　職員数：9人", "課名：税務課　課長：奥村 亘　職員数：14人"), labels)
    >>> found is not None and [(one.section, one.head, one.count) for one in found.records]
    [((3, 6), (10, 13), (18, 20)), ((3, 6), (10, 14), (19, 22))]
    >>> staff_records(("市民課：窓口の改善", "税務課：滞納の整理"), labels) is None
    True
    """
    if not lines or not may_begin(lines[0]):
        return None
    size, count = _size(lines)
    while count >= _LEAST:
        texts = [_bare(lines[at * size : (at + 1) * size]) for at in range(count)]
        if (found := _read(texts, labels, in_block=in_block)) is not None:
            return StaffRecords(size, *found)
        count = 0 if size == 1 else count - 1
    return None


def _size(lines: Sequence[str | None]) -> tuple[int, int]:
    """Of how many lines each record is, and how many records there are."""
    heads = [0]
    size = 0
    for at in range(1, len(lines)):
        text = lines[at]
        if text is None or len(text) > _LONGEST or text[-1:] == "。" or at - heads[-1] > (size or _MOST_LINES):
            break
        if may_begin(text):
            if size and at - heads[-1] != size:
                break
            size = at - heads[-1]
            heads.append(at)
    if not 0 < size <= _MOST_LINES:
        return 0, 0
    whole = all(text is not None and len(text) <= _LONGEST for text in lines[heads[-1] : heads[-1] + size])
    return size, len(heads) - (not whole or heads[-1] + size > len(lines))


def _bare(lines: Sequence[str | None]) -> str:
    """Lines folded, with blanks for the marks at their heads, so that every place stays."""
    bare = []
    for line in lines:
        folded = fold(line or "")
        mark = _MARK.match(folded)
        bare.append(folded if mark is None else " " * mark.end() + folded[mark.end() :])
    return "\n".join(bare)


def _section(word: str) -> int:
    """How much of a word is a section's name: all, or all but the post run on to it (市民課長); 0: it is none."""
    if looks_like_section(word):
        return len(word)
    posted = split_post(word)
    return len(posted[0]) if posted is not None and posted[0] and looks_like_section(posted[0]) else 0


def _read(texts: Sequence[str], labels: Labels, *, in_block: bool) -> tuple[tuple[StaffRecord, ...], bool] | None:
    words = [list(_TOKEN.finditer(text)) for text in texts]
    counted = Counter(word for own in words for word in {_word_of(found[0]) for found in own})
    constant = {word for word, times in counted.items() if times == len(texts) and _may_label(word)}
    tokens = [[token for found in own for token in _tokens(found, constant)] for own in words]
    if len(texts) < _SURE:
        for text, own in zip(texts, tokens, strict=True):
            if not all(_is_vouched(token, text, labels) for token in own if token.kind == "label"):
                return None
    records = [_record(text, own, labels) for text, own in zip(texts, tokens, strict=True)]
    forms = {_form(own) for own in tokens}
    if len(forms) != 1 or any(one is None for one in records):
        return None
    found = tuple([one for one in records if one is not None])
    told = _told(tokens, labels, in_block=in_block)
    return None if told is None else (found, told == "guessed")


def _word_of(word: str) -> str:
    number = _NUMBER.fullmatch(word)
    return word if number is None else number["word"]


def _may_label(word: str) -> bool:
    return 0 < len(word) <= _LONGEST_LABEL and _NO_LABEL.search(word) is None and not _section(word)


def _tokens(found: re.Match[str], constant: set[str]) -> list[_Token]:
    """A word of a record → what it is; a number with its word before it, and a section with its post, are two."""
    word, (start, end) = found[0], found.span()
    number = _NUMBER.fullmatch(word)
    if number is not None and (not number["word"] or number["word"] in constant):
        at = start + number.start("count")
        before = [_Token("label", number["word"], (start, at))] if number["word"] else []
        return [*before, _Token("number", number["unit"], (at, end))]
    if own := _section(word):
        posted = [] if own == len(word) else [_Token("post", "", (start + own - 1, end))]
        return [_Token("section", "", (start, start + own)), *posted]
    posts = split_post(word)
    if posts is not None and not posts[0]:
        return [_Token("post", "", (start, end))]
    return [_Token("label" if word in constant else "name", word, (start, end))]


def _form(tokens: Sequence[_Token]) -> tuple[str, ...]:
    """What stands one behind another in a record; a name is one thing, of however many words."""
    form: list[str] = []
    for token in tokens:
        kind = f"={token.word}" if token.kind == "label" else token.kind
        if kind == "number":
            kind += token.word
        if kind != "name" or form[-1:] != ["name"]:
            form.append(kind)
    return tuple(form)


def _is_vouched(token: _Token, text: str, labels: Labels) -> bool:
    """Whether a word that comes twice is a label by a sign behind it, or known: two heads may have one family name."""
    behind = text[token.span[1] :].lstrip(" ")[:1]
    return (
        behind in (*_BEHIND,) or _STAFF_WORD.fullmatch(token.word) is not None or _kind(token.word, labels) is not None
    )


def _kind(word: str, labels: Labels) -> str | None:
    """Of what a label says that it is: head, staff, other; None: nobody knows it."""
    if _STAFF_WORD.fullmatch(word) is not None:
        return "staff"
    kinds = labels.kinds_of(word)
    if any(kind.startswith(_OF_HEAD) for kind in kinds):
        return "head"
    if any(kind.startswith(_OF_STAFF) for kind in kinds):
        return "staff"
    return "other" if kinds else None


def _record(text: str, tokens: Sequence[_Token], labels: Labels) -> StaffRecord | None:
    """One record's words → its parts; None where it has more than one of each, or a word too many."""
    sections = [at for at, token in enumerate(tokens) if token.kind == "section"]
    numbers = [token for token in tokens if token.kind == "number"]
    posts = [token for token in tokens if token.kind == "post"]
    names = [at for at, token in enumerate(tokens) if token.kind == "name"]
    if len(sections) != 1 or len(numbers) > 1 or len(posts) > 1 or not (numbers or names):
        return None
    if any(token.kind != "label" for token in tokens[: sections[0]]):
        return None
    if posts and not names:
        return None
    head = None
    post = posts[0].span if posts else None
    own = tuple([token.span for token in tokens if token.kind == "label"])
    if names:
        head = _name(text, tokens, names, labels)
        if head is None:
            return None
        before = tokens[names[0] - 1]
        if post is None and before.kind == "label":
            post, own = before.span, tuple([span for span in own if span != before.span])
    return StaffRecord(tokens[sections[0]].span, post, head, numbers[0].span if numbers else None, own)


def _name(text: str, tokens: Sequence[_Token], names: Sequence[int], labels: Labels) -> Span | None:
    """The words that are left → where the head's name stands, with a bracket in or round it (（兼）, reading); None: it is none."""
    if names[-1] - names[0] != len(names) - 1:
        return None
    start, end = tokens[names[0]].span[0], tokens[names[-1]].span[1]
    inner = text[start:end]
    if inner.count(")") > inner.count("(") and text[start - 1] == "(":
        start -= 1
    elif inner.count("(") > inner.count(")") and text[end : end + 1] == ")":
        end += 1
    inner = text[start:end]
    if len(inner) > _LONGEST_NAME or "\n" in inner or ":" in inner or not is_name(inner):
        return None
    before = tokens[names[0] - 1] if names[0] else None
    if len(names) == 1 and before is not None and before.kind == "label" and _kind(before.word, labels) is None:
        # The word before may be the family name of all these heads.
        sign = text[before.span[1] : start].strip(" ")
        if not sign and len(inner) <= _SURE and _NO_LABEL.search(inner) is None:
            return None
    return (start, end)


def _told(records: Sequence[Sequence[_Token]], labels: Labels, *, in_block: bool) -> str | None:
    """Whether the parts are what they seem to be: "known", "guessed" (the numbers), or None."""
    first = records[0]
    kinds = [token.kind for token in first]
    said = [_kind(token.word, labels) if token.kind == "label" else None for token in first]
    if "other" in said:
        return None
    posted = "post" in kinds or "head" in said
    at = kinds.index("number") if "number" in kinds else -1
    counted = at >= 0 and (said[at - 1] == "staff" or (kinds[at - 1] != "label" and (first[at].word or in_block)))
    if "name" not in kinds:
        if said[at - 1] == "staff" or (counted and in_block):
            return "known"
        return "guessed" if counted and len(records) >= _SURE else None
    parted = all(sum(token.kind == "name" for token in own) > 1 for own in records)
    if at < 0:
        return "known" if posted or (parted and in_block) else None
    if not posted and not parted:
        return None
    return "known" if counted else "guessed"
