from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from compare.export import SCHEMA_VERSION, findings_json
from tests.mining.support import compare_seeds


@pytest.fixture(scope="module")
def schema():
    return json.loads((files("compare.export") / "findings.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def exported():
    return json.loads(findings_json(compare_seeds()))


def test_the_schema_is_a_valid_one_of_this_version(schema):
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"]["const"] == SCHEMA_VERSION


def test_the_export_of_the_seeds_follows_the_schema(schema, exported):
    errors = [
        f"{e.json_path}: {e.message}" for e in Draft202012Validator(schema).iter_errors(exported)
    ]
    assert errors == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content.pop("formulas"),
        lambda content: content.update(schema="compare-findings/0"),
        lambda content: content["indicators"][0].update(value="五"),
        lambda content: content["formulas"][0].update(districts=["甲区", "甲区"]),
        lambda content: content["sentence_pairs"][0].update(grade="same"),
        lambda content: content["initiatives"][0].pop("quote"),
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(schema, exported, damage):
    content = json.loads(json.dumps(exported))
    damage(content)
    assert not Draft202012Validator(schema).is_valid(content)


def test_keys_stand_in_the_order_of_the_contract(schema, exported):
    assert list(exported)[: len(schema["required"])] == schema["required"]
    for name, kind in (
        ("documents", "document"),
        ("indicators", "indicator"),
        ("formulas", "formula"),
    ):
        order = schema["$defs"][kind]["required"]
        assert [key for key in exported[name][0] if key in order] == order


def test_references_lead_somewhere(exported):
    sections = {s["id"] for d in exported["documents"] for s in d["sections"]}
    documents = {d["id"] for d in exported["documents"]}
    formulas = {f["id"] for f in exported["formulas"]}
    assert {p["a"] for p in exported["section_pairs"]} <= sections
    assert {i["section"] for i in exported["indicators"]} <= sections
    assert {i["document"] for i in exported["initiatives"]} <= documents
    assert {f for i in exported["initiatives"] for f in i["formulas"]} <= formulas
    assert {s for i in exported["self_criticism"] for s in i["answered_by"]} <= sections


def test_the_text_ends_with_one_line_feed_and_keeps_chinese_readable():
    text = findings_json(compare_seeds())
    assert text.endswith("}\n")
    assert "渝事好商量" in text
    assert "\\u" not in text
