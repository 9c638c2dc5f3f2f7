"""Buildings of Prague-Bubeneč as plants on its plots: what the check says is what plain loops find."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from siteplanner.core import edits
from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan
from siteplanner.files.map_sources import parse_source
from siteplanner.services.new_plan import RoleSource, new_plan
from siteplanner.services.plants_from_map import plants_from_map
from tests.real_maps import brute_force
from tests.real_maps.brute_force import Found

RULES = ("overlap", "on-parcel", "setback")
LIMIT_M = 5.0  # rules.md: setback_m
SAME = 1e-6


def built(real_maps: Path, crs: str) -> Plan:
    """The plots as parcels, the buildings as plants."""
    file = real_maps / "prague" / "bubenec.gpkg"
    plan, _ = new_plan([RoleSource.parse("parcels", f"{file}:plots")], crs=crs)
    edit, _ = plants_from_map(plan, parse_source(f"{file}:buildings"))
    return edit.apply(plan)


def shaken(plan: Plan, seed: int) -> Plan:
    """Every other building pushed by up to 15 m and turned, so that some overlap, some leave the plots."""
    rng = np.random.default_rng(seed)
    for plant in plan.plants().index[::2]:
        east_m, north_m = rng.uniform(-15.0, 15.0, 2)
        plan = edits.move_plants("base", [plant], float(east_m), float(north_m)).apply(plan)
        plan = edits.rotate_plants("base", [plant], float(rng.uniform(0.0, 360.0))).apply(plan)
    return plan


def by_check(result: CheckResult) -> Found:
    found: Found = {}
    for finding in result.findings:
        if finding.rule in RULES:
            assert finding.measured is not None
            found[finding.rule, finding.subjects] = finding.measured
    return found


def by_loops(plan: Plan, limit_m: float = LIMIT_M) -> Found:
    plants = dict(plan.plants().geometry.items())
    parcels = dict(plan.site.parcels.geometry.items())
    return {
        **brute_force.overlap(plants),
        **brute_force.on_parcel(plants, parcels),
        **brute_force.setback(plants, parcels, limit_m),
    }


def counts(found: Found) -> dict[str, int]:
    return {rule: sum(of == rule for of, _ in found) for rule in RULES}


def assert_same(found: Found, expected: Found) -> None:
    assert found.keys() == expected.keys()
    assert found == pytest.approx(expected, abs=SAME)


@pytest.mark.parametrize("crs", ["EPSG:5514", "EPSG:32633"])
def test_every_finding_about_the_built_town_is_the_one_plain_loops_find(real_maps: Path, crs: str) -> None:
    plan = built(real_maps, crs)
    found = by_check(check_plan(plan))
    assert_same(found, by_loops(plan))
    if crs == "EPSG:5514":
        assert counts(found) == {"overlap": 0, "on-parcel": 48, "setback": 92}  # by the loops, 144 buildings


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_finding_about_a_shaken_town_is_the_one_plain_loops_find(real_maps: Path, seed: int) -> None:
    before = built(real_maps, "EPSG:5514")
    after = shaken(before, seed)
    expected = by_loops(after)
    assert min(counts(expected).values()) > 10  # there is something of each to agree about
    assert_same(by_check(check_plan(after)), expected)
    assert_same(by_check(Checker(before).after(after).result), expected)


def test_the_loops_would_notice_another_limit(real_maps: Path) -> None:
    plan = built(real_maps, "EPSG:5514")
    assert by_loops(plan, LIMIT_M - 1.0).keys() != by_check(check_plan(plan)).keys()


def test_every_building_is_judged_or_named_as_not_judged(real_maps: Path) -> None:
    """Buildings bring no attributes: what needs them says that it was not checked, and nothing is called clean."""
    result = check_plan(built(real_maps, "EPSG:5514"))
    assert (result.plants, result.complete) == (144, False)
    assert result.plants_not_checked == 144
