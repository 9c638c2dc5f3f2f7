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
STRAIGHT_PX = 0.1
"""Where one affine map is nearer than this to all nodes, it draws the whole picture."""

Affine = tuple[float, float, float, float, float, float]


def drawn(
    opened: OpenBackdrop, window: ViewWindow, device_pixel_ratio: float, work: Work | None = None
) -> Image.Image | None:
    """What the backdrop shows in a window of the plan, in device pixels, mode RGBa; None where it shows nothing.

    Raises Cancelled where ``work`` was cancelled meanwhile.
    """
    west, south, east, north = window.bounds
    if opened.bounds[0] > east or opened.bounds[2] < west or opened.bounds[1] > north or opened.bounds[3] < south:
        return None
    work = work or Work()
    size = max(1, round(window.width_px * device_pixel_ratio)), max(1, round(window.height_px * device_pixel_ratio))
    nodes = _Nodes.over(opened, window, size, device_pixel_ratio)
    box = nodes.box(opened.source.width, opened.source.height)
    if box is None:
        return None
    piece = opened.source.read(box, 2.0 ** round(math.log2(max(nodes.scale(), 1.0))), work)
    if piece is None:
        return None
    here = nodes.on_piece(piece.left, piece.top, piece.per_col, piece.per_row)
    straight = here.affine()
    if straight is not None and _is_upright(straight, size):
        return _scaled(piece.image, straight, size)
    if straight is not None:
        return piece.image.transform(size, Image.Transform.AFFINE, straight, Image.Resampling.BILINEAR)
    mesh = here.mesh()
    if not mesh:
        return None
    made = piece.image.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    work.step(1, 1, READING(name=opened.backdrop.name))
    return made


def _is_upright(affine: Affine, size: tuple[int, int]) -> bool:
    """Whether rows stay rows and columns columns, to a small part of a pixel over the whole picture."""
    along_x, turned_x, _, turned_y, along_y, _ = affine
    turned = max(abs(turned_x) * size[1], abs(turned_y) * size[0])
    return along_x > 0 and along_y > 0 and turned <= STRAIGHT_PX


def _scaled(image: Image.Image, affine: Affine, size: tuple[int, int]) -> Image.Image | None:
    """The quick way for what is only shifted and scaled: several times as fast as a general map."""
    along_x, _, from_x, _, along_y, from_y = affine
    left, top = max(0, math.ceil(-from_x / along_x)), max(0, math.ceil(-from_y / along_y))
    right = min(size[0], math.floor((image.width - from_x) / along_x))
    bottom = min(size[1], math.floor((image.height - from_y) / along_y))
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
    def over(cls, opened: OpenBackdrop, window: ViewWindow, size: tuple[int, int], ratio: float) -> _Nodes:
        x, y = (np.append(np.arange(0, length, NODE_PX), length).astype(float) for length in size)
        across, down = np.meshgrid(x, y)
        west, _, _, north = window.bounds
        per_px = window.metres_per_pixel / ratio
        there = opened.placing.to_backdrop(west + across * per_px, north - down * per_px)
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
