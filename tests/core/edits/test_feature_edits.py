"""Edits that hold for features of any layer."""

from __future__ import annotations

import json

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.edits import Edit, edit_from_json
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP
from tests.builders import rect
from tests.edit_sequences import start

ZONE, PLANT, STATION = Feature("zones", "Z1"), Feature("plants", "P01"), Feature("substations", "S1")
LINE = shapely.LineString([(0, 0), (9, 0)])
MIXED = (PLANT, ZONE, STATION)


def replayed(edit: Edit, plan: Plan) -> Plan:
    return edit_from_json(json.loads(json.dumps(edit.to_json(), allow_nan=False))).apply(plan)


def test_a_mixed_selection_moves_as_one_and_the_rest_is_shared() -> None:
    before = start()
    edit = edits.move_features("base", MIXED, 5.0, -2.0)
    after = edit.apply(before)
    for feature in MIXED:
        was, now = shape_of(before, "base", feature), shape_of(after, "base", feature)
        shift = shapely.get_coordinates(now) - shapely.get_coordinates(was)
        assert (shift == [5.0, -2.0]).all()
    assert after.site.parcels is before.site.parcels
    assert replayed(edit, before) == after


def test_a_mixed_selection_turns_about_a_pivot() -> None:
    before = start()
    east_m, north_m, _, _ = rect(0, 0, 1, 1).bounds
    edit = edits.rotate_features("base", (ZONE, STATION), 90, pivot=(east_m, north_m))
    after = edit.apply(before)
    assert shape_of(after, "base", ZONE).equals(rect(-100, 0, 100, 235))
    station = shape_of(before, "base", STATION)
    turned = (east_m - (station.y - north_m), north_m + (station.x - east_m))
    assert shape_of(after, "base", STATION).coords[0] == turned
    assert replayed(edit, before) == after


def test_shapes_are_replaced_by_shapes_of_the_layers_own_kind() -> None:
    before = start()
    edit = edits.reshape_features("base", (ZONE, PLANT), (rect(0, 0, 9, 9), rect(1, 1, 2, 2)))
    after = edit.apply(before)
    assert shape_of(after, "base", ZONE).area == 81.0
    assert shape_of(after, "base", PLANT).area == 4.0
    assert after.site.zones["name"].equals(before.site.zones["name"])
    assert replayed(edit, before) == after
    with pytest.raises(EditError, match="does not belong in this layer"):
        edits.reshape_features("base", ZONE, shapely.Point(0, 0))
    with pytest.raises(EditError, match="a corner without a position"):
        edits.reshape_features("base", STATION, shapely.Point(float("nan"), 0))


def test_features_are_added_with_numbers_and_attributes_of_their_layer() -> None:
    before = start()
    edit = edits.add_features(before, "constraints", [LINE], [{"kind": "power_line"}])
    after = edit.apply(before)
    assert list(after.site.constraints.index) == ["R1", "C001"]
    assert after.site.constraints.loc["C001", "kind"] == "power_line"
    assert (after.site.constraints.dtypes == before.site.constraints.dtypes).all()
    assert replayed(edit, before) == after


def test_plants_are_added_to_the_scenario_that_is_named() -> None:
    before = edits.add_scenario("next").apply(start())
    edit = edits.add_features(before, "plants", [rect(0, 0, 5, 5)], [{"jobs": 3}], scenario_id="next")
    after = edit.apply(before)
    assert after.plants("next")["jobs"].tolist() == [3.0]
    assert after.plants("base") is before.plants("base")


def test_ids_in_use_and_unknown_columns_are_refused() -> None:
    before = start()
    with pytest.raises(EditError, match="“Z1” is in use"):
        edits.add_features(before, "zones", [rect(0, 0, 5, 5)], ids=["Z1"])
    with pytest.raises(EditError, match="no column “colour”"):
        edits.add_features(before, "zones", [rect(0, 0, 5, 5)], [{"colour": "red"}])
    with pytest.raises(EditError, match="Name at least one"):
        edits.remove_features("base", ())


def test_removing_takes_rows_out_of_each_layer() -> None:
    before = start()
    edit = edits.remove_features("base", MIXED)
    after = edit.apply(before)
    assert "P01" not in after.plants().index
    assert list(after.site.zones.index) == ["Z2"]
    assert len(after.site.substations) == 0
    assert replayed(edit, before) == after
    with pytest.raises(EditError, match="no plant “P01”"):
        edit.apply(after)


def test_several_edits_are_one_step_or_none() -> None:
    before = start()
    name = QT_TRANSLATE_NOOP("doctest", "Tidy {what}")(what="P01")
    edit = edits.together(name, (edits.move_features("base", PLANT, 1, 1), edits.remove_features("base", ZONE)))
    after = edit.apply(before)
    assert "Z1" not in after.site.zones.index
    assert str(edit.label()) == "Tidy P01"
    assert edit.scenario == "base"
    assert replayed(edit, before) == after
    broken = edits.together(name, (edits.remove_features("base", ZONE), edits.move_features("base", ZONE, 1, 1)))
    with pytest.raises(EditError):
        broken.apply(before)
