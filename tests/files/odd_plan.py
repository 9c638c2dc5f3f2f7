"""A plan with one of everything that is hard to write: shapes of every kind, none, and values others stumble on."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from siteplanner.core import frames, schema
from siteplanner.core.plan import Plan
from tests import builders as draw

HARD_TEXTS = ['“引号” "quotes" \\ /', "line\nfeed\tand\r\x01\x1f\x7f", "示意 🏭 \u2028 𠮷", "'; DROP TABLE--", ""]
"""Chinese outside the basic plane, control characters, the line separator that JavaScript once choked on."""


def odd_plan() -> Plan:
    """Every layer filled; own columns of every kind on the parcels, and one on the plants named as the export's own."""
    holed = draw.rect(0, 10, 30, 30).difference(draw.rect(5, 15, 5, 5)).difference(draw.rect(15, 15, 5, 5))
    with np.errstate(invalid="ignore"):
        odd = draw.shape((0, 0), (float("nan"), 9), (9, 9))
    on = draw.site(
        parcels={"L1": draw.rect(0, 0, 100, 100), "9" * 300: draw.rect(100, 0, 100, 100), "空": None, "odd": odd},
        zones={"Z1": (draw.rect(0, 0, 80, 100), {"name": "负极片区"}), "Z2": draw.multi(holed, draw.rect(80, 0, 9, 9))},
        constraints={
            "point": (draw.point(1, 2), {"kind": "goaf"}),
            "line": (draw.line((0, 0), (50, 50), (60, 0)), {"kind": "power_line", "grade": "110kV"}),
            "points": shapely.MultiPoint([(470_000, 4_174_000), (470_001, 4_174_001)]),
            "lines": shapely.MultiLineString([draw.line((0, 0), (1, 1)), draw.line((2, 0), (5, 5), (9, 9))]),
            "area": (holed, {"fire_grade": 2, "height_m": 12.5}),
            "areas": draw.multi(holed, draw.rect(80, 0, 9, 9)),
            "mixed": shapely.GeometryCollection([draw.point(3, 4), draw.line((0, 0), (1, 1)), holed, shapely.Point()]),
            "nested": shapely.GeometryCollection([shapely.GeometryCollection([draw.point(3, 4)]), holed]),
            "one of one": shapely.GeometryCollection([draw.point(3, 4)]),
            "alike": shapely.GeometryCollection(
                [draw.point(3, 4), shapely.MultiPoint([draw.point(1, 1), draw.point(2, 2)])]
            ),
            "with an empty part": shapely.MultiPolygon([shapely.Polygon(), draw.rect(1, 1, 2, 2)]),
            "none": None,
        },
        substations={
            "S1": (draw.point(5, 5), {"voltage_kv": 110.0, "in_service": pd.Timestamp("2027-06-30")}),
            "空": None,
        },
    )
    parcels = on.parcels.assign(
        text=pd.Series(HARD_TEXTS[:4], index=on.parcels.index, dtype="str"),
        NAME=pd.Series(["a", None, "b", "c"], index=on.parcels.index, dtype="str"),  # beside name
        whole=pd.Series([2**53 + 1, -(2**62), None, 2**62 + 1], index=on.parcels.index, dtype="Int64"),
        number=[-0.0, 0.1 + 0.2, float("inf"), 1e-300],
        truth=pd.Series([True, False, None, True], index=on.parcels.index, dtype="boolean"),
        day=pd.to_datetime(pd.Series(["2026-11-23", None, "1000-01-01", "9999-12-31"], index=on.parcels.index)).astype(
            "datetime64[s]"
        ),
        time=pd.to_datetime(
            pd.Series(["2026-11-23T08:00:00.123", None, "2000-02-29", "2000-01-01"], index=on.parcels.index),
            format="ISO8601",
        ).astype("datetime64[ms]"),
    )
    on = on.with_layer("parcels", frames.conform(parcels, schema.PARCELS, on.crs))
    plants = {
        "P1": draw.factory(draw.rect(70, 1, 50, 5), name=HARD_TEXTS[0], in_service=pd.Timestamp("2027-12-31")),
        "孔 🏭": draw.factory(draw.multi(holed, draw.rect(50, 50, 3, 3)), name=HARD_TEXTS[1], open_flame=True),
        "empty": draw.factory(None, name=HARD_TEXTS[4]),
        "clockwise": draw.factory(draw.shape((150, 50), (150, 60), (160, 60), (160, 50)), name=HARD_TEXTS[2]),
    }
    made = draw.plan(on, plants, name="张庄 “示意” 🏭")
    own = made.plants().assign(zone_id=pd.Series(["mine"] * 4, index=made.plants().index, dtype="str"))
    return made.with_plants("base", frames.conform(own, schema.PLANTS, on.crs))
