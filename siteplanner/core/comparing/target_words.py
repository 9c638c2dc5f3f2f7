"""Targets reached or missed, in words."""

from __future__ import annotations

from collections.abc import Callable

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.comparing.compared_targets import ComparedTarget, Outcome, TargetOutcome
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

WHOLE_CLUSTER = QT_TRANSLATE_NOOP("measures", "whole cluster")
OUTPUT_VALUE = QT_TRANSLATE_NOOP("measures", "Output value")
CAPACITY = QT_TRANSLATE_NOOP("measures", "Capacity")
TARGET = QT_TRANSLATE_NOOP("measures", "{year:d}: {figure}, {of}")
AMOUNT = QT_TRANSLATE_NOOP("measures", "{amount:,.0f} {unit}")
REACHED = QT_TRANSLATE_NOOP("measures", "reached in {quarter}")
REACHED_FROM_START = QT_TRANSLATE_NOOP("measures", "reached")
MISSED = QT_TRANSLATE_NOOP("measures", "missed by {amount}; never reached")
LATE = QT_TRANSLATE_NOOP("measures", "missed by {amount}; reached later, in {quarter}")
OPEN = QT_TRANSLATE_NOOP(
    "measures", "short of {amount} by what is stated; plants that do not state it: {lacking:,d}; never reached"
)
OPEN_LATE = QT_TRANSLATE_NOOP(
    "measures",
    "short of {amount} by what is stated; plants that do not state it: {lacking:,d}; reached later, in {quarter}",
)


def target_label(of: ComparedTarget) -> Text:
    """What is wanted by when."""
    target = of.target
    what = OUTPUT_VALUE if target.figure == "output_value_cny" else CAPACITY
    product: Text = load_catalogue().product_name(target.product) if target.product else WHOLE_CLUSTER
    return TARGET(year=target.year, figure=what, of=product)


def amount_words(amount: float, unit: str) -> Text:
    """An amount in its plain unit."""
    return AMOUNT(amount=amount, unit=unit_words(unit))


def outcome_words(of: TargetOutcome, amount: Callable[[float, str], Text] = amount_words) -> Text:
    """Reached or missed by the end of the year, by how much, and the first quarter in which it is reached; ``amount``
    says an amount of a unit."""
    progress, quarter = of.progress, of.reached_in
    if of.outcome is Outcome.REACHED:
        return REACHED_FROM_START if quarter is None else REACHED(quarter=quarter.name)
    short = amount(-of.difference, progress.unit)
    if of.outcome is Outcome.OPEN:
        lacking = progress.missing + progress.unlike
        if quarter is None:
            return OPEN(amount=short, lacking=lacking)
        return OPEN_LATE(amount=short, lacking=lacking, quarter=quarter.name)
    return MISSED(amount=short) if quarter is None else LATE(amount=short, quarter=quarter.name)
