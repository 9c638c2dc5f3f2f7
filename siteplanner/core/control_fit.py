"""Fitting one plane onto another by control points: four parameters (a similarity) or six (an affinity).

Least squares about the middle of the points, so that eight-digit eastings keep their millimetres.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely

from siteplanner.core.affine import Affine, Floats
from siteplanner.core.coordinates import settings
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

Kind = Literal["similarity", "affine"]
FEWEST: dict[Kind, int] = {"similarity": 2, "affine": 3}
"""Points that determine the fit and leave nothing to check it by."""

TOO_FEW = QT_TRANSLATE_NOOP(
    "errors", "{given} control points do not determine the fit: at least {needed} at different places are needed."
)
ON_A_LINE = QT_TRANSLATE_NOOP(
    "errors",
    "The control points lie on one line: six parameters cannot be fitted. Take four parameters, or points beside it.",
)
NOT_SIMILAR = QT_TRANSLATE_NOOP(
    "errors",
    "These pairs do not belong together: the fit would stretch the map by {ppm:,.0f} ppm. Compare units, order of the "
    "columns and zone of both sides.",
)
MIRRORED = QT_TRANSLATE_NOOP(
    "errors",
    "The fit would mirror the map: on one side east and north are exchanged. Correct its columns.",
)
APART = QT_TRANSLATE_NOOP(
    "errors",
    "These pairs do not belong together: point “{name}” is {residual_m:,.2f} m off. Correct it or take it out.",
)
NO_CHECK = QT_TRANSLATE_NOOP(
    "import", "{points} control points are just enough: nothing shows a mistake in one of them. Add a point."
)
ABOVE_LIMIT = QT_TRANSLATE_NOOP(
    "import", "Point “{name}” is {residual_cm:.1f} cm off, more than {limit_cm:g} cm: check it."
)
LEFT_OUT_FAR = QT_TRANSLATE_NOOP(
    "import",
    "Left out of the fit, point “{name}” is {residual_cm:.1f} cm off, more than {limit_cm:g} cm: the fit hangs on it.",
)
TURNED = QT_TRANSLATE_NOOP(
    "import", "The fit turns the map by {turn_deg:.1f}°. If that is not meant, the order of the columns is wrong."
)
NEAR_A_LINE = QT_TRANSLATE_NOOP(
    "import", "The control points lie nearly on one line ({width_m:.0f} m wide): beside it the fit is weak."
)
CLUSTERED = QT_TRANSLATE_NOOP(
    "import", "All control points lie within {extent_m:.0f} m: farther off, the fit is weak. Take points farther apart."
)


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One place in both systems: ``source`` and ``target`` are easting, northing in metres."""

    name: str
    source: tuple[float, float]
    target: tuple[float, float]


@dataclass(frozen=True)
class ControlFit:
    """What the points gave. Residuals are fitted minus given, east and north in metres, one a point; ``left_out_m`` how
    far each point is off when it is left out of the fit, None where fewer than two points would check the others.
    """

    kind: Kind
    points: tuple[ControlPoint, ...]
    affine: Affine
    residuals: tuple[tuple[float, float], ...]
    left_out_m: tuple[float, ...] | None

    @property
    def residuals_m(self) -> tuple[float, ...]:
        return tuple(math.hypot(*residual) for residual in self.residuals)

    @property
    def checked(self) -> bool:
        """Whether there are more points than the fit needs."""
        return len(self.points) > FEWEST[self.kind]

    @property
    def rms_m(self) -> float:
        """Root of the mean square of the residuals' lengths; 0 where there is nothing to check."""
        return math.sqrt(sum(residual**2 for residual in self.residuals_m) / len(self.points))

    @property
    def worst(self) -> int:
        """Which point is farthest off."""
        return int(np.argmax(self.residuals_m))

    @property
    def scale_ppm(self) -> float:
        """By how much lengths grow, on the mean of both axes."""
        return (math.sqrt(abs(self.affine.determinant)) - 1.0) * 1e6

    @property
    def turn_arcsec(self) -> float:
        """The turn counter-clockwise, seconds of arc."""
        a, b, c, d = self.affine.matrix
        return math.degrees(math.atan2(c - b, a + d)) * 3600.0

    @property
    def shift_m(self) -> tuple[float, float]:
        """How far the middle of the points moves, east and north; with it the zone in front of an easting."""
        (e0, n0), (e1, n1) = self.affine.about, self.affine.to
        return e1 - e0, n1 - n0

    def reach_m(self, xy: Floats) -> float:
        """How far the farthest of the points (n, 2), in the source's plane, lies outside the control points' hull."""
        if not len(xy):
            return 0.0
        corners = shapely.get_coordinates(shapely.convex_hull(shapely.multipoints(xy)))
        return float(shapely.distance(shapely.points(corners), self._hull()).max())

    def _hull(self) -> shapely.Geometry:
        hull: shapely.Geometry = shapely.convex_hull(shapely.multipoints([point.source for point in self.points]))
        return hull

    def warnings(self) -> tuple[Message, ...]:
        """What weakens the fit, by the limits in ``resources/coordinate_systems.toml``."""
        limits = settings()["shift"]
        limit_m = limits["residual"]["value"]
        said: list[Message] = []
        if not self.checked:
            said.append(NO_CHECK(points=len(self.points)))
        elif (worst_m := self.residuals_m[self.worst]) > limit_m:
            name = self.points[self.worst].name
            said.append(ABOVE_LIMIT(name=name, residual_cm=worst_m * 100.0, limit_cm=limit_m * 100.0))
        elif self.left_out_m is not None and max(self.left_out_m) > limit_m:
            at = int(np.argmax(self.left_out_m))
            cm = self.left_out_m[at] * 100.0
            said.append(LEFT_OUT_FAR(name=self.points[at].name, residual_cm=cm, limit_cm=limit_m * 100.0))
        if abs(self.turn_arcsec) > limits["turn"]["value"]:
            said.append(TURNED(turn_deg=self.turn_arcsec / 3600.0))
        along_m, across_m = _extents(np.array([point.source for point in self.points]))
        if along_m < limits["extent"]["value"]:
            said.append(CLUSTERED(extent_m=along_m))
        elif len(self.points) > FEWEST["similarity"] and across_m < limits["line"]["value"] * along_m:
            said.append(NEAR_A_LINE(width_m=across_m))
        return tuple(said)


