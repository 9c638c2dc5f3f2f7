"""Slides: what is shown in a meeting, one after another, kept with the plan.

A slide holds no picture: it says what to show, so that it shows the plan as it stands on the day of the meeting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, get_args

from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.setting_rows import Row, number, rows_in, rows_of, with_rows
from siteplanner.core.text import QT_TRANSLATE_NOOP

SLIDES = "slides"
"""The entry of a plan's settings: a row a slide, in the order in which they are shown."""

SlideKind = Literal["map", "axonometric", "comparison", "figures", "text"]
SLIDE_KINDS: tuple[SlideKind, ...] = get_args(SlideKind)
Bounds = tuple[float, float, float, float]

NO_SUCH_SLIDE = QT_TRANSLATE_NOOP("errors", "This plan has no slide “{slide}”.")


@dataclass(frozen=True)
class Slide:
    """What one slide shows.

    ``bounds`` (west, south, east, north in metres of the plan's system) is the least that its map shows on a screen of
    any shape; None is the whole site. ``scenario_id`` blank is the active one; ``others`` are the scenarios beside it:
    the one before for the key B, those of a comparison. ``moment`` is written like 2025, 2025Q4 or a day, blank for
    all. ``look`` is a map look in JSON, None for that of the desk. ``figures`` names the numbers beside the map, by the
    keys of the totals or of targets; ``table`` and ``chart`` a family of figures and a chart. ``camera`` is that of the
    axonometric view in JSON. ``notes`` are for who presents. ``unknown`` are keys of other versions, kept as they are.
    """

    slide_id: str
    title: str = ""
    kind: SlideKind = "map"
    text: str = ""
    notes: str = ""
    scenario_id: str = ""
    others: tuple[str, ...] = ()
    moment: str = ""
    bounds: Bounds | None = None
    look: Mapping[str, Any] | None = None
    figures: tuple[str, ...] = ()
    table: str = ""
    chart: str = ""
    camera: Mapping[str, Any] | None = None
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """A JSON object that ``slide_from_json`` turns back into an equal slide."""
        return {
            **self.unknown,
            **{name: getattr(self, name) for name in ("slide_id", "kind", *_TEXTS)},
            **{name: list(getattr(self, name)) for name in _LISTS},
            "bounds": None if self.bounds is None else list(self.bounds),
            **{name: None if (value := getattr(self, name)) is None else dict(value) for name in _OBJECTS},
        }


_TEXTS = ("title", "text", "notes", "scenario_id", "moment", "table", "chart")
_LISTS = ("others", "figures")
_OBJECTS = ("look", "camera")
_KNOWN = frozenset({"slide_id", "kind", "bounds", *_TEXTS, *_LISTS, *_OBJECTS})


def slide_from_json(data: Mapping[str, Any]) -> Slide:
    """The slide that ``data`` describes; what is missing in it or makes no sense is as in a new one.

    >>> slide_from_json({"slide_id": "1", "title": "近期", "kind": "hologram", "bounds": [3, 0, 1, 1]})
    Slide(slide_id='1', title='近期', kind='map', text='', notes='', scenario_id='', others=(), moment='', \
bounds=None, look=None, figures=(), table='', chart='', camera=None, unknown={})
    """
    kind = data.get("kind")
    read: dict[str, Any] = {name: value for name in _TEXTS if isinstance(value := data.get(name), str)}
    read.update({name: _names(data.get(name)) for name in _LISTS})
    read.update({name: value for name in _OBJECTS if isinstance(value := data.get(name), Mapping)})
    read["kind"] = kind if kind in SLIDE_KINDS else "map"
    read["bounds"] = _bounds(data.get("bounds"))
    return Slide(str(data["slide_id"]), **read, unknown={str(k): v for k, v in data.items() if k not in _KNOWN})


def slides_of(plan: Plan) -> tuple[Slide, ...]:
    """The plan's slides in the order in which they are shown."""
    return _slides_in(plan.settings.get(SLIDES, "[]"))


def slide_of(plan: Plan, slide_id: str) -> Slide:
    """The slide of that id. Raises EditError where there is none."""
    for slide in slides_of(plan):
        if slide.slide_id == slide_id:
            return slide
    raise EditError(NO_SUCH_SLIDE, slide=slide_id)


def slide_rows(plan: Plan) -> list[Row]:
    """The slides as they stand in the file."""
    return rows_of(plan, SLIDES, "slide_id")


def with_slide_rows(plan: Plan, rows: list[Row]) -> Plan:
    return with_rows(plan, SLIDES, rows)


def free_slide_id(plan: Plan) -> str:
    """An id that no slide of the plan has."""
    taken = {slide.slide_id for slide in slides_of(plan)}
    return next(name for n in range(1, len(taken) + 2) if (name := f"S{n:02d}") not in taken)


@lru_cache(maxsize=8)
def _slides_in(text: str) -> tuple[Slide, ...]:
    """Kept: panels ask at every step."""
    return tuple(slide_from_json(row) for row in rows_in(text, "slide_id"))


def _names(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else ()


def _bounds(value: Any) -> Bounds | None:
    if not isinstance(value, list | tuple) or len(value) != 4:
        return None
    west, south, east, north = (number({"value": each}, "value") for each in value)
    if west is None or south is None or east is None or north is None or west >= east or south >= north:
        return None
    return west, south, east, north
