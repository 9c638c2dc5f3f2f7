"""A tiny town for figures: two zones, two parcels, four plants, one of them off everything. Worked by hand:

zone Z1: P1 1,000 t/a anode, 10 jobs, 200 m2; P2 5,000,000 m2/a separator, no jobs given, 600 m2
zone Z2: P3 500 t/a anode, 5 jobs, 100 m2
nowhere: P4 anode without a capacity, 7 jobs, 100 m2
land: L1 (5,000 m2) is shared by P1 and P2 as 200 : 600, so 1,250 and 3,750 m2; L2 (2,500 m2) is P3's; P4 has none
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.groupings import Key
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from tests import builders as b

SITE: Site = b.site(
    {"L1": b.rect(0, 0, 100, 50), "L2": b.rect(100, 0, 50, 50)},
    {"Z1": (b.rect(0, 0, 100, 100), {"name": "东片区"}), "Z2": b.rect(100, 0, 100, 100)},
    substations={"S1": b.point(0, 0), "S2": b.point(50, 0)},
)


def plant(shape: Any, **values: Any) -> Any:
    return b.factory(shape, **{"capacity_unit": "t/a", "power_kw": 100.0, "demand_factor": 0.5, **values})


def town(**changes: Any) -> Plan:
    """The plan; ``changes`` as attributes of P1."""
    return b.plan(
        SITE,
        {
            "P1": plant(
                b.rect(10, 10, 20, 10),
                **{
                    "capacity": 1000.0,
                    "jobs": 10.0,
                    "status": "existing",
                    "developer": "甲公司",
                    "in_service": "2023-05-01",
                    **changes,
                },
            ),
            "P2": plant(
                b.rect(50, 10, 30, 20),
                product="separator",
                capacity=5e6,
                capacity_unit="m2/a",
                status="planned",
                developer="乙公司",
                in_service="2025-12-31",
            ),
            "P3": plant(
                b.rect(110, 10, 10, 10),
                capacity=500.0,
                jobs=5.0,
                status="existing",
                developer="甲公司",
                in_service="2025-01-01",
            ),
            "P4": plant(b.rect(500, 0, 10, 10), jobs=7.0),
        },
    )


def basis(**changes: Any) -> Basis:
    return Basis.of(town(**changes))


SHAPES = st.builds(b.rect, st.integers(-30, 210), st.integers(-30, 110), st.sampled_from([2, 10, 30]), st.just(10))
ATTRIBUTES = st.fixed_dictionaries(
    {
        "product": st.sampled_from([None, "anode_graphite", "separator", "unheard_of"]),
        "capacity": st.sampled_from([None, 0.0, 1234.5, 1e8]),
        "capacity_unit": st.sampled_from([None, "t/a", "m2/a"]),
        "building_use": st.sampled_from([None, "factory", "civil"]),
        "status": st.sampled_from([None, "planned", "existing"]),
        "developer": st.sampled_from([None, "甲公司", "a/b"]),
        "project_id": st.sampled_from([None, "J1"]),
        "power_kw": st.sampled_from([None, 0.1, 777.7]),
        "demand_factor": st.sampled_from([None, 0.7]),
        "steam_t_a": st.sampled_from([None, 8.0]),
        "tax_cny": st.sampled_from([None, 1e6]),
        "jobs": st.sampled_from([None, 3.0]),
        "substation_id": st.sampled_from([None, "S1", "S2", "S9"]),
        "in_service": st.sampled_from([None, "2024-01-01", "2025-12-31"]),
    }
)
PLANS = st.lists(st.tuples(SHAPES, ATTRIBUTES), max_size=9).map(
    lambda rows: b.plan(SITE, {f"P{n}": row for n, row in enumerate(rows)})
)
"""Plans with up to nine plants anywhere on and off the tiny town, values blank at random."""


def keys_of(plan: Plan) -> dict[str, dict[str, Key]]:
    """The group of every plant by each dimension, found plant by plant from geometries and cells."""
    found: dict[str, dict[str, Key]] = {}
    for plant_id, row in plan.plants().iterrows():
        sound = row.geometry.area >= 10.0  # the smallest footprint that rules take for one
        found[str(plant_id)] = {
            "zone": _most(row.geometry, SITE.zones) if sound else None,
            "parcel": _most(row.geometry, SITE.parcels) if sound else None,
            "substation": row["substation_id"] if row["substation_id"] in SITE.substations.index else None,
            "year": None if _blank(row["in_service"]) else row["in_service"].year,
            **{
                key: None if _blank(row[column]) else row[column]
                for key, column in (
                    ("product", "product"),
                    ("developer", "developer"),
                    ("status", "status"),
                    ("project", "project_id"),
                    ("building_use", "building_use"),
                )
            },
        }
    return found


def _most(shape: Any, areas: Any) -> Key:
    shared = {str(key): round(shape.intersection(area).area, 3) for key, area in areas.geometry.items()}
    best = max(shared.values(), default=0.0)
    return min((key for key, m2 in shared.items() if m2 == best), default=None) if best > 0.01 else None


def _blank(value: Any) -> bool:
    return value is None or value != value
