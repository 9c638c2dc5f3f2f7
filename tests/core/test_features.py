from __future__ import annotations

import pytest

from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, features_frame, shape_of, there, with_features_frame
from tests.builders import rect
from tests.edit_sequences import start


def test_a_layer_of_the_base_map_and_the_plants_of_a_scenario_are_had_alike() -> None:
    plan = start()
    assert features_frame(plan, "zones") is plan.site.zones
    assert features_frame(plan, "plants", "base") is plan.plants("base")
    assert shape_of(plan, "base", Feature("zones", "Z2")).equals(rect(240, 0, 240, 100))


def test_a_frame_put_back_changes_its_layer_alone() -> None:
    plan = start()
    fewer = with_features_frame(plan, "zones", "", plan.site.zones.iloc[:1])
    assert list(fewer.site.zones.index) == ["Z1"]
    assert fewer.site.parcels is plan.site.parcels
    assert fewer.plants() is plan.plants()


def test_what_was_built_for_other_layers_is_taken_over() -> None:
    plan = start()
    tree = plan.site.parcel_tree
    fewer = with_features_frame(plan, "zones", "", plan.site.zones.iloc[:1])
    assert fewer.site.parcel_tree is tree
    assert len(fewer.site.zone_shapes) == 1


def test_what_is_not_there_is_said_or_left_out() -> None:
    plan = start()
    with pytest.raises(EditError, match="there is no “Z9”"):
        shape_of(plan, "base", Feature("zones", "Z9"))
    with pytest.raises(EditError, match="no layer “roads”"):
        features_frame(plan, "roads")
    some = (Feature("zones", "Z9"), Feature("plants", "P02"), Feature("zones", "Z1"), Feature("plants", "P02"))
    assert there(plan, "base", some) == (Feature("plants", "P02"), Feature("zones", "Z1"))
