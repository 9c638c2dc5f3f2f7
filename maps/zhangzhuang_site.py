"""The base map of the sample plan: a drawn valley with a town in it. Nothing here was surveyed (示意).

Land is laid out along a straight valley in metres along and across it, cut into parcels there, and bent onto the
map at the end, vertex by vertex, so that neighbours share every vertex.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely import Point, Polygon

from siteplanner.core import columns, frames, schema
from siteplanner.core.site import Site

CRS = 4547
ORIGIN = (467_900.0, 4_173_400.0)  # the south-west end of the valley line; 113.66 E, 37.70 N lies in its middle
SEED = 20230620

# --- the valley: u runs along the county road, v across it to the north-west, both in metres --------------------

LENGTH = 4650.0


def to_map(uv: np.ndarray) -> np.ndarray:
    """Metres along and across the valley to easting and northing; the valley bends gently."""
    along = np.linspace(-200.0, LENGTH + 200.0, 4000)
    heading = np.radians(20.0 + 11.0 * np.sin(2 * np.pi * along / 5200.0))
    step = along[1] - along[0]
    east = ORIGIN[0] + np.concatenate([[0], np.cumsum(np.cos(heading[:-1]) * step)])
    north = ORIGIN[1] + np.concatenate([[0], np.cumsum(np.sin(heading[:-1]) * step)])
    at_e, at_n = np.interp(uv[:, 0], along, east), np.interp(uv[:, 0], along, north)
    turn = np.interp(uv[:, 0], along, heading)
    return np.round(np.column_stack([at_e - uv[:, 1] * np.sin(turn), at_n + uv[:, 1] * np.cos(turn)]), 3)


def box(u0: float, v0: float, u1: float, v1: float) -> Polygon:
    return shapely.box(u0, v0, u1, v1)


@dataclass(frozen=True)
class Block:
    """A piece of land between roads: its zone, its land use, the size its parcels are cut to."""

    shape: Polygon
    land_use: str
    parcel_ha: float
    zone: str = ""
    regular: bool = False


ZONES: dict[str, tuple[str, str, str, float, tuple[float, float, float, float]]] = {
    # id: name, purpose, products admitted, power quota kW, extent u0 v0 u1 v1
    "Z01": ("负极一区", "石墨化与一体化负极", "anode_graphite", 260_000, (0, 480, 1560, 985)),
    "Z02": ("负极二区", "石墨化与一体化负极", "anode_graphite", 260_000, (1600, 480, 3060, 985)),
    "Z03": ("特种石墨区", "等静压石墨、硬毡", "special_graphite,hard_felt", 60_000, (1140, 70, 2000, 430)),
    "Z04": ("负极成品区", "负极成品线", "anode_graphite", 60_000, (0, 70, 1100, 430)),
    "Z05": (
        "正极材料区",
        "磷酸铁锂、三元正极及前驱体",
        "cathode_lfp,cathode_ncm,iron_phosphate,precursor_ncm",
        220_000,
        (2040, 70, 3400, 430),
    ),
    "Z06": ("电解液区", "电解液", "electrolyte", 20_000, (3440, 70, 4600, 430)),
    "Z07": ("隔膜区", "湿法、干法隔膜", "separator", 120_000, (1240, -480, 2400, -90)),
    "Z08": ("仓储物流区", "原料与成品仓储", "", 20_000, (2440, -480, 3400, -90)),
    "Z09": ("配套服务区", "办公、商业与生活服务", "", 20_000, (620, -480, 1200, -90)),
    "Z10": ("远期发展区", "远期项目预留", "", 300_000, (3100, 480, 4600, 985)),
}


def blocks() -> list[Block]:
    """The land between the roads, zone by zone, then what surrounds the zones."""
    made: list[Block] = []
    for zone, cuts in (("Z01", (0, 500, 1030, 1560)), ("Z02", (1600, 2080, 2570, 3060))):
        for u0, u1 in pairwise(cuts):
            made += [
                # the first of a zone is cut in two, for works that need no more land than that
                Block(box(u0, 480, u1 - 20, 722), "100103", 6.0 if u0 == cuts[0] else 12.0, zone, regular=True),
                Block(box(u0, 742, u1 - 20, 985), "100103", 12.0, zone, regular=True),
            ]
    made += [
        Block(box(0, 70, 360, 430), "100102", 4.0, "Z04"),
        Block(box(376, 70, 720, 430), "100102", 3.0, "Z04"),
        Block(box(736, 70, 1100, 380), "100102", 3.0, "Z04"),
        Block(box(736, 396, 1020, 430), "100102", 1.2, "Z04"),
        Block(box(1036, 396, 1100, 430), "100102", 1.2, "Z04"),
        Block(box(1140, 70, 1274, 220), "100103", 2.1, "Z03"),
        Block(box(1140, 236, 1274, 430), "100103", 2.6, "Z03"),
        Block(box(1290, 70, 1560, 430), "100103", 3.5, "Z03"),
        Block(box(1576, 70, 1640, 160), "100103", 0.6, "Z03"),
        Block(box(1576, 176, 1640, 430), "100103", 1.7, "Z03"),
        Block(box(1656, 70, 2000, 430), "100103", 3.5, "Z03"),
        Block(box(2040, 70, 2480, 430), "100102", 8.0, "Z05", regular=True),
        Block(box(2496, 70, 2940, 430), "100103", 8.0, "Z05", regular=True),
        Block(box(2956, 70, 3400, 430), "100103", 2.6, "Z05", regular=True),
        Block(box(3440, 70, 3820, 430), "100103", 7.0, "Z06", regular=True),
        Block(box(3836, 70, 4210, 222), "100103", 7.0, "Z06", regular=True),
        Block(box(3836, 238, 4210, 430), "100103", 7.0, "Z06", regular=True),
        Block(box(4226, 70, 4600, 219), "100103", 7.0, "Z06", regular=True),
        Block(box(4226, 219, 4600, 430), "100103", 4.5, "Z06", regular=True),
        Block(box(1240, -480, 1620, -90), "100102", 7.4, "Z07", regular=True),
        Block(box(1636, -480, 2010, -90), "100102", 7.4, "Z07", regular=True),
        Block(box(2026, -480, 2304, -330), "100102", 7.4, "Z07", regular=True),
        Block(box(2026, -314, 2304, -90), "100102", 7.4, "Z07", regular=True),
        Block(box(2320, -480, 2400, -90), "100102", 7.4, "Z07", regular=True),
        Block(box(2440, -480, 2920, -90), "110102", 1.0, "Z08", regular=True),
        Block(box(2936, -480, 3400, -90), "1101", 1.0, "Z08", regular=True),
        Block(box(620, -480, 900, -90), "0902", 1.2, "Z09"),
        Block(box(912, -480, 1200, -90), "0901", 1.2, "Z09"),
        Block(box(3100, 480, 3580, 985), "100103", 11.0, "Z10", regular=True),
        Block(box(3600, 480, 4090, 985), "100103", 11.0, "Z10", regular=True),
        Block(box(4110, 480, 4600, 985), "16", 12.0, "Z10"),
        # villages, school, fields, green: outside the zones
        Block(box(0, -480, 290, -90), "0703", 0.09),
        Block(box(302, -480, 600, -300), "0703", 0.10),
        Block(box(302, -288, 600, -90), "0701", 0.22),
        Block(box(0, -900, 560, -500), "0103", 1.6),
        Block(box(576, -900, 760, -500), "080403", 3.5),
        Block(box(776, -900, 1220, -500), "0703", 0.12),
        Block(box(1240, -900, 2400, -500), "0103", 2.2),
        Block(box(2440, -900, 3400, -500), "0301", 6.0),
        Block(box(3440, -480, 4600, -90), "0102", 2.4),
        Block(box(3440, -900, 4600, -500), "0103", 3.0),
        Block(box(0, 14, 4600, 28), "1402", 1.2),
    ]
    return made


SUBSTATION_YARDS = {"S1": box(1566, 480, 1594, 700), "S2": box(2404, -300, 2436, -180), "S3": box(3066, 500, 3094, 700)}


def cut(piece: Polygon, largest_m2: float, rng: np.random.Generator, *, regular: bool) -> list[Polygon]:
    """Cut a piece across its long side again and again until no part is larger than ``largest_m2``."""
    if piece.area <= largest_m2 * 1.25:
        return [piece]
    west, south, east, north = piece.bounds
    along_u = (east - west) >= (north - south)
    share = 0.5 + (0.0 if regular else rng.uniform(-0.14, 0.14))
    lean = 0.0 if regular else rng.uniform(-0.05, 0.05)
    if along_u:
        at, reach = west + share * (east - west), north - south
        left = Polygon(
            [
                (west - 1, south - 1),
                (at - lean * reach, south - 1),
                (at + lean * reach, north + 1),
                (west - 1, north + 1),
            ]
        )
    else:
        at, reach = south + share * (north - south), east - west
        left = Polygon(
            [(west - 1, south - 1), (east + 1, south - 1), (east + 1, at + lean * reach), (west - 1, at - lean * reach)]
        )
    first, second = piece.intersection(left), piece.difference(left)
    return [part for half in (first, second) for part in cut(half, largest_m2, rng, regular=regular)]


@dataclass(frozen=True)
class Piece:
    """A parcel in valley coordinates."""

    shape: Polygon
    land_use: str
    name: str = ""


def pieces() -> list[Piece]:
    """All parcels in valley coordinates, roads, river and railway land included, without gaps between them."""
    rng = np.random.default_rng(SEED)
    made: list[Piece] = []
    for block in blocks():
        made += [
            Piece(part, block.land_use) for part in cut(block.shape, block.parcel_ha * 1e4, rng, regular=block.regular)
        ]
    made += [Piece(yard, "1303", f"变电站用地 {key}") for key, yard in SUBSTATION_YARDS.items()]
    river = box(-20, -42, LENGTH, 14)
    railway = box(-20, 1000, LENGTH, 1024)
    county_road = box(-20, 28, LENGTH, 62)
    strips = [
        Piece(river, "1701", "阳胜河（示意）"),
        Piece(railway, "1201", "铁路（示意）"),
        Piece(county_road, "1202", "县道（示意）"),
    ]
    covered = shapely.union_all([piece.shape for piece in (*made, *strips)])
    streets = box(-20, -915, LENGTH, 1000).difference(covered)
    cuts = [box(u, -1000, u + 900, 1100) for u in range(-20, int(LENGTH), 900)]
    network = [part for piece in cuts for part in shapely.get_parts(streets.intersection(piece)) if part.area > 1.0]
    return [*made, *strips, *(Piece(part, "1207", "道路用地") for part in network)]


def on_the_map(shapes: list[Polygon]) -> list[Polygon]:
    """Valley shapes on the map: noded together first, so that neighbours share every vertex and leave no sliver."""
    linework = shapely.union_all([shapely.boundary(shape) for shape in shapes])
    nodes = shapely.segmentize(shapely.get_parts(shapely.line_merge(linework)), 60.0)
    faces = shapely.get_parts(shapely.polygonize(nodes))
    tree = shapely.STRtree(faces)
    at, face = tree.query(shapes, predicate="intersects")
    inside = shapely.area(shapely.intersection(np.array(shapes, dtype=object)[at], faces[face])) > 0.5 * shapely.area(
        faces[face]
    )
    out: list[Polygon] = []
    for row in range(len(shapes)):
        own = faces[face[inside & (at == row)]]
        out.append(shapely.transform(shapely.union_all(own) if len(own) > 1 else own[0], to_map))
    return out


def line(*uv: tuple[float, float]) -> shapely.LineString:
    """A line through valley points, following the valley's bend."""
    return shapely.transform(shapely.segmentize(shapely.LineString(uv), 60.0), to_map)


