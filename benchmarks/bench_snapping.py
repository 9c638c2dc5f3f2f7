"""Snapping under the hand: one movement of the mouse, near and far out, against looking at every corner of the map.

python benchmarks/bench_snapping.py --size 100k [--json OUT]
"""

from __future__ import annotations

import statistics
import time

import numpy as np
import shapely
from measuring import Benchmark, percentile, same, timed
from synthetic import SEED, town

from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.core.snapping import Aiming, SnapTargets, corners_of
from siteplanner.core.snapping_layers import SNAPPED_LAYERS, layer_targets
from siteplanner.core.snapping_setbacks import SetbackLines, setback_m

TOLERANCE_PX, TRIES = 12.0, 400
SCALES_M_PER_PX = (0.1, 0.5, 5.0, 50.0)


def main() -> None:
    run = Benchmark("Snapping")
    plan = town(run.size)
    seconds, tree = timed(lambda: shapely.STRtree(plan.site.parcel_shapes))
    run.add("the site's own tree, once a map", seconds)
    plan.site.parcel_tree  # noqa: B018 - as the check and the map have made it already
    del tree
    seconds, layers = timed(lambda: [layer_targets(plan, name, "base") for name in SNAPPED_LAYERS])
    run.add("targets of all layers beside it", seconds)
    targets = SnapTargets(layers)
    every_corner = shapely.get_coordinates(np.concatenate([layer.shapes for layer in layers]))
    middle = np.median(every_corner, axis=0)
    for scale in SCALES_M_PER_PX:
        ours, others = one_point(targets, every_corner, middle, scale)
        median, other = statistics.median(ours), statistics.median(others)
        run.add(f"one point at {scale:g} m/px, median", median, "every corner by NumPy", other, "≤ 1 ms")
        run.add(f"one point at {scale:g} m/px, p99", percentile(ours, 0.99))
    one, many = footprints(plan, targets, middle, 1), footprints(plan, targets, middle, 60)
    run.add("corners of a plant with setback lines, median", statistics.median(one), reach="≤ 1 ms")
    run.add("corners of sixty plants all over, median", statistics.median(many))
    run.report()


def one_point(
    targets: SnapTargets, every_corner: np.ndarray, middle: np.ndarray, scale: float
) -> tuple[list[float], list[float]]:
    """Seconds of each try, after making sure that the corner found is the nearest of all."""
    random = np.random.default_rng(SEED)
    tolerance_m = TOLERANCE_PX * scale
    ours, others = [], []
    for at in range(TRIES):
        point = middle[None, :] + random.uniform(-300, 300, (1, 2))
        begin = time.perf_counter()
        found = targets.candidates(Aiming(point, tolerance_m, anchor=(float(middle[0]), float(middle[1]))))
        ours.append(time.perf_counter() - begin)
        if at % 40 == 0:
            begin = time.perf_counter()
            apart_m = np.hypot(*(every_corner - point).T)
            nearest = int(apart_m.argmin())
            others.append(time.perf_counter() - begin)
            if apart_m[nearest] <= tolerance_m:
                same(f"corner at {scale} m/px", found[0].point, tuple(every_corner[nearest].tolist()))
    return ours, others


def footprints(plan: Plan, targets: SnapTargets, middle: np.ndarray, plants: int) -> list[float]:
    """Seconds of snapping every corner of some plants, the setback lines of the parcels included."""
    random = np.random.default_rng(SEED)
    parcels = next(layer for layer in targets.layers if layer.name == "parcels")
    lines = SetbackLines(parcels, setback_m(plan) or 5.0)
    corners = corners_of(shapes_of(plan.plants())[:plants])
    corners = corners - corners.mean(axis=0) + middle
    seconds = []
    for _ in range(TRIES):
        at = corners + random.uniform(-60, 60, 2)
        begin = time.perf_counter()
        targets.candidates(Aiming(at, TOLERANCE_PX * 0.5), lines.near(at, TOLERANCE_PX * 0.5))
        seconds.append(time.perf_counter() - begin)
    return seconds


if __name__ == "__main__":
    main()
