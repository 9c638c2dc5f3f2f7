"""Findings on the map: a circle for an error, a triangle for a warning, and the outline of the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from operator import attrgetter

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainterPath, QTransform

from siteplanner.core.rules.rule import Finding
from siteplanner.core.site import Geometries
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.drawing.style_values import TRANSPARENT, FillStyle, MarkerStyle
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.labels import Box
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.shapes import ShapeItems
from siteplanner.gui.canvas.sprites import Symbol, Symbols

Z_PLACES = 40.0
Z_MARKERS = 60.0
CELL_PX = 14.0
"""Findings closer together than this on the screen share one marker, the worst one's."""
LARGER = 1.6
"""The marker of the finding that is shown, against the others."""
MOST_MARKERS = 300
"""Where there are more, they share larger cells."""
MOST_PLACES = 300
"""With more findings than this only the places of the one shown are outlined: the map would be nothing else."""

LEAST_KEPT = 0.5
"""An outline gives way to names as long as so much of it is left to see."""
MOST_CLEAR = 100
"""The outlines of more findings than this run through names: to cut them all at every move would take too long."""


class FindingLayer:
    """Waived findings are not drawn; a finding without a place is only in the panel."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._places = ShapeItems(view.scene(), Z_PLACES)
        self._markers = Symbols(Z_MARKERS)
        view.scene().addItem(self._markers)
        self._marked: list[tuple[Finding, float, float]] = []
        self._of: tuple[Finding, ...] = ()
        self._located = _Located.of([])
        self._texts: Geometries = np.empty(0, dtype=object)

    def show(
        self, findings: tuple[Finding, ...], styles: MapStyles, shown: Finding | None = None, texts: Sequence[Box] = ()
    ) -> None:
        """Draw the findings; ``shown`` is the one the panel points at, drawn larger. Outlines leave out ``texts``."""
        if self._of is not findings:
            self._of, self._located = findings, _Located.of([f for f in findings if not f.waived])
        drawn = self._located.drawn
        self._texts = shapely.box(*np.array(texts if len(drawn) <= MOST_CLEAR else (), dtype=float).reshape(-1, 4).T)
        self._show_places(drawn if len(drawn) <= MOST_PLACES else [], styles, shown)
        self._show_markers(styles, shown)

    def clear(self) -> None:
        self._places.clear()
        self._markers.show_symbols((), ())
        self._marked = []

    def at(self, x_px: float, y_px: float) -> Finding | None:
        """The finding whose marker is under a pixel of the viewport."""
        scene = self._view.viewportTransform().inverted()[0].map(QPointF(x_px, y_px))
        reach = CELL_PX / 2 * self._view.metres_per_pixel
        for finding, x, y in reversed(self._marked):
            dx, dy = (offset * self._view.metres_per_pixel for offset in _beside(finding))
            if abs(x + dx - scene.x()) <= reach and abs(y + dy - scene.y()) <= reach:
                return finding
        return None

    @property
    def marked(self) -> tuple[Finding, ...]:
        """The findings that have a marker now."""
        return tuple(finding for finding, _, _ in self._marked)

    def _show_places(self, findings: list[Finding], styles: MapStyles, shown: Finding | None) -> None:
        """Outlines of all, so that the plants keep their colours; the one shown is filled."""
        looks = {"warning": styles.finding_warning, "error": styles.finding_error}
        self._places.begin()
        for severity, style in looks.items():
            places = [f.place for f in findings if f.severity == severity and f.place is not None and f != shown]
            if places:
                self._add_places(np.array(places, dtype=object), replace(style, color=TRANSPARENT))
        if shown is not None and shown.place is not None:
            self._add_places(np.array([shown.place], dtype=object), looks[shown.severity])
        self._places.end()

    def _add_places(self, places: Geometries, style: FillStyle) -> None:
        parts = shapely.get_parts(places)
        kinds = shapely.get_type_id(parts)
        areas = parts[kinds == 3]
        outlines, cut = clear_of(shapely.boundary(areas), self._texts)
        self._places.add(areas[~cut], style, self._view.origin)
        if style.color[3]:
            self._places.add(areas[cut], replace(style, line=None), self._view.origin)
        self._places.add_lines(outlines[cut], style, self._view.origin)
        lines = shapely.get_coordinates(parts[kinds == 1], return_index=True)
        path = QPainterPath()
        for row in np.unique(lines[1]):
            points = [self._view.to_scene(float(e), float(n)) for e, n in lines[0][lines[1] == row]]
            path.moveTo(points[0])
            for point in points[1:]:
                path.lineTo(point)
        if not path.isEmpty() and style.line is not None:
            if style.line.casing_width_px > 0:
                self._places.add_path(path, painting.casing_pen(style.line), QBrush())
            self._places.add_path(path, painting.pen(style.line), QBrush())

    def _show_markers(self, styles: MapStyles, shown: Finding | None) -> None:
        marked = self._located.in_cells(CELL_PX * self._view.metres_per_pixel, shown)
        self._marked = []
        symbols: list[Symbol] = []
        for finding in marked:
            assert finding.location is not None  # only those with a place get here
            at = self._view.to_scene(*finding.location)
            style = styles.finding_error_marker if finding.severity == "error" else styles.finding_warning_marker
            self._marked.append((finding, at.x(), at.y()))
            symbols.append(_symbol(style, *_beside(finding), LARGER if finding == shown else 1.0))
        self._markers.show_symbols([(x, y) for _, x, y in self._marked], symbols)


def clear_of(lines: Geometries, texts: Geometries) -> tuple[Geometries, npt.NDArray[np.bool_]]:
    """The lines without what lies under texts, and which of them have lost something by it. A line of which too little
    would be left is left whole."""
    kept, cut = lines.copy(), np.zeros(len(lines), dtype=np.bool_)
    if len(texts) and len(lines):
        rows, of = shapely.STRtree(texts).query(lines, predicate="intersects")
        met, first, count = np.unique(rows, return_index=True, return_counts=True)
        under = texts[of[first]]  # the rows come in order
        for at in np.flatnonzero(count > 1):
            under[at] = shapely.union_all(texts[of[first[at] : first[at] + count[at]]])
        rest = shapely.difference(lines[met], under)
        enough = shapely.length(rest) >= LEAST_KEPT * shapely.length(lines[met])
        kept[met[enough]], cut[met[enough]] = rest[enough], True
    return kept, cut


@dataclass(frozen=True, eq=False)
class _Located:
    """``drawn`` are findings; ``findings`` those with a place to point at, warnings before errors, with these places as
    an array: at every zoom they are put into cells anew, and there may be tens of thousands of them."""

    drawn: list[Finding]
    findings: list[Finding]
    at_m: npt.NDArray[np.float64]

    @classmethod
    def of(cls, findings: list[Finding]) -> _Located:
        placed = [f for f in findings if f.location is not None]
        ordered = [f for f in placed if f.severity != "error"] + [f for f in placed if f.severity == "error"]
        ordinates = chain.from_iterable(map(attrgetter("location"), ordered))
        return cls(findings, ordered, np.fromiter(ordinates, dtype=float, count=2 * len(ordered)).reshape(-1, 2))

    def in_cells(self, cell_m: float, shown: Finding | None) -> list[Finding]:
        """One finding a cell, the one shown before errors before warnings; in larger cells where there are many."""
        rows = np.arange(len(self.findings))
        if shown is not None:
            last = [row for row, of in enumerate(self.findings) if of is shown]
            rows = np.concatenate([np.delete(rows, last), np.array(last, dtype=rows.dtype)])
        column, row = np.floor_divide(self.at_m[rows], cell_m).astype(np.int64).T
        return [self.findings[row] for row in rows[_one_a_cell(column, row)].tolist()]


def _one_a_cell(column: npt.NDArray[np.int64], row: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """The last of each cell, in order; where more than ``MOST_MARKERS`` would be left, of each two by two cells, or
    four by four, and so on: how many are left only falls with that, so it is found by halving, not step by step."""
    if len(row) == 0:
        return np.empty(0, dtype=np.intp)
    kept = _last_of_each(column, row)
    if len(kept) <= MOST_MARKERS:
        return kept
    farthest = int(max(np.abs(column).max(), np.abs(row).max()))
    least, most = 1, max(1, farthest.bit_length())  # of 2 ** most there are four cells at most
    while least < most:
        middle = (least + most) // 2
        if len(_last_of_each(column >> middle, row >> middle)) > MOST_MARKERS:
            least = middle + 1
        else:
            most = middle
    return _last_of_each(column >> most, row >> most)


def _last_of_each(column: npt.NDArray[np.int64], row: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """Where each cell is named for the last time, in order; neither way may there be more than some 10⁹ cells."""
    row = row - row.min()
    cells = pd.Index((column - column.min()) * (int(row.max()) + 1) + row)
    return np.flatnonzero(~cells.duplicated(keep="last"))


@lru_cache(maxsize=64)
def _symbol(style: MarkerStyle, dx_px: float, dy_px: float, size: float) -> Symbol:
    path = painting.marker_path(style).translated(dx_px, dy_px)
    larger = QTransform.fromScale(size, size).map(path)
    return Symbol(larger, painting.pen(style.line), QBrush(painting.color(style.color)))


def _beside(finding: Finding) -> tuple[float, float]:
    """How many pixels the marker stands off its place, so that it hides neither a plant's name nor a symbol."""
    if finding.place is None or finding.place.geom_type == "LineString":
        return 0.0, 0.0
    if finding.place.geom_type in ("Point", "MultiPoint"):
        return 11.0, -11.0
    return 0.0, -15.0
