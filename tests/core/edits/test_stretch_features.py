from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, shape_of
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from tests.builders import ORIGIN, factory, line, plan, point, rect, site
from tests.edit_sequences import start

AT = (ORIGIN[0] + 300.0, ORIGIN[1] + 50.0)
P01 = Feature("plants", "P01")
P04 = Feature("plants", "P04")


def bounds(of: Plan, row: int = 0) -> list[float]:
    east, north = ORIGIN
    return (np.array(shapes_of(of.plants())[row].bounds) - [east, north, east, north]).tolist()


def with_line(angle_deg: float = 0.0) -> Plan:
    """A plant P04 of a type of the catalogue whose capacity is 20 000 t/a."""
    now = start()
    return edits.place_plants(now, "base", "anode_integrated", AT, angle_deg).apply(now)


def test_a_side_moves_by_the_distance_and_the_one_opposite_stays() -> None:
    # 40 x 30 m at (10, 10)
    wider = edits.stretch_features(start(), "base", P01, (1, 0), (5.0, 99.0), "fixed").apply(start())
    assert bounds(wider) == [10.0, 10.0, 55.0, 40.0]
    lower = edits.stretch_features(start(), "base", P01, (0, -1), (0.0, -10.0), "fixed").apply(start())
    assert bounds(lower) == [10.0, 20.0, 50.0, 40.0]
    corner = edits.stretch_features(start(), "base", P01, (-1, 1), (10.0, 30.0), "fixed").apply(start())
    assert bounds(corner) == [0.0, 10.0, 50.0, 70.0]


@pytest.mark.parametrize("angle_deg", [0.0, 30.0, 90.0, 200.0])
def test_pulled_along_its_halls_a_plant_is_what_set_capacity_makes_of_it(angle_deg: float) -> None:
    now = with_line(angle_deg)
    shape = shape_of(now, "base", P04)
    made = edits.stretch_features(now, "base", P04, (1, 0), (0, 0))
    # the type's halls lie along angle_deg, the box along the same within a quarter turn
    handle, by = ((1, 0), (made.length_m / 2, 0.0)) if angle_deg != 90.0 else ((0, 1), (0.0, made.depth_m / 2))
    stretched = edits.stretch_features(now, "base", P04, handle, by).apply(now)
    by_capacity = edits.set_capacity(now, "base", "P04", 30_000).apply(now)
    for name in stretched.plants().columns.drop("geometry"):
        assert stretched.plants()[name].equals(by_capacity.plants()[name]), name
    assert shape_of(stretched, "base", P04).area == pytest.approx(1.5 * shape.area, rel=1e-9)
    again = edits.set_capacity(stretched, "base", "P04", 20_000).apply(stretched)
    assert shape_of(again, "base", P04).area == pytest.approx(shape.area, rel=1e-9)


def test_with_fixed_capacity_only_the_floor_area_follows() -> None:
    now = with_line()
    made = edits.stretch_features(now, "base", P04, (1, 1), (10.0, 7.0), "fixed").apply(now)
    changed = [n for n in now.plants().columns if n != "geometry" and not made.plants()[n].equals(now.plants()[n])]
    assert changed == ["floor_area_m2"]
    grew = shape_of(made, "base", P04).area / shape_of(now, "base", P04).area
    assert made.plants()["floor_area_m2"]["P04"] == pytest.approx(now.plants()["floor_area_m2"]["P04"] * grew)


@settings(max_examples=40)
@given(st.floats(-20, 60), st.floats(-15, 60), st.sampled_from([(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)]))
def test_the_size_it_says_is_the_size_there_is(along: float, across: float, handle: tuple[int, int]) -> None:
    turned = edits.rotate_plants("base", ["P01"], 33).apply(start())
    made = edits.stretch_features(turned, "base", P01, handle, (along, across), "fixed")
    assert shape_of(made.apply(turned), "base", P01).area == pytest.approx(made.length_m * made.depth_m, rel=1e-9)


