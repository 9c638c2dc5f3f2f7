from __future__ import annotations

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.edits.reshape_features import ReshapeFeatures
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from tests.builders import factory, plan, rect, shape, site

P1, L1 = Feature("plants", "P1"), Feature("parcels", "L1")


def drawn() -> Plan:
    works = {"P1": factory(rect(0, 0, 130, 60), capacity=10_000.0, floor_area_m2=15_600.0, power_kw=4500.0)}
    return plan(site({"L1": rect(0, 0, 300, 200)}), works)


def test_the_floor_area_alone_follows_where_the_capacity_stays() -> None:
    before = drawn()
    after = edits.redraw_features(before, "base", [P1], [rect(0, 0, 130, 90)]).apply(before).plants().loc["P1"]
    assert (after["floor_area_m2"], after["capacity"], after["power_kw"]) == (23_400.0, 10_000.0, 4500.0)


def test_capacity_and_load_follow_by_the_law_of_the_type() -> None:
    before = drawn()
    edit = edits.redraw_features(before, "base", [P1, L1], [rect(0, 0, 130, 90), rect(0, 0, 9, 9)], "follows")
    after = edit.apply(before)
    assert after.plants().loc["P1", "capacity"] == 15_000.0
    assert after.plants().loc["P1", "power_kw"] > 4500.0
    assert after.site.parcels.geometry["L1"].area == 81.0
    assert edit_from_json(edit.to_json()).apply(before) == after
    assert str(edit.label()) == "Reshape 2 features"


def test_a_capacity_out_of_the_types_range_is_refused() -> None:
    with pytest.raises(EditError, match="Choose from"):
        edits.redraw_features(drawn(), "base", [P1], [rect(0, 0, 5, 5)], "follows")


def test_where_no_figure_changes_it_is_a_plain_reshape() -> None:
    before = drawn()
    assert isinstance(edits.redraw_features(before, "base", [P1], [rect(9, 0, 130, 60)], "follows"), ReshapeFeatures)
    assert isinstance(edits.redraw_features(before, "base", [L1], [rect(0, 0, 9, 9)]), ReshapeFeatures)


@pytest.mark.parametrize(
    "crossed", [shape((0, 0), (100, 50), (100, 0), (0, 50)), shape((0, 0), (100, 50), (100, 10), (0, 50))]
)
def test_an_outline_that_crosses_itself_for_a_while_leaves_the_floor_area_what_it_was(crossed: shapely.Polygon) -> None:
    before = plan(site(), {"P1": factory(rect(0, 0, 100, 50), floor_area_m2=5000.0)})
    there = edits.redraw_features(before, "base", [P1], [crossed], "fixed").apply(before)
    assert 0.0 < there.plants().loc["P1", "floor_area_m2"] < 5000.0
    back = edits.redraw_features(there, "base", [P1], [rect(0, 0, 100, 50)], "fixed").apply(there)
    assert back.plants().loc["P1", "floor_area_m2"] == pytest.approx(5000.0)


def test_an_outline_without_any_area_leaves_the_floor_area_alone() -> None:
    before = plan(site(), {"P1": factory(rect(0, 0, 100, 50), floor_area_m2=5000.0)})
    flat = shape((0, 0), (50, 0), (100, 0))
    there = edits.redraw_features(before, "base", [P1], [flat], "fixed").apply(before)
    assert there.plants().loc["P1", "floor_area_m2"] == 5000.0
