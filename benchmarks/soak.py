"""A long day in the real window: ``python benchmarks/soak.py --edits 2000 [--size 5k] [--json OUT]``.

Edits of every kind with live checks, drags through a dozen previews, undo and redo, scenario switches, selections, a
look around, saves, and the journal on, with the collector's and the allocator's habits those of the program. Every so
often it says what the process holds (its resident memory; nothing is done before to make it less) and how long an edit
took until everything shown had followed.

At the end it compares fifths of the edits. Memory is flat where the median of the last fifth's readings is at most 10 %
above that of the second, and so is the highest of them: the first fifth warms up (imports, caches, pools, the hundred
plans of the history that are kept whole), pictures come and go in between. Time an edit: the last fifth's median
processor time against the first's.

Without a screen: ``QT_QPA_PLATFORM=offscreen``, or below ``xvfb-run -a``.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen" if not os.environ.get("DISPLAY") else "xcb")

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from siteplanner.assets import sample_plan
from siteplanner.core import edits
from siteplanner.core.catalogue import load_catalogue
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.gui import collecting_rounds
from siteplanner.gui.application import make_application
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.spare_memory import SpareMemory
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings

SAVE_EVERY, LOOK_EVERY, READ_EVERY, TOLD_EVERY = 50, 25, 10, 100
FEWEST = 3
"""So few plants are not made fewer."""
WARM_UP = 0.2
"""The share of the edits after which caches and pools are taken to have reached their size. Memory swings by tens of MB
with the pictures that are being made; so the median of the fifth after it is compared with that of the last fifth."""
FLAT = 1.1
"""Memory may be so many times that of the second fifth in the last."""
PATIENCE_S = 60.0


@dataclass
class Figures:
    """What came of it. ``edit_ms``: processor time of one edit until the window rests, medians of the fifths."""

    edits: int = 0
    done: Counter[str] = field(default_factory=Counter)
    edit_ms: list[float] = field(default_factory=list)
    memory_mb: dict[int, float] = field(default_factory=dict)
    memory_after_warm_up_mb: float = 0.0
    memory_at_end_mb: float = 0.0
    most_after_warm_up_mb: float = 0.0
    most_at_end_mb: float = 0.0
    fifths_ms: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def conclude(self) -> None:
        self.fifths_ms = [round(float(median(part)), 2) for part in np.array_split(self.edit_ms, 5)]
        readings = list(self.memory_mb.values())
        warm = [mb for at, mb in self.memory_mb.items() if WARM_UP < at / self.edits <= 2 * WARM_UP]
        late = [mb for at, mb in self.memory_mb.items() if at / self.edits > 1 - WARM_UP]
        self.memory_after_warm_up_mb = round(median(warm or readings), 1)
        self.memory_at_end_mb = round(median(late or readings), 1)
        self.most_after_warm_up_mb, self.most_at_end_mb = max(warm or readings), max(late or readings)

    @property
    def memory_is_flat(self) -> bool:
        return (
            self.memory_at_end_mb <= FLAT * self.memory_after_warm_up_mb
            and self.most_at_end_mb <= FLAT * self.most_after_warm_up_mb
        )


class Soak:
    """A window and somebody who works in it."""

    def __init__(self, window: MainWindow, session: PlanningSession, seed: int = 20_261_123) -> None:
        self.window, self.desk, self.session = window, window.desk, session
        self.random = np.random.default_rng(seed)
        self.type_ids = list(load_catalogue().types)[:6]
        self.figures = Figures()
        self.desk.open_session(session)
        self.rest()
        if len(session.plan.scenarios) < 2:
            self.desk.apply(edits.add_scenario("alternative", "Alternative", copy_of=session.scenario_id))
            self.rest()

    # -- one thing after the other --------------------------------------------------------------------------------

    def work(self, rounds: int, told: Callable[[Soak], object] | None = None) -> Figures:
        """``rounds`` edits, undos among them, with all that goes on between."""
        began = time.perf_counter()
        figures = self.figures
        for number in range(1, rounds + 1):
            what = self.one_edit(number)
            figures.done[what] += 1
            figures.edits = number
            if number % LOOK_EVERY == 0:
                self.look_around()
            if number % SAVE_EVERY == 0:
                self.session.save()
                figures.done["save"] += 1
                self.rest()
            if number % READ_EVERY == 0 or number == rounds:
                figures.memory_mb[number] = round(memory_mb(), 1)
            if told is not None and (number % TOLD_EVERY == 0 or number == rounds):
                told(self)
        figures.seconds = round(time.perf_counter() - began, 1)
        figures.conclude()
        return figures

    def one_edit(self, number: int) -> str:
        """One edit, timed until nothing is left to be checked or drawn."""
        began = time.process_time()
        what = self._one_edit(number)
        self.rest()
        self.figures.edit_ms.append((time.process_time() - began) * 1000)
        return what

    def _one_edit(self, number: int) -> str:
        kind = number % 20
        if kind in (3, 11):
            self.desk.undo()
            return "undo"
        if kind in (4, 12) and self.session.history.redo_label is not None:
            self.desk.redo()
            return "redo"
        if kind == 0:
            others = [s.scenario_id for s in self.session.plan.scenarios if s.scenario_id != self.session.scenario_id]
            self.session.set_active_scenario(str(self.random.choice(others)))
            return "scenario"
        if kind == 7:
            return self._place()
        if kind == 14:
            return self._remove()
        name = self._some_plant()
        self.desk.select((name,))
        scenario = self.session.scenario_id
        if kind in (5, 15):
            self.desk.apply(edits.set_attributes(scenario, [name], {"power_kw": float(self.random.integers(1, 9_000))}))
            return "attributes"
        if kind in (9, 17):
            self.desk.apply(edits.rotate_plants(scenario, [name], float(self.random.uniform(-30, 30))))
            return "rotate"
        if kind in (1, 6, 13):
            return self._drag(name)
        self.desk.apply(edits.move_plants(scenario, [name], *map(float, self.random.uniform(-20, 20, 2))))
        return "move"

    def _some_plant(self) -> str:
        plants = self.session.plan.plants()
        return str(self.random.choice(plants.index.to_numpy(dtype=object)))

    def _place(self) -> str:
        bounds = self.session.plan.site.bounds
        east, north = (float(self.random.uniform(bounds[i], bounds[i + 2])) for i in (0, 1))
        type_id = str(self.random.choice(self.type_ids))
        self.desk.apply(edits.place_plants(self.session.plan, self.session.scenario_id, type_id, (east, north)))
        return "place"

    def _remove(self) -> str:
        if len(self.session.plan.plants()) < FEWEST:
            return self._place()
        self.desk.apply(edits.remove_plants(self.session.scenario_id, [self._some_plant()]))
        return "remove"

    def _drag(self, name: str) -> str:
        """A drag with the mouse: a dozen previews, each checked live."""
        footprint = self.session.plan.plants().geometry[name]
        point = shapely.point_on_surface(footprint)
        if point.is_empty:
            return "no drag"
        view = self.window.canvas.view
        self.desk.show_place(shapely.buffer(footprint, 200).bounds)
        self.rest()
        east, north = point.x, point.y
        to_e, to_n = self.random.uniform(-25, 25, 2)
        self._mouse(QEvent.Type.MouseMove, east, north)
        self._mouse(QEvent.Type.MouseButtonPress, east, north, pressed=True)
        for share in np.linspace(0.1, 1.0, 12):
            self._mouse(QEvent.Type.MouseMove, east + share * to_e, north + share * to_n, pressed=True)
            QApplication.processEvents()
        self._mouse(QEvent.Type.MouseButtonRelease, east + to_e, north + to_n)
        assert view is self.window.canvas.view
        return "drag"

    def look_around(self) -> None:
        """Select other things, hover, go over the panels, zoom out and in."""
        plants = self.session.plan.plants().index
        self.desk.select(tuple(map(str, plants[: min(20, len(plants))])))
        self.rest()
        for name in plants[:5]:
            self.desk.hover(str(name))
            QApplication.processEvents()
        self.desk.hover(None)
        result = self.desk.result
        if result is not None and result.findings:
            self.desk.show_finding(result.findings[int(self.random.integers(len(result.findings)))])
        self.rest()
        self.desk.show_place(self.session.plan.site.bounds)
        self.desk.select(())
        self.rest()

    def rest(self) -> None:
        """Until everything shown is checked and drawn; the collector of deferred things has its turn too."""
        until = time.perf_counter() + PATIENCE_S
        while time.perf_counter() < until:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
            if not self.desk.checking and self.window.canvas.view.picture_is_current:
                return
            time.sleep(0.001)
        raise TimeoutError("the window does not come to rest")

    def _mouse(self, kind: QEvent.Type, east_m: float, north_m: float, *, pressed: bool = False) -> None:
        view = self.window.canvas.view
        at = view.viewportTransform().map(view.to_scene(east_m, north_m))
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        glob = QPointF(view.viewport().mapToGlobal(at.toPoint()))
        event = QMouseEvent(kind, at, glob, button, left if pressed else none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)


def opened_window(folder: Path) -> MainWindow:
    """The program's window with a journal, its settings and journals in ``folder``."""
    settings = Settings(folder / "settings.json", {"language": "en", "theme": "light"})
    make_application(settings)
    window = MainWindow(Desk(settings, journals=folder / "journals"))
    window.resize(1366, 768)
    window.show()
    return window