def test_other_layers_are_stretched_too() -> None:
    ground = site(constraints={"R1": line((0, 0), (100, 0))}, substations={"S1": point(50, 40)})
    now = plan(ground)
    both = (Feature("constraints", "R1"), Feature("substations", "S1"))
    made = edits.stretch_features(now, "base", both, (1, 0), (100.0, 0.0), angle_deg=0.0).apply(now)
    assert made.site.constraints.geometry["R1"].equals(line((0, 0), (200, 0)))
    assert made.site.substations.geometry["S1"].equals(point(100, 40))


def test_what_cannot_be_stretched_is_refused_in_words() -> None:
    with pytest.raises(EditError, match=r"40\.000 m cannot be pushed in by 39\.950 m: at least 0\.1 m"):
        edits.stretch_features(start(), "base", P01, (1, 0), (-39.95, 0))
    with pytest.raises(EditError, match="has no type or no capacity"):
        edits.stretch_features(start(), "base", P01, (1, 0), (1, 0), "follows")
    with pytest.raises(EditError, match="cannot have a capacity"):
        edits.stretch_features(with_line(), "base", P04, (1, 1), (900, 900))
    blank = plan(site(constraints={"R1": line((0, 0), (100, 0))}), {"P01": None})
    with pytest.raises(EditError, match="no shape yet"):
        edits.stretch_features(blank, "base", P01, (1, 0), (1, 0))
    with pytest.raises(EditError, match="no width"):
        edits.stretch_features(blank, "base", Feature("constraints", "R1"), (0, 1), (0, 5))


def test_scaling_grows_every_length_about_the_point() -> None:
    made = edits.scale_features(start(), "base", P01, 2.0, (ORIGIN[0] + 10, ORIGIN[1] + 10), "fixed")
    assert bounds(made.apply(start())) == [10.0, 10.0, 90.0, 70.0]
    assert str(made.label()) == "Scale P01 by 2"
    about_centre = edits.scale_features(start(), "base", P01, 0.5, capacity="fixed").apply(start())
    assert bounds(about_centre) == [20.0, 17.5, 40.0, 32.5]
    grown = edits.scale_features(with_line(), "base", P04, 1.25**0.5).apply(with_line())
    assert grown.plants()["capacity"]["P04"] == 25_000.0
    assert shapely.is_valid(shape_of(grown, "base", P04))
    for factor in (0.0, -1.0, float("nan")):
        with pytest.raises(EditError):
            edits.scale_features(start(), "base", P01, factor)


@settings(max_examples=40)
@given(st.floats(1e-3, 90), st.floats(1e-3, 90))
def test_a_corner_put_at_a_point_has_its_very_ordinates(east: float, north: float) -> None:
    to = (ORIGIN[0] + 50 + east, ORIGIN[1] + 40 + north)
    now = start()
    made = edits.stretch_features(now, "base", P01, (1, 1), (0, 0), "fixed", to=to)
    assert shape_of(made.apply(now), "base", P01).bounds == (ORIGIN[0] + 10, ORIGIN[1] + 10, *to)
    assert edits.edit_from_json(json.loads(json.dumps(made.to_json()))).apply(now) == made.apply(now)


def test_a_plant_without_a_footprint_keeps_its_figures() -> None:
    typed = factory(None, type_id="anode_integrated", capacity=20_000.0, capacity_unit="t/a", floor_area_m2=5000.0)
    now = plan(site(), {"P01": factory(rect(0, 0, 40, 30), floor_area_m2=1200.0), "P02": typed})
    both = (P01, Feature("plants", "P02"))
    for edit in (
        edits.stretch_features(now, "base", both, (1, 0), (20.0, 0.0), "fixed"),
        edits.scale_features(now, "base", both, 1.5**0.5, capacity="fixed"),
    ):
        after = edit.apply(now).plants()
        assert after["floor_area_m2"].tolist() == pytest.approx([1800.0, 5000.0])
        assert after["capacity"]["P02"] == 20_000.0
