"""What the numbers of the chain balance are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from siteplanner.core.features import PLANTS, Feature
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain_balance import (
    ANODE,
    ChainBalance,
    ChainProduct,
    ChainStep,
    LeftOut,
    missing,
    share,
)
from siteplanner.core.measures.factors import Factor, Source
from siteplanner.core.measures.figure_table import Term, Trace
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.measures.figures import Codes
from siteplanner.core.measures.sum_traces import written, written_sum
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

CAPACITY = QT_TRANSLATE_NOOP("measures", "Σ of {count:,d} plants: {terms} = {total} {unit}")
NO_PLANTS = QT_TRANSLATE_NOOP("measures", "No plant in service makes it: 0 {unit}")
FACTOR = QT_TRANSLATE_NOOP("measures", "{name}: {value} {unit}")
CELLS = QT_TRANSLATE_NOOP("measures", "{capacity} {unit} ÷ {factor} {factor_unit} = {gwh} GWh/a")
STEP_CELLS = QT_TRANSLATE_NOOP("measures", "Σ of the products of the step: {terms} = {gwh} GWh/a")
SHARE = QT_TRANSLATE_NOOP("measures", "{gwh} GWh/a ÷ {largest} GWh/a = {share:.1f} %")
GAP = QT_TRANSLATE_NOOP("measures", "({wanted} − {gwh}) GWh/a × {factor} {factor_unit} = {gap} {unit}")
NO_GAP = QT_TRANSLATE_NOOP("measures", "{gwh} GWh/a are served and {wanted} GWh/a are wanted: nothing is missing.")
NO_CAPACITY = QT_TRANSLATE_NOOP("measures", "No plant of it gives a capacity in {unit}.")
NOT_KNOWN = QT_TRANSLATE_NOOP("measures", "The cells that a step serves are not known here.")
NOTHING_SERVED = QT_TRANSLATE_NOOP("measures", "No step serves any cells.")
SOME_LACK = QT_TRANSLATE_NOOP("measures", "{count:,d} plants give no capacity in that unit: the number is too small.")
Lines = Sequence[tuple[ChainStep, ChainProduct | None]]


class _Asked(NamedTuple):
    basis: Basis
    balance: ChainBalance
    step: ChainStep
    product: ChainProduct | None

    @property
    def products(self) -> tuple[ChainProduct, ...]:
        return self.step.products if self.product is None else (self.product,)


def trace(basis: Basis, balance: ChainBalance, lines: Lines, row: int, column: int) -> Trace | None:
    """The trace of a cell of the table of steps: capacity, unit, factor, cells, share, and what is missing."""
    asked = _Asked(basis, balance, *lines[row])
    if column == 3:
        return _cells(asked)
    if column == 4:
        return _share(asked) if asked.product is None or len(asked.step.products) == 1 else None
    if asked.product is None or column == 1:
        return None
    if column == 0:
        return _capacity(basis, asked.product)
    if column == 2:
        return Trace(_factor_words(asked.product.factor), sources=(_source(asked.product.factor),))
    return _missing(asked, asked.product, to_anode=column == 6)


def left_out_trace(basis: Basis, left_out: Sequence[LeftOut], row: int, column: int) -> Trace | None:
    """The trace of a capacity that is not in the balance."""
    of = left_out[row]
    return _sum(basis, of.plants, of.lacking, of.unit) if column == 0 else None


def _capacity(basis: Basis, of: ChainProduct) -> Trace:
    return _sum(basis, of.plants, of.lacking, of.unit)


def _sum(basis: Basis, plants: Codes, lacking: Codes, unit: str) -> Trace:
    values = basis.number("capacity")[plants].tolist()
    said = unit_words(unit)
    formula = CAPACITY(count=len(values), terms=written_sum(values), total=written(sum(values)), unit=said)
    terms = tuple(Term(feature, value) for feature, value in zip(_features(basis, plants), values, strict=True))
    return Trace(
        formula if values else NO_PLANTS(unit=said),
        terms,
        _features(basis, lacking),
        notes=_some_lack(len(lacking)) if values else (),
        why_blank=NO_CAPACITY(unit=said) if len(lacking) and not values else None,
    )


def _cells(asked: _Asked) -> Trace:
    """The GWh of a product, or of a step of several."""
    terms: list[Term] = []
    for of in asked.products:
        share_of = asked.basis.number("capacity")[of.plants] / of.factor.value
        terms += [Term(*each) for each in zip(_features(asked.basis, of.plants), share_of.tolist(), strict=True)]
    lacking = np.concatenate([of.lacking for of in asked.products])
    known = [of.gwh for of in asked.products if of.gwh is not None]
    blank = asked.step.gwh is None if asked.product is None else asked.product.gwh is None
    formula: Text = STEP_CELLS(terms=written_sum(known), gwh=written(sum(known)))
    if asked.product is not None:
        formula = _division(asked.product)
    return Trace(
        formula,
        tuple(terms),
        _features(asked.basis, lacking),
        tuple(_source(of.factor) for of in asked.products),
        () if blank else _some_lack(len(lacking)),
        NO_CAPACITY(unit=unit_words(asked.products[0].unit)) if blank else None,
    )


def _division(of: ChainProduct) -> Text:
    return CELLS(
        capacity=written(of.capacity or 0.0),
        unit=unit_words(of.unit),
        factor=written(of.factor.value),
        factor_unit=unit_words(of.factor.unit),
        gwh=written(of.gwh or 0.0),
    )


def _share(asked: _Asked) -> Trace:
    cells = _cells(asked._replace(product=None))
    found, largest = share(asked.balance, asked.step), asked.balance.largest_gwh
    if found is None or largest is None:
        why = NOTHING_SERVED if largest == 0 else NOT_KNOWN
        return Trace(why, cells.terms, cells.lacking, cells.sources, why_blank=why)
    formula = SHARE(gwh=written(asked.step.gwh or 0.0), largest=written(largest), share=found)
    parts = tuple(Term(term.feature, 100.0 * (term.value or 0.0) / largest) for term in cells.terms)
    return Trace(formula, parts, cells.lacking, cells.sources, cells.notes)


def _missing(asked: _Asked, product: ChainProduct, *, to_anode: bool) -> Trace:
    cells = _cells(asked._replace(product=None))
    wanted = asked.balance.step(ANODE).gwh if to_anode else asked.balance.largest_gwh
    found = missing(asked.step, product, wanted)
    there = tuple(Term(term.feature) for term in cells.terms)  # they serve cells; what is missing none of them gives
    if found is None:
        return Trace(NOT_KNOWN, there, cells.lacking, cells.sources, why_blank=NOT_KNOWN)
    gwh = written(asked.step.gwh or 0.0)
    formula: Text = NO_GAP(gwh=gwh, wanted=written(wanted or 0.0))
    if found > 0:
        formula = GAP(
            wanted=written(wanted or 0.0),
            gwh=gwh,
            factor=written(product.factor.value),
            factor_unit=unit_words(product.factor.unit),
            gap=written(found),
            unit=unit_words(product.unit),
        )
    return Trace(formula, there, cells.lacking, cells.sources, cells.notes)


def _some_lack(count: int) -> tuple[Text, ...]:
    return (SOME_LACK(count=count),) if count else ()


def _factor_words(of: Factor) -> Text:
    return FACTOR(name=of.name, value=written(of.value), unit=unit_words(of.unit))


def _source(of: Factor) -> tuple[Text, Source]:
    return _factor_words(of), of.source


def _features(basis: Basis, plants: Codes) -> tuple[Feature, ...]:
    return tuple(Feature(PLANTS, str(basis.ids[at])) for at in plants)
