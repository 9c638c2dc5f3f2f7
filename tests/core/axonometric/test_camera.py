from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.errors import InputError

CAMERAS = st.builds(
    Camera,
    st.floats(4e5, 6e5),
    st.floats(3e6, 5e6),
    st.floats(0.05, 50),
    st.integers(100, 2000),
    st.integers(100, 2000),
    st.floats(-720, 720),
    st.floats(0, 85),
    st.floats(1, 10),
)


def test_looking_north_east_is_right_north_is_up_and_heights_go_up() -> None:
    camera = Camera(100.0, 200.0, 0.5, 400, 300, azimuth_deg=0, tilt_deg=60)
    middle, east, north = camera.project(np.array([(100.0, 200.0), (110.0, 200.0), (100.0, 210.0)])).tolist()
    assert middle == [200.0, 150.0]
    assert east == pytest.approx([220.0, 150.0])
    assert north == pytest.approx([200.0, 140.0])  # 10 m · cos 60° / 0.5 m a pixel
    (raised,) = camera.project(np.array([(100.0, 200.0)]), 10.0).tolist()
    assert raised == pytest.approx([200.0, 150 - 20 * math.sin(math.radians(60))])


def test_looking_east_south_is_right() -> None:
    camera = Camera(0.0, 0.0, 1.0, 200, 200, azimuth_deg=90, tilt_deg=0)
    assert camera.project(np.array([(0.0, -30.0)]))[0].tolist() == pytest.approx([130.0, 100.0])
    assert camera.project(np.array([(30.0, 0.0)]))[0].tolist() == pytest.approx([100.0, 70.0])


def test_heights_are_exaggerated_only_as_told() -> None:
    plain, raised = (Camera(0, 0, 1, 100, 100, tilt_deg=30, raised=times) for times in (1.0, 3.0))
    assert plain.height_share == pytest.approx(0.5)
    assert raised.height_share == pytest.approx(1.5)
    assert raised.depth_share == plain.depth_share


@given(CAMERAS, st.floats(-500, 2500), st.floats(-500, 2500))
def test_the_ground_at_a_pixel_is_drawn_at_that_pixel(camera: Camera, x: float, y: float) -> None:
    drawn = camera.project(np.array([camera.on_ground(x, y)]))[0]
    assert drawn.tolist() == pytest.approx([x, y], abs=1e-4)


@given(CAMERAS, st.floats(0.2, 5), st.integers(0, 100), st.integers(0, 100))
def test_zooming_keeps_the_ground_under_the_pointer_and_panning_moves_it_along(
    camera: Camera, factor: float, x: int, y: int
) -> None:
    under = np.array([camera.on_ground(x, y)])
    assert camera.zoomed(factor, x, y).project(under)[0].tolist() == pytest.approx([x, y], abs=1e-3)
    assert camera.panned(30, -20).project(under)[0].tolist() == pytest.approx([x + 30, y - 20], abs=1e-3)


@given(CAMERAS)
def test_the_affine_of_the_ground_and_json_say_the_same(camera: Camera) -> None:
    a, b, c, d, e, f = camera.ground_affine
    east, north = camera.centre_e + 120.0, camera.centre_n - 70.0
    drawn = camera.project(np.array([(east, north)]))[0]
    assert [a * east + b * north + c, d * east + e * north + f] == pytest.approx(drawn.tolist(), abs=1e-3)
    assert Camera.from_json(json.loads(json.dumps(camera.to_json()))) == camera


@given(st.integers(0, 359), st.integers(0, 85), st.floats(0, 200))
def test_a_fitted_camera_shows_everything_and_touches_the_rim_of_the_picture(
    azimuth_deg: int, tilt_deg: int, tallest_m: float
) -> None:
    places = np.array([(470_000.0, 4_174_000.0), (471_500.0, 4_174_200.0), (470_400.0, 4_175_000.0)])
    camera = Camera.fitting(
        places, 800, 600, azimuth_deg=azimuth_deg, tilt_deg=tilt_deg, tallest_m=tallest_m, margin=0.0
    )
    drawn = np.concatenate([camera.project(places), camera.project(places, tallest_m)])
    assert drawn.min() >= -1e-3
    assert (drawn <= np.array([800, 600]) + 1e-3).all()
    span = np.ptp(drawn, axis=0) / np.array([800, 600])
    assert span.max() == pytest.approx(1.0)


def test_a_camera_for_another_size_shows_at_least_as_much() -> None:
    camera = Camera(0, 0, 1.0, 800, 600)
    for size in ((400, 600), (1600, 900), (300, 1200)):
        other = camera.scaled_to(*size)
        assert other.width_px * other.metres_per_pixel >= 800 - 1e-9
        assert other.height_px * other.metres_per_pixel >= 600 - 1e-9


def test_what_no_picture_can_have_is_refused_and_tilting_stops_there() -> None:
    for wrong in ({"tilt_deg": 90.0}, {"tilt_deg": -1.0}, {"azimuth_deg": math.nan}, {"raised": math.inf}):
        with pytest.raises(InputError):
            Camera(0, 0, 1, 100, 100, **wrong)
    assert Camera(0, 0, 1, 100, 100).tilted(200).tilt_deg == 85
    assert Camera(0, 0, 1, 100, 100).tilted(-200).tilt_deg == 0
    assert Camera(0, 0, 1, 100, 100, azimuth_deg=350).turned(20).azimuth_deg == pytest.approx(10)


@pytest.mark.parametrize("data", [None, [], {"azimuth_deg": 3}, {"centre_e": "x"}, {"centre_e": True}])
def test_what_describes_no_camera_gives_none(data: object) -> None:
    assert Camera.from_json(data) is None


def test_a_camera_of_another_version_with_a_wrong_tilt_gives_none() -> None:
    data = Camera(0, 0, 1, 100, 100).to_json()
    assert Camera.from_json({**data, "tilt_deg": 120}) is None
