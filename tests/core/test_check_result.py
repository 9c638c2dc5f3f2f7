"""What a check found, counted, as JSON and as a frame."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any

import pytest
import shapely

from siteplanner.core.check_result import CheckResult, finding_json, findings_frame
from siteplanner.core.checking import check_frame, check_plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.text import Message, Template, english
from tests.builders import complete_site, plan, rect


def test_no_plants_give_no_findings_with_the_same_columns() -> None:
    empty, full = check_frame(plan(complete_site())), check_frame(plan(complete_site(), {"P1": rect(-5, 20, 30, 30)}))
    assert len(empty) == 0
    assert len(full) > 0
    assert list(empty.columns) == list(full.columns)
    assert empty.dtypes.equals(full.dtypes)
    assert empty.crs == full.crs


def test_the_json_has_every_key_of_the_interface_and_no_nan() -> None:
    made = plan(complete_site(), {"P1": rect(2, 20, 30, 30), "P2": None})
    answer = check_plan(made).to_json(plan="maps/x.gpkg")
    assert list(answer) == ["plan", "scenario", "rule_pack", "when", "complete", "checked", "counts", "findings"]
    assert answer["plan"] == "maps/x.gpkg"
    assert answer["checked"] == {"plants": 2, "parcels": 1}
    keys = ["id", "rule", "severity", "subjects", "measured", "required", "unit", "clause", "confidence", "message"]
    assert all(list(f) == [*keys, "waived", "location", "short_by", "waiver"] for f in answer["findings"])
    json.dumps(answer, allow_nan=False)
    setback = next(f for f in answer["findings"] if f["id"] == "setback:P1")
    assert setback["measured"] == pytest.approx(2.0)
    assert setback["location"] == pytest.approx([470_001.0, 4_174_035.0], abs=20)
    bare = next(f for f in answer["findings"] if f["id"] == "footprint-valid:P2")
    assert bare["location"] is None


def test_the_words_are_those_of_the_translator() -> None:
    def loud(text: Template | Message) -> str:
        return english(text).upper()

    answer = check_plan(plan(complete_site(), {"P1": rect(2, 20, 30, 30)})).to_json(loud)
    assert answer["findings"][0]["message"].startswith("P1 IS 2.00 M")


def test_every_finding_is_counted_once_by_severity_and_the_waived_apart() -> None:
    findings = (made_up("setback"), made_up("overlap", waived=True), made_up("zone-product", severity="warning"))
    result = CheckResult((*findings, made_up("not-checked", severity="warning")), 2, 1, "base", "pack")
    assert result.counts == {"error": 1, "warning": 2, "waived": 1, "not_checked": 1}


def test_what_was_not_checked_stays_so_when_it_is_waived() -> None:
    result = CheckResult((made_up("not-checked", severity="warning", waived=True),), 2, 1, "base", "pack")
    assert result.counts == {"error": 0, "warning": 0, "waived": 1, "not_checked": 1}
    assert not result.complete
    assert CheckResult((), 2, 1, "base", "pack").complete


def test_a_plant_that_several_rules_could_not_judge_is_one_plant() -> None:
    twice = (made_up("not-checked"), made_up("not-checked"), made_up("not-checked", plants=("P2",)), made_up("setback"))
    assert CheckResult(twice, 2, 1, "base", "pack").plants_not_checked == 2


def test_what_is_no_number_or_not_there_is_null_in_the_json() -> None:
    answer = finding_json(made_up("setback", measured=math.nan, required=math.inf))
    assert [answer[key] for key in ("measured", "required", "unit", "clause", "location")] == [None] * 5
    assert answer["subjects"] == ["P1"]


def test_a_frame_shows_the_place_else_the_point_else_nothing() -> None:
    line = shapely.LineString([(0, 0), (3, 4)])
    findings = (made_up("setback", place=line, location=(1.0, 2.0)), made_up("setback", location=(1.0, 2.0)))
    frame = findings_frame((*findings, made_up("setback")), 4547)
    assert frame.geometry.tolist() == [line, shapely.Point(1, 2), None]
    assert frame["measured"].isna().all()
    assert frame["subjects"].tolist() == [("P1",)] * 3


def made_up(rule: str, **changes: Any) -> Finding:
    finding = Finding(f"{rule}:P1", rule, "error", ("P1",), ("P1",), Template("t", "x")(), "", "judgement")
    return dataclasses.replace(finding, **changes)
