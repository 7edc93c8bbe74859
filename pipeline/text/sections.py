"""A department's or section's name as printed in a header, a table or a bracket → its parts, its key, its split."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from pipeline.text.charclasses import MIDDLE_DOTS, char_class
from pipeline.text.clean import clean_text
from pipeline.text.fold import match_key
from pipeline.text.section_posts import split_post
from pipeline.text.section_words import is_department_name, is_section_name, split_departments


@dataclass(frozen=True, slots=True)
class SectionName:
    """What a printed name says: 課・室・所 (`section`), what stands above it (`department`) and a post.

    Departments are separated by a blank, outermost first; `detail` is a bracket after the
    name (政策推進課（施設・まちづくり）).
    """

    section: str | None = None
    department: str | None = None
    post: str | None = None
    detail: str | None = None


_DOTS: Final = re.compile(r"\s*" + char_class("・" + MIDDLE_DOTS) + r"\s*")
_OPENING, _CLOSING = "(（[［〔【「『〈《<＜", ")）]］〕】」』〉》>＞"
_DETAIL: Final = re.compile(r"(.+?)\s*[(（〔\[［]([^()（）〔〕\[\]［］]*)[)）〕\]］]", re.DOTALL)
_LABEL: Final = re.compile(
    "(?:(?:担当|所管|主管|関係|統括|施策統括|実施)?(?:部局|部署|部|局|所属|組織|課等|課室|課かい|課室所|課|室|機関|部課等?)(?:[(（]室[)）])?"
    "(?:名称?)?|所属|担当)"
)
_LABEL_WITH_COLON: Final = re.compile(f"(?:^|(?<=\\s))(?:{_LABEL.pattern}\\s*[:：]\\s*)+")
_EDGES: Final = " \t\n。、"
_SPACE: Final = re.compile(r"\s+")
_SEPARATORS: Final = re.compile(r"[／/、，,；;]|(?:及び|および|並びに|ならびに)")
_DOT: Final = re.compile("・")
_BLANK: Final = re.compile(" ")
_OFFICE_OF_BODY: Final = re.compile("(?:委員会?|議会)事務局$")
"""The office of a committee or the council stands among the sections of a department: 農業委員会事務局."""
_OTHERS: Final = re.compile("(?:[、，,・]?(?:ほか|他|など|等))$")


@lru_cache(maxsize=4096)  # the same few names stand in every report of a city
def parse_section(text: str) -> SectionName | None:
    r"""One printed name → section, department and post; None where it names none of them, or several sections.

    Blanks round ・, line breaks and letter-spacing (協 働 推 進 課) are closed, outer brackets and labels (部局名,
    課名) left out, names run together (市民部市民課) separated. Never raises.

    >>> parse_section("市民広聴・\n相談課").section
    '市民広聴・相談課'
    >>> parse_section("教育委員会 社会教育部 中央公民館")
    SectionName(section='中央公民館', department='教育委員会 社会教育部', post=None, detail=None)
    >>> parse_section("市民部長"), parse_section("雨水"), parse_section("警防課・消防２課")
    (SectionName(section=None, department='市民部', post='部長', detail=None), None, None)
    """
    name = _tidy(text)
    if len(split_sections(name)) > 1:
        return None
    found = _DETAIL.fullmatch(name)
    detail = None
    if found:
        name, detail = found[1], found[2] or None
    units = _units(_words(name))
    return _with_detail(_assemble(units), detail) if units else None


def _with_detail(name: SectionName, detail: str | None) -> SectionName:
    """市民課（市民部）, 市民部（市民課）: a bracket that names the other level fills it; any other is the detail."""
    unit = _unit(detail) if detail else None
    if unit is not None and unit.post is None:
        if unit.section is None and name.department is None:
            return replace(name, department=unit.department)
        if unit.section and unit.department is None and name.section is None and name.department:
            return replace(name, section=unit.section)
    return replace(name, detail=detail)


@lru_cache(maxsize=4096)
def section_key(text: str) -> str:
    """A section's name → the key for comparing it with another: no brackets, blanks, widths or look-alikes.

    文化観光課 and 文化・観光課 stay two: that they are one is for an alias table to say. Never raises.

    >>> section_key("（市民広聴･ 相談課）") == section_key("市民広聴・相談課"), section_key("消防２課")
    (True, '消防2課')
    >>> section_key("政策推進課（施設・まちづくり）")
    '政策推進課'
    """
    name = _tidy(text)
    while found := _DETAIL.fullmatch(name):
        name = _unwrapped(found[1])
    return match_key(name)


@lru_cache(maxsize=4096)
def looks_like_section(text: str) -> bool:
    """What stands in a bracket or cell → whether it is one section's name by its form (課, 室, 所, 館, センター …).

    A kind without a name (担当課, 各課), ordinary words (公園, 教室, 場所, 関係) and sentences are not. Of a bracket
    after a project's name this is half of the proof: the staffing table is the other. Never raises.

    >>> [looks_like_section(t) for t in ("地域協働課", "中央公民館", "人権・多文化共生課", "（消防２課）")]
    [True, True, True, True]
    >>> [looks_like_section(t) for t in ("雨水", "退職手当", "人権教育", "生野", "一時保育", "隔年", "児")]
    [False, False, False, False, False, False, False]
    """
    return _is_section(_tidy(text))


@lru_cache(maxsize=4096)
def split_sections(text: str) -> tuple[str, ...]:
    r"""A cell or bracket → the section names in it, cleaned, in order; one item if it is one name (or none at all).

    ／ separates; 、, ・, 及び and blanks do only where every part is a section's name by itself (市民広聴・相談課 is
    one); a line break joins a wrapped name and separates whole names. Brackets are never cut. Empty text gives an
    empty tuple. Never raises.

    >>> split_sections("政策推進課（施設・まちづくり）／都市計画課")
    ('政策推進課（施設・まちづくり）', '都市計画課')
    >>> split_sections("警防課・消防２課"), split_sections("人権・多文化共生課"), split_sections("企画課\n生涯学習課")
    (('警防課', '消防2課'), ('人権・多文化共生課',), ('企画課', '生涯学習課'))
    >>> split_sections("子育て支援\n課")
    ('子育て支援課',)
    """
    names: list[str] = []
    for line in _joined_lines(_tidy(text)):
        parts = [_unwrapped(part) for part in _cut(line, _SEPARATORS)]
        if len(parts) > 1 and not all(_is_unit(part) for part in parts) and not re.search("[／/]", line):
            parts = [line]
        for part in parts:
            names += _cut_if_names(part)
    return tuple(name for name in names if name)


def _tidy(text: str) -> str:
    """Cleaned, ・ without blanks, no labels with a colon, no brackets round the whole."""
    name = _unwrapped(_DOTS.sub("・", clean_text(text)))
    while (":" in name or "：" in name) and (found := _LABEL_WITH_COLON.search(name)):
        name = _unwrapped(name[: found.start()] + name[found.end() :])
    return name


def _unwrapped(name: str) -> str:
    """A name without brackets round the whole of it and without a bracket that has no partner at its ends."""
    name = name.strip(_EDGES)
    while name and (name[0] in _OPENING or name[-1] in _CLOSING):
        depths = _depths(name)
        if name[0] in _OPENING and min(depths[:-1], default=1) > 0:
            name = (name[1:-1] if name[-1] in _CLOSING else name[1:]).strip(_EDGES)
        elif name[-1] in _CLOSING and depths[-1] < 0:
            name = name[:-1].strip(_EDGES)
        else:
            break
    return name


def _depths(text: str) -> list[int]:
    """How many brackets are open after each character."""
    return list(accumulate((c in _OPENING) - (c in _CLOSING) for c in text))


def _is_section(name: str) -> bool:
    found = _DETAIL.fullmatch(name)
    bare = _SPACE.sub("", found[1] if found else name)
    last = split_departments(bare)[1]
    return is_section_name(last) or (_OFFICE_OF_BODY.search(last) is not None and is_department_name(last))


def _is_unit(name: str) -> bool:
    """Whether a name is a section's or a department's by its form."""
    return _is_section(name) or is_department_name(_SPACE.sub("", name))


def _joined_lines(text: str) -> list[str]:
    """Lines → whole names: a line is added to the one before until that is a section's name."""
    names: list[str] = []
    for printed in filter(None, (line.strip() for line in text.split("\n"))):
        line = _OTHERS.sub("", printed) or printed
        if names and not _is_section(names[-1]):
            names[-1] += line
        else:
            names.append(line)
    if len(names) > 1 and not _is_section(names[-1]) and not _SEPARATORS.search(names[-1]):
        last = names.pop()
        names[-1] += last
    return names


