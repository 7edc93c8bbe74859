"""A publication becomes an entry of a data catalogue: DCAT 3 as JSON-LD, with what DCAT-AP 3 asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pipeline.publish.about import MOST_SOURCES, About, is_url
from pipeline.publish.listed_files import ListedFile

CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SHA256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
_JAPANESE: Final = "http://publications.europa.eu/resource/authority/language/JPN"


def dcat(about: About, files: Sequence[ListedFile]) -> dict[str, Any]:
    """The content of `dcat.jsonld`: one dataset and a distribution for each file.

    Without a base URL the addresses are relative, to be resolved where the file stands. Licence and publisher are there
    only as given. A source is what the data was made from (`prov:wasDerivedFrom`) and its attribution line (出典): it is
    no `dct:source`, which for DCAT-AP is another data set.
    """
    dataset: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": about.url("") or "./",
        "@type": "dcat:Dataset",
        "dct:title": _ja(about.title),
        "dct:description": [_ja(about.ja), {"@value": about.en, "@language": "en"}],
        "dct:language": {"@id": _JAPANESE, "@type": "dct:LinguisticSystem"},
        "dcat:version": about.version,
        "dcat:keyword": [_ja("基本方針"), _ja("部局"), _ja("行政経営")],
    }
    if about.publisher is not None:
        dataset["dct:publisher"] = {"@type": "foaf:Agent", "foaf:name": _ja(about.publisher)}
    if about.period is not None:
        start, end = about.period
        dataset["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(start, "xsd:date"),
            "dcat:endDate": _typed(end, "xsd:date"),
        }
    places = [_place(code, name) for code, name in about.municipalities]
    if places:
        dataset["dct:spatial"] = places
    return dataset | _made_from(about) | {"dcat:distribution": [_distribution(about, file) for file in files]}


def _made_from(about: About) -> dict[str, Any]:
    made: dict[str, Any] = {}
    lines = dict.fromkeys(one.line for one in about.sources[:MOST_SOURCES])
    if lines:
        made["dct:provenance"] = [{"@type": "dct:ProvenanceStatement", "rdfs:label": _ja(line)} for line in lines]
    sources = dict.fromkeys(one.url for one in about.sources if one.url is not None and is_url(one.url))
    if sources:
        made["prov:wasDerivedFrom"] = [{"@id": url} for url in sources]
    return made


def _distribution(about: About, file: ListedFile) -> dict[str, Any]:
    url = about.url(file.name)
    made: dict[str, Any] = {
        "@id": f"{about.url('')}#{file.name}",
        "@type": "dcat:Distribution",
        "dct:title": _ja(file.title),
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}{file.media_type}", "@type": "dct:MediaType"},
        "dcat:byteSize": _typed(str(file.info.bytes), "xsd:nonNegativeInteger"),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256, "@type": "spdx:ChecksumAlgorithm"},
            "spdx:checksumValue": _typed(file.info.sha256, "xsd:hexBinary"),
        },
    }
    if about.license_url is not None:
        made["dct:license"] = {"@id": about.license_url, "@type": "dct:LicenseDocument"}
    elif about.license is not None:
        made["dct:license"] = {"@type": "dct:LicenseDocument", "dct:title": _ja(about.license)}
    return made


def _place(code: str, name: str | None) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "dct:Location", "dct:identifier": code}
    return made if name is None else made | {"skos:prefLabel": _ja(name)}


def _ja(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "ja"}


def _typed(value: str, type_: str) -> dict[str, str]:
    return {"@value": value, "@type": type_}
