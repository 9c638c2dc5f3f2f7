"""Every rule's fixes on random layouts: what is offered mends its finding and brings no error."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.edits.move_plants import MovePlants
from siteplanner.core.fixes import fix_all, fixes_for
from siteplanner.core.fixes.catalogue import FIXES
from siteplanner.core.fixes.proof import Standing, mends
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.not_checked import NOT_CHECKED
from siteplanner.core.rules.rule import Finding, finding_id
from tests.builders import factory, line, plan, point, rect, site
from tests.core.fixes.proofs import assert_one_step, assert_proved
from tests.strategies import footprints, plans

SHORTER_BY_M = 0.05
"""By how much no other move may be shorter: where two limits meet at an angle, both with a tolerance of 0.01 m."""
TRIED = frozenset({"zone-product", "across-parcels"})
TRIED_SHARE = 0.02
"""For these the way out is not drawn but tried in directions, and may be longer by this share."""

HIDING = frozenset({"on-parcel", "overlap"})
SHARES = (0.5, 0.8, 1.0)
"""How far the other moves go, as shares of the one offered."""

DATES = st.sampled_from([None, "2025-06-30", "2027-12-31"])
PLACED = st.sampled_from(["P0", "P1", "P2", "P3"])


@st.composite
def towns(draw: st.DrawFn) -> Plan:
    """A town with a bit of everything that a rule looks at, and plants that mostly break some of them."""
    on = site(
        {
            "L1": (rect(0, 0, 120, 120), {"land_use": "100102", "code_system": "MNR2023", "owner": "A"}),
            "L2": (rect(120, 0, 80, 120), {"land_use": "100102", "code_system": "MNR2023", "owner": draw(OWNERS)}),
            "L3": (rect(0, 120, 200, 80), {"land_use": draw(st.sampled_from(["100103", "0701", "100101"]))}),
        },
        {
            "Z1": (rect(-50, -50, 150, 300), {"products": draw(st.sampled_from([None, "anode_graphite"]))}),
            "Z2": (rect(100, -50, 150, 300), {"products": draw(st.sampled_from([None, "hard_felt"]))}),
        },
        {
            "K1": (line((-20, -8), (220, -8)), {"kind": "power_line", "grade": "110kV", "tower_height_m": 20.0}),
            "K2": (rect(205, 90, 20, 20), {"kind": "residential", "fire_grade": 2, "height_m": 9.0}),
            "K3": (rect(150, 150, 30, 30), {"kind": "farmland"}),
        },
        {
            "S1": (point(100, 210), {"capacity_kva": 3000.0, "transformers": 2, "in_service": draw(DATES)}),
            "S2": (point(300, 210), {"capacity_kva": 9000.0, "transformers": 3, "in_service": draw(DATES)}),
        },
    )
    rows: dict[str, Any] = {}
    for at in range(draw(st.integers(1, 4))):
        rows[f"P{at}"] = factory(
            draw(footprints()),
            hazard_class=draw(st.sampled_from(["A", "C", "C", "D", None])),
            fire_grade=draw(st.sampled_from([1, 2, 3, 4])),
            in_service=draw(DATES),
            power_kw=draw(st.sampled_from([800.0, 2500.0])),
            height_m=draw(st.sampled_from([12.0, 12.0, None])),
            status=draw(st.sampled_from(["planned", "planned", "existing"])),
        )
    return plan(on, rows)


OWNERS = st.sampled_from(["A", "B"])


@settings(max_examples=30)
@given(st.one_of(towns(), plans()), st.data())
def test_a_fix_that_is_offered_mends_its_finding_and_nothing_else_goes_wrong(made: Plan, data: st.DataObject) -> None:
    checker = Checker(made)
    mendable = [f for f in checker.result.findings if f.rule in FIXES or f.rule == NOT_CHECKED]
    assume(mendable)
    finding = data.draw(st.sampled_from(mendable))
    offered = fixes_for(made, "base", finding, checker=checker)
    assert [fix.cost for fix in offered] == sorted(fix.cost for fix in offered)
    for fix in offered:
        assert_proved(made, fix)
        assert_one_step(made, fix)


def _hidden(finding: Finding, checker: Checker) -> bool:
    """Whether a plant of the finding is off its land or on another plant besides: what its place is asked is not said
    there, and it is better brought out of that than moved about in it."""
    others = (f for f in checker.result.findings if f.rule in HIDING and f.id != finding.id)
    return any(not set(finding.plants).isdisjoint(f.plants) for f in others)


@settings(max_examples=15)
@given(towns(), st.data())
def test_no_move_that_mends_a_finding_is_shorter_than_the_one_offered(made: Plan, data: st.DataObject) -> None:
    checker = Checker(made)
    about_places = [f for f in checker.result.findings if f.rule in FIXES and not _hidden(f, checker)]
    assume(about_places)
    finding = data.draw(st.sampled_from(about_places))
    moves = [f.edit for f in fixes_for(made, "base", finding, checker=checker) if isinstance(f.edit, MovePlants)]
    shortest: dict[str, float] = {}
    for move in moves:
        (plant,) = move.plant_ids
        shortest[plant] = min(shortest.get(plant, math.inf), math.hypot(move.de_m, move.dn_m))
    before = Standing(checker.result)
    for plant, length_m in shortest.items():
        start_deg = data.draw(st.floats(0, 15))
        for share in SHARES:
            tried_m = share * (length_m * (1 - TRIED_SHARE * (finding.rule in TRIED)) - SHORTER_BY_M)
            for step in range(24 if tried_m > 0 else 0):
                way = math.radians(start_deg + 15 * step)
                other = edits.move_plants("base", plant, tried_m * math.sin(way), tried_m * math.cos(way))
                after = Standing(checker.after(other.apply(made)).result)
                assert not mends(before, after, finding.id), (finding.id, plant, length_m, tried_m, math.degrees(way))


@settings(max_examples=10)
@given(towns())
def test_fixing_all_of_a_rule_is_one_step_that_brings_no_error(made: Plan) -> None:
    before = check_plan(made)
    rule = before.findings[0].rule if before.findings else ""
    done = fix_all(made, "base", rule)
    wanted = {f.id for f in before.findings if f.rule == rule}
    assert {*done.mended, *(finding for finding, _ in done.left)} == wanted
    if done.edit is None:
        assert not done.mended
        assert done.plan is made
        return
    after = check_plan(done.edit.apply(made))
    assert after.findings == check_plan(done.plan).findings
    assert {f.id for f in after.findings if f.severity == "error"} <= {
        f.id for f in before.findings if f.severity == "error"
    }
    assert not {f.id for f in after.findings} & set(done.mended)
    assert after.counts["not_checked"] <= before.counts["not_checked"]


def test_every_rule_with_fixes_is_in_the_catalogue_of_rules() -> None:
    assert set(FIXES) <= set(RULES)


def test_a_finding_that_is_not_there_has_no_fix() -> None:
    made = plan(site({"L1": rect(0, 0, 100, 100)}), {"P1": rect(2, 30, 30, 30)})
    gone = edits.move_plants("base", "P1", 10, 0).apply(made)
    setback = next(f for f in check_plan(made).findings if f.rule == "setback")
    assert setback.id == finding_id("setback", ["P1"])
    assert fixes_for(gone, "base", setback) == ()
    assert fixes_for(made, "base", setback) != ()
