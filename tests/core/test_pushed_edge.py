from __future__ import annotations

import pytest
import shapely
import shapely.affinity
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.errors import EditError
from siteplanner.core.pushed_edge import pushed_edge
from tests.builders import ORIGIN, line, multi, rect, shape

ELL = shape((0, 0), (40, 0), (40, 15), (20, 15), (20, 30), (0, 30))


def edge(*points: tuple[float, float]) -> tuple[tuple[float, float], tuple[float, float]]:
    a, b = ((ORIGIN[0] + x, ORIGIN[1] + y) for x, y in points)
    return a, b


@given(st.floats(-14, 100), st.floats(0, 360))
def test_the_area_changes_by_the_edge_times_the_distance_where_neighbours_stand_square(by: float, angle: float) -> None:
    turned = shapely.affinity.rotate(ELL, angle, origin=ORIGIN)
    wing = shapely.affinity.rotate(line((40, 0), (40, 15)), angle, origin=ORIGIN)
    pushed = pushed_edge(turned, (wing.coords[0], wing.coords[1]), by)
    assert pushed.area == pytest.approx(turned.area + 15 * by, abs=1e-5)
    assert pushed.is_valid


def test_slanting_neighbours_grow_along_their_own_lines() -> None:
    trapezium = shape((0, 0), (40, 0), (30, 10), (10, 10))
    assert pushed_edge(trapezium, edge((30, 10), (10, 10)), 5).equals(shape((0, 0), (40, 0), (25, 15), (15, 15)))


def test_only_the_part_or_hole_with_that_edge_changes() -> None:
    two = multi(rect(0, 0, 10, 10), rect(20, 0, 10, 10))
    assert pushed_edge(two, edge((30, 0), (30, 10)), 2).equals(multi(rect(0, 0, 10, 10), rect(20, 0, 12, 10)))
    yard = rect(0, 0, 30, 30).difference(rect(10, 10, 10, 10))
    # the hole's side moves out of the building's body, into the yard's neighbour: the hole grows
    grown = pushed_edge(yard, edge((20, 10), (20, 20)), 3)
    assert grown.area == pytest.approx(yard.area - 30)


def test_a_neighbour_in_the_same_line_stays_and_is_joined_by_a_step() -> None:
    with_gate = shape((0, 0), (20, 0), (40, 0), (40, 10), (0, 10))
    assert pushed_edge(with_gate, edge((20, 0), (40, 0)), 4).equals(
        shape((0, 0), (20, 0), (20, -4), (40, -4), (40, 10), (0, 10))
    )
    assert pushed_edge(with_gate, edge((0, 0), (20, 0)), 4).area == pytest.approx(480)


@pytest.mark.parametrize("by_m", [-40, -41, -100])
def test_an_edge_pushed_through_its_shape_is_refused(by_m: float) -> None:
    with pytest.raises(EditError, match="cross or lose itself"):
        pushed_edge(rect(0, 0, 40, 20), edge((40, 0), (40, 20)), by_m)


def test_what_has_no_such_edge_is_refused() -> None:
    with pytest.raises(EditError, match="no such edge"):
        pushed_edge(rect(0, 0, 40, 20), edge((40, 0), (41, 20)), 1)
    with pytest.raises(EditError, match="edges of areas"):
        pushed_edge(line((0, 0), (40, 0)), edge((0, 0), (40, 0)), 1)
    with pytest.raises(EditError, match="edges of areas"):
        pushed_edge(multi(), edge((0, 0), (40, 0)), 1)
