"""What is done to the figures of a map as told: axes, offsets, shifts, and what is said of it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Geod, Transformer

from siteplanner.core.errors import InputError
from siteplanner.core.gcj02 import wgs84_to_bd09, wgs84_to_gcj02
from siteplanner.core.map_placement import MapPlacement, Offset, axes_exchanged, may_be_offset
from tests.builders import rect

LONLAT, MERCATOR, PLANE = CRS.from_epsg(4326), CRS.from_epsg(3857), CRS.from_epsg(4547)
TO_SHIFTED = {"gcj02": wgs84_to_gcj02, "bd09": wgs84_to_bd09}
PLACE = np.array([shapely.box(113.659, 37.699, 113.661, 37.701)], dtype=object)  # about 113.66° E, 37.70° N


def drawn(offset: str, crs: CRS, boxes: np.ndarray = PLACE) -> np.ndarray:
    """The places as a web map with the offset has them, in longitude and latitude or Web Mercator."""
    to = Transformer.from_crs(4326, crs, always_xy=True)

    def there(lonlat: np.ndarray) -> np.ndarray:
        return np.column_stack(to.transform(*TO_SHIFTED[offset](*lonlat.T)))

    moved: np.ndarray = shapely.transform(boxes, there)
    return moved


class TestOffsets:
    @pytest.mark.parametrize("offset", ["gcj02", "bd09"])
    @pytest.mark.parametrize("crs", [LONLAT, MERCATOR, CRS.from_epsg(4490)])
    def test_they_are_undone_to_a_millimetre(self, offset: Offset, crs: CRS) -> None:
        placement, shapes = MapPlacement(crs, offset=offset), drawn(offset, crs)
        placement.require_possible(shapes)
        back = placement.of(shapes)
        assert placement.crs.is_geographic
        assert shapely.get_coordinates(back) == pytest.approx(shapely.get_coordinates(PLACE), abs=1e-8)

    def test_gcj02_moves_the_reference_point_570_m_to_the_east_north_east(self) -> None:
        placement, shapes = MapPlacement(LONLAT, offset="gcj02"), drawn("gcj02", LONLAT)
        (east, north) = shapely.get_coordinates(shapely.centroid(shapes))[0]
        azimuth, _, metres = Geod(ellps="WGS84").inv(113.66, 37.70, east, north)
        # domain.md 5: 570 m towards azimuth 83.5°
        assert metres == pytest.approx(570, abs=1)
        assert azimuth == pytest.approx(83.5, abs=0.1)
        assert str(placement.warnings(shapes)[0]) == (
            "The coordinates were taken as GCJ-02 (Amap, Tencent), as told, and shifted back: 570 m in the middle of "
            "the map."
        )

    def test_left_undone_they_would_be_off_by_that_much(self) -> None:
        plain = MapPlacement(LONLAT)
        assert shapely.get_coordinates(plain.of(drawn("gcj02", LONLAT))) != pytest.approx(
            shapely.get_coordinates(PLACE), abs=1e-4
        )

    @pytest.mark.parametrize("code", [4547, 4526, 2383, 4610, 4214, 32649])
    def test_other_systems_have_none(self, code: int) -> None:
        assert not may_be_offset(CRS.from_epsg(code))
        with pytest.raises(InputError, match=f"the map is in EPSG:{code}, where there is none"):
            MapPlacement(CRS.from_epsg(code), offset="gcj02").require_possible(np.array([rect(0, 0, 9, 9)]))

    def test_maps_of_elsewhere_have_none(self) -> None:
        prague = np.array([shapely.box(14.40, 50.08, 14.41, 50.09)], dtype=object)
        with pytest.raises(InputError, match=r"the map lies at 14\.4050° E, 50\.0850° N"):
            MapPlacement(LONLAT, offset="bd09").require_possible(prague)


class TestAxes:
    @given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(1, 1e4), st.floats(1, 1e4))
    def test_exchanged_twice_is_as_it_was(self, x: float, y: float, width: float, depth: float) -> None:
        shapes = np.array([shapely.box(x, y, x + width, y + depth)], dtype=object)
        assert axes_exchanged(axes_exchanged(shapes))[0].equals(shapes[0])

    def test_rings_run_the_same_way_as_before(self) -> None:
        with_hole = shapely.Polygon(rect(0, 0, 100, 80).exterior, [rect(20, 20, 10, 10).exterior])
        there = axes_exchanged(np.array([with_hole], dtype=object))[0]
        assert shapely.is_ccw(there.exterior) == shapely.is_ccw(with_hole.exterior)
        assert there.area == pytest.approx(with_hole.area)

    def test_points_of_the_report_go_where_the_shapes_go(self) -> None:
        placement = MapPlacement(PLANE, swap_axes=True)
        swapped = axes_exchanged(np.array([rect(0, 0, 100, 80)], dtype=object))
        middle = shapely.get_coordinates(shapely.centroid(swapped))
        assert placement.of_points(middle) == pytest.approx(
            shapely.get_coordinates(shapely.centroid(placement.of(swapped)))
        )
        assert "exchanged back, as told" in str(placement.warnings(swapped)[0])

    def test_exchanged_degrees_of_a_web_map_are_put_right_before_the_offset_is_undone(self) -> None:
        placement = MapPlacement(LONLAT, swap_axes=True, offset="gcj02")
        shapes = axes_exchanged(drawn("gcj02", LONLAT))
        placement.require_possible(shapes)
        back = placement.of(shapes)
        assert np.array(back[0].bounds) == pytest.approx(np.array(PLACE[0].bounds), abs=1e-8)


def test_where_nothing_was_told_nothing_is_done_and_nothing_said() -> None:
    placement, shapes = MapPlacement(PLANE), np.array([rect(0, 0, 100, 80)], dtype=object)
    assert placement.of(shapes) is shapes
    assert placement.warnings(shapes) == ()
    assert placement.to_json() is None
    assert placement.crs == PLANE
