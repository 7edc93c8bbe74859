"""One converted document → tables in the terminal, and each issue with its source line and a marker under the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.model.document import Line
from pipeline.model.issues import kind_of
from pipeline.model.report import DocumentRecord, Goal, Issue, Officer, Project, Report
from pipeline.review.safe import safe

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_LONGEST_EXCERPT = 60


def show(record: DocumentRecord, lines: Sequence[Line], console: Console) -> None:
    """Print a document for a person: header, staffing, policies, goals, projects, extras, issues."""
    info = record.document
    reading = f"{info.media_type}, {info.encoding or 'no encoding'}, {info.line_count} lines"
    pages = "" if info.page_count is None else f", {info.page_count} pages"
    console.print(Text(safe(info.path), style="bold"))
    console.print(Text(f"{info.document_id} · {reading}{pages} · profile {info.profile}", style="dim"))
    for report in record.reports:
        console.print(_report(report))
    console.print()
    for issue in record.issues:
        for line in issue_lines(issue, info.path, lines):
            console.print(line, soft_wrap=True)
    counts = {severity: sum(issue.severity == severity for issue in record.issues) for severity in _STYLES}
    console.print(Text(", ".join(f"{count} {severity}" for severity, count in counts.items()), style="dim"))


def _plain(text: str) -> Text:
    """Text that the console takes as it is: printed brackets are no markup, `:x:` is no picture."""
    return Text(safe(text))


def _report(report: Report) -> RenderableType:
    title = Text(f"\n{safe(report.title or '(no title)')}", style="bold green")
    head = Table.grid(padding=(0, 2))
    department = "—" if report.department is None else " ".join((*report.department.parents, report.department.name))
    for name, value in (
        ("年度", f"{report.fiscal_year or '—'} ({report.fiscal_year_label or '—'})"),
        ("部局", department),
        ("版", report.report_status or "—"),
        *((officer.role_label or "長", _officer(officer)) for officer in report.officers),
        ("時点", f"{report.staffing.as_of_date or '—'} ({report.staffing.as_of_label or '—'})"),
        ("report_id", report.report_id),
    ):
        head.add_row(Text(name, style="dim"), _plain(value))
    parts: list[RenderableType] = [title, head]
    if report.staffing.sections:
        parts.append(_staffing(report))
    parts += [_headed(f"{policy.label} [{policy.kind}]", policy.paragraphs) for policy in report.policies]
    if report.goals:
        parts += [Text("\n目標", style="bold"), _goals(report.goals)]
    if report.projects:
        parts.append(_projects(report.projects))
    if report.extras:
        parts.append(_headed("extras", (f"{extra.label or '—'}: {extra.text}" for extra in report.extras)))
    return Group(*parts)


def _officer(officer: Officer) -> str:
    name = officer.full_name or "(欠員)"
    kana = " ".join(part for part in (officer.family_name_kana, officer.given_name_kana) if part)
    return name + (f" ({kana})" if kana else "") + (" 兼務" if officer.concurrent else "")


def _staffing(report: Report) -> Table:
    table = Table(title="執行体制", title_justify="left", header_style="bold")
    for column in ("課", "長", "職員数"):
        table.add_column(column, justify="right" if column == "職員数" else "left")
    for section in report.staffing.sections:
        count = "—" if section.staff_count is None else f"{section.staff_count:g}"
        by_type = "".join(f" {kind} {value:g}" for kind, value in section.staff_counts.items())
        heads = "\n".join(safe(_officer(officer)) for officer in section.officers) or "—"
        table.add_row(_plain(section.name), Text(heads), Text(count + by_type))
    total = report.staffing.stated_total
    if total is not None:
        table.add_row("合計" + (" (長を含む)" if total.includes_head else ""), "", f"{total.staff_count:g}")
    return table


def _headed(heading: str, texts: Iterable[str]) -> RenderableType:
    return Group(Text(f"\n{safe(heading)}", style="bold"), *(Padding(Text(safe(text)), (0, 0, 0, 2)) for text in texts))


def _goals(goals: Sequence[Goal]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", min_width=4)
    table.add_column(overflow="fold")
    for goal in goals:
        table.add_row(safe(goal.marker or "・"), safe(goal.text))
        if goal.children:
            table.add_row("", _goals(goal.children))
    return table


def _projects(projects: Sequence[Project]) -> Table:
    table = Table(title="事業", title_justify="left", header_style="bold", show_lines=True, expand=True)
    table.add_column("No", min_width=2, no_wrap=True)
    for column, ratio in (("事業", 6), ("担当", 4), ("取組・報告", 20)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for project in projects:
        sections = "\n".join(
            safe(section.label) + ("" if section.match_method == "exact" else f" ({section.match_method})")
            for section in project.sections
        )
        entries = Text()
        for number, entry in enumerate(project.entries):
            mark = "" if entry.attribution == "explicit" else " ⚠ inferred"
            entries.append(("\n" if number else "") + f"{safe(entry.label)} [{entry.entry_type}]{mark}\n", style="bold")
            entries.append(safe(entry.text))
        table.add_row(str(project.project_no), _plain(project.name), Text(sections), entries)
    return table


def issue_lines(issue: Issue, path: str, lines: Sequence[Line]) -> Iterator[Text]:
    """An issue for a person: place, severity, code, message; then the source line with a marker under the place."""
    where = issue.where
    number = where.line_start if where is not None else None
    place = safe(path)
    if where is not None and where.page is not None:
        place += f" p.{where.page}"
    if number is not None:
        place += f":{number}"
    head = Text(f"{place}: ")
    head.append(f"{issue.severity} {issue.code}", style=_STYLES[issue.severity])
    head.append(f": {kind_of(issue.code).title}: {safe(issue.message)}")
    yield head
    if number is None or where is None:
        return
    text = lines[number - 1].text.rstrip()
    lead = len(text) - len(text.lstrip())
    shown = _visible(text.strip())
    if len(shown) > _LONGEST_EXCERPT:
        shown = shown[:_LONGEST_EXCERPT] + "…"
    gutter = f"  {number:>5} │ "
    yield Text(gutter + shown, style="dim")
    more = "" if where.line_end in (None, number) else f" … line {where.line_end}"
    start, width = _marked(text[lead:], shown, issue)
    yield Text(" " * (len(gutter) + start) + "^" * max(1, width) + more, style=_STYLES[issue.severity])


def _marked(text: str, shown: str, issue: Issue) -> tuple[int, int]:
    """Column and width of the marker: under the quoted words of the message where the excerpt holds them."""
    quoted = issue.message.partition("「")[2].partition("」")[0].rstrip("…")
    at = text.find(quoted) if quoted else -1
    before = _visible(text[: max(at, 0)])
    if at < 0 or len(before) >= _LONGEST_EXCERPT:
        return 0, cell_len(shown)
    return cell_len(before), cell_len(shown[len(before) : len(before) + len(_visible(quoted))])


def _visible(text: str) -> str:
    """A stretch of a source line as the excerpt shows it."""
    return safe(text.replace("\t", "⇥"))
