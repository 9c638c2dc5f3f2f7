"""Random small sites and layouts, for property tests. Far apart from limits, so that rounding decides nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
import shapely.affinity
from hypothesis import strategies as st

from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from tests.builders import FACTORY, line, multi, plan, point, rect, shape, site

CELL_M = 60.0
GAPS_M = (0.0, 0.012, 0.05, 3.0)
"""Between parcels: none, a hairline that counts as land, a gap that does not, a lane."""
LAND_USES = (
    ("100102", "MNR2023"),
    ("100102", "MNR2023"),
    ("100101", "MNR2023"),
    ("100103", None),
    ("1001", "MNR2023"),
    ("1001", None),
    ("0701", None),
    ("0601", "SURVEY3"),
    ("1303", "MNR2023"),
    ("080403", "MNR2023"),
    ("08", "MNR2023"),
    ("9999", "MNR2023"),
    (None, None),
)
TYPES = ("anode_finishing", "anode_integrated", "substation_yard", "warehouse", "no_such_type", None)


def _placed(kind: str, *drawn: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(drawn).map(lambda shape: (shape, {"kind": kind}))


PLACES = st.fixed_dictionaries(
    {},
    optional={
        "B1": _placed(
            "development_boundary", rect(-30, -30, 300, 150), rect(20, 20, 90, 300).difference(rect(50, 60, 9, 9))
        ),
        "B2": _placed("development_boundary", rect(100, 110, 200, 200), line((0, 0), (150, 150))),
        "G1": _placed("goaf", rect(30, 90, 60, 25), rect(0, 0, 200, 200).difference(rect(20, 20, 160, 160))),
        "G2": _placed("geohazard", point(105, 45), line((150, -20), (150, 60))),
        "H1": _placed("residential", rect(270, 40, 30, 60), point(330, 60), rect(420, 0, 50, 50)),
        "H2": _placed("public_building", multi(rect(-170, 20, 20, 20), rect(-210, 20, 20, 20))),
    },
)
"""Constraints by id: what a development boundary, ground to assess and homes may look like, each there or not."""


ZONE_LIMITS = st.fixed_dictionaries(
    {
        "power_quota_kw": st.sampled_from([None, 0.0, 1000.0, 2400.0, 5000.0]),
        "height_limit_m": st.sampled_from([None, None, 15.0, 24.0]),
    }
)


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """Up to nine parcels in a grid with gaps, holes and missing ones; up to two zones, a road, a substation; homes,
    ground to assess and a development boundary, or not."""
    gap_m = draw(st.sampled_from(GAPS_M))
    parcels = {}
    for i in range(draw(st.integers(0, 3))):
        for j in range(draw(st.integers(0, 3))):
            ground: Any = rect(i * (CELL_M + gap_m), j * (CELL_M + gap_m), CELL_M, CELL_M)
            if draw(st.integers(0, 3)) == 0:
                ground = ground.difference(rect(i * (CELL_M + gap_m) + 20, j * (CELL_M + gap_m) + 20, 8, 8))
            land_use, system = draw(st.sampled_from(LAND_USES))
            owner, zone = draw(st.sampled_from(["A", "A", "B", None])), draw(st.sampled_from(["Z1", "Z1", None]))
            attributes = {"land_use": land_use, "code_system": system, "owner": owner, "zone_id": zone}
            attributes["height_limit_m"] = draw(st.sampled_from([None, None, None, 12.0, 24.0]))
            parcels[f"L{i}{j}"] = (ground, attributes)
    products = st.sampled_from([None, "anode_graphite", "electrolyte, hard_felt"])
    zones = {
        "Z2": (rect(0, 0, 70, 200), {"products": draw(products), **draw(ZONE_LIMITS)}),
        "Z1": (rect(70, 0, 70, 200), {"products": draw(products), **draw(ZONE_LIMITS)}),
    }
    since = draw(st.sampled_from([None, None, "2026-06-30"]))
    return site(
        parcels,
        {k: v for k, v in zones.items() if draw(st.booleans())},
        {"C1": (line((-20, 190), (220, 190)), {"kind": "road", "grade": "county", "half_width_m": 4.0})} | draw(PLACES),
        {"S1": (point(100, 210), {"capacity_kva": 3000.0, "transformers": 2, "in_service": since})},
    )


@st.composite
def footprints(draw: st.DrawFn, *, sound: bool = False) -> Any:
    """A rectangle, turned or not, two of them, or (unless ``sound``) one that is no footprint."""
    east, north = draw(st.integers(-20, 190)), draw(st.integers(-20, 190))
    width, depth = draw(st.integers(4, 50)), draw(st.integers(4, 50))
    kind = draw(st.sampled_from(["rect", "rect", "rect", "turned", "double", "bad"]))
    if kind == "turned":
        return shapely.affinity.rotate(rect(east, north, width, depth), draw(st.sampled_from([7.3, 31.7, 45.1])))
    if kind == "double":
        return multi(rect(east, north, width, depth), rect(east + width + 3, north, width, depth))
    if kind == "bad" and not sound:
        return draw(st.sampled_from(bad_footprints(east, north)))
    return rect(east, north, width, depth)


def bad_footprints(east: float, north: float) -> list[Any]:
    """One of each kind that fails ``footprint-valid``."""
    crossing = shape((east, north), (east + 20, north + 20), (east + 20, north), (east, north + 20))
    return [None, crossing, rect(east, north, 3, 3), with_bad_ordinate(rect(east, north, 20, 20), np.nan)]


def with_bad_ordinate(ground: Any, value: float) -> Any:
    """A copy with one ordinate of its second point replaced by NaN or infinity."""
    points = shapely.get_coordinates(ground)
    points[1, 0] = value
    with np.errstate(invalid="ignore"):
        return shapely.polygons(points)


ATTRIBUTES = st.fixed_dictionaries(
    {
        "type_id": st.sampled_from(TYPES),
        "product": st.sampled_from(["anode_graphite", "anode_graphite", "hard_felt", None]),
        "hazard_class": st.sampled_from(["A", "B", "C", "D", None]),
        "fire_grade": st.sampled_from([1, 2, 3, 4, None]),
        "power_kw": st.sampled_from([500.0, 2000.0, None]),
        "substation_id": st.sampled_from(["S1", "S1", None]),
        "demand_factor": st.sampled_from([0.8, 0.5, None]),
        "in_service": st.sampled_from([None, "2025-12-31", "2026-06-30", "2027-01-01"]),
        "height_m": st.sampled_from([12.0, 12.0, 15.0, 20.0, None]),
        "storey_height_m": st.sampled_from([None, None, 6.0, 9.0]),
        "floor_area_m2": st.sampled_from([0.0, 400.0, 2000.0, None]),
        "sector_code": st.sampled_from(["C3091", "C3985", "26", "C2921", "D4420", "C99", None]),
        "investment_cny": st.sampled_from([2e6, 9e7, None]),
    }
).map(lambda changes: {**FACTORY, **changes})


@st.composite
def plans(draw: st.DrawFn, *, sound: bool = False) -> Plan:
    """A random site with up to six plants; ``sound``: all footprints are."""
    rows = draw(st.lists(st.tuples(footprints(sound=sound), ATTRIBUTES), max_size=6))
    return plan(draw(sites()), {f"P{at}": row for at, row in enumerate(rows)})
