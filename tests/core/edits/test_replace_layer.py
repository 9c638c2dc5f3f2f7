from __future__ import annotations

import json

import pandas as pd
import pytest

from siteplanner.core import edits, schema
from siteplanner.core.errors import EditError
from siteplanner.core.plan import ImportReportEntry
from tests.builders import frame, rect
from tests.edit_sequences import start

REPORT = ImportReportEntry(pd.Timestamp("2026-01-02 03:04:05.678").as_unit("ms"), "parcels", '{"read": 2}')


def parcels() -> object:
    made = frame(
        schema.PARCELS,
        {"甲-1": (rect(0, 0, 10, 10), {"land_use": "100102", "official_area_m2": 99.5}), "L2": rect(20, 0, 5, 5)},
    )
    return made.assign(
        ZDDM=["a", None], count=[1, 2], share=[0.5, None], day=pd.to_datetime(["2026-01-01", None]), flag=[True, False]
    )


def test_the_layer_and_its_report_are_in_the_plan_and_the_rest_is_shared() -> None:
    before = start()
    after = edits.replace_layer("parcels", parcels(), REPORT).apply(before)
    assert list(after.site.parcels.index) == ["甲-1", "L2"]
    assert after.import_reports == (REPORT,)
    assert after.site.zones is before.site.zones
    assert after.scenario_plants["base"] is before.scenario_plants["base"]


def test_every_column_survives_json_with_its_dtype() -> None:
    edit = edits.replace_layer("parcels", parcels(), REPORT)
    again = edits.edit_from_json(json.loads(json.dumps(edit.to_json(), allow_nan=False)))
    assert again == edit
    now = start()
    assert again.apply(now) == edit.apply(now)


@pytest.mark.parametrize("layer", ["parcels", "zones", "constraints", "substations"])
def test_an_empty_layer_and_every_kind_of_layer_survive_json(layer: str) -> None:
    now = start()
    for rows in (now.site.layer(layer), now.site.layer(layer).iloc[:0]):
        edit = edits.replace_layer(layer, rows)
        assert edits.edit_from_json(json.loads(json.dumps(edit.to_json()))) == edit


def test_another_geometry_column_and_an_id_column_will_do() -> None:
    given = parcels().reset_index().rename_geometry("geom")  # type: ignore[attr-defined]
    assert edits.replace_layer("parcels", given).frame.index.name == "parcel_id"


def test_another_crs_a_missing_one_an_unknown_layer_and_a_double_id_are_refused() -> None:
    rows = parcels()
    with pytest.raises(EditError, match="are in EPSG:4326, the plan is in EPSG:4547"):
        edits.replace_layer("parcels", rows.to_crs(4326)).apply(start())  # type: ignore[attr-defined]
    with pytest.raises(EditError, match="no coordinate system"):
        edits.replace_layer("parcels", rows.set_crs(None, allow_override=True))  # type: ignore[attr-defined]
    with pytest.raises(EditError, match="no layer “plants”"):
        edits.replace_layer("plants", rows)  # type: ignore[arg-type]
    with pytest.raises(EditError, match="“L2” is given twice"):
        edits.replace_layer("parcels", pd.concat([rows, rows.loc[["L2"]]]))  # type: ignore[attr-defined, list-item]
