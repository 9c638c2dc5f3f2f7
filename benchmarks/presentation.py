"""Time that runs on a slide: how many frames a second the screen gets, and the longest wait between two.

xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python benchmarks/presentation.py --size 100k [--json OUT]

A frame is a paint of the numbers beside the map and of the map with the plants that light up, as a person sees them.
To reach: 30 frames a second with 2 000 plants.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from measuring import Benchmark, percentile
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from synthetic import SEED, town

from siteplanner.core.plan import Plan
from siteplanner.core.slides import Slide
from siteplanner.drawing import rasteriser
from siteplanner.gui.application import make_application
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.presentation.slide_show import SlideShow
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings

YEARS = range(2023, 2028)
LOOKED_S = 12.0


class Paints(QObject):
    """When a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at.append(time.perf_counter())
        return super().eventFilter(watched, event)


def main() -> None:
    run = Benchmark("A phase animation")
    settings = Settings(Path(tempfile.mkdtemp()) / "settings.json")
    app = make_application(settings)
    if not rasteriser.warm_up():
        sys.exit("the rasteriser cannot be loaded")
    window = MainWindow(Desk(settings))
    window.resize(1920, 1080)
    window.show()
    window.desk.open_session(PlanningSession(dated(town(run.size))))
    wait(3.0)
    while window.desk.checking:
        wait(0.2)
    show = SlideShow(window.desk, Slide("live"))
    show.resize(1920, 1080)
    show.show()
    wait(2.0)
    cards, maps = Paints(), Paints()
    show.stage.cards.installEventFilter(cards)
    show.stage.maps.shown_maps[0].view.viewport().installEventFilter(maps)
    begin = time.perf_counter()
    show.play()
    wait(LOOKED_S)
    passed = time.perf_counter() - begin
    for what, paints in (("numbers", cards), ("map", maps)):
        gaps = np.diff([begin, *paints.at])
        run.note(f"{what}: {len(paints.at) / passed:.1f} frames a second over {passed:.1f} s, to reach 30")
        run.add(f"{what}: time between frames, median", float(np.median(gaps)))
        run.add(f"{what}: … 95 of 100", percentile(list(gaps), 0.95), reach="≤ 33 ms")
        run.add(f"{what}: … the longest", float(gaps.max()))
    show.close()
    window.desk.open_session(None)
    app.quit()
    run.report()


def dated(plan: Plan) -> Plan:
    """Each plant with a day of coming into service within the years of the town's steps."""
    random = np.random.default_rng(SEED)
    plants = plan.plants("base")
    first, last = (np.datetime64(f"{year}-01-01", "D") for year in (YEARS[0], YEARS[-1] + 1))
    days = first + random.integers(0, int((last - first).astype(int)), len(plants))
    return replace(plan.with_plants("base", plants.assign(in_service=days.astype("datetime64[s]"))))


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
