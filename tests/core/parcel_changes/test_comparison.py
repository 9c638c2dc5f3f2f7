"""Every kind of change on land drawn for it, figures worked by hand; and that every parcel is accounted for."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity

from siteplanner.core.errors import EditError
from siteplanner.core.origins import ORIGIN_IDS
from siteplanner.core.parcel_changes.change import KINDS, ParcelChange
from siteplanner.core.parcel_changes.comparison import parcel_changes
from siteplanner.core.site import shapes_of
from tests.builders import multi, rect, shape
from tests.core.parcel_changes.drawn import compared, parcels, told

ROW = {"A": rect(0, 0, 100, 100), "B": rect(100, 0, 100, 100), "C": rect(200, 0, 100, 100)}


def only(old: dict[str, object], new: dict[str, object]) -> ParcelChange:
    """The one change between two maps."""
    found = [c for c in compared(old, new).changes if c.kind != "unchanged"]
    assert len(found) == 1, found
    return found[0]


class TestTheSameLand:
    def test_a_copy_is_unchanged(self) -> None:
        changes = compared(ROW, ROW)
        assert not changes
        assert changes.counts["unchanged"] == 3

    @pytest.mark.parametrize("off_m", [0.004, 0.0099])
    def test_rounding_and_reprojection_change_nothing(self, off_m: float) -> None:
        moved = {name: affinity.translate(s, off_m, 0) for name, s in ROW.items()}
        changes = compared(ROW, moved)
        assert not changes
        # the plan keeps its own corners to the last digit
        assert all(a.equals_exact(b) for a, b in zip(shapes_of(changes.taken), shapes_of(parcels(ROW)), strict=True))

    def test_beyond_a_centimetre_it_has_moved(self) -> None:
        change = only({"A": ROW["A"]}, {"A": affinity.translate(ROW["A"], 0.0, -0.0101)})
        assert change.kind == "moved"
        assert change.shift_m == pytest.approx((0.0, -0.0101), abs=1e-6)

    def test_another_first_corner_and_points_on_straight_sides_change_nothing(self) -> None:
        turned = shape((100, 100), (0, 100), (0, 40), (0, 0), (100, 0))
        assert not compared({"A": ROW["A"]}, {"A": turned})

    def test_another_number_is_renumbered(self) -> None:
        change = only(ROW, {"A": ROW["A"], "B1": ROW["B"], "C": ROW["C"]})
        assert (change.kind, change.old, change.new, change.renamed) == ("renamed", ("B",), ("B1",), True)

    def test_numbers_that_were_exchanged_are_renumbered_and_loud(self) -> None:
        changes = compared(ROW, {"B": ROW["A"], "A": ROW["B"], "C": ROW["C"]})
        assert told(changes) == [("renamed", ("A",), ("B",)), ("renamed", ("B",), ("A",))]
        assert sorted(changes.reused_ids) == ["A", "B"]

    def test_two_parcels_of_one_outline_keep_their_numbers(self) -> None:
        twice = {"A": ROW["A"], "A2": ROW["A"]}
        assert not compared(twice, dict(reversed(twice.items())))


class TestAttributes:
    def test_another_value_and_a_value_for_a_blank_are_told_a_blank_says_nothing(self) -> None:
        old = {"A": (ROW["A"], {"owner": "甲", "status": "reserved", "official_area_m2": 10_000.0})}
        new = {"A": (ROW["A"], {"owner": "乙", "name": "D1", "official_area_m2": 10_000.0})}
        changes = compared(old, new)
        [change] = changes.changes
        assert change.kind == "attributes"
        assert {(c.column, c.before, c.after) for c in change.attributes} == {
            ("owner", "甲", "乙"),
            ("name", None, "D1"),
        }
        assert changes.taken["status"].tolist() == ["reserved"]
        assert changes.kept_columns == ("status",)
        assert change.lost == ()

    def test_the_system_of_codes_goes_with_the_code(self) -> None:
        old = {"A": (ROW["A"], {"land_use": "100102", "code_system": "MNR2023"}), "B": (ROW["B"], {"land_use": "1207"})}
        new = {"A": (ROW["A"], {"land_use": "0601"}), "B": ROW["B"]}
        taken = compared(old, new).taken
        assert taken["land_use"].tolist() == ["0601", "1207"]
        assert taken["code_system"].isna().all()

    def test_parts_of_the_same_use_keep_the_system_of_its_code(self) -> None:
        old = {"A": (ROW["A"], {"land_use": "100102", "code_system": "MNR2023"})}
        new = {
            "A1": (rect(0, 0, 50, 100), {"land_use": "100102"}),
            "A2": (rect(50, 0, 30, 100), {"land_use": "0601"}),
            "A3": rect(80, 0, 20, 100),
        }
        changes = compared(old, new)
        assert changes.taken["land_use"].tolist() == ["100102", "0601", "100102"]
        assert changes.taken["code_system"].fillna("–").tolist() == ["MNR2023", "–", "MNR2023"]
        assert changes.changes[0].lost == ()

    def test_a_column_that_comes_with_the_map_is_of_the_map_and_not_of_each_parcel(self) -> None:
        new = parcels(ROW).assign(权利人=["x", "y", None])
        changes = parcel_changes(parcels(ROW), new)
        assert (told(changes), changes.added_columns, bool(changes)) == ([], ("权利人",), True)


class TestOtherOutlines:
    def test_a_parcel_that_moved(self) -> None:
        change = only(ROW, {**ROW, "C": rect(200.4, 0, 100, 100)})
        assert change.kind == "moved"
        assert change.shift_m == pytest.approx((0.4, 0.0), abs=1e-6)
        assert change.displacement_m == pytest.approx(0.4, abs=1e-6)
        assert change.differing_m2 == pytest.approx(80.0, abs=1e-3)  # two strips of 0.4 m by 100 m

    def test_a_boundary_between_two_that_moved_is_two_other_outlines(self) -> None:
        changes = compared(ROW, {"A": rect(0, 0, 130, 100), "B": rect(130, 0, 70, 100), "C": ROW["C"]})
        assert told(changes) == [("reshaped", ("A",), ("A",)), ("reshaped", ("B",), ("B",))]
        first = changes.changes[0]
        assert (first.area_before_m2, first.area_after_m2) == pytest.approx((10_000.0, 13_000.0))
        assert (first.differing_m2, first.displacement_m) == pytest.approx((3000.0, 30.0))

    def test_a_road_through_several_is_added_and_they_have_other_outlines(self) -> None:
        south = {name: rect(100.0 * n, 0, 100, 65) for n, name in enumerate(ROW)}
        assert told(compared(ROW, {**south, "R": rect(0, 65, 300, 35)})) == [
            *[("reshaped", (name,), (name,)) for name in "ABC"],
            ("added", (), ("R",)),
        ]

    def test_split_merged_and_parcelled_anew(self) -> None:
        halves = {"A": rect(0, 0, 60, 100), "A-1": rect(60, 0, 40, 100)}
        assert told(compared(ROW, {**halves, "B": ROW["B"], "C": ROW["C"]})) == [("split", ("A",), ("A", "A-1"))]
        assert told(compared(ROW, {"A": rect(0, 0, 200, 100), "C": ROW["C"]})) == [("merged", ("A", "B"), ("A",))]
        layers = {"S": rect(0, 0, 200, 50), "N": rect(0, 50, 200, 50)}
        assert told(compared(ROW, {**layers, "C": ROW["C"]})) == [("reparcelled", ("A", "B"), ("S", "N"))]

    def test_gone_added_and_a_number_for_other_land(self) -> None:
        far = rect(0, 900, 50, 50)
        assert told(compared(ROW, {"A": ROW["A"], "B": ROW["B"]})) == [("gone", ("C",), ())]
        assert told(compared(ROW, {**ROW, "D": far})) == [("added", (), ("D",))]
        changes = compared(ROW, {"A": ROW["A"], "B": ROW["B"], "C": far})
        assert told(changes) == [("reused", ("C",), ("C",))]
        assert changes.reused_ids == ("C",)

    def test_holes_and_parts_count(self) -> None:
        ring = ROW["A"].difference(rect(40, 40, 20, 20))
        change = only({"A": ROW["A"]}, {"A": ring})
        assert (change.kind, change.differing_m2) == ("reshaped", pytest.approx(400.0))
        two = multi(rect(0, 0, 50, 100), rect(70, 0, 30, 100))
        assert not compared({"A": two}, {"A": two})
        assert told(compared({"A": two}, {"A": rect(0, 0, 50, 100), "B": rect(70, 0, 30, 100)})) == [
            ("split", ("A",), ("A", "B"))
        ]

    def test_a_whole_map_that_moved_is_told_as_such(self) -> None:
        moved = {name: affinity.translate(s, 0.4, -1.2) for name, s in ROW.items()}
        changes = compared(ROW, moved)
        assert changes.counts["moved"] == 3
        assert changes.whole_map_shift_m == pytest.approx((0.4, -1.2), abs=1e-6)
        assert compared(ROW, {**ROW, "A": moved["A"]}).whole_map_shift_m is None

    def test_so_is_one_that_turned_a_little_as_between_two_datums(self) -> None:
        row = {f"P{n}": rect(120.0 * n, 0, 100, 100) for n in range(20)}
        east, north = ROW["A"].bounds[:2]
        turned = {  # by a second of arc about a point 400 km to the south: 1.94 m to the west, 12 mm more or less north
            name: affinity.rotate(s, 1 / 3600, origin=(east, north - 400_000.0)) for name, s in row.items()
        }
        shift = compared(row, turned).whole_map_shift_m
        assert shift is not None
        assert shift[0] == pytest.approx(-1.94, abs=0.01)

    def test_shapes_that_cross_themselves_and_empty_ones_are_accounted_for(self) -> None:
        bow_tie = shape((0, 0), (100, 100), (100, 0), (0, 100))
        changes = compared({"A": bow_tie, "E": None}, {"A": ROW["A"], "E": None})
        assert told(changes) == [("reshaped", ("A",), ("A",))]
        assert changes.counts["unchanged"] == 1

    def test_a_neighbour_of_rounded_copies_meets_their_corners_exactly(self) -> None:
        came = {"A": rect(0, 0, 100.004, 100), "B": shape((100.004, 0), (190, 0), (190, 100), (100.004, 100))}
        changes = compared({"A": ROW["A"], "B": ROW["B"]}, came)
        assert told(changes) == [("reshaped", ("B",), ("B",))]
        first, second = shapes_of(changes.taken)
        assert first.intersection(second).area == 0.0
        assert second.bounds[0] == first.bounds[2]


class TestWhatIsCarried:
    EDGE = '[{"at": [470250.0, 4174000.0], "kind": "road"}]'  # the middle of C's southern side

    def test_kinds_of_edges_go_with_a_parcel_that_moved_and_stay_where_there_is_a_side(self) -> None:
        old = {"C": (ROW["C"], {"edge_kinds": self.EDGE})}
        moved = compared(old, {"C": rect(200.4, 0, 100, 100)})
        assert moved.taken["edge_kinds"].tolist() == ['[{"at": [470250.4, 4174000.0], "kind": "road"}]']
        halves = compared(old, {"C1": rect(200, 0, 70, 100), "C2": rect(270, 0, 30, 100)})
        assert halves.taken["edge_kinds"].isna().tolist() == [False, True]

    def test_kinds_of_edges_that_are_carried_are_not_told_to_be_lost(self) -> None:
        both = self.EDGE[:-1] + ', {"at": [470285.0, 4174100.0], "kind": "road"}]'  # and of its northern side, east
        moved = compared({"C": (ROW["C"], {"edge_kinds": both})}, {"C": rect(200.4, 0, 100, 100)})
        halves = compared(
            {"C": (ROW["C"], {"edge_kinds": both})}, {"C1": rect(200, 0, 70, 100), "C2": rect(270, 0, 30, 100)}
        )
        whole = compared(
            {
                "B": (ROW["B"], {"edge_kinds": '[{"at": [470150.0, 4174000.0], "kind": "road"}]'}),
                "C": (ROW["C"], {"edge_kinds": self.EDGE}),
            },
            {"BC": rect(100, 0, 200, 100)},
        )
        assert halves.taken["edge_kinds"].isna().tolist() == [False, False]  # one to each of them
        for changes in (moved, halves, whole):
            [change] = changes.changes
            assert change.lost == ()
        [gone] = compared({"C": (ROW["C"], {"edge_kinds": both})}, {}).changes
        assert [of.column for of in gone.lost] == ["edge_kinds"]

    def test_what_parts_agree_on_is_carried_the_lowest_limit_holds_and_the_rest_is_told(self) -> None:
        old = {
            "A": (ROW["A"], {"zone_id": "Z1", "height_limit_m": 24.0, "status": "reserved"}),
            "B": (ROW["B"], {"zone_id": "Z1", "height_limit_m": 15.0, "status": "occupied"}),
        }
        changes = compared(old, {"AB": rect(0, 0, 200, 100)})
        row = changes.taken.loc["AB"]
        assert (row["zone_id"], row["height_limit_m"]) == ("Z1", 15.0)
        [change] = changes.changes
        assert {(of.parcel_id, of.column, of.value) for of in change.lost} == {
            ("A", "height_limit_m", 24.0),
            ("A", "status", "reserved"),
            ("B", "status", "occupied"),
        }

    def test_the_registered_area_is_of_one_outline_alone(self) -> None:
        old = {"A": (ROW["A"], {"official_area_m2": 10_001.0})}
        assert compared(old, {"A": rect(5, 0, 100, 100)}).taken["official_area_m2"].tolist() == [10_001.0]  # moved
        changes = compared(old, {"A": rect(0, 0, 90, 100)})
        assert changes.taken["official_area_m2"].isna().all()
        assert [(of.column, of.value) for of in changes.changes[0].lost] == [("official_area_m2", 10_001.0)]

    def test_what_is_entered_for_a_parcel_that_is_gone_is_told(self) -> None:
        changes = compared({**ROW, "C": (ROW["C"], {"status": "reserved"})}, {"A": ROW["A"], "B": ROW["B"]})
        assert [(of.parcel_id, of.column) for of in changes.changes[0].lost] == [("C", "status")]

    def test_parcels_merged_in_the_plan_are_left_so_unless_somebody_asks(self) -> None:
        old = parcels({"A": rect(0, 0, 200, 100), "C": ROW["C"]}).assign(**{ORIGIN_IDS: ["A,B", None]})
        changes = parcel_changes(old, parcels(ROW))
        assert told(changes) == [("split", ("A",), ("A", "B"))]
        assert changes.changes[0].own_work
        assert 0 not in changes.usual
        # where the register has changed as well it is no longer only the planner's own work
        other = parcel_changes(old, parcels({**ROW, "B": rect(100, 0, 90, 100)}))
        assert [c.own_work for c in other.changes if c.kind == "split"] == [False]


def test_maps_in_different_systems_are_not_compared() -> None:
    with pytest.raises(EditError, match="another coordinate system"):
        parcel_changes(parcels(ROW), parcels(ROW).to_crs(4326))


@st.composite
def land(draw: st.DrawFn) -> dict[str, shapely.Polygon]:
    """Up to eight rectangles on a coarse grid, beside each other, apart, or on each other, under few numbers."""
    names = draw(st.lists(st.sampled_from([f"N{n}" for n in range(10)]), unique=True, max_size=8))
    steps, sizes = st.integers(0, 6), st.sampled_from([10, 20, 30])
    off = draw(st.sampled_from([0.0, 0.0, 0.004, 0.4, 4.0]))
    return {name: rect(10.0 * draw(steps) + off, 10.0 * draw(steps), draw(sizes), draw(sizes)) for name in names}


@settings(max_examples=60, deadline=None)
@given(land(), land(), st.lists(st.booleans(), min_size=8, max_size=8))
def test_every_parcel_of_both_maps_stands_in_exactly_one_change_and_areas_balance(
    old: dict[str, shapely.Polygon], new: dict[str, shapely.Polygon], known: list[bool]
) -> None:
    before, after = parcels(old), parcels(new)
    changes = parcel_changes(before, after, new_given=np.array(known[: len(new)], dtype=bool))
    assert Counter(i for c in changes.changes for i in c.old) == Counter(list(old))
    assert Counter(i for c in changes.changes for i in c.new) == Counter(changes.taken.index)
    assert len(changes.taken) == len(new)
    assert changes.taken.index.is_unique
    assert changes.area_before_m2 == pytest.approx(sum(s.area for s in old.values()))
    assert changes.area_after_m2 == pytest.approx(float(changes.taken.area.sum()))
    assert {c.kind for c in changes.changes} <= set(KINDS)
    for change in changes.changes:
        counts = len(change.old), len(change.new)
        assert {
            "gone": counts == (1, 0),
            "added": counts == (0, 1),
            "split": counts[0] == 1 < counts[1],
            "merged": counts[1] == 1 < counts[0],
            "reparcelled": min(counts) > 1,
        }.get(change.kind, counts == (1, 1))
        # no land appears or vanishes within a change but what it says
        grown = change.area_after_m2 - change.area_before_m2
        if change.kind not in ("split", "merged", "reparcelled"):  # parcels of one map may lie on each other here
            assert abs(grown) <= change.differing_m2 + 1.0
