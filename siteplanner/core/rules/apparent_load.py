"""What plants ask of substations in kVA: the one sum that the check, the figures and the proposals share.

S = K × Σ(power_kw × demand_factor / power_factor): an arithmetic sum, so each plant's part of it can be told. A plant
that lacks one of these is in no sum, and is named.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class ApparentLoad:
    """Arrays with a value a plant: ``at`` the place of its substation (-1: none, or none of that name), ``kva`` without
    the coincidence factor, NaN where not known; ``missing`` the columns that are blank or no amount."""

    at: Rows
    kva: Floats
    missing: dict[str, Flags]

    @classmethod
    def of(
        cls,
        substations: pd.Index[str],
        power_kw: Floats,
        demand_factor: Floats,
        power_factor: Floats,
        named: npt.NDArray[np.object_],
    ) -> ApparentLoad:
        """Of plants by their columns, (n,); ``named`` are the ids of their substations, '' where blank. A plant without
        connected load lacks nothing."""
        loaded = power_kw != 0
        missing = {
            "power_kw": ~((power_kw >= 0) & np.isfinite(power_kw)),
            "demand_factor": loaded & ~((demand_factor >= 0) & np.isfinite(demand_factor)),
            "power_factor": loaded & ~((power_factor > 0) & (power_factor <= 1)),
            "substation_id": loaded & (named == ""),
        }
        unknown = missing["power_kw"] | missing["demand_factor"] | missing["power_factor"]
        kva = np.zeros(len(power_kw))
        kva[unknown] = np.nan
        row = np.flatnonzero((power_kw > 0) & ~unknown)
        kva[row] = power_kw[row] * demand_factor[row] / power_factor[row]
        return cls(substations.get_indexer(pd.Index(named, dtype=object)).astype(np.intp), kva, missing)

    @property
    def unknown(self) -> Flags:
        """The plants whose load is not known, (n,)."""
        return np.isnan(self.kva)

    def sums_kva(self, substations: int) -> Floats:
        """What is known of the load of each substation, (m,), without the coincidence factor."""
        counted = (self.at >= 0) & ~self.unknown
        return np.bincount(self.at[counted], self.kva[counted], substations).astype(float)


def without_one_kva(capacity_kva: Floats, transformers: Rows) -> Floats:
    """What is left of the capacity of substations without one of their transformers, taken as equal; nothing where
    there is one, or where their number is not given (0).

    >>> without_one_kva(np.array([63000.0, 63000.0, 90000.0]), np.array([0, 2, 3])).tolist()
    [0.0, 31500.0, 60000.0]
    """
    n = np.maximum(transformers, 1)
    left: Floats = capacity_kva * (n - 1) / n
    return left
