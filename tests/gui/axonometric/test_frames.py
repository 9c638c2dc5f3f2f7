"""Frames: what moves looks like what rests, and both painters paint the same scene."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage, QPainter

from siteplanner.core.axonometric.camera import Camera
from siteplanner.core.axonometric.scene import SiteModel
from siteplanner.core.plan import Plan
from siteplanner.core.work import Work
from siteplanner.drawing.axonometric.inks import ScenePalette
from siteplanner.drawing.axonometric.picture import PictureWish, draw_axonometric
from siteplanner.drawing.styles import load_styles
from siteplanner.gui.axonometric.frames import FrameWish, paint_moving, sharp_frame
from tests.builders import ORIGIN, factory, line, multi, plan, rect, site

COURT = rect(20, 20, 80, 60).difference(rect(40, 40, 40, 20))
TOWN: Plan = plan(
    site(
        {"L1": rect(0, 0, 200, 150), "L2": (rect(200, 0, 100, 150), {"land_use": "1401", "code_system": "MNR2023"})},
        zones={"Z1": rect(0, 0, 300, 150)},
        constraints={"C1": (line((0, -20), (300, -20)), {"kind": "road", "grade": "county"})},
    ),
    {
        "P1": factory(COURT, height_m=25.0),
        "P2": factory(rect(50, 45, 10, 10), height_m=45.0, product="separator"),
        "P3": factory(multi(rect(130, 20, 30, 30), rect(130, 70, 30, 60)), height_m=15.0, product="cathode_lfp"),
        "P4": factory(rect(215, 20, 60, 60), height_m=None),
    },
)


def wish() -> FrameWish:
    model = SiteModel.of(TOWN)
    return FrameWish(model, ScenePalette(model, load_styles("light")))


def camera(azimuth_deg: float = 35.0) -> Camera:
    return Camera(ORIGIN[0] + 150, ORIGIN[1] + 60, 0.6, 640, 420, azimuth_deg, 55.0)


def array(image: QImage) -> np.ndarray:
    made = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(made.constBits(), dtype=np.uint8).reshape(made.height(), made.bytesPerLine())
    return rows[:, : 3 * made.width()].reshape(made.height(), made.width(), 3).astype(int)


def differing(one: np.ndarray, other: np.ndarray) -> float:
    """The share of pixels that differ clearly."""
    share: float = (np.abs(one - other).max(axis=2) > 60).mean()
    return share


@pytest.mark.parametrize("azimuth", [0.0, 35.0, 200.0])
def test_a_moving_frame_shows_what_the_sharp_one_shows(qapp: object, azimuth: float) -> None:
    shown = wish()
    first = sharp_frame(shown, camera(), 1.0, None, Work())
    turned = camera(azimuth)
    sharp = sharp_frame(shown, turned, 1.0, first.ground, Work())
    assert sharp.ground is first.ground  # the map from above serves from every side
    moving = QImage(640, 420, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(moving)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_moving(painter, shown, turned, first.ground, shown.model.faces(turned))
    painter.end()
    assert differing(array(sharp.image), array(moving)) < 0.02
    other = sharp_frame(shown, camera(azimuth + 30), 1.0, None, Work())
    assert differing(array(sharp.image), array(other.image)) > 0.05  # the measure tells pictures apart


@pytest.mark.parametrize("azimuth", [20.0, 155.0])
def test_both_painters_paint_the_same_scene(qapp: object, azimuth: float) -> None:
    ours = array(sharp_frame(wish(), camera(azimuth), 1.0, None, Work()).image)
    wanted = PictureWish(camera=camera(azimuth), size_px=(640, 420), framed=False)
    with Image.open(io.BytesIO(draw_axonometric(TOWN, ".png", None, wanted))) as picture:
        theirs = np.asarray(picture.convert("RGB")).astype(int)
    inner = np.s_[110:330, 60:520]  # without the arrow, the bar of lengths
    assert differing(ours[inner], theirs[inner]) < 0.03


def test_twice_as_fine_a_screen_gets_twice_as_many_pixels(qapp: object) -> None:
    frame = sharp_frame(wish(), camera(), 2.0, None, Work())
    assert (frame.image.width(), frame.image.height()) == (1280, 840)
    assert frame.image.devicePixelRatio() == 2.0
