"""The rows that title a staffing table, one to three of them → what stands in each of its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.cutting import filled, raw
from pipeline.extract.staffing_fields import total_label
from pipeline.model.document import Cell, Row
from pipeline.model.raw import RawText, joined
from pipeline.profiles.profile import Profile
from pipeline.text.fold import fold
from pipeline.text.sections import looks_like_section

SECTION, SUBSECTION, HEAD, POST = "column.section", "column.subsection", "column.section_head", "column.post"
COUNT, STAFF, UNKNOWN_STAFF = "column.staff_count", "column.staff.", "column.staff.unknown"
ABOVE, CONTACT, NUMBER, OTHER = "column.above", "column.contact", "column.number", "column.unknown"

_REMARK = re.compile(r"[ \n]*\((?P<inside>[^()]*)\)[※*]?[0-9]?$")
_MARKS = re.compile(r"[※*]+[0-9]*$")
_PART = re.compile(r"^[(]?(?:うち|内)[)]?[ :]*")
_SUM = re.compile(
    r"(?:(?:課|室|課室|所属|組織)(?:別|等)?の)?(?:職員数?|人員|人数)?の?(?P<word>小計|合計|総計|総数|計)(?:\(?[人名]\)?)?"
)
_RANKS = {"合計": 3, "総計": 3, "総数": 3, "計": 2}
_GROUP = re.compile(
    r"\(?(?:うち|内)?\)?(?:訳|区分|形態)|(?:職員|人員|雇用|任用|採用)の?(?:構成|内訳|区分|形態|種別|配置)?|職員数の?(?:内訳|構成)|内訳|区分|職種|構成"
)
_POST_TITLE = re.compile(r"(?:役職|職|補職|職階)名?")
_UNITS = "課|室|所|館|園|署|係|所属|部署|組織|センター|かい|等|グループ|チーム|事務所"
_CORE = rf"(?!.*([課室係所])\1)(?:担当|所管|主管)?(?:課|室|所属|部署|組織)(?:(?:[・(/、]|及び|又は)?(?:{_UNITS})\)?)*"
_SECTION_FORM = re.compile(rf"各?{_CORE}(?:の?名称?等?|別)?")
_HEAD_FORM = re.compile(rf"{_CORE}の?長等?(?:の?職?・?(?:氏名|名前|名))?")
_UNIT_TITLE = re.compile("所属|課|室|署")
_SUB_TITLE = re.compile(r"(?:係|班|担当|グループ|チーム)(?:等|・(?:係|班|担当|グループ))?名?")
_NOT_A_TYPE = re.compile("うち|内|含|除|外|他|ほか|再掲")
_PLAIN = re.compile(r"[^\W0-9_]{1,8}")
_VALUE = re.compile(r"[(△▲-]?[ ]?[0-9][0-9,. ]*[人名]?[ ]?(?:\(.*\))?|[-－―—–ー…]+")
_LONGEST_TITLE = 24
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a staffing table: what it holds, and its titles from top to bottom (None where it has none)."""

    kind: str
    title: RawText | None


@dataclass(frozen=True, slots=True)
class Titles:
    """The columns of a table, by how many rows they are titled, every printed title, and those of them that say something.

    A title that nobody knows is no label: it is kept with what stands below it, or told of as text that no field holds.
    """

    columns: tuple[Column | None, ...]
    rows: int
    labels: tuple[RawText, ...]
    known: tuple[RawText, ...] = ()
    guessed: RawText | None = None
    """The title of numbers that are taken for those of staff by what stands beside them alone."""

    @property
    def kinds(self) -> tuple[str | None, ...]:
        """The kinds of the columns; None for one without a title."""
        return tuple([None if column is None else column.kind for column in self.columns])

    @property
    def post(self) -> RawText | None:
        """The title that names the post of the sections' heads (課長名)."""
        return next((one.title for one in self.columns if one is not None and one.kind == HEAD), None)


