"""Fits by control points: what is recovered, what is told, what is refused."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.control_fit import ControlFit, ControlPoint, Kind, fit
from siteplanner.core.errors import InputError

SQUARE = ((100, 100), (-100, 100), (-100, -100), (100, -100))
FIELD = ((470_000, 4_174_000), (472_000, 4_174_300), (471_200, 4_176_000), (469_800, 4_175_500), (471_000, 4_175_000))


def points(
    source: Sequence[tuple[float, float]], target: Sequence[tuple[float, float]], names: str = "ABCDEFGH"
) -> list[ControlPoint]:
    pairs = zip(names, source, target, strict=False)
    return [ControlPoint(name, (float(s[0]), float(s[1])), (float(t[0]), float(t[1]))) for name, s, t in pairs]


def similar(source: Sequence[tuple[float, float]], scale: float, turn_deg: float, de: float, dn: float) -> np.ndarray:
    """The points turned and stretched about their middle, then shifted."""
    xy = np.array(source, dtype=float)
    cos, sin = scale * math.cos(math.radians(turn_deg)), scale * math.sin(math.radians(turn_deg))
    middle = xy.mean(axis=0)
    return (xy - middle) @ np.array([(cos, sin), (-sin, cos)]) + middle + (de, dn)


def one_corner_off() -> ControlFit:
    """A square of 200 m that stays where it is, but for one corner measured 4 cm too far east."""
    return fit(points(SQUARE, [(100.04, 100), *SQUARE[1:]]))


class TestByHand:
    """Normal equations of ``one_corner_off``: Σr² = 4·2·100² = 80 000; a - 1 = 100·0.04/80 000, c = -100·0.04/80 000,
    the middle moves 0.04/4 east."""

    def test_the_parameters(self) -> None:
        found = one_corner_off()
        assert found.affine.matrix == pytest.approx((1.00005, 0.00005, -0.00005, 1.00005), abs=1e-12)
        assert found.shift_m == pytest.approx((0.01, 0.0), abs=1e-12)
        assert found.scale_ppm == pytest.approx(50.0, abs=0.01)
        assert found.turn_arcsec == pytest.approx(-math.degrees(0.00005) * 3600, abs=0.01)

    def test_the_residuals(self) -> None:
        found = one_corner_off()
        by_hand = [(-0.02, 0), (0.01, 0.01), (0, 0), (0.01, -0.01)]
        assert np.array(found.residuals) == pytest.approx(np.array(by_hand), abs=1e-9)
        assert found.rms_m == pytest.approx(math.sqrt((0.0004 + 0.0002 + 0 + 0.0002) / 4), abs=1e-9)
        assert found.points[found.worst].name == "A"

    def test_left_out_the_bad_corner_shows_its_whole_mistake(self) -> None:
        found = one_corner_off()
        assert found.left_out_m is not None
        assert found.left_out_m[0] == pytest.approx(0.04, abs=1e-9)

    def test_six_parameters(self) -> None:
        # east = 1.001 x + 0.002 y, north = 0.0005 x + 0.999 y: an affinity has no residuals here, a similarity has
        there = [(1.001 * x + 0.002 * y, 0.0005 * x + 0.999 * y) for x, y in SQUARE]
        found = fit(points(SQUARE, there), "affine")
        assert found.affine.matrix == pytest.approx((1.001, 0.002, 0.0005, 0.999), abs=1e-12)
        assert found.rms_m == pytest.approx(0, abs=1e-12)
        assert fit(points(SQUARE, there)).rms_m > 0.1


class TestRecovery:
    @given(st.floats(0.995, 1.005), st.floats(-180, 180), st.floats(-4e7, 4e7), st.floats(-5e6, 5e6), st.integers(2, 5))
    def test_any_similarity_is_found_again_to_a_tenth_of_a_millimetre(
        self, scale: float, turn_deg: float, de: float, dn: float, count: int
    ) -> None:
        source = FIELD[:count]
        target = similar(source, scale, turn_deg, de, dn)
        found = fit(points(source, target.tolist()))
        assert found.affine.of_points(np.array(source, dtype=float)) == pytest.approx(target, abs=1e-4)
        assert found.scale_ppm == pytest.approx((scale - 1) * 1e6, abs=0.1)
        assert math.remainder(found.turn_arcsec - turn_deg * 3600, 360 * 3600) == pytest.approx(0, abs=0.1)

    @given(st.floats(0.999, 1.001), st.floats(-5, 5), st.floats(-500, 500))
    def test_the_fit_of_the_exchanged_sides_leads_back(self, scale: float, turn_deg: float, shift: float) -> None:
        target = similar(FIELD, scale, turn_deg, shift, -shift).tolist()
        there, back = fit(points(FIELD, target)), fit(points(target, FIELD))
        anywhere = np.array([(470_500.0, 4_174_800.0), (475_000.0, 4_170_000.0)])
        assert back.affine.of_points(there.affine.of_points(anywhere)) == pytest.approx(anywhere, abs=1e-4)

    def test_the_order_of_the_points_does_not_matter(self) -> None:
        target = similar(FIELD, 1.00001, 0.001, -52, 61) + np.array([(0.01, 0), (0, 0.02), (0, 0), (-0.01, 0), (0, 0)])
        pairs = points(FIELD, target.tolist())
        one, other = fit(pairs), fit(pairs[::-1])
        assert one.affine.matrix == pytest.approx(other.affine.matrix, abs=1e-12)
        assert np.array(one.residuals) == pytest.approx(np.array(other.residuals[::-1]), abs=1e-7)

    def test_eight_digit_eastings_keep_their_millimetres(self) -> None:
        source = [(38_000_000 + e, n) for e, n in FIELD]
        target = similar(source, 1.000012, 0.0004, 115.123, -47.456)
        found = fit(points(source, target.tolist()))
        assert max(found.residuals_m) < 1e-6


class TestRefused:
    @pytest.mark.parametrize(("kind", "count"), [("similarity", 1), ("affine", 2)])
    def test_too_few_points(self, kind: Kind, count: int) -> None:
        with pytest.raises(InputError, match=f"{count} control points do not determine the fit"):
            fit(points(FIELD[:count], FIELD[:count]), kind)

    def test_two_points_at_one_place(self) -> None:
        with pytest.raises(InputError, match="at different places"):
            fit(points([(0, 0), (0.5, 0)], [(10, 10), (10.5, 10)]))

    def test_six_parameters_of_points_on_a_line(self) -> None:
        line = [(0, 0), (500, 500), (1000, 1000)]
        with pytest.raises(InputError, match="on one line"):
            fit(points(line, line), "affine")
        assert fit(points(line, line)).rms_m == pytest.approx(0, abs=1e-12)  # four can

    def test_feet_on_one_side(self) -> None:
        with pytest.raises(InputError, match="would stretch the map by 2,280,84"):
            fit(points(FIELD, [(x / 0.3048, y / 0.3048) for x, y in FIELD]))

    def test_a_point_that_is_another_one(self) -> None:
        target = [*FIELD[:2], (FIELD[2][0] + 60, FIELD[2][1]), *FIELD[3:]]
        with pytest.raises(InputError, match=r"point “C” is \d\d\.\d\d m off"):
            fit(points(FIELD, target))

    @pytest.mark.parametrize("kind", ["similarity", "affine"])
    def test_east_and_north_exchanged_on_one_side(self, kind: Kind) -> None:
        with pytest.raises(InputError, match="would mirror the map"):
            fit(points(FIELD, [(y, x) for x, y in FIELD]), kind)


class TestWarned:
    def said(self, found: ControlFit) -> str:
        return " | ".join(str(message) for message in found.warnings())

    def test_a_good_fit_needs_no_word(self) -> None:
        assert fit(points(FIELD, similar(FIELD, 1.00001, 0.001, -52, 61).tolist())).warnings() == ()

    @pytest.mark.parametrize(("kind", "count"), [("similarity", 2), ("affine", 3)])
    def test_just_enough_points_check_nothing(self, kind: Kind, count: int) -> None:
        found = fit(points(FIELD[:count], FIELD[:count]), kind)
        assert f"{count} control points are just enough" in self.said(found)
        assert not found.checked
        assert found.left_out_m is None

    def test_the_worst_point_is_named(self) -> None:
        off = [*FIELD[:1], (FIELD[1][0] + 0.4, FIELD[1][1]), *FIELD[2:]]
        assert "Point “B” is" in self.said(fit(points(FIELD, off)))

    def test_a_fit_that_hangs_on_one_point_says_so(self) -> None:
        # three points close together and one far off: the far one turns the fit, its own residual stays small
        near_and_far = [(0, 0), (30, 0), (0, 30), (3000, 0)]
        there = [(0, 0), (30, 0), (0, 30), (3000, 0.3)]
        found = fit(points(near_and_far, there))
        assert found.residuals_m[found.worst] < 0.1
        assert "Left out of the fit, point “D” is 30.0 cm off" in self.said(found)

    def test_a_turn_that_no_two_grids_have_is_told(self) -> None:
        # two points of a plane of its own, north and east exchanged on one side: an exact fit, and a wrong one
        found = fit(points(FIELD[:2], [(y, x) for x, y in FIELD[:2]]))
        assert found.rms_m == pytest.approx(0, abs=1e-6)
        assert "turns the map by" in self.said(found)
        assert "turns the map" not in self.said(fit(points(FIELD, similar(FIELD, 1.0, 0.9, 5, 5).tolist())))

    def test_a_line_of_points(self) -> None:
        line = [(0, 5), (1000, -5), (2000, -5), (3000, 5)]
        assert "nearly on one line (10 m wide)" in self.said(fit(points(line, line)))

    def test_a_cluster_of_points(self) -> None:
        small = [(x / 4, y / 4) for x, y in SQUARE]
        assert "All control points lie within" in self.said(fit(points(small, small)))
        wide = [(x * 2, y * 2) for x, y in SQUARE]
        assert fit(points(wide, wide)).warnings() == ()


class TestReach:
    @pytest.mark.parametrize(
        ("place", "reach_m"), [((0, 0), 0), ((100, 0), 0), ((130, 0), 30), ((130, 140), 50), ((-100, -350), 250)]
    )
    def test_how_far_a_map_lies_outside_the_points(self, place: tuple[float, float], reach_m: float) -> None:
        found = fit(points(SQUARE, SQUARE))
        assert found.reach_m(np.array([place, (0.0, 0.0), (1.0, 50.0)])) == pytest.approx(reach_m, abs=1e-6)

    def test_of_two_points_the_hull_is_the_line_between(self) -> None:
        found = fit(points([(0, 0), (100, 0)], [(0, 0), (100, 0)]))
        assert found.reach_m(np.array([(50.0, 7.0)])) == pytest.approx(7.0)
