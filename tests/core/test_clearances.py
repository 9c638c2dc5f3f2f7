"""What the rules ask of the place of a plant says the same as the check."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker
from siteplanner.core.clearances import clearances, clearances_for, clearances_of
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clearance import Clearance
from tests.builders import FACTORY, factory, line, plan, point, rect, shape, site
from tests.strategies import ATTRIBUTES, footprints, plans

PLACE_RULES = ("on-parcel", "across-parcels", "land-use", "zone-product", "overlap", "setback", "corridor")


SETBACKS = st.sampled_from([{}, {"road": 12.0}, {"parcel": 3.0, "road": 8.0}, {"parcel": 9.0, "fence": 6.0}])


def with_setbacks(made: Plan, by_kind: dict[str, float]) -> Plan:
    """The plan with distances of their own for some kinds of edges."""
    for kind, metres in by_kind.items():
        made = edits.set_rule_override(made, "setback", f"setback_m.{kind}", metres).apply(made)
    return made


def unmet(found: tuple[Clearance, ...], footprint: Any) -> set[str]:
    """The rules that ask more of a footprint than it keeps, as errors."""
    return {c.rule for c in found if c.severity == "error" and not c.is_met_by(footprint)}


def failing(checker: Checker, plant: str) -> set[str]:
    return {f.rule for f in checker.result.findings if f.severity == "error" and plant in f.plants}


def assert_as_checked(said: set[str], checked: set[str], rules: tuple[str, ...] = PLACE_RULES) -> None:
    """The setback says nothing of a plant that is not on parcels: it is reported for that alone."""
    asked = set(rules) - ({"setback"} if "on-parcel" in checked else set())
    assert said & asked == checked & asked


@settings(max_examples=60)
@given(plans(), SETBACKS)
def test_a_plant_keeps_every_clearance_of_a_rule_exactly_where_the_check_has_no_error_of_it(
    made: Plan, setbacks: dict[str, float]
) -> None:
    checker = Checker(with_setbacks(made, setbacks))
    layout = checker.layout
    for row in layout.all_rows.tolist():
        found = clearances(layout, checker.pack, row)
        assert_as_checked(unmet(found, layout.shapes[row]), failing(checker, str(layout.ids[row])))


@settings(max_examples=60)
@given(plans(), footprints(sound=True), ATTRIBUTES)
def test_they_hold_for_a_plant_that_is_not_there_yet_wherever_it_is_put(made: Plan, ground: Any, row: Any) -> None:
    checker = Checker(made)
    window = shapely.box(*rect(-60, -60, 400, 400).bounds)
    found = clearances_for(checker.layout, checker.pack, row, window)
    rows = {str(p): (g, a) for p, g, a in _rows(made)} | {"new": (ground, row)}
    assert_as_checked(unmet(found, ground), failing(Checker(plan(made.site, rows)), "new"))


@settings(max_examples=40)
@given(plans(sound=True), st.integers(-70, 70), st.integers(-70, 70), st.sampled_from([0, 0, 11.3]))
def test_they_hold_wherever_a_plant_is_moved_to_within_the_window(made: Plan, east: int, north: int, by: float) -> None:
    if len(made.plants()) == 0:
        return
    checker = Checker(made)
    found = clearances(checker.layout, checker.pack, 0, within_m=120.0)
    turned = edits.rotate_plants("base", ["P0"], by, None).apply(made) if by else made
    moved = edits.move_plants("base", ["P0"], float(east), float(north)).apply(turned)
    assert_as_checked(unmet(found, moved.plants().geometry["P0"]), failing(checker.after(moved), "P0"))


def _rows(made: Plan) -> list[tuple[str, Any, Any]]:
    frame = made.plants()
    return [(str(p), r["geometry"], {k: r[k] for k in FACTORY}) for p, r in frame.iterrows()]


CONSTRAINTS = (
    (line((-50, 60), (250, 75)), {"kind": "power_line", "grade": "110kV", "tower_height_m": 32.0}),
    (line((-50, 60), (250, 75)), {"kind": "power_line", "grade": "?", "half_width_m": 4.0}),
    (line((90, -50), (90, 250)), {"kind": "railway", "grade": "conventional-village"}),
    (rect(110, -20, 12, 240), {"kind": "road", "grade": "county"}),
    (line((20, -20), (20, 240)), {"kind": "road", "grade": "plant", "half_width_m": 3.5}),
    (
        shapely.GeometryCollection([rect(0, 150, 40, 6), line((40, 153), (200, 153))]),
        {"kind": "road", "grade": "urban"},
    ),
    (shape((130, 130), (170, 150), (140, 180)), {"kind": "heritage"}),
    (line((0, 30), (60, 35)), {"kind": "ecological"}),
    (point(160, 40), {"kind": "heritage"}),
    (rect(150, 60, 30, 30), {"kind": "residential"}),
    (line((30, 100), (200, 101)), {"kind": "pipeline", "grade": "oil_gas"}),
    (line((30, 100), (200, 101)), {"kind": "pipeline", "grade": "water"}),
)
STEPS_M = st.sampled_from([0.0, 0.004, 0.009, 0.011, 0.3])


@st.composite
def crowded(draw: st.DrawFn) -> tuple[Plan, Any]:
    """Parcels that overlap, with hairline gaps, missing or with holes; strips of all kinds; a plant near limits."""
    at = st.integers(-3, 24).map(lambda n: n * 5.0)
    parcels = {}
    for i in range(draw(st.integers(1, 5))):
        east, north = draw(at) + draw(STEPS_M), draw(at) + draw(STEPS_M)
        owner, zone = draw(st.sampled_from(["A", "B", "C", None])), draw(st.sampled_from(["Z1", "Z2", None]))
        attributes = {"land_use": "100102", "code_system": "MNR2023", "owner": owner, "zone_id": zone}
        parcels[f"L{i}"] = (
            rect(east, north, draw(st.integers(4, 24)) * 5.0, draw(st.integers(4, 24)) * 5.0),
            attributes,
        )
    constraints = {f"C{i}": draw(st.sampled_from(CONSTRAINTS)) for i in range(draw(st.integers(0, 3)))}
    east, north = draw(at) + draw(STEPS_M), draw(at) + draw(STEPS_M)
    ground = rect(east, north, draw(st.integers(1, 12)) * 5.0, draw(st.integers(1, 12)) * 5.0)
    on = site(parcels, constraints=constraints)
    made = plan(on, {"P1": (ground, draw(ATTRIBUTES)), "P2": factory(rect(40, 40, 20, 20.005))})
    return with_setbacks(made, draw(SETBACKS)), ground


@settings(max_examples=60)
@given(crowded())
def test_they_agree_with_the_check_on_crowded_ground_and_within_a_centimetre_of_limits(made: tuple[Plan, Any]) -> None:
    checker = Checker(made[0])
    found = clearances(checker.layout, checker.pack, 0)
    assert_as_checked(unmet(found, made[1]), failing(checker, "P1"))


def kept(parcels: dict[str, Any], ground: Any) -> bool:
    """Whether a plant there keeps its setback, as the clearances and the check say alike."""
    made = plan(site(parcels), {"P1": ground})
    said = "setback" not in unmet(clearances_of(made, "P1"), ground)
    assert said is ("setback" not in failing(Checker(made), "P1"))
    return said


def test_a_hairline_gap_is_not_land_for_a_plant_on_one_side_of_it_only() -> None:
    # L1 ends at 100.000 m and L2 begins at 100.012 m: the gap is under 0.02 m. 5 m less 0.01 m are asked of each.
    parcels = {"L1": rect(0, 0, 100, 100), "L2": rect(100.012, 0, 100, 100)}
    assert kept(parcels, rect(65.005, 40, 30, 20))  # 4.995 m from the gap
    assert not kept(parcels, rect(65.015, 40, 30, 20))  # 4.985 m from the gap, though 4.997 m from L2
    assert kept(parcels, rect(105.007, 40, 30, 20))  # 4.995 m from the gap on its other side
    assert not kept(parcels, rect(104.997, 40, 30, 20))
    assert kept(parcels, rect(85, 40, 30, 20))  # on both


def test_ground_that_several_parcels_claim_is_land_for_a_plant_on_any_of_them() -> None:
    parcels = {"L1": rect(0, 0, 100, 100), "L2": rect(90, 0, 100, 100), "L3": rect(88, 0, 14, 100)}
    assert kept(parcels, rect(52, 40, 33, 20))  # 3 m from L3, where that is L1's ground too: L1 ends 15 m off
    assert kept(parcels, rect(60, 40, 33, 20))  # on all three
    assert not kept({**parcels, "L2": rect(102, 0, 100, 100)}, rect(64.5, 40, 33, 20))  # on L1 and L3, 4.5 m from L2


@pytest.mark.parametrize(("shut", "wrong"), [("Z1", True), ("Z2", False)])
def test_of_two_zones_with_the_same_share_of_a_plant_the_first_by_number_counts(shut: str, wrong: bool) -> None:
    products = {"Z1": "anode_graphite", "Z2": "anode_graphite", shut: "electrolyte"}
    zones = {name: (rect(50.0 * at, 0, 50, 100), {"products": products[name]}) for at, name in enumerate(("Z1", "Z2"))}
    made = plan(site({"L1": rect(0, 0, 100, 100)}, zones), {"P1": rect(40, 40, 20, 20)})
    assert ("zone-product" in unmet(clearances_of(made, "P1"), rect(40, 40, 20, 20))) is wrong
    assert ("zone-product" in failing(Checker(made), "P1")) is wrong


@pytest.mark.parametrize(("north", "free"), [(29.0, False), (36.0, True)])
def test_protected_land_drawn_as_a_line_must_not_be_met(north: float, free: bool) -> None:
    ground = rect(10, north, 30, 20)
    on = site({"L1": rect(0, 0, 100, 100)}, constraints={"C1": (line((0, 30), (60, 35)), {"kind": "ecological"})})
    made = plan(on, {"P1": ground})
    assert ("corridor" not in unmet(clearances_of(made, "P1"), ground)) is free
    assert ("corridor" not in failing(Checker(made), "P1")) is free


@pytest.mark.parametrize("gap_m", [2.0, 14.985, 14.995])
def test_of_a_road_with_very_many_corners_only_what_is_near_is_kept_and_it_asks_the_same(gap_m: float) -> None:
    edge = [(4.0 * n, 200.0 if n % 2 else 200.001) for n in range(-500, 500)]
    road = shape(*edge, (2000, 230), (-2000, 230))
    ground = rect(50, 200 - gap_m - 20, 30, 20)
    on = site({"L1": rect(0, 0, 400, 200)}, constraints={"C1": (road, {"kind": "road", "grade": "national"})})
    made = plan(on, {"P1": ground})
    [asked] = [c for c in clearances_of(made, "P1") if c.rule == "corridor"]
    assert shapely.get_num_coordinates(asked.shape) < 100
    assert asked.is_met_by(ground) is ("corridor" not in failing(Checker(made), "P1"))
    assert asked.shape.distance(ground) == pytest.approx(gap_m, abs=0.0011)


def test_a_parcel_inside_the_one_that_a_plant_stands_on_is_land_too() -> None:
    parcels = {"L1": rect(0, 0, 35, 30), "L2": rect(10, 5, 20, 20)}
    assert kept(parcels, rect(5, 5, 5, 5))  # it touches L2, which is all of it L1's ground: L1 ends 5 m off
    assert not kept(parcels, rect(4, 5, 5, 5))


def test_an_unknown_plant_has_none() -> None:
    with pytest.raises(KeyError):
        clearances_of(plan(site()), "P9")
