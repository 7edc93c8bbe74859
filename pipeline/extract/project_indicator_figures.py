"""An indicator with its figures behind it (相談件数（現状値 11件、目標値 12件）, 満足度：開始時 56％、目標 62％) → each of them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.figure_forms import is_figure
from pipeline.extract.project_printed import PrintedText
from pipeline.extract.project_titles import split_year
from pipeline.model.raw import RawText, joined, stretch
from pipeline.profiles.figure_titles import figure_by_words
from pipeline.text.fold import fold

_PART = re.compile(r"(?:[^、;/()→⇒]|\([^()]*\)|[→⇒](?=[ ]?[0-9]))+")
_FIGURE = re.compile(r" *(?P<label>(?:[^ :()]|\([^()]*\))+)[ :]+(?P<value>[^()]+?) *")
_TIGHT = re.compile(r" *(?P<label>(?:[^ :()0-9]|\([^()]*\)){2,12})(?P<value>[0-9][^()]*?) *")
"""No blank between a figure and its label (現状12件)."""
_BEHIND = re.compile(
    r"(?P<name>.+?) ?(?:\((?P<figures>(?:[^()]|\([^()]*\))+)\)|[［\[〔](?P<square>[^［］\[\]〔〕]+)[］\]〕]) ?"
)
_OPEN = re.compile(
    r"(?P<name>[^():][^:]{2,80}?) (?P<figures>(?:現状|現在|基準|策定時|前年度?|当初|目標|計画|実績|結果|達成|到達)(?:[^ :、()]{0,6}[ :]+[^ ]|[^ :、()0-9]{0,4}[0-9]).*)"
)
"""An indicator with its figures behind it, no bracket round them: 相談件数　目標　12件、実績　9件."""
_COLON = re.compile(r"(?P<name>[^:。]{3,80}?) ?: ?(?P<figures>[^。]*[^ 。])")
_SLOTS = (
    ("measure.baseline", re.compile("現状|現在|基準|策定時|前年|当初|現況|初期")),
    ("measure.target", re.compile("目標|計画|予定|見込")),
    ("measure.actual", re.compile("実績|結果|達成|到達|年度末")),
)
_BETWEEN = ":：(（[［〔 \u3000"
"""One of these stands between an indicator and its figures."""
_CUTS = "\n \u3000"
_MOST_CUTS, _SHORTEST_ITEM = 60, 6
_HOLDS_FIGURE = re.compile("(?:現状|現在|基準|目標|計画|実績|結果)[^ :0-9]{0,3}[ :]+[0-9]")
"""What the name of no indicator has: the figure of another."""
Figures = tuple[RawText, list[tuple[str, RawText, RawText]]]


def all_indicator_figures(value: RawText) -> list[Figures]:
    """The text of a cell → each of its indicators with its figures, on a line each or one behind the other; [] where any of it is otherwise."""
    whole = indicator_figures(value)
    if whole is not None and _HOLDS_FIGURE.search(fold(whole[0].text)) is None:
        return [whole]
    printed = value.text
    cuts = [at for at, char in enumerate(printed) if char in _CUTS]
    if not cuts or len(cuts) > _MOST_CUTS or not any(mark in printed for mark in _BETWEEN):
        return []
    ends = [*cuts, len(printed)]
    found: dict[int, list[Figures]] = {len(printed): []}
    for start in reversed([-1, *cuts]):
        for end in ends:
            if end - start <= _SHORTEST_ITEM or end not in found:
                continue
            item = stretch(value, start + 1, end)
            one = None if item is None else indicator_figures(item)
            if one is not None and _HOLDS_FIGURE.search(fold(one[0].text)) is None:
                found[start] = [one, *found[end]]
                break
    return found.get(-1, [])


def indicator_figures(value: RawText) -> Figures | None:
    """`相談件数（現状値 11件、目標値 12件）` → the indicator, and each figure with its kind and label; None: it is no such text.

    The bracket may be left out (相談件数　目標値　12件、実績値　9件), or a colon stands for it; a line may end anywhere.
    """
    printed = value.text
    if not any(mark in printed for mark in _BETWEEN):
        return None
    places = [at for at, char in enumerate(printed) if char != "\n"]
    folded = fold(printed.replace("\n", ""))
    if len(folded) != len(places):
        return None
    places.append(len(printed))
    for form in (_BEHIND, _OPEN, _COLON):
        behind = form.fullmatch(folded)
        name = None if behind is None else stretch(value, 0, places[behind.end("name")])
        if behind is None or name is None:
            continue
        group = "square" if behind.groupdict().get("square") else "figures"
        parts = _parts(value, places, behind.start(group), behind[group])
        if parts:
            return name, parts
    return None


def _parts(value: RawText, places: Sequence[int], at: int, inner: str) -> list[tuple[str, RawText, RawText]]:
    """The labelled figures of a list; [] where one part of it is none, or two are of one kind."""
    parts: list[tuple[str, RawText, RawText]] = []
    for part in _PART.finditer(inner):
        found = _FIGURE.fullmatch(part[0]) or _TIGHT.fullmatch(part[0])
        if found is None or not is_figure(found["value"]) or any(map(_kind, found["value"].split()[1:])):
            return []
        kind = _kind(found["label"])
        begin = at + part.start()
        label = stretch(value, *_span(places, begin + found.start("label"), begin + found.end("label")))
        figure = stretch(value, *_span(places, begin + found.start("value"), begin + found.end("value")))
        if kind is None or label is None or figure is None or any(kind == other for other, _, _ in parts):
            return []
        parts.append((kind, label, figure))
    return parts


def _span(places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the text without its line feeds stands in the text with them."""
    return places[start], places[end - 1] + 1


def _kind(label: str) -> str | None:
    by_words = figure_by_words(label)
    return by_words or next((kind for kind, words in _SLOTS if words.search(label) is not None), None)


def figures_apart(texts: Sequence[PrintedText]) -> tuple[list[PrintedText], list[RawText]]:
    """Texts as printed → the same, each indicator apart from the figures behind it; and the labels that head nothing more."""
    found: list[PrintedText] = []
    labels: list[RawText] = []
    for text in texts:
        read = all_indicator_figures(joined(text.parts)) if "measure.label" in text.kinds and text.parts else []
        if not read:
            found.append(text)
            continue
        labels.append(text.label)
        for indicator, parts in read:
            found.append(replace(text, kinds=("measure.label",), parts=[indicator]))
            for kind, title, figure in parts:
                labels.append(title)
                year, _ = split_year(title)
                found.append(replace(text, kinds=(kind,), label=title, parts=[figure], year=year))
    return found, labels