def title_kind(text: str, profile: Profile) -> str | None:
    """A column's title → its kind; remarks in brackets, footnote marks and うち before it are passed over.

    `職員数（正規）` counts 正規 only; `会計年度任用職員（フルタイム）` is a kind of 会計年度任用職員.
    """
    labels = profile.labels
    known = labels.kind_of(text, "column.")
    if known is not None:
        return known
    folded = fold(text).strip()
    if len(folded) > 2 * _LONGEST_TITLE:
        return None
    whole = "".join(folded.split())
    if _SECTION_FORM.fullmatch(whole) or (labels.kind_of(text, "field.department") and _UNIT_TITLE.search(whole)):
        return SECTION
    if _HEAD_FORM.fullmatch(whole):
        return HEAD
    if total_label(text, profile) is not None:
        return COUNT
    bare = _PART.sub("", _MARKS.sub("", folded))
    remark = _REMARK.search(bare)
    if remark is None:
        return labels.kind_of(bare, "column.") if bare != folded else None
    base, inside = labels.kind_of(bare[: remark.start()], "column."), remark["inside"].strip()
    of_remark = None if _NOT_A_TYPE.search(inside) else labels.kind_of(inside, "column.staff.")
    if base is None or of_remark is None or base == of_remark:
        return base
    return of_remark if base == COUNT else UNKNOWN_STAFF


def read_titles(rows: Sequence[Row], profile: Profile) -> Titles | None:
    """The titles of the table that begins with these rows; None: the first row titles no staffing table."""
    if not _is_first(rows[0], profile):
        return None
    printed = [rows[0].cells]
    for row in rows[1:_MOST_ROWS]:
        finer = _finer(row, printed[0], profile)
        if finer is None:
            break
        printed.append(finer)
    width = max(map(len, printed))
    grid = [(*cells, *(Cell(),) * (width - len(cells))) for cells in printed]
    paths = [_path(grid, column, profile) for column in range(width)]
    columns = _settled([_column(path, profile) for path in paths], paths)
    labels = tuple(raw(cell) for row in rows[: len(printed)] for cell in filled(row))
    own = [path[-1] for column, path in zip(columns, paths, strict=True) if path and _is_read(column)]
    known = tuple([label for label in labels if is_title(label.text, profile) or label in own])
    return Titles(columns, len(printed), labels, known)


def _is_read(column: Column | None) -> bool:
    """Whether a field is for what stands in a column; of titles that nobody knows only a short one may be the sections'."""
    if column is None or column.title is None or column.kind in (OTHER, UNKNOWN_STAFF):
        return False
    return column.kind != SECTION or _PLAIN.fullmatch(_folded(column.title.text)) is not None


def is_title(text: str, profile: Profile) -> bool:
    """Whether a text is a word of the genre or has the form of a column's title (課長等の氏名, 職員数（正規）, 内訳)."""
    if title_kind(text, profile) is not None or profile.labels.kinds_of(text):
        return True
    folded = _folded(text)
    return any(form.fullmatch(folded) is not None for form in (_GROUP, _POST_TITLE, _SUB_TITLE, _DIVIDES, _SUM))


def may_title(row: Row) -> bool:
    """Whether a row has two texts or more and no number among them: the cheap half of the question."""
    if len(row.cells) < 2:
        return False
    texts = 0
    for cell in reversed(row.cells):  # numbers stand last
        if cell.pieces:
            text = cell.pieces[0].text
            if text.isdecimal() or _VALUE.fullmatch(fold(cell.text)):
                return False
            texts += 1
    return texts > 1


def _is_first(row: Row, profile: Profile) -> bool:
    """Whether a row names the sections' column and another one; or kinds of staff, and its first cell no section."""
    if not may_title(row):
        return False
    cells = filled(row)
    kinds = [title_kind(cell.text, profile) for cell in cells]
    known = len(kinds) - kinds.count(None)
    if SECTION in kinds:
        return known > 1
    staffed = sum(1 for kind in kinds if kind is not None and kind.startswith((COUNT, STAFF)))
    return staffed > 1 and staffed >= len(kinds) - 2 and not looks_like_section(row.cells[0].text)


