"""Findings accepted on purpose, until what they are about changes."""

from __future__ import annotations

import dataclasses

from siteplanner.core import edits, schema
from siteplanner.core.checking import Checker, check_plan, subject_hash
from siteplanner.core.plan import Plan
from tests.builders import complete_site, factory, frame, point, rect, shape
from tests.builders import plan_of_places as plan

CROSSING = shape((10, 10), (40, 40), (40, 10), (10, 40))


def waived(made: Plan, finding_id: str) -> Plan:
    finding = next(f for f in check_plan(made).findings if f.id == finding_id)
    return edits.add_waiver("base", finding_id, subject_hash(made, "base", finding), "agreed", "Li").apply(made)


def test_a_waived_finding_stays_listed_and_is_no_error() -> None:
    made = waived(plan(complete_site(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    result = check_plan(made)
    assert [(f.id, f.waived) for f in result.findings] == [("setback:P1", True)]
    assert result.counts == {"error": 0, "warning": 0, "waived": 1, "not_checked": 0}


def test_a_waiver_lapses_when_the_plant_moves_and_holds_again_when_it_is_moved_back() -> None:
    made = waived(plan(complete_site(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    moved = edits.move_plants("base", ["P1"], 0.0, 1.0).apply(made)
    assert check_plan(moved).counts["error"] == 1
    back = edits.move_plants("base", ["P1"], 0.0, -1.0).apply(moved)
    assert check_plan(back).counts["waived"] == 1
    assert Checker(made).after(moved).result.counts["error"] == 1


def test_a_waiver_lapses_when_an_attribute_of_its_subjects_changes() -> None:
    split = complete_site(L1=rect(0, 0, 100, 200), L2=rect(100, 0, 100, 200))
    made = waived(plan(split, {"P1": rect(80, 20, 40, 30)}), "across-parcels:P1")
    assert check_plan(made).counts["waived"] == 1
    renamed = edits.set_attributes("base", ["P1"], {"capacity": 5.0}).apply(made)
    assert check_plan(renamed).counts["waived"] == 0
    sold = edits.set_layer_attributes("parcels", ["L2"], {"owner": "B"}).apply(made)
    assert check_plan(sold).counts["waived"] == 0


def test_a_waiver_lapses_when_the_land_under_the_plant_changes() -> None:
    made = waived(plan(complete_site(), {"P1": rect(4, 20, 30, 30)}), "setback:P1")
    assert check_plan(made).counts["waived"] == 1
    nearer = dataclasses.replace(made, site=complete_site(L1=rect(3.9, 0, 200, 200)))
    assert check_plan(nearer).counts == {"error": 1, "warning": 0, "waived": 0, "not_checked": 0}


def test_a_waiver_of_another_scenario_does_not_count() -> None:
    made = waived(plan(complete_site(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    both = edits.add_scenario("next").apply(made).with_plants("next", made.plants("base"))
    assert check_plan(both, "next").counts["error"] == 1


def test_an_unsound_footprint_cannot_be_waived() -> None:
    made = waived(plan(complete_site(), {"P1": CROSSING}), "footprint-valid:P1")
    assert not any(f.waived for f in check_plan(made).findings)


def test_waiving_does_not_make_a_plant_checked() -> None:
    blank = plan(complete_site(), {"P1": factory(rect(20, 20, 30, 30), power_factor=None)})
    made = waived(blank, "not-checked:substation-load:P1")
    assert check_plan(made).counts == {"error": 0, "warning": 0, "waived": 1, "not_checked": 1}
    assert not check_plan(made).complete


def test_the_fingerprint_is_of_the_subjects_alone() -> None:
    made = plan(complete_site(), {"P1": rect(2, 20, 30, 30), "P2": rect(90, 20, 30, 30)})
    finding = check_plan(made).findings[0]
    other = edits.move_plants("base", ["P2"], 1.0, 0.0).apply(made)
    renamed = edits.set_attributes("base", ["P1"], {"name": "甲厂", "note": "东侧"}).apply(made)
    raised = edits.set_attributes("base", ["P1"], {"height_m": 12.5}).apply(made)
    assert subject_hash(other, "base", finding) == subject_hash(made, "base", finding)
    assert subject_hash(renamed, "base", finding) == subject_hash(made, "base", finding)
    assert subject_hash(raised, "base", finding) != subject_hash(made, "base", finding)


def test_a_waiver_lapses_when_more_is_asked_than_was_waived() -> None:
    made = waived(plan(complete_site(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    stricter = edits.set_rule_override(made, "setback", "setback_m", 12.0).apply(made)
    finding = check_plan(stricter).findings[0]
    assert not finding.waived
    assert finding.waiver is not None
    assert finding.waiver.lapsed


def test_a_lapsed_waiver_still_tells_its_reason() -> None:
    made = waived(plan(complete_site(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    held = check_plan(made).findings[0].waiver
    assert held is not None
    assert (held.reason, held.author, held.lapsed) == ("agreed", "Li", False)
    moved = edits.move_plants("base", ["P1"], 0.0, 1.0).apply(made)
    lapsed = check_plan(moved).findings[0].waiver
    assert lapsed is not None
    assert (lapsed.reason, lapsed.lapsed) == ("agreed", True)


def test_a_subject_that_is_gone_changes_the_fingerprint() -> None:
    made = plan(complete_site(), {"P1": rect(2, 20, 30, 30)})
    finding = check_plan(made).findings[0]
    gone = dataclasses.replace(made, site=complete_site(L2=rect(0, 0, 200, 200)))
    assert subject_hash(gone, "base", finding) != subject_hash(made, "base", finding)


def test_a_plant_called_like_a_parcel_is_the_plant() -> None:
    made = plan(complete_site(), {"parcel=L1": rect(2, 20, 30, 30)})
    finding = check_plan(made).findings[0]
    moved = edits.move_plants("base", ["parcel=L1"], 0.0, 1.0).apply(made)
    assert subject_hash(moved, "base", finding) != subject_hash(made, "base", finding)


def test_a_waiver_of_a_load_lapses_when_a_plant_joins_later() -> None:
    """0.9 × 1000 kW × 0.8 / 0.95 = 758 kVA from 2025 on a substation of 700; the day stays the same."""
    small = complete_site().with_layer(
        "substations", frame(schema.SUBSTATIONS, {"S1": (point(300, 300), {"capacity_kva": 700.0, "transformers": 2})})
    )
    first = {"P1": factory(rect(20, 20, 30, 30), in_service="2025-01-01")}
    made = waived(plan(small, first), "substation-load:substation=S1")
    assert check_plan(made).counts["error"] == 0
    more = plan(small, {**first, "P2": factory(rect(90, 20, 30, 30), in_service="2027-01-01", power_kw=90_000.0)})
    joined = dataclasses.replace(more, waivers=made.waivers)
    assert check_plan(joined).counts["error"] == 1


def test_a_waiver_lapses_when_the_development_boundary_shrinks() -> None:
    def bounded(east_m: float) -> Plan:
        town = {"B1": (rect(0, 0, east_m, 200), {"kind": "development_boundary"})}
        on = complete_site().with_layer("constraints", frame(schema.CONSTRAINTS, town))
        return plan(on, {"P1": rect(100, 20, 50, 40)})

    made = waived(bounded(140), "inside-development-boundary:P1")
    assert check_plan(made).counts["error"] == 0
    for east_m in (101, 90):  # the plant 98 % outside, and all of it
        assert check_plan(dataclasses.replace(made, site=bounded(east_m).site)).counts["error"] == 1


def test_a_waiver_lapses_when_the_check_finds_more_than_was_waived() -> None:
    """The load a station was waived for grows with the coincidence factor that is set."""
    town = {"P1": factory(rect(20, 20, 40, 30), power_kw=90_000.0)}
    made = waived(plan(complete_site(), town), "substation-load:substation=S1")
    assert check_plan(made).counts["waived"] == 1
    higher = edits.set_rule_override(made, "substation-load", "coincidence_factor", 1.0).apply(made)
    assert check_plan(higher).counts["waived"] == 0


def test_a_waiver_that_nobody_answers_for_does_not_hold() -> None:
    made = waived(plan(complete_site(), {"P1": rect(2, 20, 30, 30)}), "setback:P1")
    for column in ("reason", "author"):
        table = made.waivers.assign(**{column: " "})
        finding = next(f for f in check_plan(dataclasses.replace(made, waivers=table)).findings if f.id == "setback:P1")
        assert not finding.waived
