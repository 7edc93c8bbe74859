"""A TOML file of `content/` becomes a `Report`: what a department says in one year, and how it is printed."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

Form = Literal["text", "pdf"]
Stage = Literal["plan", "midterm", "final"]
STAGES: tuple[Stage, ...] = ("plan", "midterm", "final")
FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
VACANT = frozenset({"欠員", "（欠員）"})


@dataclass(frozen=True, slots=True)
class Person:
    """A head (部長, 課長): `name` is "family given" or None for a vacant post, `printed` the name cell."""

    name: str | None
    kana: str | None
    printed: str
    concurrent: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A row of the staffing table (執行体制)."""

    name: str
    head: Person
    staff: int
    staff_label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a project under its printed label."""

    stage: Stage
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """A project (事業); `printed` is its name as printed, one part a table row."""

    name: str
    printed: tuple[str, ...]
    sections: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Print:
    """How a report is printed, defects included.

    `inline` names the stages whose label stands in one cell with its text, from project `inline_from` on.
    After project `page_break_after` (0: nowhere) 主な事業 is repeated, behind a form feed if `form_feed`.
    `shift_count` projects from `shift_from` on have their 最終報告 on the row of the next project's name.
    The fields from `names` on, and the bracket on a line of its own, are for PDF only.
    """

    form: Form
    encoding: Literal["utf-8", "utf-8-sig", "cp932", "utf-16"] = "utf-8"
    newline: Literal["lf", "crlf"] = "lf"
    header: Literal["tab", "colon", "blank", "table"] = "blank"
    bracket: Literal["half", "full", "line"] = "half"
    digits: Literal["as-written", "full"] = "as-written"
    inline: tuple[Stage, ...] = ()
    inline_from: int = 1
    page_break_after: int = 0
    form_feed: bool = False
    shift_from: int = 1
    shift_count: int = 0
    names: Literal["merged", "blank"] = "merged"
    name_align: Literal["top", "middle"] = "top"
    rules: Literal["stroke", "rect"] = "stroke"
    repeat: Literal["text", "row"] = "text"
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One department's report for one fiscal year, as it will be printed."""

    stem: str
    department: str
    fiscal_year: int
    year_label: str
    as_of_label: str
    as_of_date: datetime.date
    head: Person
    sections: tuple[Section, ...]
    stated_total: bool
    policy: tuple[str, ...]
    goals: tuple[str, ...]
    projects: tuple[Project, ...]
    print: Print

    @property
    def title(self) -> str:
        """The title line."""
        return f"{self.department}の基本方針"

    @property
    def goals_heading(self) -> str:
        """The heading over the goals."""
        return f"{self.year_label}の目標"


def _person(data: dict[str, Any], name_key: str) -> Person:
    name, kana, concurrent = data.get(name_key), data.get("kana"), data.get("concurrent", False)
    written = data.get("printed") or " ".join(part for part in (kana, name) if part)
    if name is None and written not in VACANT:
        raise ValueError(f"a post without a name is printed as one of {sorted(VACANT)}, not {written!r}")
    return Person(name, kana, f"{written}（兼務）" if concurrent else written, concurrent)


def _project(data: dict[str, Any], year_label: str) -> Project:
    labels = {"plan": f"{data.get('plan_year', year_label)}の取組", "midterm": "中間報告", "final": "最終報告"}
    printed = tuple(data.get("printed", data["name"]).split("|"))
    if "".join(printed).replace(" ", "") != data["name"]:
        raise ValueError(f"{printed} is not the name {data['name']!r} with blanks and breaks added")
    entries = tuple(Entry(stage, labels[stage], data[stage]) for stage in STAGES if stage in data)
    return Project(data["name"], printed, tuple(data["sections"]), entries)


def _with_full_width_digits(value: Any) -> Any:
    """Every digit in every text, at any depth, becomes a full-width one (全角数字); other values stay."""
    if isinstance(value, str):
        return value.translate(FULL_WIDTH_DIGITS)
    if isinstance(value, dict):
        return {key: _with_full_width_digits(item) for key, item in value.items()}
    return [_with_full_width_digits(item) for item in value] if isinstance(value, list) else value


def load(path: Path) -> Report:
    """One content file becomes a report.

    Raises:
        ValueError: the file contradicts itself (a printed name that is not the name, an unknown key of `[print]`).
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    settings: dict[str, Any] = {
        key: tuple(item) if isinstance(item, list) else item for key, item in data.pop("print").items()
    }
    if unknown := settings.keys() - Print.__dataclass_fields__.keys():
        raise ValueError(f"{path.name}: unknown in [print]: {sorted(unknown)}")
    how = Print(**settings)
    if how.form == "text" and how.bracket == "line":
        raise ValueError(f"{path.name}: a text file has no lines inside a cell")
    if how.digits == "full":
        data = _with_full_width_digits(data)
    return Report(
        stem=path.stem,
        department=data["department"],
        fiscal_year=data["fiscal_year"],
        year_label=data["year_label"],
        as_of_label=data["as_of_label"],
        as_of_date=data["as_of_date"],
        head=_person(data["head"], "name"),
        sections=tuple(_section(item, how) for item in data["sections"]),
        stated_total=data.get("stated_total", False),
        policy=tuple(data["policy"]),
        goals=tuple(data["goals"]),
        projects=tuple(_project(item, data["year_label"]) for item in data["projects"]),
        print=how,
    )


def _section(data: dict[str, Any], how: Print) -> Section:
    label = str(data["staff"])
    if how.digits == "full":
        label = label.translate(FULL_WIDTH_DIGITS)
    return Section(data["name"], _person(data, "head"), data["staff"], label)


def load_all(folder: Path) -> tuple[Report, ...]:
    """Every content file of a folder, in the order of departments' file names and years."""
    return tuple(load(path) for path in sorted(folder.glob("*.toml")))


def without_defects(report: Report, how: Print) -> Report:
    """The same content printed as `how` says, every project name in one piece."""
    projects = tuple(replace(project, printed=(project.name,)) for project in report.projects)
    return replace(report, projects=projects, print=how)
