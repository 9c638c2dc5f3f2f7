"""Make the pictures of the window that the README shows: the real window on the sample plan, without a screen.

python scripts/screenshot.py [--language zh_CN] [--theme dark] [--size 1920x1080] [--out FOLDER]
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer

from siteplanner.assets import sample_plan
from siteplanner.gui.application import make_application
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.settings import Settings

FOLDER = Path(__file__).resolve().parent.parent / "docs"
LONGEST_MS = 30_000


def wait_until(true: Callable[[], bool]) -> None:
    """Let the window work until ``true()``; SystemExit if it never is."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if true() else None)
    timer.start(10)
    QTimer.singleShot(LONGEST_MS, loop.quit)
    loop.exec()
    timer.stop()
    if not true():
        raise SystemExit("the window did not come to rest")


def picture(window: MainWindow, scenario: str, selected: tuple[str, ...], path: Path) -> None:
    """One picture: a scenario with plants selected, everything drawn and checked."""
    desk = window.desk
    window.commands.set_scenario(scenario)
    wait_until(lambda: desk.result is not None and not desk.checking)
    desk.select(selected)
    window.toast.dismiss()
    wait_until(lambda: window.canvas.view.picture_is_current and not desk.background.is_busy("drawing"))
    window.grab().save(str(path))
    print(path)


def figures(window: MainWindow, path: Path) -> None:
    """A second picture: a number of the power tables chosen, what it is made of lit up on the map."""
    desk, panel = window.desk, window.figures_panel
    desk.select(())
    window.commands.show_figures("power")
    window.resizeDocks([window.docks["figures"]], [340], Qt.Orientation.Vertical)
    wait_until(lambda: panel.table is not None and panel.table.key == "power_capacity")
    panel.view.setCurrentIndex(panel.model.index(0, 3))
    wait_until(lambda: bool(desk.lit) and window.canvas.view.picture_is_current)
    window.grab().save(str(path))
    print(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", choices=("en", "zh_CN"), action="append")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    width, height = (int(side) for side in options.size.split("x"))
    for language in options.language or ("en", "zh_CN"):
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(Path(folder) / "settings.json", {"language": language, "theme": options.theme})
            make_application(settings)
            desk = Desk(settings)
            window = MainWindow(desk)
            window.resize(width, height)
            window.show()
            window.commands.open_path(sample_plan())
            wait_until(lambda desk=desk: desk.session is not None)
            picture(window, "step-2027", ("P33",), options.out / f"window-{language}-{options.theme}.png")
            figures(window, options.out / f"figures-{language}-{options.theme}.png")
            desk.open_session(None)
            window.close()


if __name__ == "__main__":
    main()
