"""The index behind snapping: kept up with the plan, large layers in the background, the old one serving meanwhile."""

from __future__ import annotations

import dataclasses
import threading

import numpy as np
import pytest

from siteplanner.core import edits
from siteplanner.core.snapping_layers import layer_targets
from siteplanner.gui.canvas import snap_index
from siteplanner.gui.canvas.snapper import Snapper
from tests.builders import ORIGIN, plan, rect, site
from tests.gui.canvas.conftest import Bench, Open

E, N = ORIGIN


def snapped(snapper: Snapper, east_m: float, north_m: float) -> tuple[float, float] | None:
    found = snapper.snap(np.array([[E + east_m, N + north_m]]))
    return (found.east_m - E, found.north_m - N) if found else None


def test_a_plant_placed_is_snapped_to_at_once(bench: Bench) -> None:
    snapper = bench.canvas.surface.snapper
    assert snapped(snapper, 300.2, 40.2) is None
    bench.desk.apply(edits.add_plants(bench.plan, "base", [rect(300, 40, 20, 20)]))
    assert snapped(snapper, 300.2, 40.2) == (300, 40)
    bench.desk.undo()
    assert snapped(snapper, 300.2, 40.2) is None


def test_hidden_layers_are_not_snapped_to_and_locked_ones_are(bench: Bench) -> None:
    snapper = bench.canvas.surface.snapper
    assert bench.desk.is_locked("parcels")
    assert snapped(snapper, 100.2, 0.2) == (100, 0)
    bench.desk.set_visible("parcels", visible=False)
    assert snapped(snapper, 100.2, 0.2) is None


def test_a_large_layer_comes_from_the_background_and_the_old_one_serves_meanwhile(
    bench: Bench, qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snap_index, "AT_ONCE", 1)
    may_go_on, threads = threading.Event(), []

    def slow_targets(*args: object) -> object:
        threads.append(threading.current_thread() is threading.main_thread())
        if not threads[-1]:
            may_go_on.wait(20)
        return layer_targets(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(snap_index, "layer_targets", slow_targets)
    snapper = bench.canvas.surface.snapper
    bench.desk.apply(edits.add_plants(bench.plan, "base", [rect(300, 40, 20, 20)]))
    assert snapped(snapper, 20.2, 20.2) == (20, 20), "the old plants serve"
    assert snapped(snapper, 300.2, 40.2) is None
    with qtbot.waitSignal(snapper.index.ready, timeout=20_000):  # type: ignore[attr-defined]
        may_go_on.set()
    assert snapped(snapper, 300.2, 40.2) == (300, 40)
    assert not any(threads), "nothing was made on the interface thread"


def test_another_plan_brings_other_targets(bench: Bench, open_plan: Open) -> None:
    other = open_plan(plan(site({"L9": rect(5, 5, 40, 40)})))
    assert snapped(other.canvas.surface.snapper, 5.2, 5.2) == (5, 5)
    other.desk.open_session(None)
    assert snapped(other.canvas.surface.snapper, 5.2, 5.2) is None


def test_the_winner_is_named_with_what_it_belongs_to(bench: Bench) -> None:
    told: list[tuple[str, str]] = []
    snapper = bench.canvas.surface.snapper
    snapper.snapped.connect(lambda kind, words: told.append((kind, words)))
    snapped(snapper, 100.2, 0.2)
    snapped(snapper, 60, 70)
    assert told == [("vertex", "Snapped to a corner  ·  Parcels L1"), ("", "")]


def test_edges_touched_are_prolonged(bench: Bench) -> None:
    snapper = bench.canvas.surface.snapper
    assert snapped(snapper, 255, 40.2) is None
    snapped(snapper, 215, 37)
    assert snapped(snapper, 180, 60.1) is not None  # on the north side of P2
    assert snapped(snapper, 250, 60.2) == (250, 60)
    assert snapper.winner is not None
    assert snapper.winner.kind == "extension"


def test_the_grid_is_snapped_to_while_it_is_shown(bench: Bench) -> None:
    snapper = bench.canvas.surface.snapper
    assert snapped(snapper, 300.3, 200.2) is None
    bench.desk.set_look(dataclasses.replace(bench.desk.look, grid=True))
    assert snapped(snapper, 300.3, 200.2) == (300, 200)
