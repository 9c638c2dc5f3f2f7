"""Starting the window."""

from __future__ import annotations

import logging
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMessageBox, QSplashScreen

from siteplanner.gui import collecting_rounds, translation
from siteplanner.gui.spare_memory import SpareMemory
from siteplanner.gui.theme import apply_theme
from siteplanner.services.fault_report import fault_text, write_fault
from siteplanner.services.log_file import begin_log, end_log
from siteplanner.services.settings import Settings

if TYPE_CHECKING:
    from siteplanner.gui.faults import FaultKeeper
    from siteplanner.gui.main_window import MainWindow
    from siteplanner.gui.stall_watch import StallWatch

log = logging.getLogger(__name__)

WAKE_MS = 400
CANNOT_START = 1
"""The exit status where the window could not be opened."""
WARMING = "warming"
"""The lane in which the rasteriser is loaded, behind the window."""


def make_application(settings: Settings) -> QApplication:
    """The Qt application with the planner's language and theme."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("siteplanner")
    app.setApplicationDisplayName("siteplanner")
    translation.install_language(translation.chosen_language(settings.get("language")))
    apply_theme(app, str(settings.get("theme", "system")))
    return app


class Starting:
    """Shows at once that the program starts; the planning parts load behind it, then the window takes its place."""

    def __init__(self, app: QApplication, settings: Settings, path: str | None) -> None:
        self._settings, self._path = settings, path
        self.window: MainWindow | None = None
        self.faults: FaultKeeper | None = None
        self.stalls: StallWatch | None = None
        self.splash = QSplashScreen(_splash(app))
        self.splash.show()
        QTimer.singleShot(0, self.splash, self._begin)

    def _begin(self) -> None:
        """Open the window; where that fails, the program ends with words and a report, not with a splash for ever."""
        try:
            self._open_window()
        except Exception as error:
            log.exception("the program cannot start")
            self.splash.close()
            cannot_start(error)
            QCoreApplication.exit(CANNOT_START)

    def _open_window(self) -> None:
        from siteplanner.drawing import rasteriser
        from siteplanner.gui.desk import Desk
        from siteplanner.gui.faults import FaultKeeper
        from siteplanner.gui.main_window import MainWindow
        from siteplanner.gui.stall_watch import StallWatch
        from siteplanner.services.session_journal import journals_folder

        window = self.window = MainWindow(Desk(self._settings, journals=journals_folder()))
        collecting_rounds.follow(window.desk)
        SpareMemory(window.desk)
        self.faults = FaultKeeper(window)
        self.faults.take_over()
        self.stalls = StallWatch(window)
        window.show()
        self.splash.finish(window)
        window.desk.background.start(WARMING, rasteriser.warm_up, lambda _ready: window.canvas.view.redraw())
        window.commands.begin(self._path)

    def end(self) -> None:
        """Leave nothing running."""
        if self.faults is not None:
            self.faults.give_back()
        if self.stalls is not None:
            self.stalls.stop()


def _splash(app: QApplication) -> QPixmap:
    """The program's name in the colours of the theme, sharp at the screen's own ratio."""
    width, height, ratio = 320, 120, app.devicePixelRatio()
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(app.palette().window().color())
    painter = QPainter(pixmap)
    painter.setPen(app.palette().text().color())
    font = QFont(app.font())
    font.setPointSizeF(font.pointSizeF() * 1.6)
    painter.setFont(font)
    painter.drawText(QRect(0, 0, width, height - 24), Qt.AlignmentFlag.AlignCenter, "siteplanner")
    painter.setFont(app.font())
    starting = QCoreApplication.translate("application", "Starting…")
    painter.drawText(QRect(0, 64, width, 40), Qt.AlignmentFlag.AlignCenter, starting)
    painter.end()
    return pixmap


def cannot_start(error: Exception) -> None:
    """Say in a dialog and on stderr that the program cannot start, and keep a report of why."""
    text = fault_text(error)
    path = write_fault(text)
    words = QCoreApplication.translate(
        "application", "siteplanner could not start: {problem}. Your plans are as they were."
    ).format(problem=f"{type(error).__name__}: {error}")
    kept = QCoreApplication.translate("application", "The report of it is kept as {path}.").format(path=path)
    told = words if path is None else f"{words}\n{kept}"
    if sys.stderr is not None:  # there is none where a program is started without a console
        print(told, file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Critical, "siteplanner", told)
    box.setDetailedText(text)
    box.exec()
    box.deleteLater()


def run(path: str | None = None) -> int:
    """Open the window, on ``path`` where one is given. Returns the exit status."""
    sys.setswitchinterval(0.0005)  # measured: a Python-level worker otherwise holds the interface for 44 ms
    collecting_rounds.seldom()
    kept_log = begin_log()
    settings = Settings.load()
    app = make_application(settings)
    starting = Starting(app, settings, path)
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    awake = QTimer()  # Python looks at signals only when some of its code runs
    awake.timeout.connect(lambda: None)
    awake.start(WAKE_MS)
    status = app.exec()
    starting.end()
    end_log(kept_log)
    leave_clipboard()
    del starting
    return status


def leave_clipboard() -> None:
    """What was copied here stays as text: an object made in Python would be freed after the interpreter, and crash."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or QGuiApplication.platformName() == "offscreen":  # which never says that it owns it
        clipboard.setText(clipboard.text())
