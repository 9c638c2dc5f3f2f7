from __future__ import annotations

import pytest
import shapely

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature
from tests.builders import plan, rect, shape, site

GROUND = plan(site({"L1": rect(0, 0, 100, 60), "L2": shapely.union(rect(200, 0, 20, 20), rect(240, 0, 20, 20))}))


def test_a_hole_is_taken_out_with_the_corners_as_drawn() -> None:
    hole = rect(30.1234567, 20, 10, 10)
    after = edits.cut_hole(GROUND, "base", Feature("parcels", "L1"), hole).apply(GROUND)
    found = after.site.parcels.geometry["L1"].geoms[0]
    assert found.area == pytest.approx(5900.0)
    assert list(found.interiors[0].coords) == list(hole.exterior.coords)
    twice = edits.cut_hole(after, "base", Feature("parcels", "L1"), rect(60, 20, 10, 10)).apply(after)
    assert len(twice.site.parcels.geometry["L1"].geoms[0].interiors) == 2


def test_the_part_around_it_gets_the_hole() -> None:
    after = edits.cut_hole(GROUND, "base", Feature("parcels", "L2"), rect(245, 5, 5, 5)).apply(GROUND)
    assert [len(part.interiors) for part in after.site.parcels.geometry["L2"].geoms] == [0, 1]


@pytest.mark.parametrize(
    "hole", [rect(90, 20, 30, 10), rect(0, 20, 10, 10), rect(300, 0, 5, 5), shape((9, 9), (20, 20), (20, 9), (9, 20))]
)
def test_what_is_not_inside_is_refused(hole: shapely.Polygon) -> None:
    with pytest.raises(EditError, match="must lie inside Parcels L1"):
        edits.cut_hole(GROUND, "base", Feature("parcels", "L1"), hole)


@pytest.mark.parametrize(
    "hole",
    [rect(10, 10, 20, 20) - rect(15, 15, 5, 5), shapely.MultiPolygon([rect(1, 1, 2, 2), rect(9, 9, 2, 2)]),
     shapely.LineString(rect(10, 10, 20, 20).exterior)],
)  # fmt: skip
def test_what_is_no_plain_area_is_no_hole(hole: shapely.Geometry) -> None:
    before = plan(site({"L1": rect(0, 0, 100, 60)}))
    with pytest.raises(EditError, match="must lie inside"):
        edits.cut_hole(before, "base", Feature("parcels", "L1"), hole)
