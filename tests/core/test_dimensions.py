"""Dimensions hold on to what they measure: they follow, keep their distance, and stay put when it is gone."""

from __future__ import annotations

import dataclasses
import json
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings

from siteplanner.core import edits, schema
from siteplanner.core.anchors import Anchor, anchor_at
from siteplanner.core.dimensions import Dimension, read_dimension
from siteplanner.core.edits import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import Feature, as_plants, features_frame
from siteplanner.core.following import following
from siteplanner.core.plan import Plan
from tests.builders import ORIGIN, factory, frame, plan, point, rect, shape, site
from tests.edit_sequences import edit_sequences, start

E, N = ORIGIN


def drawn(**changes: object) -> Plan:
    """P1 and P2 with 9 m between them on one parcel, no dimension."""
    works = {"P1": factory(rect(20, 20, 40, 30)), "P2": factory(rect(69, 20, 40, 30))}
    return plan(site({"L1": rect(0, 0, 200, 120)}), works)


def with_dimension(on: Plan, dimension: Dimension, scenario_id: str = "base") -> Plan:
    row = (dimension.shape, {**dimension.values, "scenario_id": scenario_id})
    return dataclasses.replace(on, annotations=frame(schema.ANNOTATIONS, {"N001": row}))


def gap(offset_m: float = 5.0) -> Plan:
    """The gap between P1 and P2, measured from corner to corner."""
    on = drawn()
    start, end = (E + 60, N + 20), (E + 69, N + 20)
    anchors = (anchor_at(on, "base", start), anchor_at(on, "base", end))
    assert None not in anchors
    return with_dimension(on, Dimension(start, end, offset_m, anchors))


def of(found: Plan) -> Dimension:
    assert found.annotations is not None
    row = found.annotations.loc["N001"]
    dimension = read_dimension(row["geometry"], row["style"])
    assert dimension is not None
    assert row["text"] == dimension.text
    return dimension


def after(before: Plan, edit: Edit) -> Plan:
    return following(before, edit.apply(before))


# -- anchors --------------------------------------------------------------------------------------------------------


def test_a_corner_of_a_plant_wins_over_one_of_the_parcel_in_the_same_place() -> None:
    on = plan(site({"L1": rect(0, 0, 200, 120)}), {"P1": factory(rect(0, 0, 40, 30))})
    found = anchor_at(on, "base", (E, N))
    assert found is not None
    assert (found.layer, found.id, found.share) == ("plants", "P1", 0.0)


def test_a_corner_wins_over_the_side_of_another_thing() -> None:
    on = plan(site({"L1": rect(0, 0, 200, 120)}), {"P1": factory(rect(-10, -10, 40, 10))})  # its side passes (0, 0)
    found = anchor_at(on, "base", (E, N))
    assert found is not None
    assert (found.layer, found.id) == ("parcels", "L1")


def test_a_point_on_a_side_is_a_share_of_it() -> None:
    on = drawn()
    found = anchor_at(on, "base", (E + 30, N + 20))
    assert found is not None
    assert found.layer == "plants"
    assert found.place(on.plants("base").geometry["P1"]) == pytest.approx((E + 30, N + 20), abs=1e-9)
    assert 0.0 < found.share < 1.0


def test_a_point_on_nothing_holds_on_to_nothing() -> None:
    assert anchor_at(drawn(), "base", (E + 64, N + 25)) is None


def test_holes_further_parts_lines_and_points_can_be_held_on_to() -> None:
    holed = shapely.MultiPolygon([rect(0, 0, 10, 10), shapely.Polygon(rect(20, 0, 20, 20).exterior, [
        rect(25, 5, 5, 5).exterior.coords])])  # fmt: skip
    on = plan(site({"L9": rect(500, 500, 10, 10)}, substations={"S1": point(300, 300)}), {"P1": factory(holed)})
    hole = anchor_at(on, "base", (E + 25, N + 5))
    assert hole is not None
    assert (hole.part, hole.ring) == (1, 1)
    station = anchor_at(on, "base", (E + 300, N + 300))
    assert station is not None
    assert (station.layer, station.id) == ("substations", "S1")


