"""A publication becomes schema.org JSON-LD, which search engines for data read from a web page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.publish.about import About
from pipeline.publish.listed_files import ListedFile
from pipeline.publish.tables import REPORT_TABLES


def schemaorg(about: About, files: Sequence[ListedFile]) -> dict[str, Any]:
    """The content of `schemaorg.jsonld`: a `Dataset` with its downloads; nothing that was not given."""
    dataset: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": about.title,
        "description": f"{about.ja} {about.en}",
        "inLanguage": "ja",
        "version": about.version,
        "isAccessibleForFree": True,
    }
    if about.base_url is not None:
        dataset |= {"@id": about.base_url, "url": about.base_url}
    if about.license is not None:
        dataset["license"] = about.license_url or about.license
    if about.publisher is not None:
        dataset["publisher"] = {"@type": "Organization", "name": about.publisher}
    if about.period is not None:
        dataset["temporalCoverage"] = "/".join(about.period)
    if about.municipalities:
        dataset["spatialCoverage"] = [_place(code, name) for code, name in about.municipalities]
    sources = dict.fromkeys((one.title, one.url) for one in about.sources if one.url is not None)
    if sources:
        dataset["isBasedOn"] = [{"@type": "CreativeWork", "name": title, "url": url} for title, url in sources]
    dataset["variableMeasured"] = [
        {"@type": "PropertyValue", "name": f"{table.name}.{column.name}", "description": column.title}
        | ({"unitText": column.unit} if column.unit else {})
        for table in REPORT_TABLES
        for column in table.columns
        if column.type in {"integer", "number"} and column.role == "clean"
    ]
    return dataset | {"distribution": [_download(about, file) for file in files]}


def _place(code: str, name: str | None) -> dict[str, Any]:
    identifier = {"@type": "PropertyValue", "propertyID": "全国地方公共団体コード", "value": code}
    return {"@type": "AdministrativeArea", "name": name or code, "identifier": identifier}


def _download(about: About, file: ListedFile) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.title,
        "encodingFormat": file.media_type,
        "contentUrl": about.url(file.name),
        "contentSize": f"{file.info.bytes} B",
        "sha256": file.info.sha256,
    }
