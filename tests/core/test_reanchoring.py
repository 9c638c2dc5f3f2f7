"""Whatever becomes of corners, a dimension goes on measuring what it measured, or says that it is gone."""

from __future__ import annotations

import pytest

from siteplanner.core import edits
from siteplanner.core.affine import Affine
from siteplanner.core.anchors import anchor_at
from siteplanner.core.dimensions import Dimension, read_dimension
from siteplanner.core.edits import Edit
from siteplanner.core.features import Feature
from siteplanner.core.following import following
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, factory, line, plan, rect, site

E, N = ORIGIN
P1, P2, L1 = Feature("plants", "P1"), Feature("plants", "P2"), Feature("parcels", "L1")
N1 = Feature("annotations", "N001")
SOUTH = ((10, 10), (50, 10))  # the side of P1, 40 m
WEST = ((0, 0), (0, 50))  # the side of L1, 50 m


def at(east_m: float, north_m: float) -> tuple[float, float]:
    return E + east_m, N + north_m


def measured(*ends: tuple[float, float]) -> Plan:
    """P1 and P2 side by side on L1, beside L2, and one dimension that holds on at both its ends."""
    parcels = {"L1": rect(0, 0, 100, 50), "L2": rect(100, 0, 100, 50)}
    works = {"P1": factory(rect(10, 10, 40, 10)), "P2": factory(rect(50, 10, 20, 10))}
    on = plan(site(parcels), works)
    start, end = (at(*place) for place in ends)
    anchors = anchor_at(on, "base", start), anchor_at(on, "base", end)
    assert None not in anchors
    return edits.add_annotations(on, [Dimension(start, end, 5.0, anchors)], "base").apply(on)


def after(before: Plan, edit: Edit) -> Plan:
    return following(before, edit.apply(before))


def of(found: Plan, row: str = "N001") -> Dimension:
    assert found.annotations is not None
    cells = found.annotations.loc[row]
    dimension = read_dimension(cells["geometry"], cells["style"])
    assert dimension is not None
    assert cells["text"] == dimension.text
    return dimension


def ends(dimension: Dimension) -> list[tuple[float, float]]:
    return [(round(x - E, 6), round(y - N, 6)) for x, y in (dimension.start, dimension.end)]


def test_mirrored_it_measures_the_same_side() -> None:
    before = measured(*SOUTH)
    found = of(after(before, edits.mirror_features("base", P1, at(0, 0), at(0, 1))))
    assert ends(found) == [(-10, 10), (-50, 10)]


def test_mirrored_an_end_on_a_side_stays_at_its_share_of_it() -> None:
    before = measured((10, 10), (25, 10))
    found = of(after(before, edits.mirror_features("base", P1, at(0, 0), at(0, 1))))
    assert ends(found) == [(-10, 10), (-25, 10)]


def test_mirrored_twice_it_is_what_it_was() -> None:
    before = measured(*SOUTH)
    edit = edits.mirror_features("base", P1, at(3, 0), at(0, 7))
    assert of(after(after(before, edit), edit)).anchors == of(before).anchors


@pytest.mark.parametrize("cut", [line((60, -9), (60, 90)), line((-9, 20), (190, 20)), line((-9, 40), (60, 90))])
def test_a_split_leaves_it_where_it_was(cut: object) -> None:
    found = of(after(measured(*WEST), edits.split_features(measured(*WEST), "base", L1, cut)))
    assert ends(found) == [*map(tuple, WEST)]
    assert found.lost == (False, False)


def test_after_a_split_an_end_holds_on_to_the_part_it_lies_on() -> None:
    before = measured(*WEST)
    parted = after(before, edits.split_features(before, "base", L1, line((-9, 20), (190, 20))))
    assert [anchor.id for anchor in of(parted).anchors if anchor] == ["L1-1", "L1"]
    moved = after(parted, edits.move_features("base", L1, 0.0, 5.0))
    assert ends(of(moved)) == [(0, 0), (0, 55)]


def test_a_merger_leaves_it_where_it_was_and_what_is_gone_is_held_by_what_is_left() -> None:
    for first, second in ((P1, P2), (P2, P1)):
        before = measured(*SOUTH)
        merged = after(before, edits.merge_features(before, "base", [first, second]))
        assert ends(of(merged)) == [*map(tuple, SOUTH)]
        moved = after(merged, edits.move_features("base", first, 1.0, 0.0))
        assert ends(of(moved)) == [(11, 10), (51, 10)]


def test_a_new_corner_beside_it_changes_nothing() -> None:
    before = measured(*WEST)
    grown = after(before, edits.pull_corner(before, "base", L1, at(50, 50)).edit(at(50, 60)))
    assert ends(of(grown)) == [*map(tuple, WEST)]
    found = of(after(grown, edits.remove_corner(grown, "base", L1, at(50, 60), shared=False)))
    assert ends(found) == [*map(tuple, WEST)]


def test_an_end_whose_own_corner_is_taken_out_stays_and_is_lost() -> None:
    before = measured(*WEST)
    found = of(after(before, edits.remove_corner(before, "base", L1, at(0, 0), shared=False)))
    assert (ends(found), found.lost) == ([*map(tuple, WEST)], (True, False))


@pytest.mark.parametrize("transform", [Affine.shift(0.0, 100.0), Affine.mirror(at(0, 60), at(9, 60))])
def test_copied_with_its_plant_it_measures_the_copy(transform: Affine) -> None:
    before = measured(*SOUTH)
    copied = after(before, edits.copy_features(before, "base", [P1, N1], [transform]))
    assert ends(of(copied)) == [*map(tuple, SOUTH)]
    assert ends(of(copied, "N002")) == [(10, 110), (50, 110)]


def test_copied_alone_it_holds_on_to_nothing() -> None:
    before = measured(*SOUTH)
    copied = after(before, edits.copy_features(before, "base", [N1], [Affine.shift(0.0, 100.0)]))
    assert of(copied, "N002").anchors == (None, None)
    assert ends(of(copied, "N002")) == [(10, 110), (50, 110)]
