"""Differences become Markdown for people: counts by table, then what was added, removed, renamed and changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.compare.difference import CellChange, Diff, OutputInfo, Pair, Single, Status, TableDiff
from pipeline.publish.columns import Value
from pipeline.publish.csv_tables import number_text

MOST_ROWS: Final = 200
"""Rows of one kind that are listed of a table; the others are counted, and stand in the JSON."""
_HEADINGS: Final[tuple[tuple[Status, str], ...]] = (
    ("added", "追加 (added)"),
    ("removed", "削除 (removed)"),
    ("changed", "変更 (changed)"),
    ("renamed", "改称 (renamed)"),
    ("moved", "位置のみ変更 (moved)"),
    ("same", "同一 (same)"),
)
_MATCHED: Final = {
    "id": "IDが同じ (same id)",
    "entity_id": "通年IDが同じ (same id through the years)",
    "natural_key": "名称などが同じ (same natural key)",
    "likeness": "名称が近い (names nearly the same)",
}
_SPECIAL: Final = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#~&"})
_AROUND: Final = 20
"""Characters shown on either side of what differs in a long text."""
_SHORT: Final = 80


def to_markdown(diff: Diff) -> str:
    """The page (GitHub-flavoured Markdown); texts stand in 「」, null is （なし）.

    No emphasis is used: beside Japanese brackets its marks would be printed as they are.
    """
    lines = ["# 差分 (differences)", "", *_sides(diff), ""]
    if not diff.differs:
        lines += ["差分はありません。No differences.", ""]
    lines += [*_counts(diff), ""]
    for table in diff.tables:
        if table.differs:
            lines += _table(table)
    if diff.not_compared:
        lines += [f"比較していない表 (not compared): {', '.join(f'`{name}`' for name in diff.not_compared)}", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _sides(diff: Diff) -> Iterator[str]:
    for title, info in (("旧 (old)", diff.old), ("新 (new)", diff.new)):
        yield f"- {title}: {_said(info)}"


def _said(info: OutputInfo) -> str:
    years = ", ".join(map(str, info.fiscal_years)) or "不明 (unknown)"
    codes = ", ".join(info.local_government_codes) or "不明 (unknown)"
    versions = ", ".join(info.schema_versions) or "—"
    return f"{_safe(info.name)} — 文書 (documents) {info.documents}, 団体 (code) {codes}, 年度 (years) {years}, schema {versions}"


def _counts(diff: Diff) -> Iterator[str]:
    yield f"| 表 (table) | {' | '.join(title for _, title in _HEADINGS)} |"
    yield f"|---|{'---:|' * len(_HEADINGS)}"
    for table in diff.tables:
        numbers = " | ".join(str(table.counts[status]) for status, _ in _HEADINGS)
        yield f"| {_safe(table.title)} (`{table.name}`) | {numbers} |"


def _table(table: TableDiff) -> Iterator[str]:
    yield f"## {_safe(table.title)} (`{table.name}`)"
    yield ""
    matched = [f"{_MATCHED[method]} {count}" for method, count in table.matched_by.items() if count]
    if matched:
        yield f"対応付け (matched): {', '.join(matched)}"
        yield ""
    for columns, what in (
        (table.columns_added, "追加された列 (columns added)"),
        (table.columns_removed, "削除された列 (columns removed)"),
    ):
        if columns:
            yield f"{what}: {', '.join(f'`{column}`' for column in columns)}"
            yield ""
    yield from _list("追加 (added)", [_single(row) for row in table.added[:MOST_ROWS]], len(table.added))
    yield from _list("削除 (removed)", [_single(row) for row in table.removed[:MOST_ROWS]], len(table.removed))
    yield from _list("改称 (renamed)", [_pair(pair) for pair in table.renamed[:MOST_ROWS]], len(table.renamed))
    yield from _list("変更 (changed)", [_pair(pair) for pair in table.changed[:MOST_ROWS]], len(table.changed))
    if table.moved:
        yield f"### 位置のみ変更 (moved): {len(table.moved)}"
        yield ""


def _list(title: str, items: Sequence[str], count: int) -> Iterator[str]:
    if not count:
        return
    yield f"### {title}: {count}"
    yield ""
    yield from items
    if count > len(items):
        yield f"- ほか (more): {count - len(items)}"
    yield ""


def _single(row: Single) -> str:
    return f"- {_safe(row.label)} (`{row.id}`)"


def _pair(pair: Pair) -> str:
    ids = f"`{pair.new_id}`" if pair.old_id == pair.new_id else f"`{pair.old_id}` → `{pair.new_id}`"
    score = "" if pair.score is None else f", {_MATCHED['likeness']} {pair.score:g}"
    return "\n".join([f"- {_safe(pair.label)} ({ids}{score})", *(f"  - {_cell(cell)}" for cell in pair.cells)])


def _cell(cell: CellChange) -> str:
    old, new = cell.old, cell.new
    if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > _SHORT:
        old, new = _around_the_change(old, new)
    return f"`{cell.column}`: {_value(old)} → {_value(new)}"


def _value(value: Value) -> str:
    if value is None:
        return "（なし）"
    return f"「{_safe(value)}」" if isinstance(value, str) else number_text(value)


def _around_the_change(old: str, new: str) -> tuple[str, str]:
    """Both texts without what is far from the first and the last difference."""
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    tail = next((at for at in range(shortest - head) if old[-1 - at] != new[-1 - at]), shortest - head)
    first, rest = max(0, head - _AROUND), max(0, tail - _AROUND)
    # A sound mark or variation selector stays with the character it belongs to.
    while first > 0 and unicodedata.category(old[first]) == "Mn":
        first -= 1
    return _cut(old, first, rest), _cut(new, first, rest)


def _cut(text: str, first: int, rest: int) -> str:
    return ("…" if first else "") + text[first : len(text) - rest] + ("…" if rest else "")


def _safe(text: str) -> str:
    """A text that Markdown and HTML show as it is, on one line; control characters made visible."""
    shown = "".join(
        "⏎" if char == "\n" else char if char.isprintable() or char == "\u3000" else f"\\u{ord(char):04x}"
        for char in text
    )
    return shown.translate(_SPECIAL)