_DIVIDES = re.compile(r"(?:非?常勤|フルタイム|短時間(?:勤務)?|パート(?:タイム)?)(?:職員)?(?:数)?(?:\(人\))?")


def _finer(row: Row, above: Sequence[Cell], profile: Profile) -> tuple[Cell, ...] | None:
    """A further row of titles (正規 再任用 計 under 職員数), in the columns of the first; None: it is no such row."""
    cells = filled(row)
    if not cells or len(row.cells) < 2 or any(len(cell.text) > _LONGEST_TITLE for cell in cells):
        return None
    if any(_VALUE.fullmatch(fold(cell.text)) for cell in cells):
        return None
    kinds = [title_kind(cell.text, profile) or _kind_of_post(cell) for cell in cells]
    known = any(kind is not None and kind not in (SECTION, NUMBER) for kind in kinds)
    if not known and (row.cells[0].pieces or not _under_numbers(row, above, profile)):
        return None
    if row.cells[0].pieces and kinds[0] not in (SECTION, NUMBER):
        return _moved(row.cells, kinds, above, profile)
    return row.cells


def _under_numbers(row: Row, above: Sequence[Cell], profile: Profile) -> bool:
    """Whether two titles or more stand below titles of numbers, and nothing else in the row (フルタイム, パート)."""
    kinds: list[str | None] = []
    for cell in above:
        kinds.append(title_kind(cell.text, profile) if cell.pieces or not kinds else kinds[-1])
    own = [kinds[at] if at < len(kinds) else kinds[-1] for at, cell in enumerate(row.cells) if cell.pieces]
    return len(own) > 1 and all(kind is not None and kind.startswith((COUNT, STAFF)) for kind in own)


def _moved(
    cells: tuple[Cell, ...], kinds: Sequence[str | None], above: Sequence[Cell], profile: Profile
) -> tuple[Cell, ...] | None:
    """Titles of staff printed without the blank cells before them stand under the last title, if that is 職員数."""
    last = max((at for at, cell in enumerate(above) if cell.pieces), default=0)
    if last == 0 or title_kind(above[last].text, profile) != COUNT or any(not cell.pieces for cell in cells):
        return None
    if not all(kind is not None and kind.startswith((COUNT, STAFF)) for kind in kinds):
        return None
    return (*(Cell(),) * last, *cells)


def _kind_of_post(cell: Cell) -> str | None:
    return POST if _POST_TITLE.fullmatch(fold(cell.text)) else None


def _path(grid: Sequence[Sequence[Cell]], column: int, profile: Profile) -> tuple[RawText, ...]:
    """The titles above a column: its own, and those of the groups whose merged or blank cells reach over it."""
    path = []
    for number, row in enumerate(grid):
        cell = row[column]
        below = any(later[column].pieces for later in grid[number + 1 :])
        if cell.pieces:
            path.append(raw(cell))
        elif below and (group := _group(grid, number, column, profile)) is not None:
            path.append(raw(group))
    return tuple(path)


def _group(grid: Sequence[Sequence[Cell]], number: int, column: int, profile: Profile) -> Cell | None:
    """The title to the left that reaches over a blank position with a finer title below it."""
    row = grid[number]
    for at in range(column - 1, -1, -1):
        if row[at].pieces:
            parted = any(later[at].pieces or row[column].covered for later in grid[number + 1 :])
            kind = title_kind(row[at].text, profile)
            return row[at] if parted and kind not in (SECTION, NUMBER) else None
    return None


def _column(path: Sequence[RawText], profile: Profile) -> Column | None:
    if not path:
        return None
    return Column(_kind([text.text for text in path], profile), joined(path))


