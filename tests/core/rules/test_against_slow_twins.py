"""Every rule of this folder against a slow, obvious version of itself, on random sites."""

from __future__ import annotations

from hypothesis import given, settings

from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from tests.core.rules import slow_twins, twins_base_map
from tests.core.rules.found import rounded, shifted, shuffled
from tests.strategies import plans

TWINS = {
    "footprint-valid": slow_twins.footprint_valid,
    "on-parcel": slow_twins.on_parcel,
    "across-parcels": slow_twins.across_parcels,
    "land-use": slow_twins.land_use,
    "zone-product": slow_twins.zone_product,
    "overlap": slow_twins.overlap,
    "setback": slow_twins.setback,
    "inside-development-boundary": twins_base_map.development_boundary,
    "ground": twins_base_map.ground,
    "protection-distance": twins_base_map.protection_distance,
}

Figures = dict[str, tuple[str, float | None]]


def figures(made: Plan) -> Figures:
    """Finding id -> severity and what was measured, of the rules that have a twin here."""
    with_twin = [f for f in check_plan(made).findings if f.rule in TWINS or f.id.split(":")[1] in TWINS]
    return {f.id: (f.severity, rounded(f.measured)) for f in with_twin}


@settings(max_examples=40)
@given(plans())
def test_the_rules_find_what_their_slow_twins_find(made: Plan) -> None:
    expected: Figures = {}
    for twin in TWINS.values():
        expected |= twin(made)
    assert figures(made) == expected


@settings(max_examples=20)
@given(plans())
def test_row_order_does_not_matter(made: Plan) -> None:
    assert figures(shuffled(made)) == figures(made)


@settings(max_examples=20)
@given(plans())
def test_the_place_on_earth_does_not_matter(made: Plan) -> None:
    here, there = figures(made), figures(shifted(made, 38_030_000, 0))
    assert list(here) == list(there)
    assert [severity for severity, _ in here.values()] == [severity for severity, _ in there.values()]
