"""Zones that share a border have one line there."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core.frames import empty_frame
from siteplanner.core.schema import CONSTRAINTS
from siteplanner.core.zone_lines import zone_lines
from tests.builders import CRS, multi, rect, shape, site
from tests.strategies import with_bad_ordinate


def length_m(of: object) -> float:
    return float(shapely.length(of).sum())


def test_a_border_that_two_zones_share_is_one_line() -> None:
    """Two squares of 100 m side by side: 800 m of outlines, 100 m of them twice."""
    of = site(zones={"Z1": rect(0, 0, 100, 100), "Z2": rect(100, 0, 100, 100)})
    assert length_m(zone_lines(of)) == 700


def test_zones_apart_keep_their_outlines_holes_and_parts_included() -> None:
    ring = rect(0, 0, 100, 100).difference(rect(40, 40, 20, 20))
    of = site(zones={"Z1": ring, "Z2": multi(rect(200, 0, 50, 50), rect(300, 0, 50, 50))})
    assert length_m(zone_lines(of)) == 400 + 80 + 200 + 200


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_zones_that_cannot_be_drawn_are_left_out_and_crossed_ones_drawn(value: float) -> None:
    bow_tie = shape((0, 0), (100, 100), (100, 0), (0, 100))
    nowhere = with_bad_ordinate(rect(0, 0, 1, 1), value)
    of = site(zones={"Z1": rect(200, 0, 100, 100), "Z2": bow_tie, "Z3": nowhere})
    assert length_m(zone_lines(of)) == pytest.approx(400 + 200 + 2 * 100 * 2**0.5)


def test_without_zones_there_are_no_lines() -> None:
    assert len(zone_lines(site())) == 0


def test_the_lines_are_kept_while_other_layers_change() -> None:
    of = site(zones={"Z1": rect(0, 0, 100, 100)})
    lines = zone_lines(of)
    assert zone_lines(of.with_layer("constraints", empty_frame(CONSTRAINTS, CRS))) is lines
    assert zone_lines(of.with_layer("zones", of.zones.iloc[:0])) is not lines
