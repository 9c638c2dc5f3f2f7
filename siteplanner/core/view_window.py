"""The one transform between map and screen. Canvas, scale bar, north arrow, grid and sheet all use it."""

from __future__ import annotations

from dataclasses import dataclass, replace

METRES_PER_INCH = 0.0254


@dataclass(frozen=True, slots=True)
class ViewWindow:
    """What a view shows: its centre (metres), metres a logical pixel, size in logical pixels. North is up."""

    centre_e: float
    centre_n: float
    metres_per_pixel: float
    width_px: float
    height_px: float

    @classmethod
    def fitting(
        cls, bounds: tuple[float, float, float, float], width_px: float, height_px: float, margin: float = 0.05
    ) -> ViewWindow:
        """The window that shows ``bounds`` (minx, miny, maxx, maxy in metres) whole, with a share of margin."""
        west, south, east, north = bounds
        grow = 1 + 2 * margin
        wide, high = max(east - west, 1.0) * grow, max(north - south, 1.0) * grow
        scale = max(wide / max(width_px, 1), high / max(height_px, 1))
        return cls((west + east) / 2, (south + north) / 2, scale, width_px, height_px)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """minx, miny, maxx, maxy in metres."""
        half_e, half_n = self.width_px * self.metres_per_pixel / 2, self.height_px * self.metres_per_pixel / 2
        return self.centre_e - half_e, self.centre_n - half_n, self.centre_e + half_e, self.centre_n + half_n

    def to_screen(self, east_m: float, north_m: float) -> tuple[float, float]:
        """Pixels from the top left.

        >>> ViewWindow(100.0, 200.0, 0.5, 800, 600).to_screen(110.0, 200.0)
        (420.0, 300.0)
        """
        x = self.width_px / 2 + (east_m - self.centre_e) / self.metres_per_pixel
        return x, self.height_px / 2 - (north_m - self.centre_n) / self.metres_per_pixel

    def to_map(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Easting, northing of a pixel."""
        east_m = self.centre_e + (x_px - self.width_px / 2) * self.metres_per_pixel
        return east_m, self.centre_n - (y_px - self.height_px / 2) * self.metres_per_pixel

    def zoomed(self, factor: float, x_px: float, y_px: float) -> ViewWindow:
        """Closer by ``factor`` (below 1: farther), the map point under the pixel staying where it is."""
        east_m, north_m = self.to_map(x_px, y_px)
        scale = self.metres_per_pixel / factor
        return replace(
            self,
            metres_per_pixel=scale,
            centre_e=east_m - (x_px - self.width_px / 2) * scale,
            centre_n=north_m + (y_px - self.height_px / 2) * scale,
        )

    def panned(self, dx_px: float, dy_px: float) -> ViewWindow:
        """With the picture moved right and down by so many pixels."""
        return replace(
            self,
            centre_e=self.centre_e - dx_px * self.metres_per_pixel,
            centre_n=self.centre_n + dy_px * self.metres_per_pixel,
        )

    def resized(self, width_px: float, height_px: float) -> ViewWindow:
        return replace(self, width_px=width_px, height_px=height_px)

    def grown(self, share: float) -> ViewWindow:
        """The same scale and centre with a margin of ``share`` of the size on every side."""
        return self.resized(self.width_px * (1 + 2 * share), self.height_px * (1 + 2 * share))

    def scale_denominator(self, pixels_per_inch: float) -> float:
        """n of 1:n on a screen of so many logical pixels an inch."""
        return self.metres_per_pixel * pixels_per_inch / METRES_PER_INCH

    def at_scale(self, denominator: float, pixels_per_inch: float) -> ViewWindow:
        return replace(self, metres_per_pixel=denominator * METRES_PER_INCH / pixels_per_inch)


def round_length_m(longest_m: float) -> float:
    """The longest of 1, 2, 5 × 10ⁿ metres that is not over ``longest_m``: the length a scale bar shows.

    >>> [round_length_m(x) for x in (7.0, 230.0, 1999.0)]
    [5.0, 200.0, 1000.0]
    """
    power = 1.0
    while power * 10 <= longest_m:
        power *= 10
    while power > longest_m:
        power /= 10
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= longest_m)
