"""Which values of a layer its columns do not allow: they are written as they are, but fail the profile's schema."""

from __future__ import annotations

import numpy as np
import pandas as pd

from siteplanner.core.columns import Column
from siteplanner.core.schema import Layer


def outside_domains(layer: Layer, frame: pd.DataFrame) -> tuple[str, ...]:
    """``P1 hazard_class`` for each value that is not in the closed list of its column or not within its limits.

    >>> from siteplanner.core.schema import SUBSTATIONS
    >>> outside_domains(SUBSTATIONS, pd.DataFrame({"voltage_kv": [10.0, -35.0, None]}, index=["S1", "S2", "S3"]))
    ('S2 voltage_kv',)
    """
    found = []
    for column in layer.columns:
        if column.name in frame.columns:
            rows = np.flatnonzero(_outside(column, frame[column.name]))
            found += [f"{frame.index[row]} {column.name}" for row in rows.tolist()]
    return tuple(found)


def _outside(column: Column, values: pd.Series) -> np.ndarray:
    told = values.notna().to_numpy(dtype=bool)
    allowed = np.ones(len(values), dtype=bool)
    words = column.vocabulary
    if words is not None and words.closed:
        allowed &= values.isin([choice.value for choice in words.choices]).to_numpy(dtype=bool)
    if column.minimum is not None or column.maximum is not None:
        numbers = values.to_numpy(dtype=float, na_value=np.nan)
        told = told & np.isfinite(numbers)  # others are written as null
        with np.errstate(invalid="ignore"):
            allowed &= numbers >= (-np.inf if column.minimum is None else column.minimum)
            allowed &= numbers <= (np.inf if column.maximum is None else column.maximum)
    flags: np.ndarray = told & ~allowed
    return flags
