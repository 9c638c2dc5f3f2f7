"""Where a feature is and how large, in a line: area in m² and mu, box, length, coordinates."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from PySide6.QtCore import QCoreApplication
from shapely.geometry.base import BaseGeometry

from siteplanner.core.attribute_table import AttributeTable
from siteplanner.core.measure_units import SQUARE_METRES_PER_MU
from siteplanner.gui.numbers import figure

NO_BREAK = "\u00a0"


def place_text(table: AttributeTable, rows: Sequence[int]) -> str:
    """One feature by number, measures and box; several by what they sum to."""
    shapes = table.shapes[np.asarray(rows, dtype=np.intp)]
    parts = [*_sums(shapes)]
    if len(rows) == 1:
        parts += _of_one(shapes[0])
        parts.insert(0, table.row_id(rows[0]))
    return "  ·  ".join(part.replace(" ", NO_BREAK) for part in parts)


def _sums(shapes: np.ndarray) -> list[str]:
    found = []
    dimensions = shapely.get_dimensions(shapes)
    if (dimensions == 2).any():
        area_m2 = float(np.nansum(shapely.area(shapes)))
        words = QCoreApplication.translate("PropertiesPanel", "{area} m² · {mu} mu")
        found.append(words.format(area=figure(area_m2), mu=figure(area_m2 / SQUARE_METRES_PER_MU, 2)))
    if (dimensions == 1).any():
        length_m = float(np.nansum(shapely.length(shapes[dimensions == 1])))
        found.append(f"{figure(length_m, 1)} m")
    return found


def _of_one(shape: BaseGeometry) -> list[str]:
    if shape is None or shape.is_empty:
        return []
    if shape.geom_type == "Point":
        words = QCoreApplication.translate("PropertiesPanel", "X (north) {north} · Y (east) {east}")
        return [words.format(north=figure(float(shapely.get_y(shape)), 3), east=figure(float(shapely.get_x(shape)), 3))]
    if shapely.get_dimensions(shape) != 2:
        return []
    box = shapely.minimum_rotated_rectangle(shape)
    sides = np.hypot(*np.diff(shapely.get_coordinates(box), axis=0).T)
    return [f"{figure(float(sides.max()), 1)} × {figure(float(sides.min()), 1)} m"] if len(sides) else []
