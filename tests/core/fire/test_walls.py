"""The walls of a plant: as text in the plan file, on the outline they were entered for, and along with edits."""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.affine import Affine
from siteplanner.core.edits.merge_features import merging
from siteplanner.core.features import Feature
from siteplanner.core.fire.walls import Wall, Walls, front_of, new_walls, read_walls, walls_on, walls_text
from siteplanner.core.fire.walls_along import walls_lost
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.files.plan_file import open_plan, save_plan
from tests import builders as b
from tests.core.fire.walled import WEST, walls

SHAPE = b.rect(0, 0, 60, 20)
BENT = b.shape((0, 0), (60, 0), (60, 20), (20, 20), (20, 50), (0, 50))
STRONG = {WEST: Wall(fire_wall=True, openings_share=0.0)}


def made(shape: Any = SHAPE, **others: Any) -> Plan:
    rows = {"P1": b.factory(shape, walls=walls(shape, STRONG, roof_h=1.5)), **others}
    return b.plan(b.site(), rows)


def walls_of(plan: Plan, plant: str = "P1") -> Walls | None:
    """The walls as the check takes them: only where they fit the footprint."""
    plants = plan.plants()
    row = plants.index.get_loc(plant)
    return walls_on(plants["walls"].array[row], shapes_of(plants)[row])


def fire_walls(plan: Plan, plant: str = "P1") -> set[float]:
    """The azimuths that its fire walls look to, to the degree."""
    found = walls_of(plan, plant)
    assert found is not None
    return {round(found.front_deg + 90.0 * n) % 360.0 for n, side in enumerate(found.sides) if side.fire_wall}


# -- text ----------------------------------------------------------------------------------------------------

SIDE = st.builds(
    Wall,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.one_of(st.none(), st.floats(0, 1)),
    st.booleans(),
    st.booleans(),
)
WALLS = st.builds(
    Walls,
    st.sampled_from([0.0, 180.0, 33.123]),
    st.just((1200.0, 160.0, 60.0, 20.0, 30.0, 10.0)),
    st.tuples(SIDE, SIDE, SIDE, SIDE),
    st.one_of(st.none(), st.floats(0, 4)),
    st.booleans(),
    st.booleans(),
)


@given(WALLS)
def test_what_is_written_is_read(known: Walls) -> None:
    assert read_walls(walls_text(known)) == known
    assert walls_text(known).isascii()


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        math.nan,
        5.0,
        "brick",
        "[]",
        "{}",
        "null",
        '{"front_deg": 180}',
        '{"front_deg": "180", "outline": []}',
        '{"front_deg": NaN, "outline": []}',
        '{"front_deg": 180, "outline": [1e999]}',
        '{"front_deg": 180, "outline": [' + "9" * 400 + "]}",
        '{"front_deg": 180, "outline": [], "front": {"fire_wall": 1}}',
        '{"front_deg": 180, "outline": [], "front": {"openings_share": 5}}',
        '{"front_deg": 180, "outline": [], "front": {"openings_share": -0.1}}',
        '{"front_deg": 180, "outline": [], "front": true}',
        '{"front_deg": 180, "outline": [], "roof_h": "1"}',
        '{"front_deg": 180, "outline": [], "no_skylight": "yes"}',
        "[" * 100_000,
    ],
)
def test_what_is_not_wholly_understood_is_no_wall(text: object) -> None:
    assert read_walls(text) is None


def test_new_walls_tell_nothing() -> None:
    blank = new_walls(SHAPE)
    assert blank.tells_nothing
    assert not replace(blank, roof_h=1.0).tells_nothing
    assert blank.fit(SHAPE)


@pytest.mark.parametrize(
    ("shape", "azimuth"),
    [
        (SHAPE, 180.0),
        (b.rect(0, 0, 20, 60), 180.0),
        (shapely.affinity.rotate(SHAPE, 30), 150.0),  # counter-clockwise: the south wall turns to the south-south-east
        (shapely.affinity.rotate(SHAPE, -30), 210.0),
        (shapely.affinity.rotate(SHAPE, 60), 210.0),  # now an end looks more to the south than the long walls
        (shapely.Polygon(), 180.0),
    ],
)
def test_the_front_looks_as_far_south_as_the_longest_wall_lets_it(shape: Any, azimuth: float) -> None:
    assert front_of(shape) == pytest.approx(azimuth, abs=0.01)


