"""A corner that neighbours share moves for all of them, and only there."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.edits.pull_corner import rows_near
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, line, plan, rect, site


def at(east_m: float, north_m: float) -> tuple[float, float]:
    return ORIGIN[0] + east_m, ORIGIN[1] + north_m


def drawn() -> Plan:
    ground = site(
        {"L1": rect(0, 0, 100, 60), "L2": rect(100, 0, 100, 60), "L3": rect(0, 60, 200, 40), "L4": rect(0, 200, 9, 9)},
        constraints={"R1": line((0, -10), (100, -10), (200, -10))},
    )
    return plan(ground, {"P1": rect(60, 10, 40, 30), "P2": rect(100, 10, 40, 30)})


def has(shape: shapely.Geometry, place: tuple[float, float]) -> bool:
    return list(place) in shapely.get_coordinates(shape).tolist()


def test_the_corner_of_two_parcels_moves_for_both_and_the_edge_of_the_third_comes_along() -> None:
    before = drawn()
    pull = edits.pull_corner(before, "base", Feature("parcels", "L1"), at(100, 60))
    assert {f.id for f in pull.features} == {"L1", "L2", "L3"}
    assert pull.features[0].id == "L1"
    to = at(108.125, 66.7)
    after = pull.edit(to).apply(before).site.parcels
    assert all(has(after.geometry[i], to) for i in ("L1", "L2", "L3"))
    assert after.geometry.area.sum() == pytest.approx(20_081.0)
    assert shapely.coverage_is_valid(shapely.get_parts(np.asarray(after.geometry.values, dtype=object)))
    assert after.geometry["L4"] is before.site.parcels.geometry["L4"]


def test_alone_a_parcel_leaves_its_neighbours_as_they_are() -> None:
    before = drawn()
    pull = edits.pull_corner(before, "base", Feature("parcels", "L1"), at(100, 60), shared=False)
    assert [f.id for f in pull.features] == ["L1"]


def test_an_edge_pulled_in_its_middle_gets_a_new_corner_there() -> None:
    before = drawn()
    pull = edits.pull_corner(before, "base", Feature("parcels", "L1"), at(100, 30))
    after = pull.edit(at(95, 31)).apply(before).site.parcels
    assert len(shapely.get_coordinates(after.geometry["L1"])) == 6
    assert has(after.geometry["L2"], at(95, 31))
    assert after.geometry[["L1", "L2"]].area.sum() == pytest.approx(12_000.0)


def test_plants_do_not_take_each_other_along() -> None:
    before = drawn()
    pull = edits.pull_corner(before, "base", Feature("plants", "P1"), at(100, 10))
    assert [f.id for f in pull.features] == ["P1"]
    after = pull.edit(at(95, 10)).apply(before)
    assert after.plants().geometry["P2"] is before.plants().geometry["P2"]
    assert [
        f.id for f in edits.pull_corner(before, "base", Feature("plants", "P1"), at(100, 10), shared=True).features
    ] == [
        "P1",
        "P2",
    ]


def test_the_corner_of_a_road_is_moved() -> None:
    before = drawn()
    after = (
        edits.pull_corner(before, "base", Feature("constraints", "R1"), at(100, -10)).edit(at(100, -20)).apply(before)
    )
    assert after.site.constraints.geometry["R1"].coords[1] == at(100, -20)


def test_the_near_rows_of_any_layer_are_found() -> None:
    before = drawn()
    places = np.array([at(100, 60)])
    assert rows_near(before, "parcels", "base", places, 0.001).tolist() == [0, 1, 2]
    assert rows_near(before, "plants", "base", np.array([at(100, 20)]), 0.001).tolist() == [0, 1]


def test_a_corner_is_taken_out_for_both_neighbours() -> None:
    before = drawn()
    bent = edits.pull_corner(before, "base", Feature("parcels", "L1"), at(100, 30)).edit(at(95, 31)).apply(before)
    after = edits.remove_corner(bent, "base", Feature("parcels", "L1"), at(95, 31)).apply(bent)
    assert after.site.parcels.geometry["L1"].equals(before.site.parcels.geometry["L1"])
    assert after.site.parcels.geometry["L2"].equals(before.site.parcels.geometry["L2"])


@pytest.mark.parametrize(
    ("feature", "place", "words"),
    [
        (Feature("parcels", "L1"), at(100, 60), "meet in this corner"),
        (Feature("parcels", "L1"), at(50, 30), "has no corner there"),
        (Feature("parcels", "L1"), at(100, 30), "has no corner there"),
        (Feature("parcels", "L77"), at(100, 30), "no “L77”"),
    ],
)
def test_a_corner_that_cannot_be_taken_out_is_refused(feature: Feature, place: tuple[float, float], words: str) -> None:
    with pytest.raises(EditError, match=words):
        edits.remove_corner(drawn(), "base", feature, place)


def test_a_triangle_keeps_its_corners() -> None:
    before = drawn()
    plant = Feature("plants", "P1")
    three = edits.remove_corner(before, "base", plant, at(100, 10)).apply(before)
    assert len(shapely.get_coordinates(three.plants().geometry["P1"])) == 4
    with pytest.raises(EditError, match="at least three corners"):
        edits.remove_corner(three, "base", plant, at(60, 10))


def test_features_are_squared_up_as_one_edit() -> None:
    before = drawn()
    plants = [Feature("plants", "P1"), Feature("plants", "P2")]
    bent = edits.pull_corner(before, "base", plants[0], at(60, 10)).edit(at(60.5, 10.4)).apply(before)
    edit = edits.square_up(bent, "base", plants)
    after = edit.apply(bent).plants()
    assert after.geometry["P1"].minimum_rotated_rectangle.area == pytest.approx(after.geometry["P1"].area)
    assert str(edit.label()) == "Reshape P1, P2"
    with pytest.raises(EditError, match="No corner here is near a right angle"):
        edits.square_up(before, "base", Feature("constraints", "R1"))


@pytest.mark.parametrize("feature", [Feature("parcels", "L1"), Feature("constraints", "R1")])
def test_what_has_no_shape_yet_has_no_corner(feature: Feature) -> None:
    before = plan(site({"L1": None}, constraints={"R1": None}))
    with pytest.raises(EditError, match="no shape yet"):
        edits.pull_corner(before, "base", feature, ORIGIN)
