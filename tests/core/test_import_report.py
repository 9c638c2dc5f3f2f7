"""The import report in its JSON form."""

from __future__ import annotations

import json

import pandas as pd

from siteplanner.core.import_report import LayerReport, RowIssue, import_json, report_entry
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

FAULT = QT_TRANSLATE_NOOP("doctest", "Something is wrong by {by_m:.1f} m.")

REPORT = LayerReport(
    role="parcels", source="地块.shp", source_crs="EPSG:4547", encoding="GB18030", mapping={"parcel_id": "ZDDM"},
    read=3, kept=2, repaired=1, refused=1, area_m2=1250.0, area_ellipsoidal_m2=1250.03,
    warnings=(FAULT(by_m=2.0),), issues=(RowIssue(2, None, "refused", FAULT(by_m=1.0)),),
)  # fmt: skip


def test_every_key_of_the_interface_is_there_and_in_its_order() -> None:
    layer = import_json("plan.gpkg", "EPSG:4547", [REPORT])["layers"][0]
    assert list(layer) == [
        "role", "source", "source_crs", "encoding", "mapping", "read", "kept", "repaired", "refused", "area_m2",
        "area_ellipsoidal_m2", "filled", "warnings", "issues", "placement",
    ]  # fmt: skip
    assert list(layer["issues"][0])[:4] == ["row", "id", "action", "reason"]


def test_it_is_json_with_null_where_there_is_nothing() -> None:
    back = json.loads(json.dumps(import_json("plan.gpkg", "EPSG:4547", [REPORT]), allow_nan=False))
    assert back["layers"][0]["issues"] == [
        {"row": 2, "id": None, "action": "refused", "reason": "Something is wrong by 1.0 m.", "location": None}
    ]


def test_words_are_translated_on_the_way_out() -> None:
    def chinese(text: Template | Message) -> str:
        return f"译：{text}"

    assert REPORT.to_json(chinese)["warnings"] == ["译：Something is wrong by 2.0 m."]


def test_a_layer_without_lines_is_sound() -> None:
    assert not REPORT.sound
    assert LayerReport("zones", "a", "", "UTF-8", {}, 1, 1, 0, 0, 1.0, 1.0).sound


def test_the_plan_keeps_it_as_text_with_its_chinese_readable() -> None:
    entry = report_entry(REPORT, pd.Timestamp("2026-11-23 08:00"))
    assert (entry.role, json.loads(entry.json)["source"]) == ("parcels", "地块.shp")
    assert "地块" in entry.json
