"""A layout of many plants is worked out by boxes first and by two threads, one of few is not: both find the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from siteplanner.core.checking import Checker
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.rules.rule import Finding, Reach, Rule
from siteplanner.core.work import MANY
from tests.builders import factory, line, plan, rect, shape, site

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


def alike(finding: Finding) -> tuple[object, ...]:
    """What a finding says, its figures to the micrometre."""
    figures = (None if f is None else round(f, 6) + 0.0 for f in (finding.measured, finding.required))
    where = finding.location and tuple(round(at, 6) for at in finding.location)
    return finding.id, finding.severity, finding.subjects, *figures, where, finding.clause


def test_there_is_something_to_find(crowd: Plan) -> None:
    rules = {f.rule for f in Checker(crowd).result.findings}
    assert {"on-parcel", "across-parcels", "overlap", "setback", "fire-separation", "corridor"} <= rules
    assert {"inside-development-boundary", "building-coefficient"} <= rules