# -- on an outline -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        b.rect(0, 0, 60.02, 20),
        b.rect(0, 0, 20, 60),  # turned a quarter by somebody else
        shapely.affinity.rotate(BENT, 180),
        shapely.affinity.scale(BENT, xfact=-1.0),
        b.multi(SHAPE, b.rect(100, 0, 60, 20)),
        SHAPE.difference(b.rect(10, 5, 5, 5)),
        shapely.MultiPolygon(),
    ],
)
def test_walls_of_one_outline_are_not_those_of_another(other: Any) -> None:
    of = BENT if shapely.area(other) == shapely.area(BENT) else SHAPE
    assert walls_on(walls(of, STRONG), of) is not None
    assert walls_on(walls(of, STRONG), other) is None


@pytest.mark.parametrize("far", [(0.0, 0.0), (1234.56789, -987.654321), (38_000_000.0, 0.0)])
def test_an_outline_is_known_again_anywhere(far: tuple[float, float]) -> None:
    cell = walls(BENT, STRONG)
    there = shapely.transform(BENT, lambda xy: xy + np.array(far))
    assert walls_on(cell, there) is not None
    assert walls_on(cell, shapely.normalize(shapely.reverse(there))) is not None  # its corners in another order


# -- along with edits ----------------------------------------------------------------------------------------

P1 = Feature("plants", "P1")


def test_moving_takes_walls_along_unchanged() -> None:
    before = made()
    for edit in (
        edits.move_plants("base", ["P1"], 12.3456789, -0.001),
        edits.move_features("base", P1, 1000.0, 0.0),
    ):
        after = edit.apply(before)
        assert after.plants()["walls"].loc["P1"] == before.plants()["walls"].loc["P1"]
        assert fire_walls(after) == {270.0}


@given(st.integers(-720, 720))
@settings(max_examples=60)
def test_turning_turns_them(angle_deg: int) -> None:
    before = made()
    for edit in (
        edits.rotate_plants("base", ["P1"], angle_deg),
        edits.rotate_features("base", P1, angle_deg, (0.0, 0.0)),
    ):
        assert fire_walls(edit.apply(before)) == {(270.0 - angle_deg) % 360.0}


def test_turning_a_square_by_quarters_turns_them_too() -> None:
    before = made(b.rect(0, 0, 20, 20))
    assert [fire_walls(edits.rotate_plants("base", ["P1"], 90.0 * n).apply(before)) for n in range(4)] == [
        {270.0}, {180.0}, {90.0}, {0.0},
    ]  # fmt: skip


def test_turning_back_gives_the_walls_as_they_were() -> None:
    before = made(BENT)
    plan = before
    for angle_deg in (17.3, 90.0, -107.3):
        plan = edits.rotate_plants("base", ["P1"], angle_deg).apply(plan)
    assert walls_of(plan) == walls_of(before)


def test_copies_have_them() -> None:
    copied = edits.duplicate_plants(made(), "base", "P1", 100.0, 0.0, new_ids=["P2"]).apply(made())
    assert fire_walls(copied, "P2") == {270.0}
    quarter = Affine.turn(1.0, 0.0, b.ORIGIN)
    copy = edits.copy_features(made(), "base", [P1], [quarter])
    turned = copy.apply(made())
    assert fire_walls(turned, copy.copies[0].id) == {180.0}
    assert fire_walls(turned) == {270.0}


RESHAPED = b.rect(0, 0, 60, 25)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: edits.reshape_plant("base", "P1", RESHAPED),
        lambda _: edits.reshape_features("base", P1, RESHAPED),
        lambda _: edits.mirror_features("base", P1, (0.0, 0.0), (0.0, 1.0)),
        lambda plan: edits.redraw_features(plan, "base", [P1], [RESHAPED]),
        lambda plan: edits.cut_hole(plan, "base", P1, b.rect(10, 5, 5, 5)),
    ],
)
def test_what_is_not_certain_is_blanked(change: Any) -> None:
    before = made()
    after = change(before).apply(before)
    assert after.plants()["walls"].isna().loc["P1"]
    assert walls_lost(before, after, "base") == ("P1",)


def test_walls_that_somebody_takes_out_are_not_lost() -> None:
    before = made()
    assert walls_lost(before, edits.set_attributes("base", "P1", {"walls": None}).apply(before), "base") == ()


def test_a_mirrored_copy_has_none() -> None:
    copy = edits.copy_features(made(), "base", [P1], [Affine.mirror((0.0, 0.0), (0.0, 1.0))])
    after = copy.apply(made())
    assert after.plants()["walls"].isna().loc[copy.copies[0].id]
    assert walls_lost(made(), after, "base") == ()


def test_a_mirrored_square_has_no_walls_though_it_looks_the_same() -> None:
    before = made(b.rect(0, 0, 20, 20))
    middle = b.ORIGIN[0] + 10.0
    after = edits.mirror_features("base", P1, (middle, 0.0), (middle, 1.0)).apply(before)
    assert walls_of(after) is None


