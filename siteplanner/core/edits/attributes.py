"""Values of columns, parsed by the schema, and put into some rows of a frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from siteplanner.core.errors import EditError
from siteplanner.core.schema import Layer
from siteplanner.core.text import QT_TRANSLATE_NOOP

Frame = TypeVar("Frame", bound=pd.DataFrame)

ID_IS_FIXED = QT_TRANSLATE_NOOP("errors", "{column} identifies the row and cannot be set.")
NO_VALUES = QT_TRANSLATE_NOOP("errors", "No value is given to set. Give at least one column and its value.")


def parsed(of: Layer, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the layer's columns store them, blanks as None.

    Raises EditError for an unknown column, a value outside its domain, and for the column that is the id.
    """
    if of.index in values:
        raise EditError(ID_IS_FIXED, column=of.index)
    return {name: of.column(name).parse(value) for name, value in values.items()}


def required(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values themselves. Raises EditError when there is none."""
    if not values:
        raise EditError(NO_VALUES)
    return values


def with_values(frame: Frame, rows: npt.NDArray[np.intp], values: Mapping[str, Any]) -> Frame:
    """The frame with ``values`` in ``rows``; every column keeps its dtype, the other columns stay shared."""
    changed = {}
    for name, value in values.items():
        column = frame[name].copy()
        column.iloc[rows] = value
        changed[name] = column
    return frame.assign(**changed)


def with_row_values(frame: Frame, rows: npt.NDArray[np.intp], values: Sequence[Mapping[str, Any]]) -> Frame:
    """The frame with ``values[i]`` in the row ``rows[i]``; every column keeps its dtype, the others stay shared."""
    changed = {}
    for name in dict.fromkeys(name for row in values for name in row):
        column = frame[name].copy()
        for at, row in zip(rows, values, strict=True):
            if name in row:
                column.iloc[at] = row[name]
        changed[name] = column
    return frame.assign(**changed)
