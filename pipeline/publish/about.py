"""Documents and what the caller says become what every descriptor states: title, licence, sources, years, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pipeline.model.report import SCHEMA_VERSION
from pipeline.publish.csv_tables import one_line
from pipeline.publish.finished import Finished
from pipeline.publish.tables import TABLE_BY_NAME

DEFAULT_TITLE: Final = "部局の基本方針データ"
MOST_SOURCES: Final = 200
"""How many sources a README or a catalogue entry names one by one; `documents` names all."""
MARK: Final = "■"
"""What stands for each character of a name that was left out (黒塗り)."""

_URL = re.compile(r"https?://[!-~]+").fullmatch
_LICENCE_URLS: Final = MappingProxyType(
    {
        "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
        "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
        "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
        "ODC-BY-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    }
)
"""Where a licence that is given by its SPDX name can be read."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the caller says of the publication; None: nothing is assumed."""

    title: str | None = None
    publisher: str | None = None
    license: str | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source as an attribution (出典) names it."""

    title: str
    municipality: str | None
    url: str | None
    year: int | None = None
    """The fiscal year (年度): reports of one title are told apart by it."""

    @property
    def line(self) -> str:
        """The attribution line of processed data (公共データ利用規約 1.0: source, and that it was edited).

        >>> SourceText("市民部の基本方針", "汐見原市", "https://www.city.example/a.pdf", 2018).line
        '「市民部の基本方針」（汐見原市、2018年度）（https://www.city.example/a.pdf）を加工して作成'
        """
        year = None if self.year is None else f"{self.year}年度"
        whose = "、".join(part for part in (self.municipality, year) if part)
        return "".join((f"「{self.title}」", *(f"（{part}）" for part in (whose, self.url) if part), "を加工して作成"))


@dataclass(frozen=True, slots=True)
class About:
    """What a publication is: the same in every descriptor."""

    title: str
    publisher: str | None
    license: str | None
    base_url: str | None
    version: str
    has_names: bool
    municipalities: tuple[tuple[str, str | None], ...]
    """Code and name of each."""
    years: tuple[int, ...]
    sources: tuple[SourceText, ...]
    documents: int
    reports: int

    @property
    def license_url(self) -> str | None:
        """Where the licence can be read: given as a URL, or known by its SPDX name."""
        return url_of(self.license)

    @property
    def ja(self) -> str:
        """The description in Japanese."""
        return (
            "自治体の部局が毎年度公表する基本方針・運営方針等の報告書を、機械可読な表に加工したデータ。"
            f"文書{self.documents}件、報告書{self.reports}件。空欄は「記載なし」を表す。{'' if self.has_names else _OMITTED_JA}"
        )

    @property
    def en(self) -> str:
        """The description in English."""
        return (
            "Policy reports that departments of Japanese municipalities publish every fiscal year, processed into "
            f"machine-readable tables: {self.documents} documents, {self.reports} reports. An empty cell means: not "
            f"stated.{'' if self.has_names else _OMITTED_EN}"
        )

    @property
    def period(self) -> tuple[str, str] | None:
        """First and last day of the fiscal years (年度, 1 April to 31 March)."""
        return (f"{self.years[0]:04d}-04-01", f"{self.years[-1] + 1:04d}-03-31") if self.years else None

    def url(self, name: str) -> str:
        """Where a file of the publication stands: below the base URL, else relative."""
        return f"{self.base_url}{name}" if self.base_url else name

    def notes(self) -> tuple[str, ...]:
        """What was not given, and is therefore not said."""
        missing = (
            (
                self.license is None,
                "no licence was given for all documents, and none is assumed: --license or sources.csv",
            ),
            (self.publisher is None, "no publisher was given: --publisher"),
            (self.base_url is None, "no address was given, so links are relative: --base-url"),
            (not self.municipalities, "no municipality was given: sources.csv or --local-government-code"),
            (any(one.url is None for one in self.sources), "some documents have no source URL: sources.csv"),
        )
        return tuple(text for is_missing, text in missing if is_missing)


_OMITTED_JA = f"個人の氏名は{MARK}に置き換えるか空欄にしている。"
_OMITTED_EN = f" Names of persons are left out: empty, or {MARK} for each character."


def url_of(license_: str | None) -> str | None:
    """Where a licence can be read.

    >>> url_of("CC-BY-4.0"), url_of("https://example.jp/terms"), url_of("利用規約")
    ('https://creativecommons.org/licenses/by/4.0/', 'https://example.jp/terms', None)
    """
    if license_ is None or _URL(license_):
        return license_
    return _LICENCE_URLS.get(license_)


def is_url(text: str) -> bool:
    """Whether a text is an address of the web in ASCII."""
    return _URL(text) is not None


def about(output: Finished, said: Said) -> About:
    """What the documents and the caller say of a publication."""
    documents = tuple(output.records(TABLE_BY_NAME["documents"]))
    reports = tuple(output.records(TABLE_BY_NAME["reports"]))
    years = sorted({year for one in reports if isinstance(year := one["fiscal_year"], int)})
    names = {
        str(code): _text(one["local_government_name"]) for one in documents if (code := one["local_government_code"])
    }
    return About(
        title=said.title or _title(tuple(names.values())),
        publisher=said.publisher,
        license=said.license or _only(_text(one["license"]) for one in documents),
        base_url=None if said.base_url is None else said.base_url.rstrip("/") + "/",
        version=SCHEMA_VERSION,
        has_names=output.has_names,
        municipalities=tuple(sorted(names.items())),
        years=tuple(years),
        sources=_sources(documents, reports),
        documents=len(documents),
        reports=len(reports),
    )


def _title(names: tuple[str | None, ...]) -> str:
    only = names[0] if len(names) == 1 else None
    return f"{only} {DEFAULT_TITLE}" if only else DEFAULT_TITLE


def _only(values: Iterable[str | None]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _sources(
    documents: Iterable[Mapping[str, object]], reports: Iterable[Mapping[str, object]]
) -> tuple[SourceText, ...]:
    # A booklet of many reports is named by the first of them; a document without report by its file.
    titles: dict[object, str] = {}
    years: dict[object, int] = {}
    for report in reports:
        if report["title"] is not None:
            titles.setdefault(report["document_id"], one_line(str(report["title"])))
        if isinstance(year := report["fiscal_year"], int):
            years.setdefault(report["document_id"], year)
    named: dict[SourceText, None] = {}
    for one in documents:
        title = titles.get(one["document_id"]) or str(one["path"]).rpartition("/")[2]
        year, url = years.get(one["document_id"]), _text(one["source_url"])
        named[SourceText(title, _text(one["local_government_name"]), url, year)] = None
    return tuple(sorted(named, key=lambda one: (one.municipality or "", one.year or 0)))