def close(window: MainWindow) -> None:
    window.desk.open_session(None)
    window.desk.close()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def memory_mb() -> float:
    """What the process holds now where the system tells it, else the most it ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def told(soak: Soak) -> None:
    """A line of what is held, and how it goes."""
    figures = soak.figures
    recent = median(figures.edit_ms[-TOLD_EVERY:])
    objects = sum(1 for thing in gc.get_objects() if isinstance(thing, QObject))
    print(
        f"{figures.edits:>6} edits {memory_mb():>8.1f} MB {recent:>8.1f} ms an edit"
        f" {len(soak.session.history.steps):>6} steps {len(soak.session.plan.plants()):>5} plants {objects:>6} of Qt",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--plan", type=Path, default=None, help="a plan file instead of the sample")
    parser.add_argument("--json", type=Path, default=None)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="siteplanner-soak-"))
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    try:
        plan = open_plan(options.plan or sample_plan())
        print(f"{len(plan.plants()):,} plants, {len(plan.site.parcels):,} parcels")
        collecting_rounds.seldom()
        window = opened_window(folder)
        collecting_rounds.follow(window.desk)
        SpareMemory(window.desk)
        session = PlanningSession.open(save_plan(plan, folder / "town.gpkg"), author="soak")
        session.versions_kept = 3
        figures = Soak(window, session).work(options.edits, told)
        close(window)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    report(figures)
    if options.json:
        options.json.write_text(json.dumps(vars(figures), indent=1), encoding="utf-8")


def report(figures: Figures) -> None:
    print(f"{', '.join(f'{count} × {what}' for what, count in figures.done.most_common())}; {figures.seconds} s")
    first, last = figures.fifths_ms[0], figures.fifths_ms[-1]
    print(f"an edit until the window rests, median ms of each fifth: {figures.fifths_ms} ({last / first:.2f} ×)")
    held, now = figures.memory_after_warm_up_mb, figures.memory_at_end_mb
    print(f"resident memory, median of the second fifth {held} MB, of the last {now} MB ({now / held:.3f} ×)")
    most, most_now = figures.most_after_warm_up_mb, figures.most_at_end_mb
    print(f"the highest reading there {most} MB, in the last {most_now} MB ({most_now / most:.3f} ×)")
    print(f"memory is {'' if figures.memory_is_flat else 'NOT '}flat within {FLAT - 1:.0%}")


if __name__ == "__main__":
    main()
