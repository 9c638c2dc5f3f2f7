"""What a backdrop shows in a window of the plan: its pixels moved from their own system into the plan's."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import numpy as np
from PIL import Image

from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.files.decoded_picture import READING
from siteplanner.services.backdrops import OpenBackdrop

NODE_PX = 64
"""The place of every so manieth pixel is reckoned exactly, those between bilinearly: off by far less than a pixel."""
SPARE_PX = 4
"""So much around a backdrop is reckoned too: its edges may be a little curved in the plan."""
STRAIGHT_PX = 0.1
"""Where one affine map is nearer than this to all nodes, it draws the whole picture."""

Affine = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, eq=False)
class Drawn:
    """A part of a picture of a window: ``image`` (mode RGBa) begins at ``left``, ``top``, in device pixels."""

    image: Image.Image
    left: int
    top: int
    coarse: bool = False
    """Whether a finer one would have taken long."""


def drawn(
    opened: OpenBackdrop,
    window: ViewWindow,
    device_pixel_ratio: float,
    work: Work | None = None,
    *,
    quick: bool = False,
) -> Drawn | None:
    """What the backdrop shows in a window of the plan; None where it shows nothing. ``quick``: rather coarse than late.

    Only the part of the window where it lies is reckoned: a town is often covered by many sheets. Raises Cancelled
    where ``work`` was cancelled meanwhile.
    """
    work = work or Work()
    part = _part(opened, window, device_pixel_ratio)
    if part is None:
        return None
    left, top, right, bottom = part
    size = right - left, bottom - top
    nodes = _Nodes.over(opened, window, part, device_pixel_ratio)
    box = nodes.box(opened.source.width, opened.source.height)
    if box is None:
        return None
    piece = opened.source.read(box, 2.0 ** round(math.log2(max(nodes.scale(), 1.0))), work, quick=quick)
    if piece is None:
        return None
    work.step(1, 2, READING(name=opened.backdrop.name))
    image = _moved(piece.image, nodes.on_piece(piece.left, piece.top, piece.per_col, piece.per_row), size)
    return Drawn(image, left, top, piece.coarse) if image is not None else None


def _part(opened: OpenBackdrop, window: ViewWindow, ratio: float) -> tuple[int, int, int, int] | None:
    """Where in a picture of the window the backdrop lies: left, top, right, bottom in device pixels."""
    width, height = max(1, round(window.width_px * ratio)), max(1, round(window.height_px * ratio))
    west, south, east, north = opened.bounds
    left, top = (v * ratio for v in window.to_screen(west, north))
    right, bottom = (v * ratio for v in window.to_screen(east, south))
    found = (
        max(0, math.floor(left) - SPARE_PX),
        max(0, math.floor(top) - SPARE_PX),
        min(width, math.ceil(right) + SPARE_PX),
        min(height, math.ceil(bottom) + SPARE_PX),
    )
    return found if found[0] < found[2] and found[1] < found[3] else None


def _moved(image: Image.Image, nodes: _Nodes, size: tuple[int, int]) -> Image.Image | None:
    """A piece of the source as it looks under a picture of that size."""
    straight = nodes.affine()
    if straight is not None and _is_upright(straight, size):
        return _scaled(image, straight, size)
    if straight is not None:
        return image.transform(size, Image.Transform.AFFINE, straight, Image.Resampling.BILINEAR)
    mesh = nodes.mesh()
    return image.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR) if mesh else None


def _is_upright(affine: Affine, size: tuple[int, int]) -> bool:
    """Whether rows stay rows and columns columns, to a small part of a pixel over the whole picture."""
    along_x, turned_x, _, turned_y, along_y, _ = affine
    turned = max(abs(turned_x) * size[1], abs(turned_y) * size[0])
    return along_x > 0 and along_y > 0 and turned <= STRAIGHT_PX


def _scaled(image: Image.Image, affine: Affine, size: tuple[int, int]) -> Image.Image | None:
    """The quick way for what is only shifted and scaled: several times as fast as a general map.

    A pixel belongs to it when its middle does, so that neighbouring sheets leave no seam.
    """
    along_x, _, from_x, _, along_y, from_y = affine
    left, top = max(0, math.ceil(-from_x / along_x - 0.5)), max(0, math.ceil(-from_y / along_y - 0.5))
    right = min(size[0], math.floor((image.width - from_x) / along_x - 0.5) + 1)
    bottom = min(size[1], math.floor((image.height - from_y) / along_y - 0.5) + 1)
    if right <= left or bottom <= top:
        return None
    box = (
        max(0.0, from_x + along_x * left),
        max(0.0, from_y + along_y * top),
        min(float(image.width), from_x + along_x * right),
        min(float(image.height), from_y + along_y * bottom),
    )
    inside = image.resize((right - left, bottom - top), Image.Resampling.BILINEAR, box)
    if inside.size == size:
        return inside
    made = Image.new("RGBa", size)
    made.paste(inside, (left, top))
    return made


@dataclass(frozen=True)
class _Nodes:
    """Pixels of a source (``col``, ``row``, arrays of the grid's shape) under the nodes ``x``, ``y`` of a picture."""

    x: np.ndarray
    y: np.ndarray
    col: np.ndarray
    row: np.ndarray

    @classmethod
    def over(cls, opened: OpenBackdrop, window: ViewWindow, part: tuple[int, int, int, int], ratio: float) -> _Nodes:
        """Nodes over a part of a picture of the window, counted from its corner."""
        left, top, right, bottom = part
        x, y = (
            np.append(np.arange(0, length, NODE_PX), length).astype(float) for length in (right - left, bottom - top)
        )
        across, down = np.meshgrid(x, y)
        west, _, _, north = window.bounds
        per_px = window.metres_per_pixel / ratio
        there = opened.placing.to_backdrop(west + (left + across) * per_px, north - (top + down) * per_px)
        col, row = opened.source.frame.to_pixel(*there)
        return cls(x, y, col, row)

    def box(self, width: int, height: int) -> tuple[int, int, int, int] | None:
        """The pixels of a source of that size that lie under the nodes; None where there are none."""
        known = np.isfinite(self.col) & np.isfinite(self.row)
        if not known.any():
            return None
        left, right = max(self.col[known].min(), 0), min(self.col[known].max(), width)
        top, bottom = max(self.row[known].min(), 0), min(self.row[known].max(), height)
        if left >= right or top >= bottom:
            return None
        return int(left), int(top), math.ceil(right), math.ceil(bottom)

    def scale(self) -> float:
        """Pixels of the source a pixel of the picture, in the direction where they are fewer."""
        across = np.hypot(np.diff(self.col, axis=1), np.diff(self.row, axis=1)) / np.diff(self.x)
        down = np.hypot(np.diff(self.col, axis=0), np.diff(self.row, axis=0)) / np.diff(self.y)[:, None]
        return float(min(np.nanmedian(across[np.isfinite(across)]), np.nanmedian(down[np.isfinite(down)])))

    def on_piece(self, left: float, top: float, per_col: float, per_row: float) -> _Nodes:
        return _Nodes(self.x, self.y, (self.col - left) / per_col, (self.row - top) / per_row)

    def affine(self) -> Affine | None:
        """col = a·x + b·y + c, row = d·x + e·y + f, where that holds for all nodes."""
        if not (np.isfinite(self.col).all() and np.isfinite(self.row).all()):
            return None
        across, down = np.meshgrid(self.x, self.y)
        known = np.column_stack([across.ravel(), down.ravel(), np.ones(across.size)])
        a, b = (np.linalg.lstsq(known, of.ravel(), rcond=None)[0] for of in (self.col, self.row))
        off = max(np.abs(known @ a - self.col.ravel()).max(), np.abs(known @ b - self.row.ravel()).max())
        return cast(Affine, (*a.tolist(), *b.tolist())) if off <= STRAIGHT_PX else None

    def mesh(self) -> list[tuple[tuple[int, int, int, int], tuple[float, ...]]]:
        """Pillow's mesh: the boxes between nodes with the corners of the source, against the clock."""
        found = []
        for n in range(len(self.y) - 1):
            for m in range(len(self.x) - 1):
                corners = [(n, m), (n + 1, m), (n + 1, m + 1), (n, m + 1)]
                quad = tuple(float(v) for at in corners for v in (self.col[at], self.row[at]))
                if np.isfinite(quad).all():
                    box = int(self.x[m]), int(self.y[n]), int(self.x[m + 1]), int(self.y[n + 1])
                    found.append((box, quad))
        return found
