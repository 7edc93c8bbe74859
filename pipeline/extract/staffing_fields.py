"""What a staffing block printed, gathered row by row; its totals are weighed against its sections at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.extract.as_of import AsOfLine
from pipeline.model.document import Row
from pipeline.model.issues import Finding
from pipeline.model.raw import RawExtra, RawOfficer, RawSection, RawText, RawTotal, StaffType, head, tail
from pipeline.profiles.profile import Profile
from pipeline.text.counts import parse_staff_number
from pipeline.text.fold import fold
from pipeline.text.numerals import Number

SECTIONS = "/staffing/sections"
_WITH_HEAD = re.compile(r"[部局]?長等?(?:[0-9一]?[人名])?[をも]?含む")
_REMARK = re.compile(r"[ ]?\(([^()]{2,16})\)$")
_COUNTED = re.compile(r"[ ]?\([人名]\)$")
_SUBTOTAL = re.compile(r"\(?(?:小|中)計\)?")
_TOTAL_FORM = re.compile("(?=.*[部局全総計])[部局課室各本全体内の職員人数総合計構成現在実配置籍属所勤務]{2,20}")
"""部全体の人員, 職員総数, 局の職員数計, 部の全職員数: what sums up, by the characters that alone it is made of."""
_TOTAL_ENDS = tuple("計数員体")
_GRAND = re.compile("合計|総計|総数|全体|部")
_NOTE = re.compile(r"^[\s(]*(?:[※*]+[0-9]?|注[0-9]?(?=[ :)）.．]))")


@dataclass(frozen=True, slots=True)
class TotalLabel:
    """What a label says of its total: how much it sums up (0 小計, 1 計, 2 合計), and whether the head is counted."""

    rank: int
    with_head: bool


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A printed total; `since` and `until` are the sections between it and the total before."""

    label: RawText
    says: TotalLabel
    count: RawText | None
    types: tuple[tuple[StaffType, RawText], ...]
    since: int
    until: int


@dataclass(slots=True)
class StaffingFields:
    """What the staffing block printed; built up row by row, then read only."""

    sections: list[RawSection] = field(default_factory=list)
    total: RawTotal | None = None
    as_of: list[AsOfLine] = field(default_factory=list)
    labels: list[RawText] = field(default_factory=list)
    extras: list[RawExtra] = field(default_factory=list)
    officers: list[RawOfficer] = field(default_factory=list)
    """Heads of the department that the table names in a row of their own."""
    header_rows: list[Row] = field(default_factory=list)
    """Rows of the department's header that look like a staffing table (部局名 部局長名 所属名 職員数)."""
    findings: list[Finding] = field(default_factory=list)
    totals: list[PrintedTotal] = field(default_factory=list)
    head_counted: bool = False
    cut: RawText | None = None
    """The first part of a section's name that was cut at its ・."""

    def values(self) -> Iterator[RawText]:
        """The texts of every value found so far."""
        for section in self.sections:
            yield section.name
            yield from (officer.name for officer in section.officers)
            yield from (officer.reading for officer in section.officers if officer.reading is not None)
            yield from (count for _, count in section.staff_counts)
            if section.staff_count is not None:
                yield section.staff_count
        for total in self.totals:
            yield total.label
            yield from (count for _, count in total.types)
            if total.count is not None:
                yield total.count
        yield from (officer.name for officer in self.officers)
        yield from (text for extra in self.extras for text in extra.texts)

    def doubt(self, code: str, message: str, text: RawText | None, path: str) -> None:
        """Record a finding, once for each message and place."""
        if not any(one.message == message and one.path == path for one in self.findings):
            self.findings.append(Finding(code, message, text, path))

    def add_note(self, text: RawText) -> bool:
        """Keep a note (※ 人数は再任用を含む) under its mark; False: the text is none."""
        mark = _NOTE.match(fold(text.text))
        label, rest = (None, None) if mark is None else (head(text, mark.end()), tail(text, mark.end()))
        if label is None or rest is None:
            return False
        self.extras.append(RawExtra(label, (rest,)))
        return True

    def add_total(
        self, label: RawText, says: TotalLabel, count: RawText | None, types: Sequence[tuple[StaffType, RawText]] = ()
    ) -> None:
        """Record a printed total of the sections so far."""
        since = self.totals[-1].until if self.totals else 0
        self.totals.append(PrintedTotal(label, says, count, tuple(types), since, len(self.sections)))


