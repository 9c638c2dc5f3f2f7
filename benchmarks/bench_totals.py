"""Totals by zone: from nothing against GeoPandas' overlay and groupby, and again after an edit; pivots of all plants.

python benchmarks/bench_totals.py --size 100k [--json OUT]
"""

from __future__ import annotations

import gc
import statistics
import time

import numpy as np
from measuring import Benchmark, percentile, same, timed
from plain_geopandas import layers, zone_power_kw
from synthetic import SEED, anew, town

from siteplanner.core import edits
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.pivot import pivot
from siteplanner.core.measures.pivot_tables import tables
from siteplanner.core.measures.totals import Totals, totals
from siteplanner.core.measures.zone_totals import LiveZoneTotals
from siteplanner.core.plan import Plan

STEPS = 300
PIVOTS = (
    (("zone",), None, None),
    (("product", "year"), None, None),
    (("zone", "product"), "status", "power_kw"),
    (("zone", "product"), "status", None),
    (("zone", "product", "substation"), None, None),
)


def main() -> None:
    run = Benchmark("Totals by zone")
    plan = town(run.size)
    frames = layers(plan)
    zone_power_kw(frames.plants, frames.zones)
    totals(plan)
    fresh = iter([anew(plan) for _ in range(5)])
    ours, sums = timed(lambda: totals(next(fresh)), 5)
    other, loads = timed(lambda: zone_power_kw(frames.plants, frames.zones), 3)
    same("load by zone", power(sums), loads)
    again, figures = after_edits(plan)
    run.add("all figures of all zones", ours, "GeoPandas, one figure", other)
    run.add("after an edit, median", statistics.median(again), "from nothing", ours, "≤ 1 ms")
    run.add("after an edit, p95", percentile(again, 0.95))
    run.add("  and the figures read, median", statistics.median(figures))
    for by in ("product", "substation", "year", "parcel"):
        fresh = iter([anew(plan) for _ in range(3)])
        seconds, _ = timed(lambda by=by, fresh=fresh: totals(next(fresh), by), 3)
        run.add(f"totals by {by}", seconds)
    of_pivots(run, plan)
    run.report()


def of_pivots(run: Benchmark, plan: Plan) -> None:
    """Pivots of a basis that is laid over the map already; their answers are those of the totals."""
    basis = Basis.of(plan)
    basis.figures  # noqa: B018 - laid over the map
    for rows, columns, figure in PIVOTS:
        seconds, found = timed(lambda r=rows, c=columns, f=figure: pivot(basis, r, c, f), 5)
        loads = [at for at, of in enumerate(found.measures) if of.key == "power_kw"]
        if loads:
            same("load of all", round(found.values[-1, -1, loads[0]], 3), round(whole_kw(plan), 3))
        words = f"{' × '.join(rows)}{f', across by {columns}' if columns else ''}: {figure or 'all figures'}"
        run.add(f"pivot {words}", seconds, reach="≤ 50 ms")
    seconds, _ = timed(lambda: tables(basis), 3)
    run.add("all tables of totals", seconds)


def whole_kw(plan: Plan) -> float:
    return float(plan.plants()["power_kw"].sum())


def after_edits(plan: Plan) -> tuple[list[float], list[float]]:
    """Seconds of taking the totals again after each of some moves, without and with reading them."""
    random = np.random.default_rng(SEED)
    live = LiveZoneTotals.of(plan)
    live.totals  # noqa: B018 - as the window has it
    now, taken, read = plan, [], []
    ids = plan.plants().index.to_numpy(dtype=object)
    gc.collect()
    gc.disable()
    for step in range(STEPS):
        now = edits.move_plants("base", (str(random.choice(ids)),), 20.0, 5.0).apply(now)
        begin = time.perf_counter()
        live = live.after(now)
        taken.append(time.perf_counter() - begin)
        found = live.totals
        read.append(time.perf_counter() - begin)
        if step % 50 == 0:
            same("totals after an edit", found, totals(now))
    gc.enable()
    return taken, read


def power(sums: Totals) -> dict[str, float]:
    return {str(row.key): row.figures.amounts["power_kw"] for row in sums.rows if row.key and row.figures.plants}


if __name__ == "__main__":
    main()
