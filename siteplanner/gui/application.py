"""Starting the window."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QSplashScreen

from siteplanner.gui import collecting_rounds, translation
from siteplanner.gui.theme import apply_theme
from siteplanner.services.log_file import begin_log, end_log
from siteplanner.services.settings import Settings

if TYPE_CHECKING:
    from siteplanner.gui.faults import FaultKeeper
    from siteplanner.gui.main_window import MainWindow
    from siteplanner.gui.stall_watch import StallWatch

WAKE_MS = 400
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
        QTimer.singleShot(0, self.splash, self._open_window)

    def _open_window(self) -> None:
        from siteplanner.drawing import rasteriser
        from siteplanner.gui.desk import Desk
        from siteplanner.gui.faults import FaultKeeper
        from siteplanner.gui.main_window import MainWindow
        from siteplanner.gui.stall_watch import StallWatch
        from siteplanner.services.session_journal import journals_folder

        window = self.window = MainWindow(Desk(self._settings, journals=journals_folder()))
        collecting_rounds.follow(window.desk)
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
