"""The plan's backdrops are kept open as long as the plan has them, in the order of the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from siteplanner.core import edits
from siteplanner.core.backdrop import backdrops_of
from siteplanner.core.plan import Plan
from siteplanner.files import block_tiff, georeferenced_picture
from siteplanner.gui.backdrop_keeper import SEEN_THROUGH, BackdropKeeper
from siteplanner.gui.backdrop_words import backdrop_state
from siteplanner.gui.main_window import MainWindow
from siteplanner.services.planning_session import PlanningSession
from tests.builders import ORIGIN
from tests.files.drawn_pictures import BLUE, mbtiles, plain_tile, tile_at, tiled_tiff
from tests.gui.backdrop_scene import photo, settle

Opened = Callable[[Plan], PlanningSession]


@pytest.fixture
def session(opened: Opened, two_plants: Plan) -> PlanningSession:
    return opened(two_plants)


@pytest.fixture
def keeper(session: PlanningSession, window: MainWindow) -> BackdropKeeper:
    return window.desk.backdrops


def add(window: MainWindow, qtbot: Any, *paths: Path) -> None:
    window.desk.backdrops.add(list(paths))
    settle(window, qtbot)


def test_several_files_are_one_step_of_the_history(
    window: MainWindow, keeper: BackdropKeeper, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(window, qtbot, photo(tmp_path, "a.png"), photo(tmp_path, "b.png"))
    assert [backdrop.name for backdrop in backdrops_of(session.plan)] == ["a.png", "b.png"]
    assert len(keeper.shown) == 2
    assert window.desk.look.backdrops == ("backdrop-1", "backdrop-2")
    window.desk.undo()
    assert backdrops_of(session.plan) == ()
    assert keeper.shown == ()
    assert window.desk.look.backdrops == ()


def test_an_undone_removal_needs_no_reading(
    window: MainWindow, keeper: BackdropKeeper, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    path = photo(tmp_path)
    add(window, qtbot, path)
    opened = keeper.opening(keeper.backdrops[0]).opened
    window.desk.apply(edits.remove_backdrop(session.plan, "backdrop-1"))
    path.unlink()
    window.desk.undo()
    assert keeper.opening(keeper.backdrops[0]).opened is opened
    assert not window.desk.background.is_busy("backdrops")


def test_the_map_draws_them_in_the_order_of_the_look(
    window: MainWindow, keeper: BackdropKeeper, tmp_path: Path, qtbot: Any
) -> None:
    add(window, qtbot, photo(tmp_path, "a.png"), photo(tmp_path, "b.png", colour=BLUE))
    look = window.desk.look
    window.desk.set_look(replace(look, backdrops=tuple(reversed(look.backdrops))))
    assert [layer.opened.backdrop.name for layer, _ in keeper.shown] == ["b.png", "a.png"]
    assert [backdrop.name for backdrop in keeper.in_order] == ["b.png", "a.png"]
    add(window, qtbot, photo(tmp_path, "c.png"))
    assert [backdrop.name for backdrop in keeper.in_order] == ["b.png", "a.png", "c.png"]


def test_opacity_of_the_plan_and_of_the_look_count_both(
    window: MainWindow, keeper: BackdropKeeper, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(window, qtbot, photo(tmp_path))
    window.desk.apply(edits.change_backdrop(session.plan, "backdrop-1", opacity=0.5))
    window.desk.set_look(window.desk.look.with_layer("backdrop-1", opacity=0.5))
    assert [share for _, share in keeper.shown] == [0.25]
    same = keeper.shown
    window.desk.apply(edits.move_plants("base", ["P1"], 1.0, 0.0))
    assert keeper.shown is same, "nothing of it changed"


def test_a_new_backdrop_is_told_of_and_offers_to_be_seen(
    window: MainWindow, keeper: BackdropKeeper, tmp_path: Path, qtbot: Any
) -> None:
    told: list[tuple[str, Any]] = []
    window.desk.told.connect(lambda message, action: told.append((str(message), action)))
    add(window, qtbot, photo(tmp_path))
    message, action = told[-1]
    assert message == "“航片.png” lies under the map."
    assert action[0] == "See through the parcels"
    action[1]()
    assert window.desk.look.of("parcels").opacity == SEEN_THROUGH
    told.clear()
    window.desk.undo()
    window.desk.redo()
    settle(window, qtbot)
    assert not any("lies under" in message for message, _ in told)


def test_what_is_wrong_is_said_and_tried_again(
    window: MainWindow, keeper: BackdropKeeper, tmp_path: Path, qtbot: Any
) -> None:
    path = photo(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[:60])
    add(window, qtbot, path)
    backdrop = keeper.backdrops[0]
    state = backdrop_state(keeper, backdrop)
    assert (state.icon_name, state.words) == ("error", "Not shown")
    assert "damaged or cut short" in state.sentence
    path.write_bytes(data)
    keeper.try_again()
    settle(window, qtbot)
    assert backdrop_state(keeper, backdrop).is_well


def test_reading_that_was_stopped_can_be_begun_again(
    window: MainWindow, keeper: BackdropKeeper, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(window, qtbot, photo(tmp_path, crs=None))
    backdrop = keeper.backdrops[0]
    assert backdrop_state(keeper, backdrop).words == "Needs an answer"
    window.desk.apply(edits.change_backdrop(session.plan, backdrop.id, crs="EPSG:4547"))
    window.desk.background.cancel("backdrops")
    settle(window, qtbot)
    backdrop = keeper.backdrops[0]
    assert "was stopped" in backdrop_state(keeper, backdrop).sentence or keeper.opening(backdrop).opened
    keeper.try_again()
    settle(window, qtbot)
    assert keeper.opening(backdrop).opened is not None


def test_damaged_tiles_are_counted_and_told(
    window: MainWindow, keeper: BackdropKeeper, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    column, row = tile_at(113.6601, 37.6982, 17)
    around = {(17, column + c, row + r): plain_tile(BLUE) for c in (-1, 0, 1) for r in (-1, 0, 1)}
    path = mbtiles(tmp_path / "a.mbtiles", {**around, (17, column, row): b"no tile"}, scheme="xyz")
    add(window, qtbot, path)
    backdrop = keeper.backdrops[0]
    window.desk.apply(edits.change_backdrop(session.plan, backdrop.id, datum="true"))
    settle(window, qtbot)
    backdrop = keeper.backdrops[0]
    opened = keeper.opening(backdrop).opened
    assert opened is not None
    told: list[int] = []
    keeper.picture_shown()
    keeper.changed.connect(lambda: told.append(opened.source.trouble()))
    keeper.picture_shown()
    assert told == [], "nothing new is not told again"
    window.desk.show_place(opened.bounds)
    settle(window, qtbot)
    state = backdrop_state(keeper, backdrop)
    assert state.words == "Damaged in parts"
    assert state.sentence == "Parts of “a.mbtiles” that are damaged and left out: 1"


def test_saving_to_another_folder_reads_nothing_again(
    window: MainWindow, keeper: BackdropKeeper, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(window, qtbot, photo(tmp_path))
    opened = keeper.opening(keeper.backdrops[0]).opened
    (tmp_path / "elsewhere").mkdir()
    session.save(tmp_path / "elsewhere" / "plan.gpkg")
    assert keeper.opening(keeper.backdrops[0]).opened is opened
    assert not window.desk.background.is_busy("backdrops")


def test_a_new_backdrop_is_shown_although_one_before_it_was_hidden(
    window: MainWindow, keeper: BackdropKeeper, session: PlanningSession, tmp_path: Path, qtbot: Any
) -> None:
    add(window, qtbot, photo(tmp_path, "a.png"))
    window.desk.set_visible("backdrop-1", visible=False)
    window.desk.apply(edits.remove_backdrop(session.plan, "backdrop-1"))
    add(window, qtbot, photo(tmp_path, "b.png"))
    assert [layer.opened.backdrop.name for layer, _ in keeper.shown] == ["b.png"]


def test_another_plan_closes_what_the_first_had_open(
    window: MainWindow, keeper: BackdropKeeper, opened: Opened, two_plants: Plan, tmp_path: Path, qtbot: Any
) -> None:
    add(window, qtbot, photo(tmp_path))
    opened(two_plants)
    assert keeper.backdrops == ()
    assert keeper.shown == ()


def test_what_was_drawn_coarse_is_sharpened_by_itself(
    window: MainWindow,
    keeper: BackdropKeeper,
    tmp_path: Path,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(georeferenced_picture, "KEPT_PX", 1000)
    monkeypatch.setattr(block_tiff, "PREPARED_PX", 64)
    monkeypatch.setattr(block_tiff, "QUICK_PX", 1)
    tags = {33550: (12, (1.0, 1.0, 0.0)), 33922: (12, (0.0, 0.0, 0.0, ORIGIN[0], ORIGIN[1] - 20, 0.0)),
            34735: (3, (1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 4547))}  # fmt: skip
    image = Image.fromarray(np.random.default_rng(2).integers(0, 255, (256, 256, 3), dtype=np.uint8))
    asked = window.canvas.view.pictures_asked_for
    with qtbot.waitSignal(keeper.sharpened, timeout=20_000):
        add(window, qtbot, tiled_tiff(tmp_path / "a.tif", image, 64, extra=tags))
    settle(window, qtbot)
    assert window.canvas.view.pictures_asked_for > asked
    assert not any(layer.owes_detail for layer, _ in keeper.shown)
