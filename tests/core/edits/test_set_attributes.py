from __future__ import annotations

import pandas as pd
import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from tests.edit_sequences import start


def test_values_are_read_as_the_schema_stores_them() -> None:
    values = {"power_kw": "1200", "storeys": 2.0, "in_service": "2025Q2", "open_flame": "是", "name": "  成品  "}
    plants = edits.set_attributes("base", ["P01", "P03"], values).apply(start()).plants()
    for plant in ("P01", "P03"):
        row = plants.loc[plant]
        assert row["power_kw"] == 1200.0
        assert row["storeys"] == 2
        assert row["in_service"] == pd.Timestamp("2025-06-30")
        assert row["open_flame"] is True or row["open_flame"] == True  # noqa: E712 - pandas gives its own boolean
        assert row["name"] == "成品"
    assert plants.loc["P02", "power_kw"] == 1000.0


def test_blank_text_and_none_make_a_value_blank() -> None:
    blanks = {"power_kw": "", "storeys": None, "name": " ", "open_flame": None, "in_service": None}
    row = edits.set_attributes("base", "P03", blanks).apply(start()).plants().loc["P03"]
    assert row[list(blanks)].isna().all()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"power": 1}, "plants has no column “power”"),
        ({"demand_factor": 1.2}, "above the largest allowed value, 1"),
        ({"power_kw": -1}, "below the smallest allowed value, 0 kW"),
        ({"hazard_class": "F"}, "Use one of: A, B, C, D, E"),
        ({"storeys": 1.5}, "not a value of kind integer"),
        ({"plant_id": "P09"}, "plant_id identifies the row"),
        ({}, "No value is given"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(EditError, match=sentence):
        edits.set_attributes("base", ["P01"], values)


def test_columns_that_are_not_set_stay_shared() -> None:
    before = start()
    after = edits.set_attributes("base", ["P01"], {"power_kw": 1}).apply(before)
    assert after.plants()["jobs"].array is before.plants()["jobs"].array or after.plants()["jobs"].equals(
        before.plants()["jobs"]
    )
    assert before.plants().loc["P01", "power_kw"] == 1000.0
