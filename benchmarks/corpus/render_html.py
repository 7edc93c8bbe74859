"""Blocks become a web page with a style sheet of its own, for reading and for printing on A4."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from benchmarks.corpus.blocks import Beside, Heading, PageBreak, Table

if TYPE_CHECKING:
    from benchmarks.corpus.blocks import Block, Cell
    from benchmarks.corpus.families import Look

_FONTS = {"mincho": '"IPAMincho", "Noto Serif CJK JP", serif', "gothic": '"IPAGothic", "Noto Sans CJK JP", sans-serif'}
_LINES = {
    "stroke": "0.5pt solid #000",
    "rect": "1px solid #333",
    "cells": "1pt solid #000",
    "dotted": "1px dotted #000",
    "double": "3px double #000",
}


def _page_rule(look: Look, running_head: str) -> str:
    parts = look.foot.replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    foot = f'@bottom-center {{ content: "{parts}"; font-size: 9pt; }}' if look.foot else ""
    head = f'@top-right {{ content: "{running_head}"; font-size: 9pt; }}' if look.running_head else ""
    return f"@page {{ size: A4; margin: 22mm 20mm 20mm; {foot} {head} }}"


def _style(look: Look, running_head: str) -> str:
    shade = "background: #e6e6e6;" if look.shaded else ""
    return "\n".join((
        _page_rule(look, running_head),
        f"body {{ font: {look.size}pt/1.5 {_FONTS[look.font]}; margin: 0 auto; max-width: 170mm; }}",
        "h1 { font-size: 16pt; font-weight: normal; text-align: center; } h2 { font-size: 12pt; font-weight: normal; margin: 1em 0 0.3em; }",
        "p { margin: 0; } .indent { text-indent: 1em; } .right { text-align: right; } .center { text-align: center; }",
        "table { border-collapse: collapse; table-layout: fixed; margin: 0.3em 0; }",
        f"th, td {{ padding: 2pt 4pt; text-align: left; font-weight: normal; vertical-align: {'middle' if look.middle else 'top'}; overflow-wrap: anywhere; }}",
        f"table.ruled > * > tr > * {{ border: {_LINES[look.rules]}; }}",
        f"tr {{ break-inside: avoid; }} th {{ {shade} }} .center {{ text-align: center; }} .beside {{ display: flex; align-items: flex-start; }}",
    ))  # fmt: skip


def _cell(cell: Cell) -> str:
    tag = "th" if cell.head else "td"
    spans = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if count > 1
    )
    align = f' class="{cell.align}"' if cell.align != "left" else ""
    return f"<{tag}{spans}{align}>{escape(cell.text).replace(chr(10), '<br>')}</{tag}>"


def _rows(rows: tuple[tuple[Cell, ...], ...]) -> str:
    return "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)


def _table(table: Table, *, share: float = 1.0) -> str:
    """A table; `share` is the part of the measure that 100 % stands for."""
    total = sum(table.widths)
    columns = "".join(f'<col style="width: {width / total:.2%}">' for width in table.widths)
    heads = table.heads if table.repeat else 0
    top = f"<thead>\n{_rows(table.rows[:heads])}\n</thead>\n" if heads else ""
    kind = ' class="ruled"' if table.ruled else ""
    return (
        f'<table{kind} style="width: {total / share:.2%}"><colgroup>{columns}</colgroup>\n'
        f"{top}<tbody>\n{_rows(table.rows[heads:])}\n</tbody></table>"
    )


def _html(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Beside):
        gap = f'<div style="width: {block.gap:.2%}"></div>'
        return f'<div class="beside">\n{_table(block.left)}\n{gap}\n{_table(block.right)}\n</div>'
    if isinstance(block, Heading):
        tag = "h1" if block.level == 0 else "h2"
        return f"<{tag}>{escape(block.text)}</{tag}>"
    if isinstance(block, PageBreak):
        return '<div style="break-before: page"></div>'
    classes = " ".join(name for name in ("indent" if block.indent else "", block.align) if name not in ("", "left"))
    return f"<p{f' class={chr(34)}{classes}{chr(34)}' if classes else ''}>{escape(block.text)}</p>"


def as_html(blocks: tuple[Block, ...], look: Look, running_head: str) -> str:
    """The page; `running_head` is printed at the top of every sheet of paper if the look says so."""
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    body = "\n".join(map(_html, blocks))
    return (
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>{escape(title)}</title>\n'
        f"<style>\n{_style(look, running_head)}\n</style></head>\n<body>\n{body}\n</body></html>\n"
    )
