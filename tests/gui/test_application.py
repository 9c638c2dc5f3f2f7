"""Starting: something shows at once, then the window with the plan that was named."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from siteplanner.assets import sample_plan
from siteplanner.gui import translation
from siteplanner.gui.application import Starting, make_application
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.settings import Settings
from tests.dialog_answers import Answers


def test_the_window_takes_the_place_of_the_splash_and_opens_the_plan(qtbot: Any, settings: Settings) -> None:
    starting = Starting(make_application(settings), settings, str(sample_plan()))
    assert starting.splash.isVisible()
    assert starting.window is None
    qtbot.waitUntil(lambda: starting.window is not None, timeout=20_000)
    window = starting.window
    assert window is not None
    qtbot.waitUntil(lambda: window.desk.session is not None, timeout=20_000)
    assert not starting.splash.isVisible()
    assert window.desk.session is not None
    assert window.desk.session.path == sample_plan()
    starting.end()
    window.close()
    window.deleteLater()
    starting.splash.deleteLater()


def test_the_program_ends_well_with_something_copied() -> None:
    script = (
        "from PySide6.QtCore import QMimeData\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from siteplanner.gui.application import leave_clipboard\n"
        "app = QGuiApplication([])\n"
        "data = QMimeData()\n"
        "data.setText('P1')\n"
        "data.setData('application/x-own', b'own')\n"
        "app.clipboard().setMimeData(data)\n"
        "leave_clipboard()\n"
        "print(app.clipboard().text(), app.clipboard().mimeData().hasFormat('application/x-own'))\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout.strip()) == (0, "P1 False"), ended.stderr


@pytest.mark.parametrize("kept", ["zh", "", 3, None])
def test_a_language_in_the_settings_that_is_none_of_ours_does_not_keep_the_window_shut(
    qtbot: Any, settings: Settings, kept: Any
) -> None:
    settings.set("language", kept)
    make_application(settings)
    desk = Desk(settings)
    window = MainWindow(desk)
    assert window.commands.language() == translation.system_language()
    window.close()
    window.deleteLater()
    desk.close()
    translation.install_language("en")


def test_a_fault_before_the_window_ends_the_program_with_words_and_a_report(
    qtbot: Any, settings: Settings, answers: Answers, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    said: list[str] = []

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no window")

    def close(box: QMessageBox) -> int:
        said.append(box.text() + box.detailedText())
        return 0

    monkeypatch.setattr("siteplanner.gui.main_window.MainWindow", broken)
    answers.give("QDialog.exec", close)
    app = make_application(settings)
    starting = Starting(app, settings, None)
    qtbot.waitUntil(lambda: bool(said))
    # told to exit, it would run no loop of a later test: one that runs to its end makes that undone
    QTimer.singleShot(0, app.quit)
    app.exec()
    assert "siteplanner could not start: ZeroDivisionError: no window." in said[0]
    assert "Traceback" in said[0]
    assert "no window" in capsys.readouterr().err
    assert not starting.splash.isVisible()
    starting.end()
    starting.splash.deleteLater()