def test_an_anchor_survives_json_and_nonsense_is_none() -> None:
    anchor = Anchor("plants", "P1", 1, 2, 3, 0.25)
    assert Anchor.from_json(json.loads(json.dumps(anchor.to_json()))) == anchor
    for nonsense in (None, 3, {}, {"layer": "plants", "vertex": -1}, {"layer": "plants", "share": 7}, {"layer": 1},
                     {"layer": "plants", "vertex": "x"}):  # fmt: skip
        assert Anchor.from_json(nonsense) is None


def test_a_corner_that_a_shape_no_longer_has_is_no_place() -> None:
    assert Anchor("plants", "P1", vertex=9).place(rect(0, 0, 1, 1)) is None
    assert Anchor("plants", "P1", part=1).place(rect(0, 0, 1, 1)) is None
    assert Anchor("plants", "P1", vertex=4, share=0.5).place(rect(0, 0, 1, 1)) is None


# -- the row --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("offset_m", [0.0, 5.0, -7.5])
def test_the_geometry_alone_tells_start_end_and_offset(offset_m: float) -> None:
    dimension = Dimension((E, N), (E + 30, N + 40), offset_m)
    again = read_dimension(dimension.shape, dimension.style)
    assert again is not None
    assert (again.start, again.end) == (dimension.start, dimension.end)
    assert again.offset_m == pytest.approx(offset_m, abs=1e-9)
    assert again.text == "50.00 m"


def test_a_line_drawn_by_another_program_is_a_dimension_without_anchors() -> None:
    found = read_dimension(shapely.LineString([(0, 0), (3, 4)]), "no json {")
    assert found is not None
    assert (found.length_m, found.offset_m, found.anchors) == (5.0, 0.0, (None, None))
    assert read_dimension(shapely.Point(0, 0), "") is None
    assert read_dimension(None, None) is None


# -- following ------------------------------------------------------------------------------------------------------


def test_it_follows_a_plant_that_is_moved_and_keeps_standing_off() -> None:
    before = gap()
    moved = of(after(before, edits.move_plants("base", ["P2"], 3.0, 0.0)))
    assert (moved.start, moved.end) == ((E + 60, N + 20), (E + 72, N + 20))
    assert moved.text == "12.00 m"
    assert moved.offset_m == pytest.approx(5.0)


def test_it_follows_both_ends_and_a_turn() -> None:
    before = gap()
    moved = of(after(before, edits.move_plants("base", ["P1", "P2"], 10.0, 20.0)))
    assert (moved.start, moved.end) == ((E + 70, N + 40), (E + 79, N + 40))
    assert moved.offset_m == pytest.approx(5.0)
    turned = after(before, edits.rotate_plants("base", ["P2"], 90.0))
    corner = before.plants("base").geometry["P2"].geoms[0].exterior.coords
    row = list(corner).index((E + 69, N + 20))
    assert of(turned).end == turned.plants("base").geometry["P2"].geoms[0].exterior.coords[row]


def test_what_does_not_concern_it_leaves_the_very_same_plan() -> None:
    before = gap()
    edited = edits.set_attributes("base", ["P1"], {"jobs": 5}).apply(before)
    assert following(before, edited) is edited
    bare = edits.move_plants("base", ["P1"], 1.0, 0.0).apply(drawn())
    assert following(drawn(), bare) is bare


def test_an_end_whose_plant_is_gone_stays_and_is_marked_as_lost() -> None:
    before = after(gap(), edits.move_plants("base", ["P2"], 3.0, 0.0))
    lost = of(after(before, edits.remove_plants("base", ["P2"])))
    assert lost.end == (E + 72, N + 20), "where it was just before, not where it was drawn"
    assert lost.lost == (False, True)
    assert lost.text == "12.00 m"


def test_an_end_whose_corner_is_gone_is_lost_too() -> None:
    before = gap()
    triangle = shape((69, 20), (109, 20), (69, 50))
    anchor = of(before).anchors[1]
    assert anchor is not None
    cut = after(before, edits.reshape_plant("base", "P2", triangle))
    expected = anchor.place(cut.plants("base").geometry["P2"])
    assert of(cut).lost == (False, expected is None)
    assert of(cut).end == (expected or (E + 69, N + 20))


def test_moved_by_hand_it_keeps_its_ends_and_stands_elsewhere() -> None:
    before = gap(offset_m=5.0)
    moved = of(after(before, edits.move_features("base", (Feature("annotations", "N001"),), 4.0, 3.0)))
    assert (moved.start, moved.end) == ((E + 60, N + 20), (E + 69, N + 20))
    assert moved.offset_m == pytest.approx(8.0)


