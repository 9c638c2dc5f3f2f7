"""Balances of land by hand, against plain loops, and what must hold of every map."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land.balance import LandBalance, land_balance, outside_balance, zone_balances
from siteplanner.core.measures.land.overlay import land_overlay
from siteplanner.core.site import Site, shapes_of
from tests.builders import ORIGIN, rect, site
from tests.core.measures.land.drawn_land import basis_of, town, towns

NEAR_M2 = 1e-3


def areas(balance: LandBalance) -> dict[str, float]:
    return {(line.use.key if line.use else line.kind.value): line.area_m2 for line in balance.lines}


def printed(balance: LandBalance) -> list[float | None]:
    return [line.percent for line in balance.lines]


# 9,000 + 6,000 + half of 10,000 + the strip of 1,000 - the 1,000 of L2 and L3 = 20,000 = 200 m × 100 m
def test_a_zone_with_a_gap_and_an_overlap_sums_to_its_own_area() -> None:
    found = land_balance(basis_of(town()), "Z1")
    assert areas(found) == pytest.approx(
        {"100102": 9000.0, "1207": 6000.0, "16": 5000.0, "uncovered": 1000.0, "twice": -1000.0}
    )
    assert printed(found) == [45.0, 30.0, 25.0, 5.0, -5.0]
    assert found.total_m2 == pytest.approx(20_000.0)


# 9,000 + 6,000 + 10,000 + 1,000 + 1,000 - 1,000
def test_the_whole_is_the_union_of_the_parcels() -> None:
    found = land_balance(basis_of(town()))
    assert areas(found) == pytest.approx(
        {"100102": 9000.0, "1207": 6000.0, "16": 10_000.0, "MNR2023 9999": 1000.0, "blank": 1000.0, "twice": -1000.0}
    )
    assert found.total_m2 == pytest.approx(26_000.0)


def test_a_zone_without_parcels_is_all_uncovered() -> None:
    found = land_balance(basis_of(town()), "Z2")
    assert areas(found) == pytest.approx({"uncovered": 10_000.0})
    assert printed(found) == [100.0]


def test_what_lies_in_no_zone_has_a_balance_too() -> None:
    found = outside_balance(basis_of(town()))
    assert areas(found) == pytest.approx({"16": 5000.0, "MNR2023 9999": 1000.0, "blank": 1000.0})
    assert found.total_m2 == pytest.approx(7000.0)


def test_a_zone_that_the_map_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="Z9"):
        land_balance(basis_of(town()), "Z9")


def test_parcels_that_fit_leave_neither_gap_nor_overlap() -> None:
    halves = site({"L1": rect(0, 0, 50, 100), "L2": rect(50, 0, 50, 100)}, {"Z1": rect(0, 0, 100, 100)})
    assert list(areas(land_balance(basis_of(halves), "Z1"))) == ["100102"]


# Three squares of 10 m on the same ground: 300 m², 200 of them counted again
def test_ground_held_three_times_counts_once() -> None:
    thrice = site({f"L{at}": rect(0, 0, 10, 10) for at in range(3)}, {"Z1": rect(0, 0, 10, 10)})
    for found in (land_balance(basis_of(thrice)), land_balance(basis_of(thrice), "Z1")):
        assert areas(found) == pytest.approx({"100102": 300.0, "twice": -200.0})
        assert found.total_m2 == pytest.approx(100.0)


# A bow tie of two triangles of 25 m² each
def test_a_crossing_outline_counts_with_the_ground_it_covers() -> None:
    corners = np.array(ORIGIN) + np.array([(0, 0), (10, 10), (10, 0), (0, 10)])
    crossing = site({"L1": shapely.Polygon(corners)})
    assert land_balance(basis_of(crossing)).total_m2 == pytest.approx(50.0)


def test_a_parcel_without_an_outline_counts_nothing() -> None:
    nowhere = site({"L1": rect(0, 0, 10, 10), "L2": (None, {"land_use": "1207", "code_system": "MNR2023"})})
    found = land_balance(basis_of(nowhere))
    assert areas(found) == pytest.approx({"100102": 100.0, "1207": 0.0})


def test_changing_a_land_use_changes_the_lines_at_once() -> None:
    before = town()
    land_balance(basis_of(before))
    parcels = before.parcels.copy()
    parcels.loc["L1", "land_use"] = "1207"
    after = before.with_layer("parcels", parcels)
    assert areas(land_balance(basis_of(after), "Z1"))["1207"] == pytest.approx(15_000.0)


# -- what must hold of every map ------------------------------------------------------------------------------------


def plain_loops(on: Site, zone: shapely.Geometry) -> dict[str, float]:
    """Areas by land use in a zone, the gaps and what is counted again, by nothing but intersections and a union."""
    found: dict[str, float] = defaultdict(float)
    pieces = []
    for (_, row), shape in zip(on.parcels.iterrows(), shapes_of(on.parcels), strict=True):
        piece = shape.intersection(zone)
        if piece.area > 0:
            pieces.append(piece)
            found["none" if not isinstance(row["land_use"], str) else row["land_use"]] += piece.area
    union_m2 = shapely.union_all(pieces).area if pieces else 0.0
    found["uncovered"] = zone.area - union_m2
    found["twice"] = union_m2 - sum(piece.area for piece in pieces)
    return found


@given(towns())
def test_zones_as_plain_loops_cut_them(on: Site) -> None:
    names = {"none": "blank", "0201": "SURVEY3 0201"}
    for found, zone in zip(zone_balances(basis_of(on)), shapes_of(on.zones), strict=True):
        asked = {names.get(key, key): value for key, value in plain_loops(on, zone).items() if abs(value) > NEAR_M2}
        assert areas(found) == pytest.approx(asked, abs=NEAR_M2)


@given(towns())
def test_lines_sum_to_the_total_and_printed_shares_to_a_hundred(on: Site) -> None:
    basis = basis_of(on)
    union_m2 = shapely.union_all(shapes_of(on.parcels)).area
    whole = land_balance(basis)
    assert whole.total_m2 == pytest.approx(union_m2, abs=NEAR_M2)
    zones = zone_balances(basis)
    assert [of.total_m2 for of in zones] == pytest.approx([zone.area for zone in shapes_of(on.zones)])
    for found in (whole, *zones, outside_balance(basis)):
        assert sum(areas(found).values()) == pytest.approx(found.total_m2, abs=NEAR_M2)
        if found.lines and found.total_m2 > 0:
            assert sum(line.hundredths or 0 for line in found.lines) == 10_000


@given(towns())
def test_zones_and_what_lies_in_none_sum_to_the_whole_land_use_by_land_use(on: Site) -> None:
    basis = basis_of(on)
    sums: dict[str, float] = defaultdict(float)
    for found in (*zone_balances(basis), outside_balance(basis)):
        for key, area_m2 in areas(found).items():
            sums[key] += area_m2
    over = land_overlay(on, "planar")
    for line in land_balance(basis).lines:
        key = line.use.key if line.use else "twice"
        rows = line.parcels
        again = over.again_m2[rows].sum() if line.use else -over.twice_again_m2.sum()
        assert sums[key] - again == pytest.approx(line.area_m2, abs=NEAR_M2), key


@given(towns(), st.integers(1, 39))
def test_a_zone_that_is_split_splits_its_balance(on: Site, at: int) -> None:
    cut = ORIGIN[0] + 5 * at + 1.25
    for zone_id, zone in zip(on.zones.index, shapes_of(on.zones), strict=True):
        west, south, east, north = zone.bounds
        if not west < cut < east:
            continue
        parts = {"A": shapely.box(west, south, cut, north), "B": shapely.box(cut, south, east, north)}
        halves = site(None, parts).zones
        split = zone_balances(basis_of(on.with_layer("zones", halves)))
        sums: dict[str, float] = defaultdict(float)
        for half in split:
            for key, area_m2 in areas(half).items():
                sums[key] += area_m2
        assert dict(sums) == pytest.approx(areas(land_balance(basis_of(on), str(zone_id))), abs=NEAR_M2)


@given(towns())
def test_on_the_ellipsoid_the_same_holds(on: Site) -> None:
    basis = basis_of(on, "ellipsoidal")
    for found in (land_balance(basis), *zone_balances(basis)):
        assert sum(areas(found).values()) == pytest.approx(found.total_m2, rel=2e-7, abs=0.011)
        both = found.planar_and_ellipsoidal_m2
        assert both is not None
        assert both[1] == pytest.approx(both[0], rel=1e-3)
    planar = land_balance(Basis.of(basis.plan))
    assert planar.planar_and_ellipsoidal_m2 == pytest.approx(
        land_balance(basis).planar_and_ellipsoidal_m2, rel=1e-7
    )  # one from the edges of the map, one from its parcels
