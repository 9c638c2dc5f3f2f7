"""What is about a plant goes with it when it gets another number."""

from __future__ import annotations

from siteplanner.core import edits
from siteplanner.core.anchors import anchor_on
from siteplanner.core.dimensions import Dimension
from siteplanner.core.merging.plans import merge_plans
from siteplanner.core.plan import Plan
from tests.edit_sequences import start

BASE = start()


def with_plant_and_dimension(type_id: str, east_m: float) -> Plan:
    """A new plant, and how long its southern side is."""
    placed = edits.place_plants(BASE, "base", type_id, (470_000.0 + east_m, 4_174_050.0)).apply(BASE)
    shape = placed.plants("base").geometry["P04"]
    ends = [(shape.bounds[0], shape.bounds[1]), (shape.bounds[2], shape.bounds[1])]
    first, second = (anchor_on("plants", "P04", shape, end) for end in ends)
    return edits.add_annotations(placed, [Dimension(ends[0], ends[1], 5.0, (first, second))], "base").apply(placed)


def test_dimensions_measure_the_plants_they_were_drawn_at() -> None:
    """Both added a P04 and a dimension of it; the plants and the dimensions have one number each."""
    mine, theirs = with_plant_and_dimension("warehouse", 100.0), with_plant_and_dimension("anode_finishing", 300.0)
    plan = merge_plans(BASE, mine, theirs).plan
    assert set(plan.plants("base").index) == {"P01", "P02", "P03", "P04", "P04~2"}
    assert plan.annotations is not None
    assert mine.annotations is not None
    assert theirs.annotations is not None
    assert sorted(plan.annotations["text"]) == sorted([*mine.annotations["text"], *theirs.annotations["text"]])
    shapes = {*mine.annotations.geometry.to_wkt(), *theirs.annotations.geometry.to_wkt()}
    assert set(plan.annotations.geometry.to_wkt()) == shapes


def test_a_target_both_added_for_one_year_is_one_and_merged_by_field() -> None:
    """Two rows of one year and product would count twice."""
    mine = edits.set_targets([{"year": 2027, "name": "近期"}]).apply(BASE)
    theirs = edits.set_targets([{"year": 2027, "capacity": 9.0}]).apply(BASE)
    found = merge_plans(BASE, mine, theirs)
    assert not found.clashes
    (row,) = found.plan.targets.to_dict("records")
    assert (row["year"], row["name"], row["capacity"]) == (2027, "近期", 9.0)
