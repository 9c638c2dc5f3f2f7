"""The setback where kinds of edges ask for different distances; cases by hand, and against a slow version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from siteplanner.core import edits
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.clearances import clearances
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.waivers import subject_hash
from tests.builders import ORIGIN, line, plan, rect, site
from tests.core.rules.found import found, ids, only, shifted
from tests.core.rules.twins_edge_kinds import setback_by_kind

RULE = "setback"
ROAD = {"land_use": "1207", "code_system": "MNR2023"}
GREEN = {"land_use": "1402", "code_system": "MNR2023"}
L1 = rect(0, 0, 100, 100)
LIMITS = {"": 5.0, "road": 12.0, "parcel": 6.0, "green_belt": 3.0, "fence": 8.0}
TOWN = site(
    {
        "L1": L1,
        "E": (rect(100, 0, 20, 100), ROAD),
        "N": (rect(0, 100, 100, 20), GREEN),
        "S": rect(0, -50, 100, 50),
    }
)
"""A parcel with a road in the east, a green belt in the north, another parcel in the south, nothing in the west."""


def held_to(made: Plan, limits: Mapping[str, float] = LIMITS) -> Plan:
    for kind, value in limits.items():
        made = edits.set_rule_override(made, RULE, f"setback_m.{kind}" if kind else "setback_m", value, "x").apply(made)
    return made


def beside(gap_m: float, side: str) -> Plan:
    """A plant so far from one side of L1, 30 m or more from the others."""
    ground = {
        "E": rect(100 - gap_m - 30, 35, 30, 30),
        "N": rect(35, 100 - gap_m - 30, 30, 30),
        "S": rect(35, gap_m, 30, 30),
        "W": rect(gap_m, 35, 30, 30),
    }[side]
    return held_to(plan(TOWN, {"P1": ground}))


@pytest.mark.parametrize(
    ("side", "required_m", "words"),
    [
        ("E", 12.0, "towards a road"),
        ("N", 3.0, "towards a green belt"),
        ("S", 6.0, "towards another parcel"),
        ("W", 5.0, "beyond which the map shows nothing"),
    ],
)
def test_each_kind_of_edge_has_its_own_distance_to_the_centimetre(side: str, required_m: float, words: str) -> None:
    assert ids(beside(required_m - 0.009, side), RULE) == []
    finding = only(beside(required_m - 0.011, side), RULE)
    assert (finding.required, finding.measured) == (required_m, pytest.approx(required_m - 0.011))
    assert words in str(finding.message)
    assert f"; {required_m:g} m are required there." in str(finding.message)


def test_the_same_holds_at_eastings_of_thirty_eight_million() -> None:
    assert ids(shifted(beside(11.98, "E"), 38_030_000, 0), RULE) == ["setback:P1"]
    assert ids(shifted(beside(11.995, "E"), 38_030_000, 0), RULE) == []


def test_of_several_edges_the_one_that_is_missed_by_most_is_reported() -> None:
    # 9 m from the road (3 m short of 12), 1 m from the parcel in the south (5 m short of 6)
    finding = only(held_to(plan(TOWN, {"P1": rect(61, 1, 30, 30)})), RULE)
    assert (finding.measured, finding.required) == (pytest.approx(1.0), 6.0)
    assert finding.subjects == ("P1", "parcel=L1", "parcel=S")
    assert finding.place is not None
    assert finding.place.length == pytest.approx(1.0)


def test_0_for_a_kind_is_the_common_distance_and_more_of_that_reaches_every_kind() -> None:
    made = held_to(plan(TOWN, {"P1": rect(66, 35, 30, 30)}), {"": 5.0, "parcel": 7.0})  # 4 m from the road
    assert only(made, RULE).required == 5.0
    assert only(held_to(made, {"": 9.0}), RULE).required == 9.0


def test_the_default_pack_asks_the_same_of_every_kind() -> None:
    findings = [only(plan(TOWN, {"P1": g}), RULE) for g in (rect(66, 35, 30, 30), rect(35, 4, 30, 30))]
    assert [f.required for f in findings] == [5.0, 5.0]
    assert [str(f.message) for f in findings] == [
        "P1 is 4.00 m from the boundary of its land; 5 m are required."] * 2  # fmt: skip


def test_the_edge_between_two_parcels_under_a_plant_is_no_boundary_of_either_kind() -> None:
    """On L1 and S: 6 m from the parcel south no more; 12 m from the road hold for L1, nothing known east of S."""
    assert ids(held_to(plan(TOWN, {"P1": rect(35, -20, 30, 60)})), RULE) == []
    assert only(held_to(plan(TOWN, {"P1": rect(60, -20, 30, 60)})), RULE).required == 12.0
    assert ids(held_to(plan(TOWN, {"P1": rect(35, -44, 60, 32)})), RULE) == []  # 5 m and 6 m from the edges of S


def test_a_fence_along_the_edge_asks_for_its_own() -> None:
    fence = {"C1": (line((0, -10), (0, 110)), {"kind": "other", "grade": "fence"})}
    on = site({"L1": L1}, constraints=fence)
    assert ids(held_to(plan(on, {"P1": rect(7.995, 35, 30, 30)})), RULE) == []
    finding = only(held_to(plan(on, {"P1": rect(7.9, 35, 30, 30)})), RULE)
    assert finding.required == 8.0
    assert finding.subjects == ("P1", "parcel=L1", "constraint=C1")


@pytest.mark.parametrize(("limits", "required_m"), [(LIMITS, 12.0), ({**LIMITS, "road": 7.0}, 8.0)])
def test_of_a_fence_and_a_road_at_one_edge_the_stricter_counts(limits: dict[str, float], required_m: float) -> None:
    fence = {"C1": (line((100, 0), (100, 100)), {"kind": "other", "grade": "fence"})}
    on = site({"L1": L1, "E": (rect(100, 0, 20, 100), ROAD)}, constraints=fence)
    assert only(held_to(plan(on, {"P1": rect(63.5, 35, 30, 30)}), limits), RULE).required == required_m


def test_an_edge_set_by_hand_is_held_to_that_kind_and_says_so() -> None:
    west = (ORIGIN[0], ORIGIN[1] + 20.0)
    made = edits.set_edge_kind("L1", west, "road").apply(beside(11.0, "W"))
    finding = only(made, RULE)
    assert finding.required == 12.0
    assert "towards a road (set by hand)" in str(finding.message)
    assert ids(edits.set_edge_kind("L1", west, None).apply(made), RULE) == []


def test_a_road_set_to_green_belt_by_hand_is_one() -> None:
    east = (ORIGIN[0] + 100.0, ORIGIN[1] + 20.0)
    assert ids(edits.set_edge_kind("L1", east, "green_belt").apply(beside(3.5, "E")), RULE) == []


# -- not checked is never a pass --


def unknown_beyond(gap_m: float) -> Plan:
    on = site({"L1": L1, "E": (rect(100, 0, 20, 100), {"land_use": None})})
    return held_to(plan(on, {"P1": rect(70 - gap_m, 35, 30, 30)}))


def test_land_of_unknown_use_beyond_is_a_parcel_at_least_and_not_checked_as_a_road() -> None:
    assert ids(unknown_beyond(12.0), RULE) == []
    assert ids(unknown_beyond(11.0), RULE) == ["not-checked:setback:P1"]
    assert ids(unknown_beyond(6.0), RULE) == ["not-checked:setback:P1"]
    assert [f.required for f in found(unknown_beyond(5.0), RULE) if f.rule == RULE] == [6.0]


def test_an_override_whose_edge_is_gone_is_said_to_be_void_and_not_applied() -> None:
    made = edits.set_edge_kind("L1", (ORIGIN[0], ORIGIN[1] + 20.0), "road").apply(beside(11.0, "W"))
    cut = made.site.parcels.copy()
    cut.geometry = [shapely.MultiPolygon([rect(2, 0, 98, 100)]), *cut.geometry[1:]]
    moved = replace(made, site=made.site.with_layer("parcels", cut))
    (finding,) = found(moved, RULE)
    assert finding.id == "not-checked:setback:P1"
    assert "The edge of L1 that was set to “Road” by hand is not there any more" in str(finding.message)


def test_a_text_of_kinds_that_cannot_be_read_is_not_passed_over() -> None:
    on = site({"L1": (L1, {"edge_kinds": "road"})})
    (finding,) = found(held_to(plan(on, {"P1": rect(8, 35, 30, 30)})), RULE)
    assert finding.id == "not-checked:setback:P1"
    assert "cannot be read" in str(finding.message)


def test_a_waiver_lapses_when_what_lies_beyond_changes() -> None:
    made = beside(11.0, "E")
    finding = only(made, RULE)
    assert "parcel=E" in finding.subjects
    greener = edits.set_layer_attributes("parcels", "E", {"land_use": "1402"}).apply(made)
    assert subject_hash(made, "base", finding) != subject_hash(greener, "base", finding)


# -- against the slow version, and after edits --

AT = st.integers(-2, 12).map(lambda n: n * 10)
WIDE = st.sampled_from([10, 30, 50, 80])


@st.composite
def kinds_of_sites(draw: st.DrawFn) -> Plan:
    """Parcels on whole metres: adjoining, overlapping, with a lane between or a hole; roads, fences, kinds by hand."""
    uses = st.sampled_from(["100102", "100102", "1207", "1402", None])
    parcels = {}
    for i in range(draw(st.integers(1, 4))):
        ground: Any = rect(draw(AT) + draw(st.sampled_from([0, 0, 3])), draw(AT), draw(WIDE), draw(WIDE))
        if draw(st.integers(0, 4)) == 0 and ground.bounds[2] - ground.bounds[0] > 20:
            west, south = ground.bounds[0] - ORIGIN[0], ground.bounds[1] - ORIGIN[1]
            ground = ground.difference(rect(west + 4, south + 3, 3, 4))
        parcels[f"L{i}"] = (ground, {"land_use": draw(uses), "code_system": "MNR2023"})
    east, north = draw(AT) + draw(st.sampled_from([0, 4])), draw(AT)
    drawn = {
        "C1": (rect(east, -20, 6, 150), {"kind": "road"}),
        "C2": (line((-30, north), (140, north)), {"kind": "road", "grade": "county"}),
        "C3": (line((east, -20), (east, 90)), {"kind": "other", "grade": "fence"}),
        "C4": (rect(0, 0, 50, 60), {"kind": "other", "grade": "fence"}),
    }
    on = site(parcels, constraints={key: drawn[key] for key in draw(st.sets(st.sampled_from(sorted(drawn))))})
    inner = st.builds(
        rect, st.integers(-25, 120), st.integers(-25, 120), st.integers(4, 40), st.sampled_from([4, 9.5, 20])
    )
    made = plan(on, {f"P{n}": ground for n, ground in enumerate(draw(st.lists(inner, min_size=1, max_size=3)))})
    for parcel in draw(st.lists(st.sampled_from(sorted(parcels)), max_size=2)):
        west, south, far_east, _ = parcels[parcel][0].bounds
        at = draw(st.sampled_from([((west + far_east) / 2, south), (west, south + 5.0)]))
        kind = draw(st.sampled_from(["road", "parcel", "green_belt", "fence", None]))
        made = edits.set_edge_kind(parcel, at, kind).apply(made)
    return made


DRAWN_LIMITS = st.fixed_dictionaries(
    {
        "": st.sampled_from([5.0, 5.0, 0.0, 9.0]),
        "road": st.sampled_from([12.0, 15.0, 2.0, 5.0]),
        "parcel": st.sampled_from([6.0, 3.0, 5.0]),
        "green_belt": st.sampled_from([3.0, 8.0, 5.0]),
        "fence": st.sampled_from([7.0, 5.0]),
    }
)


@settings(max_examples=60, deadline=None)
@given(kinds_of_sites(), DRAWN_LIMITS)
def test_walking_the_boundary_metre_by_metre_finds_the_same(made: Plan, limits: dict[str, float]) -> None:
    checked = found(held_to(made, limits), RULE)
    got = {f.id: (f.severity, None if f.measured is None else round(f.measured, 5) + 0.0, f.required) for f in checked}
    assert got == setback_by_kind(made, limits)


@settings(max_examples=50, deadline=None)
@given(kinds_of_sites(), DRAWN_LIMITS, st.integers(-30, 30), st.integers(-30, 30))
def test_after_a_move_it_is_as_in_full_and_as_the_clearances_say(
    made: Plan, limits: dict[str, float], east_m: int, north_m: int
) -> None:
    before = held_to(made, limits)
    checker = Checker(before)
    asked = [c for c in clearances(checker.layout, checker.pack, 0, within_m=60.0) if c.rule in (RULE, "on-parcel")]
    moved = edits.move_plants("base", ["P0"], float(east_m), float(north_m)).apply(before)
    after = checker.after(moved).result
    assert after.findings == check_plan(moved).findings
    rules = {f.rule for f in after.findings if f.plants == ("P0",) and f.severity == "error"}
    if "on-parcel" not in rules:
        footprint = moved.plants().geometry["P0"]
        assert (RULE in rules) == any(not c.is_met_by(footprint) for c in asked if c.rule == RULE)


@settings(max_examples=40, deadline=None)
@given(kinds_of_sites())
def test_held_to_all_but_the_same_distance_everywhere_it_says_the_same_as_without_kinds(made: Plan) -> None:
    """Two ways of measuring: the land as a whole, and its edge stretch by stretch."""

    def said(limits: Mapping[str, float]) -> dict[str, float | None]:
        findings: list[Finding] = [f for f in found(held_to(made, limits), RULE) if f.rule == RULE]
        return {f.id: f.measured for f in findings}

    every = dict.fromkeys(LIMITS, 5.0)
    assert said({**every, "": 4.99}) == pytest.approx(said({"": 5.0})) or _within_rounding(made)


def _within_rounding(made: Plan) -> bool:
    """Whether some plant lies in the centimetre between the two distances."""
    return any(4.97 < (f.measured or 0.0) < 5.0 for f in found(made, RULE))
