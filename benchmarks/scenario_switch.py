"""How long the interface thread is busy when another scenario is shown: edit, panels, request for the picture.

xvfb-run .venv/bin/python benchmarks/scenario_switch.py --size 100k [--json OUT] [--profile]

Each of the scenarios has 2 000 plants and is checked once before; a child differs from the base in 60 of them.
"""

from __future__ import annotations

import cProfile
import pstats
import statistics
import sys
import tempfile
import time
from pathlib import Path

from measuring import Benchmark, percentile
from PySide6.QtWidgets import QApplication
from synthetic import town

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.drawing import rasteriser
from siteplanner.gui import collecting_rounds
from siteplanner.gui.application import make_application
from siteplanner.gui.desk import Desk
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from siteplanner.services.settings import Settings

CHILD, COPY = "child", "copy"
TURNS = 30


def main() -> None:
    profiled = "--profile" in sys.argv
    if profiled:
        sys.argv.remove("--profile")
    run = Benchmark("Showing another scenario")
    sys.setswitchinterval(0.0005)  # as the program itself has it
    collecting_rounds.seldom()
    settings = Settings(Path(tempfile.mkdtemp()) / "settings.json")
    app = make_application(settings)
    rasteriser.warm_up()
    window = MainWindow(Desk(settings))
    collecting_rounds.follow(window.desk)
    window.resize(1920, 1080)
    window.show()
    window.desk.open_session(PlanningSession(schemes(town(run.size))))
    wait(app, window)
    for scenario_id in (CHILD, COPY, "base"):
        window.commands.set_scenario(scenario_id)
        wait(app, window)
    profile = cProfile.Profile()
    at_once, own, blocks, own_blocks, drawn = [], [], [], [], []
    for turn in range(TURNS):
        begin, began = time.perf_counter(), time.thread_time()
        if profiled:
            profile.enable()
        window.commands.set_scenario((CHILD, "base", COPY, CHILD, COPY, "base")[turn % 6])
        at_once.append(time.perf_counter() - begin)
        own.append(time.thread_time() - began)
        if profiled:
            app.processEvents()
        profile.disable()
        block, own_block = wait(app, window)
        blocks.append(block)
        own_blocks.append(own_block)
        drawn.append(time.perf_counter() - begin)
    run.add("the command: edit and request, median", statistics.median(at_once), reach="≤ 50 ms")
    run.add("the command, p95", percentile(at_once, 0.95))
    run.add("the command, the thread's own time, median", statistics.median(own), reach="≤ 50 ms")
    run.add("the command, the thread's own time, p95", percentile(own, 0.95))
    run.add("longest turn that follows, median", statistics.median(blocks), reach="≤ 50 ms")
    run.add("longest turn, the thread's own time, median", statistics.median(own_blocks), reach="≤ 50 ms")
    run.add("until all is drawn and checked, median", statistics.median(drawn))
    run.note("The thread's own time is what it costs where nothing else wants the processor.")
    run.report()
    if profiled:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
    window.desk.close()


def schemes(plan: Plan) -> Plan:
    """The town's base with a child that moves, takes away and alters some plants, and an independent copy."""
    ids = list(plan.plants("base").index)
    for name, linked in ((CHILD, True), (COPY, False)):
        plan = edits.add_scenario(name, copy_of="base", linked=linked).apply(plan)
        plan = edits.move_plants(name, ids[:40], 15.0, 5.0).apply(plan)
        plan = edits.remove_plants(name, ids[50:60]).apply(plan)
        plan = edits.set_attributes(name, ids[60:70], {"power_kw": 900.0}).apply(plan)
    return plan


def wait(app: QApplication, window: MainWindow) -> tuple[float, float]:
    """Until everything is checked and drawn; the longest turn of the loop, and the longest by the thread's own time."""
    desk, quiet, longest, own = window.desk, 0, 0.0, 0.0
    while quiet < 20:
        begin, began = time.perf_counter(), time.thread_time()
        app.processEvents()
        longest, own = max(longest, time.perf_counter() - begin), max(own, time.thread_time() - began)
        busy = desk.checking or not desk.result_is_current or not window.canvas.view.picture_is_current
        quiet = 0 if busy else quiet + 1
        time.sleep(0.002)
    return longest, own


if __name__ == "__main__":
    main()
