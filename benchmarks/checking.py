"""The full check: six geometric checks beside plain GeoPandas, SedonaDB, DuckDB, PostGIS and QGIS; and the whole pack.

python benchmarks/checking.py --size 100k [--json OUT]

The six are: inside the parcels, overlaps, class spacing, setback, forbidden strips, zone sums. Every engine that is
here answers over the same layers, and all answers are compared before a time is told. One that is not here is skipped
with a word.
"""

from __future__ import annotations

import dataclasses
import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

import pandas as pd
from engines import ENGINES, measured
from measuring import Benchmark, same
from plain_geopandas import Answers, layers, six_checks
from synthetic import anew, town

from siteplanner.core import frames, schema
from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import check_plan
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.pivot import pivot
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.site import Site

GEOMETRIC = ("footprint-valid", "on-parcel", "overlap", "setback", "fire-separation", "corridor")


Given = TypeVar("Given")
Result = TypeVar("Result")
REACH = {
    "SedonaDB": "≥ 3 ×",
    "PostGIS": "≥ 8 ×",
    "QGIS": "≥ 25 ×",
}
ENDLESS = ("DuckDB",)
"""Takes minutes over a million parcels: its join by distance looks at far too many pairs."""


class Took(NamedTuple):
    """Seconds by the clock and of the processor, over all threads: medians."""

    seconds: float
    busy: float


def main() -> None:
    run = Benchmark("Full check")
    plan = town(run.size)
    six = geometric_only(plan)
    large = run.size.plants >= 20_000
    repeat, others = (3, 1) if large else (7, 3)

    cold, _ = took(check_six, 1, lambda: afresh(six))
    tables = layers(six)
    cold_other, _ = took(lambda of: six_checks(layers(of)), 1, lambda: afresh(six))
    ours, (result, sums) = took(check_six, repeat, lambda: anew(six))
    other, found = took(six_checks, others, lambda: tables)
    compare(result, sums, found)
    whole, full = took(check_plan, repeat, lambda: anew(plan))
    same("whole pack, geometric part", ids_of(full, GEOMETRIC), ids_of(result, GEOMETRIC))

    add(run, "six checks, map ready", ours, "GeoPandas, indexes ready", other)
    asked = dict.fromkeys(ENGINES, others)
    asked.update({engine: 0 for engine in ENDLESS if large})
    for engine in measured(tables, asked):
        if isinstance(engine, str):
            run.note(engine)
            continue
        compare(result, sums, engine.answers)
        again, _ = took(check_six, repeat, lambda: anew(six))  # back to back: the machine may be busier than it was
        reach = next((reach for name, reach in REACH.items() if engine.engine.startswith(name)), "")
        add(run, "", again, engine.engine, Took(engine.seconds, engine.busy or float("nan")), reach)
    add(run, "six checks, first on a map", cold, "GeoPandas, indexes built", cold_other)
    add(run, "whole pack", whole, "the six checks", ours, reach="≤ 3 × the six checks: ratio ≥ 0.33")
    counts = ", ".join(f"{sum(f.rule == rule for f in full.findings)} {rule}" for rule in [*RULES, "not-checked"])
    run.note(f"equal answers: {len(result.findings)} findings of the six; whole pack: {counts}")
    run.report()


def add(run: Benchmark, what: str, ours: Took, against: str, other: Took, reach: str = "") -> None:
    """By the clock, and in processor time where both are known: on a busy machine only the latter says something."""
    run.add(what, ours.seconds, against, other.seconds, reach)
    if other.busy == other.busy:
        run.add("  processor time", ours.busy, against, other.busy)


def took(job: Callable[[Given], Result], repeat: int, given: Callable[[], Given]) -> tuple[Took, Result]:
    """The medians of some runs of a job after one that does not count (``repeat`` 1: of that one), and its answer.

    What the job is given is made each time before the clock runs.
    """
    seconds, busy = [], []
    for _ in range(repeat + (repeat > 1)):
        of = given()
        gc.collect()
        begin, worked = time.perf_counter(), time.process_time()
        answer = job(of)
        seconds.append(time.perf_counter() - begin)
        busy.append(time.process_time() - worked)
    first = int(repeat > 1)
    return Took(statistics.median(seconds[first:]), statistics.median(busy[first:])), answer


def geometric_only(plan: Plan) -> Plan:
    """The plan with every other rule switched off."""
    off = [rule for rule in RULES if rule not in GEOMETRIC]
    table = pd.DataFrame({"pack": plan.rule_pack, "rule": off, "key": "enabled", "value": "false", "note": ""})
    return dataclasses.replace(plan, rule_overrides=frames.conform_table(table, schema.RULE_OVERRIDES))


def afresh(plan: Plan) -> Plan:
    """The plan over a map whose indexes nobody built yet."""
    site = Site(plan.site.crs, *(frame.copy() for _, frame in plan.site.layers()))
    return dataclasses.replace(plan, site=site)


Sums = Mapping[str, float]
"""Connected load by zone, of the zones that hold plants: what every engine is asked for."""


def check_six(plan: Plan) -> tuple[CheckResult, Sums]:
    return check_plan(plan), zone_power_kw(plan)


def zone_power_kw(plan: Plan) -> Sums:
    found = pivot(Basis.of(plan), ("zone",), figure="power_kw")
    held = set(found.groupings[0].group.tolist())
    rows = [(at, row) for at, row in enumerate(found.rows) if row.keys and row.keys[0] is not None]
    return {str(row.keys[0]): float(found.values[at, -1, 0]) for at, row in rows if row.places[0] in held}


def compare(result: CheckResult, sums: Sums, other: Answers) -> None:
    """Stop unless both found the very same."""
    for rule, found in (("on-parcel", other.on_parcel), ("setback", other.setback)):
        same(rule, {f.plants[0] for f in result.findings if f.rule == rule}, set(found))
    same("overlap", {f.plants for f in result.findings if f.rule == "overlap"}, set(other.overlap))
    for rule, pairs in (("fire-separation", other.fire_separation), ("corridor", other.corridor)):
        same(rule, {subject_pair(f.subjects) for f in result.findings if f.rule == rule}, set(pairs))
    same("load by zone", dict(sums), dict(other.zone_power_kw))
    same("complete", result.complete, True)


def subject_pair(subjects: tuple[str, ...]) -> tuple[str, str]:
    first, second = (subject.removeprefix("constraint=") for subject in subjects[:2])
    return first, second


def ids_of(result: CheckResult, rules: tuple[str, ...]) -> set[str]:
    return {f.id for f in result.findings if f.rule in rules}


if __name__ == "__main__":
    main()
