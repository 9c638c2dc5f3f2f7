"""How far a scenario gets, year by year, towards what the town wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.figures import amounts_of
from siteplanner.core.moment import When, in_service
from siteplanner.core.plan import Plan

ROUNDING = 1e-9  # relative: a target counts as reached however the sum's last digits fall

Flags = npt.NDArray[np.bool_]
Figure = Literal["capacity", "output_value_cny"]


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """One figure of one target. ``planned`` is what is in service by the end of ``year``, undated plants included;
    ``product`` is '' for the whole cluster; ``missing`` counts plants concerned that lack the figure or its unit, and
    ``unlike`` those that state it in another unit: neither is in ``planned``."""

    year: int
    product: str
    name: str
    figure: Figure
    unit: str
    target: float
    planned: float
    missing: int
    unlike: int

    @property
    def share(self) -> float | None:
        """planned / target; None for a target of 0."""
        return self.planned / self.target if self.target > 0 else None

    @property
    def reached(self) -> bool:
        return self.planned >= self.target * (1 - ROUNDING)

    def to_json(self) -> dict[str, Any]:
        return {
            "year": self.year,
            "product": self.product or None,
            "name": self.name or None,
            "figure": self.figure,
            "unit": self.unit,
            "target": self.target,
            "planned": self.planned,
            "share": self.share,
            "reached": self.reached,
            "missing": self.missing,
            "unlike": self.unlike,
        }


def target_progress(plan: Plan, scenario_id: str | None = None, when: When = None) -> tuple[TargetProgress, ...]:
    """One entry a figure (capacity, output value) of each target, by year, the whole cluster first, then by product.

    Capacities are added only where product and unit are the target's; a target for the whole cluster adds the plants of
    every product in its unit. ``when`` leaves out what enters service after it, for targets of later years too. Raises
    EditError for an unknown scenario.

    >>> from siteplanner.core.site import Site
    >>> target_progress(Plan.new(Site.empty(4547)))
    ()
    """
    plants = _Plants.of(in_service(plan.plants(scenario_id), when))
    found: list[TargetProgress] = []
    for target in _targets(plan.targets):
        concerned = plants.by_end_of(target.year) & ((plants.product == target.product) | (target.product == ""))
        if not np.isnan(target.capacity):
            found.append(_capacity(plants, concerned, target))
        if not np.isnan(target.output_value_cny):
            found.append(_output(plants, concerned, target))
    return tuple(found)


class _Target(NamedTuple):
    year: int
    product: str
    name: str
    unit: str
    capacity: float
    output_value_cny: float


def _targets(table: pd.DataFrame) -> list[_Target]:
    """The targets in order of year and product."""
    dated = table[table["year"].notna().to_numpy()]
    texts = (dated[name].to_numpy(dtype=object, na_value="") for name in ("product", "name", "capacity_unit"))
    numbers = (amounts_of(dated[name].to_numpy(dtype=float)) for name in ("capacity", "output_value_cny"))
    rows = zip(dated["year"].to_numpy(dtype=int), *texts, *numbers, strict=True)
    return sorted(
        _Target(int(year), product, name, unit or _usual_unit(product), float(capacity), float(output))
        for year, product, name, unit, capacity, output in rows
    )


@dataclass(frozen=True, eq=False)
class _Plants:
    since: npt.NDArray[np.datetime64]
    product: npt.NDArray[np.object_]
    unit: npt.NDArray[np.object_]
    capacity: npt.NDArray[np.float64]
    output_cny: npt.NDArray[np.float64]

    @classmethod
    def of(cls, plants: pd.DataFrame) -> _Plants:
        return cls(
            plants["in_service"].to_numpy(dtype="datetime64[D]"),
            plants["product"].to_numpy(dtype=object, na_value=""),
            plants["capacity_unit"].to_numpy(dtype=object, na_value=""),
            amounts_of(plants["capacity"].to_numpy(dtype=float)),
            amounts_of(plants["output_value_cny"].to_numpy(dtype=float)),
        )

    def by_end_of(self, year: int) -> Flags:
        """In service by the end of a year; a blank date is always in service."""
        by: Flags = np.isnat(self.since) | (self.since < np.datetime64(f"{year + 1:04d}-01-01", "D"))
        return by


def _capacity(plants: _Plants, concerned: Flags, target: _Target) -> TargetProgress:
    producing = concerned & (plants.product != "")
    given = producing & ~np.isnan(plants.capacity) & (plants.unit != "")
    alike = given & (plants.unit == target.unit)
    return TargetProgress(
        target.year,
        target.product,
        target.name,
        "capacity",
        target.unit,
        target.capacity,
        planned=float(plants.capacity[alike].sum()),
        missing=int((producing & ~given).sum()),
        unlike=int((given & ~alike).sum()),
    )


def _output(plants: _Plants, concerned: Flags, target: _Target) -> TargetProgress:
    values = plants.output_cny[concerned]
    return TargetProgress(
        target.year,
        target.product,
        target.name,
        "output_value_cny",
        "CNY/a",
        target.output_value_cny,
        planned=float(np.nansum(values)),
        missing=int((np.isnan(values) & (plants.product[concerned] != "")).sum()),
        unlike=0,
    )


def _usual_unit(product: str) -> str:
    products = load_catalogue().product_rows
    return products[product].capacity_unit if product in products else "t/a"
