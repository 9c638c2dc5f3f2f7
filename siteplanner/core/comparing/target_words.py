"""Targets reached or missed, in words."""

from __future__ import annotations

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
MISSED = QT_TRANSLATE_NOOP("measures", "missed by {amount:,.0f} {unit}; never reached")
LATE = QT_TRANSLATE_NOOP("measures", "missed by {amount:,.0f} {unit}; reached in {quarter}")
OPEN = QT_TRANSLATE_NOOP(
    "measures",
    "not reached by what is stated, short of {amount:,.0f} {unit}; plants that do not state it: {lacking:,d}",
)
OPEN_LATE = QT_TRANSLATE_NOOP(
    "measures",
    "not reached by what is stated, short of {amount:,.0f} {unit}; plants that do not state it: {lacking:,d}; reached "
    "in {quarter}",
)


def target_label(of: ComparedTarget) -> Text:
    """What is wanted by when."""
    target = of.target
    what = OUTPUT_VALUE if target.figure == "output_value_cny" else CAPACITY
    product: Text = load_catalogue().product_name(target.product) if target.product else WHOLE_CLUSTER
    return TARGET(year=target.year, figure=what, of=product)


def wanted(of: ComparedTarget) -> Text:
    """How much is wanted."""
    return AMOUNT(amount=of.target.target, unit=unit_words(of.target.unit))


def outcome_words(of: TargetOutcome) -> Text:
    """Reached or missed by the end of the year, by how much, and the first quarter in which it is reached."""
    progress, quarter = of.progress, of.reached_in
    if of.outcome is Outcome.REACHED:
        return REACHED_FROM_START if quarter is None else REACHED(quarter=quarter.name)
    short = {"amount": -of.difference, "unit": unit_words(progress.unit)}
    if of.outcome is Outcome.OPEN:
        short["lacking"] = progress.missing + progress.unlike
        return OPEN(**short) if quarter is None else OPEN_LATE(**short, quarter=quarter.name)
    return MISSED(**short) if quarter is None else LATE(**short, quarter=quarter.name)
