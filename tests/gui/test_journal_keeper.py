"""In a pause of the work a sum over it comes into the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui.application import make_application
from siteplanner.gui.desk import Desk
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings
from tests.patience import comes_true


def test_several_edits_are_summed_up_once_in_the_pause_behind_them(
    settings: Settings, two_plants: Plan, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siteplanner.gui.journal_keeper.PAUSE_MS", 30)
    make_application(settings)
    desk = Desk(settings, journals=tmp_path / "journals")
    desk.open_session(PlanningSession(two_plants))
    for metres in (1.0, 2.0, 3.0):
        assert desk.apply(edits.move_plants("base", ["P1"], metres, 0.0))

    def journal() -> str:
        return "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "journals").glob("*.journal"))

    qtbot.waitUntil(lambda: '"sums"' in journal())
    lines = journal().splitlines()
    assert ['"sums"' in line for line in lines].count(True) == 1
    assert '"plants:base:P1"' in lines[-1]
    desk.open_session(None)
    desk.close()
    assert comes_true(lambda: not journal())
