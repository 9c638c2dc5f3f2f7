"""Notes on the plan: words at a place, or at the tail of an arrow that points at something.

A note is a row of the annotations of the kind ``text`` (a point) or ``arrow`` (a line from the words to the tip).
``style`` (JSON) has ``size_pt``, the size of its letters.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

import shapely
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
NoteKind = Literal["text", "arrow"]

TEXT: NoteKind = "text"
ARROW: NoteKind = "arrow"
SIZE_PT = 10.0
SMALLEST_PT, LARGEST_PT = 5.0, 96.0


@dataclass(frozen=True, slots=True)
class Note:
    """``tip`` is where the arrow of an ``arrow`` points; None for a ``text``."""

    at: Point
    text: str
    tip: Point | None = None
    size_pt: float = SIZE_PT

    @property
    def kind(self) -> NoteKind:
        return TEXT if self.tip is None else ARROW

    @property
    def shape(self) -> BaseGeometry:
        return shapely.Point(self.at) if self.tip is None else shapely.LineString([self.at, self.tip])

    @property
    def style(self) -> str:
        return json.dumps({"size_pt": self.size_pt})

    @property
    def values(self) -> dict[str, Any]:
        """The columns of its row."""
        return {"kind": self.kind, "text": self.text, "style": self.style}


def read_note(shape: BaseGeometry | None, text: object, style: object) -> Note | None:
    """The note that a row holds, told by its geometry whatever its kind says; None for an area.

    >>> read_note(shapely.Point(1, 2), "北门", '{"size_pt": 12}')
    Note(at=(1.0, 2.0), text='北门', tip=None, size_pt=12.0)
    """
    if shape is None or shape.is_empty or shape.geom_type not in ("Point", "LineString"):
        return None
    words = text if isinstance(text, str) else ""
    points = [(float(x), float(y)) for x, y in shapely.get_coordinates(shape)]
    tip = points[-1] if len(points) > 1 else None
    return Note(points[0], words, tip, read_size(style, SIZE_PT))


def read_size(style: object, default: float) -> float:
    """The size of the letters in points; ``default`` where the style says nothing that can be used.

    >>> read_size('{"size_pt": 14}', 10.0), read_size("nonsense", 10.0), read_size('{"size_pt": 4000}', 10.0)
    (14.0, 10.0, 10.0)
    """
    try:
        values = json.loads(style) if isinstance(style, str) and style else {}
    except ValueError:
        return default
    size = values.get("size_pt") if isinstance(values, dict) else None
    if isinstance(size, bool) or not isinstance(size, int | float) or not SMALLEST_PT <= size <= LARGEST_PT:
        return default
    return float(size)
