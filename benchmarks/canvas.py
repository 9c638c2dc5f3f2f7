"""The canvas under the hand: frames, pictures, the longest block of the interface, a drag of 200, opening, memory.

xvfb-run -s "-screen 0 3840x2160x24" .venv/bin/python benchmarks/canvas.py --size 100k [--json OUT]

A frame is timed from the input to the end of the painting it causes. Where QGIS is installed, qgis_canvas.py draws the
same file in the same run.
"""

from __future__ import annotations

import gc
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import numpy as np
import shapely
from measuring import Benchmark, percentile
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from synthetic import SEED, plan_file

from siteplanner.core.site import shapes_of
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing import rasteriser
from siteplanner.gui import collecting_rounds
from siteplanner.gui.application import make_application
from siteplanner.gui.canvas.map_content import MapContent
from siteplanner.gui.canvas.picture import compose
from siteplanner.gui.canvas.plan_canvas import PlanCanvas
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.spare_memory import SpareMemory
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings

FRAME_S = 1 / 60
FULL_HD, ULTRA_HD = (1920, 1080), (3840, 2160)
LOOK = Path(tempfile.gettempdir()) / "siteplanner-look"
PLAIN_LAYERS = ("parcels", "zones", "constraints", "plants")
NO_KEYS, NO_BUTTON = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


def main() -> None:
    run = Benchmark("Canvas")
    path = plan_file(run.size)
    sys.setswitchinterval(0.0005)
    collecting_rounds.seldom()
    settings = Settings(Path(tempfile.mkdtemp()) / "settings.json")
    app = make_application(settings)
    begin = time.perf_counter()
    if not rasteriser.warm_up():
        sys.exit("the rasteriser cannot be loaded")
    run.add("rasteriser loaded", time.perf_counter() - begin)
    window = MainWindow(Desk(settings))
    collecting_rounds.follow(window.desk)
    SpareMemory(window.desk)
    window.resize(*FULL_HD)
    window.show()
    settle(app)
    opening(run, app, window, path)
    session = window.desk.session
    assert session is not None
    dragging(run, app, window, session)
    window.hide()
    for size, name in ((FULL_HD, "1080p"), (ULTRA_HD, "4K")):
        canvas = PlanCanvas(window.desk)
        canvas.resize(*size)
        canvas.show()
        sharp(app, canvas)
        moving(run, app, canvas, name)
        if size == FULL_HD:
            pictures(run, app, canvas)
        canvas.close()
        canvas.deleteLater()
    closing(run, app, window)
    beside_qgis(run, path)
    run.report()


# -- opening and closing -----------------------------------------------------------------------------------------


def opening(run: Benchmark, app: QApplication, window: MainWindow, path: Path) -> None:
    """From the command to the first sharp picture and to the end of the first check."""
    begin = time.perf_counter()
    with Heart(app) as heart:
        window.commands.open_argument(str(path))
        wait(app, lambda: window.desk.session is not None)
        run.add("open: the plan is there", time.perf_counter() - begin)
        sharp(app, window.canvas)
        run.add("open: first picture", time.perf_counter() - begin)
        wait(app, lambda: not window.desk.checking and window.desk.result is not None)
        run.add("open: checked", time.perf_counter() - begin)
    heart.report(run, "while opening and checking", "≤ 100 ms")
    run.note(f"memory with the plan open: {resident_mb():.0f} MB now, {peak_mb():.0f} MB at most (to reach: ≤ 3,000)")


def closing(run: Benchmark, app: QApplication, window: MainWindow) -> None:
    with Heart(app) as heart:
        window.desk.open_session(None)
        settle(app, 1.5)
    heart.report(run, "while closing the plan", "")
    window.desk.close()


# -- frames ------------------------------------------------------------------------------------------------------


def moving(run: Benchmark, app: QApplication, canvas: PlanCanvas, name: str) -> None:
    """Pan with the middle button and zoom with the wheel, some way in; pictures are made meanwhile."""
    canvas.view.show_window(street(canvas))
    sharp(app, canvas)
    with Heart(app) as heart:
        pans = frames(app, canvas, pan_steps(canvas))
        sharp(app, canvas)
        zooms = frames(app, canvas, zoom_steps(canvas))
        sharp(app, canvas)
    canvas.zoom_all()
    sharp(app, canvas)
    with Heart(app) as whole_heart:
        whole_pans = frames(app, canvas, pan_steps(canvas))
        sharp(app, canvas)
    reach = ("median ≤ 4 ms", "p95 ≤ 6 ms", "p95 ≤ 10 ms") if name == "1080p" else ("", "p95 ≤ 16 ms", "p95 ≤ 16 ms")
    pans.report(run, f"{name}: pan frame", *reach[:2])
    whole_pans.report(run, f"{name}: pan frame, whole", *reach[:2])
    zooms.report(run, f"{name}: zoom frame", "", reach[2])
    heart.report(run, f"{name}: moving", "p99 ≤ 16, max ≤ 25 ms")
    whole_heart.report(run, f"{name}: moving, whole", "p99 ≤ 16, max ≤ 25 ms")


