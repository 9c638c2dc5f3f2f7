"""Numbers of the register, and numbers that the program made up."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from siteplanner.core.plan import ImportReportEntry, Plan
from siteplanner.services.given_numbers import given_numbers
from tests.builders import plan, rect, site

MIXED = {"L0001": rect(0, 0, 9, 9), "甲-3": rect(9, 0, 9, 9), "L0002": rect(18, 0, 9, 9)}


def reported(*reports: Any) -> Plan:
    entries = [ImportReportEntry(pd.Timestamp("2026-01-02"), "parcels", text) for text in reports]
    return replace(plan(site(MIXED)), import_reports=tuple(entries))


def told(mapping: dict[str, str], *actions: str) -> str:
    return json.dumps({"mapping": mapping, "issues": [{"action": action} for action in actions]})


def test_without_a_word_of_made_up_numbers_all_are_given() -> None:
    assert given_numbers(plan(site(MIXED))).all()
    assert given_numbers(reported(told({"parcel_id": "DKBH"}, "repaired"))).all()


@pytest.mark.parametrize(
    "report", [told({"parcel_id": "(generated)"}), told({}), told({"parcel_id": "DKBH"}, "generated")]
)
def test_where_a_report_tells_of_some_those_of_their_form_are_made_up(report: str) -> None:
    assert given_numbers(reported(told({"parcel_id": "ZDDM"}), report)).tolist() == [False, True, False]


@pytest.mark.parametrize("report", ["", "[]", "{}", '{"mapping": 3, "issues": []}', '{"mapping": {"parcel_id": "x"}}'])
def test_a_report_of_another_program_says_nothing(report: str) -> None:
    assert given_numbers(reported(report)).all()
