"""The check of a scenario, whole and after an edit."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits, schema
from siteplanner.core.checking import Checker, check_frame, check_plan, subject_hash
from siteplanner.core.errors import Cancelled, EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.rules.rule import Reach
from siteplanner.core.text import Message, Template, english
from siteplanner.core.work import Work
from tests.builders import factory, frame, plan, point, rect, shape, site
from tests.core.rules.found import shuffled
from tests.edit_sequences import edit_sequences
from tests.strategies import ATTRIBUTES, bad_footprints, footprints, plans, sites, with_bad_ordinate

CROSSING = shape((10, 10), (40, 40), (40, 10), (10, 40))


def ground(**parcels: Any) -> Any:
    return site(
        parcels or {"L1": rect(0, 0, 200, 200)},
        {"Z1": rect(-10, -10, 400, 400)},
        substations={"S1": (point(300, 300), {"capacity_kva": 63000.0, "transformers": 2})},
    )


def ids(made: Plan) -> list[str]:
    return [f.id for f in check_plan(made).findings]


# -- the whole check ----------------------------------------------------------------------------------------------


def test_a_sound_layout_is_clean_and_complete() -> None:
    result = check_plan(plan(ground(), {"P1": rect(20, 20, 30, 30), "P2": rect(90, 20, 30, 30)}))
    assert [(f.id, str(f.message)) for f in result.findings] == []
    assert result.complete
    assert (result.plants, result.parcels) == (2, 1)


def test_no_plants_give_no_findings_with_the_same_columns() -> None:
    empty, full = check_frame(plan(ground())), check_frame(plan(ground(), {"P1": rect(-5, 20, 30, 30)}))
    assert len(empty) == 0
    assert len(full) > 0
    assert list(empty.columns) == list(full.columns)
    assert empty.dtypes.equals(full.dtypes)
    assert empty.crs == full.crs


def test_errors_come_first_then_warnings_then_what_was_not_checked() -> None:
    rows = {"P3": rect(-5, 20, 30, 30), "P1": rect(-5, 90, 30, 30), "P2": factory(rect(90, 20, 30, 30), type_id=None)}
    split = ground(L1=rect(0, 0, 100, 200), L2=rect(100, 0, 100, 200))
    result = check_plan(plan(split, rows))
    assert [f.id for f in result.findings] == [
        "on-parcel:P1",
        "on-parcel:P3",
        "across-parcels:P2",
        "not-checked:land-use:P2:parcel=L1",
        "not-checked:land-use:P2:parcel=L2",
    ]
    assert result.counts == {"error": 2, "warning": 3, "waived": 0, "not_checked": 2}
    assert not result.complete
    assert result.plants_not_checked == 1


def test_the_json_has_every_key_of_the_interface_and_no_nan() -> None:
    made = plan(ground(), {"P1": rect(2, 20, 30, 30), "P2": None})
    answer = check_plan(made).to_json(plan="maps/x.gpkg")
    assert list(answer) == ["plan", "scenario", "rule_pack", "complete", "checked", "counts", "findings"]
    assert answer["plan"] == "maps/x.gpkg"
    assert answer["checked"] == {"plants": 2, "parcels": 1}
    keys = ["id", "rule", "severity", "subjects", "measured", "required", "unit", "clause", "confidence", "message"]
    assert all(list(f) == [*keys, "waived", "location"] for f in answer["findings"])
    json.dumps(answer, allow_nan=False)
    setback = next(f for f in answer["findings"] if f["id"] == "setback:P1")
    assert setback["measured"] == pytest.approx(2.0)
    assert setback["location"] == pytest.approx([470_001.0, 4_174_035.0], abs=20)
    bare = next(f for f in answer["findings"] if f["id"] == "footprint-valid:P2")
    assert bare["location"] is None


def test_the_words_are_those_of_the_translator() -> None:
    def loud(text: Template | Message) -> str:
        return english(text).upper()

    answer = check_plan(plan(ground(), {"P1": rect(2, 20, 30, 30)})).to_json(loud)
    assert answer["findings"][0]["message"].startswith("P1 IS 2.00 M")


def test_an_unknown_scenario_is_refused_by_name() -> None:
    with pytest.raises(EditError, match="no scenario “next”"):
        check_plan(plan(ground()), "next")


def test_an_unknown_rule_pack_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="no rule pack “mine”"):
        check_plan(plan(ground()), rules="mine")


def test_a_rule_that_is_switched_off_finds_nothing() -> None:
    made = plan(ground(), {"P1": rect(2, 20, 30, 30)})
    off = edits.set_rule_override(made, "setback", "enabled", "false").apply(made)
    assert ids(made) == ["setback:P1"]
    assert ids(off) == []


def test_the_severity_is_the_planners_where_one_is_set() -> None:
    made = plan(ground(), {"P1": rect(2, 20, 30, 30)})
    mild = edits.set_rule_override(made, "setback", "severity", "warning").apply(made)
    assert check_plan(mild).counts["error"] == 0
    assert check_plan(mild).counts["warning"] == 1


def test_a_year_leaves_out_what_comes_later() -> None:
    rows = {
        "P1": rect(-5, 20, 30, 30),
        "P2": factory(rect(-5, 80, 30, 30), in_service="2027-01-01"),
        "P3": factory(rect(-5, 140, 30, 30), in_service="2025-12-31"),
    }
    made = plan(ground(), rows)
    assert [f.id for f in check_plan(made).findings if f.rule == "on-parcel"] == [f"on-parcel:P{n}" for n in (1, 2, 3)]
    result = check_plan(made, year=2025)
    assert [f.id for f in result.findings if f.rule == "on-parcel"] == ["on-parcel:P1", "on-parcel:P3"]
    assert result.plants == 2


def test_progress_goes_from_rule_to_rule_and_can_be_cancelled() -> None:
    seen: list[tuple[int, int]] = []
    work = Work(lambda done, total, _: seen.append((done, total)))
    check_plan(plan(ground()), work=work)
    assert seen == [(n, len(RULES) + 1) for n in (*range(len(RULES) + 1), len(RULES) + 1)]
    work.cancel()
    with pytest.raises(Cancelled):
        check_plan(plan(ground()), work=work)


# -- not checked is never a pass ------------------------------------------------------------------------------------


def test_a_footprint_that_is_not_sound_is_listed_by_every_rule_that_could_not_judge_it() -> None:
    result = check_plan(plan(ground(), {"P1": CROSSING}))
    listed = {f.id for f in result.findings if f.rule == NOT_CHECKED}
    by_plant = [r for r in RULES if r not in {"footprint-valid", "substation-load"}]
    assert listed == {f"not-checked:{rule}:P1" for rule in by_plant}
    assert not result.complete


def test_a_faulty_parcel_is_named_for_every_plant_that_may_stand_on_it_and_nothing_crashes() -> None:
    crossed = shape((0, 0), (200, 200), (200, 0), (0, 200))
    made = plan(
        ground(L1=crossed, L2=rect(500, 0, 200, 200)), {"P1": rect(20, 90, 30, 20), "P2": rect(600, 90, 30, 30)}
    )
    result = check_plan(made)
    assert [f.id for f in result.findings if f.rule == NOT_CHECKED] == ["not-checked:site-topology:P1:parcel=L1"]
    assert not result.complete


def test_a_parcel_with_an_ordinate_that_is_no_number_is_named_too() -> None:
    made = plan(ground(L1=with_bad_ordinate(rect(0, 0, 200, 200), math.nan)), {"P1": rect(20, 90, 30, 20)})
    found = {f.id for f in check_plan(made).findings}
    assert {"on-parcel:P1", "not-checked:site-topology:P1:parcel=L1"} <= found


def test_a_faulty_zone_is_named() -> None:
    on = ground().with_layer("zones", frame_of("zones", {"Z1": shape((-10, -10), (300, 300), (300, -10), (-10, 300))}))
    assert "not-checked:site-topology:P1:zone=Z1" in ids(plan(on, {"P1": rect(20, 90, 30, 20)}))


def test_a_constraint_without_usable_geometry_is_named_where_there_are_plants() -> None:
    nowhere = {"C1": (shapely.LineString(), {"kind": "river"})}
    on = ground().with_layer("constraints", frame_of("constraints", nowhere))
    assert "not-checked:site-topology:constraint=C1" in ids(plan(on, {"P1": rect(20, 90, 30, 20)}))
    assert ids(plan(on)) == []


@pytest.mark.parametrize(("layer", "subject"), [("parcels", "parcel"), ("zones", "zone")])
def test_a_parcel_or_zone_without_an_outline_is_named_where_there_are_plants(layer: str, subject: str) -> None:
    frames = {
        "parcels": {"L1": rect(0, 0, 200, 200), "X1": None},
        "zones": {"Z1": rect(-10, -10, 400, 400), "X1": None},
    }
    industrial = {"land_use": "100102", "code_system": "MNR2023"}
    rows = {key: (shape, industrial if layer == "parcels" else {}) for key, shape in frames[layer].items()}
    on = ground().with_layer(layer, frame_of(layer, rows))
    assert ids(plan(on, {"P1": rect(20, 90, 30, 20)})) == [f"not-checked:site-topology:{subject}=X1"]
    assert ids(plan(on)) == []


def frame_of(layer: str, rows: Any) -> Any:
    return frame(schema.layer(layer), rows)


@settings(max_examples=25)
@given(plans())
def test_a_plant_that_some_rule_could_not_judge_never_leaves_the_result_complete(made: Plan) -> None:
    result = check_plan(made)
    doubtful = [f for f in result.findings if f.id.startswith("not-checked:")]
    assert result.complete is (not doubtful)
    assert result.counts["not_checked"] == len(doubtful)
    assert all(f.rule == NOT_CHECKED and f.severity == "warning" for f in doubtful)
    assert len({f.id for f in result.findings}) == len(result.findings)
    for finding in result.findings:
        assert finding.measured is None or math.isfinite(finding.measured)
        assert str(finding.message)
        if finding.rule in RULES and RULES[finding.rule].reach is not Reach.SCENARIO:
            assert finding.plants, "the check after an edit finds them by their plants"


@settings(max_examples=25)
@given(plans())
def test_a_check_changes_nothing_and_row_order_does_not_matter(made: Plan) -> None:
    before = dataclasses.replace(made)
    found = ids(made)
    assert made == before
    assert sorted(ids(shuffled(made))) == sorted(found)


# -- after an edit ----------------------------------------------------------------------------------------------


def assert_same(part: Checker, whole: Plan) -> None:
    full = check_plan(whole, part.scenario_id)
    assert part.result.findings == full.findings
    assert [shapely.to_wkt(f.place) if f.place else None for f in part.result.findings] == [
        shapely.to_wkt(f.place) if f.place else None for f in full.findings
    ]
    assert part.result == full


@settings(max_examples=25)
@given(edit_sequences())
def test_after_any_edits_the_partial_check_equals_the_full_one(sequence: tuple[Plan, list[edits.Edit]]) -> None:
    now, steps = sequence
    checker = Checker(now, "base")
    for step in steps:
        now = step.apply(now)
        if "base" not in now.scenario_plants:
            return
        checker = checker.after(now)
        assert_same(checker, now)


LAYOUTS = st.lists(
    st.dictionaries(st.sampled_from(["P0", "P1", "P2", "P3"]), st.tuples(footprints(), ATTRIBUTES)),
    min_size=2,
    max_size=4,
)


@settings(max_examples=25)
@given(sites(), LAYOUTS)
def test_after_any_change_of_footprints_good_or_bad_it_equals_the_full_one(on: Any, layouts: list[Any]) -> None:
    first = plan(on, layouts[0])
    checker = Checker(first)
    for rows in layouts[1:]:
        now = first.with_plants("base", plan(on, rows).plants("base"))
        checker = checker.after(now)
        assert_same(checker, now)


@pytest.mark.parametrize("bad", range(4))
def test_a_footprint_that_breaks_and_is_mended_is_checked_again(bad: int) -> None:
    good = plan(ground(), {"P1": rect(20, 20, 30, 30), "P2": rect(45, 20, 30, 30)})
    broken = good.with_plants(
        "base", plan(ground(), {"P1": bad_footprints(20, 20)[bad], "P2": rect(45, 20, 30, 30)}).plants()
    )
    checker = Checker(good).after(broken)
    assert_same(checker, broken)
    assert_same(checker.after(good), good)
    assert "overlap:P1:P2" in [f.id for f in checker.after(good).result.findings]


def test_moving_more_plants_than_the_index_bears_still_equals_the_full_check() -> None:
    rows = {f"P{n:03d}": rect(12 + 40 * (n % 10), 12 + 40 * (n // 10), 30, 30) for n in range(100)}
    now = plan(ground(L1=rect(0, 0, 400, 400)), rows)
    checker = Checker(now)
    for n in range(90):
        now = edits.move_plants("base", [f"P{n:03d}"], 3.0 * (n % 7), 2.0).apply(now)
        checker = checker.after(now)
    assert_same(checker, now)
    together = edits.move_plants("base", list(rows), 11.0, -7.0).apply(now)
    assert_same(checker.after(together), together)


@pytest.mark.parametrize("column", ["hazard_class", "fire_grade", "power_kw", "product", "type_id", "substation_id"])
def test_a_changed_attribute_is_seen(column: str) -> None:
    now = plan(ground(), {"P1": rect(20, 20, 30, 30), "P2": rect(60, 20, 30, 30)})
    changed = edits.set_attributes("base", ["P1"], {column: None}).apply(now)
    assert_same(Checker(now).after(changed), changed)
    assert_same(Checker(changed).after(now), now)


def test_a_changed_base_map_or_rule_is_checked_whole() -> None:
    now = plan(ground(), {"P1": rect(8, 20, 30, 30)})
    wider = edits.set_rule_override(now, "setback", "setback_m", 10.0).apply(now)
    other = dataclasses.replace(now, site=ground(L1=rect(5, 0, 200, 200)))
    assert [f.id for f in Checker(now).after(wider).result.findings] == ["setback:P1"]
    assert [f.id for f in Checker(now).after(other).result.findings] == ["setback:P1"]


def test_two_branches_from_one_checker_do_not_disturb_each_other() -> None:
    now = plan(ground(), {"P1": rect(20, 20, 30, 30), "P2": rect(60, 20, 30, 30)})
    checker = Checker(now)
    left = edits.move_plants("base", ["P1"], -18, 0).apply(now)
    right = edits.set_attributes("base", ["P2"], {"hazard_class": "A"}).apply(now)
    first, second = checker.after(left), checker.after(right)
    assert_same(first, left)
    assert_same(second, right)
    assert_same(checker, now)


def test_the_same_plan_gives_the_same_checker() -> None:
    now = plan(ground(), {"P1": rect(20, 20, 30, 30)})
    checker = Checker(now)
    assert checker.after(now) is checker


# -- waivers ------------------------------------------------------------------------------------------------------


def waived(made: Plan, finding_id: str) -> Plan:
    finding = next(f for f in check_plan(made).findings if f.id == finding_id)
    return edits.add_waiver("base", finding_id, subject_hash(made, "base", finding), "agreed", "Li").apply(made)


def test_a_waived_finding_stays_listed_and_is_no_error() -> None:
    made = waived(plan(ground(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    result = check_plan(made)
    assert [(f.id, f.waived) for f in result.findings] == [("setback:P1", True)]
    assert result.counts == {"error": 0, "warning": 0, "waived": 1, "not_checked": 0}


def test_a_waiver_lapses_when_the_plant_moves_and_holds_again_when_it_is_moved_back() -> None:
    made = waived(plan(ground(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    moved = edits.move_plants("base", ["P1"], 0.0, 1.0).apply(made)
    assert check_plan(moved).counts["error"] == 1
    back = edits.move_plants("base", ["P1"], 0.0, -1.0).apply(moved)
    assert check_plan(back).counts["waived"] == 1
    assert Checker(made).after(moved).result.counts["error"] == 1


def test_a_waiver_lapses_when_an_attribute_of_its_subjects_changes() -> None:
    split = ground(L1=rect(0, 0, 100, 200), L2=rect(100, 0, 100, 200))
    made = waived(plan(split, {"P1": rect(80, 20, 40, 30)}), "across-parcels:P1")
    assert check_plan(made).counts["waived"] == 1
    renamed = edits.set_attributes("base", ["P1"], {"capacity": 5.0}).apply(made)
    assert check_plan(renamed).counts["waived"] == 0
    sold = edits.set_layer_attributes("parcels", ["L2"], {"owner": "B"}).apply(made)
    assert check_plan(sold).counts["waived"] == 0


def test_a_waiver_lapses_when_the_land_under_the_plant_changes() -> None:
    made = waived(plan(ground(), {"P1": rect(4, 20, 30, 30)}), "setback:P1")
    assert check_plan(made).counts["waived"] == 1
    nearer = dataclasses.replace(made, site=ground(L1=rect(3.9, 0, 200, 200)))
    assert check_plan(nearer).counts == {"error": 1, "warning": 0, "waived": 0, "not_checked": 0}


def test_a_waiver_of_another_scenario_does_not_count() -> None:
    made = waived(plan(ground(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    both = edits.add_scenario("next").apply(made).with_plants("next", made.plants("base"))
    assert check_plan(both, "next").counts["error"] == 1


def test_an_unsound_footprint_cannot_be_waived() -> None:
    made = waived(plan(ground(), {"P1": CROSSING}), "footprint-valid:P1")
    assert not any(f.waived for f in check_plan(made).findings)


def test_waiving_does_not_make_a_plant_checked() -> None:
    made = waived(
        plan(ground(), {"P1": factory(rect(20, 20, 30, 30), type_id=None)}), "not-checked:land-use:P1:parcel=L1"
    )
    assert check_plan(made).counts == {"error": 0, "warning": 0, "waived": 1, "not_checked": 1}
    assert not check_plan(made).complete


# -- the catalogue of rules ---------------------------------------------------------------------------------------


def test_the_rules_stand_in_the_order_of_the_rule_list_and_in_the_pack() -> None:
    assert list(RULES) == [
        "footprint-valid", "on-parcel", "across-parcels", "land-use", "zone-product", "overlap", "setback",
        "fire-separation", "corridor", "substation-load",
    ]  # fmt: skip
    assert list(load_pack("gb-screening-2023").rules) == list(RULES)
