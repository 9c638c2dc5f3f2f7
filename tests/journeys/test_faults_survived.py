"""The whole program in a process of its own: faults of every place are told once each, memory really runs out, and the
plan is saved afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from siteplanner.core import edits
from siteplanner.files.plan_file import open_plan, save_plan
from tests.edit_sequences import start

PROGRAM = r'''
import json, resource, sys, threading
from pathlib import Path
import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from siteplanner.core import edits
from siteplanner.gui.application import Starting, make_application
from siteplanner.gui.dialogs.fault import FaultDialog
from siteplanner.services.log_file import begin_log
from siteplanner.services.settings import Settings

folder = Path(sys.argv[1])
kept_log = begin_log()
settings = Settings(folder / "settings.json", {"language": "en"})
app = make_application(settings)
starting = Starting(app, settings, str(folder / "town.gpkg"))
told, failed = [], []


def broken(where):
    raise ZeroDivisionError(where)


def in_slot(): broken("slot")
def in_modal(): raise ValueError("modal")
def in_thread(): raise KeyError("thread")


class Painted(QWidget):
    painted = 0
    def paintEvent(self, event: QPaintEvent) -> None:
        Painted.painted += 1
        if Painted.painted < 30:
            QTimer.singleShot(5, self.update)
            raise IndexError("paint")


def close_dialogs():
    for widget in app.topLevelWidgets():
        if isinstance(widget, FaultDialog) and widget.isVisible():
            told.append(widget.text.toPlainText().splitlines()[0].rpartition(": ")[2])
            widget.go_on.click()


def greedy(work):
    held = []
    while True:
        held.append(np.ones(4_000_000))


def hungry_check(work):
    return [bytearray(1_000_000) for _ in range(1_000_000)]


def wait(done, then, in_dialog=False):
    """Go on once a fact is there."""
    timer = QTimer(app)
    def look():
        if done() and (in_dialog or not starting.faults._telling):  # its dialog is closed and left behind
            timer.stop()
            then()
    timer.timeout.connect(look)
    timer.start(10)


def began():
    closer = QTimer(app, interval=10)
    closer.timeout.connect(close_dialogs)
    closer.start()
    for _ in range(3):
        QTimer.singleShot(0, in_slot)
    wait(lambda: "ZeroDivisionError" in told, with_modal)


def with_modal():
    dialog = QDialog(starting.window)
    QTimer.singleShot(0, in_modal)
    wait(lambda: "ValueError" in told, dialog.accept)
    dialog.exec()
    thread = threading.Thread(target=in_thread)
    thread.start()
    thread.join()
    wait(lambda: "KeyError" in told, with_paint)


def with_paint():
    starting.faults._shown_s.clear()  # as if a minute had gone by
    widget = Painted(starting.window)
    widget.resize(50, 50)
    widget.show()
    wait(lambda: "IndexError" in told and Painted.painted >= 30, without_memory)


def without_memory():
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 300_000_000, resource.getrlimit(resource.RLIMIT_AS)[1]))
    background = starting.window.desk.background
    background.start("export", greedy, lambda _: failed.append("done"), lambda e: failed.append(type(e).__name__))
    wait(lambda: len(failed) == 1, check_without_memory)


def check_without_memory():
    background = starting.window.desk.background
    background.start("checks", hungry_check, lambda _: failed.append("done"), lambda e: failed.append(type(e).__name__))
    wait(lambda: len(failed) == 2, work_on)


def work_on():
    desk = starting.window.desk
    moved = desk.apply(edits.move_plants("base", ["P01"], 5.0, 0.0))
    saved = starting.window.commands.save()
    print(json.dumps({"told": told, "failed": failed, "moved": moved, "saved": bool(saved)}))
    starting.window.close()


def plan_is_there():
    return starting.window is not None and starting.window.desk.session is not None and starting.window.desk.result


wait(plan_is_there, began, in_dialog=True)
QTimer.singleShot(60_000, lambda: app.exit(9))
status = app.exec()
starting.end()
sys.exit(status)
'''


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited by the kernel of Linux here")
def test_faults_of_every_place_and_want_of_memory_leave_a_plan_that_is_saved(tmp_path: Path) -> None:
    plan = open_plan(save_plan(start(), tmp_path / "town.gpkg"))
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "DATA", "CACHE", "CONFIG")}
    environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    said = json.loads(ended.stdout.splitlines()[-1])
    assert said["told"] == ["ZeroDivisionError", "ValueError", "KeyError", "IndexError"], "each once"
    assert said["failed"] == ["OutOfMemoryError", "OutOfMemoryError"]
    assert (said["moved"], said["saved"]) == (True, True)
    expected = edits.move_plants("base", ["P01"], 5.0, 0.0).apply(plan)
    assert (
        open_plan(tmp_path / "town.gpkg").plants("base").geometry["P01"].equals(expected.plants("base").geometry["P01"])
    )
    log = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("siteplanner.log"))
    assert log.count("IndexError: ") == 1, "one trace in the log, though it was painted thirty times"
    assert log.count("a job ran out of memory") == 2
    assert not list(tmp_path.rglob("*.journal"))
    assert len(list(tmp_path.rglob("fault-*.txt"))) == 4
