"""A profile's title pattern → a compiled pattern, its placeholders filled in."""

from __future__ import annotations

import functools

import regex

from pipeline.profiles.labels import FISCAL_YEAR, YEAR


@functools.lru_cache(maxsize=64)
def compile_title(source: str) -> regex.Pattern[str]:
    """A pattern as a profile writes it → compiled.

    Raises:
        regex.error: it is no regular expression.
    """
    return regex.compile(source.replace("{fy}", FISCAL_YEAR).replace("{year}", YEAR))
