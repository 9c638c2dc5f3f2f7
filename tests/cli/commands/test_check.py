from __future__ import annotations

import dataclasses
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.files.plan_file import open_plan, save_plan
from tests.builders import factory, plan_of_places, rect, site
from tests.cli.conftest import Run
from tests.edit_sequences import start


def clean_file(tmp_path: Path) -> Path:
    """One plant of fire grade and hazard class well inside one parcel in one zone, fed by a substation."""
    ground = site(
        parcels={"L1": rect(0, 0, 300, 300)},
        zones={"Z1": rect(0, 0, 300, 300)},
        constraints={"D1": (rect(-50, -50, 500, 500), {"kind": "development_boundary"})},
        substations={"S1": (rect(150, 400, 1, 1).centroid, {"capacity_kva": 63000.0, "voltage_kv": 110.0})},
    )
    return save_plan(plan_of_places(ground, {"P01": factory(rect(100, 100, 60, 40))}), tmp_path / "clean.gpkg")


def test_a_clean_layout_ends_with_0_and_says_so(tmp_path: Path, run: Run) -> None:
    answer = run("check", clean_file(tmp_path), "--strict")
    assert answer.status == 0, answer.out
    assert "The check is complete and found no errors." in answer.out


def test_errors_end_with_1_and_are_listed(plan_file: Path, run: Run) -> None:
    broken = edits.move_plants("base", ["P01"], 0, -25).apply(open_plan(plan_file))
    save_plan(broken, plan_file)
    answer = run("check", plan_file)
    assert answer.status == 1
    assert "on-parcel" in answer.out
    assert "P01" in answer.out
    assert "found no errors" not in answer.out


def test_the_json_has_the_keys_of_the_interface(plan_file: Path, run: Run) -> None:
    answer = run("check", plan_file, "--format", "json")
    data = answer.json
    assert list(data) == ["plan", "scenario", "rule_pack", "when", "complete", "checked", "counts", "findings"]
    assert data["plan"] == str(plan_file)
    assert data["checked"] == {"plants": 3, "parcels": 4}
    result = check_plan(start())
    assert [f["id"] for f in data["findings"]] == [f.id for f in result.findings]
    keys = ["id", "rule", "severity", "subjects", "measured", "required", "unit", "clause", "confidence", "message",
            "waived", "location", "short_by", "waiver"]  # fmt: skip
    assert all(list(f) == keys for f in data["findings"])


def test_what_was_not_fully_checked_is_an_error_only_when_strict(tmp_path: Path, run: Run) -> None:
    path = clean_file(tmp_path)
    save_plan(edits.set_attributes("base", "P01", {"hazard_class": None}).apply(open_plan(path)), path)
    answer = run("check", path)
    assert answer.status == 0
    assert "could not be fully checked (1 plants)" in answer.out
    assert "found no errors" not in answer.out
    assert run("check", path, "--strict").status == 1


def test_a_waived_error_does_not_count(plan_file: Path, run: Run) -> None:
    from siteplanner.core.checking import subject_hash

    now = edits.move_plants("base", ["P01"], 0, -25).apply(open_plan(plan_file))
    for finding in check_plan(now).findings:
        if finding.severity == "error":
            now = edits.add_waiver("base", finding.id, subject_hash(now, "base", finding), "agreed", "Li").apply(now)
    save_plan(now, plan_file)
    answer = run("check", plan_file, "--format", "json")
    assert answer.status == 0
    assert answer.json["counts"]["waived"] > 0


def test_the_geojson_is_in_longitude_and_latitude(plan_file: Path, run: Run) -> None:
    save_plan(edits.move_plants("base", ["P01"], 0, -25).apply(open_plan(plan_file)), plan_file)
    data = run("check", plan_file, "--format", "geojson").json
    assert data["type"] == "FeatureCollection"
    assert "crs" not in data
    places = [f["geometry"] for f in data["features"] if f["geometry"]]
    assert places
    for geometry in places:
        east, north = _first(geometry["coordinates"])
        assert (round(east, 1), round(north, 1)) == (113.7, 37.7)  # 470 000 E, 4 174 000 N of EPSG:4547


def _first(value: Any) -> Any:
    return value if isinstance(value[0], float) else _first(value[0])


def test_a_year_leaves_out_what_comes_later(plan_file: Path, run: Run) -> None:
    assert run("check", plan_file, "--format", "json", "--year", "2024").json["checked"]["plants"] == 2


def test_files_that_are_no_plan_are_refused_in_a_line(tmp_path: Path, plan_file: Path, refused: Any) -> None:
    whole = plan_file.read_bytes()
    cut, text, newer = (tmp_path / name for name in ("cut.gpkg", "text.gpkg", "newer.gpkg"))
    cut.write_bytes(whole[:5000])
    text.write_text("not a map", encoding="utf-8")
    newer.write_bytes(whole)
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE plan SET value = '99' WHERE key = 'format_version'")
    connection.close()
    for path in (tmp_path / "missing.gpkg", tmp_path, cut, text, newer):
        line = refused("check", path)
        assert path.name in line


def test_unknown_scenarios_and_packs_are_named_with_what_there_is(plan_file: Path, refused: Any) -> None:
    assert "no scenario “later” in this plan. It has: base" in refused("check", plan_file, "--scenario", "later")
    assert "no rule pack “mine”" in refused("check", plan_file, "--rules", "mine")


def test_a_check_changes_no_file(plan_file: Path, run: Run) -> None:
    before = plan_file.read_bytes(), plan_file.stat().st_mtime_ns
    run("check", plan_file)
    assert (plan_file.read_bytes(), plan_file.stat().st_mtime_ns) == before
    assert [p.name for p in plan_file.parent.iterdir()] == [plan_file.name]


@pytest.mark.parametrize("pack", ["nonexistent"])
def test_a_plan_that_names_an_unknown_pack_is_refused_and_not_called_clean(
    pack: str, tmp_path: Path, refused: Any
) -> None:
    path = save_plan(dataclasses.replace(start(), rule_pack=pack), tmp_path / "p.gpkg")
    assert pack in refused("check", path)


def test_what_the_base_map_lacks_is_said_of_the_map_and_not_of_plants(tmp_path: Path, run: Run) -> None:
    clean = open_plan(clean_file(tmp_path))
    bare = dataclasses.replace(clean, site=clean.site.with_layer("constraints", clean.site.constraints.iloc[:0]))
    answer = run("check", save_plan(bare, tmp_path / "bare.gpkg"), "--strict")
    assert answer.status == 1
    assert "could not be fully checked for what the base map lacks" in answer.out


def test_rules_that_are_switched_off_are_named(tmp_path: Path, run: Run) -> None:
    path = clean_file(tmp_path)
    shut = open_plan(path)
    save_plan(edits.set_rule_override(shut, "overlap", "enabled", False).apply(shut), path)
    lines = run("check", path).out.splitlines()
    assert any(line.startswith("Not looked at") and "Plants do not overlap" in line for line in lines)