def area(u0: float, v0: float, u1: float, v1: float) -> Polygon:
    return shapely.transform(shapely.segmentize(box(u0, v0, u1, v1), 60.0), to_map)


def point(u: float, v: float) -> Point:
    return Point(to_map(np.array([[u, v]]))[0])


# --- the base map -------------------------------------------------------------------------------------------------


def frame(layer: schema.Layer, rows: Iterable[Mapping[str, Any]]) -> Any:
    table = pd.DataFrame(list(rows))
    return frames.conform(table, layer, Site.empty(CRS).crs)


def parcels() -> Any:
    made = pieces()
    shapes = on_the_map([piece.shape for piece in made])
    zone_of = {key: box(*extent) for key, (*_, extent) in ZONES.items()}
    rows = []
    order = sorted(range(len(made)), key=lambda i: (-round(made[i].shape.centroid.y / 250), made[i].shape.centroid.x))
    for number, i in enumerate(order, start=1):
        inside = [key for key, extent in zone_of.items() if extent.contains(made[i].shape.centroid)]
        rows.append(
            {
                "parcel_id": f"SY-{number:04d}",
                "name": made[i].name,
                "land_use": made[i].land_use,
                "code_system": "MNR2023",
                "zone_id": inside[0] if inside else None,
                "official_area_m2": round(shapes[i].area, 1),
                "status": "reserved" if made[i].land_use == "16" else "available",
                "geometry": shapes[i],
            }
        )
    return frame(schema.PARCELS, rows)


