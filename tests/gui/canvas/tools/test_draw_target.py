"""What a drawn shape becomes."""

from __future__ import annotations

from siteplanner.core.features import Feature
from siteplanner.gui.canvas.tools.draw_target import KINDS, DrawTarget, drawn_features, zone_around
from tests.builders import plan, rect, site


def test_each_kind_knows_its_layer_and_what_is_drawn() -> None:
    assert {kind: DrawTarget(kind).drawn for kind in KINDS} == {
        "plant": "area",
        "site_area": "area",
        "zone": "area",
        "parcel": "area",
        "constraint_area": "area",
        "constraint_line": "line",
        "substation": "point",
        "hole": "area",
    }
    assert [DrawTarget(kind).layer for kind in KINDS].count(None) == 1


def test_a_drawn_parcel_knows_its_zone_and_its_state() -> None:
    ground = plan(site(zones={"Z1": rect(0, 0, 100, 100), "Z2": rect(100, 0, 100, 100)}))
    edit = DrawTarget("parcel").edit(ground, "base", rect(80, 10, 60, 20), (), "en_US")
    assert edit is not None
    made = edit.apply(ground).site.parcels.iloc[0]
    assert (made["zone_id"], made["status"]) == ("Z2", "available")
    assert zone_around(ground, rect(500, 0, 9, 9)) is None
    assert zone_around(ground, rect(-20, 0, 20, 20)) is None, "it only touches"


def test_a_drawn_area_on_a_site_has_a_use_and_belongs_to_the_scenario() -> None:
    ground = plan(site({"L1": rect(0, 0, 100, 100)}))
    target = DrawTarget("site_area").choosing("office")
    edit = target.edit(ground, "base", rect(10, 10, 20, 30), (), "en_US")
    assert edit is not None
    areas = edit.apply(ground).site_areas
    assert areas is not None
    assert areas[["use", "scenario_id"]].to_dict("list") == {"use": ["office"], "scenario_id": ["base"]}
    assert drawn_features(edit) == (Feature("site_areas", "A001"),)