def test_moved_together_with_its_plants_nothing_about_it_changes_but_the_place() -> None:
    before = gap()
    everything = (*as_plants(["P1", "P2"]), Feature("annotations", "N001"))
    moved = of(after(before, edits.move_features("base", everything, 4.0, 3.0)))
    assert (moved.start, moved.end) == ((E + 64, N + 23), (E + 73, N + 23))
    assert moved.offset_m == pytest.approx(5.0)


def test_without_anchors_it_is_moved_like_any_line() -> None:
    before = with_dimension(drawn(), Dimension((E, N), (E + 10, N), 2.0))
    moved = of(after(before, edits.move_features("base", (Feature("annotations", "N001"),), 4.0, 3.0)))
    assert (moved.start, moved.end, moved.offset_m) == ((E + 4, N + 3), (E + 14, N + 3), pytest.approx(2.0))


def test_it_follows_the_plants_of_its_own_scenario_only() -> None:
    before = edits.add_scenario("later", "Later", copy_of="base").apply(gap())
    moved = after(before, edits.move_plants("later", ["P2"], 3.0, 0.0))
    assert of(moved).end == (E + 69, N + 20)
    assert moved.annotations is not None
    copies = [i for i in moved.annotations.index if i != "N001"]
    assert moved.annotations.loc[copies[0], "text"] == "12.00 m"


def test_a_file_of_another_program_never_breaks_it() -> None:
    for style in ("", "[]", "null", '{"anchors": [3, {"layer": "teleporters"}]}', '{"size_pt": "big"}'):
        row = (shapely.LineString([(E, N), (E + 10, N)]), {"kind": "dimension", "style": style, "scenario_id": "base"})
        on = dataclasses.replace(drawn(), annotations=frame(schema.ANNOTATIONS, {"N001": row}))
        moved = after(on, edits.move_plants("base", ["P1"], 1.0, 0.0))
        assert of_shape(moved).equals(row[0])


def of_shape(found: Plan) -> shapely.Geometry:
    assert found.annotations is not None
    return found.annotations.geometry["N001"]


def test_a_line_without_anchors_that_is_stretched_tells_its_new_length() -> None:
    before = with_dimension(drawn(), Dimension((E, N), (E + 10, N), 2.0))
    longer = Dimension((E, N), (E + 15, N), 2.0).shape
    feature = Feature("annotations", "N001")
    assert of(after(before, edits.reshape_features("base", feature, longer))).text == "15.00 m"


def test_a_dimension_tells_its_true_length_whatever_is_written_instead() -> None:
    before = gap()
    lies = after(before, edits.change_note("N001", "12.00 m", 9.0, "base"))
    assert of(lies).text == "9.00 m"


def dimensioned_start() -> Plan:
    """The plan of the random sequences with a dimension from every plant to the next."""
    on = start()
    plants = on.plants("base").geometry
    corners = [shape.geoms[0].exterior.coords[1] for shape in plants]
    made = [Dimension(a, b, 4.0, (anchor_at(on, "base", a), anchor_at(on, "base", b))) for a, b in pairwise(corners)]
    return edits.add_annotations(on, made, "base").apply(on)


@settings(max_examples=25, deadline=None)
@given(edit_sequences(dimensioned_start()))
def test_whatever_is_done_every_end_is_where_its_anchor_is_or_marked_as_lost(
    sequence: tuple[Plan, list[Edit]],
) -> None:
    now, made = sequence
    for edit in made:
        try:
            now = after(now, edit)
        except EditError:  # the sequence was drawn for plans that had not followed
            continue
        assert now.annotations is not None
        for row in now.annotations[now.annotations["kind"] == "dimension"].itertuples():
            dimension = read_dimension(row.geometry, row.style)
            assert dimension is not None
            assert row.text == dimension.text
            ends = zip(dimension.anchors, (dimension.start, dimension.end), dimension.lost, strict=True)
            for anchor, end, lost in ends:
                assert anchor is not None
                assert (place_of(now, str(row.scenario_id), anchor) or end) == end
                assert lost == (place_of(now, str(row.scenario_id), anchor) is None)


def place_of(on: Plan, scenario_id: str, anchor: Anchor) -> tuple[float, float] | None:
    layer = features_frame(on, anchor.layer, scenario_id).geometry
    return anchor.place(layer[anchor.id]) if anchor.id in layer.index else None
