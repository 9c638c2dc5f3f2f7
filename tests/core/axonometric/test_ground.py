from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.ground import constraints_of, drawn_on, ground_bounds, parcels_in, zones_of
from siteplanner.core.axonometric.picture_parts import Kind, Parts, shape_boxes
from siteplanner.core.rings import Rings
from tests.builders import ORIGIN, line, point, rect, site

TOWN = site(
    {"L1": rect(0, 0, 200, 100), "L2": rect(200, 0, 100, 100), "L3": rect(5000, 0, 100, 100)},
    zones={"Z1": rect(0, 0, 300, 100)},
    constraints={
        "C1": (line((0, -20), (300, -20)), {"kind": "road"}),
        "C2": (rect(0, 120, 50, 50), {"kind": "residential"}),
        "C3": (point(20, 20), {"kind": "heritage"}),
        "C4": (None, {"kind": "road"}),
    },
)


def camera(metres_per_pixel: float = 1.0, **how: float) -> Camera:
    return Camera(ORIGIN[0] + 150, ORIGIN[1] + 50, metres_per_pixel, 400, 300, **how)


def test_parcels_keep_their_rows_and_those_far_away_are_not_looked_at() -> None:
    seen = drawn_on(parcels_in(TOWN, camera()), camera())
    assert seen.row.tolist() == [0, 1]
    assert set(seen.kind.tolist()) == {Kind.PARCEL}


def test_from_straight_above_the_ground_is_the_map_and_tilted_it_is_as_much_lower_as_the_camera_says() -> None:
    flat, tilted = (
        shape_boxes(drawn_on(parcels_in(TOWN, by), by).rings)[0]
        for by in (camera(azimuth_deg=0, tilt_deg=0), camera(azimuth_deg=0, tilt_deg=60))
    )
    assert (flat[2:] - flat[:2]).tolist() == pytest.approx([200.0, 100.0])
    assert (tilted[2:] - tilted[:2]).tolist() == pytest.approx([200.0, 50.0])


def test_constraints_are_areas_then_lines_then_points_and_what_has_no_place_is_left_out() -> None:
    found = constraints_of(TOWN)
    assert found.kind.tolist() == [Kind.CONSTRAINT, Kind.CONSTRAINT_LINE, Kind.CONSTRAINT_POINT]
    assert found.row.tolist() == [1, 0, 2]
    assert len(zones_of(TOWN)) == 1


def test_the_ground_of_the_picture_holds_the_places_at_its_corners() -> None:
    by = camera(azimuth_deg=37, tilt_deg=50)
    west, south, east, north = ground_bounds(by)
    for x in (0.0, 400.0):
        for y in (0.0, 300.0):
            e, n = by.on_ground(x, y)
            assert west <= e <= east
            assert south <= n <= north


def test_corners_nobody_sees_are_left_out_and_the_outline_stays_where_it_was() -> None:
    circle = shapely.Point(*ORIGIN).buffer(100, quad_segs=2000)
    parts = Parts.of(Rings.of(np.array([circle], dtype=object)), Kind.PARCEL, np.array([0]))
    by = Camera(*ORIGIN, 1.0, 400, 300, 0.0, 0.0)
    drawn = drawn_on(parts, by)
    assert len(drawn.rings.xy) < len(parts.rings.xy) / 4
    outline = shapely.Polygon(drawn.points(0)[0])
    assert outline.is_valid
    assert shapely.hausdorff_distance(outline, shapely.Point(200, 150).buffer(100, quad_segs=2000)) < 0.6


def test_a_town_of_specks_keeps_its_area_and_a_hole_nobody_sees_is_gone() -> None:
    cells = [rect(10 * i, 10 * j, 10, 10) for i in range(20) for j in range(20)]
    parts = Parts.of(Rings.of(np.array(cells, dtype=object)), Kind.PARCEL, np.arange(400))
    by = Camera(ORIGIN[0] + 100, ORIGIN[1] + 100, 12.0, 400, 300, 0.0, 0.0)  # each 0.8 px
    boxes = shape_boxes(drawn_on(parts, by).rings)
    assert ((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).sum() == pytest.approx((200 / 12) ** 2, rel=0.01)
    pierced = np.array([rect(0, 0, 200, 200).difference(rect(97, 97, 1, 1))], dtype=object)
    drawn = drawn_on(Parts.of(Rings.of(pierced), Kind.PARCEL, np.array([0])), by)
    assert len(drawn.points(0)) == 1
