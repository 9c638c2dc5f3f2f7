"""One map sheet as a value: on which paper, at which scale, of what, with which texts, tables and charts.

A sheet holds no picture: it says what to draw, so that it always shows the plan as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from siteplanner.core.setting_rows import number
from siteplanner.core.sheets.papers import ORIENTATIONS, PAPERS

Bounds = tuple[float, float, float, float]
Point = tuple[float, float]
DEFAULT_TEMPLATE: Final = "panel"
ELEMENTS: Final = ("legend", "scale_bar", "grid", "north_arrow", "key_map")
"""What may be on a sheet or not. The coordinates at the frame are always there."""
TITLE_FIELDS: Final = (
    "title", "subtitle", "drawn_by", "checked_by", "approved_by", "project_number", "sheet_number", "date", "notes",
)  # fmt: skip


@dataclass(frozen=True)
class MapSheet:
    """What is blank or None is as the template has it: ``paper``, ``orientation``, ``tables`` (families of figures,
    ``zones``, ``plants``, ``findings``), ``charts``, ``elements`` (which of ``ELEMENTS``).

    The middle of the map is ``centre``; else it shows ``bounds`` (west, south, east, north), the zone or the plant;
    else the whole site. ``scale`` None is the largest round one at which that fits. ``scenario_id`` blank is the
    active one; ``moment`` is written like 2025, 2025Q4 or a day, blank for all; ``look`` names a theme of the plan or
    of those every plan is offered, blank for that of printed maps. ``unknown`` are keys of other versions, kept.
    """

    name: str
    template: str = DEFAULT_TEMPLATE
    paper: str = ""
    orientation: str = ""
    scale: float | None = None
    centre: Point | None = None
    bounds: Bounds | None = None
    zone_id: str = ""
    plant_id: str = ""
    scenario_id: str = ""
    moment: str = ""
    look: str = ""
    title: str = ""
    subtitle: str = ""
    drawn_by: str = ""
    checked_by: str = ""
    approved_by: str = ""
    project_number: str = ""
    sheet_number: str = ""
    date: str = ""
    notes: str = ""
    tables: tuple[str, ...] | None = None
    charts: tuple[str, ...] | None = None
    elements: tuple[str, ...] | None = None
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """A JSON object that ``sheet_from_json`` turns back into an equal sheet."""
        lists = {name: getattr(self, name) for name in (*_POINTS, *_LISTS)}
        return {
            **self.unknown,
            **{name: getattr(self, name) for name in ("name", "scale", *_TEXTS)},
            **{name: None if value is None else list(value) for name, value in lists.items()},
        }


_TEXTS = (
    "template", "paper", "orientation", "zone_id", "plant_id", "scenario_id", "moment", "look", *TITLE_FIELDS,
)  # fmt: skip
_LISTS = ("tables", "charts", "elements")
_POINTS = ("centre", "bounds")
_KNOWN = frozenset({"name", "scale", *_TEXTS, *_LISTS, *_POINTS})


def sheet_from_json(data: Mapping[str, Any]) -> MapSheet:
    """The sheet that ``data`` describes; what is missing in it or makes no sense is as in a new one.

    >>> made = sheet_from_json({"name": "总图", "paper": "A9", "scale": -3, "bounds": [0, 0, 5], "stamp": True})
    >>> made == MapSheet("总图", unknown={"stamp": True}), made.to_json()["stamp"]
    (True, True)
    """
    read: dict[str, Any] = {name: value for name in _TEXTS if isinstance(value := data.get(name), str)}
    if read.get("paper", "") not in PAPERS:
        read["paper"] = ""
    if read.get("orientation", "") not in ORIENTATIONS:
        read["orientation"] = ""
    read["template"] = read.get("template") or DEFAULT_TEMPLATE
    scale = number(data, "scale")
    read["scale"] = scale if scale is not None and scale > 0 else None
    read["centre"] = _numbers(data.get("centre"), 2)
    bounds = _numbers(data.get("bounds"), 4)
    read["bounds"] = bounds if bounds and bounds[0] < bounds[2] and bounds[1] < bounds[3] else None
    read.update({name: _names(data.get(name)) for name in _LISTS})
    return MapSheet(str(data["name"]), **read, unknown={str(k): v for k, v in data.items() if k not in _KNOWN})


def _numbers(value: Any, count: int) -> tuple[float, ...] | None:
    if not isinstance(value, list | tuple) or len(value) != count:
        return None
    found = [each for each in (number({"value": given}, "value") for given in value) if each is not None]
    return tuple(found) if len(found) == count else None


def _names(value: Any) -> tuple[str, ...] | None:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list | tuple) else None
