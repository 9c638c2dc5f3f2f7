"""What was decided of a map is known again by its columns, whatever its file is called."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from siteplanner.core.repairs import Repairs
from siteplanner.services.kept_mappings import AT_MOST, KEPT, KeptChoices, keep_choices, kept_choices
from siteplanner.services.settings import Settings

DAY = dt.date(2026, 11, 20)
MADE = KeptChoices(
    {"parcel_id": "宗地号", "owner": ""}, "GB18030", "UTF-8", "EPSG:4526", Repairs(rings="leave_out"), DAY
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_it_is_found_again_after_a_restart_whatever_the_order_of_the_columns(settings: Settings) -> None:
    keep_choices(settings, "parcels", ["宗地号", "QLR"], MADE)
    assert kept_choices(Settings.load(settings.path), "parcels", ["QLR", "宗地号"]) == MADE


def test_another_role_or_other_columns_are_another_map(settings: Settings) -> None:
    keep_choices(settings, "parcels", ["宗地号", "QLR"], MADE)
    assert kept_choices(settings, "zones", ["宗地号", "QLR"]) is None
    assert kept_choices(settings, "parcels", ["宗地号"]) is None


def test_a_decision_for_nothing_forgets_the_earlier_one(settings: Settings) -> None:
    keep_choices(settings, "parcels", ["a"], MADE)
    keep_choices(settings, "parcels", ["a"], KeptChoices(day=DAY))
    assert kept_choices(settings, "parcels", ["a"]) is None
    assert settings.get(KEPT) is None


def test_those_of_longest_ago_are_forgotten_first(settings: Settings) -> None:
    for at in range(AT_MOST + 2):
        keep_choices(settings, "parcels", [f"c{at}"], KeptChoices({"name": "c"}, day=DAY + dt.timedelta(days=at)))
    assert [at for at in range(AT_MOST + 2) if kept_choices(settings, "parcels", [f"c{at}"]) is None] == [0, 1]


@pytest.mark.parametrize(
    "broken",
    [
        7,
        {"fields": 7, "day": "2026-11-20"},
        {"fields": {"name": 7}, "day": "2026-11-20"},
        {"fields": {"name": "x"}, "day": "yesterday"},
        {"repairs": {"rings": "burn"}, "day": "2026-11-20"},
    ],
)
def test_settings_that_somebody_broke_count_as_none(settings: Settings, broken: object) -> None:
    keep_choices(settings, "parcels", ["a"], MADE)
    values = json.loads(settings.path.read_text("utf-8"))
    values[KEPT] = dict.fromkeys(values[KEPT], broken)
    settings.path.write_text(json.dumps(values), "utf-8")
    assert kept_choices(Settings.load(settings.path), "parcels", ["a"]) is None