def dragging(run: Benchmark, app: QApplication, window: MainWindow, session: PlanningSession) -> None:
    """Up to 200 plants dragged in the real window, with the live check and all panels."""
    canvas = window.canvas
    canvas.zoom_all()
    sharp(app, canvas)
    plants = session.plan.plants(session.scenario_id)
    random = np.random.default_rng(SEED)
    some = random.choice(plants.index.to_numpy(dtype=object), min(200, len(plants)), replace=False)
    session.select(tuple(some))
    settle(app)
    middle = shapely.centroid(shapes_of(plants.loc[[some[0]]]))[0]
    start = canvas.view.pointer_on(middle.x, middle.y)
    at = QPointF(start.x_px, start.y_px)
    send(canvas, QEvent.Type.MouseButtonPress, at, LEFT)
    steps = [QPointF(at.x() + 0.5 * k, at.y() + 6 * np.sin(k / 9)) for k in range(1, 241)]
    with Heart(app) as heart:
        times = frames(
            app, canvas, ((lambda to=to: send(canvas, QEvent.Type.MouseMove, to, LEFT)) for to in steps), warm=8
        )
    send(canvas, QEvent.Type.MouseButtonRelease, steps[-1], LEFT)
    settle(app)
    under = sum(seconds < FRAME_S for seconds in times.seconds) / len(times.seconds)
    shown = f"{len(some)} of {len(plants):,}"
    times.report(run, f"drag {shown}", "", "p95 ≤ 12 ms")
    run.note(f"drag {shown}: {under:.1%} of frames under 16.7 ms (to reach: 99 %)")
    heart.report(run, "while dragging", "")
    window.desk.undo()
    session.select(())
    wait(app, lambda: not window.desk.checking)
    sharp(app, canvas)


def pan_steps(canvas: PlanCanvas) -> Iterator[Callable[[], None]]:
    middle = QPointF(canvas.view.viewport().rect().center())
    yield lambda: send(canvas, QEvent.Type.MouseButtonPress, middle, MIDDLE)
    for step in range(1, 240):
        at = middle + QPointF(7.0 * step if step < 120 else 7.0 * (240 - step), 3.0 * (step % 40))
        yield lambda at=at: send(canvas, QEvent.Type.MouseMove, at, MIDDLE)
    yield lambda: send(canvas, QEvent.Type.MouseButtonRelease, middle, MIDDLE)


def zoom_steps(canvas: PlanCanvas) -> Iterator[Callable[[], None]]:
    at = QPointF(canvas.view.viewport().rect().center()) + QPointF(40, 30)
    for step in range(120):
        yield lambda step=step: spin(canvas, at, 40 if step % 24 < 12 else -40)


