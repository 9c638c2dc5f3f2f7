"""Towns to measure on: irregular parcels in blocks, zones, constraints, substations and plants, the same each time.

    python benchmarks/synthetic.py --size 100k        # says what is in it and where the plan file is kept

Parcels share their wavy edges with their neighbours; a ring has 9 to 37 coordinates, 17 in the mean. Blocks of 20 × 20
parcels are zones, with a road on each side. Plants stand in parcels, a few of them askew on purpose, so that every
geometric rule has something to find. All in EPSG:4547.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from siteplanner.core import frames, schema
from siteplanner.core.plan import Plan
from siteplanner.core.site import Site
from siteplanner.files.plan_file import save_plan

VERSION = 6
SEED = 20_261_123
EPSG = 4547
ORIGIN_M = np.array([440_000.0, 4_150_000.0])
CELL_M, ROAD_M, BLOCK = 60.0, 24.0, 20
WAVE_M, JITTER_M = 1.5, 6.0


@dataclass(frozen=True)
class Size:
    """``columns`` × ``rows`` parcels."""

    name: str
    columns: int
    rows: int
    plants: int

    @property
    def parcels(self) -> int:
        return self.columns * self.rows


SIZES = {
    size.name: size
    for size in (Size("5k", 100, 50, 200), Size("100k", 400, 250, 2_000), Size("1M", 1_000, 1_000, 20_000))
}


def town(size: Size) -> Plan:
    """The plan of a size, made from nothing: seconds for a million parcels."""
    random = np.random.default_rng(SEED)
    nodes = _nodes(size, random)
    parcels = _parcels(size, nodes, random)
    crs = CRS.from_epsg(EPSG)
    site = Site(
        crs,
        _parcel_frame(size, parcels, crs),
        _zone_frame(size, crs),
        _constraint_frame(size, parcels, random, crs),
        _substation_frame(size, crs),
    )
    plan = Plan.new(site, f"Synthetic town, {size.name}")
    return plan.with_plants("base", _plant_frame(size, parcels, random, crs))


def anew(plan: Plan) -> Plan:
    """The same plan with a frame of plants of which nobody has worked anything out yet, over the same map."""
    return plan.with_plants(plan.active_scenario, plan.plants().copy())


def plan_file(size: Size) -> Path:
    """The plan as a file, kept in the system's temporary folder between runs."""
    path = Path(tempfile.gettempdir()) / f"siteplanner-benchmark-{VERSION}" / f"town_{size.name}.gpkg"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        save_plan(town(size), path)
    return path


# --- parcels --------------------------------------------------------------------------------------------------------


