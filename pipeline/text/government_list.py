"""The vendored list of local governments and its dated overlay → look-up tables, read once and only when needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, TypeAlias

from pipeline.text.government_names import WrittenName, fold_name, without_kind

_LIST: Final = "local_government_codes.csv"
_CHANGES: Final = "local_government_changes.csv"

Row: TypeAlias = tuple[str, ...]
Index: TypeAlias = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class LocalGovernment:
    """A prefecture, municipality or ward under one name and code; `name` has no prefecture and is empty for one.

    `valid_from` and `valid_to` are its first and last day (ISO); None: before the list's memory, or to this day.
    `successors` are the codes that its area has now. `district` is its 郡, where it has one.
    """

    code: str
    name: str
    prefecture: str
    kind: str
    district: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()


class GovernmentList:
    """Read-only look-up by code, name and reading. Rows stay text until one is asked for: loading is what costs."""

    __slots__ = ("_by_code", "_by_name", "_by_reading", "_rows")

    def __init__(self, rows: list[Row], folded: list[Row]) -> None:
        """Index `rows`; `folded` are the same rows with names folded."""
        self._rows = rows
        self._by_code: Index = {}
        self._by_name: Index = {}
        self._by_reading: Index = {}
        for position, row in enumerate(folded):
            self._by_code.setdefault(row[0], []).append(position)
            self._index_names(position, row)

    def _index_names(self, position: int, row: Row) -> None:
        kind, name, reading = row[1], row[4], row[5]
        names = self._by_name
        if kind == "prefecture":
            names.setdefault(row[2], []).append(position)
            return
        names.setdefault(name, []).append(position)
        if reading:
            self._by_reading.setdefault(reading, []).append(position)
        if kind == "ward":
            names.setdefault(name[name.index("市", 1) + 1 :], []).append(position)
            return
        stem, spoken = without_kind(name, reading)
        names.setdefault(stem, []).append(position)
        if spoken:
            self._by_reading.setdefault(spoken, []).append(position)

    def coded(self, code6: str) -> tuple[LocalGovernment, ...]:
        """All bearers of a code, oldest first."""
        return self._governments(self._by_code.get(code6, ()))

    def named(self, name: WrittenName) -> tuple[LocalGovernment, ...]:
        """All that ever had a name, in code order; where prefecture or 郡 is written too, only those in it."""
        found = self._governments(self._by_name.get(name.whole, ()))
        if found or name.own == name.whole:
            return found
        inside = self._by_name.get((name.district or "") + name.own, ()) or self._by_name.get(name.own, ())
        return tuple(g for g in self._governments(inside) if _lies_in(g, name))

    def spoken(self, keys: tuple[str, ...]) -> tuple[LocalGovernment, ...]:
        """All whose reading is one of the keys, in code order."""
        return self._governments({position for key in keys for position in self._by_reading.get(key, ())})

    def _governments(self, positions: Iterable[int]) -> tuple[LocalGovernment, ...]:
        rows = [self._rows[position] for position in positions]
        return tuple(_government(row) for row in sorted(rows, key=lambda row: (row[0], row[7] or "9")))


def _lies_in(government: LocalGovernment, name: WrittenName) -> bool:
    if name.prefecture and government.prefecture != name.prefecture:
        return False
    if not name.district:
        return True
    whole = name.district + name.own  # 郡山市, 蒲郡市: no 郡 at all
    own = fold_name(government.name)
    return fold_name(government.district or "") == name.district or own in (whole, whole + own[-1])


def _government(row: Row) -> LocalGovernment:
    code, kind, prefecture, district, name, _, valid_from, valid_to, successors = row
    return LocalGovernment(
        code,
        name,
        prefecture,
        kind,
        district or None,
        valid_from or None,
        valid_to or None,
        tuple(successors.split()),
    )


@lru_cache(maxsize=1)
def load_governments() -> GovernmentList:
    """The vendored list and overlay → the look-up tables; reads the files at the first call only.

    >>> [g.name for g in load_governments().coded("282219")]
    ['篠山市', '丹波篠山市']
    """
    began: dict[tuple[str, str], str] = {}
    past: list[Row] = []
    for row in _read(_CHANGES)[0]:
        code, name, prefecture, district, valid_from, valid_to, successors, _ = row
        if valid_to:
            kind = "ward" if name.endswith("区") else "municipality"
            past.append((code, kind, prefecture, district, name, "", valid_from, valid_to, successors))
        else:
            began[code, name] = valid_from
    current, folded = _read(_LIST)
    rows = past + [(*row, began.get((row[0], row[4]), ""), "", "") for row in current]
    return GovernmentList(rows, [(*row[:4], fold_name(row[4]), *row[5:]) for row in past] + folded)


def _read(name: str) -> tuple[list[Row], list[Row]]:
    """A vendored file → its rows without the heading, and the same rows folded. No field has a comma or a quote."""
    text = files("pipeline").joinpath("data", name).read_text(encoding="utf-8")
    return _rows(text), _rows(fold_name(text))


def _rows(text: str) -> list[Row]:
    return [tuple(line.split(",")) for line in text.splitlines()[1:]]
