"""Bookmarks: views of the map that a plan keeps under a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.setting_rows import Row, number, rows_in, rows_of, with_rows
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.view_window import ViewWindow

BOOKMARKS = "bookmarks"
"""The entry of a plan's settings: ``[{"name", "east_m", "north_m", "scale"}, …]`` in the order of the panel."""

NO_SUCH_BOOKMARK = QT_TRANSLATE_NOOP("errors", "This plan has no bookmark “{bookmark}”.")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The middle of a view in the plan's system, and n of its scale 1:n."""

    name: str
    east_m: float
    north_m: float
    scale: float

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "east_m": self.east_m, "north_m": self.north_m, "scale": self.scale}

    @classmethod
    def of_window(cls, name: str, window: ViewWindow, pixels_per_inch: float) -> Bookmark:
        """What a view shows, to the centimetre and with a whole scale."""
        scale = max(1.0, float(round(window.scale_denominator(pixels_per_inch))))
        return cls(name, round(window.centre_e, 2), round(window.centre_n, 2), scale)

    def window(self, width_px: float, height_px: float, pixels_per_inch: float) -> ViewWindow:
        """The bookmark on a view of that size."""
        return ViewWindow(self.east_m, self.north_m, 1.0, width_px, height_px).at_scale(self.scale, pixels_per_inch)


def bookmarks_of(plan: Plan) -> tuple[Bookmark, ...]:
    """The plan's bookmarks in order; entries that make no sense are left out."""
    return _bookmarks_in(plan.settings.get(BOOKMARKS, "[]"))


@lru_cache(maxsize=8)
def _bookmarks_in(text: str) -> tuple[Bookmark, ...]:
    """Kept: menus ask at every step."""
    found = (_bookmark(row) for row in rows_in(text, "name"))
    return tuple(bookmark for bookmark in found if bookmark is not None)


def bookmark_rows(plan: Plan) -> list[Row]:
    """The bookmarks as they stand in the file."""
    return rows_of(plan, BOOKMARKS, "name")


def with_bookmark_rows(plan: Plan, rows: list[Row]) -> Plan:
    return with_rows(plan, BOOKMARKS, rows)


def require_bookmark(plan: Plan, name: str) -> list[Row]:
    """The plan's bookmarks, after making sure that one of that name is among them. Raises EditError."""
    rows = bookmark_rows(plan)
    if not any(row["name"] == name for row in rows):
        raise EditError(NO_SUCH_BOOKMARK, bookmark=name)
    return rows


def free_name(wanted: str, taken: tuple[str, ...]) -> str:
    """``wanted``, or with the next free number behind it.

    >>> free_name("View", ("View", "View 2"))
    'View 3'
    """
    if wanted not in taken:
        return wanted
    return next(name for n in range(2, len(taken) + 3) if (name := f"{wanted} {n}") not in taken)


def _bookmark(row: Row) -> Bookmark | None:
    east_m, north_m, scale = (number(row, key) for key in ("east_m", "north_m", "scale"))
    if east_m is None or north_m is None or scale is None or scale <= 0:
        return None
    return Bookmark(row["name"], east_m, north_m, scale)
