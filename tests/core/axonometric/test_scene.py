from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.picture_parts import Kind
from siteplanner.core.axonometric.scene import Scene, SiteModel, axonometric_scene
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from tests.builders import EMPTY, ORIGIN, factory, line, multi, plan, point, rect, site

GROUND = site(
    {"L1": rect(0, 0, 200, 100)},
    zones={"Z1": rect(0, 0, 200, 100)},
    substations={"S1": (point(190, 90), {"voltage_kv": 110.0})},
)
WORKS = {
    "P1": factory(rect(20, 20, 40, 30), height_m=12.0),
    "P2": factory(rect(80, 20, 40, 30), height_m=None),
    "P3": factory(multi(rect(140, 20, 15, 15), rect(140, 50, 15, 15)), height_m=20.0, in_service="2027-06-30"),
}


def scene(of: Plan | None = None, moment: Any = None, **how: Any) -> Scene:
    camera = Camera(ORIGIN[0] + 100, ORIGIN[1] + 50, 0.5, 600, 400, 0.0, 60.0)
    return axonometric_scene(of or plan(GROUND, WORKS), None, camera, moment=moment, **how)


def kinds(of: Scene) -> list[Kind]:
    return [part.kind for part in of]


def test_the_ground_lies_below_the_shadows_and_the_plants_above() -> None:
    found = kinds(scene())
    assert found[:2] == [Kind.PARCEL, Kind.ZONE_LINE]
    assert found.index(Kind.SHADOW) < found.index(Kind.FLAT) < found.index(Kind.WALL)
    assert found.count(Kind.ROOF) == 3  # one of P1, two parts of P3
    assert found == sorted(found, key=lambda kind: kind >= Kind.WALL)


def test_every_part_says_what_it_is_of() -> None:
    features = {(part.kind, part.feature) for part in scene() if part.feature is not None}
    assert (Kind.PARCEL, Feature("parcels", "L1")) in features
    assert (Kind.SUBSTATION, Feature("substations", "S1")) in features
    assert (Kind.FLAT, Feature("plants", "P2")) in features
    assert (Kind.ROOF, Feature("plants", "P3")) in features


def test_a_plant_without_a_height_lies_flat_and_is_named() -> None:
    made = scene()
    assert made.model.without_height == ("P2",)
    assert Kind.ROOF not in {part.kind for part in made if part.feature == Feature("plants", "P2")}


def test_until_a_moment_what_comes_later_is_an_outline_or_nothing() -> None:
    before = dt.date(2026, 12, 31)
    outlined = [part.kind for part in scene(moment=before) if part.feature == Feature("plants", "P3")]
    assert outlined == [Kind.LATER]
    assert not [part for part in scene(moment=before, later=False) if part.feature == Feature("plants", "P3")]
    assert Kind.ROOF in {part.kind for part in scene(moment=2027) if part.feature == Feature("plants", "P3")}


def test_layers_and_shadows_can_be_left_out() -> None:
    assert Kind.SHADOW not in kinds(scene(shadows=False))
    assert set(kinds(scene(layers=frozenset({"parcels"})))) == {Kind.PARCEL}
    assert Kind.PARCEL not in kinds(scene(layers=frozenset({"plants", "annotations"})))


def test_the_plant_at_a_pixel_is_the_one_on_top() -> None:
    made = scene()
    (x, y), *_ = made.camera.project(np.array([(ORIGIN[0] + 40, ORIGIN[1] + 35)]), 12.0).tolist()
    assert made.plant_at(x, y) == "P1"
    (x, y), *_ = made.camera.project(np.array([(ORIGIN[0] + 100, ORIGIN[1] + 35)])).tolist()
    assert made.plant_at(x, y) == "P2"
    assert made.plant_at(2, 2) is None


def test_what_has_no_footprint_is_nowhere_and_an_unknown_scenario_is_refused() -> None:
    broken = plan(GROUND, {"P1": factory(None), "P2": factory(rect(0, 0, 20, 20))})
    assert {part.feature.id for part in scene(broken) if part.kind == Kind.ROOF and part.feature} == {"P2"}
    with pytest.raises(EditError):
        SiteModel.of(broken, "later")


def test_a_plan_with_nothing_has_no_camera_and_an_empty_picture() -> None:
    model = SiteModel.of(plan(EMPTY))
    assert model.fitting_camera(100, 100) is None
    assert len(scene(plan(EMPTY))) == 0


def test_the_fitted_camera_shows_the_parcels_with_what_stands_on_them() -> None:
    model = SiteModel.of(plan(GROUND, WORKS))
    camera = model.fitting_camera(600, 400, azimuth_deg=25.0, tilt_deg=70.0)
    assert camera is not None
    made = model.scene(camera)
    for parts in (made.ground, made.faces):
        assert parts.rings.xy.min() >= 0
        assert (parts.rings.xy <= np.array([600, 400])).all()


def test_of_an_unchanged_map_what_was_made_is_kept_for_the_next_scene() -> None:
    made = plan(GROUND, WORKS)
    first, second = (SiteModel.of(made).plan.site for _ in range(2))
    assert first is second
    scene(made)
    assert isinstance(first, Site)
    before = first.made_once("parcels", "rings", lambda: pytest.fail("made anew"))
    assert len(before) == 1


def test_land_that_is_taken_is_marked_and_strips_lie_between_parcels_and_constraints() -> None:
    taken = site(
        {
            "L1": (rect(0, 0, 100, 100), {"status": "occupied"}),
            "L2": (rect(100, 0, 50, 100), {"status": "reserved"}),
            "L3": rect(150, 0, 50, 100),
        },
        constraints={"R1": (line((-50, 50), (250, 50)), {"kind": "road", "grade": "county"})},
    )
    made = scene(plan(taken))
    marked = [part.feature for part in made if part.kind == Kind.TAKEN_PARCEL]
    assert marked == [Feature("parcels", "L1"), Feature("parcels", "L2")]
    found = kinds(made)
    assert found == sorted(found)  # of the ground
    (strip,) = (part for part in made if part.kind == Kind.STRIP)
    assert np.ptp(strip.rings[0][:, 0]) >= 200  # along the whole road, half a metre a pixel
    assert Kind.STRIP not in kinds(scene(plan(taken), layers=frozenset({"parcels", "constraints"})))
