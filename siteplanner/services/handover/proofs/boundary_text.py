"""The judge of boundary points: the lines of the file read one by one, by nothing that reads or writes such files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from pyproj import CRS

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.services.handover.contents import frame_of
from siteplanner.services.handover.proofs.expected import (
    AREA,
    COUNT,
    NOT_READABLE,
    SYSTEM,
    VALUE,
    Differs,
    Exhibit,
    Expected,
)
from siteplanner.services.handover.proofs.outlines import Outline, Run, area_m2, in_system, outlines_in
from siteplanner.services.handover.proofs.outlines import require_same_outlines as same_outlines

LIMIT_MM = 1.0
"""Half a millimetre of rounding on each axis is 0.71 mm."""
STATED_M2 = 0.51
"""Hectares with four decimals are true to half a square metre."""
NOT_CLOSED = QT_TRANSLATE_NOOP("handover", "{feature}: ring {ring} does not end where it begins")
NOT_CLOCKWISE = QT_TRANSLATE_NOOP("handover", "{feature}: ring {ring} does not run clockwise")
STATED = QT_TRANSLATE_NOOP("handover", "{feature}: {found} points are stated and {wanted} are there")
BAD_LINE = QT_TRANSLATE_NOOP("handover", "line {line} is none of a boundary file")
_POINT = re.compile(r"J(\d+),(\d+),(\d+\.\d{3}),(\d+\.\d{3})")
_ELLIPSOIDS = {"2000国家大地坐标系": 298.257222101, "1980西安坐标系": 298.257, "1954年北京坐标系": 298.3}
"""What the file calls a datum -> the inverse flattening of its ellipsoid."""


@dataclass
class _Parcel:
    id: str
    name: str
    stated: int
    area_m2: float
    labels: list[tuple[int, int]] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)


def judge(exhibit: Exhibit, expected: Expected) -> int:
    """How many outlines were read. Raises Differs."""
    facts, parcels = _read(exhibit.path)
    assert exhibit.crs is not None  # such a file is only made where there is a system for it
    _require_system(facts, exhibit.crs)
    frame = frame_of(expected.plan, exhibit.layer)
    wanted = outlines_in(frame)
    if len(parcels) != len(wanted):
        raise Differs(COUNT(found=len(parcels), wanted=len(wanted)))
    found: dict[str, Outline] = {}
    for parcel, feature in zip(parcels, wanted, strict=True):
        _require_text(feature, "地块编号", parcel.id, feature)
        name: Any = frame.at[feature, "name"]
        _require_text(feature, "地块名称", parcel.name, "" if pd.isna(name) else str(name))
        found[feature] = _rings(feature, parcel)
        off_m2 = parcel.area_m2 - area_m2(found[feature])
        if not abs(off_m2) <= STATED_M2:
            raise Differs(AREA(feature=feature, found_m2=off_m2))
    same_outlines(in_system(found, exhibit.crs, expected.plan.site.crs), wanted, LIMIT_MM, merged=True)
    return len(parcels)


def _read(path: Path) -> tuple[dict[str, str], list[_Parcel]]:
    try:
        lines = path.read_bytes().decode("gb18030").split("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Differs(NOT_READABLE(reason=str(error))) from error
    facts: dict[str, str] = {}
    parcels: list[_Parcel] = []
    section = ""
    for number, line in enumerate(lines[:-1], start=1):
        fields = line.split(",")
        if line.startswith("["):
            section = line
        elif section == "[属性描述]" and "=" in line:
            key, _, facts[key] = line.partition("=")
        elif section == "[地块坐标]" and len(fields) == 9 and fields[-1] == "@" and fields[4] == "面":
            parcels.append(_Parcel(fields[2], fields[3], int(fields[0]), float(fields[1]) * 10_000.0))
        elif (point := _POINT.fullmatch(line)) is not None and parcels:
            label, ring, north, east = point.groups()
            parcels[-1].labels.append((int(label), int(ring)))
            parcels[-1].points.append((float(east), float(north)))
        else:
            raise Differs(BAD_LINE(line=number))
    if lines[-1]:
        raise Differs(BAD_LINE(line=len(lines)))
    return facts, parcels


def _require_system(facts: dict[str, str], crs: CRS) -> None:
    operation, ellipsoid = crs.coordinate_operation, crs.ellipsoid
    assert operation is not None  # it is a projected system on an ellipsoid
    assert ellipsoid is not None
    false_easting = float(next(p.value for p in operation.params if p.name == "False easting"))
    told = tuple(facts.get(key, "") for key in ("坐标系", "带号", "几度分带", "投影类型", "计量单位"))
    flattening = _ELLIPSOIDS.get(told[0], 0.0)
    if (
        abs(flattening - ellipsoid.inverse_flattening) > 1e-6
        or told[1] != str(int(false_easting // 1e6))
        or told[2:] != ("3", "高斯克吕格", "米")
    ):
        raise Differs(SYSTEM(found=" ".join(told), wanted=crs.name))


def _rings(feature: str, parcel: _Parcel) -> Outline:
    if parcel.stated != len(parcel.points):
        raise Differs(STATED(feature=feature, found=parcel.stated, wanted=len(parcel.points)))
    runs = []
    numbers = np.array([ring for _, ring in parcel.labels])
    points = np.array(parcel.points)
    for ring in dict.fromkeys(numbers.tolist()):
        at = np.flatnonzero(numbers == ring)
        own = points[at]
        if len(own) < 4 or (own[0] != own[-1]).any() or parcel.labels[at[0]] != parcel.labels[at[-1]]:
            raise Differs(NOT_CLOSED(feature=feature, ring=ring))
        x, y = (own - own[0]).T
        if float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) >= 0.0:
            raise Differs(NOT_CLOCKWISE(feature=feature, ring=ring))
        runs.append(Run(own[:-1]))
    return tuple(runs)


def _require_text(feature: str, column: str, found: str, wanted: str) -> None:
    """Equal but for what a line of such a file cannot hold: commas, line breaks, characters the encoding lacks."""
    if [c for c in found if c.isalnum()] != [c for c in _encoded(wanted) if c.isalnum()]:
        raise Differs(VALUE(feature=feature, column=column, found=found, wanted=wanted))


def _encoded(text: str) -> str:
    return text.encode("gb18030", errors="replace").decode("gb18030")
