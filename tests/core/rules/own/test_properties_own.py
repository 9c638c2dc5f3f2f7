"""Declared rules on random sites: as slow versions of themselves find, after an edit as from nothing, as they ask."""

from __future__ import annotations

import json
from typing import Any

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.clearances import clearances
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import rows_of
from siteplanner.core.rules.rule import Finding
from tests import builders
from tests.core.rules.found import shuffled
from tests.core.rules.own.every_kind import PACK
from tests.core.rules.own.slow_own_rules import SlowRules
from tests.edit_sequences import edit_sequences
from tests.strategies import ATTRIBUTES, footprints, plans, sites

SLOW = {
    "own-from-road": SlowRules.from_road,
    "own-apart": SlowRules.apart,
    "own-near-station": SlowRules.near_station,
    "own-in-company": SlowRules.in_company,
    "own-in-zone": SlowRules.in_zone,
    "own-off-bad-ground": SlowRules.off_bad_ground,
    "own-share": SlowRules.share,
    "own-zone-share": SlowRules.zone_share,
    "own-load": SlowRules.load,
}


def found(made: Plan) -> tuple[Finding, ...]:
    return check_plan(made, rules=PACK).findings


@settings(max_examples=60, deadline=None)
@given(plans())
def test_every_kind_of_rule_finds_what_a_slow_version_of_it_finds(made: Plan) -> None:
    findings = found(made)
    unsound = {f.plants[0] for f in findings if f.rule == "footprint-valid"}
    slow = SlowRules(made, set(map(str, made.plants().index)) - unsound)
    for rule, judge in SLOW.items():
        bad, left = judge(slow) if len(made.plants()) else (set(), set())
        mine = {f.id.removeprefix(f"{rule}:") for f in findings if f.rule == rule}
        open_ = f"not-checked:{rule}:"
        unchecked = {f.id.removeprefix(open_) for f in findings if f.id.startswith(open_)}
        assert mine == bad, rule
        assert unchecked == left | unsound, rule


@settings(max_examples=30, deadline=None)
@given(plans())
def test_the_order_of_plants_does_not_matter_and_every_finding_can_be_written(made: Plan) -> None:
    findings = found(made)
    assert sorted(f.id for f in found(shuffled(made))) == sorted(f.id for f in findings)
    assert len({f.id for f in findings}) == len(findings)
    json.dumps(check_plan(made, rules=PACK).to_json(), allow_nan=False)


def assert_same(part: Checker, whole: Plan) -> None:
    full = check_plan(whole, part.scenario_id, rules=PACK)
    assert part.result.findings == full.findings
    assert [shapely.to_wkt(f.place) if f.place else None for f in part.result.findings] == [
        shapely.to_wkt(f.place) if f.place else None for f in full.findings
    ]


@settings(max_examples=30, deadline=None)
@given(edit_sequences())
def test_after_any_edits_the_partial_check_equals_the_full_one(sequence: tuple[Plan, list[edits.Edit]]) -> None:
    now, steps = sequence
    checker = Checker(now, "base", rules=PACK)
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


@settings(max_examples=40, deadline=None)
@given(sites(), LAYOUTS)
def test_after_any_change_of_plants_it_equals_the_full_one(on: Any, layouts: list[Any]) -> None:
    first = builders.plan(on, layouts[0])
    checker = Checker(first, rules=PACK)
    for rows in layouts[1:]:
        now = first.with_plants("base", builders.plan(on, rows).plants("base"))
        checker = checker.after(now)
        assert_same(checker, now)


PLACED = ("own-from-road", "own-apart", "own-in-zone", "own-off-bad-ground")


@settings(max_examples=40, deadline=None)
@given(plans(sound=True))
def test_a_footprint_that_meets_what_is_asked_gets_no_error_of_that_rule(made: Plan) -> None:
    checker = Checker(made, rules=PACK)
    broken = {(f.rule, plant) for f in checker.result.findings for plant in f.plants}
    for plant in map(str, made.plants().index):
        row = int(rows_of(checker.layout, [plant])[0])
        asked = clearances(checker.layout, checker.pack, row)
        for rule in PLACED:
            mine = [of for of in asked if of.rule == rule]
            if all(of.is_met_by(checker.layout.shapes[row]) for of in mine):
                assert (rule, plant) not in broken


def test_random_sites_break_and_leave_open_each_rule() -> None:
    """The properties above say something: each rule finds, and leaves something open, on some random site."""
    seen: set[str] = set()

    @settings(max_examples=80, deadline=None, database=None, derandomize=True)
    @given(plans(sound=True))
    def look(made: Plan) -> None:
        seen.update(":".join(f.id.split(":")[: 1 + (f.rule == "not-checked")]) for f in found(made))

    look()
    assert set(SLOW) <= seen
    seldom_open = {"own-off-bad-ground", "own-zone-share"}  # each constraint has a kind; there are two zones at most
    assert {f"not-checked:{rule}" for rule in SLOW if rule not in seldom_open} <= seen
