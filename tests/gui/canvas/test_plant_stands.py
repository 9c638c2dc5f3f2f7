"""A plant is called clean only where it is known to be."""

from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.waivers import subject_hash
from siteplanner.gui.canvas.plant_stands import looked_at, plant_stands
from tests.builders import TOWN, factory, plan_of_places, point, rect, site

LAND = {"L1": (rect(0, 0, 400, 120), {"land_use": "100103", "code_system": "MNR2023"})}
STATIONS = {"S1": (point(390, 110), {"capacity_kva": 1e5, "transformers": 2})}
ZONES = {"Z1": rect(0, 0, 400, 120)}


def works(gap_m: float = 40.0, **more: object) -> Plan:
    whole = {
        "product": "anode_graphite", "type_id": "anode_finishing", "power_kw": 0.0, "substation_id": "S1", **more,
    }  # fmt: skip
    return plan_of_places(
        site(LAND, zones=ZONES, constraints={"B1": TOWN}, substations=STATIONS),
        {"P1": factory(rect(20, 20, 40, 30), **whole), "P2": factory(rect(60 + gap_m, 20, 40, 30), **whole)},
    )


def stands(of: Plan, *, current: bool = True) -> dict[str, str]:
    return dict(plant_stands(check_plan(of), of.plants(), current=current))


def test_too_near_each_other_both_have_an_error() -> None:
    assert stands(works(5.0)) == {"P1": "error", "P2": "error"}


def test_before_the_first_check_nothing_is_known() -> None:
    assert plant_stands(None, works().plants(), current=False) == {}


def test_a_plant_that_comes_later_than_was_asked_for_has_no_stand() -> None:
    later = edits.set_attributes("base", ["P2"], {"in_service": "2026-01-01"}).apply(works())
    result = check_plan(later, year=2025)
    assert plant_stands(result, later.plants(), current=True) == {"P1": "clean"}
    assert looked_at(result, later.plants(), ["P1", "P2"]) == {"P1"}
    assert looked_at(check_plan(later), later.plants(), ["P1", "P2"]) == {"P1", "P2"}


def test_what_lacks_data_is_not_checked_and_never_clean() -> None:
    """Without a hazard class the separation is only a lower bound."""
    found = stands(works(hazard_class=None))
    assert set(found.values()) <= {"not_checked", "warning"}
    assert "clean" not in found.values()


def test_a_result_about_another_plan_calls_nobody_clean() -> None:
    assert stands(works()) == {"P1": "clean", "P2": "clean"}
    assert stands(works(), current=False) == {}


def test_a_waived_error_counts_no_more() -> None:
    of = works(5.0)
    for found in check_plan(of).findings:
        held = subject_hash(of, "base", found)
        of = edits.add_waiver("base", found.id, held, "agreed with the fire brigade", "Li").apply(of)
    assert stands(of) == {"P1": "clean", "P2": "clean"}
