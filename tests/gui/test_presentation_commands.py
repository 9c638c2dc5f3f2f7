"""With a projector as the second screen: the show is there, the notes stay with who presents, and all comes back. A
film from the menu: the name offered is one that every system takes, and a full stop in a name is no ending."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from siteplanner.assets import sample_plan
from siteplanner.core.plan import Plan
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import factory, plan, rect, site
from tests.dialog_answers import Answers

LAPTOP, PROJECTOR = "laptop", "projector"
SCREENS = [
    {"name": LAPTOP, "x": 0, "y": 0, "width": 1366, "height": 768},
    {"name": PROJECTOR, "x": 1366, "y": 0, "width": 1920, "height": 1080},
]
PRESENTED = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from siteplanner.files.plan_file import open_plan
from siteplanner.gui.application import make_application
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings

settings = Settings(Path(sys.argv[1]) / "settings.json")
app = make_application(settings)
window = MainWindow(Desk(settings))
window.resize(1200, 650)
window.show()
window.desk.open_session(PlanningSession(open_plan(sys.argv[2])))
commands = window.commands

def screens():
    app.processEvents()
    shown = {"window": window, "show": commands.slide_show, "notes": commands.presenter}
    return {name: of.screen().name() for name, of in shown.items() if of is not None and of.isVisible()}

told = [screens()]
window.qt_actions["present"].trigger()
told.append(screens())
QTest.keyClick(commands.slide_show, Qt.Key.Key_W)
told.append(screens())
window.trial_strip.trial.discard()
commands.leave_stage()
told.append(screens())
QTest.keyClick(commands.presenter, Qt.Key.Key_Escape)
told.append(screens())
print(json.dumps(told))
sys.stdout.flush()
os._exit(0)
"""


def test_the_show_takes_the_second_screen_and_a_trial_comes_back_from_it(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    same = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [screen | same for screen in SCREENS]}))
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "XDG_STATE_HOME": str(tmp_path)}
    command = [sys.executable, "-c", PRESENTED, str(tmp_path), str(sample_plan())]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    at_first, shown, tried, shown_again, at_last = json.loads(done.stdout.splitlines()[-1])
    assert at_first == {"window": LAPTOP}
    assert shown == {"window": LAPTOP, "show": PROJECTOR, "notes": LAPTOP}
    assert tried == {"window": PROJECTOR}
    assert shown_again == {"window": LAPTOP, "show": PROJECTOR, "notes": LAPTOP}
    assert at_last == {"window": LAPTOP}


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
