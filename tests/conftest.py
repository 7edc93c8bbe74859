"""What several tests of the whole program need: conversion of a text, and small reports of a city that does not exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from pipeline.profiles.profile import ProfileSet, load_profiles
from pipeline.run import Conversion, Provenance, convert

CITY = Provenance("142999", "汐見原市", "https://www.city.example/hoshin.txt", "CC-BY-4.0")

# The checks find the same on every machine; `--hypothesis-profile default` looks at other examples each time.
settings.register_profile("reproducible", derandomize=True, database=None)
settings.load_profile("reproducible")

SECTIONS = ("市民協働課\tさくらい のぶお 桜井 伸夫\t8", "くらし安全課\tのざわ たけし 野沢 剛\t7")
POLICY = ("地域の皆さんと行政とが役割を分かち合い、支え合えるまちをつくります。", "環境を次の世代に引き継ぎます。")
GOALS = ("- ① 自治会への加入を促します。", "- ② 消費生活相談の体制を充実させます。")
PROJECTS = (
    "地域コミュニティ活性化事業 (市民協働課)\t平成30年度の取組",
    "\t市内12地区で「地区円卓会議」を開きます。",
    "\t最終報告",
    "\t10地区で円卓会議を開催しました。",
    "消費生活相談事業 (くらし安全課)\t平成30年度の取組",
    "\t相談員を1人増員します。",
    "\t最終報告",
    "\t相談員を増員し、週5日の体制としました。",
)


def city_report_text(
    *,
    title: str = "市民環境部の基本方針",
    as_of: str = "(職員数は平成30年4月1日現在)",
    header: Sequence[str] = ("部局名 市民環境部", "部長名 高﨑 邦夫"),
    sections: Sequence[str] = SECTIONS,
    policy: Sequence[str] = POLICY,
    goals: Sequence[str] = GOALS,
    projects: Sequence[str] = PROJECTS,
    year: str = "平成30年度",
) -> str:
    """A report in the layout of raw/汐見原市/平成30年度/市民環境部.txt; every part can be given as its printed lines."""
    lines = ["", title, "", as_of, "", *header, "", "部局内の執行体制\t\t", "課名\t課長名\t職員数", *sections, ""]
    lines += ["基本方針", "", *policy, "", f"{year}の目標", "", *goals, "", "主な事業", "", *projects]
    return "\n".join(lines) + "\n"


def resolve(document: Any, pointer: str) -> Any:
    """What a JSON Pointer leads to; KeyError or IndexError where it leads nowhere."""
    value = document
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def without_labels(value: Any) -> Any:
    """JSON without what repeats the print: fields named `label`, `…_label` and `marker`."""
    if isinstance(value, Mapping):
        kept = {key: item for key, item in value.items() if key != "marker" and not key.endswith("label")}
        return {key: without_labels(item) for key, item in kept.items()}
    if isinstance(value, list):
        return [without_labels(item) for item in value]
    return value


@pytest.fixture(scope="session")
def profiles() -> ProfileSet:
    return load_profiles()


@pytest.fixture(scope="session")
def convert_bytes(profiles: ProfileSet) -> Callable[..., Conversion]:
    def run(data: bytes, path: str = "report.txt", provenance: Provenance = CITY) -> Conversion:
        return convert(data, path, provenance, profiles)

    return run


@pytest.fixture(scope="session")
def convert_text(profiles: ProfileSet) -> Callable[[str], Conversion]:
    def run(text: str) -> Conversion:
        return convert(text.encode(), "report.txt", CITY, profiles)

    return run


@pytest.fixture(scope="session")
def reports_of() -> Callable[[Conversion], list[dict[str, Any]]]:
    """The reports of a conversion as plain JSON values."""

    def run(conversion: Conversion) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = conversion.record.model_dump(mode="json")["reports"]
        return found

    return run


@pytest.fixture(scope="session")
def one(
    convert_text: Callable[[str], Conversion], reports_of: Callable[[Conversion], list[dict[str, Any]]]
) -> Callable[[str], dict[str, Any]]:
    """The only report of a text, as plain JSON values."""

    def run(text: str) -> dict[str, Any]:
        (report,) = reports_of(convert_text(text))
        return report

    return run


@pytest.fixture(scope="session")
def city_report() -> Callable[..., str]:
    return city_report_text


@pytest.fixture(scope="session")
def resolve_pointer() -> Callable[[Any, str], Any]:
    return resolve


@pytest.fixture(scope="session")
def drop_labels() -> Callable[[Any], Any]:
    return without_labels


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
