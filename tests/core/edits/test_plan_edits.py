"""The plan's name and settings."""

from __future__ import annotations

import json

import pytest

from siteplanner.core import edits
from siteplanner.core.errors import EditError
from tests.edit_sequences import start


def test_a_setting_is_kept_as_json_and_removed_by_none() -> None:
    now = edits.set_plan_setting("views", [{"name": "北区", "zoom": 2.5}]).apply(start())
    assert json.loads(now.settings["views"]) == [{"name": "北区", "zoom": 2.5}]
    assert edits.set_plan_setting("views", [{"zoom": 2.5, "name": "北区"}]).apply(now) is now
    assert "views" not in edits.set_plan_setting("views", None).apply(now).settings


def test_a_plan_takes_another_name() -> None:
    assert edits.rename_plan(" 张庄 ").apply(start()).name == "张庄"
    with pytest.raises(EditError, match="name is blank"):
        edits.rename_plan(" ")
