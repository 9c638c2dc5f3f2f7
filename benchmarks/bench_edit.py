"""The check after an edit: one plant dragged step by step, against the full check and against plain GeoPandas.

python benchmarks/bench_edit.py --size 100k [--json OUT]
"""

from __future__ import annotations

import gc
import statistics
import time

import numpy as np
from checking import GEOMETRIC, geometric_only, subject_pair
from measuring import Benchmark, percentile, same, timed
from plain_geopandas import layers, six_checks
from synthetic import SEED, anew, town

from siteplanner.core import edits
from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import Checker, check_plan
from siteplanner.core.plan import Plan

DRAGS, STEPS, STEP_M = 40, 12, 1.5


def main() -> None:
    run = Benchmark("Check after an edit")
    plan = town(run.size)
    fresh = iter([anew(plan) for _ in range(3)])
    whole, _ = timed(lambda: check_plan(next(fresh)), 3)
    for what, of, reach in (
        ("whole pack", plan, "median ≤ 1 ms, p95 ≤ 2 ms"),
        ("six checks", geometric_only(plan), ""),
    ):
        checked, quickest, total = drags(of)
        run.add(f"{what}: one step, median", statistics.median(checked), "full check, whole pack", whole, reach)
        run.add(f"{what}: one step, p95", percentile(checked, 0.95))
        run.add("  quickest of three runs, median", statistics.median(quickest))
        run.add("  quickest of three runs, p95", percentile(quickest, 0.95))
        run.add(f"{what}: edit, check and result, median", statistics.median(total))
    ours, other = against_geopandas(geometric_only(plan))
    run.add("six checks of one moved plant", ours, "GeoPandas, that plant only", other)
    run.report()


def drags(plan: Plan) -> tuple[list[float], list[float], list[float]]:
    """Seconds of each check after a step, once and as the quickest of three runs (another program can only make a run
    longer), and of the step with edit and result, at random plants. Each drag starts anew; the end of every eighth is
    compared with a full check."""
    random = np.random.default_rng(SEED)
    start = Checker(plan)
    start.result  # noqa: B018 - as the window has it before the first drag
    checked, quickest, total = [], [], []
    names = random.choice(plan.plants().index.to_numpy(dtype=object), DRAGS, replace=False)
    gc.collect()
    gc.disable()
    for at, name in enumerate(names):
        east_m, north_m = random.uniform(-STEP_M, STEP_M, 2)
        now, checker = plan, start
        for _ in range(STEPS):
            begin = time.perf_counter()
            now = edits.move_plants("base", (str(name),), east_m, north_m).apply(now)
            moved = time.perf_counter()
            before, checker = checker, checker.after(now)
            end = time.perf_counter()
            found = checker.result
            total.append(time.perf_counter() - begin)
            checked.append(end - moved)
            quickest.append(min(end - moved, *(_again(before, now) for _ in range(2))))
        if at % 8 == 0:
            same(f"drag of {name}", found.findings, check_plan(now).findings)
    gc.enable()
    return checked, quickest, total


def _again(before: Checker, now: Plan) -> float:
    begin = time.perf_counter()
    before.after(now)
    return time.perf_counter() - begin


def against_geopandas(plan: Plan, plants: int = 12) -> tuple[float, float]:
    """Medians of seconds for one moved plant, after making sure that both find the same of it."""
    random = np.random.default_rng(SEED + 1)
    start, frames = Checker(plan), layers(plan)
    six_checks(frames)
    ours, others = [], []
    for name in random.choice(plan.plants().index.to_numpy(dtype=object), plants, replace=False):
        now = edits.move_plants("base", (str(name),), 3.0, -2.0).apply(plan)
        seconds, checker = timed(lambda now=now: start.after(now), 3)
        ours.append(seconds)
        standing = frames.plants.copy()
        standing.geometry = now.plants().geometry.to_numpy()
        alone = standing[standing["plant_id"] == name]
        moved = frames._replace(plants=standing)
        moved.plants.sindex  # noqa: B018 - the index of the other plants, as ours has it
        seconds, answers = timed(lambda moved=moved, alone=alone: six_checks(moved, alone), 1)
        others.append(seconds)
        wanted = {("on-parcel", (p,)) for p in answers.on_parcel} | {("setback", (p,)) for p in answers.setback}
        for rule in ("overlap", "fire-separation", "corridor"):
            wanted |= {(rule, pair) for pair in getattr(answers, rule.replace("-", "_"))}
        same(f"moved {name}", found_of(checker.result, str(name)), wanted)
    return statistics.median(ours), statistics.median(others)


def found_of(result: CheckResult, plant: str) -> set[tuple[str, tuple[str, ...]]]:
    """Rule and subjects of the geometric findings that name a plant."""
    return {
        (f.rule, (plant,) if f.rule in ("on-parcel", "setback") else subject_pair(f.subjects))
        for f in result.findings
        if plant in f.plants and f.rule in GEOMETRIC
    }


if __name__ == "__main__":
    main()
