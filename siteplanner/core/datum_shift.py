"""A shift between two datums that PROJ knows nothing of, as somebody told it: seven parameters, or control points."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from siteplanner.core.affine import Floats
from siteplanner.core.control_fit import ControlFit
from siteplanner.core.coordinates import (
    LONLAT,
    counts_metres,
    crs_text,
    datum_key,
    inside_area_of_use,
    parse_crs,
    settings,
    shift_unknown,
    transformer,
)
from siteplanner.core.errors import InputError
from siteplanner.core.gauss_kruger import GaussKruger, on_datum, zone_before, zone_degrees
from siteplanner.core.seven_parameters import PARAMETERS, SevenParameters
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

Method: TypeAlias = SevenParameters | ControlFit

NOT_NEEDED = QT_TRANSLATE_NOOP(
    "errors",
    "From {source} to {target} no shift is missing: the one given does not belong here and would move the map off. "
    "Leave it out.",
)
OTHER_SOURCE = QT_TRANSLATE_NOOP(
    "errors", "The shift is from {made_for}, the map is in {source}. Give the shift of this map."
)
WITHOUT_SOURCE = QT_TRANSLATE_NOOP(
    "errors", "Seven parameters need to know the system that the map is in. Name it, or take control points."
)
NOT_PLANE = QT_TRANSLATE_NOOP(
    "errors", "Control points shift metres of a plane, {crs} does not count them. Take seven parameters."
)
TARGET_NOT_NAMED = QT_TRANSLATE_NOOP(
    "errors",
    "It cannot be told to which system the control points lead. Name it, in their file by a line such as "
    "“# target = EPSG:4547”.",
)
TARGET_ELSEWHERE = QT_TRANSLATE_NOOP(
    "errors",
    "The control points lie outside the area of {target} (point “{name}” is at {lon:.4f}° E, {lat:.4f}° N). Compare "
    "the zone in front of the eastings with the system.",
)
TOO_FAR_APART = QT_TRANSLATE_NOOP(
    "errors",
    "Point “{name}” lies {apart_m:,.0f} m from where {source} would have it in {target} even without a shift. Compare "
    "systems, zones and the order of the columns.",
)
NO_CONVENTION = QT_TRANSLATE_NOOP(
    "errors",
    "The rotations need their convention, position_vector or coordinate_frame: with the wrong one the map lies off by "
    "some hundred metres. Ask where the parameters come from.",
)
NOT_PLAUSIBLE = QT_TRANSLATE_NOOP(
    "errors", "{name} = {value:g} is no shift between datums: at most {most:g} {unit}. Compare the units."
)
NOT_A_NUMBER = QT_TRANSLATE_NOOP("errors", "One of the seven parameters is no number.")
ALL_ZERO = QT_TRANSLATE_NOOP("errors", "All seven parameters are 0: that is no shift.")

POSITION_VECTOR = QT_TRANSLATE_NOOP("import", "position vector")
COORDINATE_FRAME = QT_TRANSLATE_NOOP("import", "coordinate frame")
NO_TURN = QT_TRANSLATE_NOOP("import", "no rotation")
CONVENTION_WORDS = {
    "": NO_TURN,
    "position_vector": POSITION_VECTOR,
    "coordinate_frame": COORDINATE_FRAME,
}
SEVEN_APPLIED = QT_TRANSLATE_NOOP(
    "import",
    "Shifted from {source} to {target} by seven parameters as told ({convention}): dX {dx_m:g} m, dY {dy_m:g} m, dZ "
    "{dz_m:g} m, rX {rx_arcsec:g}″, rY {ry_arcsec:g}″, rZ {rz_arcsec:g}″, scale {scale_ppm:g} ppm. In the middle of "
    "the map that is {moved_m:.2f} m.",
)
MOVED_FAR = QT_TRANSLATE_NOOP(
    "import",
    "The seven parameters move the map by {moved_m:,.0f} m, more than is known between such datums. Check their signs "
    "and the convention of the rotations.",
)
SIMILARITY = QT_TRANSLATE_NOOP("import", "four parameters")
AFFINITY = QT_TRANSLATE_NOOP("import", "six parameters")
KIND_WORDS: dict[str, Template] = {"similarity": SIMILARITY, "affine": AFFINITY}
FIT_CHECKED = QT_TRANSLATE_NOOP(
    "import",
    "Shifted from {source} to {target} by {points} control points ({kind}): scale {scale_ppm:+.2f} ppm, turn "
    "{turn_arcsec:+.2f}″, residuals {rms_cm:.1f} cm (rms), the largest {worst_cm:.1f} cm at point “{worst}”.",
)
FIT_UNCHECKED = QT_TRANSLATE_NOOP(
    "import",
    "Shifted from {source} to {target} by {points} control points ({kind}): scale {scale_ppm:+.2f} ppm, turn "
    "{turn_arcsec:+.2f}″.",
)
LEFT_OUT = QT_TRANSLATE_NOOP(
    "import", "Each control point left out in turn, the others miss it by at most {worst_cm:.1f} cm (“{worst}”)."
)
EXTRAPOLATED = QT_TRANSLATE_NOOP(
    "import", "The map reaches {reach_m:,.0f} m beyond the control points: there the shift is a guess."
)
FAR_FROM_POINTS = QT_TRANSLATE_NOOP(
    "errors",
    "The map reaches {km:,.0f} km beyond the control points: they are not for this map. Compare the zone in front of "
    "the eastings.",
)
OWN_PLANE = QT_TRANSLATE_NOOP("import", "a plane of its own")


@dataclass(frozen=True, slots=True)
class DatumShift:
    """``source`` is the system the shift was made for ('' any), ``target`` the one it leads to ('' the same zone on
    CGCS2000), both as text that ``parse_crs`` reads."""

    method: Method
    target: str = ""
    source: str = ""

    def target_crs(self, source: CRS | None) -> CRS:
        """The system the shift leads to. Raises InputError where it must be named."""
        if self.target:
            return parse_crs(self.target)
        found = target_for(source, self.method)
        if found is None:
            if not isinstance(self.method, ControlFit):
                raise InputError(WITHOUT_SOURCE)
            if source is not None and source.is_geographic:
                raise InputError(NOT_PLANE, crs=crs_text(source))
            raise InputError(TARGET_NOT_NAMED)
        return found

    def of_points(self, xy: Floats, source: CRS | None) -> Floats:
        """Where points (n, 2) of ``source`` lie in ``target_crs``."""
        if isinstance(self.method, ControlFit):
            return self.method.affine.of_points(xy)
        assert source is not None  # required before
        target = self.target_crs(source)
        old, new = _geographic(source), _geographic(target)
        lonlat = np.column_stack(transformer(source, old).transform(*xy.T))
        moved = self.method.of_lonlat(lonlat, source, target)
        there: Floats = np.column_stack(transformer(new, target).transform(*moved.T))
        return there

    def require_for(self, source: CRS | None) -> None:
        """Raises InputError where the shift does not belong to a map in ``source`` (None: in no known system)."""
        target = self.target_crs(source)
        fitted = isinstance(self.method, ControlFit)
        if source is None:
            if not fitted:
                raise InputError(WITHOUT_SOURCE)
        else:
            if not shift_unknown(source, target):
                raise InputError(NOT_NEEDED, source=crs_text(source), target=crs_text(target))
            if self.source and datum_key(parse_crs(self.source)) != datum_key(source):
                made_for = crs_text(parse_crs(self.source))
                raise InputError(OTHER_SOURCE, made_for=made_for, source=crs_text(source))
        if isinstance(self.method, ControlFit):
            _require_plane(self.method, source, target)
        else:
            require_plausible(self.method)

    def warnings(self, source: CRS | None, xy: Floats) -> tuple[Message, ...]:
        """What was done to points (n, 2) of a map, in words and figures, and what weakens it. Raises InputError where
        the map lies far from all control points."""
        told = {
            "source": OWN_PLANE if source is None else crs_text(source),
            "target": crs_text(self.target_crs(source)),
        }
        if isinstance(self.method, ControlFit):
            return (*_fit_told(self.method, told), *self.method.warnings(), *_reach_told(self.method, xy))
        figures = {name: getattr(self.method, name) for name in PARAMETERS}
        words = CONVENTION_WORDS[self.method.convention]
        assert source is not None
        moved_m = self.moved_m(source, xy)
        return (SEVEN_APPLIED(**told, convention=words, **figures, moved_m=moved_m), *moved_far(moved_m))

    def moved_m(self, source: CRS, xy: Floats) -> float:
        """How far the shift moves the middle of the points (n, 2), metres on the ground, beside taking the two datums
        for one."""
        middle = (np.min(xy, axis=0) + np.max(xy, axis=0))[np.newaxis] / 2.0
        target = self.target_crs(source)
        plain = np.column_stack(transformer(source, target).transform(*middle.T))
        here, there = (transformer(target, LONLAT).transform(*p[0]) for p in (plain, self.of_points(middle, source)))
        geod = LONLAT.get_geod()
        assert geod is not None
        return float(geod.inv(*here, *there)[2])

    def to_json(self, source: CRS | None) -> dict[str, Any]:
        """The shift as the report keeps it, so that it can be told and repeated years later."""
        said: dict[str, Any] = {
            "source": None if source is None else crs_text(source),
            "target": crs_text(self.target_crs(source)),
        }
        if isinstance(self.method, SevenParameters):
            return {"method": "seven_parameters", **said, **asdict(self.method)}
        fit = self.method
        left_out = fit.left_out_m or (None,) * len(fit.points)
        points = [
            {
                "name": point.name,
                "source": list(point.source),
                "target": list(point.target),
                "residual_m": residual if fit.checked else None,
                "left_out_m": off,
            }
            for point, residual, off in zip(fit.points, fit.residuals_m, left_out, strict=True)
        ]
        figures = {
            "scale_ppm": fit.scale_ppm,
            "turn_arcsec": fit.turn_arcsec,
            "rms_m": fit.rms_m if fit.checked else None,
        }
        return {"method": fit.kind, **said, **figures, "points": points}


def stated_shift(told: str) -> DatumShift | None:
    """The seven parameters that a system written out states itself (``+towgs84=…``, ``TOWGS84[…]``); None for none.

    They are in the position vector convention by the rules of both ways of writing, and lead to WGS 84, from which
    CGCS2000 differs by decimetres at most. Raises InputError where they are no shift.

    >>> stated_shift("+proj=longlat +ellps=krass +towgs84=15.8,-154.4,-82.3").method
    SevenParameters(dx_m=15.8, dy_m=-154.4, dz_m=-82.3, rx_arcsec=0.0, ry_arcsec=0.0, rz_arcsec=0.0, scale_ppm=0.0, \
convention='position_vector')
    """
    if "towgs84" not in told.casefold():
        return None
    try:
        operation = CRS.from_user_input(told).coordinate_operation
    except CRSError:
        return None
    figures = [float(value) for value in (operation.towgs84 if operation is not None else ())]
    if not any(figures):
        return None
    dx, dy, dz, rx, ry, rz, scale = (*figures, 0.0, 0.0, 0.0, 0.0)[: len(PARAMETERS)]  # three may stand for seven
    method = SevenParameters(dx, dy, dz, rx, ry, rz, scale, "position_vector")
    require_plausible(method)
    return DatumShift(method)


def target_for(source: CRS | None, method: Method) -> CRS | None:
    """The system a shift leads to where nobody names it: the same zone on CGCS2000, with the zone in front as the
    control points have it; None where that cannot be told."""
    if isinstance(method, SevenParameters):
        return None if source is None else on_datum(source, "CGCS2000")
    eastings = [point.target[0] for point in method.points]
    if source is None:
        zones = {zone_before(easting) for easting in eastings}
        zone = zones.pop() if len(zones) == 1 else 0
        return GaussKruger("CGCS2000", zone_degrees(zone), zone, True).crs if zone else None
    found = on_datum(source, "CGCS2000", eastings)
    return found if found is not None and found.is_projected else None


def moved_far(moved_m: float) -> tuple[Message, ...]:
    """What is to be said where seven parameters move a map farther than datums lie apart."""
    return (MOVED_FAR(moved_m=moved_m),) if moved_m > settings()["shift"]["moved"]["value"] else ()


def require_plausible(shift: SevenParameters) -> None:
    """Raises InputError for figures that cannot be seven parameters, or rotations without a convention."""
    if not shift.finite:
        raise InputError(NOT_A_NUMBER)
    if not any(getattr(shift, name) for name in PARAMETERS):
        raise InputError(ALL_ZERO)
    if shift.turns and not shift.convention:
        raise InputError(NO_CONVENTION)
    limits = settings()["shift"]
    for name in PARAMETERS:
        of = "translation" if name.endswith("_m") else "rotation" if name.endswith("_arcsec") else "scale_seven"
        limit, value = limits[of], getattr(shift, name)
        if abs(value) > limit["value"]:
            raise InputError(NOT_PLAUSIBLE, name=name, value=value, most=limit["value"], unit=limit["unit"])


def _require_plane(fit: ControlFit, source: CRS | None, target: CRS) -> None:
    for crs in (source, target):
        if crs is not None and not counts_metres(crs):
            raise InputError(NOT_PLANE, crs=crs_text(crs))
    xy = np.array([point.target for point in fit.points])
    lon, lat = transformer(target, LONLAT).transform(*xy.T)
    outside = ~inside_area_of_use(np.column_stack([lon, lat, lon, lat]), target, slack_deg=1.0)
    if outside.any():
        at = int(np.flatnonzero(outside)[0])
        name = fit.points[at].name
        raise InputError(TARGET_ELSEWHERE, target=crs_text(target), name=name, lon=float(lon[at]), lat=float(lat[at]))
    if source is None:
        return
    plain = np.column_stack(transformer(source, target).transform(*np.array([p.source for p in fit.points]).T))
    apart_m = np.hypot(*(plain - xy).T)
    apart_m[~np.isfinite(apart_m)] = np.inf
    at = int(np.argmax(apart_m))
    if apart_m[at] > settings()["shift"]["translation"]["value"]:
        told = {"source": crs_text(source), "target": crs_text(target)}
        raise InputError(TOO_FAR_APART, name=fit.points[at].name, apart_m=float(apart_m[at]), **told)


def _fit_told(fit: ControlFit, told: dict[str, Any]) -> tuple[Message, ...]:
    figures = {
        **told,
        "points": len(fit.points),
        "kind": KIND_WORDS[fit.kind],
        "scale_ppm": fit.scale_ppm,
        "turn_arcsec": fit.turn_arcsec,
    }
    if not fit.checked:
        return (FIT_UNCHECKED(**figures),)
    worst = fit.points[fit.worst].name
    cm = {"rms_cm": fit.rms_m * 100.0, "worst_cm": fit.residuals_m[fit.worst] * 100.0}
    said = [FIT_CHECKED(**figures, **cm, worst=worst)]
    if fit.left_out_m is not None:
        at = int(np.argmax(fit.left_out_m))
        said.append(LEFT_OUT(worst_cm=fit.left_out_m[at] * 100.0, worst=fit.points[at].name))
    return tuple(said)


def _reach_told(fit: ControlFit, xy: Floats) -> tuple[Message, ...]:
    reach_m = fit.reach_m(xy)
    if reach_m > settings()["shift"]["far"]["value"]:
        raise InputError(FAR_FROM_POINTS, km=reach_m / 1000.0)
    return (EXTRAPOLATED(reach_m=reach_m),) if reach_m >= 1.0 else ()


def _geographic(crs: CRS) -> CRS:
    geographic = crs.geodetic_crs
    assert geographic is not None  # a system on the ground has one
    return geographic
