from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.difference import PlantChanges, difference
from siteplanner.core.plan import Plan
from tests.builders import rect
from tests.edit_sequences import start


def changes(before: Plan, *made: edits.Edit) -> PlantChanges:
    after = before
    for edit in made:
        after = edit.apply(after)
    return difference(before, after).plants["base"]


def test_a_plan_does_not_differ_from_itself_or_an_equal_one() -> None:
    now = start()
    assert not difference(now, now)
    assert not difference(now, edits.move_plants("base", ["P01"], 0, 0).apply(now))


def test_each_kind_of_change_has_its_name() -> None:
    now = start()
    found = changes(
        now,
        edits.move_plants("base", ["P01"], 1, 0),
        edits.set_attributes("base", ["P01", "P02"], {"jobs": 3}),
        edits.remove_plants("base", ["P03"]),
        edits.add_plants(now, "base", [rect(0, 0, 1, 1)]),
    )
    assert found == PlantChanges(added=("P04",), removed=("P03",), moved=("P01",), altered=("P01", "P02"))
    assert found.changed == ("P01", "P02")
    assert found.touched == {"P01", "P02", "P03", "P04"}


def test_a_value_set_to_what_it_was_is_no_change() -> None:
    assert not changes(start(), edits.set_attributes("base", ["P01"], {"power_kw": 1000.0, "note": None}))


def test_blank_and_filled_differ_in_every_kind_of_column() -> None:
    for values in ({"name": "x"}, {"oil_t": 1.0}, {"storeys": None}, {"open_flame": False}, {"in_service": "2026"}):
        assert changes(start(), edits.set_attributes("base", ["P01"], values)).altered == ("P01",)


def test_a_plant_removed_and_added_again_is_compared_by_its_id() -> None:
    now = start()
    without = edits.remove_plants("base", ["P01"]).apply(now)
    again = edits.add_plants(without, "base", [rect(10, 10, 40, 30)], plant_ids=["P01"]).apply(without)
    assert difference(now, again).plants["base"].altered == ("P01",)
    assert difference(now, again).plants["base"].moved == ()


def test_a_column_that_appears_changes_the_plants_that_fill_it() -> None:
    now = start()
    wider = now.with_plants("base", now.plants().assign(remark=[None, "x", None]))
    assert difference(now, wider).plants["base"].altered == ("P02",)
    assert difference(wider, now).plants["base"].altered == ("P02",)


def test_layers_scenarios_rules_and_targets_are_told_apart() -> None:
    now = start()

    def told(edit: edits.Edit) -> tuple[frozenset[str], bool, bool, bool]:
        found = difference(now, edit.apply(now))
        return found.layers, found.scenarios, found.rules, found.targets

    nothing = frozenset[str]()
    assert told(edits.set_layer_attributes("zones", "Z1", {"name": "x"})) == (frozenset({"zones"}), False, False, False)
    assert told(edits.add_scenario("next")) == (nothing, True, False, False)
    assert told(edits.set_rule_override(now, "setback", "setback_m", 6)) == (nothing, False, True, False)
    assert told(edits.set_targets([{"year": 2027}])) == (nothing, False, False, True)
    assert told(edits.replace_layer("zones", now.site.zones)) == (nothing, False, False, False)


def test_only_scenarios_in_both_plans_are_compared() -> None:
    now = start()
    assert set(difference(now, edits.add_scenario("next", copy_of="base").apply(now)).plants) == {"base"}
