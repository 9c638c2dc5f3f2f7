"""Names of the plants in a picture from the air, none over another nor over what stands around the scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from matplotlib.patheffects import Normal, Stroke

from siteplanner.core.axonometric.picture_parts import Kind
from siteplanner.core.axonometric.scene import Scene
from siteplanner.core.axonometric.solids import raisable
from siteplanner.core.site import shapes_of
from siteplanner.drawing.map_layers import texts
from siteplanner.drawing.pixel_page import PT_A_PX, Frame, Page, painted
from siteplanner.drawing.sheet_layout import Box
from siteplanner.drawing.style_values import LabelStyle
from siteplanner.drawing.taken_places import Taken

NAME_PX: Final = 13.0
SYMBOL_PX: Final = 18.0
LINE: Final = 1.35
GAP_PX: Final = 10.0
RINGS_PX: Final = (0.0, 14.0, 32.0)
"""How far from a plant's picture its name may be, the nearest first."""
HALO_PX: Final = 2.4
MOST_NAMES: Final = 400


@dataclass(frozen=True, slots=True)
class _Named:
    """A plant in the picture: what it covers on the page, and the middle of its roof."""

    name: str
    box: Box
    roof: tuple[float, float]


def write_names(page: Page, frame: Frame, scene: Scene, style: LabelStyle, kept_clear: list[Frame]) -> int:
    """Write the names of the plants that stand by the moment, the largest first, clear of ``kept_clear``; gives how
    many found no room.

    Raises InputError where a name is Chinese and the computer has no font for it.
    """
    taken = Taken([*(_box(each) for each in kept_clear), *_symbols(page, frame, scene)])
    plants = _in_picture(frame, scene)
    left_out = max(0, len(plants) - MOST_NAMES)
    halo = Stroke(linewidth=2 * page.px(HALO_PX) * PT_A_PX, foreground=painted(style.halo))
    for plant in plants[:MOST_NAMES]:
        said = page.words(plant.name)
        size = page.width_px(said, NAME_PX) + page.px(GAP_PX), page.px(NAME_PX) * LINE
        place = next((box for box in _places(page, plant, size) if _within(box, frame) and taken.free(box)), None)
        if place is None:
            left_out += 1
            continue
        taken.take(place)
        middle = place.left + place.width / 2, place.bottom + place.height / 2
        color = painted(style.color)
        page.text(*middle, said, NAME_PX, ha="center", color=color, path_effects=[halo, Normal()])
    return left_out


def _in_picture(frame: Frame, scene: Scene) -> list[_Named]:
    """Those with their roof in the frame, the largest first."""
    model, camera = scene.model, scene.camera
    shapes, names = shapes_of(model.plants), texts(model.plants, "name")
    there = np.setdiff1d(np.flatnonzero(raisable(shapes)), model.later)
    heights = np.nan_to_num(model.plants["height_m"].to_numpy(dtype=np.float64)).clip(min=0.0)
    found: list[tuple[float, _Named]] = []
    for row in there.tolist():
        middle = shapely.get_coordinates(shapely.point_on_surface(shapes[row]))
        corners = shapely.get_coordinates(shapes[row])
        drawn = np.concatenate([camera.project(corners), camera.project(corners, heights[row])])
        (west, south), (east, north) = drawn.min(axis=0), drawn.max(axis=0)
        x, y = camera.project(middle, heights[row])[0].tolist()
        if 0 <= x <= frame.width and 0 <= y <= frame.height:
            box = Box(frame.left + float(west), frame.top + float(south), float(east - west), float(north - south))
            name = names[row] or str(model.plants.index[row])
            found.append((box.width * box.height, _Named(name, box, (frame.left + x, frame.top + y))))
    found.sort(key=lambda each: (-each[0], each[1].name))
    return [plant for _, plant in found]


def _places(page: Page, plant: _Named, size: tuple[float, float]) -> Iterator[Box]:
    """Where a name may be: on the roof where that has room for it, then around the plant, last on it all the same."""
    wide, high = size
    on_roof = Box(plant.roof[0] - wide / 2, plant.roof[1] - high / 2, wide, high)
    roomy = wide <= 1.4 * plant.box.width
    if roomy:
        yield on_roof
    middle = plant.box.left + plant.box.width / 2, plant.box.bottom + plant.box.height / 2
    for ring in RINGS_PX:
        away_x = plant.box.width / 2 + wide / 2 + page.px(ring)
        away_y = plant.box.height / 2 + high / 2 + page.px(ring)
        for side_x, side_y in ((0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1)):
            x, y = middle[0] + side_x * away_x, middle[1] + side_y * away_y
            yield Box(x - wide / 2, y - high / 2, wide, high)
    if not roomy:
        yield on_roof


def _symbols(page: Page, frame: Frame, scene: Scene) -> Iterator[Box]:
    """Where the substations' symbols stand."""
    side = page.px(SYMBOL_PX)
    for at in np.flatnonzero(scene.ground.kind == Kind.SUBSTATION).tolist():
        for point in scene.ground.points(at):
            x, y = point[0].tolist()
            yield Box(frame.left + x - side / 2, frame.top + y - side / 2, side, side)


def _within(box: Box, frame: Frame) -> bool:
    return frame.left < box.left and box.right < frame.right and frame.top < box.bottom and box.top < frame.bottom


def _box(frame: Frame) -> Box:
    return Box(frame.left, frame.top, frame.width, frame.height)
