"""Parcels shared out among the plants that stand on them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings

from siteplanner.core.edits import move_plants
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land_used import land_used_m2
from siteplanner.core.measures.totals import totals
from siteplanner.core.plan import Plan
from tests import builders as b
from tests.core.measures.drawn_town import PLANS, SITE, basis, town


def test_a_parcel_is_shared_in_the_ratio_of_what_each_plant_covers_of_it() -> None:
    # L1 has 5,000 m2: P1 covers 200 m2 of it, P2 600 m2; L2's 2,500 m2 are P3's alone; P4 is on no parcel
    assert land_used_m2(basis().layout).tolist() == [1250.0, 3750.0, 2500.0, 0.0]


def test_a_plant_across_parcels_has_its_part_of_each() -> None:
    # 100 m2 on L1, 300 m2 on L2, which it shares with another plant's 100 m2: 5,000 + 2,500 * 300 / 400
    plan = b.plan(SITE, {"P1": b.rect(90, 0, 40, 10), "P2": b.rect(135, 30, 10, 10)})
    assert land_used_m2(Basis.of(plan).layout) == pytest.approx([6875.0, 625.0])


def test_a_parcel_counts_whole_for_those_in_service_alone() -> None:
    assert land_used_m2(Basis.of(town(), when=2023).layout).tolist() == [5000.0, 0.0]  # P1, and P4 off all parcels


def test_a_footprint_that_is_not_sound_has_no_figure_and_takes_nothing_from_others() -> None:
    bow = b.shape((0, 0), (40, 40), (40, 0), (0, 40))
    found = land_used_m2(Basis.of(b.plan(SITE, {"P1": bow, "P2": b.rect(50, 10, 30, 20)})).layout)
    assert np.isnan(found[0])
    assert found[1] == 5000.0


def test_on_the_ellipsoid_the_parcels_are_measured_there() -> None:
    of = Basis.of(town(), areas="ellipsoidal")
    found = of.figures.amounts[2]
    assert found[:2].sum() == pytest.approx(of.parcel_m2[0], rel=1e-12)
    assert found[:2].sum() != 5000.0


@given(plan=PLANS)
@settings(max_examples=60, deadline=None)
def test_all_land_used_is_the_area_of_the_parcels_built_on(plan: Plan) -> None:
    sound = [shape for shape in plan.plants().geometry if shape.area >= 10]
    used = [p for p in SITE.parcels.geometry if any(shapely.intersection(p, shape).area > 0.01 for shape in sound)]
    assert totals(plan).total.figures.amounts["land_m2"] == pytest.approx(sum(p.area for p in used))


def test_a_plant_moved_within_its_parcel_changes_no_zone_total() -> None:
    moved = move_plants("base", ["P2"], -15.0, 7.0).apply(town())
    assert totals(moved) == totals(town())
