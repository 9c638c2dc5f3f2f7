"""Packs that extend others: those that come with the program, and a planner's own."""

from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.difference import difference
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.kept_packs import kept_packs
from siteplanner.core.rules.overrides import pack_of, packs_for, plain_pack
from siteplanner.core.rules.pack import RulePack, known_packs, load_pack, pack_from_text
from tests.builders import complete_site, plan, rect

DEFAULT = "gb-screening-2023"
SAFETY = {"footprint-valid", "overlap", "fire-separation", "corridor", "ground", "protection-distance", "fire-lane"}
"""A building too close, or on bad ground, can cost lives; an outline must be sound to judge any of it."""
TOWN = """\
[pack]
id = "town"
extends = "gb-screening-2023"
name = { en = "Town", zh = "本镇" }
[rules.on-parcel]
severity = "warning"
note = "plots are still to be drawn"
[rules.setback.limits.setback_m]
value = 8
unit = "m"
source = "Town plan 2024"
clause = "3.2"
confidence = "verified"
checked_on = 2026-05-01
"""


def test_the_program_brings_three_packs() -> None:
    assert known_packs() == ("gb-screening-2008", "gb-screening-2023", "safety-only")


def test_safety_only_has_everything_else_switched_off_and_says_why() -> None:
    pack = load_pack("safety-only")
    assert {rule_id for rule_id, of in pack.rules.items() if of.enabled} <= SAFETY
    assert SAFETY & set(pack.rules) == {rule_id for rule_id, of in pack.rules.items() if of.enabled}
    assert all(of.enabled or of.note for of in pack.rules.values())


def test_the_figures_of_2008_are_those_of_its_table() -> None:
    """国土资发〔2008〕24号: building coefficient 30 %; floor area ratio of table 2, electrical machinery 0.7."""
    pack, base = load_pack("gb-screening-2008"), load_pack(DEFAULT)
    coefficient = pack.settings("building-coefficient").limits
    assert (coefficient["min"].value, coefficient["min"].confidence) == (0.30, "secondary")
    assert coefficient["max"] == base.settings("building-coefficient").limits["max"]
    ratio = pack.settings("floor-area-ratio").limits
    assert (ratio["sector.38"].value, ratio["sector.38"].clause) == (0.7, "国土资发〔2008〕24号")
    assert {key for key, of in ratio.items() if of.confidence == "unverified"} == set()
    assert pack.settings("setback") == base.settings("setback")


@pytest.mark.parametrize("name", ["safety-only", "gb-screening-2008"])
def test_a_pack_that_extends_another_has_its_figures_but_for_its_own(name: str) -> None:
    base, pack = load_pack(DEFAULT), load_pack(name)
    assert pack.extends == DEFAULT
    assert list(pack.rules) == list(base.rules)
    assert pack.settings("fire-separation") == base.settings("fire-separation")


def test_limits_are_merged_key_by_key() -> None:
    base, pack = load_pack(DEFAULT), pack_from_text(TOWN, "town.toml")
    setback = pack.settings("setback").limits
    assert setback["setback_m"].value == 8.0
    assert (setback["setback_m"].source, setback["setback_m"].checked_on) == ("Town plan 2024", "2026-05-01")
    assert {key: of for key, of in setback.items() if key != "setback_m"} == {
        key: of for key, of in base.settings("setback").limits.items() if key != "setback_m"
    }
    assert pack.settings("on-parcel").severity == "warning"
    assert pack.settings("on-parcel").note == "plots are still to be drawn"
    assert pack.settings("overlap") == base.settings("overlap")
    assert pack.statement == base.statement


@pytest.mark.parametrize("gone", ["unit", "source", "clause", "confidence", "checked_on", "value"])
def test_a_figure_changed_in_an_extension_needs_all_that_belongs_to_it(gone: str) -> None:
    lines = [line for line in TOWN.splitlines() if not line.startswith(f"{gone} =")]
    with pytest.raises(InputError) as refused:
        pack_from_text("\n".join(lines), "town.toml")
    at = lines.index("[rules.setback.limits.setback_m]") + 1
    assert (
        str(refused.value) == f"Rule pack town.toml, line {at}, rules.setback.limits.setback_m.{gone}: it is missing."
    )


def test_what_an_extension_does_not_say_of_a_rule_stays_as_in_the_pack_before() -> None:
    ward = '[pack]\nid = "ward"\nextends = "town"\nname = { en = "W", zh = "W" }\n[rules.on-parcel]\nenabled = false\n'
    of = pack_from_text(ward, "ward.toml", {"town": TOWN}).settings("on-parcel")
    assert (of.enabled, of.severity, of.note) == (False, "warning", "plots are still to be drawn")


