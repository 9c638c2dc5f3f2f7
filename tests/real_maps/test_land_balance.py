"""Balances of real land against loops written here, and areas on the ellipsoid against geodesic ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Geod, Transformer

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.land_balance import land_balance, outside_balance, zone_balances
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.services.new_plan import RoleSource, new_plan

GEODESIC_NOISE_M2 = 2e-4  # of pyproj.Geod itself: what it gives for a parcel changes by so much with more vertices
SHORT_EDGES_M = 50.0  # so short that a straight edge on the map and a geodesic bound the same area to 1e-9


def belgium(real_maps: Path) -> Plan:
    names = {"parcels": "polygon-parcel.gpkg", "zones": "polygon-zone.gpkg"}
    plan, _ = new_plan([RoleSource.parse(role, str(real_maps / "belgium" / name)) for role, name in names.items()])
    return plan


def prague(real_maps: Path) -> Plan:
    plan, _ = new_plan([RoleSource.parse("parcels", f"{real_maps / 'prague' / 'bubenec.gpkg'}:plots")], crs=32633)
    return plan


def geodesic_m2(shape: shapely.Geometry, crs: object) -> float:
    """The area between geodesics through many points of each edge."""
    to = Transformer.from_crs(crs, 4326, always_xy=True)
    dense = shapely.segmentize(shape, SHORT_EDGES_M)
    turned = shapely.transform(dense, lambda xy: np.column_stack(to.transform(xy[:, 0], xy[:, 1])))
    return abs(Geod(ellps="WGS84").geometry_area_perimeter(shapely.orient_polygons(turned))[0])


def with_uses(plan: Plan) -> Plan:
    """These maps name no land use that the guide knows: four are handed out in turn, and none to every fifth parcel."""
    parcels = plan.site.parcels.copy()
    uses = ["100102", "1207", "16", "9999", None]
    parcels["land_use"] = [uses[at % 5] for at in range(len(parcels))]
    parcels["code_system"] = "MNR2023"
    return Plan.new(plan.site.with_layer("parcels", parcels))


@pytest.mark.parametrize("made", [belgium, prague])
def test_areas_on_the_ellipsoid_are_the_geodesic_ones(made: Callable[[Path], Plan], real_maps: Path) -> None:
    plan = made(real_maps)
    basis = Basis.of(plan, areas="ellipsoidal")
    shapes = shapes_of(plan.site.parcels)
    expected = [geodesic_m2(shape, plan.site.crs) for shape in shapes]
    assert basis.parcel_m2 == pytest.approx(expected, rel=1e-7, abs=GEODESIC_NOISE_M2)
    found = land_balance(basis)
    twice_m2 = sum(-line.area_m2 for line in found.lines if line.use is None)
    assert found.total_m2 + twice_m2 == pytest.approx(sum(expected), rel=1e-7)


def test_zones_on_the_ellipsoid_are_the_geodesic_ones(real_maps: Path) -> None:
    plan = belgium(real_maps)
    balances = zone_balances(Basis.of(plan, areas="ellipsoidal"))
    for found, zone in zip(balances, shapes_of(plan.site.zones), strict=True):
        assert found.total_m2 == pytest.approx(geodesic_m2(zone, plan.site.crs), rel=1e-7)


def test_the_shares_of_belgian_zones_are_those_of_plain_loops(real_maps: Path) -> None:
    plan = with_uses(belgium(real_maps))
    parcels, zones = plan.site.parcels, plan.site.zones
    for found, zone in zip(zone_balances(Basis.of(plan)), shapes_of(zones), strict=True):
        area_m2: dict[str, float] = defaultdict(float)
        covered = shapely.Polygon()
        for use, shape in zip(parcels["land_use"], shapes_of(parcels), strict=True):
            if shape.intersects(zone):
                piece = shape.intersection(zone)
                area_m2[{"9999": "MNR2023 9999"}.get(use, use) if isinstance(use, str) else "blank"] += piece.area
                covered = covered.union(piece)
        area_m2["uncovered"] = zone.area - covered.area
        area_m2["twice"] = covered.area - sum(area_m2[key] for key in area_m2 if key != "uncovered")
        asked = {key: value / zone.area for key, value in area_m2.items() if abs(value) > 0.01}
        got = {(line.use.key if line.use else line.kind.value): line.share for line in found.lines}
        assert got == pytest.approx(asked, abs=1e-8)
        assert sum(line.hundredths or 0 for line in found.lines) == 10_000


def test_belgian_zones_and_the_rest_are_the_whole(real_maps: Path) -> None:
    basis = Basis.of(with_uses(belgium(real_maps)))
    zones = list(zone_balances(basis))
    assert sum(of.total_m2 for of in zones) == pytest.approx(352_875.211934, abs=1e-5)  # SOURCES.md
    whole = land_balance(basis)
    assert whole.total_m2 == pytest.approx(252_370.711551, abs=1e-5)  # SOURCES.md: no overlaps
    parcels_m2 = sum(line.area_m2 for of in (*zones, outside_balance(basis)) for line in of.lines if line.use)
    zone_pairs = shapely.union_all(shapes_of(basis.plan.site.zones)).area
    again_m2 = parcels_m2 - whole.total_m2
    assert 0 <= again_m2 + 1e-6 <= 352_875.211934 - zone_pairs + 1e-5


def test_the_overlaps_of_prague_are_counted_once(real_maps: Path) -> None:
    plan = prague(real_maps)
    found = land_balance(Basis.of(plan))
    assert found.total_m2 == pytest.approx(shapely.union_all(shapes_of(plan.site.parcels)).area, abs=0.25)
    [twice] = [line for line in found.lines if line.use is None]
    assert 0.0 < -twice.area_m2 < 0.309  # 23 pairs, 0.309 in Web Mercator
