"""Pictures on disk for tests of the window, and waiting until they are read and drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from pyproj import CRS

from siteplanner.gui.main_window import MainWindow
from tests.builders import ORIGIN
from tests.files.drawn_pictures import RED, world_file


def photo(folder: Path, name: str = "航片.png", crs: int | None = 4547, colour: tuple[int, int, int] = RED) -> Path:
    """A picture of 100 × 100 m whose north-west corner is the test origin; a .prj unless ``crs`` is None."""
    path = folder / name
    Image.fromarray(np.full((100, 100, 3), colour, dtype=np.uint8)).save(path)
    world_file(path.with_suffix(".wld"), 1, 0, 0, -1, ORIGIN[0] + 0.5, ORIGIN[1] - 0.5)
    if crs is not None:
        path.with_suffix(".prj").write_text(CRS(crs).to_wkt("WKT1_ESRI"), encoding="utf-8")
    return path


def settle(window: MainWindow, qtbot: Any) -> None:
    """Wait until all backdrops are opened or refused, and drawn."""
    desk, keeper = window.desk, window.desk.backdrops
    qtbot.waitUntil(lambda: not desk.background.is_busy("adding backdrops"), timeout=20_000)
    qtbot.waitUntil(lambda: not desk.background.is_busy("backdrops"), timeout=20_000)
    assert all(keeper.opening(b).opened or keeper.opening(b).problem for b in keeper.backdrops)
    qtbot.waitUntil(lambda: window.canvas.view.picture_is_current, timeout=20_000)
