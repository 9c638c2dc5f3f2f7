"""The chain balance as tables: the steps side by side, and what is not part of the balance."""

from __future__ import annotations

from functools import partial

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.chain_balance import (
    ANODE,
    ChainBalance,
    ChainProduct,
    ChainStep,
    LeftOut,
    Reason,
    chain_balance,
    missing,
    share,
)
from siteplanner.core.measures.chain_traces import left_out_trace, trace
from siteplanner.core.measures.figure_table import FigureColumn, FigureRow, FigureTable, RowKind, Value
from siteplanner.core.measures.figure_units import unit_words
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text

TITLE = QT_TRANSLATE_NOOP("measures", "Chain balance")
STEP = QT_TRANSLATE_NOOP("measures", "Step and product")
COLUMNS = (
    FigureColumn("capacity", QT_TRANSLATE_NOOP("measures", "Capacity")),
    FigureColumn("unit", QT_TRANSLATE_NOOP("measures", "Unit"), decimals=None),
    FigureColumn("factor", QT_TRANSLATE_NOOP("measures", "For 1 GWh of cells")),
    FigureColumn("gwh", QT_TRANSLATE_NOOP("measures", "Serves cells of"), "GWh/a", 2, formula="capacity / factor"),
    FigureColumn("share", QT_TRANSLATE_NOOP("measures", "Of the largest step"), "%", 1),
    FigureColumn("to_largest", QT_TRANSLATE_NOOP("measures", "Missing to match the largest step")),
    FigureColumn("to_anode", QT_TRANSLATE_NOOP("measures", "Missing to match the anode")),
)
OUT_TITLE = QT_TRANSLATE_NOOP("measures", "Not part of the chain balance")
OUT_COLUMNS = (
    FigureColumn("capacity", QT_TRANSLATE_NOOP("measures", "Capacity")),
    FigureColumn("unit", QT_TRANSLATE_NOOP("measures", "Unit"), decimals=None),
    FigureColumn("why", QT_TRANSLATE_NOOP("measures", "Why"), decimals=None),
)
PRODUCT = QT_TRANSLATE_NOOP("measures", "Product")
NO_UNIT = QT_TRANSLATE_NOOP("measures", "no unit given")
WHY = {
    Reason.NO_STEP: QT_TRANSLATE_NOOP("measures", "No step of the chain uses it: there is no factor."),
    Reason.UNLIKE_UNIT: QT_TRANSLATE_NOOP("measures", "The factor is in another unit; nothing is converted."),
}
BOTTLENECK = QT_TRANSLATE_NOOP("measures", "Bottleneck: {steps}, with {gwh:,.2f} GWh of cells a year.")
NO_BOTTLENECK = QT_TRANSLATE_NOOP("measures", "All steps serve the same cells: there is no bottleneck.")
NOT_KNOWN = QT_TRANSLATE_NOOP(
    "measures",
    "The bottleneck cannot be told: plants of {steps} give no capacity in the factor’s unit.",
)
TOO_SMALL = QT_TRANSLATE_NOOP("measures", "Plants of {steps} give no capacity, so these serve more than is shown.")
ALTERNATIVES = QT_TRANSLATE_NOOP(
    "measures", "What is missing of {products} are alternatives: each alone would make up for it."
)
FACTORS = QT_TRANSLATE_NOOP(
    "measures", "What a GWh takes are rules of thumb for LFP cells, not verified; set your own among the factors."
)


def tables(basis: Basis) -> tuple[FigureTable, ...]:
    """The steps, and what is left out."""
    balance = chain_balance(basis)
    return _steps(basis, balance), _left_out(basis, balance)


def _steps(basis: Basis, balance: ChainBalance) -> FigureTable:
    lines: list[tuple[ChainStep, ChainProduct | None]] = []
    for step in balance.steps:
        lines += [(step, None)] if len(step.products) > 1 else []
        lines += [(step, product) for product in step.products]
    rows = tuple(_row(balance, step, product) for step, product in lines)
    return FigureTable("chain", TITLE, STEP, COLUMNS, rows, _notes(balance), partial(trace, basis, balance, lines))


def _row(balance: ChainBalance, step: ChainStep, product: ChainProduct | None) -> FigureRow:
    if product is None:
        return FigureRow(
            step.key, step.name, (None, None, None, step.gwh, share(balance, step), None, None), RowKind.SUBTOTAL
        )
    alone = len(step.products) == 1
    values: tuple[Value, ...] = (
        product.capacity,
        unit_words(product.unit),
        product.factor.value,
        product.gwh,
        share(balance, step) if alone else None,
        missing(step, product, balance.largest_gwh),
        missing(step, product, balance.step(ANODE).gwh),
    )
    name = load_catalogue().product_name(product.product)
    return FigureRow(product.product, name, values, level=0 if alone else 1)


def _notes(balance: ChainBalance) -> tuple[Text, ...]:
    notes: list[Text] = []
    unknown = tuple(step.name for step in balance.steps if step.lacking)
    if balance.bottlenecks:
        names = tuple(step.name for step in balance.bottlenecks)
        notes.append(BOTTLENECK(steps=names, gwh=balance.bottlenecks[0].gwh))
    elif unknown:
        notes.append(NOT_KNOWN(steps=unknown))
    elif balance.largest_gwh:
        notes.append(NO_BOTTLENECK)
    small = tuple(step.name for step in balance.steps if step.gwh is not None and step.lacking)
    if small:
        notes.append(TOO_SMALL(steps=small))
    for step in balance.steps:
        if len(step.products) > 1:
            products = tuple(load_catalogue().product_name(of.product) for of in step.products)
            notes.append(ALTERNATIVES(products=products))
    return (*notes, FACTORS)


def _left_out(basis: Basis, balance: ChainBalance) -> FigureTable:
    rows = tuple(_out_row(of) for of in balance.left_out)
    return FigureTable(
        "chain_left_out", OUT_TITLE, PRODUCT, OUT_COLUMNS, rows, (), partial(left_out_trace, basis, balance.left_out)
    )


def _out_row(of: LeftOut) -> FigureRow:
    unit: Text = unit_words(of.unit) if of.unit else NO_UNIT
    name = load_catalogue().product_name(of.product)
    return FigureRow(f"{of.product}/{of.unit}", name, (of.capacity, unit, WHY[of.reason]), RowKind.OUTSIDE)
