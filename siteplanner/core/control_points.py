"""Control points as surveyors hand them over: a line a point, its place in the older and in the newer system."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from siteplanner.core.control_fit import ControlPoint
from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP

Order = Literal["", "north_first", "east_first"]
"""In which order the two ordinates of a place stand; '' as their size or the headings tell."""
ORDERS: tuple[Order, ...] = ("north_first", "east_first")

NOT_A_POINT = QT_TRANSLATE_NOOP(
    "errors",
    "Line {line}: “{text}” is no control point. Write name, two ordinates in the old system, two in the new one.",
)
TWICE = QT_TRANSLATE_NOOP("errors", "Line {line}: there is a control point “{name}” already. Names must differ.")
ORDER_ASKED = QT_TRANSLATE_NOOP(
    "errors",
    "It cannot be told which ordinate is north and which east. Put a line of headings on top, such as "
    "“name, north, east, north, east”.",
)
ORDERS_DIFFER = QT_TRANSLATE_NOOP(
    "errors", "Point “{name}” has east and north in another order than the points before it. Correct it."
)
NO_POINTS = QT_TRANSLATE_NOOP("errors", "There is no control point in the text.")
TOO_MANY = QT_TRANSLATE_NOOP("errors", "{given} control points are more than anyone measures. At most {most} are read.")

MOST = 1_000
_ORDINATES = 4
_WITH_ZONE_M = 10_000_000.0
"""Eastings from here on have the zone in front; no northing is so large."""
_NORTHINGS_FROM_M = 1_900_000.0
"""The southernmost land with control points, Hainan at 18° N, has northings of 2 000 km."""
_EASTINGS_BELOW_M = 1_000_000.0
_NORTH = re.compile(r"north|纵|北|^n$|^lat", re.IGNORECASE)
_EAST = re.compile(r"east|横|东|^e$|^lon", re.IGNORECASE)


def read_control_points(text: str, order: Order = "") -> tuple[ControlPoint, ...]:
    """The points of a text or of cells copied from a table; blank lines and those that begin with # are passed over.

    A line is ``name, a, b, c, d`` or without a name: a and b in the old system, c and d in the new one, metres, parted
    by tabs, commas, semicolons or blanks. Which ordinate is north is told by ``order``, else by headings (north, east,
    北, 东, 纵, 横), else by their size, for each side by itself: X and Y alone tell nothing, for surveyors' X is north.
    Raises InputError naming the line.

    >>> read_control_points("A1\\t4174254.332\\t470015.675\\t4174250.1\\t38470115.2")
    (ControlPoint(name='A1', source=(470015.675, 4174254.332), target=(38470115.2, 4174250.1)),)
    """
    names: list[str] = []
    figures: list[list[float]] = []
    headed: tuple[Order, Order] = ("", "")
    for line, cells in _lines(text):
        ordinates = [_number(cell) for cell in cells[-_ORDINATES:]]
        usable = [value for value in ordinates if value is not None]
        if len(usable) < _ORDINATES or len(cells) > _ORDINATES + 1:
            if not names and not usable and len(cells) >= _ORDINATES:
                headed = _headed(cells[-_ORDINATES:])
                continue
            raise InputError(NOT_A_POINT, line=line, text=", ".join(cells)[:60])
        name = cells[0] if len(cells) > _ORDINATES and cells[0] else str(len(names) + 1)
        if name in names:
            raise InputError(TWICE, line=line, name=name)
        names.append(name)
        figures.append(usable)
        if len(names) > MOST:
            raise InputError(TOO_MANY, given=len(names), most=MOST)
    if not names:
        raise InputError(NO_POINTS)
    table = np.array(figures)
    sides = [_east_north(names, table[:, side : side + 2], order or headed[side // 2]) for side in (0, 2)]
    return tuple(
        ControlPoint(name, (float(se), float(sn)), (float(te), float(tn)))
        for name, (se, sn), (te, tn) in zip(names, *sides, strict=True)
    )


def points_text(points: Sequence[ControlPoint]) -> str:
    """The points as text that ``read_control_points`` reads: tabs between cells, headings on top, north first."""
    lines = ["name\tsource north\tsource east\ttarget north\ttarget east"]
    for point in points:
        (se, sn), (te, tn) = point.source, point.target
        lines.append("\t".join([point.name, *(repr(float(value)) for value in (sn, se, tn, te))]))
    return "\n".join(lines) + "\n"


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    plain = unicodedata.normalize("NFKC", text.removeprefix("\ufeff")).replace("、", ",")
    for line, row in enumerate(plain.splitlines(), 1):
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        mark = next((mark for mark in "\t;," if mark in row), "")
        cells = next(csv.reader([row], delimiter=mark)) if mark else row.split()
        cells = [cell.strip() for cell in cells]
        while len(cells) > _ORDINATES and not cells[-1]:
            cells.pop()
        if any(cells):
            yield line, cells


def _number(cell: str) -> float | None:
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _headed(cells: Sequence[str]) -> tuple[Order, Order]:
    """What the headings of the four ordinates say of each side."""
    return _pair_headed(cells[0], cells[1]), _pair_headed(cells[2], cells[3])


def _pair_headed(first: str, second: str) -> Order:
    words = [word.split("_")[-1].split(" ")[-1] if word.isascii() else word for word in (first, second)]
    north, east = ([bool(sign.search(word)) for word in words] for sign in (_NORTH, _EAST))
    if north == [True, False] and east == [False, True]:
        return "north_first"
    return "east_first" if east == [True, False] and north == [False, True] else ""


def _east_north(names: Sequence[str], pairs: np.ndarray, order: Order) -> np.ndarray:
    """The pairs (n, 2) as easting, northing. Raises InputError where their order cannot be told, or changes."""
    if not order:
        found = [_order_of(float(first), float(second)) for first, second in pairs]
        told: list[Order] = [one for one in found if one]
        if not told:
            raise InputError(ORDER_ASKED)
        order = told[0]
        if (odd := next((at for at, one in enumerate(found) if one and one != order), None)) is not None:
            raise InputError(ORDERS_DIFFER, name=names[odd])
    return pairs[:, ::-1] if order == "north_first" else pairs


def _order_of(first: float, second: float) -> Order:
    """The order by size: an easting has the zone in front or is below 1 000 km, a northing is neither."""
    east = [value >= _WITH_ZONE_M or abs(value) < _EASTINGS_BELOW_M for value in (first, second)]
    north = [_NORTHINGS_FROM_M <= value < _WITH_ZONE_M for value in (first, second)]
    if north[0] and east[1]:
        return "north_first"
    return "east_first" if east[0] and north[1] else ""