def _cut_if_names(part: str) -> list[str]:
    """A part → its own parts between ・ or blanks, if each is a section's name by itself."""
    for separator in (_DOT, _BLANK):
        pieces = _cut(part, separator)
        # 中央図書館 資料課 is a section of a section, 企画課 財政課 are two.
        alike = separator is _DOT or all(piece.endswith(("課", "室")) for piece in pieces)
        # Nobody prints three levels of sections: three names are three, but for one within another (係).
        alike = alike or (len(pieces) > 2 and not any(piece.endswith(("係", "班", "チーム")) for piece in pieces))
        if len(pieces) > 1 and alike and all(_is_section(piece) for piece in pieces):
            return pieces
    return [part]


def _cut(text: str, separator: re.Pattern[str]) -> list[str]:
    """Text cut at the separators that stand in no bracket."""
    parts, start = [], 0
    depths = _depths(text)
    for found in separator.finditer(text):
        if depths[found.start()] <= 0:
            parts.append(text[start : found.start()].strip())
            start = found.end()
    return [part for part in (*parts, text[start:].strip()) if part]


def _words(name: str) -> list[str]:
    """A name → its words without labels; letter-spaced text is one word."""
    words = _SPACE.split(name)
    if len(words) == 1:
        return words
    if len(words) > 2 and all(len(piece) == 1 for word in words for piece in word.split("・")):
        return ["".join(words)]
    # A 課 by itself ends the word before it (市民 課), unless what follows is a name already (課 市民課).
    kept = [
        word
        for word, after in pairwise([*words, ""])
        if not (_LABEL.fullmatch(word) and (len(word) > 1 or (after and _unit(after) is not None)))
    ]
    return kept or words


