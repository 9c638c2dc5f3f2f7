"""The one sum in kVA that check, figures and proposals share."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from siteplanner.core.rules.apparent_load import ApparentLoad, without_one_kva


def of(**columns: list[float]) -> ApparentLoad:
    named = np.array(["S2", "", "gone"], dtype=object)
    numbers = {"power_kw": [1000.0] * 3, "demand_factor": [0.6] * 3, "power_factor": [0.8] * 3, **columns}
    return ApparentLoad.of(pd.Index(["S1", "S2"]), *(np.array(values) for values in numbers.values()), named)


# 1000 × 0.6 / 0.8 = 750 kVA each; only the first is on a substation of the map.
def test_only_what_is_on_the_map_counts_for_a_substation() -> None:
    found = of()
    assert found.kva.tolist() == pytest.approx([750.0] * 3)
    assert found.at.tolist() == [1, -1, -1]
    assert found.sums_kva(2).tolist() == pytest.approx([0.0, 750.0])
    assert found.missing["substation_id"].tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("column", "bad"),
    [("power_kw", np.nan), ("power_kw", -1.0), ("power_kw", np.inf), ("demand_factor", np.inf), ("power_factor", 0.0)],
)
def test_what_is_no_amount_is_in_no_sum(column: str, bad: float) -> None:
    found = of(**{column: [bad] * 3})
    assert found.unknown.all()
    assert found.missing[column].all()
    assert found.sums_kva(2).tolist() == [0.0, 0.0]


def test_without_one_of_one_and_of_none_known_nothing_is_left() -> None:
    assert without_one_kva(np.array([90.0, 90.0, 90.0]), np.array([0, 1, 3])).tolist() == [0.0, 0.0, 60.0]