def test_the_same_outline_drawn_again_keeps_them_wherever_it_begins() -> None:
    before = made(b.rect(0, 0, 20, 20))
    again = b.shape((20, 20), (0, 20), (0, 0), (20, 0))
    assert fire_walls(edits.reshape_plant("base", "P1", again).apply(before)) == {270.0}
    more = b.shape((0, 0), (10, 0), (20, 0), (20, 20), (0, 20))  # a corner more on a wall changes no wall
    assert fire_walls(edits.reshape_plant("base", "P1", more).apply(before)) == {270.0}


def test_parts_and_what_is_merged_have_none_and_are_told_of() -> None:
    before = made()
    split = edits.split_features(before, "base", P1, b.line((30, -10), (30, 30)))
    assert split.apply(before).plants()["walls"].isna().all()
    assert any("walls" in str(remark) for remark in split.remarks())
    two = made(P2=b.factory(b.rect(60, 0, 20, 20)))
    both = [P1, Feature("plants", "P2")]
    remarks = merging(two, "base", both).remarks()
    assert "Left blank because it was entered for another shape: Walls." in [str(remark) for remark in remarks]
    merged = edits.merge_features(two, "base", both)
    assert merged.apply(two).plants()["walls"].isna().all()


def test_what_somebody_else_changed_has_no_walls_though_they_are_kept() -> None:
    before = made()
    plants = before.plants()
    moved = plants.set_geometry(plants.geometry.scale(1.1, 1.0))
    assert walls_of(before.with_plants("base", moved)) is None


def test_walls_that_did_not_fit_are_not_turned_into_some_that_do() -> None:
    plan = b.plan(b.site(), {"P1": b.factory(SHAPE, walls=walls(BENT, STRONG))})
    assert edits.rotate_plants("base", ["P1"], 30.0).apply(plan).plants()["walls"].isna().all()


def test_other_plants_keep_their_walls_and_the_rows_their_types() -> None:
    two = made(
        P2=b.factory(b.rect(100, 0, 20, 20), walls=walls(b.rect(100, 0, 20, 20), STRONG)), P3=b.rect(0, 90, 9, 9)
    )
    after = edits.reshape_plant("base", "P1", RESHAPED).apply(two)
    assert after.plants().dtypes.equals(two.plants().dtypes)
    assert fire_walls(after, "P2") == {270.0}
    assert walls_lost(two, after, "base") == ("P1",)
    assert walls_lost(two, two, "base") == ()
    gone = edits.remove_plants("base", ["P1"]).apply(two)
    assert walls_lost(two, gone, "base") == ()


def test_they_come_back_from_the_file(tmp_path: Any) -> None:
    plan = edits.rotate_plants("base", ["P1"], 33.3).apply(made(BENT))
    opened = open_plan(save_plan(plan, tmp_path / "walls.gpkg"))
    assert walls_of(opened) == walls_of(plan) is not None


def test_the_text_is_plain_json_in_the_words_of_the_plan_file() -> None:
    data = json.loads(str(made().plants()["walls"].loc["P1"]))
    assert data == {
        "front_deg": 180.0,
        "outline": [1200.0, 160.0, 60.0, 20.0, 30.0, 10.0],
        "right": {"fire_wall": True, "openings_share": 0.0},
        "roof_h": 1.5,
    }


@given(st.permutations(range(3)), st.data())
@settings(max_examples=30)
def test_a_fire_wall_stays_on_its_own_wall_through_any_edits(order: list[int], data: st.DataObject) -> None:
    """Followed by a point just outside the middle of the wall, moved and turned with the footprint."""
    plan, wall = made(BENT), b.point(-0.5, 25)
    for _ in itertools.chain(order):
        de, dn = data.draw(st.tuples(st.floats(-500, 500), st.floats(-500, 500)))
        angle = data.draw(st.floats(-200, 200))
        about = (b.ORIGIN[0] + 3.0, b.ORIGIN[1] - 8.0)
        plan = edits.move_plants("base", ["P1"], de, dn).apply(plan)
        plan = edits.rotate_plants("base", ["P1"], angle, about).apply(plan)
        wall = shapely.affinity.rotate(shapely.affinity.translate(wall, de, dn), angle, origin=about)
    (azimuth,) = fire_walls(plan)
    inside = shapely.affinity.translate(wall, -math.sin(math.radians(azimuth)), -math.cos(math.radians(azimuth)))
    shape = shapes_of(plan.plants())[0]
    assert shape.contains(inside)
    assert not shape.contains(wall)
