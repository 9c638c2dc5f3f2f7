"""The composed picture below everything that moves: backdrops, base map, resting plants, labels.

Composed off the interface thread for the window and a margin. The request holds values captured before the
work starts; nothing here reads live state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import geopandas as gpd
from PySide6.QtGui import QFont, QImage

from siteplanner.core.corridors.strip_areas import Limits, strip_areas
from siteplanner.core.ground import ground_of
from siteplanner.core.map_look import MapLook
from siteplanner.core.moment import When
from siteplanner.core.site import Site
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.parcel_looks import ParcelLooks
from siteplanner.drawing.plant_looks import Stand, Years
from siteplanner.gui.canvas.constraint_parts import constraint_parts
from siteplanner.gui.canvas.grid_layer import draw_grid
from siteplanner.gui.canvas.ink import Ink
from siteplanner.gui.canvas.kept_plants import KeptPlants
from siteplanner.gui.canvas.label_ink import LabelInk
from siteplanner.gui.canvas.label_placing import place_labels
from siteplanner.gui.canvas.labels import Box, LabelMemory, label_fonts
from siteplanner.gui.canvas.picture_layers import PAINTERS, parcel_classes, parcel_rings, plant_footprints
from siteplanner.gui.canvas.wanted_labels import wanted_labels

DRAWING = QT_TRANSLATE_NOOP("canvas", "Drawing the map")
ABOVE_THE_GRID = "plants"
"""The grid's lines run over the base map and under these."""
MARGIN_SHARE = 0.25
"""The picture reaches beyond the window by this share of its size on every side, so that a pan shows no edge."""


class Underlay(Protocol):
    """A picture that lies below all layers."""

    def paint(self, ink: Ink, opacity: float, work: Work) -> None: ...


@dataclass(frozen=True)
class PictureRequest:
    """``plants`` are the resting ones: those drawn as items (selected, hovered, edited) are not among them.

    ``faded`` plants are not in service by ``year`` (or a day). ``stands`` says how plants stand in the check and
    ``years`` from when to when plants enter service, for where they are coloured by that. ``underlays`` come with their
    opacity, the lowest first. ``memory``, ``label_ink`` and ``kept_plants`` belong to the lane that draws.
    ``parcel_looks`` is how all parcels of the site look where they show no land use. ``magnification`` draws lines,
    symbols and texts so many times as large, on the same ground: for a projector.
    """

    window: ViewWindow
    device_pixel_ratio: float
    site: Site
    plants: gpd.GeoDataFrame
    styles: MapStyles
    font: QFont
    look: MapLook = field(default_factory=MapLook)
    number: int = 0
    faded: frozenset[str] = field(default_factory=frozenset)
    year: When = None
    stands: Mapping[str, Stand] = field(default_factory=dict)
    years: Years | None = None
    strip_limits: Limits = ()
    site_areas: gpd.GeoDataFrame | None = None
    underlays: tuple[tuple[Underlay, float], ...] = ()
    memory: LabelMemory | None = None
    label_ink: LabelInk = field(default_factory=LabelInk)
    kept_plants: KeptPlants = field(default_factory=KeptPlants)
    parcel_looks: ParcelLooks | None = None
    magnification: float = 1.0


@dataclass(frozen=True)
class Picture:
    """An opaque image of ``window``; ``number`` is its request's. ``texts`` are the boxes, in metres, that its level
    labels take: what is drawn over it keeps off them."""

    image: QImage
    window: ViewWindow
    number: int
    texts: tuple[Box, ...] = ()


def compose(request: PictureRequest, work: Work) -> Picture:
    """Paint the request, layer by layer in the order of its look. Raises Cancelled between layers when a newer one
    has come."""
    if request.magnification != 1.0:
        return _magnified(request, work)
    shown = [layer for layer in request.look.order if layer in PAINTERS and request.look.of(layer).visible]
    with Ink(request.window, request.device_pixel_ratio, request.styles.background) as ink:
        for underlay, opacity in request.underlays:
            work.step(0, len(shown) + 1, DRAWING)
            underlay.paint(ink, opacity, work)
        for done, layer in enumerate(shown):
            work.step(done, len(shown) + 1, DRAWING)
            if request.look.grid and layer == ABOVE_THE_GRID:
                draw_grid(ink.painter, request.window, request.styles.grid)
            PAINTERS[layer](ink, request, request.look.of(layer).opacity)
        work.step(len(shown), len(shown) + 1, DRAWING)
        if request.look.grid and ABOVE_THE_GRID not in shown:
            draw_grid(ink.painter, request.window, request.styles.grid)
        texts = _labels(ink, request)
    return Picture(ink.image, request.window, request.number, texts)


def _magnified(request: PictureRequest, work: Work) -> Picture:
    """The same pixels as those of a smaller picture on a finer screen."""
    times, window = request.magnification, request.window
    fewer = window.resized(window.width_px / times, window.height_px / times)
    finer = replace(
        request,
        window=replace(fewer, metres_per_pixel=window.metres_per_pixel * times),
        device_pixel_ratio=request.device_pixel_ratio * times,
        magnification=1.0,
    )
    picture = compose(finer, work)
    picture.image.setDevicePixelRatio(request.device_pixel_ratio)
    return replace(picture, window=window)


def _labels(ink: Ink, request: PictureRequest) -> tuple[Box, ...]:
    """Paint the labels; the boxes of the level ones in metres."""
    fonts = label_fonts(request.font)
    placed = place_labels(request.window, fonts, wanted_labels(request), plant_footprints(request), request.memory)
    request.label_ink.draw(ink.painter, placed, fonts, request.styles, request.device_pixel_ratio)
    to_map = request.window.to_map
    return tuple(
        (*to_map(each.box.left(), each.box.bottom()), *to_map(each.box.right(), each.box.top()))
        for each in placed
        if not each.angle_deg
    )


def prepare(site: Site, limits: Limits = ()) -> None:
    """Build, off the main thread, what the first picture and the first check of a site need."""
    ground_of(site)  # builds the spatial indexes
    parcel_rings(site)
    parcel_classes(site)
    constraint_parts(site)
    if limits:
        strip_areas(site, limits)
