"""Each note of the standard by hand: when it applies, what it leaves, and when it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from siteplanner.core.fire.walls import Wall
from tests import builders as b
from tests.core.fire.walled import (
    ALL,
    DEFAULT,
    EAST,
    FIRE_WALL,
    WEST,
    Plant,
    allowing,
    found,
    required,
    side_by_side,
    walls,
)

A = {"hazard_class": "A", "fire_grade": 2}
B = {"hazard_class": "B", "fire_grade": 2}
C = {"hazard_class": "C", "fire_grade": 2}
C3 = {"hazard_class": "C", "fire_grade": 3}
D = {"hazard_class": "D", "fire_grade": 1}
E = {"hazard_class": "E", "fire_grade": 2}
E3 = {"hazard_class": "E", "fire_grade": 3}
HIGH = {"height_m": 30.0, "storeys": 4}
OFFICE = {"building_use": "civil", "civil_rank": "low", "fire_grade": 2, "hazard_class": None}
TALL, FLAT = {"height_m": 15.0}, {"height_m": 9.0}
ROOF = {"roof_h": 1.0}
CLOSED = {"roof_h": 1.0, "no_skylight": True}


def plain(**attributes: Any) -> Plant:
    return attributes, None, {}


def walled(attributes: dict[str, Any], sides: dict[str, Wall] | Wall, **roof: Any) -> Plant:
    return attributes, sides, roof


def test_no_reduction_is_allowed_by_the_default_pack() -> None:
    strong = Wall(True, True, True, 0.0, True, True)
    best = {**CLOSED, "serves_own_works": True}
    for first, second in ((C, C), (E, E), (A, A), ({**OFFICE, "project_id": "J"}, {**C, "project_id": "J"})):
        west, east = (first | TALL, strong, best), (second | FLAT, strong, best)
        assert required(west, east, DEFAULT) == required(plain(**first), plain(**second), DEFAULT)


@pytest.mark.parametrize("value", [0.0, 0.5, 2.0])
def test_only_a_one_allows_a_note(value: float) -> None:
    settings = allowing("N2")
    limit = replace(settings.limits["allow.N2"], value=value)
    changed = replace(settings, limits={**settings.limits, "allow.N2": limit})
    assert required(plain(**E), plain(**E), changed) == 10.0


# -- N2 ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("west", "east", "metres"),
    [
        (E, E, 8),  # 10 - 2
        (E, E3, 10),  # 10 + 0 + 2 - 2
        (E3, E3, 12),  # 10 + 2 + 2 - 2
        (E, {**E, "building_use": "warehouse"}, 8),
        ({**E, "building_use": "warehouse"}, {**E, "building_use": "warehouse"}, 10),  # two warehouses: not this table
        (E, D, 10),  # D is not E
        ({**E, **HIGH}, E, 13),  # a high-rise is not a low building
        (E, OFFICE, 6),  # as two civil buildings, table 5.2.2: grade 1-2 to grade 1-2
        (E3, OFFICE, 7),  # grade 3 to grade 1-2
        (E, {**OFFICE, "fire_grade": 4}, 9),  # grade 1-2 to grade 4
        (E, {**OFFICE, "civil_rank": "high_1"}, 9),  # grade 1-2 to a high-rise
        ({**E, "fire_grade": 4}, {**OFFICE, "civil_rank": "high_2"}, 14),  # grade 4 to a high-rise
        ({**E, "building_use": "warehouse"}, OFFICE, 10),  # a warehouse is not a factory
        ({**E, **HIGH}, OFFICE, 13),
    ],
)
def test_n2_class_e(west: dict[str, Any], east: dict[str, Any], metres: float) -> None:
    assert required(plain(**west), plain(**east), allowing("N2")) == metres
    assert required(plain(**east), plain(**west), allowing("N2")) == metres


def test_a_class_e_factory_is_a_civil_building_beside_one_of_the_map() -> None:
    for known, metres in (({"fire_grade": 3}, 7.0), ({}, 9.0)):  # without a grade it counts as grade 4
        home = {"kind": "residential", "civil_rank": "low", **known}
        on = b.site(constraints={"K1": (b.rect(22, 0, 20, 20), home)})
        (finding,) = found(b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **E)}), allowing("N2")).values()
        assert finding.required == metres
        assert "less than the" in str(finding.message)
        assert "N2" in str(finding.message)


def test_a_home_of_unknown_height_stays_unchecked_however_little_a_note_asks() -> None:
    on = b.site(constraints={"K1": (b.rect(32, 0, 20, 20), {"kind": "residential", "fire_grade": 2})})
    made = b.plan(on, {"P1": b.factory(b.rect(0, 0, 20, 20), **E)})  # 12 m: enough by any table for a low home
    assert list(found(made, allowing("N2"))) == ["not-checked:fire-separation:P1:constraint=K1"]


# -- N3 ------------------------------------------------------------------------------------------------------

ROOMS = {**OFFICE, "project_id": "J1"}
SERVES = {"serves_own_works": True}


@pytest.mark.parametrize(
    ("rooms", "roof", "works", "metres"),
    [
        (ROOMS, SERVES, {**C, "project_id": "J1"}, 6),
        (ROOMS, SERVES, {**C3, "project_id": "J1"}, 6),
        (ROOMS, {}, {**C, "project_id": "J1"}, 10),  # nobody says that it serves these works alone
        (ROOMS, SERVES, {**C, "project_id": "J2"}, 10),  # other works
        (ROOMS, SERVES, {**C, "project_id": None}, 10),
        ({**OFFICE, "project_id": None}, SERVES, {**C, "project_id": None}, 10),  # two blanks are no project
        (ROOMS, SERVES, {**B, "project_id": "J1"}, 25),  # C, D and E only
        (ROOMS, SERVES, {**C, "project_id": "J1", "building_use": "warehouse"}, 10),
        ({**C, "project_id": "J1"}, SERVES, {**C, "project_id": "J1"}, 10),  # a factory is no living room
    ],
)
def test_n3_rooms_of_the_works(
    rooms: dict[str, Any], roof: dict[str, Any], works: dict[str, Any], metres: float
) -> None:
    assert required((rooms, None, roof), plain(**works), allowing("N3")) == metres
    assert required(plain(**works), (rooms, None, roof), allowing("N3")) == metres


# -- N4 ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("west", "east", "metres"),
    [
        # the higher wall is a fire wall
        (walled(C | TALL, {EAST: FIRE_WALL}), plain(**C, **FLAT), 0),
        (walled(C3 | TALL, {EAST: FIRE_WALL}), plain(**C3, **FLAT), 0),  # no grade is asked
        (walled(B | TALL, {EAST: FIRE_WALL}), plain(**C, **FLAT), 0),
        (walled(A | TALL, {EAST: FIRE_WALL}), plain(**A, **FLAT), 4),  # between two of class A at least 4 m
        (walled(A | TALL, {EAST: FIRE_WALL}), plain(**B, **FLAT), 0),
        (walled(C | TALL, {WEST: FIRE_WALL}), plain(**C, **FLAT), 10),  # the other side
        (plain(**C, **TALL), walled(C | FLAT, {WEST: FIRE_WALL}), 10),  # the lower one
        (walled(C | TALL, {EAST: Wall(fire_wall=True, openings_share=0.02)}), plain(**C, **FLAT), 10),  # holes in it
        (walled(C | TALL, {EAST: Wall(fire_wall=True, openings_share=0.02, openings_protected=True)}),
         plain(**C, **FLAT), 0),
        (walled(C | TALL | {"building_use": "warehouse"}, {EAST: FIRE_WALL}), plain(**C, **FLAT), 10),
        (walled(C | TALL, {EAST: FIRE_WALL}), plain(**OFFICE, **FLAT), 10),  # between factories only
        # alike in height, grade 1 or 2, one fire wall, both roofs
        (walled(C | FLAT, {EAST: FIRE_WALL}, **ROOF), walled(D | FLAT, {}, **ROOF), 0),
        (walled(C | FLAT, {}, **ROOF), walled(D | FLAT, {WEST: FIRE_WALL}, **ROOF), 0),
        (walled(A | FLAT, {EAST: FIRE_WALL}, **ROOF), walled(A | FLAT, {}, **ROOF), 4),
        (walled(C | FLAT, {EAST: FIRE_WALL}, **ROOF), plain(**D, **FLAT), 10),
        (walled(C | FLAT, {EAST: FIRE_WALL}, roof_h=0.99), walled(D | FLAT, {}, **ROOF), 10),
        (walled(C3 | FLAT, {EAST: FIRE_WALL}, **ROOF), walled(D | FLAT, {}, **ROOF), 12),  # 10 + 2: not grade 1 or 2
        (walled(C | {"height_m": 9.005}, {EAST: FIRE_WALL}, **ROOF), walled(D | FLAT, {}, **ROOF), 0),
        (walled(C | {"height_m": 9.005}, {EAST: FIRE_WALL}), plain(**D, **FLAT), 10),  # alike, not higher
        (walled(C | {"height_m": 9.02}, {EAST: FIRE_WALL}), plain(**D, **FLAT), 0),
    ],
)  # fmt: skip
def test_n4_fire_walls(west: Plant, east: Plant, metres: float) -> None:
    assert required(west, east, allowing("N4")) == metres


def test_n4_does_not_touch_what_class_a_keeps_from_open_flame() -> None:
    furnace = {**D, "open_flame": True, **FLAT}
    west, east = walled(A | TALL, {EAST: FIRE_WALL}), plain(**furnace)
    assert required(west, east) == 30.0
    (finding,) = found(side_by_side(5.0, west, east)).values()
    assert "open flame" in str(finding.message)
    assert "reduction" not in str(finding.message)


def test_n4_leaves_what_the_table_lacks_at_s() -> None:
    tanks = {"building_use": "tank_area", "hazard_class": "C", "fire_grade": 2}
    assert required(walled(C | TALL, {EAST: FIRE_WALL}), plain(**tanks)) == 10.0
    a3 = {"hazard_class": "A", "fire_grade": 3}
    assert required(walled(a3 | TALL, {EAST: FIRE_WALL}), plain(**C, **FLAT)) == 14.0  # max(12, 10) + 2


# -- N5 ------------------------------------------------------------------------------------------------------

GOOD = Wall(non_combustible=True, no_combustible_eaves=True, openings_share=0.05, openings_not_opposite=True)
BLIND = Wall(non_combustible=True, no_combustible_eaves=True, openings_share=0.0)


@pytest.mark.parametrize(
    ("first", "wall", "second", "other", "metres"),
    [
        (C, GOOD, D, GOOD, 7.5),  # 0.75 × 10
        (C3, GOOD, {**D, "fire_grade": 4}, GOOD, 12.0),  # 0.75 × (10 + 2 + 4)
        ({**C, **HIGH}, GOOD, D, GOOD, 9.75),  # 0.75 × 13
        (C, BLIND, D, BLIND, 7.5),  # no openings, none opposite
        (C, GOOD, D, BLIND, 7.5),
        (C, Wall(True, False, True, 0.0), D, GOOD, 10),
        (C, Wall(False, True, False, 0.0), D, GOOD, 10),
        (C, Wall(False, True, True, 0.051, True), D, GOOD, 10),
        (C, Wall(False, True, True, None, True), D, GOOD, 10),
        (C, Wall(False, True, True, 0.05, False), D, GOOD, 10),
        (B, GOOD, D, GOOD, 10),  # C, D and E only
        ({**C, "building_use": "warehouse"}, GOOD, D, GOOD, 10),
    ],
)
def test_n5_few_openings(first: dict[str, Any], wall: Wall, second: dict[str, Any], other: Wall, metres: float) -> None:
    assert required(walled(first, {EAST: wall}), walled(second, {WEST: other}), allowing("N5")) == metres
    assert required(walled(second, {EAST: other}), walled(first, {WEST: wall}), allowing("N5")) == metres
    assert required(walled(first, {EAST: wall}), plain(**second), allowing("N5")) >= 10


# -- N6 ------------------------------------------------------------------------------------------------------

PROTECTED = Wall(openings_protected=True)


@pytest.mark.parametrize(
    ("west", "east", "metres"),
    [
        # the lower behind a fire wall, its roof closed for an hour
        (walled(C | FLAT, {EAST: FIRE_WALL}, **CLOSED), plain(**D, **TALL), 4),
        (walled(A | FLAT, {EAST: FIRE_WALL}, **CLOSED), plain(**A, **TALL), 6),
        (walled(B | FLAT, {EAST: FIRE_WALL}, **CLOSED), plain(**A, **TALL), 6),
        (walled(B | FLAT, {EAST: FIRE_WALL}, **CLOSED), plain(**C, **TALL), 10),  # one of each: not this note
        (walled(A | FLAT, {EAST: FIRE_WALL}, **CLOSED), plain(**C, **TALL), 12),
        (walled(C | FLAT, {EAST: FIRE_WALL}, **ROOF), plain(**D, **TALL), 10),  # a skylight, for all we know
        (walled(C | FLAT, {EAST: FIRE_WALL}, no_skylight=True, roof_h=0.9), plain(**D, **TALL), 10),
        (walled(C | FLAT, {EAST: FIRE_WALL}, no_skylight=True), plain(**D, **TALL), 10),
        (walled(C3 | FLAT, {EAST: FIRE_WALL}, **CLOSED), plain(**D, **TALL), 12),  # grade 3
        (walled(C | TALL, {EAST: FIRE_WALL}, **CLOSED), plain(**D, **FLAT), 10),  # it is the higher: that is N4
        # the openings of the higher protected
        (walled(C | TALL, {EAST: PROTECTED}), plain(**D, **FLAT), 4),
        (walled(C | FLAT, {EAST: PROTECTED}), plain(**D, **TALL), 10),
        (walled(B | TALL, {EAST: PROTECTED}), plain(**B, **FLAT), 6),
        # alike in height: it must hold whichever is taken for the higher
        (walled(C | FLAT, {EAST: PROTECTED}), plain(**D, **FLAT), 10),
        (walled(C | FLAT, {EAST: PROTECTED}), walled(D | FLAT, {WEST: PROTECTED}), 4),
        (walled(C | FLAT, {EAST: FIRE_WALL}, **CLOSED), walled(D | FLAT, {WEST: FIRE_WALL}, **CLOSED), 4),
        (walled(C | TALL | {"building_use": "warehouse"}, {EAST: PROTECTED}), plain(**D, **FLAT), 10),
    ],
)
def test_n6_lower_walls_and_protected_openings(west: Plant, east: Plant, metres: float) -> None:
    assert required(west, east, allowing("N6")) == metres


# -- N7 ------------------------------------------------------------------------------------------------------

BLIND_FIRE = Wall(fire_wall=True, openings_share=0.0)
SHUT_FIRE = Wall(fire_wall=True, openings_share=0.1, openings_protected=True)
OPEN_OFFICE = OFFICE | FLAT


@pytest.mark.parametrize(
    ("west", "east", "metres"),
    [
        (walled(C | TALL, {EAST: BLIND_FIRE}), plain(**OPEN_OFFICE), 0),  # the higher, not a window in it
        (walled(C | TALL, {EAST: FIRE_WALL}), plain(**OPEN_OFFICE), 10),  # windows, for all we know
        (walled(C | TALL, {EAST: SHUT_FIRE}), plain(**OPEN_OFFICE), 4),  # its openings protected
        (walled(C | TALL, {EAST: PROTECTED}), plain(**OPEN_OFFICE), 10),  # but no fire wall
        (walled(OPEN_OFFICE, {EAST: FIRE_WALL}, **CLOSED), plain(**C, **TALL), 4),  # the lower, closed above
        (walled(OPEN_OFFICE, {EAST: FIRE_WALL}, **ROOF), plain(**C, **TALL), 10),
        (walled(OPEN_OFFICE, {EAST: BLIND_FIRE}), plain(**C, **TALL), 10),  # the lower: its roof counts
        (walled(C3 | TALL, {EAST: BLIND_FIRE}), plain(**OPEN_OFFICE), 12),  # grade 3
        (walled(C | TALL, {EAST: BLIND_FIRE}), plain(**(OPEN_OFFICE | {"fire_grade": 3})), 12),
        (walled(B | TALL, {EAST: BLIND_FIRE}), plain(**OPEN_OFFICE), 25),  # C, D and E only
        (walled(C | TALL, {EAST: BLIND_FIRE}), plain(**(OFFICE | {"height_m": None})), 10),  # which is the higher?
        (walled(C | FLAT, {EAST: BLIND_FIRE}), plain(**OPEN_OFFICE), 10),  # alike: it must hold for both
        (walled(C | FLAT, {EAST: BLIND_FIRE}), walled(OPEN_OFFICE, {WEST: BLIND_FIRE}), 0),
        (walled(C | TALL | {"building_use": "warehouse"}, {EAST: BLIND_FIRE}), plain(**OPEN_OFFICE), 10),
    ],
)
def test_n7_beside_civil_buildings(west: Plant, east: Plant, metres: float) -> None:
    assert required(west, east, allowing("N7")) == metres


@pytest.mark.parametrize(("grade", "metres"), [(2, 0.0), (3, 12.0), (None, 14.0)])
def test_n7_beside_a_home_of_the_map_wants_its_grade(grade: int | None, metres: float) -> None:
    home = {"kind": "residential", "civil_rank": "low", "fire_grade": grade, "height_m": 9.0}
    on = b.site(constraints={"K1": (b.rect(21, 0, 20, 20), home)})
    shape = b.rect(0, 0, 20, 20)
    made = b.plan(on, {"P1": b.factory(shape, **C, **TALL, walls=walls(shape, {EAST: BLIND_FIRE}))})
    asked = [f.required for f in found(made, allowing("N7")).values()]
    assert asked == ([metres] if metres else [])


@pytest.mark.parametrize(("plant_m", "metres"), [(9.51, 10.0), (9.52, 0.0), (9.0, 10.0)])
def test_n7_wants_the_plant_to_be_the_higher(plant_m: float, metres: float) -> None:
    home = {"kind": "residential", "civil_rank": "low", "fire_grade": 2, "height_m": 9.5}
    on = b.site(constraints={"K1": (b.rect(21, 0, 20, 20), home)})
    shape = b.rect(0, 0, 20, 20)
    made = b.plan(on, {"P1": b.factory(shape, **C, height_m=plant_m, walls=walls(shape, {EAST: BLIND_FIRE}))})
    assert [f.required for f in found(made, allowing("N7")).values()] == ([metres] if metres else [])


def test_an_assumed_grade_is_not_a_known_one() -> None:
    """Even where a pack assumes grade 2 for buildings of the map."""
    home = {"kind": "residential", "civil_rank": "low", "height_m": 9.0}
    on = b.site(constraints={"K1": (b.rect(21, 0, 20, 20), home)})
    shape = b.rect(0, 0, 20, 20)
    made = b.plan(on, {"P1": b.factory(shape, **C, **TALL, walls=walls(shape, {EAST: BLIND_FIRE}))})
    settings = allowing("N7")
    two = replace(settings.limits["assumed_fire_grade"], value=2.0)
    (finding,) = found(made, replace(settings, limits={**settings.limits, "assumed_fire_grade": two})).values()
    assert finding.required == 10.0


# -- what a finding says -------------------------------------------------------------------------------------


def test_the_shortest_of_several_notes_holds_and_is_named() -> None:
    good = Wall(True, True, True, 0.0, True, True)
    west, east = (C | FLAT, {EAST: good}, CLOSED), (D | TALL, {WEST: GOOD}, {})
    assert required(west, east) == 4.0  # N6 leaves 4, N5 7.5
    (finding,) = found(side_by_side(3.98, west, east)).values()
    assert finding.required == 4.0
    assert finding.clause == "GB 50016-2014 (2018) 3.4.1 note 3"
    assert str(finding.message).endswith("That is less than the 10 m of the table, by the reduction N6.")
    assert found(side_by_side(3.991, west, east), ALL) == {}  # it suffices: nothing is reported


def test_a_finding_without_a_reduction_names_none() -> None:
    (finding,) = found(side_by_side(3.0, plain(**C), plain(**D))).values()
    assert "reduction" not in str(finding.message)
    assert finding.clause == "GB 50016-2014 (2018) 3.4.1"
