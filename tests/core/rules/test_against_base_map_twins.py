"""The rules about the base map against slow, obvious versions of themselves, on random sites."""

from __future__ import annotations

from hypothesis import given, settings

from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from tests.core.rules import twins_base_map
from tests.core.rules.found import rounded, shifted, shuffled
from tests.core.rules.slow_twins import Figures
from tests.strategies import plans

TWINS = {
    "inside-development-boundary": twins_base_map.development_boundary,
    "ground": twins_base_map.ground,
    "protection-distance": twins_base_map.protection_distance,
}


def figures(made: Plan) -> Figures:
    """Finding id -> severity and what was measured, of the rules that have a twin here."""
    with_twin = [f for f in check_plan(made).findings if f.rule in TWINS or f.id.split(":")[1] in TWINS]
    return {f.id: (f.severity, rounded(f.measured)) for f in with_twin}


@settings(max_examples=60)
@given(plans())
def test_the_rules_find_what_their_slow_twins_find(made: Plan) -> None:
    expected: Figures = {}
    for twin in TWINS.values():
        expected |= twin(made)
    assert figures(made) == expected


@settings(max_examples=15)
@given(plans())
def test_row_order_does_not_matter(made: Plan) -> None:
    assert figures(shuffled(made)) == figures(made)


@settings(max_examples=15)
@given(plans())
def test_the_place_on_earth_does_not_matter(made: Plan) -> None:
    here, there = figures(made), figures(shifted(made, 38_030_000, 0))
    assert {key: severity for key, (severity, _) in here.items()} == {key: s for key, (s, _) in there.items()}
    for key, (_, measured) in here.items():
        other = there[key][1]
        assert (measured is None) == (other is None)
        assert measured is None or other is None or abs(measured - other) < 1e-3
