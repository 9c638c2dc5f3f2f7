"""The rasteriser: coordinates, offsets, styles and a window in, pixels out. It runs beside the interpreter.

Its kernels are compiled once a machine and loaded by ``warm_up``, behind the window that is already there; until it is
``ready``, and where numba is missing, whoever paints takes another way.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import Cancelled
from siteplanner.core.rings import Rings
from siteplanner.core.work import Work
from siteplanner.drawing.painters import painters
from siteplanner.drawing.style_values import HATCHES, FillStyle, LineStyle, Rgba

WAIT_S = 0.02
log = logging.getLogger(__name__)
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Pixels = npt.NDArray[np.uint32]


DAB_PX = 1.0
"""Areas up to this size are painted as rectangles, at their place and of their area."""
MANY_CORNERED = 10_000
"""Where more rings than this are painted, corners are left out that stand off by less than ``UNSEEN_PX``."""
UNSEEN_PX = 0.15
FINEST, PASSES, LEVELS_KEPT = -3, 4, 2
"""Tolerances are powers of two, from 2⁻³ m on; of the same rings so many are kept."""
MANY, MANY_DAB_PX = 300_000, 2.0
"""The same where there are very many."""


class _Loaded:
    """The compiled kernels, once they are there; ``coming`` while they are being loaded."""

    kernels: Any = None
    lock = threading.Lock()
    coming = threading.Event()
    settled = threading.Event()


def ready() -> bool:
    """Whether the kernels are loaded."""
    return _Loaded.kernels is not None


def warm_up(work: Work | None = None) -> bool:
    """Load the kernels, compiling them where this machine has not done so yet; False where numba cannot.

    Takes tenths of a second, the first time some seconds: not for the interface's thread. Raises Cancelled.
    """
    _Loaded.coming.set()
    try:
        with _Loaded.lock:
            if _Loaded.kernels is None:
                _Loaded.kernels = _load(work or Work())
    finally:
        _Loaded.settled.set()
    return ready()


def _load(work: Work) -> Any:
    try:
        from siteplanner.drawing.raster import kernels

        for make in kernels.COMPILED:
            _stop_if_cancelled(work)
            make()
    except (ImportError, OSError, RuntimeError) as error:
        log.warning("the map is drawn without the rasteriser: %s", error)
        return None
    return kernels


def wait_until_warm(work: Work, longest_s: float) -> None:
    """Where the kernels are being loaded, wait until they are. Raises Cancelled."""
    for _ in range(math.ceil(longest_s / WAIT_S)):
        if not _Loaded.coming.is_set() or _Loaded.settled.wait(WAIT_S):
            return
        _stop_if_cancelled(work)


def _stop_if_cancelled(work: Work) -> None:
    if work.cancelled:
        raise Cancelled


@dataclass(frozen=True, eq=False)
class Raster:
    """Paints over ``pixels`` (h, w), each 0xffRRGGBB, whose top left corner is ``west_m``, ``north_m``.

    Widths, dashes and sizes of styles are logical pixels, ``ratio`` device pixels each. Only once it is ``ready``.
    """

    pixels: Pixels
    west_m: float
    north_m: float
    pixels_per_m: float
    ratio: float = 1.0

    def patchwork(self, rings: Rings, colors: Sequence[Rgba], color_of: Ints, rows: Ints | None = None) -> None:
        """Fill areas that lie side by side: each pixel gets their colours by the ground each covers of it.

        Shape s of ``rings`` has ``colors[color_of[s]]``. Areas below a pixel count with their area; neighbours that
        share an edge leave nothing open between them; where some overlap they share the pixel.
        """
        if len(colors) == 0 or len(rings.hole) == 0:
            return
        measured, chosen = _measured(rings), _rings_of(rings, rows)
        xy, ring_start = self._corners(rings, len(chosen))
        table = np.array([(*(round(c * a / 255) for c in (r, g, b)), a) for r, g, b, a in colors], dtype=np.int64)
        color_of = color_of.astype(np.int64, copy=False)
        bands = _kernels().by_band(measured.boxes, chosen, self._frame, *self._size, 0.0)
        painters().together(
            _kernels().paint_patchwork,
            self.pixels,
            xy,
            ring_start,
            measured.boxes,
            measured.dab_sides,
            measured.sign,
            color_of if measured.ring_a_shape else np.repeat(color_of, np.diff(rings.shape_start)),
            *bands,
            np.zeros(1, dtype=np.int64),
            self._frame,
            table,
            DAB_PX if len(chosen) < MANY else MANY_DAB_PX,
        )

    def areas(self, rings: Rings, styles: Sequence[FillStyle], style_of: Ints, rows: Ints | None = None) -> None:
        """Paint areas one after another, the later over the earlier, each with its colour, hatch and outline."""
        if len(styles) == 0 or len(rings.hole) == 0:
            return
        measured, lines = _measured(rings), [style.line or LineStyle() for style in styles]
        dashes = [np.array(line.dash, dtype=np.float64) * self.ratio for line in lines]
        painters().together(
            _kernels().paint_areas,
            self.pixels,
            rings.xy,
            rings.ring_start,
            rings.shape_start,
            measured.boxes,
            measured.sign,
            np.arange(len(rings)) if rows is None else rows.astype(np.int64),
            np.zeros(1, dtype=np.int64),
            self._frame,
            np.array([style.color for style in styles], dtype=np.int64),
            np.array([style.hatch_color for style in styles], dtype=np.int64),
            np.array([line.color for line in lines], dtype=np.int64),
            np.array([HATCHES.index(style.hatch) for style in styles], dtype=np.int64),
            np.array([line.width_px for line in lines], dtype=np.float64) * self.ratio,
            np.concatenate(dashes),
            np.cumsum([0, *map(len, dashes)]).astype(np.int64),
            style_of.astype(np.int64),
            float(self.ratio),
        )

    def outlines(self, rings: Rings, style: LineStyle, rows: Ints | None = None, smallest_px: float = 0.0) -> None:
        """Stroke the outlines of areas as one drawing.

        Rings not larger than ``smallest_px`` are left out, those up to twice as large fade.
        """
        if len(rings.hole) == 0:
            return
        measured, chosen = _measured(rings), _rings_of(rings, rows)
        seen = chosen[measured.longer_side[chosen] * self.pixels_per_m > smallest_px * self.ratio]
        if len(seen):
            xy, ring_start = self._corners(rings, len(chosen))
            self._stroke(xy, ring_start, measured.boxes, seen, style, smallest_px)

    def _corners(self, rings: Rings, wanted: int) -> tuple[Floats, Ints]:
        """The coordinates of rings and where each begins: without corners that cannot be seen, where there are many."""
        level = math.floor(math.log2(UNSEEN_PX / self.pixels_per_m))
        size_px = math.sqrt(_measured(rings).mean_area) * self.pixels_per_m
        if wanted < MANY_CORNERED or level < FINEST or size_px < DAB_PX:  # the corners of dabs are not looked at
            return rings.xy, rings.ring_start
        return _thinned(rings, level)

    def lines(self, xy: Floats, start: Ints, style: LineStyle) -> None:
        """Stroke lines as one drawing: line i goes through ``xy[start[i]:start[i + 1]]``, metres."""
        if len(xy):
            start = start.astype(np.int64)
            boxes = _kernels().boxes_of(xy, start)
            self._stroke(xy, start, boxes, np.arange(len(start) - 1), style, 0.0)

    def _stroke(self, xy: Floats, start: Ints, boxes: Floats, rows: Ints, style: LineStyle, smallest_px: float) -> None:
        dash = np.array(style.dash, dtype=np.float64) * self.ratio
        for color, width_px, dashes in (
            (style.casing_color, style.casing_width_px, dash[:0]),
            (style.color, style.width_px, dash),
        ):
            if width_px > 0 and color[3] > 0:
                width_px = float(width_px * self.ratio)
                bands = _kernels().by_band(boxes, rows, self._frame, *self._size, 0.5 * width_px + 0.5)
                painters().together(
                    _kernels().paint_lines,
                    self.pixels,
                    xy,
                    start,
                    boxes,
                    *bands,
                    np.zeros(1, dtype=np.int64),
                    self._frame,
                    float(smallest_px * self.ratio),
                    color,
                    width_px,
                    dashes,
                )

    @property
    def _size(self) -> tuple[int, int]:
        """Device pixels across and down."""
        return self.pixels.shape[1], self.pixels.shape[0]

    @property
    def _frame(self) -> tuple[float, float, float]:
        return float(self.west_m), float(self.north_m), float(self.pixels_per_m)


def _kernels() -> Any:
    """The kernels; RuntimeError before ``warm_up``."""
    if _Loaded.kernels is None:
        raise RuntimeError("warm_up has not been called")
    return _Loaded.kernels


@dataclass(frozen=True, eq=False)
class _Measured:
    """Of each ring: its box (n, 4), the box's longer side, and whether the ring adds to the ground covered (1) or takes
    away (-1). ``dab_sides``: the sides of the rectangle that has the ring's place and area, as a share of its box's.
    ``ring_a_shape``: whether each shape is just one ring."""

    boxes: Floats
    longer_side: Floats
    dab_sides: Floats
    sign: Ints
    mean_area: float
    ring_a_shape: bool


_known: WeakKeyDictionary[Rings, _Measured] = WeakKeyDictionary()


def _measured(rings: Rings) -> _Measured:
    """Worked out once for the same rings."""
    found = _known.get(rings)
    if found is None:
        found = _known[rings] = _measure(rings)
    return found


def _measure(rings: Rings) -> _Measured:
    areas = _kernels().signed_areas_of(rings.xy, rings.ring_start)
    sign = np.where((areas >= 0) != rings.hole, 1, -1)
    areas = np.abs(areas)
    boxes = _kernels().boxes_of(rings.xy, rings.ring_start)
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    of_box = wide * high
    sides = np.sqrt(np.minimum(np.divide(areas, of_box, out=np.zeros_like(areas), where=of_box > 0), 1.0))
    ring_a_shape = bool((np.diff(rings.shape_start) == 1).all())
    mean_area = float(areas.mean()) if len(areas) else 0.0
    return _Measured(boxes, np.maximum(wide, high), sides, sign, mean_area, ring_a_shape)


def _rings_of(rings: Rings, rows: Ints | None) -> Ints:
    """The numbers of the rings of some shapes."""
    if rows is None:
        return np.arange(len(rings.hole))
    return rings.rings_of(rows.astype(np.int64))


_thin: WeakKeyDictionary[Rings, dict[int, tuple[Floats, Ints]]] = WeakKeyDictionary()


def _thinned(rings: Rings, level: int) -> tuple[Floats, Ints]:
    """The rings with a tolerance of 2 ** ``level`` metres, kept from one picture to the next."""
    known = _thin.setdefault(rings, {})
    found = known.pop(level, None)
    if found is None:
        found = (rings.xy, rings.ring_start)
        for _ in range(PASSES):
            found = _kernels().thinned(*found, 2.0**level)
    while len(known) >= LEVELS_KEPT:
        del known[next(iter(known))]
    known[level] = found  # the one last used comes last
    return found
