"""Constraints taken apart for drawing, beside each of them taken apart by itself."""

from __future__ import annotations

import shapely

from siteplanner.core.site import Site
from siteplanner.gui.canvas.constraint_parts import constraint_parts
from tests.builders import CRS, line, multi, point, rect, site


def test_every_part_of_every_constraint_is_in_the_group_of_its_kind_with_its_row() -> None:
    river, road = line((0, 0), (100, 40)), line((0, 50), (60, 50), (100, 90))
    mixed = shapely.GeometryCollection([rect(0, 0, 5, 5), river, shapely.MultiPoint([point(1, 2), point(3, 4)])])
    made = site(
        constraints={
            "C1": (multi(rect(0, 0, 10, 10), rect(20, 0, 10, 10)), {"kind": "farmland"}),
            "C2": (river, {"kind": "river"}),
            "C3": (mixed, {"kind": "farmland"}),
            "C4": (road, {"kind": "road", "grade": "county"}),
            "C5": (road, {"kind": "road", "grade": "urban"}),
            "C6": (point(7, 7), {"kind": "heritage"}),
        }
    )
    found = {(group.kind, group.grade): group for group in constraint_parts(made)}
    assert set(found) == {
        ("farmland", ""), ("river", ""), ("road", "county"), ("road", "urban"), ("heritage", ""),
    }  # fmt: skip
    farmland = found["farmland", ""]
    assert farmland.area_owner.tolist() == [0, 0, 2]
    assert len(farmland.areas) == 3
    assert (farmland.line_owner.tolist(), farmland.point_owner.tolist()) == ([2], [2, 2])
    assert farmland.lines[0].equals(river)
    assert [found[key].line_owner.tolist() for key in (("road", "county"), ("road", "urban"))] == [[3], [4]]
    assert found["heritage", ""].point_owner.tolist() == [5]


def test_they_are_taken_apart_once_a_map_and_none_is_fine() -> None:
    made = site(constraints={"C1": (line((0, 0), (9, 9)), {"kind": "river"})})
    assert constraint_parts(made) is constraint_parts(made)
    assert constraint_parts(Site.empty(CRS)) == ()
