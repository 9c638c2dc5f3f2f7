"""Hairline gaps between parcels are counted, and how much closing them adds."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from siteplanner.core.hairline_gaps import HairlineGaps, hairline_gaps
from siteplanner.core.land import closed_land
from tests.coverages import a_coverage

GAP_M = 0.02


def areas(*shapes: shapely.Geometry) -> np.ndarray:
    made = np.empty(len(shapes), dtype=object)
    made[:] = shapes
    return made


def test_neighbours_that_share_an_edge_have_none() -> None:
    assert hairline_gaps(areas(shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)), GAP_M) == HairlineGaps(0, 0.0)


def test_a_gap_of_nineteen_millimetres_is_one_and_one_of_twenty_one_is_not() -> None:
    near = hairline_gaps(areas(shapely.box(0, 0, 10, 10), shapely.box(10.019, 0, 20, 10)), GAP_M)
    assert near.areas == 2
    assert near.closed_m2 == pytest.approx(10 * 0.019, abs=0.01)  # the gap's length × its width
    assert hairline_gaps(areas(shapely.box(0, 0, 10, 10), shapely.box(10.021, 0, 20, 10)), GAP_M).areas == 0


def test_overlaps_are_another_fault_and_not_counted_here() -> None:
    assert hairline_gaps(areas(shapely.box(0, 0, 10, 10), shapely.box(9.99, 0, 20, 10)), GAP_M).areas == 0


def test_parts_of_one_parcel_count_once_and_nothing_is_no_gap() -> None:
    two_parts = shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(0, 10.01, 10, 20)])
    assert hairline_gaps(areas(two_parts), GAP_M).areas == 1
    assert hairline_gaps(areas(), GAP_M) == HairlineGaps(0, 0.0)


def told_by_geos_alone(shapes: np.ndarray) -> HairlineGaps:
    """The same without a quicker way: GEOS looks at every part among all others."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    parts, owner = parts[shapely.is_valid(parts)], owner[shapely.is_valid(parts)]
    gaps = ~shapely.is_empty(shapely.coverage_invalid_edges(parts, gap_width=GAP_M))
    found = np.flatnonzero(gaps & shapely.is_empty(shapely.coverage_invalid_edges(parts)))
    if not len(found):
        return HairlineGaps(0, 0.0)
    closed = closed_land(np.zeros(len(found), dtype=np.intp), parts[found], 1, GAP_M)[0]
    added_m2 = float(shapely.area(closed) - shapely.area(shapely.union_all(parts[found])))
    return HairlineGaps(len(np.unique(owner[found])), max(0.0, added_m2))


@pytest.mark.parametrize("origin", [(0.0, 0.0), (440_000.0, 4_150_000.0), (38_440_000.0, 4_150_000.0)])
def test_the_quick_way_finds_what_geos_finds_by_looking_at_everything(origin: tuple[float, float]) -> None:
    found = 0
    for seed in range(100):
        shapes = a_coverage(np.random.default_rng(seed), origin)
        expected = told_by_geos_alone(shapes)
        assert hairline_gaps(shapes, GAP_M) == expected, f"seed {seed}"
        valid = shapes[shapely.is_valid(shapes)]
        assert hairline_gaps(valid, GAP_M, sound=True) == told_by_geos_alone(valid), f"seed {seed}"
        found += expected.areas > 0
    assert 30 < found < 100  # maps with gaps, and maps without


def test_a_map_looked_at_in_strips_has_the_gaps_of_the_whole() -> None:
    """26,000 parcels with some moved by up to a centimetre and a half, against GEOS asked for all at once."""
    rng = np.random.default_rng(11)
    column, row = np.meshgrid(np.arange(200.0), np.arange(130.0))
    east, north = 10 * column.ravel(), 10 * row.ravel()
    moved = rng.choice(len(east), 300, replace=False)
    east[moved] += rng.uniform(-0.015, 0.015, 300)
    shapes = shapely.box(east, north, east + 10, north + 10)
    gaps = ~shapely.is_empty(shapely.coverage_invalid_edges(shapes, gap_width=0.02))
    overlaps = ~shapely.is_empty(shapely.coverage_invalid_edges(shapes))
    assert hairline_gaps(shapes, 0.02).areas == int((gaps & ~overlaps).sum()) > 100