def _lines_m(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Where cells begin and end along one axis, with a road between blocks; metres from the origin."""
    cell = np.arange(count)
    begin = cell * CELL_M + (cell // BLOCK) * ROAD_M
    return begin, begin + CELL_M


def _nodes(size: Size, random: np.random.Generator) -> np.ndarray:
    """Corners (columns + blocks, rows + blocks, 2): each block has a grid of its own, jittered inside."""
    axes = []
    for count in (size.columns, size.rows):
        begin, end = _lines_m(count)
        starts = np.arange(0, count, BLOCK)
        axes.append(np.concatenate([np.r_[begin[s : s + BLOCK], end[min(s + BLOCK, count) - 1]] for s in starts]))
    x, y = np.meshgrid(*axes, indexing="ij")
    nodes = np.stack([x, y], axis=2)
    return nodes + random.uniform(-JITTER_M, JITTER_M, nodes.shape) + ORIGIN_M


def _node_of_cell(count: int) -> np.ndarray:
    cell = np.arange(count)
    return cell + cell // BLOCK


def _parcels(size: Size, nodes: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Polygons (columns * rows,), column by column."""
    along_x = _Edges.of(nodes[:-1, :], nodes[1:, :], random)
    along_y = _Edges.of(nodes[:, :-1], nodes[:, 1:], random)
    i, j = np.meshgrid(_node_of_cell(size.columns), _node_of_cell(size.rows), indexing="ij")
    i, j = i.ravel(), j.ravel()
    south, north = along_x.index(i, j), along_x.index(i, j + 1)
    west, east = along_y.index(i, j), along_y.index(i + 1, j)
    sides = [
        along_x.points(south),
        along_y.points(east),
        along_x.points(north, backwards=True),
        along_y.points(west, backwards=True),
    ]
    ring = np.concatenate([np.repeat(np.arange(len(i)), counts) for _, counts in sides])
    points = np.concatenate([points for points, _ in sides])
    order = np.argsort(ring, kind="stable")
    return shapely.polygons(shapely.linearrings(points[order], indices=ring[order]))


@dataclass(frozen=True)
class _Edges:
    """Wavy lines between two grids of corners, each without its last point."""

    shape: tuple[int, ...]
    coordinates: np.ndarray  # of all edges, first points included
    last: np.ndarray
    start: np.ndarray
    inner: np.ndarray

    @classmethod
    def of(cls, a: np.ndarray, b: np.ndarray, random: np.random.Generator) -> _Edges:
        shape, a, b = a.shape[:2], a.reshape(-1, 2), b.reshape(-1, 2)
        inner = np.minimum(random.geometric(0.33, len(a)), 8)
        start = np.concatenate([[0], np.cumsum(inner + 1)[:-1]])
        edge = np.repeat(np.arange(len(a)), inner + 1)
        step = np.arange(len(edge)) - start[edge]
        share = (step / (inner[edge] + 1))[:, None]
        across = (b - a)[:, ::-1] * [-1, 1] / np.linalg.norm(b - a, axis=1)[:, None]
        wave = np.where(step > 0, random.uniform(-WAVE_M, WAVE_M, len(edge)), 0.0)[:, None]
        return cls(shape, a[edge] * (1 - share) + b[edge] * share + across[edge] * wave, b, start, inner)

    def index(self, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        return i * self.shape[1] + j

    def points(self, edges: np.ndarray, *, backwards: bool = False) -> tuple[np.ndarray, np.ndarray]:
        """The points of edges one after the other, and how many each has; the last of each is left out."""
        counts = self.inner[edges] + 1
        owner = np.repeat(np.arange(len(edges)), counts)
        step = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        if not backwards:
            return self.coordinates[self.start[edges][owner] + step], counts
        points = self.coordinates[self.start[edges][owner] + counts[owner] - np.maximum(step, 1)]
        return np.where((step == 0)[:, None], self.last[edges][owner], points), counts


def _parcel_frame(size: Size, parcels: np.ndarray, crs: CRS) -> pd.DataFrame:
    i, j = np.divmod(np.arange(size.parcels), size.rows)
    zone = (i // BLOCK) * (-(-size.rows // BLOCK)) + j // BLOCK
    table = pd.DataFrame(
        {
            "parcel_id": np.char.add("L", np.arange(size.parcels).astype(str)).astype(object),
            "land_use": np.where((i + j) % 17 == 0, "0701", "100102").astype(object),
            "code_system": "MNR2023",
            "zone_id": np.char.add("Z", zone.astype(str)).astype(object),
            "geometry": shapely.multipolygons(parcels[:, None]),
        }
    )
    return frames.conform(table, schema.PARCELS, crs)


# --- zones, constraints, substations --------------------------------------------------------------------------------


def _blocks(size: Size) -> np.ndarray:
    """left, bottom, right, top of each block with half a road around it, metres."""
    spans = []
    for count in (size.columns, size.rows):
        begin, end = _lines_m(count)
        starts = np.arange(0, count, BLOCK)
        ends = np.minimum(starts + BLOCK, count) - 1
        spans.append(np.stack([begin[starts] - ROAD_M / 2, end[ends] + ROAD_M / 2], axis=1))
    x, y = np.meshgrid(np.arange(len(spans[0])), np.arange(len(spans[1])), indexing="ij")
    boxes = np.concatenate([spans[0][x.ravel()], spans[1][y.ravel()]], axis=1)[:, [0, 2, 1, 3]]
    return boxes + np.tile(ORIGIN_M, 2)


def _zone_frame(size: Size, crs: CRS) -> pd.DataFrame:
    boxes = _blocks(size)
    ids = np.char.add("Z", np.arange(len(boxes)).astype(str)).astype(object)
    shapes = shapely.multipolygons(shapely.box(*boxes.T)[:, None])
    return frames.conform(pd.DataFrame({"zone_id": ids, "name": ids, "geometry": shapes}), schema.ZONES, crs)


def _constraint_frame(size: Size, parcels: np.ndarray, random: np.random.Generator, crs: CRS) -> pd.DataFrame:
    """Roads between blocks, power lines and a river and a railway across, homes and farmland in parcels."""
    boxes = _blocks(size)
    left, bottom, right, top = boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max()
    rows: list[tuple[str, str, float, shapely.Geometry]] = [
        *(("road", "county", 7.0, _line(x, bottom, x, top)) for x in np.unique(boxes[:, [0, 2]])),
        *(("road", "urban", 6.0, _line(left, y, right, y)) for y in np.unique(boxes[:, [1, 3]])),
    ]
    lines = [("power_line", "110kV", 5.0), ("power_line", "220kV", 7.5), ("railway", "conventional-city", 4.0)]
    lines += [("river", "", 12.0), ("pipeline", "oil_gas", 0.5)]
    for kind, grade, half_width_m in lines * max(1, round(size.parcels**0.5 / 100)):
        start, end = random.uniform(bottom, top, 2)
        x = np.linspace(left, right, 60)
        y = np.linspace(start, end, 60) + random.uniform(-30, 30, 60)
        rows.append((kind, grade, half_width_m, shapely.LineString(np.column_stack([x, y]))))
    for kind, share in (("residential", 0.01), ("farmland", 0.01)):
        for at in random.choice(size.parcels, max(5, int(size.parcels * share)), replace=False):
            shape = shapely.convex_hull(parcels[at]).buffer(-15 if kind == "residential" else -5)
            rows.append((kind, "", np.nan, shape))
    rows.append(("development_boundary", "", np.nan, _boundary(left, bottom, right, top)))
    kinds, grades, half_widths, shapes = zip(*rows, strict=True)
    home = np.array(kinds) == "residential"
    geometry = np.empty(len(shapes), dtype=object)
    geometry[:] = shapes
    table = pd.DataFrame(
        {
            "constraint_id": [f"K{at}" for at in range(len(rows))],
            "kind": kinds,
            "grade": [grade or None for grade in grades],
            "half_width_m": half_widths,
            "tower_height_m": np.where(np.array(kinds) == "power_line", 30.0, np.nan),
            "fire_grade": np.where(home, 2.0, np.nan),
            "height_m": np.where(home, 9.0, np.nan),
            "civil_rank": np.where(home, "low", None),
            "geometry": geometry,
        }
    )
    return frames.conform(table, schema.CONSTRAINTS, crs)


def _boundary(left: float, bottom: float, right: float, top: float) -> shapely.Polygon:
    """A wavy outline of 2,000 corners that leaves out the outermost parcels."""
    around = np.linspace(0.0, 2 * np.pi, 2_000, endpoint=False)
    x, y = np.clip(1.3 * np.cos(around), -1, 1), np.clip(1.3 * np.sin(around), -1, 1)
    shrunk = 0.97 + 0.02 * np.sin(40 * around)
    middle, half = np.array([left + right, bottom + top]) / 2, np.array([right - left, top - bottom]) / 2
    return shapely.Polygon(middle + np.column_stack([x, y]) * shrunk[:, None] * half)


def _line(*ordinates: float) -> shapely.LineString:
    return shapely.LineString(np.reshape(ordinates, (-1, 2)))


def _substation_frame(size: Size, crs: CRS) -> pd.DataFrame:
    boxes = _blocks(size)[::10]
    table = pd.DataFrame(
        {
            "substation_id": [f"S{at}" for at in range(len(boxes))],
            "capacity_kva": 100_000.0,
            "transformers": 2,
            "voltage_kv": 110.0,
            "geometry": shapely.points(boxes[:, 0], boxes[:, 1]),
        }
    )
    return frames.conform(table, schema.SUBSTATIONS, crs)


# --- plants ---------------------------------------------------------------------------------------------------------


def _plant_frame(size: Size, parcels: np.ndarray, random: np.random.Generator, crs: CRS) -> pd.DataFrame:
    """Halls in the middle of parcels; one in eight is shifted by up to half a parcel, one in forty by up to two, one in
    forty stands beside or on another."""
    count = size.plants
    homes = random.choice(size.parcels, count, replace=False)
    close = np.flatnonzero(random.random(count) < 1 / 40)
    homes[close] = homes[close - 1]
    middle = shapely.get_coordinates(shapely.centroid(parcels[homes]))
    askew = random.random(count) < 1 / 8
    middle += np.where(askew[:, None], random.uniform(-CELL_M / 2, CELL_M / 2, (count, 2)), 0.0)
    astray = random.random(count) < 1 / 40
    middle += np.where(astray[:, None], random.uniform(-2 * CELL_M, 2 * CELL_M, (count, 2)), 0.0)
    middle[close] += random.uniform(-30, 30, (len(close), 2))
    halls = _halls(middle, random)
    product = random.choice(["anode_graphite", "cathode_lfp", "electrolyte", "separator"], count)
    zones = max(1, len(_blocks(size)) // 10)
    table = pd.DataFrame(
        {
            "plant_id": [f"P{at}" for at in range(count)],
            "name": [f"Works {at}" for at in range(count)],
            "type_id": "anode_finishing",
            "product": product.astype(object),
            "capacity": random.integers(1, 200, count) * 100.0,
            "capacity_unit": np.where(product == "separator", "m2/a", "t/a").astype(object),
            "building_use": "factory",
            "hazard_class": random.choice(["C", "D", "E"], count).astype(object),
            "fire_grade": random.choice([2, 2, 2, 3], count),
            "height_m": 12.0,
            "storeys": 1,
            "floor_area_m2": shapely.area(halls),
            "power_kw": random.integers(1, 40, count) * 100.0,
            "demand_factor": 0.7,
            "power_factor": 0.95,
            "energy_kwh_a": random.integers(1, 90, count) * 1e5,
            "investment_cny": random.integers(1, 90, count) * 1e6,
            "output_value_cny": random.integers(1, 90, count) * 1e6,
            "jobs": random.integers(5, 200, count),
            "sector_code": "C3091",
            "substation_id": [f"S{at % zones}" for at in range(count)],
            "geometry": shapely.multipolygons(halls[:, None]),
        }
    )
    return frames.conform(table, schema.PLANTS, crs)


def _halls(middle: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Turned L-shapes of about 26 m × 16 m (n,)."""
    count = len(middle)
    half = np.column_stack([random.uniform(10, 16, count), random.uniform(6, 10, count)])
    unit = np.array([(-1, -1), (1, -1), (1, 0.2), (0.3, 0.2), (0.3, 1), (-1, 1)])
    angle = random.uniform(-0.3, 0.3, count)
    turn = np.stack([np.stack([np.cos(angle), np.sin(angle)], 1), np.stack([-np.sin(angle), np.cos(angle)], 1)], 1)
    corners = np.einsum("nki,nij->nkj", unit[None] * half[:, None], turn) + middle[:, None]
    return shapely.polygons(corners)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="5k")
    chosen = SIZES[parser.parse_args().size]
    made = town(chosen)
    coordinates = shapely.get_num_coordinates(made.site.parcel_shapes)
    print(f"{len(made.site.parcels):,} parcels, {coordinates.min()}-{coordinates.max()} coordinates, "
          f"mean {coordinates.mean():.1f}; {len(made.site.zones):,} zones, {len(made.site.constraints):,} constraints, "
          f"{len(made.site.substations):,} substations, {len(made.plants()):,} plants")  # fmt: skip
    print(plan_file(chosen))
