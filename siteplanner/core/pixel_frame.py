"""Where the pixels of a picture lie on the ground: one affine map, exact at the corners of pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from siteplanner.core.coordinates import Box


@dataclass(frozen=True, slots=True)
class PixelFrame:
    """``x = x0 + col · x_col + row · x_row`` and ``y`` alike; column and row 0 is the first pixel's outer corner."""

    x0: float
    x_col: float
    x_row: float
    y0: float
    y_col: float
    y_row: float

    @classmethod
    def of_centres(cls, x0: float, x_col: float, x_row: float, y0: float, y_col: float, y_row: float) -> Self:
        """From a frame that names the middle of the first pixel, as world files do.

        >>> PixelFrame.of_centres(100.5, 1.0, 0.0, 199.5, 0.0, -1.0)
        PixelFrame(x0=100.0, x_col=1.0, x_row=0.0, y0=200.0, y_col=0.0, y_row=-1.0)
        """
        return cls(x0 - (x_col + x_row) / 2, x_col, x_row, y0 - (y_col + y_row) / 2, y_col, y_row)

    @property
    def is_sound(self) -> bool:
        """Whether all numbers are finite and pixels have an area."""
        values = (self.x0, self.x_col, self.x_row, self.y0, self.y_col, self.y_row)
        area = self.x_col * self.y_row - self.x_row * self.y_col
        return bool(np.isfinite(values).all() and np.isfinite(area) and area != 0.0)

    def to_map(self, col: np.ndarray, row: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates of pixel corners."""
        return self.x0 + col * self.x_col + row * self.x_row, self.y0 + col * self.y_col + row * self.y_row

    def to_pixel(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Columns and rows of coordinates, the whole numbers at pixel corners."""
        area = self.x_col * self.y_row - self.x_row * self.y_col
        east, north = x - self.x0, y - self.y0
        return (east * self.y_row - north * self.x_row) / area, (north * self.x_col - east * self.y_col) / area

    def bounds(self, width: int, height: int) -> Box:
        """min x, min y, max x, max y of a picture of that size."""
        x, y = self.to_map(np.array([0.0, width, width, 0.0]), np.array([0.0, 0.0, height, height]))
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())
