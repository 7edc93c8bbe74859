"""What a publication says to catalogues and civic tools: DCAT, schema.org and Popolo, checked and broken on purpose."""

from __future__ import annotations

import importlib
import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

pytestmark = pytest.mark.filterwarnings("ignore")  # the validators' own, of their dependencies
SHAPES = Path(__file__).with_name("dcat_shapes.ttl")


def dcat_report(data: str, shapes: str = str(SHAPES)) -> tuple[bool, str]:
    pyshacl = pytest.importorskip("pyshacl", reason="checks DCAT")
    rdflib = pytest.importorskip("rdflib", reason="reads DCAT")
    graph = rdflib.Graph().parse(data=data, format="json-ld", publicID="https://data.example/")
    sound, _, text = pyshacl.validate(graph, shacl_graph=shapes, shacl_graph_format="turtle")
    return bool(sound), str(text)


def test_dcat_keeps_the_shapes(publication: Path) -> None:
    sound, text = dcat_report((publication / "dcat.jsonld").read_text())
    assert sound, text


def test_dcat_keeps_the_official_shapes(publication: Path) -> None:
    shapes = os.environ.get("HOSHIN_DCAT_AP_SHAPES")
    if shapes is None:
        pytest.skip("HOSHIN_DCAT_AP_SHAPES does not name the shapes of DCAT-AP (a file, Turtle); no package holds them")
    sound, text = dcat_report((publication / "dcat.jsonld").read_text(), shapes)
    assert sound, text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A document is no data set: DCAT-AP has `dct:source` for these alone.
        ('"prov:wasDerivedFrom"', '"dct:source"'),
        ('"dct:LinguisticSystem"', '"dct:Language"'),
        ('"dct:ProvenanceStatement"', '"dct:Statement"'),
        ('"dct:LicenseDocument"', '"dct:Licence"'),
        ('"xsd:nonNegativeInteger"', '"xsd:decimal"'),
    ],
)
def test_dcat_of_another_kind_is_found(raw_publication: Path, old: str, new: str) -> None:
    text = (raw_publication / "dcat.jsonld").read_text()
    assert old in text
    assert not dcat_report(text.replace(old, new))[0]


@pytest.mark.parametrize(
    "lost", ["dct:title", "dct:description", "dcat:accessURL", "foaf:name", "spdx:checksumValue", "dcat:distribution"]
)
def test_dcat_without_what_is_mandatory_is_found(raw_publication: Path, lost: str) -> None:
    text = (raw_publication / "dcat.jsonld").read_text()
    assert f'"{lost}"' in text
    assert not dcat_report(text.replace(f'"{lost}"', '"dct:relation"'))[0]


def test_links_of_dcat_and_schema_org_lead_to_files_of_the_publication(raw_publication: Path) -> None:
    base = "https://data.example/hoshin/"
    dcat = json.loads((raw_publication / "dcat.jsonld").read_bytes())
    urls = {one["dcat:accessURL"]["@id"] for one in dcat["dcat:distribution"]}
    schema = json.loads((raw_publication / "schemaorg.jsonld").read_bytes())
    assert urls == {one["contentUrl"] for one in schema["distribution"]}
    assert all((raw_publication / url.removeprefix(base)).is_file() for url in urls)
    assert {"@type", "name", "description", "license", "distribution", "temporalCoverage"} <= set(schema)
    assert 50 <= len(schema["description"]) <= 5000


POPOLO_NAMES = {
    "organizations": {"id", "name", "classification", "parent_id", "identifiers"},
    "persons": {"id", "name", "family_name", "given_name", "sort_name", "sources"},
    "posts": {"id", "label", "role", "organization_id"},
    "memberships": {"id", "label", "role", "person_id", "organization_id", "post_id"},
}
"""The names of Popolo's that hoshin uses; its schemas let others pass."""
POPOLO = {
    "organizations": ({"id", "name", "classification"}, {"parent_id": "organizations"}),
    "persons": ({"id", "name"}, {}),
    "posts": ({"id", "label", "organization_id"}, {"organization_id": "organizations"}),
    "memberships": (
        {"id", "person_id", "organization_id", "post_id"},
        {"person_id": "persons", "organization_id": "organizations", "post_id": "posts"},
    ),
}


def popolo_errors(data: dict[str, list[dict[str, Any]]]) -> list[str]:
    ids = {kind: [thing["id"] for thing in things] for kind, things in data.items()}
    errors = [f"{kind}: an id stands twice" for kind, some in ids.items() if len(set(some)) != len(some)]
    for kind, (required, references) in POPOLO.items():
        for thing in data[kind]:
            errors += [f"{thing['id']}: no {name}" for name in required if not thing.get(name)]
            errors += [
                f"{thing['id']}: {name} leads nowhere"
                for name, to in references.items()
                if name in thing and thing[name] not in ids[to]
            ]
            errors += [f"{thing['id']}: {name} is not Popolo's" for name in set(thing) - POPOLO_NAMES[kind]]
            errors += [f"{thing['id']}: {name} is null" for name, value in thing.items() if value is None]
    return errors


def test_popolo_follows_the_official_schemas(publication: Path) -> None:
    folder = os.environ.get("HOSHIN_POPOLO_SCHEMAS")
    if folder is None:
        pytest.skip(
            "HOSHIN_POPOLO_SCHEMAS does not name the folder of Popolo's schemas (draft 3); no package holds them"
        )
    referencing = importlib.import_module("referencing")
    schemas = {place.stem: json.loads(place.read_bytes()) for place in Path(folder).glob("*.json")}
    draft = importlib.import_module("referencing.jsonschema").DRAFT3
    registry = referencing.Registry().with_resources(
        (schema["id"].rstrip("#"), referencing.Resource.from_contents(schema, draft)) for schema in schemas.values()
    )
    data = json.loads((publication / "popolo.json").read_bytes())
    for kind in POPOLO:
        check = jsonschema.Draft3Validator(schemas[kind.removesuffix("s")], registry=registry)
        assert [error.message for thing in data[kind] for error in check.iter_errors(thing)] == []


def test_popolo_has_what_it_must_and_every_reference_leads_somewhere(publication: Path) -> None:
    data = json.loads((publication / "popolo.json").read_bytes())
    assert set(data) == set(POPOLO)
    assert popolo_errors(data) == []
    assert len(data["persons"]) == len(data["memberships"]) > 0
    data["memberships"][0]["person_id"] = "per-x"
    del data["posts"][0]["label"]
    assert len(popolo_errors(data)) == 2