class Frames:
    """Seconds of each frame from its input to the end of its painting, and of the interface's own work in it: on a
    busy machine the first says how busy it was."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.own: list[float] = []

    def report(self, run: Benchmark, what: str, median: str, p95: str) -> None:
        run.add(f"{what}, median", statistics.median(self.seconds), reach=median)
        run.add(f"{what}, p95", percentile(self.seconds, 0.95), reach=p95)
        run.add("  the interface's own work, median", statistics.median(self.own))
        run.add("  the interface's own work, p95", percentile(self.own, 0.95))


def frames(app: QApplication, canvas: PlanCanvas, steps: Iterator[Callable[[], None]], warm: int = 2) -> Frames:
    """Every step as a frame, sixty a second, less the first ``warm``."""
    found = Frames()
    painted = Painted(canvas.view.viewport())
    gc.collect()
    for step in steps:
        begin, own = time.perf_counter(), time.thread_time()
        painted.count = 0
        step()
        app.processEvents()
        if painted.count:
            found.seconds.append(time.perf_counter() - begin)
            found.own.append(time.thread_time() - own)
        while time.perf_counter() < begin + FRAME_S:
            app.processEvents()
            time.sleep(0.0005)
    found.seconds, found.own = found.seconds[warm:], found.own[warm:]
    return found


class Painted(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


# -- pictures ----------------------------------------------------------------------------------------------------


def pictures(run: Benchmark, app: QApplication, canvas: PlanCanvas) -> None:
    """From the command to the sharp picture on the screen, from a view of another scale."""
    LOOK.mkdir(exist_ok=True)
    extent = canvas.travel.extent()
    whole = ViewWindow.fitting(extent, *FULL_HD)
    for name, span_m, reach in (("whole", None, "≤ 150 ms" if run.size.name == "1M" else "≤ 100 ms"),
                                ("4 km", 4_000.0, "≤ 50 ms"), ("1 km", 1_000.0, "")):  # fmt: skip
        wanted = whole if span_m is None else ViewWindow(whole.centre_e, whole.centre_n, span_m / FULL_HD[0], *FULL_HD)
        times = []
        for _ in range(5):
            canvas.view.show_window(wanted.zoomed(1.9, 0, 0))
            sharp(app, canvas)
            settle(app, 0.3)
            begin = time.perf_counter()
            canvas.view.show_window(wanted)
            sharp(app, canvas)
            times.append(time.perf_counter() - begin)
        run.add(f"time to sharp, {name}", statistics.median(times), reach=reach)
        alike = statistics.median(plain_picture(canvas, wanted) for _ in range(5))
        run.add(f"picture of what QGIS draws, {name}", alike)
        canvas.grab().save(str(LOOK / f"{run.size.name}_{name.replace(' ', '')}_siteplanner.png"))


def plain_picture(canvas: PlanCanvas, window: ViewWindow) -> float:
    """Seconds to paint the window with no more than QGIS paints of it: no strips, substations and labels."""
    content = MapContent(canvas.desk)
    request = content.request(window, 1.0)
    assert request is not None
    look = request.look
    for layer in look.order:
        look = look.with_layer(layer, visible=layer in PLAIN_LAYERS, labels=False)
    request = replace(request, look=look)
    begin = time.perf_counter()
    compose(request, Work())
    return time.perf_counter() - begin


def street(canvas: PlanCanvas) -> ViewWindow:
    """A view of 2.5 km about the middle of the town."""
    west, south, east, north = canvas.travel.extent()
    return ViewWindow((west + east) / 2, (south + north) / 2, 2_500.0 / canvas.width(), canvas.width(), canvas.height())


def sharp(app: QApplication, canvas: PlanCanvas) -> None:
    """Until the picture on the screen is the one of this view."""
    wait(app, lambda: canvas.view.picture_is_current)
    app.processEvents()


# -- the interface's heart ---------------------------------------------------------------------------------------


class Heart:
    """Beats each millisecond on the interface's thread; a beat that comes late tells of a block."""

    def __init__(self, app: QApplication) -> None:
        self.blocks: list[float] = []
        self._timer = QTimer(app)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0

    def __enter__(self) -> Self:
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.blocks.append(now - self._last)
        self._last = now

    def report(self, run: Benchmark, what: str, reach: str) -> None:
        run.add(f"{what}: block p99", percentile(self.blocks, 0.99), reach=reach)
        run.add(f"{what}: longest block", max(self.blocks))


def wait(app: QApplication, until: Callable[[], bool], longest_s: float = 600.0) -> None:
    begin = time.perf_counter()
    while not until():
        app.processEvents()
        time.sleep(0.0005)
        if time.perf_counter() - begin > longest_s:
            sys.exit("waited in vain")


def settle(app: QApplication, seconds: float = 0.5) -> None:
    begin = time.perf_counter()
    while time.perf_counter() - begin < seconds:
        app.processEvents()
        time.sleep(0.001)


def send(canvas: PlanCanvas, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
    viewport = canvas.view.viewport()
    held = NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else button
    pressed = NO_BUTTON if kind == QEvent.Type.MouseMove else button
    event = QMouseEvent(kind, at, QPointF(viewport.mapToGlobal(QPoint(0, 0))) + at, pressed, held, NO_KEYS)
    QApplication.sendEvent(viewport, event)


def spin(canvas: PlanCanvas, at: QPointF, angle: int) -> None:
    viewport = canvas.view.viewport()
    where = QPointF(viewport.mapToGlobal(QPoint(0, 0))) + at
    event = QWheelEvent(at, where, QPoint(), QPoint(0, angle), NO_BUTTON, NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(viewport, event)


# -- memory, QGIS ------------------------------------------------------------------------------------------------


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident_mb() -> float:
    """What the process holds now (Linux; 0 elsewhere)."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * resource.getpagesize() / 2**20 if statm.exists() else 0.0


def beside_qgis(run: Benchmark, path: Path) -> None:
    """QGIS's own times for the same views, from its own Python, where it is installed."""
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    script = Path(__file__).with_name("qgis_canvas.py")
    if python is None or subprocess.run([python, "-c", "import qgis.core"], capture_output=True).returncode:
        run.note("QGIS is not installed: nothing to draw the same file beside it.")
        return
    answer = subprocess.run(
        [python, str(script), str(path), "--look", str(LOOK), "--name", run.size.name],
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        run.note(f"QGIS failed: {answer.stderr.strip().splitlines()[-1:]}")
        return
    theirs: dict[str, float] = json.loads(answer.stdout.strip().splitlines()[-1])
    ours = {figure.what: figure.seconds for figure in run.figures}
    for what, seconds in theirs.items():
        view, source = what.split(", ")
        reach = "≥ 5 ×" if (view, source) == ("whole", "memory layer") else ""
        run.add(f"{view}, beside QGIS's {source}", ours[f"time to sharp, {view}"], "QGIS 3.22", seconds)
        alike = ours[f"picture of what QGIS draws, {view}"]
        run.add("  the same layers, picture only", alike, "QGIS 3.22", seconds, reach)


if __name__ == "__main__":
    main()
