"""Two scenarios of a plan side by side: counts, totals, findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from siteplanner.core.check_result import finding_json
from siteplanner.core.checking import check_plan
from siteplanner.core.measures.totals import totals
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Message, Template, english

UNITS: Mapping[str, str] = {
    "plants": "",
    "footprint_m2": "m²",
    "floor_area_m2": "m²",
    "power_kw": "kW",
    "demand_kw": "kW",
    "energy_kwh_a": "kWh/a",
    "output_value_cny": "CNY/a",
    "investment_cny": "CNY",
    "jobs": "",
}
COUNTS: Mapping[str, str] = {"errors": "error", "warnings": "warning", "waived": "waived", "not_checked": "not_checked"}


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """One figure of both scenarios; ``capacity.<product>`` for what is made, in that product's unit."""

    figure: str
    unit: str
    a: float
    b: float

    @property
    def delta(self) -> float:
        return self.b - self.a


@dataclass(frozen=True)
class Comparison:
    """``gained`` are findings of ``b`` that ``a`` has not, ``lost`` those of ``a`` that ``b`` has not."""

    a: str
    b: str
    rows: tuple[ComparedFigure, ...]
    gained: tuple[Finding, ...]
    lost: tuple[Finding, ...]

    def to_json(self, translate: Callable[[Template | Message], str] = english) -> dict[str, Any]:
        """The answer of ``siteplanner compare --format json``."""
        return {
            "a": self.a,
            "b": self.b,
            "rows": [
                {"figure": r.figure, "unit": r.unit or None, "a": r.a, "b": r.b, "delta": r.delta} for r in self.rows
            ],
            "findings": {
                "gained": [finding_json(f, translate) for f in self.gained],
                "lost": [finding_json(f, translate) for f in self.lost],
            },
        }


def compare_scenarios(plan: Plan, a: str, b: str) -> Comparison:
    """Check and sum both scenarios. Raises EditError for an unknown one."""
    first, second = check_plan(plan, a), check_plan(plan, b)
    sums = [totals(plan, by="zone", scenario_id=s).to_json()["total"] for s in (a, b)]
    counts = tuple(ComparedFigure(figure, "", first.counts[key], second.counts[key]) for figure, key in COUNTS.items())
    in_a, in_b = {f.id for f in first.findings}, {f.id for f in second.findings}
    return Comparison(
        a,
        b,
        (*_figures(sums[0], sums[1]), *counts),
        gained=tuple(f for f in second.findings if f.id not in in_a),
        lost=tuple(f for f in first.findings if f.id not in in_b),
    )


def _figures(a: Mapping[str, Any], b: Mapping[str, Any]) -> list[ComparedFigure]:
    figures = [ComparedFigure(key, unit, a[key], b[key]) for key, unit in UNITS.items()]
    made = {**{p: e["unit"] for p, e in a["capacity"].items()}, **{p: e["unit"] for p, e in b["capacity"].items()}}
    for product, unit in made.items():
        one, other = (s["capacity"].get(product, {}).get("value", 0.0) for s in (a, b))
        figures.append(ComparedFigure(f"capacity.{product}", unit or "", one, other))
    return figures
