"""Where the site is looked at from: a parallel projection, told by its azimuth, tilt, scale and centre."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]
Affine = tuple[float, float, float, float, float, float]

STEEPEST_DEG, FLATTEST_DEG = 0.0, 85.0
FIRST_AZIMUTH_DEG, FIRST_TILT_DEG = 30.0, 55.0
LEAST_M_A_PX, MOST_M_A_PX = 0.01, 10_000.0
LEAST_RAISED, MOST_RAISED = 1.0, 10.0

BAD_ANGLE = QT_TRANSLATE_NOOP(
    "errors", "The {what} of the view cannot be {value:g}°. Give a tilt from {least:g} (the map) to {most:g} degrees."
)
NO_NUMBER = QT_TRANSLATE_NOOP("errors", "A view needs numbers for its azimuth, tilt, scale and centre.")
TILT = QT_TRANSLATE_NOOP("errors", "tilt")


@dataclass(frozen=True, slots=True)
class Camera:
    """A parallel projection of the site, north of the grid as the map has it.

    ``azimuth_deg`` is the direction looked in, clockwise from grid north: 0 looks north, from the south. ``tilt_deg``
    is how far the look is raised from straight down: 0 is the map, 90 would be along the ground. A length across the
    picture is drawn at the scale, ``metres_per_pixel``; one along the ground away from the viewer at ``depth_share`` of
    it and a vertical one at ``height_share``, which holds ``raised``, by how much heights are exaggerated (1: not).
    ``centre_e``, ``centre_n`` (metres, on the ground) is the middle of a picture of ``width_px`` by ``height_px``.
    """

    centre_e: float
    centre_n: float
    metres_per_pixel: float
    width_px: float
    height_px: float
    azimuth_deg: float = FIRST_AZIMUTH_DEG
    tilt_deg: float = FIRST_TILT_DEG
    raised: float = 1.0

    def __post_init__(self) -> None:
        numbers = (self.centre_e, self.centre_n, self.metres_per_pixel, self.width_px, self.height_px)
        if not all(math.isfinite(n) for n in (*numbers, self.azimuth_deg, self.tilt_deg, self.raised)):
            raise InputError(NO_NUMBER)
        if not STEEPEST_DEG <= self.tilt_deg <= FLATTEST_DEG:
            raise InputError(BAD_ANGLE, what=TILT, value=self.tilt_deg, least=STEEPEST_DEG, most=FLATTEST_DEG)
        object.__setattr__(self, "azimuth_deg", self.azimuth_deg % 360.0 % 360.0)  # of -1e-300 once would be 360
        object.__setattr__(self, "raised", min(max(self.raised, LEAST_RAISED), MOST_RAISED))
        scale = min(max(self.metres_per_pixel, LEAST_M_A_PX), MOST_M_A_PX)
        object.__setattr__(self, "metres_per_pixel", scale)

    # -- what it does to lengths --------------------------------------------------------------------------------

    @property
    def depth_share(self) -> float:
        """How long a metre of ground away from the viewer is drawn, as a share of one across the picture."""
        return math.cos(math.radians(self.tilt_deg))

    @property
    def height_share(self) -> float:
        """How long a metre of height is drawn, as a share of one across the picture; ``raised`` is in it.

        >>> round(Camera(0, 0, 1, 100, 100, tilt_deg=30).height_share, 3)
        0.5
        """
        return math.sin(math.radians(self.tilt_deg)) * self.raised

    @property
    def right(self) -> tuple[float, float]:
        """The direction on the ground, east and north, that is drawn to the right."""
        azimuth = math.radians(self.azimuth_deg)
        return math.cos(azimuth), -math.sin(azimuth)

    @property
    def away(self) -> tuple[float, float]:
        """The direction on the ground, east and north, that leads away from the viewer."""
        azimuth = math.radians(self.azimuth_deg)
        return math.sin(azimuth), math.cos(azimuth)

    # -- from the site to the picture and back ------------------------------------------------------------------

    @property
    def ground_affine(self) -> Affine:
        """(a, b, c, d, e, f): a point of the ground is drawn at x = a·east + b·north + c, y = d·east + e·north + f."""
        (right_e, right_n), (away_e, away_n) = self.right, self.away
        a, b = right_e / self.metres_per_pixel, right_n / self.metres_per_pixel
        down = -self.depth_share / self.metres_per_pixel
        d, e = away_e * down, away_n * down
        c = self.width_px / 2 - a * self.centre_e - b * self.centre_n
        return a, b, c, d, e, self.height_px / 2 - d * self.centre_e - e * self.centre_n

    def project(self, points: Floats, height_m: Floats | float = 0.0) -> Floats:
        """Pixels (n, 2), x right and y down from the top left, of points (n, 2) in metres at heights in metres."""
        a, b, _, d, e, _ = self.ground_affine
        east, north = points[:, 0] - self.centre_e, points[:, 1] - self.centre_n
        drawn = np.empty((len(points), 2))
        drawn[:, 0] = a * east + b * north + self.width_px / 2
        drawn[:, 1] = d * east + e * north + self.height_px / 2
        drawn[:, 1] -= np.asarray(height_m) * (self.height_share / self.metres_per_pixel)
        return drawn

    def on_ground(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Easting and northing of the place on the ground that is drawn at a pixel.

        >>> camera = Camera(500.0, 900.0, 2.0, 400, 300, azimuth_deg=90)
        >>> east, north = camera.on_ground(200.0, 50.0)
        >>> east > 500.0, round(north, 6)
        (True, 900.0)
        """
        across = (x_px - self.width_px / 2) * self.metres_per_pixel
        back = (self.height_px / 2 - y_px) * self.metres_per_pixel / self.depth_share
        (right_e, right_n), (away_e, away_n) = self.right, self.away
        return self.centre_e + across * right_e + back * away_e, self.centre_n + across * right_n + back * away_n

    # -- moving it ----------------------------------------------------------------------------------------------

    @classmethod
    def fitting(
        cls,
        places: Floats,
        width_px: float,
        height_px: float,
        *,
        azimuth_deg: float = FIRST_AZIMUTH_DEG,
        tilt_deg: float = FIRST_TILT_DEG,
        raised: float = 1.0,
        tallest_m: float = 0.0,
        margin: float = 0.03,
    ) -> Camera:
        """The camera that shows ``places`` (n, 2) in metres whole, with what stands on them up to ``tallest_m``, and a
        share of margin. Raises InputError for a tilt that no picture has."""
        middle_e, middle_n = (places.min(axis=0) + places.max(axis=0)) / 2
        unit = cls(float(middle_e), float(middle_n), 1.0, 0.0, 0.0, azimuth_deg, tilt_deg, raised)
        drawn = unit.project(places)
        drawn = np.concatenate([drawn, drawn - (0.0, tallest_m * unit.height_share)])
        low, high = drawn.min(axis=0), drawn.max(axis=0)
        wide, tall = np.maximum(high - low, 1.0) * (1 + 2 * margin)
        scale = float(max(wide / max(width_px, 1.0), tall / max(height_px, 1.0)))
        camera = replace(unit, metres_per_pixel=scale, width_px=width_px, height_px=height_px)
        middle = (low + high) / 2 / camera.metres_per_pixel
        return camera.panned(-float(middle[0]), -float(middle[1]))

    def turned(self, by_deg: float) -> Camera:
        """Looking farther clockwise by so many degrees; the middle of the picture stays."""
        return replace(self, azimuth_deg=self.azimuth_deg + by_deg)

    def tilted(self, by_deg: float) -> Camera:
        """Raised by so many degrees, within what a picture can have."""
        return replace(self, tilt_deg=min(max(self.tilt_deg + by_deg, STEEPEST_DEG), FLATTEST_DEG))

    def zoomed(self, factor: float, x_px: float, y_px: float) -> Camera:
        """Closer by ``factor`` (below 1: farther), the ground under the pixel staying where it is."""
        closer = replace(self, metres_per_pixel=self.metres_per_pixel / factor)
        before, after = self.on_ground(x_px, y_px), closer.on_ground(x_px, y_px)
        return replace(
            closer, centre_e=self.centre_e + before[0] - after[0], centre_n=self.centre_n + before[1] - after[1]
        )

    def panned(self, dx_px: float, dy_px: float) -> Camera:
        """With the picture moved right and down by so many pixels."""
        east, north = self.on_ground(self.width_px / 2 - dx_px, self.height_px / 2 - dy_px)
        return replace(self, centre_e=east, centre_n=north)

    def resized(self, width_px: float, height_px: float) -> Camera:
        """For a picture of another size, the middle and the scale staying."""
        return replace(self, width_px=width_px, height_px=height_px)

    def scaled_to(self, width_px: float, height_px: float) -> Camera:
        """For a picture of another size that shows at least as much: the scale follows the size."""
        factor = min(width_px / max(self.width_px, 1.0), height_px / max(self.height_px, 1.0))
        return replace(self, width_px=width_px, height_px=height_px, metres_per_pixel=self.metres_per_pixel / factor)

    # -- kept ---------------------------------------------------------------------------------------------------

    def to_json(self) -> dict[str, float]:
        """A JSON object that :meth:`from_json` turns back into an equal camera."""
        return {name: float(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def from_json(cls, data: Any) -> Camera | None:
        """The camera that ``data`` describes; None where it makes none: keys of other versions are passed over.

        >>> camera = Camera(1.0, 2.0, 0.5, 800, 600, azimuth_deg=135)
        >>> Camera.from_json({**camera.to_json(), "later": 1}) == camera, Camera.from_json({"azimuth_deg": 3})
        (True, None)
        """
        if not isinstance(data, Mapping):
            return None
        numbers = {name: data[name] for name in cls.__slots__ if name in data}
        if any(isinstance(value, bool) or not isinstance(value, int | float) for value in numbers.values()):
            return None
        if any(name not in numbers for name in _NEEDED):
            return None
        try:
            return cls(**{name: float(value) for name, value in numbers.items()})
        except InputError:
            return None


_NEEDED: Final = ("centre_e", "centre_n", "metres_per_pixel", "width_px", "height_px")
