"""Anode, cathode, electrolyte and separator for the same cells: what each serves, what holds the others back."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

import numpy as np
import pandas as pd

from siteplanner.assets import resource
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.factors import Factor
from siteplanner.core.measures.figures import Codes, Floats, amounts_of
from siteplanner.core.text import Named

ANODE = "anode"
"""The step that the others are to match."""
ALIKE = 1e-9
"""Relative: steps whose cells differ by less serve the same."""


@dataclass(frozen=True, slots=True)
class StepDefinition:
    """A step of the chain; any of ``products`` serves it."""

    key: str
    name: Named
    products: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ChainProduct:
    """One product of the chain. ``unit`` is that of its factor, a year; ``capacity`` in it, None where all plants of
    the product lack one. ``plants`` (rows) are those that give to it; ``lacking`` those that should and do not, for
    want of a capacity or of that unit."""

    product: str
    step: str
    unit: str
    factor: Factor
    capacity: float | None
    plants: Codes
    lacking: Codes

    @property
    def gwh(self) -> float | None:
        """The cells that its capacity serves, in GWh a year."""
        return None if self.capacity is None else self.capacity / self.factor.value


@dataclass(frozen=True, eq=False)
class ChainStep:
    """One step; the cells of its products add up."""

    key: str
    name: Named
    products: tuple[ChainProduct, ...]

    @property
    def gwh(self) -> float | None:
        """None where plants of it stand and none gives a capacity."""
        known = [of.gwh for of in self.products if of.gwh is not None]
        return None if len(known) < len(self.products) and not any(known) else sum(known)

    @property
    def lacking(self) -> bool:
        """Whether some plant of it gives no capacity, so that it serves more than it says."""
        return any(len(of.lacking) for of in self.products)


class Reason(StrEnum):
    """Why a capacity is not in the balance."""

    NO_STEP = "no_step"
    UNLIKE_UNIT = "unlike_unit"


@dataclass(frozen=True, eq=False)
class LeftOut:
    """A capacity that is not in the balance: of a product of no step, or in another unit than the factor's."""

    product: str
    unit: str
    capacity: float | None
    plants: Codes
    lacking: Codes
    reason: Reason


@dataclass(frozen=True, eq=False)
class ChainBalance:
    """The steps in order and what is left out."""

    steps: tuple[ChainStep, ...]
    left_out: tuple[LeftOut, ...]

    @cached_property
    def largest_gwh(self) -> float | None:
        """The most cells that a step serves; None where a step is not known."""
        found = [step.gwh for step in self.steps]
        known = [gwh for gwh in found if gwh is not None]
        return max(known) if len(known) == len(found) else None

    @cached_property
    def bottlenecks(self) -> tuple[ChainStep, ...]:
        """The steps that serve the fewest cells, as far as that is certain: a step whose plants do not all give their
        capacity may serve more than it says. None where all serve the same."""
        at_least = [step.gwh or 0.0 for step in self.steps]
        near = ALIKE * max(at_least)
        if self.complete and max(at_least) - min(at_least) <= near:
            return ()
        return tuple(
            step
            for step, gwh in zip(self.steps, at_least, strict=True)
            if not step.lacking and gwh - min(at_least) <= near
        )

    @property
    def complete(self) -> bool:
        """Whether every plant of the chain gives its capacity."""
        return not any(step.lacking for step in self.steps)

    def step(self, key: str) -> ChainStep:
        """A step by its key. Raises KeyError."""
        return {step.key: step for step in self.steps}[key]


def missing_gwh(step: ChainStep, wanted_gwh: float | None) -> float | None:
    """The cells that a step serves too few of; 0 where it serves as many or more, None where either is not known."""
    if step.gwh is None or wanted_gwh is None:
        return None
    gap = wanted_gwh - step.gwh
    return gap if gap > ALIKE * wanted_gwh else 0.0


def missing(step: ChainStep, product: ChainProduct, wanted_gwh: float | None) -> float | None:
    """What is missing of a product, in its unit, so that its step serves some cells; None where that is not known."""
    gap = missing_gwh(step, wanted_gwh)
    return None if gap is None else gap * product.factor.value


def share(balance: ChainBalance, step: ChainStep) -> float | None:
    """The cells of a step in percent of those of the largest; None where they are not known or there are none."""
    if step.gwh is None or not balance.largest_gwh:
        return None
    return 100.0 * step.gwh / balance.largest_gwh


@cache
def step_definitions() -> tuple[StepDefinition, ...]:
    """The steps of ``resources/figures/chain.toml``."""
    with resource("figures/chain.toml").open("rb") as file:
        rows = tomllib.load(file)["step"]
    return tuple(StepDefinition(row["key"], Named(**row["name"]), tuple(row["products"])) for row in rows)


def chain_balance(basis: Basis) -> ChainBalance:
    """The balance of the plants in service. Capacity counts in the factor's unit alone; nothing is converted."""
    steps = tuple(
        ChainStep(of.key, of.name, tuple(_product(basis, product, of.key) for product in of.products))
        for of in step_definitions()
    )
    return ChainBalance(steps, _left_out(basis, {of.product: of.unit for step in steps for of in step.products}))


def _product(basis: Basis, product: str, step: str) -> ChainProduct:
    factor = basis.factors[f"chain.{product}"]
    unit = f"{factor.unit.partition('/')[0]}/a"
    capacity, stated = _capacity(basis), basis.text("capacity_unit")
    concerned = basis.text("product") == product
    usable = ~np.isnan(capacity) & (stated == unit)
    gives, lacking = np.flatnonzero(concerned & usable), np.flatnonzero(concerned & ~usable)
    amount = None if len(lacking) and not len(gives) else float(capacity[gives].sum())
    return ChainProduct(product, step, unit, factor, amount, gives, lacking)


def _capacity(basis: Basis) -> Floats:
    return amounts_of(basis.number("capacity"))


def _left_out(basis: Basis, units: dict[str, str]) -> tuple[LeftOut, ...]:
    product, stated, capacity = basis.text("product"), basis.text("capacity_unit"), _capacity(basis)
    found: list[LeftOut] = []
    pairs = pd.DataFrame({"product": product, "unit": stated}).drop_duplicates()
    for key, unit in sorted((str(a), str(b)) for a, b in pairs.itertuples(index=False)):
        here = (product == key) & (stated == unit)
        if not key or (key in units and (unit in ("", units[key]) or not (here & ~np.isnan(capacity)).any())):
            continue
        reason = Reason.UNLIKE_UNIT if key in units else Reason.NO_STEP
        has = ~np.isnan(capacity) & (unit != "")
        gives, lacking = np.flatnonzero(here & has), np.flatnonzero(here & ~has)
        amount = float(capacity[gives].sum()) if len(gives) else None
        found.append(LeftOut(key, unit, amount, gives, lacking, reason))
    return tuple(found)