def _units(words: list[str]) -> list[SectionName]:
    """Words → one unit or post each; a word that is neither waits for the next. Empty if one is left over."""
    units: list[SectionName] = []
    waiting = ""
    previous = ""
    for word in words:
        if not waiting and previous and word.startswith("長"):
            units.pop()
            waiting = previous
        waiting += word
        unit = _unit(waiting)
        if unit is not None:
            units.append(unit)
            previous, waiting = waiting, ""
    return [] if waiting else units


def _unit(word: str) -> SectionName | None:
    found = split_post(word)
    post = None
    if found:
        word, post = found
        if not word:
            return SectionName(post=post)
    departments, last = split_departments(word)
    above = " ".join(departments) or None
    if is_department_name(last):
        return SectionName(None, " ".join((*departments, last)), post)
    return SectionName(last, above, post) if is_section_name(last) else None


def _assemble(units: list[SectionName]) -> SectionName:
    """Units, outermost first → one name: the last section is the section, what comes before it stands above it."""
    above: list[str] = []
    section = post = None
    for unit in units:
        if unit.department:
            above.append(unit.department)
        if unit.section:
            if section and unit.section[-1] in "係班":
                section = f"{section} {unit.section}"
            else:
                above += [section] if section else []
                section = unit.section
        post = unit.post or post
    return SectionName(section, " ".join(above) or None, post)
