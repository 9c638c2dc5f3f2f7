"""What was measured, in words: lengths, areas and angles with their units, and which figure to trust."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from siteplanner.core.measuring import (
    Area,
    Length,
    Segment,
    degrees_minutes_seconds,
    hectares,
    mu,
    total,
)
from siteplanner.gui.canvas.tools.move_gesture import signed
from siteplanner.gui.numbers import figure

MOST_SEGMENTS = 6
KILOMETRE_M = 1000.0
FULL_TURN_S = 360 * 3600
LENGTH_UNITS = ("m", "km")
AREA_UNITS = ("m2", "ha", "mu", "km2")


@dataclass(frozen=True, slots=True)
class Reading:
    """A measurement as it is shown and copied; ``warning`` where plane and ellipsoid differ noticeably."""

    title: str
    main: str
    lines: tuple[str, ...] = ()
    warning: str = ""

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(part for part in (f"{self.title} {self.main}".strip(), *self.lines, self.warning) if part)


def unit_name(unit: str) -> str:
    """A unit of length or area as it stands behind a figure."""
    names = {
        "m": "m",
        "km": "km",
        "m2": "m²",
        "km2": "km²",
        "ha": QCoreApplication.translate("measure", "ha"),
        "mu": QCoreApplication.translate("measure", "mu"),
    }
    return names[unit]


def length_text(metres: float, unit: str = "m") -> str:
    """A length in m to the millimetre, or in km to the metre's tenth."""
    value = figure(metres, 3) if unit == "m" else figure(metres / KILOMETRE_M, 4)
    return f"{value} {unit_name(unit)}"


def area_text(area_m2: float, unit: str = "m2") -> str:
    """An area in one of ``AREA_UNITS``."""
    value = {
        "m2": lambda: figure(area_m2, 2),
        "ha": lambda: figure(hectares(area_m2), 4),
        "mu": lambda: figure(mu(area_m2), 3),
        "km2": lambda: figure(area_m2 / KILOMETRE_M**2, 4),
    }[unit]()
    return f"{value} {unit_name(unit)}"


def bearing_text(bearing_deg: float | None) -> str:
    """A bearing in degrees and as surveyors write it; '–' where there is none."""
    if bearing_deg is None:
        return "–"
    whole_seconds = round(bearing_deg * 3600) % FULL_TURN_S
    return f"{round(bearing_deg, 4) % 360.0:.4f}° ({degrees_minutes_seconds(whole_seconds / 3600)})"


def distance_reading(segments: Sequence[Segment], unit: str) -> Reading:
    """The sides of a line, its whole length, and how it stands on the ellipsoid."""
    whole = total(segments)
    lines = [
        QCoreApplication.translate("measure", "on the ellipsoid {length}").format(length=_ellipsoidal(whole, unit))
    ]
    if len(segments) == 1:
        lines.append(
            QCoreApplication.translate("measure", "bearing {bearing}").format(
                bearing=bearing_text(segments[0].bearing_deg)
            )
        )
    else:
        hidden = len(segments) - MOST_SEGMENTS
        if hidden > 0:
            lines.append(QCoreApplication.translate("measure", "{count} sides before").format(count=hidden))
        for number, side in list(enumerate(segments, 1))[-MOST_SEGMENTS:]:
            of = QCoreApplication.translate("measure", "{number}   {length}   bearing {bearing_deg:.2f}°")
            length = length_text(side.length.planar_m, unit)
            lines.append(of.format(number=number, length=length, bearing_deg=round(side.bearing_deg or 0.0, 2) % 360.0))
    warning = _length_warning(whole.ratio) if whole.telling else ""
    return Reading(
        QCoreApplication.translate("measure", "Distance"), length_text(whole.planar_m, unit), tuple(lines), warning
    )


def area_reading(area: Area, unit: str) -> Reading:
    """An area in several units, on the plane and on the ellipsoid, and the length of its outline."""
    others = " = ".join(area_text(area.planar_m2, other) for other in ("m2", "ha", "mu") if other != unit)
    lines = (
        f"= {others}",
        QCoreApplication.translate("measure", "on the ellipsoid {area}").format(area=_ellipsoidal_area(area, unit)),
        QCoreApplication.translate("measure", "outline {length}").format(length=length_text(area.outline.planar_m)),
    )
    warning = _area_warning(area.ratio) if area.telling else ""
    return Reading(QCoreApplication.translate("measure", "Area"), area_text(area.planar_m2, unit), lines, warning)


def angle_reading(angle_deg: float) -> Reading:
    """An angle up to 180°, and what is left of the full turn."""
    other = QCoreApplication.translate("measure", "the other way round {angle_deg:.4f}°").format(
        angle_deg=360.0 - angle_deg
    )
    return Reading(
        QCoreApplication.translate("measure", "Angle"), f"{angle_deg:.4f}°", (degrees_minutes_seconds(angle_deg), other)
    )


def _ellipsoidal(length: Length, unit: str) -> str:
    return _with_ratio(length_text(length.ellipsoidal_m, unit), length.ratio)


def _ellipsoidal_area(area: Area, unit: str) -> str:
    return _with_ratio(area_text(area.ellipsoidal_m2, unit), area.ratio)


def _with_ratio(text: str, ratio: float) -> str:
    if not math.isfinite(ratio):  # the system has no place there
        return QCoreApplication.translate("measure", "not known here")
    return f"{text} ({signed(ratio * 1000, 3)} ‰)"


def _length_warning(ratio: float) -> str:
    text = QCoreApplication.translate(
        "measure",
        "Plane and ellipsoid differ by {permille} ‰ here. Trust the plane for setting out in the plan's coordinates, "
        "the ellipsoid for the true length on the ground.",
    )
    return text.format(permille=signed(ratio * 1000, 2))


def _area_warning(ratio: float) -> str:
    text = QCoreApplication.translate(
        "measure",
        "Plane and ellipsoid differ by {permille} ‰ here. Trust the plane for the plan's own balance, the ellipsoid "
        "for areas of the land survey.",
    )
    return text.format(permille=signed(ratio * 1000, 2))