def total_label(text: str, profile: Profile) -> TotalLabel | None:
    """A label → what it says of its total; None: it labels none.

    `小計` sums up a part; `計（部長含む）` counts the head.
    """
    folded = fold(text)
    if len(folded) > 30:
        return None
    folded = _COUNTED.sub("", folded)  # 計（人） says of what the number is
    remark = _REMARK.search(folded) if folded[-1:] == ")" else None
    base = folded if remark is None else folded[: remark.start()]
    if "計" in base and _SUBTOTAL.fullmatch("".join(base.split())):
        return TotalLabel(0, with_head=False)
    kind = profile.labels.kind_of(folded, "total.") or (remark and profile.labels.kind_of(base, "total."))
    if kind is None:
        bare = base.rstrip(" :")
        if bare[-1:] not in _TOTAL_ENDS or _TOTAL_FORM.fullmatch("".join(bare.split()).strip("■□◆●○◎・")) is None:
            return None
    with_head = kind == "total.with_head" or (remark is not None and _WITH_HEAD.search(remark[1]) is not None)
    return TotalLabel(2 if _GRAND.search(base) else 1, with_head)


def says_with_head(remark: str) -> bool:
    """Whether a remark says that the head is counted (部長を含む)."""
    return _WITH_HEAD.search(remark) is not None


def staff_value(text: RawText | None) -> Number | None:
    """A printed number of staff; None where it is no plain one."""
    return None if text is None else parse_staff_number(text.text)


def settle_totals(found: StaffingFields) -> None:
    """Of the printed totals that can be read the one that counts the head, else the widest, is the stated one.

    Every other, and the totals by type, are claimed where they are the sums of what the sections say; else they are
    kept as extras, with a finding.
    """
    stated = max(
        (one for one in found.totals if staff_value(one.count) is not None and one.says.rank),
        key=lambda one: (one.says.with_head, one.says.rank, -found.totals.index(one)),
        default=None,
    )
    if stated is not None and stated.count is not None:
        with_head = stated.says.with_head or found.head_counted
        found.total = RawTotal(stated.count, stated.label, includes_head=with_head)
    for total in found.totals:
        found.labels.append(total.label)
        for kind, printed in total.types:
            _weigh(printed, total, [dict(section.staff_counts).get(kind) for section in found.sections], found)
        if total.count is not None and total is not stated:
            _weigh(total.count, total, [section.staff_count for section in found.sections], found)


def _weigh(printed: RawText, total: PrintedTotal, parts: Sequence[RawText | None], found: StaffingFields) -> None:
    """Claim a sum that is right; a wrong one, or one of parts that are not printed, is kept with its label."""
    value = staff_value(printed)
    sums = [sum((staff_value(part) or 0 for part in chosen), 0) for chosen in (parts, parts[total.since : total.until])]
    if value in sums or not any(char.isalnum() for char in printed.text):
        found.labels.append(printed)
        return
    found.extras.append(RawExtra(total.label, (printed,)))
    if value is None:
        found.doubt(
            "unreadable-count", f"「{printed.text}」 is no plain number of staff", printed, "/staffing/stated_total"
        )
    elif any(part is not None for part in parts):
        message = f"「{total.label.text}」 {printed.text} is not the sum of the sections, {sums[0]}"
        found.doubt("total-mismatch", message, printed, "/staffing")
