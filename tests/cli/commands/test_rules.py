"""``siteplanner rules`` and rule packs as files: listed, checked, exported, used, imported again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from siteplanner.core import edits
from siteplanner.core.rules.overrides import pack_of
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.files.rule_packs import read_pack
from tests.cli.conftest import Run

TOWN = """\
[pack]
id = "town"
extends = "gb-screening-2023"
name = { en = "Town", zh = "本镇" }
[rules.setback.limits.setback_m]
value = 25
unit = "m"
source = "Town plan 2024"
clause = "3.2"
confidence = "verified"
checked_on = "2026-05-01"
"""
Refused = Callable[..., str]


def town(folder: Path, text: str = TOWN) -> Path:
    path = folder / "本镇.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_pack_is_told_so_with_what_it_changes(tmp_path: Path, run: Run) -> None:
    answer = run("rules", "--check", town(tmp_path), "--lang", "en")
    assert answer.status == 0
    assert answer.out.startswith("本镇.toml is sound: Town (town), ")
    assert answer.out.endswith("it changes 1 rules of gb-screening-2023.\n")
    limits = {
        rule["id"]: rule["limits"] for rule in run("rules", "--check", town(tmp_path), "--format", "json").json["rules"]
    }
    assert next(of for of in limits["setback"] if of["key"] == "setback_m")["value"] == 25.0


def test_a_pack_with_a_mistake_is_refused_on_one_line_with_the_line(tmp_path: Path, refused: Refused) -> None:
    path = town(tmp_path, TOWN.replace('unit = "m"', 'unit = "ft"'))
    said = refused("rules", "--check", path, "--lang", "en")
    assert "Rule pack 本镇.toml, line 7, rules.setback.limits.setback_m.unit: the unit is “ft”, “m” was" in said
    assert "line 1, TOML: it is not a TOML file" in refused("rules", "--check", town(tmp_path, "[pack"), "--lang", "en")
    path.write_bytes(TOWN.encode("gb18030"))
    assert "line 4, UTF-8: the file is not written in UTF-8" in refused("rules", "--check", path, "--lang", "en")
    assert "cannot be read" in refused("rules", "--check", tmp_path / "none.toml", "--lang", "en")
    assert "cannot be read" in refused("rules", "--check", tmp_path, "--lang", "en")


def test_a_byte_order_mark_of_an_editor_does_no_harm(tmp_path: Path, run: Run) -> None:
    path = town(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + TOWN.encode())
    assert run("rules", "--check", path).status == 0


def test_a_plan_is_checked_by_the_pack_in_a_file(plan_file: Path, tmp_path: Path, run: Run) -> None:
    by_plan = run("check", plan_file, "--format", "json").json
    by_file = run("check", plan_file, "--rules", town(tmp_path), "--format", "json").json
    assert by_file["rule_pack"] == "town"
    gained = {f["id"] for f in by_file["findings"]} - {f["id"] for f in by_plan["findings"]}
    assert {f"setback:P0{n}" for n in (1, 2)} <= gained
    assert open_plan(plan_file).rule_pack == "gb-screening-2023"


def test_a_plan_uses_a_pack_from_a_file_and_keeps_it(plan_file: Path, tmp_path: Path, run: Run) -> None:
    path = town(tmp_path)
    assert run("rules", plan_file, "--use", path, "--lang", "en").status == 0
    path.unlink()
    assert run("check", plan_file, "--format", "json").json["rule_pack"] == "town"
    assert run("export", plan_file, tmp_path / "out.geojson").status == 0
    assert run("rules", plan_file, "--use", "safety-only").status == 0
    assert open_plan(plan_file).rule_pack == "safety-only"
    assert run("rules", plan_file, "--use", "town").status == 0


def test_an_unknown_pack_is_not_used(plan_file: Path, refused: Refused) -> None:
    assert "no rule pack “mine”" in refused("rules", plan_file, "--use", "mine", "--lang", "en")
    assert open_plan(plan_file).rule_pack == "gb-screening-2023"


def test_the_changes_of_a_plan_are_shared_as_a_file_that_gives_equal_rules(
    plan_file: Path, tmp_path: Path, run: Run
) -> None:
    now = open_plan(plan_file)
    now = edits.set_rule_override(now, "setback", "setback_m", 7.5, "Town plan “2024”, 3.2").apply(now)
    now = edits.set_rule_override(now, "overlap", "enabled", value=False, note="drawn twice").apply(now)
    save_plan(now, plan_file)
    out = tmp_path / "town.toml"
    answer = run("rules", plan_file, "--export", out, "--lang", "en")
    assert (answer.status, answer.out) == (0, f"Written: {out}\n")
    assert read_pack(out).rules == pack_of(now).rules
    assert read_pack(out).id == "town"
    rules = run("rules", plan_file, "--format", "json").json["rules"]
    assert next(rule for rule in rules if rule["id"] == "overlap")["enabled"] is False
    listed = run("rules", plan_file, "--lang", "en").out
    assert "7.5" in listed
    assert next(line for line in listed.splitlines() if line.startswith("overlap")).split() == ["overlap", "off"]


def test_the_example_is_sound_and_explains_every_kind_of_rule(tmp_path: Path, plan_file: Path, run: Run) -> None:
    text = run("rules", "--example").out
    path = tmp_path / "example.toml"
    path.write_text(text, encoding="utf-8")
    answer = run("rules", "--check", path, "--lang", "zh")
    assert answer.status == 0
    assert "示例城镇" in answer.out
    assert {own.kind for own in read_pack(path).own.values()} == {"distance", "containment", "area-share", "attribute"}
    assert run("check", plan_file, "--rules", path, "--format", "json").json["rule_pack"] == "town-example"


def test_what_needs_a_plan_says_so(tmp_path: Path, refused: Refused) -> None:
    assert "--export needs a plan" in refused("rules", "--export", tmp_path / "out.toml", "--lang", "en")
    assert "--use needs a plan" in refused("rules", "--use", "safety-only", "--lang", "en")
    assert not (tmp_path / "out.toml").exists()


def test_figures_of_the_pack_are_listed_with_their_formulas(run: Run) -> None:
    figures = {figure["id"]: figure for figure in run("rules", "--format", "json").json["figures"]}
    assert figures["output_per_ha"]["formula"] == "output_value_cny / land_ha"
    assert figures["output_per_ha"]["source"] is None
    assert "output_value_cny / land_ha" in run("rules", "--lang", "en").out
