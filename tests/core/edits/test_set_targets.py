from __future__ import annotations

import pandas as pd
import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from tests.edit_sequences import start

ROWS = [
    {"year": 2025, "product": "anode_graphite", "capacity": 300_000, "capacity_unit": "t/a"},
    {"year": 2025, "product": "", "output_value_cny": 1e10},
]


def test_targets_are_replaced_as_a_whole() -> None:
    now = edits.set_targets(ROWS).apply(edits.set_targets([{"year": 2030}]).apply(start()))
    assert now.targets["year"].tolist() == [2025, 2025]
    assert now.targets["output_value_cny"].tolist()[1] == 1e10
    assert len(edits.set_targets([]).apply(now).targets) == 0


def test_a_frame_will_do() -> None:
    frame = pd.DataFrame(ROWS)
    assert edits.set_targets(frame).apply(start()).targets["capacity"].tolist()[0] == 300_000.0


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([{"product": "x"}], "no year"),
        ([{"year": 2025}, {"year": 2025}], "two targets for 2025"),
        ([{"year": 20}], "below"),
        ([{"year": 2025, "colour": 1}], "no column “colour”"),
    ],
)
def test_targets_that_do_not_fit_are_refused(rows: list[dict[str, object]], sentence: str) -> None:
    with pytest.raises(EditError, match=sentence):
        edits.set_targets(rows)
