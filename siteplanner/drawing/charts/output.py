"""Output value a year, a bar a zone, stacked by product."""

from __future__ import annotations

import numpy as np

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.basis import Basis
from siteplanner.core.measures.figures import amounts_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, Text
from siteplanner.drawing.charts.chart_paper import SERIES, ChartPaper, money, number
from siteplanner.drawing.charts.zone_labels import OUTSIDE, zone_label
from siteplanner.drawing.styles import load_styles

AXIS = QT_TRANSLATE_NOOP("chart", "Output value, {unit} a year")
NO_PRODUCT = QT_TRANSLATE_NOOP("chart", "no product")
LACKING = QT_TRANSLATE_NOOP("chart", "{count} plants give no output value and are not in the bars.")
MOST_PRODUCTS = len(SERIES) - 1
OTHERS = QT_TRANSLATE_NOOP("chart", "other products")


def draw(paper: ChartPaper, basis: Basis) -> None:
    """Zones without any output have no bar; more products than colours share the last one."""
    value = amounts_of(basis.number("output_value_cny"))
    known = value > 0
    if not known.any():
        return
    zone = basis.zone_row[known]
    product = basis.text("product")[known]
    groups = [*sorted({int(row) for row in zone if row >= 0}), *([-1] if (zone < 0).any() else [])]
    names: list[Text] = [OUTSIDE if row < 0 else zone_label(basis, row) for row in groups]
    per, unit = money([float(value[known][zone == row].sum()) for row in groups], paper.say)
    series: list[tuple[Text, str, list[float]]] = []
    for label, keys, color in product_series(sorted({str(key) for key in product})):
        cells = np.isin(product, keys)
        series.append((label, color, [float(value[known][cells & (zone == row)].sum()) / per for row in groups]))
    axes = paper.axes()
    paper.stack(axes, names, series)
    for at, row in enumerate(groups):
        total = float(value[known][zone == row].sum()) / per
        paper.label(axes, at, total, number(round(total, 2)))
    paper.axis_title(axes, AXIS(unit=unit))
    paper.legend(axes)
    paper.finish(axes)
    lacking = int((~np.isfinite(value) & (basis.text("product") != "")).sum())
    if lacking:
        paper.note(LACKING(count=lacking))


def product_series(keys: list[str]) -> list[tuple[Text, list[str], str]]:
    """Label, product keys and colour of each series, in the catalogue's order; colours are those of the map."""
    order = [key for key in load_catalogue().products() if key in keys]
    order += [key for key in keys if key not in order and key]
    styles = load_styles("print")
    shown, rest = order[:MOST_PRODUCTS], order[MOST_PRODUCTS:]
    found: list[tuple[Text, list[str], str]] = [
        (_product_name(key), [key], "#{:02x}{:02x}{:02x}".format(*styles.plant(key).color[:3])) for key in shown
    ]
    if rest:
        found.append((OTHERS, rest, SERIES[-1]))
    if "" in keys:
        found.append((NO_PRODUCT, [""], "#c9c9c9"))
    return found


def _product_name(key: str) -> Named | str:
    return load_catalogue().product_name(key)
