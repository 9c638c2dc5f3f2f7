from __future__ import annotations

import numpy as np
import pytest
import shapely.affinity

from siteplanner.core import edits
from siteplanner.core.edits.align_features import SIDES
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, as_plants
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from tests.builders import ORIGIN, plan, rect, site

THREE = as_plants(["P1", "P2", "P3"])


def three(angle_deg: float = 0.0) -> Plan:
    rows = {"P1": rect(0, 0, 40, 20), "P2": rect(60, 5, 30, 40), "P3": rect(100, -10, 20, 20)}
    turned = {k: shapely.affinity.rotate(v, angle_deg, origin=ORIGIN) for k, v in rows.items()}
    return plan(site(), turned)


def bounds(of: Plan) -> np.ndarray:
    return np.round(np.array([shape.bounds for shape in shapes_of(of.plants())]) - np.array([*ORIGIN, *ORIGIN]), 6)


@pytest.mark.parametrize(
    ("side", "column", "line"), [("west", 0, 0.0), ("south", 1, -10.0), ("east", 2, 120.0), ("north", 3, 45.0)]
)
def test_sides_go_to_the_outermost_of_them(side: str, column: int, line: float) -> None:
    before, after = three(), edits.align_features(three(), "base", THREE, side).apply(three())
    assert bounds(after)[:, column].tolist() == [line] * 3
    others = [0, 2] if column % 2 else [1, 3]
    assert (bounds(after)[:, others] == bounds(before)[:, others]).all()


def test_centres_go_to_the_middle_or_to_those_of_a_chosen_one() -> None:
    middle = edits.align_features(three(), "base", THREE, "centre_east").apply(three())
    assert ((bounds(middle)[:, 0] + bounds(middle)[:, 2]) / 2).tolist() == [60.0] * 3
    to_first = edits.align_features(three(), "base", THREE, "centre_north", to=THREE[0]).apply(three())
    assert ((bounds(to_first)[:, 1] + bounds(to_first)[:, 3]) / 2).tolist() == [10.0] * 3


@pytest.mark.parametrize("angle_deg", [30.0, 90.0, -12.0])
def test_along_a_slanting_direction_it_is_the_same_turned(angle_deg: float) -> None:
    slanting = edits.align_features(three(angle_deg), "base", THREE, "south", angle_deg=angle_deg)
    straight = edits.align_features(three(), "base", THREE, "south").apply(three())
    for turned, expected in zip(
        shapes_of(slanting.apply(three(angle_deg)).plants()), shapes_of(straight.plants()), strict=True
    ):
        assert turned.symmetric_difference(shapely.affinity.rotate(expected, angle_deg, origin=ORIGIN)).area < 1e-4


def test_a_plant_without_a_footprint_stays_without_one() -> None:
    now = plan(site(), {"P1": rect(0, 0, 10, 10), "P2": rect(30, 5, 10, 10), "P3": None})
    after = edits.align_features(now, "base", THREE, "south").apply(now)
    assert shapes_of(after.plants())[2].is_empty
    assert shapes_of(after.plants())[1].bounds[1] == ORIGIN[1]


def test_what_cannot_be_aligned_is_refused() -> None:
    with pytest.raises(EditError, match="at least 2"):
        edits.align_features(three(), "base", THREE[:1], "south")
    with pytest.raises(EditError, match="Known: west, east"):
        edits.align_features(three(), "base", THREE, "top")
    with pytest.raises(EditError, match="P9"):
        edits.align_features(three(), "base", (*THREE, Feature("plants", "P9")), "south")
    assert len({str(edits.align_features(three(), "base", THREE, side).label()) for side in SIDES}) == len(SIDES)


def test_gaps_become_even_and_the_ends_stay() -> None:
    after = edits.distribute_features(three(), "base", THREE, "east").apply(three())
    # 120 m less 40 + 30 + 20 m in two gaps
    assert bounds(after)[:, [0, 2]].tolist() == [[0.0, 40.0], [55.0, 85.0], [100.0, 120.0]]
    assert (bounds(after)[:, [1, 3]] == bounds(three())[:, [1, 3]]).all()


def test_centres_become_even() -> None:
    after = edits.distribute_features(three(), "base", THREE, "east", "centres").apply(three())
    assert ((bounds(after)[:, 0] + bounds(after)[:, 2]) / 2).tolist() == [20.0, 65.0, 110.0]


def test_gaps_of_a_given_width_start_from_the_first() -> None:
    after = edits.distribute_features(three(), "base", THREE[::-1], "east", gap_m=12.0).apply(three())
    assert bounds(after)[:, [0, 2]].tolist() == [[0.0, 40.0], [52.0, 82.0], [94.0, 114.0]]
    slanting = edits.distribute_features(three(30.0), "base", THREE, "east", gap_m=12.0, angle_deg=30.0)
    shapes = shapes_of(slanting.apply(three(30.0)).plants())
    assert [shapes[0].distance(shapes[1]), shapes[1].distance(shapes[2])] == pytest.approx([12.0, 12.0], abs=1e-8)


def test_what_cannot_be_distributed_is_refused() -> None:
    with pytest.raises(EditError, match="at least 3"):
        edits.distribute_features(three(), "base", THREE[:2], "east")
    with pytest.raises(EditError, match="over each other"):
        edits.distribute_features(three(), "base", THREE, "east", gap_m=-1.0)
    with pytest.raises(EditError, match="Known: east, north"):
        edits.distribute_features(three(), "base", THREE, "up")
    assert "12.000 m" in str(edits.distribute_features(three(), "base", THREE, "east", gap_m=12.0).label())
