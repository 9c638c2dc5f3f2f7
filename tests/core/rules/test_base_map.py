"""Faults of the base map that a check has met are said, and nothing stops for them."""

from __future__ import annotations

import math
from typing import Any

import pytest
import shapely

from siteplanner.core import edits, schema
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.not_checked import NOT_CHECKED
from tests.builders import TOWN, complete_site, frame, rect, shape
from tests.builders import plan_of_places as plan
from tests.strategies import with_bad_ordinate


def ids(made: Plan) -> list[str]:
    return [f.id for f in check_plan(made).findings]


def frame_of(layer: str, rows: Any) -> Any:
    return frame(schema.layer(layer), rows)


def test_a_faulty_parcel_is_named_for_every_plant_that_may_stand_on_it_and_nothing_crashes() -> None:
    crossed = shape((0, 0), (200, 200), (200, 0), (0, 200))
    made = plan(
        complete_site(L1=crossed, L2=rect(500, 0, 200, 200)), {"P1": rect(20, 90, 30, 20), "P2": rect(600, 90, 30, 30)}
    )
    result = check_plan(made)
    assert [f.id for f in result.findings if f.rule == NOT_CHECKED] == ["not-checked:site-topology:P1:parcel=L1"]
    assert not result.complete


def test_a_parcel_with_an_ordinate_that_is_no_number_is_named_too() -> None:
    made = plan(complete_site(L1=with_bad_ordinate(rect(0, 0, 200, 200), math.nan)), {"P1": rect(20, 90, 30, 20)})
    found = {f.id for f in check_plan(made).findings}
    assert {"on-parcel:P1", "not-checked:site-topology:P1:parcel=L1"} <= found


def test_a_faulty_zone_is_named() -> None:
    crossed = shape((-10, -10), (300, 300), (300, -10), (-10, 300))
    on = complete_site().with_layer("zones", frame_of("zones", {"Z1": crossed}))
    assert "not-checked:site-topology:P1:zone=Z1" in ids(plan(on, {"P1": rect(20, 90, 30, 20)}))


def test_a_constraint_without_usable_geometry_is_named_where_there_are_plants() -> None:
    nowhere = {"C1": (shapely.LineString(), {"kind": "river"})}
    on = complete_site().with_layer("constraints", frame_of("constraints", nowhere))
    assert "not-checked:site-topology:constraint=C1" in ids(plan(on, {"P1": rect(20, 90, 30, 20)}))
    assert ids(plan(on)) == []


@pytest.mark.parametrize(("layer", "subject"), [("parcels", "parcel"), ("zones", "zone")])
def test_a_parcel_or_zone_without_an_outline_is_named_where_there_are_plants(layer: str, subject: str) -> None:
    frames = {
        "parcels": {"L1": rect(0, 0, 200, 200), "X1": None},
        "zones": {"Z1": rect(-10, -10, 400, 400), "X1": None},
    }
    industrial = {"land_use": "100102", "code_system": "MNR2023"}
    rows = {key: (shape, industrial if layer == "parcels" else {}) for key, shape in frames[layer].items()}
    on = complete_site().with_layer(layer, frame_of(layer, rows))
    assert ids(plan(on, {"P1": rect(20, 90, 30, 20)})) == [f"not-checked:site-topology:{subject}=X1"]
    assert ids(plan(on)) == []


def test_after_a_move_onto_faulty_ground_it_is_named_and_after_a_move_off_it_no_more() -> None:
    crossed = shape((0, 0), (200, 200), (200, 0), (0, 200))
    on = complete_site(L1=crossed, L2=rect(500, 0, 200, 200))
    off = plan(on, {"P1": rect(600, 90, 30, 30), "P2": rect(650, 90, 30, 30)})
    onto = edits.move_plants("base", ["P1"], -580.0, 0.0).apply(off)
    checker = Checker(off).after(onto)
    assert checker.result == check_plan(onto)
    assert "not-checked:site-topology:P1:parcel=L1" in [f.id for f in checker.result.findings]
    assert checker.after(off).result == check_plan(off)


@pytest.mark.parametrize("ordinate", [math.nan, math.inf])
def test_land_of_which_a_corner_is_nowhere_may_be_near_any_plant(ordinate: float) -> None:
    """The other corners of the homes lie 60 m from the plant, whose type keeps 100 m off homes."""
    homes = with_bad_ordinate(rect(110, 20, 50, 40), ordinate), {"land_use": "0701", "code_system": "MNR2023"}
    industrial = rect(0, 0, 100, 200), {"land_use": "100102", "code_system": "MNR2023"}
    made = plan(complete_site(L1=industrial, H1=homes), {"P1": rect(20, 20, 30, 40)})
    assert ids(made) == ["not-checked:site-topology:parcel=H1"]


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("farmland", ["corridor"]),
        ("heritage", ["corridor"]),
        ("residential", ["fire-separation", "protection-distance"]),
        ("crowded_place", ["fire-separation"]),
    ],
)
def test_what_is_drawn_as_a_closed_line_is_not_checked_by_a_plant_deep_inside(kind: str, rules: list[str]) -> None:
    """500 m from the line, which is beyond everything that the rules look for."""
    outline = shapely.LineString(rect(-400, -400, 1000, 1000).exterior.coords)
    on = complete_site()
    drawn = frame_of("constraints", {"B1": TOWN, "K1": (outline, {"kind": kind})})
    found = ids(plan(on.with_layer("constraints", drawn), {"P1": rect(90, 90, 30, 30)}))
    assert found == [f"not-checked:{rule}:P1:constraint=K1" for rule in rules]
