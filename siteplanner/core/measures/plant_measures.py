"""What plants give to sums, figure by figure: the numbers of each plant, and which plants lack one they should have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figure_table import FigureColumn
from siteplanner.core.measures.figures import UNITS, Flags, Floats
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template, Text

PLANTS, CAPACITY, BLANKS = "plants", "capacity", "blanks"

CAPACITY_OF = QT_TRANSLATE_NOOP("measures", "{product}, capacity")
LABELS: Mapping[str, Template] = {
    "plants": QT_TRANSLATE_NOOP("measures", "Plants"),
    "footprint_m2": QT_TRANSLATE_NOOP("measures", "Footprint"),
    "floor_area_m2": QT_TRANSLATE_NOOP("measures", "Floor area"),
    "land_m2": QT_TRANSLATE_NOOP("measures", "Land used"),
    "power_kw": QT_TRANSLATE_NOOP("measures", "Connected load"),
    "demand_kw": QT_TRANSLATE_NOOP("measures", "Demand"),
    "energy_kwh_a": QT_TRANSLATE_NOOP("measures", "Energy"),
    "water_m3_a": QT_TRANSLATE_NOOP("measures", "Water"),
    "steam_t_a": QT_TRANSLATE_NOOP("measures", "Steam"),
    "output_value_cny": QT_TRANSLATE_NOOP("measures", "Output value"),
    "tax_cny": QT_TRANSLATE_NOOP("measures", "Tax"),
    "investment_cny": QT_TRANSLATE_NOOP("measures", "Investment"),
    "jobs": QT_TRANSLATE_NOOP("measures", "Jobs"),
    "blanks": QT_TRANSLATE_NOOP("measures", "Blank figures"),
}
FINE_UNITS = ("m2",)
FIGURES = (PLANTS, *(name for name in UNITS), CAPACITY)
"""What a pivot can be asked for."""


@dataclass(frozen=True, eq=False)
class Measure:
    """One figure. ``values`` (n,) is what each plant gives, NaN where nothing; ``lacking`` (n,) marks the plants that
    should give something and do not. A sum over plants that give nothing is 0, but there is no sum where some lack the
    figure and none has it. ``product`` is that of a capacity."""

    key: str
    label: Text
    unit: str
    values: Floats
    lacking: Flags
    product: str = ""


def measures(basis: Basis, figure: str | None = None) -> tuple[Measure, ...]:
    """The measures of the plants of a basis: all of them, or those of one of ``FIGURES``.

    Capacities follow the products of the catalogue, a product's unlike units apart. The last, where all are asked for,
    counts blank figures.
    """
    found: list[Measure] = []
    if figure in (None, PLANTS):
        found.append(_counted(basis))
    if figure in (None, CAPACITY):
        found += capacities(basis)
    for name in UNITS if figure is None else [figure]:
        if name in UNITS:
            values = basis.amount(name)
            found.append(Measure(name, LABELS[name], ascii_unit(UNITS[name]), values, np.isnan(values)))
    return (*found, _blanks(basis)) if figure is None else tuple(found)


def capacities(basis: Basis) -> list[Measure]:
    """A measure for each product and unit that plants state, and for each product that plants state without either."""
    made, product = basis.figures, basis.text("product")
    products = load_catalogue().product_rows
    rank = {key: at for at, key in enumerate(products)}
    found: list[tuple[tuple[int, str, str], Measure]] = []
    without = {str(key) for key in np.unique(product[made.no_capacity & (product != "")].astype(str))}
    for at, (key, unit) in enumerate(made.capacities):
        gives = made.capacity_of == at
        if gives.any():
            of = str(product[np.argmax(gives)])
            without.discard(of)
            measure = _capacity(f"{CAPACITY}.{key}", of, unit, np.where(gives, made.capacity, np.nan), basis)
            found.append(((rank.get(of, len(rank)), of, unit if key != of else ""), measure))
    for of in without:
        unit = products[of].capacity_unit if of in products else ""
        measure = _capacity(f"{CAPACITY}.{of}", of, unit, np.full(len(product), np.nan), basis)
        found.append(((rank.get(of, len(rank)), of, ""), measure))
    return [measure for _, measure in sorted(found, key=lambda each: each[0])]


def figure_column(of: Measure, label: Text | None = None, key: str = "", *, sums: bool = True) -> FigureColumn:
    """The column of a measure, under its own label and key unless others are given."""
    decimals = 2 if of.unit in FINE_UNITS else 0
    return FigureColumn(key or of.key, of.label if label is None else label, of.unit, decimals, sums)


def ascii_unit(unit: str) -> str:
    """A unit as tables of figures hold it.

    >>> ascii_unit("m²"), ascii_unit("CNY/a")
    ('m2', 'CNY/a')
    """
    return unit.replace("²", "2").replace("³", "3")


def _capacity(key: str, product: str, unit: str, values: Floats, basis: Basis) -> Measure:
    label = CAPACITY_OF(product=load_catalogue().product_name(product))
    lacking = basis.figures.no_capacity & (basis.text("product") == product)
    return Measure(key, label, unit, values, lacking, product)


def _counted(basis: Basis) -> Measure:
    count = len(basis.plants)
    return Measure(PLANTS, LABELS[PLANTS], "", np.ones(count), np.zeros(count, dtype=bool))


def _blanks(basis: Basis) -> Measure:
    of = basis.figures
    blanks = np.isnan(of.amounts).sum(axis=0) + of.no_capacity
    return Measure(BLANKS, LABELS[BLANKS], "", blanks.astype(float), np.zeros(len(blanks), dtype=bool))
