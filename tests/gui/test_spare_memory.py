"""What a map's pictures took is the system's again some time after they were let go."""

from __future__ import annotations

import gc
import os
import platform
import subprocess
import sys
import threading
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from siteplanner.core import edits
from siteplanner.core.plan import Plan
from siteplanner.gui import spare_memory
from siteplanner.gui.desk import Desk
from siteplanner.gui.spare_memory import SpareMemory
from siteplanner.services.planning_session import PlanningSession

BEFORE_AND_AFTER = """
import os
import numpy as np
from siteplanner.gui import spare_memory

def resident_mb():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

first = np.ones(2**20)  # 8 MB: let go, it teaches glibc to take such blocks from the heap
del first
before = resident_mb()
pictures, outliving = [], []
for _ in range(12):
    pictures.append(np.ones(2**20))
    outliving.append(np.ones(2**16))
del pictures
left = resident_mb() - before
assert spare_memory.give_back()
print(round(left), round(resident_mb() - before))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked")
def test_what_small_things_that_live_on_had_kept_goes_back() -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MALLOC_", "GLIBC_"))}
    ran = subprocess.run(
        [sys.executable, "-c", BEFORE_AND_AFTER], capture_output=True, text=True, check=True, env=environment
    )
    left_mb, after_mb = map(int, ran.stdout.split())
    assert left_mb >= 80, "what it is for"
    assert after_mb <= 20


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not spare_memory.give_back()


def test_it_is_done_once_something_was_done_and_then_not_before_the_next_thing(desk: Desk, two_plants: Plan) -> None:
    turn = SpareMemory(desk).turn
    assert not turn.isActive()
    desk.open_session(PlanningSession(two_plants, author="tester"))
    assert turn.isActive()
    left_ms = turn.remainingTime()
    desk.select(tuple(two_plants.plants().index))
    assert turn.remainingTime() <= left_ms, "a hand that never rests does not put it off"
    turn.stop()
    desk.select(())
    assert turn.isActive()
    desk.open_session(None)
    assert not turn.isActive()


def test_of_a_large_map_what_reading_and_the_first_check_left_goes_back_at_once_and_of_later_checks_with_the_rest(
    desk: Desk, two_plants: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(spare_memory, "give_back", lambda: asked.append(True))
    monkeypatch.setattr(spare_memory, "AT_ONCE_PARCELS", len(two_plants.site.parcels))
    SpareMemory(desk)

    def checked() -> list[bool]:
        qtbot.waitUntil(lambda: desk.result is not None and not desk.checking, timeout=20_000)
        for thread in threading.enumerate():
            if thread.name == "spare memory":
                thread.join()
        return asked

    for plans in (1, 2):  # the next plan too
        desk.open_session(PlanningSession(two_plants, author="tester"))
        assert len(checked()) == 2 * plans, "what reading left, and what checking left"
        desk.check_again()
        assert len(checked()) == 2 * plans
    desk.open_session(None)


class Going:
    """Something that only a round of Python's collector lets go."""

    def __init__(self) -> None:
        self.itself = self


def test_of_a_small_map_nothing_goes_back_before_the_minute(
    desk: Desk, two_plants: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(spare_memory, "give_back", lambda: asked.append(True))
    SpareMemory(desk)
    desk.open_session(PlanningSession(two_plants, author="tester"))
    qtbot.waitUntil(lambda: desk.result is not None and not desk.checking, timeout=20_000)
    assert not [thread for thread in threading.enumerate() if thread.name == "spare memory"]
    assert asked == []


def test_what_waits_for_pythons_rounds_goes_too_but_not_while_something_is_in_the_hand(
    desk: Desk, two_plants: Plan
) -> None:
    session = PlanningSession(two_plants, author="tester")
    spare = SpareMemory(desk)
    desk.open_session(session)
    thresholds = gc.get_threshold()
    gc.set_threshold(0)  # no rounds of its own
    try:
        waiting = ref(Going())
        session.preview(edits.move_plants("base", [str(two_plants.plants().index[0])], 1.0, 0.0))
        spare.turn.timeout.emit()
        assert waiting() is not None
        assert spare.turn.isActive(), "put off"
        session.preview(None)
        spare.turn.timeout.emit()
        assert waiting() is None
    finally:
        gc.set_threshold(*thresholds)
    desk.open_session(None)
