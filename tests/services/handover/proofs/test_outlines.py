"""Outlines beside those of the plan, wherever a ring begins and however it turns."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.services.handover.proofs.expected import Differs
from siteplanner.services.handover.proofs.outlines import Outline, Run, area_m2, outline_of, require_same_outlines
from tests.builders import rect

COURT = shapely.MultiPolygon([rect(0, 0, 60, 40).difference(rect(20, 10, 10, 10)), rect(100, 0, 20, 20)])


def begun_elsewhere(outline: Outline, by: int, *, turned: bool) -> Outline:
    runs = [Run(np.roll(run.points[:: -1 if turned else 1], by, axis=0)) for run in outline]
    return tuple(reversed(runs))


@pytest.mark.parametrize("by", [0, 1, 3])
@pytest.mark.parametrize("turned", [False, True])
def test_rings_are_the_same_wherever_they_begin_and_however_they_turn(by: int, turned: bool) -> None:
    own = outline_of(COURT)
    found = begun_elsewhere(own, by, turned=turned)
    assert require_same_outlines({"P1": found}, {"P1": own}, 0.001) == 0.0
    assert area_m2(found) == area_m2(own) == 60 * 40 - 100 + 400


def test_what_is_off_missing_or_too_much_is_named() -> None:
    own = outline_of(COURT)
    moved = (Run(own[0].points + np.array([0.0, 0.0011]), hole=False), *own[1:])
    assert require_same_outlines({"P1": moved}, {"P1": own}, 1.2) == pytest.approx(1.1, abs=1e-6)
    with pytest.raises(Differs, match=r"P1 lies 1.100 mm off, 1 mm are allowed"):
        require_same_outlines({"P1": moved}, {"P1": own}, 1.0)
    with pytest.raises(Differs, match="P1 has other rings"):
        require_same_outlines({"P1": own[:-1]}, {"P1": own}, 1.0)
    with pytest.raises(Differs, match="P1 is missing"):
        require_same_outlines({}, {"P1": own}, 1.0)
    with pytest.raises(Differs, match="P2 is in it"):
        require_same_outlines({"P1": own, "P2": own}, {"P1": own}, 1.0)


def test_a_hole_told_as_a_part_is_caught_though_every_point_is_there() -> None:
    own = outline_of(COURT)
    filled = tuple(Run(run.points, hole=False) for run in own)
    with pytest.raises(Differs, match="P1 has other rings"):
        require_same_outlines({"P1": filled}, {"P1": own}, 1.0)


def test_points_that_became_one_by_rounding_are_told_apart_from_lost_ones() -> None:
    near = np.array([[0, 0], [10, 0], [10, 0.0004], [10, 10], [0, 10]], dtype=float)
    own, merged, lost = (Run(near),), (Run(np.delete(near, 2, axis=0)),), (Run(np.delete(near, 3, axis=0)),)
    assert require_same_outlines({"P": merged}, {"P": own}, 1.0, merged=True) == pytest.approx(0.4)
    with pytest.raises(Differs):
        require_same_outlines({"P": lost}, {"P": own}, 1.0, merged=True)
    with pytest.raises(Differs):
        require_same_outlines({"P": merged}, {"P": own}, 1.0)


def test_an_open_line_is_no_ring() -> None:
    line = outline_of(shapely.LineString([(0, 0), (5, 0), (5, 5)]))
    closed = (Run(line[0].points),)
    with pytest.raises(Differs):
        require_same_outlines({"C1": closed}, {"C1": line}, 1.0)
    assert require_same_outlines({"C1": line}, {"C1": line}, 1.0) == 0.0
