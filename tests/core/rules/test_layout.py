"""A layout of many plants is worked out by boxes first and by two threads, one of few is not: both find the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from siteplanner.core.checking import Checker
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.rule import TOLERANCE_M2, Finding, Reach, Rule
from siteplanner.core.work import MANY
from tests.builders import factory, line, plan, rect, shape, site
from tests.core.rules.found import shifted

COUNT = MANY + 60
ACROSS = 28
ELL = ((0, 0), (26, 0), (26, 10), (12, 10), (12, 24), (0, 24))


@pytest.fixture(scope="module")
def crowd() -> Plan:
    """Plants of several shapes over a grid of parcels, some across their edges, off the land or into each other."""
    rng = np.random.default_rng(7)
    far = 40.0 * ACROSS
    parcels = {
        f"L{n:04d}": (rect(40 * (n % ACROSS), 40 * (n // ACROSS), 40, 39.99 if n % 9 else 37), {"land_use": "100102"})
        for n in range(COUNT + 40)
    }
    zones = {"Z1": rect(0, 0, far / 2, far), "Z2": rect(far / 2, 0, far / 2, far)}
    constraints = {
        "K1": (line((0, 200), (far, 260)), {"kind": "power_line", "grade": "110kV"}),
        "K2": (rect(300, 300, 60, 50), {"kind": "farmland"}),
        "K3": (rect(500, 100, 15, 15), {"kind": "residential", "fire_grade": 2}),
        "K4": (rect(-10, -10, far, 600), {"kind": "development_boundary"}),
    }
    plants = {}
    for n in range(COUNT):
        east, north = (
            40 * at + 8 + move for at, move in zip((n % ACROSS, n // ACROSS), rng.uniform(-9, 9, 2), strict=True)
        )
        ground = rect(east, north, 24, 22)
        if n % 3 == 0:
            ground = shape(
                *((east + x, north + y) for x, y in ((0, 0), (26, 0), (26, 10), (12, 10), (12, 24), (0, 24)))
            )
        plants[f"P{n:04d}"] = factory(ground, hazard_class="ABCDE"[n % 5])
    return plan(site(parcels, zones=zones, constraints=constraints), plants)


BY_PLANT = [rule for rule in RULES.values() if rule.reach in (Reach.PLANT, Reach.PAIR)]


@pytest.mark.parametrize("rule", BY_PLANT, ids=lambda rule: rule.id)
def test_all_at_once_is_as_a_few_at_a_time(rule: Rule, crowd: Plan) -> None:
    checker = Checker(crowd)
    settings, layout = checker.pack.settings(rule.id), checker.layout

    def found(rows: np.ndarray | None) -> dict[str, Finding]:
        some = replace(layout, focus=rows)
        return {f.id: f for f in rule.check(some, settings)}

    together = found(None)
    apart: dict[str, Finding] = {}
    for first in range(0, COUNT, 11):
        apart |= found(np.arange(first, min(first + 11, COUNT)))
    assert {key: alike(f) for key, f in together.items()} == {key: alike(f) for key, f in apart.items()}


UNEVEN = {"noise": 1e-9, "hairline gaps": 0.008, "wide gaps": 0.03}
EAST_M = {"here": 0.0, "in zone 38": 38_000_000.0}


@pytest.fixture(scope="module", params=[(how, where) for how in UNEVEN for where in EAST_M], ids=str)
def uneven_crowd(request: pytest.FixtureRequest) -> Plan:
    """Plants over parcels whose corners are a little off each other's; some with a hole or in two parts, some twice
    there or over others."""
    how, where = request.param
    rng = np.random.default_rng(len(how))
    corners = np.stack(np.meshgrid(np.arange(ACROSS + 1.0), np.arange(ACROSS + 1.0), indexing="ij"), axis=2) * 40
    corners += rng.uniform(-5, 5, corners.shape)
    drawn = {}
    for n in range(COUNT + 40):
        i, j = n % ACROSS, n // ACROSS
        ring = corners[[i, i + 1, i + 1, i], [j, j, j + 1, j + 1]] + rng.uniform(-UNEVEN[how], UNEVEN[how], (4, 2))
        parcel = shape(*ring[:: -1 if n % 4 else 1].tolist())
        if n % 6 == 0:
            hole = shapely.buffer(parcel.centroid, rng.uniform(0.5, 6), quad_segs=2)
            parcel = parcel.difference(hole)
            if n % 12 == 0:
                drawn[f"H{n:04d}"] = hole
        drawn[f"L{n:04d}"] = parcel
    for n in range(0, COUNT, 50):
        drawn[f"T{n:04d}"] = drawn[f"L{n + 1:04d}"]
        drawn[f"U{n:04d}"] = shapely.buffer(drawn[f"L{n + 2:04d}"], 1.0, join_style="mitre")
    plants = {}
    for n in range(COUNT):
        east, north = 40 * (n % ACROSS) + rng.uniform(-12, 32), 40 * (n // ACROSS) + rng.uniform(-12, 32)
        hall = rect(east, north, rng.uniform(5, 30), rng.uniform(5, 20))
        plants[f"P{n:04d}"] = factory(shapely.affinity.rotate(hall, rng.uniform(0, 90)) if n % 2 else hall)
    made = plan(site(drawn), plants)
    return shifted(made, EAST_M[where], 0) if EAST_M[where] else made


ON_LAND = ("on-parcel", "across-parcels", "setback")


@pytest.mark.parametrize("rule", ON_LAND)
def test_of_an_untidy_map_all_at_once_is_as_one_by_one(rule: str, uneven_crowd: Plan) -> None:
    checker = Checker(uneven_crowd)
    settings, layout = checker.pack.settings(rule), checker.layout
    together = {f.id: alike(f) for f in RULES[rule].check(layout, settings)}
    assert together
    apart: dict[str, tuple[object, ...]] = {}
    for first in range(0, COUNT, MANY // 2):
        some = replace(layout, focus=np.arange(first, min(first + MANY // 2, COUNT)))
        apart |= {f.id: alike(f) for f in RULES[rule].check(some, settings)}
    assert together == apart


def test_a_footprint_is_no_nearer_to_the_edge_of_its_land_than_is_sure(uneven_crowd: Plan) -> None:
    layout = Checker(uneven_crowd).layout
    cover, parcels = layout.parcel_cover, layout.ground.parcels.shapes
    told = np.flatnonzero(layout.surely_within_m > 0)
    assert len(told) > 20
    for row in told.tolist():
        land = shapely.union_all(parcels[cover.area[cover.plant == row]])
        assert layout.shapes[row].difference(land).area < 1e-4
        assert shapely.distance(layout.shapes[row], shapely.boundary(land)) >= layout.surely_within_m[row] - 1e-6


def alike(finding: Finding) -> tuple[object, ...]:
    """What a finding says, its figures to the micrometre."""
    figures = (None if f is None else round(f, 6) + 0.0 for f in (finding.measured, finding.required))
    where = finding.location and tuple(round(at, 6) for at in finding.location)
    return finding.id, finding.severity, finding.subjects, *figures, where, finding.clause


@pytest.mark.parametrize("some", [None, np.arange(0, COUNT, 2)], ids=["all", "some"])
def test_what_pairs_share_is_what_each_pair_cut_alone_shares(some: np.ndarray | None, crowd: Plan) -> None:
    layout = replace(Checker(crowd).layout, focus=some)
    farther = layout.pairs_within(80.0)  # as a rule may have asked before, or ask after
    shared, area_m2 = layout.shared_ground
    at = np.flatnonzero(farther.gap_m <= 0)
    assert len(at) == len(shared) > 0
    for place, (first, second) in enumerate(zip(farther.first[at], farther.second[at], strict=True)):
        alone = shapely.intersection(layout.shapes[first], layout.shapes[second])
        assert shapely.to_wkb(shared[place]) == shapely.to_wkb(alone)
        assert area_m2[place] == alone.area


@pytest.mark.parametrize("some", [None, np.arange(3, COUNT, 5)], ids=["all", "some"])
def test_a_cover_goes_by_plants_and_their_parcels(some: np.ndarray | None, uneven_crowd: Plan) -> None:
    layout = replace(Checker(uneven_crowd).layout, focus=some)
    cover, parcels = layout.parcel_cover, layout.ground.parcels.shapes
    pairs = list(zip(cover.plant.tolist(), cover.area.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert max(np.bincount(cover.plant)) > 1
    for row in layout.rows.tolist():
        under = np.flatnonzero(shapely.area(shapely.intersection(parcels, layout.shapes[row])) > TOLERANCE_M2)
        assert layout.parcels_under(row) == sorted(layout.ground.parcel_ids[under].tolist())


def test_there_is_something_to_find(crowd: Plan) -> None:
    rules = {f.rule for f in Checker(crowd).result.findings}
    assert {"on-parcel", "across-parcels", "overlap", "setback", "fire-separation", "corridor"} <= rules
    assert {"inside-development-boundary", "building-coefficient"} <= rules
