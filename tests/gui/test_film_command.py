"""A film from the menu: the name offered is one that every system takes, and a full stop in a name is no ending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, site
from tests.dialog_answers import Answers


@pytest.fixture
def dated() -> Plan:
    plants = {
        "P1": factory(rect(20, 60, 80, 80), in_service="2025-02-01"),
        "P2": factory(rect(300, 60, 80, 80), in_service="2025-04-01"),
    }
    made = plan(site({"L1": rect(0, 0, 400, 200)}), plants)
    of_two = (replace(made.scenarios[0], name="北区/南区: 方案2.5"), *made.scenarios[1:])
    return replace(made, scenarios=of_two)


def test_a_film_named_with_a_full_stop_gets_the_ending_of_its_kind(
    window: MainWindow,
    opened: Callable[[Plan], PlanningSession],
    dated: Plan,
    answers: Answers,
    tmp_path: Path,
    qtbot: Any,
) -> None:
    opened(dated)
    offered: list[str] = []

    def asked(*arguments: Any) -> tuple[str, str]:
        offered.append(Path(arguments[2]).name)
        return str(tmp_path / "方案2.5"), "Animated picture (*.gif)"

    answers.give("QFileDialog.getSaveFileName", asked)
    window.commands.film_phases()
    qtbot.waitUntil(lambda: (tmp_path / "方案2.5.gif").exists(), timeout=20_000)
    assert offered == ["北区_南区_ 方案2.5.gif"]
    with Image.open(tmp_path / "方案2.5.gif") as made:
        assert made.format == "GIF"
