"""The check of a scenario, whole and after an edit."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.errors import Cancelled, EditError, InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.pack import load_pack
from siteplanner.core.rules.rule import Reach
from siteplanner.core.work import Work
from tests.builders import complete_site, factory, plan, rect, shape
from tests.core.rules.found import shuffled
from tests.edit_sequences import edit_sequences
from tests.strategies import ATTRIBUTES, bad_footprints, footprints, plans, sites

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
    ]
    assert result.counts == {"error": 2, "warning": 3, "waived": 0, "not_checked": 2}
    assert not result.complete
    assert result.plants_not_checked == 1


def test_an_unknown_scenario_is_refused_by_name() -> None:
    with pytest.raises(EditError, match="no scenario “next”"):
        check_plan(plan(complete_site()), "next")


def test_an_unknown_rule_pack_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="no rule pack “mine”"):
        check_plan(plan(complete_site()), rules="mine")


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


def test_progress_goes_from_rule_to_rule_and_can_be_cancelled() -> None:
    seen: list[tuple[int, int]] = []
    work = Work(lambda done, total, _: seen.append((done, total)))
    check_plan(plan(complete_site()), work=work)
    assert seen == [(n, len(RULES) + 1) for n in (*range(len(RULES) + 1), len(RULES) + 1)]
    work.cancel()
    with pytest.raises(Cancelled):
        check_plan(plan(complete_site()), work=work)


# -- not checked is never a pass ------------------------------------------------------------------------------------


def test_a_footprint_that_is_not_sound_is_listed_by_every_rule_that_could_not_judge_it() -> None:
    result = check_plan(plan(complete_site(), {"P1": CROSSING}))
    listed = {f.id for f in result.findings if f.rule == NOT_CHECKED}
    by_plant = [r for r in RULES if r not in {"footprint-valid", "substation-load"}]
    assert listed == {f"not-checked:{rule}:P1" for rule in by_plant}
    assert not result.complete


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
    assert list(RULES) == [
        "footprint-valid", "on-parcel", "across-parcels", "land-use", "zone-product", "overlap", "setback",
        "fire-separation", "corridor", "substation-load",
    ]  # fmt: skip
    assert list(load_pack("gb-screening-2023").rules) == list(RULES)
