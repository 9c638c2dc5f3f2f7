"""What lies beyond each stretch of an edge, on sites drawn for one question each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import shapely
import shapely.affinity

from siteplanner.core import edits
from siteplanner.core.edge_kinds.by_hand import ByHand, read_by_hand, written
from siteplanner.core.edge_kinds.stretches import ParcelEdge, Stretch, edges_of
from siteplanner.core.features import Feature
from siteplanner.core.site import Site
from tests.builders import ORIGIN, line, multi, plan, point, rect, shape, site

ROAD = {"land_use": "1207", "code_system": "MNR2023"}
GREEN = {"land_use": "1402", "code_system": "MNR2023"}
FENCE = {"kind": "other", "grade": "fence"}
L1 = rect(0, 0, 100, 100)


def edge(on: Site, parcel: str = "L1") -> ParcelEdge:
    return edges_of(on, 20.0, 0.5).of(on.parcels.index.get_loc(parcel))


def lengths(on: Site, parcel: str = "L1") -> dict[tuple[str, ...], float]:
    """How many metres of the edge are of which kinds."""
    found: dict[tuple[str, ...], float] = {}
    for stretch in edge(on, parcel).stretches:
        found[stretch.kinds] = found.get(stretch.kinds, 0.0) + stretch.line.length
    return {kinds: pytest.approx(metres, abs=1e-3) for kinds, metres in found.items()}


def towards(on: Site, east_m: float, north_m: float, parcel: str = "L1") -> Stretch:
    """The stretch of the edge next to a point."""
    return min(edge(on, parcel).stretches, key=lambda stretch: stretch.line.distance(point(east_m, north_m)))


def test_an_edge_with_nothing_beyond_has_no_kind() -> None:
    assert lengths(site({"L1": L1})) == {(): 400.0}


def test_the_stretches_are_the_whole_edge_once_holes_included() -> None:
    pierced = L1.difference(rect(40, 40, 10, 10))
    on = site({"L1": pierced, "L2": (rect(100, 20, 30, 30), ROAD), "L3": rect(40, 40, 10, 10)})
    assert lengths(on) == {(): 370.0, ("road",): 30.0, ("parcel",): 40.0}
    assert shapely.union_all(edge(on).lines).symmetric_difference(pierced.boundary).length < 1e-3


def test_each_side_is_what_adjoins_it() -> None:
    on = site(
        {
            "L1": L1,
            "E": (rect(100, 0, 20, 100), ROAD),
            "N": (rect(0, 100, 60, 20), GREEN),
            "N2": rect(60, 100, 40, 20),
        }
    )
    assert lengths(on) == {(): 200.0, ("road",): 100.0, ("green_belt",): 60.0, ("parcel",): 40.0}
    assert towards(on, 100, 50).beyond == {1}
    assert lengths(on, "N2") == {("parcel",): 40.0, (): 60.0, ("green_belt",): 20.0}


@pytest.mark.parametrize(("gap_m", "kinds", "adjoins"), [(0.0, ("parcel",), True), (1e-9, ("parcel",), True),
    (-1e-9, ("parcel",), True), (0.015, ("parcel",), True), (0.05, (), False)])  # fmt: skip
def test_a_neighbour_adjoins_across_a_hairline_gap_only(gap_m: float, kinds: tuple[str, ...], adjoins: bool) -> None:
    found = towards(site({"L1": L1, "L2": rect(100 + gap_m, 0, 50, 100)}), 100, 50)
    assert (found.kinds, bool(found.beyond)) == (kinds, adjoins)


def test_the_same_holds_at_eastings_of_thirty_eight_million() -> None:
    on = site({"L1": L1, "L2": (rect(100, 0, 50, 100), ROAD)})
    far = on.with_layer("parcels", on.parcels.set_geometry(on.parcels.geometry.translate(38_000_000.0, 0.0)))
    kinds = [s.kinds for s in edge(far).stretches if s.line.length > 1]
    assert sorted(kinds) == [(), (), (), ("road",)]


def test_a_neighbour_at_a_corner_only_is_not_beyond() -> None:
    assert lengths(site({"L1": L1, "L2": (rect(100, 100, 50, 50), ROAD)})) == {(): 400.0}


def test_a_turned_site_has_the_same_edges() -> None:
    turned = [shapely.affinity.rotate(r, 33.3, origin=ORIGIN) for r in (L1, rect(100, 20, 30, 30), rect(0, 100, 60, 9))]
    on = site({"L1": turned[0], "L2": (turned[1], ROAD), "L3": (turned[2], GREEN)})
    assert lengths(on) == {(): 310.0, ("road",): 30.0, ("green_belt",): 60.0}


# -- across open ground --


def with_constraint(drawn: Any, attributes: Mapping[str, Any], **parcels: Any) -> Site:
    return site({"L1": L1, **parcels}, constraints={"C1": (drawn, attributes)})


@pytest.mark.parametrize(
    ("east_m", "half_width_m", "kinds"),
    [(119.0, None, ("road",)), (121.0, None, ()), (126.0, 7.0, ("road",)), (128.0, 7.0, ())],
)
def test_a_centreline_counts_across_open_ground_by_its_half_width(
    east_m: float, half_width_m: float | None, kinds: tuple[str, ...]
) -> None:
    on = with_constraint(line((east_m, -50), (east_m, 150)), {"kind": "road", "half_width_m": half_width_m})
    assert towards(on, 100, 50).kinds == kinds
    assert towards(on, 50, 100).kinds == ()  # round the corner it is not beyond


def test_a_road_drawn_as_an_area_counts_and_is_named() -> None:
    on = with_constraint(rect(104, -20, 12, 90), {"kind": "road"})
    assert lengths(on) == {("road",): 70.0, (): 330.0}
    assert towards(on, 100, 30).constraints == {0}


def test_a_parcel_between_hides_the_road() -> None:
    on = with_constraint(rect(112, -20, 12, 140), {"kind": "road"}, L2=rect(101, 0, 10, 50))
    assert lengths(on) == {("road",): 50.0, (): 350.0}
    assert lengths(with_constraint(rect(112, -20, 12, 140), {"kind": "road"}, L2=rect(100, 0, 12, 100))) == {
        ("parcel",): 100.0, (): 300.0
    }  # fmt: skip


def test_a_parcel_between_hides_road_land_and_green_land() -> None:
    behind = {"E": (rect(110, 0, 20, 50), ROAD), "E2": (rect(110, 50, 20, 50), GREEN)}
    assert lengths(site({"L1": L1, "B": rect(102, 0, 6, 100), **behind})) == {(): 400.0}


def test_a_road_drawn_over_the_next_parcel_is_a_road() -> None:
    assert towards(
        with_constraint(rect(100, 0, 10, 100), {"kind": "road"}, L2=rect(100, 0, 60, 100)), 100, 50
    ).kinds == (
        "road",
        "parcel",
    )


def test_road_land_and_green_land_count_across_a_lane() -> None:
    on = site({"L1": L1, "E": (rect(105, 0, 20, 100), ROAD), "N": (rect(0, 105, 100, 20), GREEN)})
    assert lengths(on) == {("road",): 100.0, ("green_belt",): 100.0, (): 200.0}


def test_other_constraints_make_no_edge_a_road() -> None:
    assert lengths(with_constraint(rect(100, 0, 12, 100), {"kind": "railway"})) == {(): 400.0}


# -- fences --


@pytest.mark.parametrize(("off_m", "kinds"), [(0.0, ("fence",)), (-0.4, ("fence",)), (0.4, ("fence",)), (0.6, ())])
def test_a_fence_along_the_edge_counts(off_m: float, kinds: tuple[str, ...]) -> None:
    assert towards(with_constraint(line((100 + off_m, 0), (100 + off_m, 100)), FENCE), 100, 50).kinds == kinds


def test_a_fence_drawn_as_an_area_counts_along_its_edge_and_one_across_nowhere() -> None:
    assert lengths(with_constraint(L1, FENCE)) == {("fence",): 400.0}
    assert lengths(with_constraint(line((50, 50), (150, 50)), FENCE)) == {(): 400.0}


def test_a_fence_before_a_road_leaves_both() -> None:
    on = with_constraint(line((100, 0), (100, 100)), FENCE, L2=(rect(100, 0, 20, 100), ROAD))
    assert towards(on, 100, 50).kinds == ("road", "fence")


# -- what is not known, and faults of the map --


@pytest.mark.parametrize("land", [(None, None), ("9999", "MNR2023"), ("0601", None), ("12", "MNR2023")])
def test_where_the_use_beyond_is_not_known_it_is_a_parcel_and_not_sure(land: tuple[str | None, str | None]) -> None:
    on = site({"L1": L1, "L2": (rect(100, 0, 50, 100), {"land_use": land[0], "code_system": land[1]})})
    found = towards(on, 100, 50)
    assert (found.kinds, found.sure) == (("parcel",), False)
    assert towards(on, 0, 50).sure


def test_an_overlapping_neighbour_lies_beyond_and_within() -> None:
    found = edge(site({"L1": L1, "L2": (rect(90, 0, 50, 100), ROAD)}))
    assert {s.kinds for s in found.stretches if s.line.distance(point(100, 50)) < 1} == {("road",)}


def test_a_hairline_slot_between_two_neighbours_counts_to_each() -> None:
    on = site({"L1": L1, "A": rect(100, 0, 50, 49.99), "B": rect(100, 50, 50, 50)})
    slot = [s.beyond for s in edge(on).stretches if 0.005 < s.line.length < 0.02]
    assert slot == [frozenset({1}), frozenset({2})]


def test_hairline_gaps_between_parts_of_one_parcel_are_none() -> None:
    on = site({"L1": multi(L1, rect(100.01, 0, 50, 100))})
    own = [s for s in edge(on).stretches if 0 in s.beyond]
    assert sum(s.line.length for s in own) == pytest.approx(200.0)


def test_an_empty_parcel_has_no_edge() -> None:
    assert edge(site({"L1": multi(), "L2": L1})).stretches == ()


# -- by hand --


def test_a_side_set_by_hand_goes_from_corner_to_corner_whatever_lies_beyond() -> None:
    bent = shape((0, 0), (100, 0), (100, 30), (100, 60), (100, 100), (0, 100))  # points along the straight east side
    on = plan(site({"L1": bent, "L2": (rect(100, 60, 20, 40), ROAD)}))
    after = edits.set_edge_kind("L1", (ORIGIN[0] + 100, ORIGIN[1] + 10), "green_belt").apply(on).site
    assert lengths(after) == {("green_belt",): 100.0, (): 300.0}
    assert {s.beyond for s in edge(after).stretches if s.by_hand} == {frozenset(), frozenset({1})}


def test_an_override_of_a_side_that_an_edit_took_away_is_void() -> None:
    made = edits.set_edge_kind("L1", (ORIGIN[0] + 100, ORIGIN[1] + 50), "road").apply(plan(site({"L1": L1})))
    smaller = made.site.parcels.set_geometry([multi(rect(0, 0, 99.98, 100))], crs=made.site.crs)
    assert edge(made.site).void == ()
    found = edge(made.site.with_layer("parcels", smaller))
    assert (found.void, [s.kinds for s in found.stretches]) == (("road",), [()] * 4)


def test_an_override_within_a_centimetre_of_its_side_holds() -> None:
    made = edits.set_edge_kind("L1", (ORIGIN[0] + 100, ORIGIN[1] + 50), "road").apply(plan(site({"L1": L1})))
    moved = made.site.parcels.set_geometry([multi(rect(0, 0, 99.992, 100))], crs=made.site.crs)
    assert lengths(made.site.with_layer("parcels", moved))[("road",)] == 100.0


def test_an_override_on_a_corner_is_void_for_it_could_mean_either_side() -> None:
    text = written([ByHand((ORIGIN[0] + 100, ORIGIN[1] + 100), "road")])
    found = edge(site({"L1": (L1, {"edge_kinds": text})}))
    assert (found.void, {s.kinds for s in found.stretches}) == (("road",), {()})


def test_the_parts_of_a_split_parcel_keep_the_kinds_of_their_own_sides_and_merging_brings_them_together() -> None:
    made = plan(site({"L1": L1}))
    for at, kind in (((0, 50), "road"), ((100, 50), "fence"), ((40, 0), "green_belt")):
        made = edits.set_edge_kind("L1", (ORIGIN[0] + at[0], ORIGIN[1] + at[1]), kind).apply(made)
    cut = edits.split_features(made, "base", Feature("parcels", "L1"), line((60, -10), (60, 110)))
    split = cut.apply(made)
    parts = [edge(split.site, str(parcel)) for parcel in split.site.parcels.index]
    assert [part.void for part in parts] == [(), ()]
    kinds = [{s.kinds for s in part.stretches if s.by_hand} for part in parts]
    assert sorted(map(sorted, kinds)) == sorted([[("fence",)], [("green_belt",), ("road",)]])
    whole = edits.merge_features(split, "base", cut.features).apply(split)
    (merged,) = whole.site.parcels.index
    assert {s.kinds for s in edge(whole.site, merged).stretches} == {("fence",), ("green_belt",), ("road",), ()}
    assert edge(whole.site, merged).void == ()


def places(on: Site, parcel: str) -> list[tuple[str, float]]:
    """Of each side set by hand: its kind, and how long it is."""
    return sorted((s.kinds[0], round(s.line.length, 2)) for s in edge(on, parcel).stretches if s.by_hand)


def test_a_square_parcel_that_is_mirrored_keeps_each_kind_on_the_mirrored_side() -> None:
    made = edits.set_edge_kind("L1", (ORIGIN[0] + 100, ORIGIN[1] + 50), "road").apply(plan(site({"L1": L1})))
    made = edits.set_edge_kind("L1", (ORIGIN[0] + 50, ORIGIN[1]), "fence").apply(made)
    axis = (ORIGIN[0] + 100, ORIGIN[1]), (ORIGIN[0] + 100, ORIGIN[1] + 9)
    after = edits.mirror_features("base", [Feature("parcels", "L1")], *axis).apply(made)
    assert (towards(after.site, 100, 50).kinds, towards(after.site, 150, 0).kinds) == (("road",), ("fence",))
    assert (towards(after.site, 200, 50).kinds, towards(after.site, 150, 100).kinds) == ((), ())


@pytest.mark.parametrize("east_m", [0.0, 38_000_000.0])
def test_a_parcel_moved_turned_or_mirrored_as_a_whole_keeps_the_kinds_of_its_edges(
    east_m: float,
) -> None:
    drawn = shape((0, 0), (100, 0), (130, 70), (20, 90)).difference(rect(40, 20, 13, 17))
    there = shapely.affinity.translate(drawn, east_m, 0)
    made = plan(site({"L1": there, "L2": shapely.affinity.translate(rect(300, 0, 50, 50), east_m, 0)}))
    for at, kind in (((50, 0), "road"), ((75, 80), "fence"), ((46.5, 20), "green_belt")):
        made = edits.set_edge_kind("L1", (ORIGIN[0] + east_m + at[0], ORIGIN[1] + at[1]), kind).apply(made)
    was = places(made.site, "L1")
    assert len(was) == 3
    it, pivot = Feature("parcels", "L1"), (ORIGIN[0] + east_m + 7.0, ORIGIN[1] + 3.0)
    mirror = edits.mirror_features("base", [it], pivot, (pivot[0] + 3, pivot[1] + 10))
    for edit in (
        edits.move_features("base", [it], 12.345678, -700.1),
        edits.rotate_features("base", [it], 37.3, pivot),
        mirror,
    ):
        after = edit.apply(made)
        assert (places(after.site, "L1"), edge(after.site).void) == (was, ())
    assert after.site.parcels["edge_kinds"].isna().tolist() == [False, True]


def test_a_parcel_that_an_edit_gives_another_shape_has_its_kinds_where_they_were() -> None:
    made = edits.set_edge_kind("L1", (ORIGIN[0] + 100, ORIGIN[1] + 50), "road").apply(plan(site({"L1": L1})))
    drawn_anew = shape((100, 0), (100, 100), (0, 100), (0, 0))  # the same ground, from another corner
    for other in (rect(0, 0, 120, 100), shape((0, 0), (100, 0), (100, 100), (0, 120)), drawn_anew, rect(0, 0, 50, 50)):
        after = edits.reshape_features("base", [Feature("parcels", "L1")], [other]).apply(made)
        assert after.site.parcels["edge_kinds"].tolist() == made.site.parcels["edge_kinds"].tolist()


def test_a_kind_on_a_side_that_is_cut_through_at_its_middle_stays_and_is_void() -> None:
    made = edits.set_edge_kind("L1", (ORIGIN[0] + 40, ORIGIN[1]), "road").apply(plan(site({"L1": L1})))
    split = edits.split_features(made, "base", Feature("parcels", "L1"), line((50, -10), (50, 110))).apply(made)
    assert [edge(split.site, str(parcel)).void for parcel in split.site.parcels.index] == [("road",), ("road",)]


@pytest.mark.parametrize(
    "text", ["road", "{}", "[1]", '[{"at": [1, 2], "kind": "canal"}]', '[{"at": [1, NaN], "kind": "road"}]', "[[[[",
             '[{"at": [1], "kind": "road"}]', '[{"kind": "road"}]', '[{"at": "ab", "kind": "road"}]'],
)  # fmt: skip
def test_a_text_that_cannot_be_read_is_said_to_be_so(text: str) -> None:
    assert read_by_hand(text) is None
    assert not edge(site({"L1": (L1, {"edge_kinds": text})})).readable