def _kind(path: Sequence[str], profile: Profile) -> str:
    """The kind of a column by its titles; a number under titles that do not say whose it is is of unknown kind."""
    *groups, leaf = path
    kinds = [title_kind(group, profile) for group in groups]
    own = title_kind(leaf, profile)
    types = {kind for kind in kinds if kind is not None and kind.startswith(STAFF)}
    strange = any(
        kind is None and not _GROUP.fullmatch(_folded(group)) for group, kind in zip(groups, kinds, strict=True)
    )
    counted = bool(types) or COUNT in kinds or (bool(groups) and not strange and HEAD not in kinds)
    if own in (SECTION, HEAD, NUMBER):
        return own
    if _POST_TITLE.fullmatch(_folded(leaf)):
        return POST
    if own is not None and own.startswith(STAFF):
        # 再任用 under 常勤: the group only says how the type is divided.
        divided = all(
            _DIVIDES.fullmatch(_folded(group)) for group, kind in zip(groups, kinds, strict=True) if kind in types
        )
        return UNKNOWN_STAFF if strange or (types and types != {own} and not divided) else own
    if own == COUNT:
        if strange or len(types) > 1 or ("小計" in leaf and not types):
            return UNKNOWN_STAFF
        return types.pop() if types else COUNT
    if len(types) == 1 and not strange:
        return types.pop()
    if counted or strange:
        return UNKNOWN_STAFF if counted else OTHER
    return _kind_beside(leaf, profile)


def _kind_beside(leaf: str, profile: Profile) -> str:
    if _SUB_TITLE.fullmatch(_folded(leaf)):
        return SUBSECTION
    field = profile.labels.kind_of(leaf, "field.")
    return {"field.department": ABOVE, "field.contact": CONTACT}.get(field or "", OTHER)


def _folded(text: str) -> str:
    return "".join(fold(text).split())


def _settled(columns: Sequence[Column | None], paths: Sequence[Sequence[RawText]]) -> tuple[Column | None, ...]:
    """No two columns of one kind of number: 計 goes before 職員数, a type's 計 before its parts, else none of them.

    Where no title says 課名, the first column without a known title holds the sections.
    """
    settled = list(columns)
    for kind in _repeated(columns):
        own = [at for at, one in enumerate(columns) if one is not None and one.kind == kind]
        ranks = [_rank(paths[at][-1].text, kind) for at in own]
        best = max(ranks)
        for at, rank in zip(own, ranks, strict=True):
            if rank < best or ranks.count(best) > 1:
                unknown = kind == COUNT or ranks.count(best) > 1
                settled[at] = Column(UNKNOWN_STAFF if unknown else OTHER, joined(paths[at]))
    sections = [at for at, one in enumerate(settled) if one is not None and one.kind == SECTION]
    if not sections:
        settled = [None if one is not None and one.kind == SUBSECTION else one for one in settled]
        first = settled[0]
        if first is None or first.kind in (OTHER, UNKNOWN_STAFF):
            settled[0] = Column(SECTION, None if first is None else first.title)
    for at in sections[1:]:
        settled[at] = Column(SUBSECTION, joined(paths[at]))
    return tuple(_without_lists(settled))


def _without_lists(columns: Sequence[Column | None]) -> Iterator[Column | None]:
    """課 | 課長 | 職員数 | 係: what stands behind the number only lists the parts of a section, which have none of their own."""
    numbers = [at for at, one in enumerate(columns) if one is not None and one.kind.startswith((COUNT, STAFF))]
    own = [*numbers, *(at for at, one in enumerate(columns) if one is not None and one.kind == HEAD)]
    for at, column in enumerate(columns):
        is_list = column is not None and column.kind == SUBSECTION and bool(numbers) and at > max(own)
        yield Column(OTHER, column.title) if column is not None and is_list else column


def _repeated(columns: Sequence[Column | None]) -> tuple[str, ...]:
    """The kinds of numbers that more than one column is of."""
    kinds = Counter([one.kind for one in columns if one is not None and one.kind.startswith((COUNT, STAFF))])
    return tuple([kind for kind, times in kinds.items() if times > 1 and kind != UNKNOWN_STAFF])


def _rank(leaf: str, kind: str) -> int:
    found = _SUM.fullmatch(_folded(leaf))
    if found is None or found["word"] == "小計":
        return 2 if found is not None and kind != COUNT else 1
    return _RANKS[found["word"]]
