"""What the rules ask of the place of a plant says the same as the check."""

from __future__ import annotations

from typing import Any

import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker
from siteplanner.core.clearances import clearances, clearances_for
from siteplanner.core.plan import Plan
from siteplanner.core.rules.clearance import Clearance
from tests.builders import FACTORY, plan, rect
from tests.strategies import ATTRIBUTES, footprints, plans

PLACE_RULES = ("on-parcel", "across-parcels", "land-use", "zone-product", "overlap", "setback", "corridor")


def unmet(found: tuple[Clearance, ...], footprint: Any) -> set[str]:
    """The rules that ask more of a footprint than it keeps, as errors."""
    return {c.rule for c in found if c.severity == "error" and not c.is_met_by(footprint)}


def failing(checker: Checker, plant: str) -> set[str]:
    return {f.rule for f in checker.result.findings if f.severity == "error" and plant in f.plants}


def assert_as_checked(said: set[str], checked: set[str], rules: tuple[str, ...] = PLACE_RULES) -> None:
    """The setback says nothing of a plant that is not on parcels: it is reported for that alone."""
    asked = set(rules) - ({"setback"} if "on-parcel" in checked else set())
    assert said & asked == checked & asked


@settings(max_examples=150)
@given(plans())
def test_a_plant_keeps_every_clearance_of_a_rule_exactly_where_the_check_has_no_error_of_it(made: Plan) -> None:
    checker = Checker(made)
    layout = checker.layout
    for row in layout.all_rows.tolist():
        found = clearances(layout, checker.pack, row)
        assert_as_checked(unmet(found, layout.shapes[row]), failing(checker, str(layout.ids[row])))


@settings(max_examples=150)
@given(plans(), footprints(sound=True), ATTRIBUTES)
def test_they_hold_for_a_plant_that_is_not_there_yet_wherever_it_is_put(made: Plan, ground: Any, row: Any) -> None:
    checker = Checker(made)
    window = shapely.box(*rect(-60, -60, 400, 400).bounds)
    found = clearances_for(checker.layout, checker.pack, row, window)
    rows = {str(p): (g, a) for p, g, a in _rows(made)} | {"new": (ground, row)}
    assert_as_checked(unmet(found, ground), failing(Checker(plan(made.site, rows)), "new"))


@settings(max_examples=75)
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
