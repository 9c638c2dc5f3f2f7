"""A backdrop below everything in the composed picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pyproj import CRS
from PySide6.QtGui import QColor

from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.files import block_tiff, georeferenced_picture
from siteplanner.gui.canvas.backdrop_layer import BackdropLayer
from siteplanner.gui.canvas.ink import Ink
from siteplanner.services.backdrops import backdrop_for, open_backdrop
from tests.builders import ORIGIN
from tests.files.drawn_pictures import RED, tiled_tiff
from tests.gui.backdrop_scene import photo

WINDOW = ViewWindow(ORIGIN[0], ORIGIN[1], 1.0, 200, 160)
"""The picture fills the south-east quarter, 100 × 80 of its pixels."""


@pytest.fixture
def layer(tmp_path: Path) -> BackdropLayer:
    return BackdropLayer(open_backdrop(backdrop_for(photo(tmp_path), "b", None), CRS(4547), None))


def painted(layer: BackdropLayer, opacity: float = 1.0, ratio: float = 1.0, window: ViewWindow = WINDOW) -> Ink:
    with Ink(window, ratio, (255, 255, 255, 255)) as ink:
        layer.paint(ink, opacity, Work())
    return ink


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_it_lies_where_it_belongs_on_every_screen(qapp: Any, layer: BackdropLayer, ratio: float) -> None:
    image = painted(layer, ratio=ratio).image
    red, white = QColor(*RED).name(), "#ffffff"
    for x, y, expected in (
        (150, 120, red),
        (101.5, 81.5, red),
        (98.5, 120, white),
        (150, 78.5, white),
        (50, 40, white),
    ):
        assert image.pixelColor(int(x * ratio), int(y * ratio)).name() == expected


def test_it_is_shown_as_strongly_as_asked(qapp: Any, layer: BackdropLayer) -> None:
    half = painted(layer, 0.5).image.pixelColor(150, 120)
    assert (half.red(), half.green(), half.blue()) == pytest.approx([(255 + part) / 2 for part in RED], abs=2)
    assert painted(layer, 0.0).image.pixelColor(150, 120).name() == "#ffffff"


def test_the_same_window_is_not_reckoned_twice(
    qapp: Any, layer: BackdropLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = painted(layer).image
    layer.opened.close()  # nothing can be read any more
    assert painted(layer).image == first
    assert painted(layer, window=WINDOW.panned(5, 0)).image != first


def test_where_it_shows_nothing_nothing_is_painted(qapp: Any, layer: BackdropLayer) -> None:
    far = WINDOW.panned(5000, 0)
    assert painted(layer, window=far).image.pixelColor(100, 80).name() == "#ffffff"


def test_what_takes_long_is_painted_coarse_and_sharpened_later(
    qapp: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(georeferenced_picture, "KEPT_PX", 1000)
    monkeypatch.setattr(block_tiff, "PREPARED_PX", 64)
    monkeypatch.setattr(block_tiff, "QUICK_PX", 1)
    stripes = Image.fromarray((np.arange(256)[None, :, None] % 2 * 255 * np.ones((256, 1, 3))).astype(np.uint8))
    tags = {33550: (12, (1.0, 1.0, 0.0)), 33922: (12, (0.0, 0.0, 0.0, ORIGIN[0], ORIGIN[1], 0.0)),
            34735: (3, (1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 4547))}  # fmt: skip
    path = tiled_tiff(tmp_path / "a.tif", stripes, 64, extra=tags)
    layer = BackdropLayer(open_backdrop(backdrop_for(path, "b", None), CRS(4547), None))
    coarse = painted(layer).image.pixelColor(150, 120)
    assert 100 < coarse.red() < 155, "the mean of black and white stripes"
    assert layer.owes_detail
    layer.sharpen(Work())
    assert not layer.owes_detail
    assert {painted(layer).image.pixelColor(150 + n, 120).name() for n in range(2)} == {"#000000", "#ffffff"}
    assert not layer.owes_detail
