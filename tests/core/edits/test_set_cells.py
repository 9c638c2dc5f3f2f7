from __future__ import annotations

import json

import pandas as pd
import pytest

from siteplanner.core import edits
from siteplanner.core.edits.edit import edit_from_json
from siteplanner.core.errors import EditError
from tests.edit_sequences import start


def test_every_row_takes_its_own_value_and_the_others_keep_theirs() -> None:
    before = start()
    cells = {"power_kw": {"P01": 1500.0, "P03": None}, "in_service": {"P02": "2027Q2"}, "storeys": {"P01": 2}}
    edit = edits.set_cells(before, "plants", cells)
    plants = edit.apply(before).plants()
    assert plants["power_kw"].tolist()[:2] == [1500.0, before.plants().loc["P02", "power_kw"]]
    assert pd.isna(plants.loc["P03", "power_kw"])
    assert plants.loc["P02", "in_service"] == pd.Timestamp("2027-06-30")
    assert plants.dtypes.equals(before.plants().dtypes)
    again = edit_from_json(json.loads(json.dumps(edit.to_json())))
    assert again.apply(before) == edit.apply(before)


def test_a_column_of_the_user_can_be_set_too() -> None:
    before = start()
    after = edits.set_cells(before, "plants", {"gis_note": {"P02": "新", "P01": None}}).apply(before)
    assert after.plants()["gis_note"].fillna("–").tolist() == ["–", "新", "丙"]


def test_the_id_an_unknown_row_and_no_value_are_refused() -> None:
    plan = start()
    with pytest.raises(EditError, match="identifies the row"):
        edits.set_cells(plan, "parcels", {"parcel_id": {"L1": "x"}})
    with pytest.raises(EditError, match="there is no “L9”"):
        edits.set_cells(plan, "parcels", {"name": {"L9": "x"}})
    with pytest.raises(EditError, match="no column “wide”"):
        edits.set_cells(plan, "parcels", {"wide": {"L1": "x"}})
    with pytest.raises(EditError, match="No value is given"):
        edits.set_cells(plan, "parcels", {"name": {}})
    with pytest.raises(EditError, match="Use one of"):
        edits.set_cells(plan, "parcels", {"status": {"L1": "sold"}})


def test_the_label_says_what_and_how_many() -> None:
    plan = start()
    assert str(edits.set_cells(plan, "parcels", {"name": {"L1": "x", "L2": "y"}}).label()) == (
        "Parcels: set Name of 2 rows"
    )
    both = edits.set_cells(plan, "parcels", {"name": {"L1": "x"}, "owner": {"L1": "y"}})
    assert str(both.label()) == "Parcels: set 2 values"