def test_the_line_of_a_mistake_is_the_keys_own() -> None:
    with pytest.raises(InputError, match=r"^Rule pack town\.toml, line 6, rules\.on-parcel\.severity: it must be one"):
        pack_from_text(TOWN.replace('"warning"', '"grave"'), "town.toml")


def test_a_circle_of_packs_is_refused() -> None:
    kept = {
        "a": TOWN.replace('"town"', '"a"').replace(DEFAULT, "b"),
        "b": TOWN.replace('"town"', '"b"').replace(DEFAULT, "a"),
    }
    with pytest.raises(InputError, match=r"Rule pack b, line 3, pack\.extends: .* not even through others: a → b → a"):
        pack_from_text(kept["a"], "a.toml", kept)


# -- kept in a plan -------------------------------------------------------------------------------------------------


def near_the_edge() -> Plan:
    return plan(complete_site(), {"P1": rect(6, 20, 30, 30)})


def test_a_plan_keeps_a_pack_and_is_checked_by_it() -> None:
    made = near_the_edge()
    kept = edits.keep_rule_pack(made, TOWN, "town.toml").apply(made)
    assert packs_for(kept) == (*known_packs(), "town")
    assert too_near_the_edge(kept) == []
    by_town = edits.set_rule_pack("town").apply(kept)
    assert too_near_the_edge(by_town) == [("setback:P1", 8.0, "3.2")]
    assert too_near_the_edge(by_town, rules=DEFAULT) == []
    assert too_near_the_edge(kept, rules="town") == [("setback:P1", 8.0, "3.2")]
    assert too_near_the_edge(kept, rules=pack_from_text(TOWN, "town.toml")) == [("setback:P1", 8.0, "3.2")]


def too_near_the_edge(made: Plan, rules: str | RulePack | None = None) -> list[tuple[str, float | None, str]]:
    findings = check_plan(made, rules=rules).findings
    return [(f.id, f.required, f.clause) for f in findings if f.rule == "setback"]


def test_another_text_of_the_pack_in_use_is_another_check() -> None:
    made = near_the_edge()
    by_town = edits.set_rule_pack("town").apply(edits.keep_rule_pack(made, TOWN, "town.toml").apply(made))
    checker = Checker(by_town)
    milder = edits.keep_rule_pack(by_town, TOWN.replace("value = 8", "value = 3"), "town.toml").apply(by_town)
    assert difference(by_town, milder).rules
    assert checker.after(milder).result.findings == check_plan(milder).findings
    assert "setback:P1" not in {f.id for f in checker.after(milder).result.findings}
    unused = edits.keep_rule_pack(made, TOWN, "town.toml").apply(made)
    assert Checker(made).after(unused).result.findings == check_plan(made).findings


def test_a_change_in_the_plan_goes_on_top_of_a_kept_pack() -> None:
    made = near_the_edge()
    kept = edits.set_rule_pack("town").apply(edits.keep_rule_pack(made, TOWN, "town.toml").apply(made))
    changed = edits.set_rule_override(kept, "setback", "setback_m", 6, "agreed").apply(kept)
    assert pack_of(changed).settings("setback").value("setback_m") == 6.0
    assert plain_pack(changed, "town").settings("setback").value("setback_m") == 8.0


def test_a_pack_with_a_mistake_is_not_kept() -> None:
    with pytest.raises(InputError, match=r"Rule pack town\.toml, line 1, pack\.name: it is missing"):
        edits.keep_rule_pack(near_the_edge(), '[pack]\nid = "town"\nextends = "gb-screening-2023"\n', "town.toml")


def test_a_pack_that_is_needed_is_not_removed() -> None:
    made = near_the_edge()
    kept = edits.keep_rule_pack(made, TOWN, "town.toml").apply(made)
    used = edits.set_rule_pack("town").apply(kept)
    with pytest.raises(EditError, match="is checked by the rule pack “town”"):
        edits.remove_rule_pack("town").apply(used)
    ward = TOWN.replace('"town"', '"ward"').replace(DEFAULT, "town")
    both = edits.keep_rule_pack(kept, ward, "ward.toml").apply(kept)
    with pytest.raises(EditError, match="“ward” is built on “town”"):
        edits.remove_rule_pack("town").apply(both)
    assert edits.remove_rule_pack("ward").apply(both) == kept
    assert kept_packs(edits.remove_rule_pack("town").apply(kept)) == {}
    with pytest.raises(EditError, match="keeps no rule pack “none”"):
        edits.remove_rule_pack("none").apply(kept)


def test_a_plan_that_names_a_pack_it_has_not_says_which_there_are() -> None:
    made = near_the_edge()
    kept = edits.keep_rule_pack(made, TOWN, "town.toml").apply(made)
    with pytest.raises(InputError, match=r"no rule pack “city”\. Known packs: .*safety-only, town"):
        check_plan(edits.set_rule_pack("city").apply(kept))
