"""A report becomes the bytes of a text file: lines with tabs between cells, in the encoding its `Print` asks for."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from tools.make_raw.grid import project_rows

if TYPE_CHECKING:
    from tools.make_raw.content import Report

MARKERS = "①②③④⑤⑥⑦⑧⑨⑩"
_HEADER_JOIN = {"tab": "\t", "colon": "：", "blank": " "}


def _top(report: Report) -> list[str]:
    join = _HEADER_JOIN[report.print.header]
    return [
        "",
        report.title,
        "",
        f"(職員数は{report.as_of_label})",
        "",
        f"部局名{join}{report.department}",
        f"部長名{join}{report.head.printed}",
        "",
    ]


def _staffing(report: Report) -> list[str]:
    rows = [f"{section.name}\t{section.head.printed}\t{section.staff_label}" for section in report.sections]
    total = [f"合計\t\t{sum(section.staff for section in report.sections)}"] if report.stated_total else []
    return ["部局内の執行体制\t\t", "課名\t課長名\t職員数", *rows, *total, ""]


def _prose(report: Report) -> list[str]:
    goals = [f"- {MARKERS[at]} {goal}" for at, goal in enumerate(report.goals)]
    return ["基本方針", "", *report.policy, "", report.goals_heading, "", *goals, ""]


def _projects(report: Report) -> list[str]:
    lines = ["主な事業", ""]
    for row in project_rows(report):
        if row.break_before:
            lines += ["", "\f主な事業\t" if report.print.form_feed else "主な事業\t"]
        lines.append(f"{row.name}\t{row.body}")
    return lines


def as_text(report: Report) -> str:
    """The report's lines, a line feed behind each.

    Raises:
        ValueError: the defects asked for contradict each other.
    """
    lines = _top(report) + _staffing(report) + _prose(report) + _projects(report)
    return "".join(f"{line}\n" for line in lines)


def as_bytes(report: Report) -> bytes:
    """The text file's bytes; UTF-16 is little-endian with a byte order mark.

    Raises:
        UnicodeEncodeError: a character is not in the encoding.
    """
    text = as_text(report)
    if report.print.newline == "crlf":
        text = text.replace("\n", "\r\n")
    if report.print.encoding == "utf-16":
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    return text.encode(report.print.encoding)
