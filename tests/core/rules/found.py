"""What a rule finds in a plan, in the words of its tests."""

from __future__ import annotations

import dataclasses

from siteplanner.core import frames, schema
from siteplanner.core.checking import check_plan
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from tests.builders import CRS


def found(plan: Plan, rule: str) -> list[Finding]:
    """The findings of a rule, what it could not check included."""
    return [f for f in check_plan(plan).findings if f.rule == rule or f.id.startswith(f"not-checked:{rule}:")]


def ids(plan: Plan, rule: str) -> list[str]:
    return [f.id for f in found(plan, rule)]


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 5) + 0.0


def only(plan: Plan, rule: str) -> Finding:
    """The one finding of a rule."""
    (finding,) = found(plan, rule)
    return finding


def shifted(plan: Plan, east_m: float, north_m: float) -> Plan:
    """The whole plan somewhere else."""
    site = plan.site
    for layer, frame in plan.site.layers():
        site = site.with_layer(layer.name, frame.set_geometry(frame.geometry.translate(east_m, north_m), crs=CRS))
    plants = plan.plants("base")
    moved = frames.conform(plants.set_geometry(plants.geometry.translate(east_m, north_m)), schema.PLANTS, site.crs)
    return dataclasses.replace(plan, site=site).with_plants("base", moved)


def shuffled(plan: Plan) -> Plan:
    """The same plan with every table's rows in reverse order."""
    site = plan.site
    for layer, frame in plan.site.layers():
        site = site.with_layer(layer.name, frame.iloc[::-1])
    return dataclasses.replace(plan, site=site).with_plants("base", plan.plants("base").iloc[::-1])
