"""Years, numbers and clean texts: how a value is printed, and what the contract makes of the print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from benchmarks.corpus.sentences import year_label

if TYPE_CHECKING:
    import random

    from benchmarks.corpus.layouts.facts import Number, Printed

YearStyle = Literal["era", "western", "both", "spaced", "short"]

_CLEAN = {
    **{code: code - 0xFEE0 for code in (*range(ord("０"), ord("９") + 1), *range(ord("Ａ"), ord("Ｚ") + 1), *range(ord("ａ"), ord("ｚ") + 1))},
    ord("％"): "%",
    ord("\u3000"): " ",
}  # fmt: skip


def clean(text: str) -> str:
    """A printed text as a field holds it: letters, digits and ％ of half width, blanks single.

    >>> clean("令和５年度　運営方針"), clean("満足度９０％")
    ('令和5年度 運営方針', '満足度90%')
    """
    return " ".join(text.translate(_CLEAN).split())


def year_text(fiscal_year: int, style: YearStyle) -> str:
    """A fiscal year as printed.

    >>> [year_text(2023, style) for style in ("era", "western", "both", "spaced", "short")]
    ['令和5年度', '2023年度', '令和5（2023）年度', '令和 5 年度', 'R5年度']
    """
    era = year_label(fiscal_year)
    if style == "western":
        return f"{fiscal_year}年度"
    if style == "both":
        return f"{era.removesuffix('年度')}（{fiscal_year}）年度"
    if style == "spaced":
        return f"{era[:2]} {era[2:].removesuffix('年度')} 年度"
    if style == "short":
        return f"{ {'平成': 'H', '令和': 'R'}[era[:2]] }{era[2:].replace('元', '1')}"
    return era


class Wording:
    """Which of the alternative words a city uses: the same ones in the whole document.

    `fill` puts years into a word: {year} {last} {next} in the document's style, {short} {short_last} {short_next} as R5.
    """

    def __init__(self, chance: random.Random, fiscal_year: int, style: YearStyle) -> None:
        self._chance = chance
        self._chosen: dict[tuple[str, ...], str] = {}
        self._years = {
            **{
                name: year_text(fiscal_year + step, style)
                for name, step in (("year", 0), ("last", -1), ("last2", -2), ("next", 1))
            },
            **{
                name: year_text(fiscal_year + step, "short")
                for name, step in (("short", 0), ("short_last", -1), ("short_last2", -2), ("short_next", 1))
            },
        }
        self.fiscal_year = fiscal_year

    def pick(self, words: tuple[str, ...]) -> str:
        """One of the words, years filled in; the same one each time."""
        return self.fill(self.template(words))

    def template(self, words: tuple[str, ...]) -> str:
        """The chosen word as it stands in the data."""
        if words not in self._chosen:
            self._chosen[words] = self._chance.choice(words)
        return self._chosen[words]

    def fill(self, word: str) -> str:
        """A word with its years."""
        return word.format(**self._years) if "{" in word else word

    def year_of(self, words: tuple[str, ...]) -> int:
        """The fiscal year that the chosen word names; the document's own if it names none."""
        word = self.template(words)
        return self.fiscal_year + ("next}" in word) - ("last}" in word) - 2 * ("last2}" in word)

    def year_in(self, words: tuple[str, ...]) -> str | None:
        """The document's own year as the chosen word prints it, if it does."""
        word = self.template(words)
        return next((self._years[name] for name in ("year", "short") if f"{{{name}}}" in word), None)


def number_text(number: Printed, unit: str = "") -> str:
    """A number as printed, thousands with commas, its unit behind it; a word or dash as it is.

    >>> number_text(1562, "人"), number_text(85.5, "％"), number_text("未定", "人")
    ('1,562人', '85.5％', '未定')
    """
    return number if isinstance(number, str) else f"{number:,}{unit}"


def number_or_none(printed: Printed) -> Number | None:
    """What the contract has of a printed value: －, 未定 and blanks are null."""
    return None if isinstance(printed, str) else printed
