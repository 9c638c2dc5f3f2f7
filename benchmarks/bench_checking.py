"""The full check: the six geometric checks against plain GeoPandas, and the whole pack.

python benchmarks/bench_checking.py --size 100k [--json OUT]
"""

from __future__ import annotations

import dataclasses

import pandas as pd
from measuring import Benchmark, same, timed
from plain_geopandas import Answers, layers, six_checks
from synthetic import town

from siteplanner.core import frames, schema
from siteplanner.core.check_result import CheckResult
from siteplanner.core.checking import check_plan
from siteplanner.core.measures.totals import Totals, totals
from siteplanner.core.plan import Plan
from siteplanner.core.rules.catalogue import RULES
from siteplanner.core.site import Site

GEOMETRIC = ("footprint-valid", "on-parcel", "overlap", "setback", "fire-separation", "corridor")


def main() -> None:
    run = Benchmark("Full check")
    plan = town(run.size)
    six = geometric_only(plan)

    cold, _ = timed(lambda: check_six(afresh(six)), repeat=1)
    cold_other, _ = timed(lambda: six_checks(layers(afresh(six))), repeat=1)
    repeat = 5 if run.size.plants < 20_000 else 3
    warm, (result, sums) = timed(lambda: check_six(six), repeat)
    frames = layers(six)
    six_checks(frames)
    warm_other, other = timed(lambda: six_checks(frames), min(repeat, 3))
    compare(result, sums, other)

    check_plan(plan)
    whole, full = timed(lambda: check_plan(plan), repeat)
    same("whole pack, geometric part", ids_of(full, GEOMETRIC), ids_of(result, GEOMETRIC))
    run.add("six checks, map ready", warm, "GeoPandas, indexes ready", warm_other)
    run.add("six checks, first on a map", cold, "GeoPandas, indexes built", cold_other)
    run.add("whole pack", whole, "the six checks", warm, reach="≤ 3 × the six checks: ratio ≥ 0.33")
    found = ", ".join(f"{sum(f.rule == rule for f in full.findings)} {rule}" for rule in [*RULES, "not-checked"])
    run.note(f"equal answers: {len(result.findings)} findings of the six; whole pack: {found}")
    run.report()


def geometric_only(plan: Plan) -> Plan:
    """The plan with every other rule switched off."""
    off = [rule for rule in RULES if rule not in GEOMETRIC]
    table = pd.DataFrame({"pack": plan.rule_pack, "rule": off, "key": "enabled", "value": "false", "note": ""})
    return dataclasses.replace(plan, rule_overrides=frames.conform_table(table, schema.RULE_OVERRIDES))


def afresh(plan: Plan) -> Plan:
    """The plan over a map whose indexes nobody built yet."""
    site = Site(plan.site.crs, *(frame.copy() for _, frame in plan.site.layers()))
    return dataclasses.replace(plan, site=site)


def check_six(plan: Plan) -> tuple[CheckResult, Totals]:
    return check_plan(plan), totals(plan)


def compare(result: CheckResult, sums: Totals, other: Answers) -> None:
    """Stop unless both found the very same."""
    for rule, found in (("on-parcel", other.on_parcel), ("setback", other.setback)):
        same(rule, {f.plants[0] for f in result.findings if f.rule == rule}, set(found))
    same("overlap", {f.plants for f in result.findings if f.rule == "overlap"}, set(other.overlap))
    for rule, pairs in (("fire-separation", other.fire_separation), ("corridor", other.corridor)):
        same(rule, {subject_pair(f.subjects) for f in result.findings if f.rule == rule}, set(pairs))
    ours = {str(row.key): row.figures.amounts["power_kw"] for row in sums.rows if row.key and row.figures.plants}
    same("load by zone", ours, dict(other.zone_power_kw))
    same("complete", result.complete, True)


def subject_pair(subjects: tuple[str, ...]) -> tuple[str, str]:
    first, second = (subject.removeprefix("constraint=") for subject in subjects[:2])
    return first, second


def ids_of(result: CheckResult, rules: tuple[str, ...]) -> set[str]:
    return {f.id for f in result.findings if f.rule in rules}


if __name__ == "__main__":
    main()