def zones() -> Any:
    return frame(
        schema.ZONES,
        [
            {
                "zone_id": key,
                "name": name,
                "purpose": purpose,
                "products": products or None,
                "power_quota_kw": quota,
                "geometry": area(*extent),
            }
            for key, (name, purpose, products, quota, extent) in ZONES.items()
        ],
    )


def constraints() -> Any:
    def row(key: str, name: str, kind: str, geometry: Any, **more: Any) -> dict[str, Any]:
        return {"constraint_id": key, "name": f"{name}（示意）", "kind": kind, "geometry": geometry, **more}

    return frame(
        schema.CONSTRAINTS,
        [
            row("C01", "县道", "road", line((-20, 45), (LENGTH, 45)), grade="county", half_width_m=7.5),
            row(
                "C02",
                "铁路",
                "railway",
                line((-20, 1012), (LENGTH, 1012)),
                grade="conventional-village",
                half_width_m=6.0,
            ),
            row("C03", "阳胜河", "river", area(-20, -42, LENGTH, 14)),
            row(
                "C04",
                "110 kV 线路",
                "power_line",
                line((-20, 455), (LENGTH, 455)),
                grade="110kV",
                half_width_m=4.0,
                tower_height_m=27.0,
            ),
            row(
                "C05",
                "220 kV 线路",
                "power_line",
                line((3420, -900), (3420, 455), (3090, 470), (3080, 995)),
                grade="220kV",
                half_width_m=7.0,
                tower_height_m=42.0,
            ),
            row(
                "C06",
                "宁艾村居民点",
                "residential",
                area(0, -480, 290, -90),
                fire_grade=3,
                height_m=7.0,
                civil_rank="low",
            ),
            row(
                "C07",
                "新村居民点",
                "residential",
                area(302, -480, 600, -90),
                fire_grade=2,
                height_m=18.0,
                civil_rank="low",
            ),
            row(
                "C08",
                "神峪村居民点",
                "residential",
                area(776, -900, 1220, -500),
                fire_grade=3,
                height_m=7.0,
                civil_rank="low",
            ),
            row(
                "C09",
                "中心小学",
                "crowded_place",
                area(600, -780, 730, -620),
                fire_grade=2,
                height_m=12.0,
                civil_rank="low",
            ),
            row("C10", "永久基本农田", "farmland", area(1240, -900, 2400, -500)),
            row("C11", "永久基本农田", "farmland", area(3440, -480, 4600, -90)),
            row("C12", "生态保护红线", "ecological", area(2440, -900, 3400, -500)),
            row("C13", "上艾故城遗址", "heritage", area(60, -760, 300, -560)),
            row("C14", "城镇开发边界", "development_boundary", area(-20, -490, LENGTH, 998)),
            row("C15", "采空区", "goaf", area(4230, 760, 4600, 985)),
        ],
    )


def substations() -> Any:
    def row(
        key: str, name: str, u: float, v: float, kv: float, mva: float, count: int, since: str | None
    ) -> dict[str, Any]:
        return {
            "substation_id": key,
            "name": name,
            "voltage_kv": kv,
            "capacity_kva": mva * 1000,
            "transformers": count,
            "in_service": columns.parse_date(since) if since else None,
            "geometry": point(u, v),
        }

    return frame(
        schema.SUBSTATIONS,
        [
            row("S1", "220 kV 张庄站（示意）", 1580, 590, 220, 720, 3, None),
            row("S2", "110 kV 新村站（示意）", 2420, -240, 110, 126, 2, None),
            row("S3", "220 kV 二站（示意）", 3080, 600, 220, 480, 2, "2025-06-30"),
        ],
    )


def site() -> Site:
    made = Site.empty(CRS)
    for layer, rows in (
        (schema.PARCELS, parcels()),
        (schema.ZONES, zones()),
        (schema.CONSTRAINTS, constraints()),
        (schema.SUBSTATIONS, substations()),
    ):
        made = made.with_layer(layer.name, rows)
    return made
