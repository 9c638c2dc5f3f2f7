"""Plants from a map: added like any others, with the report of their coming kept."""

from __future__ import annotations

import json

import pandas as pd

from siteplanner.core import edits
from siteplanner.core.plan import ImportReportEntry
from tests.builders import rect
from tests.edit_sequences import start

REPORT = ImportReportEntry(pd.Timestamp("2026-01-02 03:04:05.678").as_unit("ms"), "plants", '{"read": 1}')


def test_the_plants_and_the_report_are_in_the_plan() -> None:
    before = start()
    added = edits.add_plants(before, "base", [rect(50, 50, 5, 5)], [{"name": "甲"}], ["X"])
    after = edits.import_plants(added, REPORT).apply(before)
    assert after.plants("base").loc["X", "name"] == "甲"
    assert after.import_reports == (*before.import_reports, REPORT)


def test_it_survives_json() -> None:
    edit = edits.import_plants(edits.add_plants(start(), "base", [rect(50, 50, 5, 5)], None, ["X"]), REPORT)
    again = edits.edit_from_json(json.loads(json.dumps(edit.to_json(), allow_nan=False)))
    assert again == edit
    assert str(again.label()) == "Bring in X from a map"
