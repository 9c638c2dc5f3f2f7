"""The commands that list what the program knows: ``catalogue``, ``rules``, ``doctor``."""

from __future__ import annotations

from typing import Any

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.rules.catalogue import RULES
from tests.cli.conftest import Run


def test_every_type_is_listed_in_both_languages(run: Run) -> None:
    for lang, name in (("en", "Anode finishing line"), ("zh", "负极材料成品加工")):
        answer = run("catalogue", "--lang", lang)
        assert answer.status == 0
        assert name in answer.out
        assert all(type_id in answer.out for type_id in load_catalogue().types)


def test_the_types_as_json_have_names_and_sources(run: Run) -> None:
    types = run("catalogue", "--format", "json").json["types"]
    assert {t["type_id"] for t in types} == set(load_catalogue().types)
    assert all(t["name"] and t["name_zh"] and t["figures"]["building_use"]["source"] for t in types)


def test_every_rule_is_listed_with_its_limits(run: Run, refused: Any) -> None:
    answer = run("rules")
    assert all(rule in answer.out for rule in RULES)
    data = run("rules", "--format", "json").json
    assert data["pack"] == "gb-screening-2023"
    keys = {"key", "value", "unit", "source", "clause", "confidence", "checked_on"}
    assert all(keys <= set(limit) for rule in data["rules"] for limit in rule["limits"])
    assert "no rule pack “mine”" in refused("rules", "--rules", "mine")


def test_what_is_not_there_is_null_in_the_json(run: Run) -> None:
    def texts(value: Any) -> list[Any]:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [value] if not inner else [text for v in inner for text in texts(v)]

    for command in ("rules", "catalogue"):
        assert "" not in texts(run(command, "--format", "json").json)


def test_the_doctor_names_versions(run: Run) -> None:
    assert "geopandas" in run("doctor").out
    assert "GPKG" in run("doctor", "--format", "json").json["drivers"]