def fit(points: Sequence[ControlPoint], kind: Kind = "similarity") -> ControlFit:
    """The least-squares fit from source to target. Raises InputError where the points give none, or none to trust.

    >>> corners = [((0, 0), (10, 20)), ((100, 0), (10, 120)), ((0, 100), (-90, 20))]
    >>> found = fit([ControlPoint(str(at), *pair) for at, pair in enumerate(corners)])  # turned by a right angle
    >>> round(found.turn_arcsec / 3600, 6), round(found.rms_m, 6)
    (90.0, 0.0)
    """
    source, target = (np.array([getattr(p, side) for p in points], dtype=float) for side in ("source", "target"))
    _require_spread(source, target, kind)
    affine = _solved(source, target, kind)
    if affine.determinant <= 0.0 or (kind == "similarity" and _mirrored_is_better(source, target, affine)):
        raise InputError(MIRRORED)
    found = ControlFit(kind, tuple(points), affine, _residuals(affine, source, target), None)
    _require_alike(found)
    if len(points) < FEWEST[kind] + 2:
        return found
    return ControlFit(kind, found.points, affine, found.residuals, _left_out(source, target, kind))


def _require_spread(source: Floats, target: Floats, kind: Kind) -> None:
    given, needed = len(source), FEWEST[kind]
    nearest_m = settings()["shift"]["same_place"]["value"]
    if given < needed or any(_extents(side)[0] < nearest_m for side in (source, target)):
        raise InputError(TOO_FEW, given=given, needed=needed)
    if kind == "affine" and any(_extents(side)[1] < nearest_m for side in (source, target)):
        raise InputError(ON_A_LINE)


def _require_alike(found: ControlFit) -> None:
    limits = settings()["shift"]
    if abs(found.scale_ppm) > limits["scale"]["value"]:
        raise InputError(NOT_SIMILAR, ppm=found.scale_ppm)
    if found.checked and (worst_m := found.residuals_m[found.worst]) > limits["apart"]["value"]:
        raise InputError(APART, name=found.points[found.worst].name, residual_m=worst_m)


def _extents(xy: Floats) -> tuple[float, float]:
    """How long and how wide the points (n, 2) lie, metres: along the line that fits them best, and across it."""
    if len(xy) < 2:
        return 0.0, 0.0
    about = xy - xy.mean(axis=0)
    _, _, axes = np.linalg.svd(about, full_matrices=False)
    spans = np.ptp(about @ axes.T, axis=0)
    return float(spans[0]), float(spans[1]) if len(spans) > 1 else 0.0


def _solved(source: Floats, target: Floats, kind: Kind) -> Affine:
    about, to = source.mean(axis=0), target.mean(axis=0)
    (x, y), (e, n) = (source - about).T, (target - to).T
    if kind == "affine":
        rows = np.linalg.lstsq(np.column_stack([x, y]), np.column_stack([e, n]), rcond=None)[0]
        (a, c), (b, d) = rows.tolist()
    else:
        square = float((x * x + y * y).sum())
        a = d = float((x * e + y * n).sum()) / square
        c = float((x * n - y * e).sum()) / square
        b = -c
    return Affine((a, b, c, d), (float(about[0]), float(about[1])), (float(to[0]), float(to[1])))


def _mirrored_is_better(source: Floats, target: Floats, affine: Affine) -> bool:
    """Whether with east and north of the source exchanged the pairs would fit, and as they are do not."""
    if len(source) <= FEWEST["similarity"]:
        return False
    as_is, exchanged = (
        np.hypot(*np.transpose(_residuals(way, side, target))).max()
        for way, side in ((affine, source), (_solved(source[:, ::-1], target, "similarity"), source[:, ::-1]))
    )
    return bool(as_is > settings()["shift"]["apart"]["value"] > exchanged)


def _residuals(affine: Affine, source: Floats, target: Floats) -> tuple[tuple[float, float], ...]:
    return tuple((float(de), float(dn)) for de, dn in affine.of_points(source) - target)


def _left_out(source: Floats, target: Floats, kind: Kind) -> tuple[float, ...] | None:
    """How far each point (n ≥ 4) is off in the fit of the others; None where the others alone would give no fit."""
    off = []
    nearest_m = settings()["shift"]["same_place"]["value"]
    for at in range(len(source)):
        others = np.arange(len(source)) != at
        along_m, across_m = _extents(source[others])
        if (across_m if kind == "affine" else along_m) < nearest_m:
            return None
        affine = _solved(source[others], target[others], kind)
        off.append(math.hypot(*(affine.of_points(source[[at]]) - target[[at]])[0]))
    return tuple(off)
