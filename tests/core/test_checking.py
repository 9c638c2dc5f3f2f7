"""The check of a scenario, whole and after an edit."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
from typing import Any

import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits, schema
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.errors import Cancelled, EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.rules.rule import Reach
from siteplanner.core.work import Work
from tests import builders
from tests.builders import complete_site, factory, frame, line, multi, point, rect, shape, site
from tests.builders import plan_of_places as plan
from tests.core.rules.found import shuffled
from tests.edit_sequences import edit_sequences
from tests.strategies import (
    ATTRIBUTES,
    bad_footprints,
    footprints,
    plans,
    sites,
    with_bad_ordinate,
)

CROSSING = shape((10, 10), (40, 40), (40, 10), (10, 40))


def ids(made: Plan) -> list[str]:
    return [f.id for f in check_plan(made).findings]


# -- the whole check ----------------------------------------------------------------------------------------------


def test_a_sound_layout_is_clean_and_complete() -> None:
    result = check_plan(plan(complete_site(), {"P1": rect(20, 20, 30, 30), "P2": rect(90, 20, 30, 30)}))
    assert [(f.id, str(f.message)) for f in result.findings] == []
    assert result.complete
    assert (result.plants, result.parcels) == (2, 1)


def test_errors_come_first_then_warnings_then_what_was_not_checked() -> None:
    rows = {"P3": rect(-5, 20, 30, 30), "P1": rect(-5, 90, 30, 30), "P2": factory(rect(90, 20, 30, 30), type_id=None)}
    split = complete_site(L1=rect(0, 0, 100, 200), L2=rect(100, 0, 100, 200))
    result = check_plan(plan(split, rows))
    assert [f.id for f in result.findings] == [
        "on-parcel:P1",
        "on-parcel:P3",
        "across-parcels:P2",
        "not-checked:land-use:P2:parcel=L1",
        "not-checked:land-use:P2:parcel=L2",
        "not-checked:protection-distance:P2",
    ]
    assert result.counts == {"error": 2, "warning": 4, "waived": 0, "not_checked": 3}
    assert not result.complete
    assert result.plants_not_checked == 1


def test_an_unknown_scenario_is_refused_by_name() -> None:
    with pytest.raises(EditError, match="no scenario “next”"):
        check_plan(plan(complete_site()), "next")


def test_an_unknown_rule_pack_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="no rule pack “mine”"):
        check_plan(plan(complete_site()), rules="mine")


def test_a_rule_lowered_to_a_warning_hides_no_error_of_another() -> None:
    """Plants that overlap stand 0 m apart, where the table asks for 10; on a plant partly off the land nobody measures
    the setback."""
    made = plan(complete_site(), {"P1": rect(20, 20, 50, 40), "P2": rect(60, 20, 50, 40), "P3": rect(170, 20, 40, 40)})
    for rule in ("overlap", "on-parcel"):
        made = edits.set_rule_override(made, rule, "severity", "warning").apply(made)
    found = {f.id: f.severity for f in check_plan(made).findings}
    assert (found["overlap:P1:P2"], found["fire-separation:P1:P2"]) == ("warning", "error")
    assert (found["on-parcel:P3"], found["not-checked:setback:P3"]) == ("warning", "warning")


def test_a_rule_that_is_switched_off_finds_nothing() -> None:
    made = plan(complete_site(), {"P1": rect(2, 20, 30, 30)})
    off = edits.set_rule_override(made, "setback", "enabled", "false").apply(made)
    assert ids(made) == ["setback:P1"]
    assert ids(off) == []


def test_the_severity_is_the_planners_where_one_is_set() -> None:
    made = plan(complete_site(), {"P1": rect(2, 20, 30, 30)})
    mild = edits.set_rule_override(made, "setback", "severity", "warning").apply(made)
    assert check_plan(mild).counts["error"] == 0
    assert check_plan(mild).counts["warning"] == 1


def test_a_year_leaves_out_what_comes_later() -> None:
    rows = {
        "P1": rect(-5, 20, 30, 30),
        "P2": factory(rect(-5, 80, 30, 30), in_service="2027-01-01"),
        "P3": factory(rect(-5, 140, 30, 30), in_service="2025-12-31"),
    }
    made = plan(complete_site(), rows)
    assert [f.id for f in check_plan(made).findings if f.rule == "on-parcel"] == [f"on-parcel:P{n}" for n in (1, 2, 3)]
    result = check_plan(made, year=2025)
    assert [f.id for f in result.findings if f.rule == "on-parcel"] == ["on-parcel:P1", "on-parcel:P3"]
    assert result.plants == 2


def test_a_quarter_or_a_day_leaves_out_what_comes_later_and_the_result_says_so() -> None:
    rows = {
        "P1": rect(-5, 20, 30, 30),
        "P2": factory(rect(-5, 80, 30, 30), in_service="2025-07-01"),
        "P3": factory(rect(-5, 140, 30, 30), in_service="2025-06-30"),
    }
    made = plan(complete_site(), rows)
    result = check_plan(made, year=dt.date(2025, 6, 30))
    assert [f.id for f in result.findings if f.rule == "on-parcel"] == ["on-parcel:P1", "on-parcel:P3"]
    assert (result.plants, result.when, result.to_json()["when"]) == (2, dt.date(2025, 6, 30), "2025-06-30")
    assert check_plan(made).to_json()["when"] is None


def test_progress_goes_from_rule_to_rule_and_can_be_cancelled() -> None:
    seen: list[tuple[int, int]] = []
    work = Work(lambda done, total, _: seen.append((done, total)))
    check_plan(builders.plan(complete_site()), work=work)
    on = sum(of.enabled for of in load_pack("gb-screening-2023").rules.values())
    total = seen[0][1]
    assert seen == [(n, total) for n in range(total + 1)]
    assert total > on
    work.cancel()
    with pytest.raises(Cancelled):
        check_plan(plan(complete_site()), work=work)


# -- not checked is never a pass ------------------------------------------------------------------------------------


def test_a_footprint_that_is_not_sound_is_listed_by_every_rule_that_could_not_judge_it() -> None:
    result = check_plan(builders.plan(complete_site(), {"P1": CROSSING}))
    listed = {f.id for f in result.findings if f.rule == NOT_CHECKED}
    elsewhere = {"footprint-valid", "substation-load", "investment-intensity", "site-topology"}
    by_plant = [r for r in RULES if r not in elsewhere]
    assert listed == {f"not-checked:{rule}:P1" for rule in by_plant}
    assert not result.complete


HERE = rect(80, 80, 30, 30)
SPOILT = {
    "class in lower case": {"hazard_class": "c"},
    "class in Chinese": {"hazard_class": "甲"},
    "class with a space": {"hazard_class": " C"},
    "grade 0": {"fire_grade": 0},
    "grade 5": {"fire_grade": 5},
    "no height": {"height_m": None},
    "height 0": {"height_m": 0.0},
    "high without storeys": {"height_m": 30.0, "storeys": None},
    "use unheard of": {"building_use": "shed"},
    "type unheard of": {"type_id": "shed"},
    "no load": {"power_kw": None},
    "infinite load": {"power_kw": math.inf},
    "power factor 0": {"power_factor": 0.0},
    "power factor in percent": {"power_factor": 95.0},
    "no demand factor": {"demand_factor": None},
    "substation unheard of": {"substation_id": "S9"},
    "no substation": {"substation_id": None},
    "transformers without oil": {"building_use": "transformer"},
    "tanks": {"building_use": "tank_area"},
    "offices without rank": {"building_use": "civil"},
}


@pytest.mark.parametrize("changes", SPOILT.values(), ids=SPOILT)
def test_a_plant_with_an_attribute_that_says_nothing_is_never_clean(changes: dict[str, Any]) -> None:
    assert check_plan(plan(complete_site(), {"P1": HERE})).findings == ()
    result = check_plan(plan(complete_site(), {"P1": factory(HERE, **changes)}))
    assert result.findings
    assert not result.complete or result.counts["error"]


@pytest.mark.parametrize(
    "kind", [None, "river", "road", "power_line", "other", "farmland", "heritage", "residential", "goaf"]
)
@pytest.mark.parametrize(
    "drawn",
    [
        None,
        shapely.GeometryCollection(),
        point(95, 95),
        line((0, 95), (200, 95)),
        line((95, 95), (95, 95)),
        rect(90, 90, 100, 100),
        shape((70, 70), (120, 120), (120, 70), (70, 120)),
        multi(rect(70, 70, 60, 60), rect(75, 75, 50, 50)),
        shapely.GeometryCollection([rect(500, 500, 9, 9), point(95, 95)]),
        shapely.GeometryCollection([shapely.GeometryCollection([rect(90, 90, 9, 9)])]),
        with_bad_ordinate(rect(90, 90, 100, 100), math.nan),
    ],
)
def test_a_plant_on_a_constraint_is_never_clean_however_it_is_drawn(kind: str | None, drawn: Any) -> None:
    row = (drawn, {"kind": kind})
    on = complete_site().with_layer("constraints", frame(schema.CONSTRAINTS, {"C1": row}))
    result = check_plan(plan(on, {"P1": HERE}))
    assert not result.complete or result.counts["error"]
    json.dumps(result.to_json(), allow_nan=False)
    assert len(result.to_frame(4547)) == len(result.findings)


@pytest.mark.parametrize("year", [-5, 0, 1, 1900, 2024, 9999])
def test_a_year_before_everything_leaves_no_plants(year: int) -> None:
    dated = {"P1": factory(rect(-5, 20, 30, 30), in_service="2025-06-30"), "P2": factory(None, in_service=None)}
    result = check_plan(plan(complete_site(), dated), year=year)
    assert result.plants == (2 if year > 2025 else 1)
    assert "footprint-valid:P2" in [f.id for f in result.findings]


@pytest.mark.parametrize("on", [site(), complete_site()])
def test_a_plan_with_nothing_in_it_has_nothing_to_say(on: Any) -> None:
    result = check_plan(plan(on))
    assert (result.findings, result.complete, result.plants) == ((), True, 0)


def test_on_no_parcels_no_plant_is_fine() -> None:
    assert "on-parcel:P1" in ids(plan(site(), {"P1": HERE}))


def test_ids_in_any_script_stay_apart() -> None:
    names = ["张庄:1", "张庄%3A1", "parcel=L1", "P 1", "p1", "P1"]
    made = plan(complete_site(), dict.fromkeys(names, HERE))
    found = [f.id for f in check_plan(made).findings]
    assert len(found) == len(set(found)) == 15


ODD = st.fixed_dictionaries(
    {
        "hazard_class": st.sampled_from(["A", "e", "乙", "", None]),
        "building_use": st.sampled_from(["factory", "warehouse", "civil", "transformer", "tank_area", "棚", None]),
        "civil_rank": st.sampled_from(["low", "high_1", "高", None]),
        "fire_grade": st.sampled_from([-1, 0, 1, 4, 5, None]),
        "storeys": st.sampled_from([-1, 0, 1, 9, None]),
        "product": st.sampled_from(["cathode_lfp, cathode_ncm", "，", "负极", None]),
        "type_id": st.sampled_from(["electrolyte", "anode_finishing", "?", None]),
        "substation_id": st.sampled_from(["S1", "S1 ", None]),
        "in_service": st.sampled_from(["1677-09-22", "2262-04-11", "0999", None]),
        "sector_code": st.sampled_from(["C3091", "负极", "", "C", "13", None]),
    }
    | {
        name: st.sampled_from([-1.0, 0.0, 0.5, 24.0, 1e12, math.inf, -math.inf, None])
        for name in (
            *("height_m", "oil_t", "power_kw", "demand_factor", "power_factor"),
            *("floor_area_m2", "storey_height_m", "investment_cny"),
        )
    }
)


@settings(max_examples=40)
@given(st.lists(st.tuples(footprints(), ODD), max_size=4), st.sampled_from([None, 0.0, -1.0, math.inf, 5000.0]))
def test_whatever_stands_in_a_file_the_check_gives_an_answer(rows: list[Any], capacity_kva: float | None) -> None:
    station = {"capacity_kva": capacity_kva, "transformers": 2}
    on = complete_site().with_layer("substations", frame(schema.SUBSTATIONS, {"S1": (None, station)}))
    limits = {"power_quota_kw": capacity_kva, "height_limit_m": capacity_kva}
    on = on.with_layer("zones", frame(schema.ZONES, {"Z1": (rect(-10, -10, 400, 400), limits)}))
    drawn = {f"P{n}": (ground, dict(attributes)) for n, (ground, attributes) in enumerate(rows)}
    made = builders.plan(on, drawn)
    asked = edits.set_rule_override(made, "investment-intensity", "enabled", True).apply(made)
    result = check_plan(edits.set_rule_override(asked, "investment-intensity", "min_cny_per_ha", 5.0).apply(asked))
    json.dumps(result.to_json(), allow_nan=False)
    assert len({f.id for f in result.findings}) == len(result.findings)


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
        if finding.rule in RULES and RULES[finding.rule].reach not in (Reach.SCENARIO, Reach.SITE):
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


MOMENTS = st.sampled_from([None, 2024, 2025, dt.date(2025, 6, 30), dt.date(2026, 2, 1), 2027])


def only_in_service(made: Plan, when: int | dt.date | None) -> Plan:
    """The plan without the plants that come later, taken out one by one."""
    if when is None:
        return made
    last = dt.date(when, 12, 31) if isinstance(when, int) else when
    plants = made.plants("base")
    kept = [key for key, day in plants["in_service"].items() if pd.isna(day) or day.date() <= last]
    return made.with_plants("base", plants.loc[kept])


@settings(max_examples=30)
@given(edit_sequences(), st.lists(MOMENTS, min_size=2, max_size=12))
def test_at_a_moment_it_is_the_check_of_the_plan_without_the_plants_that_come_later(
    sequence: tuple[Plan, list[edits.Edit]], moments: list[int | dt.date | None]
) -> None:
    now, steps = sequence
    checker = Checker(now, "base", year=moments[0])
    for step, when in zip([None, *steps], moments, strict=False):
        now = now if step is None else step.apply(now)
        if "base" not in now.scenario_plants:
            return
        checker = checker.after(now).at(when)
        without = check_plan(only_in_service(now, when), "base")
        assert checker.result.findings == without.findings == check_plan(now, "base", year=when).findings
        assert (checker.when, checker.result.when, checker.result.plants) == (when, when, without.plants)


LAYOUTS = st.lists(
    st.dictionaries(st.sampled_from(["P0", "P1", "P2", "P3"]), st.tuples(footprints(), ATTRIBUTES)),
    min_size=2,
    max_size=4,
)


@settings(max_examples=25)
@given(sites(), LAYOUTS)
def test_after_any_change_of_footprints_good_or_bad_it_equals_the_full_one(on: Any, layouts: list[Any]) -> None:
    first = builders.plan(on, layouts[0])
    checker = Checker(first)
    for rows in layouts[1:]:
        now = first.with_plants("base", builders.plan(on, rows).plants("base"))
        checker = checker.after(now)
        assert_same(checker, now)


@pytest.mark.parametrize("bad", range(4))
def test_a_footprint_that_breaks_and_is_mended_is_checked_again(bad: int) -> None:
    good = plan(complete_site(), {"P1": rect(20, 20, 30, 30), "P2": rect(45, 20, 30, 30)})
    broken = good.with_plants(
        "base", plan(complete_site(), {"P1": bad_footprints(20, 20)[bad], "P2": rect(45, 20, 30, 30)}).plants()
    )
    checker = Checker(good).after(broken)
    assert_same(checker, broken)
    assert_same(checker.after(good), good)
    assert "overlap:P1:P2" in [f.id for f in checker.after(good).result.findings]


def test_moving_more_plants_than_the_index_bears_still_equals_the_full_check() -> None:
    rows = {f"P{n:03d}": rect(12 + 40 * (n % 10), 12 + 40 * (n // 10), 30, 30) for n in range(100)}
    now = plan(complete_site(L1=rect(0, 0, 400, 400)), rows)
    checker = Checker(now)
    for n in range(90):
        now = edits.move_plants("base", [f"P{n:03d}"], 3.0 * (n % 7), 2.0).apply(now)
        checker = checker.after(now)
    assert_same(checker, now)
    together = edits.move_plants("base", list(rows), 11.0, -7.0).apply(now)
    assert_same(checker.after(together), together)


@pytest.mark.parametrize("column", ["hazard_class", "fire_grade", "power_kw", "product", "type_id", "substation_id"])
def test_a_changed_attribute_is_seen(column: str) -> None:
    now = plan(complete_site(), {"P1": rect(20, 20, 30, 30), "P2": rect(60, 20, 30, 30)})
    changed = edits.set_attributes("base", ["P1"], {column: None}).apply(now)
    assert_same(Checker(now).after(changed), changed)
    assert_same(Checker(changed).after(now), now)


def test_a_changed_base_map_or_rule_is_checked_whole() -> None:
    now = plan(complete_site(), {"P1": rect(8, 20, 30, 30)})
    wider = edits.set_rule_override(now, "setback", "setback_m", 10.0).apply(now)
    other = dataclasses.replace(now, site=complete_site(L1=rect(5, 0, 200, 200)))
    assert [f.id for f in Checker(now).after(wider).result.findings] == ["setback:P1"]
    assert [f.id for f in Checker(now).after(other).result.findings] == ["setback:P1"]


def test_two_branches_from_one_checker_do_not_disturb_each_other() -> None:
    now = plan(complete_site(), {"P1": rect(20, 20, 30, 30), "P2": rect(60, 20, 30, 30)})
    checker = Checker(now)
    left = edits.move_plants("base", ["P1"], -18, 0).apply(now)
    right = edits.set_attributes("base", ["P2"], {"hazard_class": "A"}).apply(now)
    first, second = checker.after(left), checker.after(right)
    assert_same(first, left)
    assert_same(second, right)
    assert_same(checker, now)


def test_the_same_plan_gives_the_same_checker() -> None:
    now = plan(complete_site(), {"P1": rect(20, 20, 30, 30)})
    checker = Checker(now)
    assert checker.after(now) is checker


# -- the catalogue of rules ---------------------------------------------------------------------------------------


def test_the_rules_stand_in_the_order_of_the_rule_list_and_in_the_pack() -> None:
    in_order = [
        "footprint-valid", "on-parcel", "across-parcels", "land-use", "zone-product", "overlap", "setback",
        "fire-separation", "corridor", "inside-development-boundary", "ground", "protection-distance", "fire-lane",
        "building-coefficient", "floor-area-ratio", "investment-intensity", "height-limit", "substation-load",
        "zone-power-quota", "in-service-order", "site-topology",
    ]  # fmt: skip
    assert list(RULES) == [rule for rule in in_order if rule in RULES]
    assert set(RULES) <= set(in_order)
    assert list(load_pack("gb-screening-2023").rules) == list(RULES)
