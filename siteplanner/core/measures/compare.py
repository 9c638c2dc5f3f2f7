"""Two scenarios side by side: their figures, and which findings one has that the other has not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from siteplanner.core.check_result import CheckResult, finding_json
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import UNITS, Figures
from siteplanner.core.measures.own_figures import WHOLE, own_figures
from siteplanner.core.measures.totals import totals
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Message, Named, Template, english

COUNTS = ("error", "warning", "waived", "not_checked")


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """``figure`` is a key of the totals, ``capacity.<product>``, ``own.<figure>`` (with the ``name`` its pack gives it,
    and None where it is blank), or ``findings.<count>``; ``delta`` is b - a."""

    figure: str
    unit: str
    a: float | None
    b: float | None
    name: Named | None = None
    decimals: int = 0

    @property
    def delta(self) -> float | None:
        return None if self.a is None or self.b is None else self.b - self.a


@dataclass(frozen=True)
class Comparison:
    """``gained`` are the findings of b that a has not, ``lost`` those of a that b has not, by their ids."""

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
                {"figure": row.figure, "unit": row.unit or None, "a": row.a, "b": row.b, "delta": row.delta}
                for row in self.rows
            ],
            "findings": {
                "gained": [finding_json(finding, translate) for finding in self.gained],
                "lost": [finding_json(finding, translate) for finding in self.lost],
            },
        }


def compare(plan: Plan, a: str, b: str, checked_a: CheckResult, checked_b: CheckResult) -> Comparison:
    """Scenario ``b`` beside scenario ``a``, whose checks are given. Raises EditError for an unknown scenario."""
    figures_a, figures_b = (totals(plan, "product", scenario).total.figures for scenario in (a, b))
    ids_a, ids_b = ({f.id for f in checked.findings} for checked in (checked_a, checked_b))
    return Comparison(
        a,
        b,
        (*_figures(figures_a, figures_b), *_own(plan, a, b), *_counts(checked_a.counts, checked_b.counts)),
        tuple(f for f in checked_b.findings if f.id not in ids_a),
        tuple(f for f in checked_a.findings if f.id not in ids_b),
    )


def _figures(a: Figures, b: Figures) -> Iterator[ComparedFigure]:
    yield ComparedFigure("plants", "", a.plants, b.plants)
    for name, unit in UNITS.items():
        yield ComparedFigure(name, unit, a.amounts[name], b.amounts[name])
    capacity = {(key, of.unit): None for figures in (a, b) for key, of in figures.capacity.items()}
    for key, unit in sorted(capacity):
        yield ComparedFigure(f"capacity.{key}", unit, _capacity(a, key, unit), _capacity(b, key, unit))


def _own(plan: Plan, a: str, b: str) -> Iterator[ComparedFigure]:
    """The figures that the pack declares, over each scenario as a whole."""
    of_a, of_b = (own_figures(Basis.of(plan, scenario), "product") for scenario in (a, b))
    for figure in of_a.figures:
        values = of_a.value(figure.id, WHOLE), of_b.value(figure.id, WHOLE)
        yield ComparedFigure(f"own.{figure.id}", figure.unit, *values, figure.name, figure.decimals)


def _capacity(figures: Figures, key: str, unit: str) -> float:
    amount = figures.capacity.get(key)
    return amount.value if amount is not None and amount.unit == unit else 0.0


def _counts(a: Mapping[str, int], b: Mapping[str, int]) -> Iterator[ComparedFigure]:
    for count in COUNTS:
        yield ComparedFigure(f"findings.{count}", "", a[count], b[count])
