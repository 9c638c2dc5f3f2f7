"""Outlines from lines of coordinates as people copy them: with points' names, headings, heights, ring numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import shapely
from pyproj import CRS

from siteplanner.core.coordinates import crs_text
from siteplanner.core.errors import InputError
from siteplanner.core.pasted_coordinates import place_of
from siteplanner.core.text import QT_TRANSLATE_NOOP

NOTHING = QT_TRANSLATE_NOOP(
    "paste",
    "The clipboard holds no footprints: no plants copied here, no GeoJSON, no WKT, "
    "no three or more lines of coordinates.",
)
BAD_LINE = QT_TRANSLATE_NOOP("paste", "Line {line} of what was copied is no {wanted}: “{text}”. Nothing is pasted.")
PAIR = QT_TRANSLATE_NOOP("paste", "pair of coordinates")
ELSEWHERE = QT_TRANSLATE_NOOP(
    "paste",
    "The coordinates lie outside the area that {crs} is made for, and the text does not say which system they are in. "
    "Nothing is pasted: bring them in through a map file, which asks.",
)

FEWEST_CORNERS = 3

Point = tuple[float, float]
Line = tuple[int, str]
"""Its number in the text, from 1, and what it says."""


class Outline(NamedTuple):
    """``title`` is the line that stood above its points, '' where none did."""

    title: str
    shape: shapely.Polygon


_BETWEEN = re.compile(r"[\s,;，；、]+")
_PIECES = re.compile(r"[;；]|(?<=[\])）])\s*[,，]?\s*(?=[\[(（])")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NORTH = re.compile(r"(?:x|n|north|northing|lat|latitude)(?![a-z])|北|纵|纬", re.IGNORECASE)
_EAST = re.compile(r"(?:y|e|east|easting|lon|lng|longitude)(?![a-z])|东|横|经", re.IGNORECASE)
_ORDINAL = re.compile(r"^\s*[（(]?\w{0,3}\d{1,4}\s*[、)）.:：]\s*(?=\D*\d)")
_RING_NUMBER = re.compile(r"\d{1,3}")
_TITLE_WORD = r"地块|宗地|图斑|片区|区块|编号|名称|parcel|plot|lot|zone|area"
_TITLE_HEAD = re.compile(
    rf"^(?:(?:{_TITLE_WORD})\s*(?:编号|编码|代码|名称|号|no\.?|number)?(?:\s*[:：]\s*|\s+))", re.IGNORECASE
)
_TITLE = re.compile(_TITLE_WORD, re.IGNORECASE)
_LONGEST_TITLE = 60
_LONG_FIGURE = re.compile(r"\d{5}|\d\.\d{2}")
_METRES = re.compile(r"\d{5,8}(?:\.\d+)?")
_BRACKETS = str.maketrans("", "", "[]()（）")

Pick = Callable[[str], str]
"""Takes the pair of coordinates out of a line."""


def outlines(lines: Sequence[str], crs: CRS | None) -> tuple[Outline, ...]:
    """The shapes that lines of coordinates bound, in ``crs``; blank lines, or titles, stand between shapes.

    With ``crs`` None the figures stay what they are, the first of each pair before the second.

    A ring ends where its ring number changes or its first point comes again; one that lies within another of the same
    block is a hole of it. Raises InputError where a line is no pair of coordinates, or there are too few.
    """
    blocks = list(_blocks(lines))
    if not blocks:
        raise InputError(NOTHING)
    parts = [_headed(title, part) for block in blocks for title, part in _titled(block, crs)]
    every = [line for _, _, part in parts for line in part]
    if not every:
        raise InputError(NOTHING)
    headed = next((pick for _, pick, _ in parts if pick is not None), None)
    usual = headed or _fitting(every, crs)
    numbered = usual is _last_two and all(_ring_number(text) is not None for _, text in every)
    found: list[Outline] = []
    for title, pick, part in parts:
        rings = _rings(part, pick or usual, crs, numbered=numbered) if part else []
        found += [Outline(title, shape) for shape in _assembled(rings)]
    if not found:
        raise InputError(NOTHING)
    return tuple(found)


def _titled(block: Sequence[Line], crs: CRS | None) -> Iterator[tuple[str, list[Line]]]:
    """The lines of a block below each title; a title stands first in the block, or says that it is one.

    What could be a damaged point is none: a line with a figure as long as a coordinate needs a word beside it.
    """
    title, part = "", list[Line]()
    for at, (number, text) in enumerate(block):
        followed = at + 1 < len(block)
        if followed and _is_title(text, crs, first=at == 0):
            if part:
                yield title, part
            title, part = _TITLE_HEAD.sub("", text).strip(" \t,，;；:："), []
        else:
            part.append((number, text))
    yield title, part


def _headed(title: str, part: list[Line]) -> tuple[str, Pick | None, list[Line]]:
    """The lines without the headings of columns above them, and how those say that pairs are taken."""
    pick = _heading(part[0][1]) if part else None
    return title, pick, part if pick is None else part[1:]


def _is_title(text: str, crs: CRS | None, *, first: bool) -> bool:
    if len(text) > _LONGEST_TITLE or _heading(text) is not None:
        return False
    if any(_place(pick(text), crs) is not None for pick in (_whole, _last_two)):
        return False
    if _TITLE.search(text):
        return sum(_LONG_FIGURE.search(cell) is not None for cell in _cells(text)) < 2
    return first and _LONG_FIGURE.search(text) is None and len(_cells(text)) <= 2


def look_like_points(lines: Sequence[str], crs: CRS) -> bool:
    """Whether most of some lines, and at least three, are coordinates in the area that ``crs`` is made for."""
    filled = [line for line in lines if line.strip()]
    places = sum(any(_place(pick(line), crs) is not None for pick in _PICKS) for line in filled)
    return places >= FEWEST_CORNERS and places > len(filled) / 2


def short(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _blocks(lines: Sequence[str]) -> Iterator[list[Line]]:
    """Lines between blank ones; of a line that holds several pairs with semicolons between, each pair is one."""
    block: list[Line] = []
    for number, line in enumerate(lines, start=1):
        pieces = [piece for piece in _PIECES.split(line) if piece.strip()]
        several = len(pieces) > 1 and all(len(_NUMBER.findall(piece)) > 1 for piece in pieces)
        block += [(number, piece.strip()) for piece in (pieces if several else [line]) if piece.strip()]
        if not line.strip() and block:
            yield block
            block = []
    if block:
        yield block


def _cells(text: str) -> list[str]:
    return [cell for cell in _BETWEEN.split(text.translate(_BRACKETS)) if cell]


def _heading(text: str) -> Pick | None:
    """How to take the pair out of the lines below headings of columns; None where the line has figures itself."""
    if any(len(number) > 1 for number in _NUMBER.findall(text)):
        return None
    cells = _cells(text)
    north = [at for at, cell in enumerate(cells) if _NORTH.match(cell)]
    east = [at for at, cell in enumerate(cells) if _EAST.match(cell)]
    if len(north) != 1 or len(east) != 1:
        return None
    wanted = sorted((north[0], east[0]))
    return lambda line: ",".join(cells[at] for at in wanted) if len(cells := _cells(line)) > wanted[1] else ""


def _fitting(lines: Sequence[Line], crs: CRS | None) -> Pick:
    """The way that reads the first line: all are taken the same way. Raises InputError."""
    number, first = lines[0]
    for pick in _PICKS:
        if _place(pick(first), crs) is not None:
            return pick
    if sum(_place(pick(text), crs) is not None for _, text in lines[1:4] for pick in (_whole, _last_two)):
        raise InputError(BAD_LINE, line=number, wanted=PAIR, text=short(first))
    if crs is not None and sum(_place(text, None) is not None for _, text in lines[:4]) >= FEWEST_CORNERS:
        raise InputError(ELSEWHERE, crs=crs_text(crs))
    raise InputError(NOTHING)


def _whole(text: str) -> str:
    return text


def _without_ordinal(text: str) -> str:
    return _ORDINAL.sub("", text)


def _last_two(text: str) -> str:
    return ",".join(_cells(text)[-2:])


def _before_height(text: str) -> str:
    return ",".join(_cells(text)[-3:-1])


_PICKS = (_whole, _without_ordinal, _last_two, _before_height)


def _ring_number(text: str) -> str | None:
    """That of a line of boundary points: name, ring, X, Y."""
    cells = _cells(text)
    return cells[1] if len(cells) == 4 and _RING_NUMBER.fullmatch(cells[1]) else None


def _rings(block: Sequence[Line], pick: Pick, crs: CRS | None, *, numbered: bool) -> list[list[Point]]:
    rings: list[list[Point]] = [[]]
    ring_number: str | None = None
    for number, text in block:
        point = _point(text, pick, crs)
        if point is None:
            raise InputError(BAD_LINE, line=number, wanted=PAIR, text=short(text))
        now = _ring_number(text) if numbered else None
        closed = len(rings[-1]) > FEWEST_CORNERS and rings[-1][0] == rings[-1][-1]
        if rings[-1] and (closed or now != ring_number):
            rings.append([])
        ring_number = now
        rings[-1].append(point)
    if any(len(set(ring)) < FEWEST_CORNERS for ring in rings):
        raise InputError(NOTHING)
    return rings


def _assembled(rings: list[list[Point]]) -> list[shapely.Polygon]:
    """The outer rings as shapes, each with the rings that lie in it as holes."""
    shapes = [shapely.Polygon(ring) for ring in rings]
    if len(shapes) == 1:
        return shapes
    inside = [
        next((at for at, outer in enumerate(shapes) if outer is not shape and outer.contains(shape)), None)
        for shape in shapes
    ]
    return [
        shapely.Polygon(shape.exterior, [shapes[hole].exterior for hole, owner in enumerate(inside) if owner == at])
        for at, shape in enumerate(shapes)
        if inside[at] is None
    ]


def _point(text: str, pick: Pick, crs: CRS | None) -> Point | None:
    """The point of a line; one without a name among such as have names is read as well."""
    alike = (_whole, _without_ordinal, _last_two)
    ways = (pick, *alike) if pick in alike else (pick,)
    return next((place for way in ways if (place := _place(way(text), crs)) is not None), None)


def _place(text: str, crs: CRS | None) -> Point | None:
    if crs is None:
        figures = [float(figure) for figure in _METRES.findall(text)]
        return (figures[0], figures[1]) if len(figures) == 2 else None
    try:
        return place_of(text, crs)
    except InputError:
        return None
