"""Frames of the view: the ground as a picture that is turned with the camera, the plants painted over it anew.

The ground is flat and the projection parallel, so that a picture of the map, drawn once, is right from every side when
it is sheared; only its sharpness suffers, until the hand rests and it is drawn for the camera itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTransform

from siteplanner.core.axonometric.camera import Affine, Camera
from siteplanner.core.axonometric.ground import ground_bounds
from siteplanner.core.axonometric.picture_parts import Parts
from siteplanner.core.axonometric.scene import SHOWN, SiteModel
from siteplanner.core.axonometric.sun import DRAWN_SUN, Sun
from siteplanner.core.site import shapes_of
from siteplanner.core.work import Work
from siteplanner.drawing.axonometric.inks import ScenePalette
from siteplanner.gui.axonometric.scene_painter import paint_parts
from siteplanner.gui.canvas import painting

MAP_MOST_PX: Final = 2600
"""A picture of the ground is at most so wide and high."""
AROUND: Final = 1.6
"""It shows so many times as much as the camera does, for turning and moving."""
MARK_PX: Final = 15.0
_FLAT_MAP: Final = frozenset({"parcels", "constraints", "zones", "plants"})


@dataclass(frozen=True, eq=False)
class FrameWish:
    """What frames show: everything but the camera."""

    model: SiteModel
    palette: ScenePalette
    sun: Sun = DRAWN_SUN
    shadows: bool = True
    layers: frozenset[str] = SHOWN
    magnification: float = 1.0


@dataclass(frozen=True, eq=False)
class GroundPicture:
    """The ground as the map ``camera`` sees it from straight above, ``ratio`` device pixels for a pixel."""

    wish: FrameWish
    camera: Camera
    image: QImage

    def serves(self, wish: FrameWish, camera: Camera) -> bool:
        """Whether it is the ground of a frame, only seen from elsewhere."""
        return self.wish is wish and self.camera.raised == camera.raised

    def stands_for(self, wish: FrameWish) -> bool:
        """Whether it may be shown until the ground of a frame is there: the map is the same, shadows may be old."""
        return self.wish.model.plan.site is wish.model.plan.site and self.wish.palette.styles is wish.palette.styles

    def paint(self, painter: QPainter, camera: Camera) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(_from_map(self.camera, camera), combine=True)
        painter.drawImage(QRectF(0, 0, self.camera.width_px, self.camera.height_px), self.image)
        painter.restore()


@dataclass(frozen=True, eq=False)
class Frame:
    """A whole picture of ``camera``, sharp, with the faces in it and the ground from above to go on with."""

    wish: FrameWish
    camera: Camera
    image: QImage
    faces: Parts
    ground: GroundPicture


def ground_picture(wish: FrameWish, camera: Camera, work: Work | None = None) -> GroundPicture:
    """The ground around what ``camera`` shows, from straight above, not finer than it shows it. Raises Cancelled."""
    west, south, east, north = ground_bounds(replace(camera, tilt_deg=min(camera.tilt_deg, 70.0)))
    half = AROUND * max(east - west, north - south) / 2
    rim = wish.model.rim
    middle_e, middle_n = (west + east) / 2, (south + north) / 2
    box = np.array([middle_e - half, middle_n - half, middle_e + half, middle_n + half])
    if len(rim):
        reach = rim.max(axis=0) - rim.min(axis=0)
        low, high = rim.min(axis=0) - 0.15 * reach, rim.max(axis=0) + 0.15 * reach
        box = np.array([*np.maximum(box[:2], low), *np.minimum(box[2:], high)])
        if (box[2:] <= box[:2]).any():
            box = np.array([*low, *high])
    wide, high_m = (max(float(side), 1.0) for side in box[2:] - box[:2])
    scale = max(camera.metres_per_pixel, wide / MAP_MOST_PX, high_m / MAP_MOST_PX)
    centre = (float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2)
    above = Camera(*centre, scale, max(1.0, wide / scale), max(1.0, high_m / scale), 0.0, 0.0, camera.raised)
    image = _blank(above, 1.0, QColor(0, 0, 0, 0))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, wish, above, _FLAT_MAP & wish.layers, work)
    finally:
        painter.end()
    return GroundPicture(wish, above, image)


def sharp_frame(wish: FrameWish, camera: Camera, ratio: float, known: GroundPicture | None, work: Work) -> Frame:
    """The whole picture, drawn for this very camera. Raises Cancelled."""
    painting.first_strokes()
    faces = wish.model.faces(camera, wish.sun, layers=wish.layers)
    image = _blank(camera, ratio, QColor(*wish.palette.styles.background))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, wish, camera, wish.layers, work)
        paint_parts(painter, faces, wish.palette.inks(faces), magnification=wish.magnification, work=work)
        paint_unknown_heights(painter, wish, camera)
    finally:
        painter.end()
    ground = known if known is not None and known.serves(wish, camera) and _covers(known, camera) else None
    return Frame(wish, camera, image, faces, ground or ground_picture(wish, camera, work))


def paint_moving(
    painter: QPainter, wish: FrameWish, camera: Camera, ground: GroundPicture | None, faces: Parts
) -> None:
    """A frame while the camera moves: the ground picture sheared, the plants in place."""
    painter.fillRect(QRectF(0, 0, camera.width_px, camera.height_px), QColor(*wish.palette.styles.background))
    if ground is not None and ground.stands_for(wish):
        ground.paint(painter, camera)
    if "substations" in wish.layers:
        marks = wish.model.ground(camera, layers=frozenset({"substations"}))
        paint_parts(painter, marks, wish.palette.inks(marks), magnification=wish.magnification)
    paint_parts(painter, faces, wish.palette.inks(faces), rough=True, magnification=wish.magnification)
    paint_unknown_heights(painter, wish, camera)


def paint_unknown_heights(painter: QPainter, wish: FrameWish, camera: Camera) -> None:
    """A question mark on each plant whose height is not known."""
    model = wish.model
    if not len(model.flat) or "plants" not in wish.layers:
        return
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(round(MARK_PX * wish.magnification))
    painter.setFont(font)
    painter.setPen(QColor(*wish.palette.styles.label.color))
    places = shapely.get_coordinates(shapely.point_on_surface(shapes_of(model.plants)[model.flat]))
    half = MARK_PX * wish.magnification
    for x, y in camera.project(places).tolist():
        painter.drawText(QRectF(x - half, y - half, 2 * half, 2 * half), Qt.AlignmentFlag.AlignCenter, "?")


def _paint_ground(
    painter: QPainter, wish: FrameWish, camera: Camera, layers: frozenset[str], work: Work | None
) -> None:
    ground = wish.model.ground(camera, wish.sun, shadows=wish.shadows, layers=layers)
    paint_parts(painter, ground, wish.palette.inks(ground), magnification=wish.magnification, work=work)


def _blank(camera: Camera, ratio: float, color: QColor) -> QImage:
    size = max(1, round(camera.width_px * ratio)), max(1, round(camera.height_px * ratio))
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(color)
    return image


def _covers(ground: GroundPicture, camera: Camera) -> bool:
    """Whether it shows nearly all that the camera does, and not much coarser."""
    west, south, east, north = ground_bounds(ground.camera)
    corners = [camera.on_ground(x, y) for x in (0, camera.width_px) for y in (0, camera.height_px)]
    rim = ground.wish.model.rim
    low, high = (rim.min(axis=0), rim.max(axis=0)) if len(rim) else (np.full(2, -np.inf), np.full(2, np.inf))
    inside = all(
        west - 1 <= min(max(e, low[0]), high[0]) <= east + 1 and south - 1 <= min(max(n, low[1]), high[1]) <= north + 1
        for e, n in corners
    )
    finest = max(camera.metres_per_pixel, max(east - west, north - south) / MAP_MOST_PX)
    return inside and 0.5 * finest <= ground.camera.metres_per_pixel <= 1.5 * finest


def _matrix(affine: Affine) -> np.ndarray:
    a, b, c, d, e, f = affine
    return np.array([[a, b, c], [d, e, f], [0.0, 0.0, 1.0]])


def _from_map(above: Camera, camera: Camera) -> QTransform:
    """From pixels of the picture from above to those of the camera."""
    shift_e, shift_n = above.centre_e, above.centre_n
    near = [replace(c, centre_e=c.centre_e - shift_e, centre_n=c.centre_n - shift_n) for c in (above, camera)]
    made = _matrix(near[1].ground_affine) @ np.linalg.inv(_matrix(near[0].ground_affine))
    return QTransform(made[0, 0], made[1, 0], made[0, 1], made[1, 1], made[0, 2], made[1, 2])
