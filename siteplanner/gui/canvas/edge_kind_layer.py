"""What lies beyond each edge of the selected parcel, on the map: a line by its kind, a letter, and a menu to set it.

A hollow letter is what the map shows, a filled one what the planner set.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainterPath, QPen, QPolygonF

from siteplanner.core.edge_kinds.stretches import Stretch
from siteplanner.core.errors import InputError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.overrides import pack_of
from siteplanner.core.rules.setback_kinds import KindLimits, edges_by
from siteplanner.core.schema import PARCELS
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.edge_kind_menu import EdgeKindMenu, letter
from siteplanner.gui.canvas.pointer import PointerEvent
from siteplanner.gui.canvas.shapes import ItemPool, MarkerItems
from siteplanner.gui.canvas.surface import Surface

Z_LINES, Z_LETTERS = 92.0, 93.0
HALO_PX, BADGE_PX = 3.0, 9.0
MOST_LETTERS = 60
"""Of more stretches only the longest have a letter."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Pieces of one side of the parcel that are of one kind ("" for nothing known)."""

    kind: str
    by_hand: bool
    side: int
    lines: shapely.MultiLineString


class EdgeKindLayer(QObject):
    """Follows the desk by itself; ``marked`` is what is drawn now."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface, self._desk, self._view = surface, surface.desk, surface.view
        self._lines = ItemPool(self._view.scene(), Z_LINES)
        self._letters = MarkerItems(self._view.scene(), Z_LETTERS)
        self._shown: tuple[Plan | None, str] = (None, "")
        self.marked: tuple[Marked, ...] = ()
        self.menu: EdgeKindMenu | None = None
        desk = self._desk
        for changed in (desk.selection_changed, desk.session_changed, desk.plan_changed, desk.display_changed):
            changed.connect(self._follow)
        self._desk.theme_changed.connect(self._dress)
        self._desk.language_changed.connect(self._dress)
        surface.menu_wanted.connect(self.open_menu)

    @property
    def parcel(self) -> str | None:
        """The parcel that alone is selected and may be changed."""
        movable, session = self._surface.movable, self._surface.session
        alone = len(movable) == 1 and session is not None and len(session.selected) == 1
        return movable[0].id if alone and movable[0].layer == PARCELS.name else None

    def open_menu(self, pointer: PointerEvent) -> None:
        """Offer the kinds for the edge of the selected parcel under the pointer."""
        session = self._surface.session
        if session is None or len(session.selected) != 1 or session.selected[0].layer != PARCELS.name:
            return
        if not self._surface.may_edit(session.selected):
            return
        self._follow()
        side = self._side_at(pointer)
        parcel = self.parcel
        if side is None or parcel is None:
            return
        self.menu = EdgeKindMenu(self._view, self._desk, parcel, side)
        viewport = self._view.viewport()
        self.menu.popup(viewport.mapToGlobal(QPoint(round(pointer.x_px), round(pointer.y_px))))

    def _side_at(self, pointer: PointerEvent) -> tuple[Marked, ...] | None:
        """The pieces of the side that is nearest to the pointer and no further than it can point."""
        at = shapely.Point(pointer.east_m, pointer.north_m)
        near = min(self.marked, key=lambda piece: piece.lines.distance(at), default=None)
        if near is None or near.lines.distance(at) > self._surface.tolerance_m:
            return None
        return tuple(piece for piece in self.marked if piece.side == near.side)

    def _follow(self, *_: object) -> None:
        plan, parcel = self._desk.plan, self.parcel
        if plan is None or parcel is None:
            if self._shown != (None, ""):
                self._shown, self.marked = (None, ""), ()
                self._dress()
            return
        if self._shown[0] is not plan or self._shown[1] != parcel:
            self._shown, self.marked = (plan, parcel), marked_edges(plan, parcel)
            self._dress()

    def _dress(self) -> None:
        styles = self._desk.styles
        self._lines.begin()
        self._letters.begin()
        for piece in self.marked:
            self._draw_line(piece, styles)
        longest = sorted(self.marked, key=lambda piece: -piece.lines.length)[:MOST_LETTERS]
        for piece in longest:
            self._draw_letter(piece, styles)
        self._lines.end()
        self._letters.end()

    def _draw_line(self, piece: Marked, styles: MapStyles) -> None:
        style, path = styles.edge_kinds[piece.kind or "unknown"], QPainterPath()
        for line in shapely.get_parts(piece.lines):
            points = [self._view.to_scene(float(e), float(n)) for e, n in shapely.get_coordinates(line)]
            path.addPolygon(QPolygonF(points))
        halo = QPen(painting.color(styles.background), style.width_px + HALO_PX)
        halo.setCosmetic(True)
        halo.setCapStyle(Qt.PenCapStyle.FlatCap)
        for pen in (halo, painting.pen(style)):
            self._lines.add_path(path, pen, QBrush())

    def _draw_letter(self, piece: Marked, styles: MapStyles) -> None:
        parts = shapely.get_parts(piece.lines)
        middle = shapely.line_interpolate_point(parts[np.argmax(shapely.length(parts))], 0.5, normalized=True)
        at = self._view.to_scene(float(middle.x), float(middle.y))
        color, ground = painting.color(styles.edge_kinds[piece.kind or "unknown"].color), styles.background
        badge = QPainterPath()
        badge.addEllipse(QRectF(-BADGE_PX, -BADGE_PX, 2 * BADGE_PX, 2 * BADGE_PX))
        fill = color if piece.by_hand else painting.color(ground)
        self._letters.add(at.x(), at.y(), badge, QPen(color, 1.5), QBrush(fill))
        ink = painting.color(ground) if piece.by_hand else color
        text = _text(letter(piece.kind), self._view.font())
        self._letters.add(at.x(), at.y(), text, QPen(Qt.PenStyle.NoPen), QBrush(ink))


def marked_edges(plan: Plan, parcel: str) -> tuple[Marked, ...]:
    """The edges of a parcel by side and kind, as the rules of the plan see them; () where those cannot be read."""
    try:
        settings = pack_of(plan).settings("setback")
    except InputError:
        return ()  # the check says what is wrong with the pack
    limits = KindLimits.of(settings)
    row = int(plan.site.parcels.index.get_indexer(pd.Index([parcel]))[0])
    together: dict[tuple[int, str, bool], list[Stretch]] = {}
    for stretch in edges_by(plan.site, settings).of(row).stretches if row >= 0 else ():
        key = (stretch.side, limits.kind_of(stretch), stretch.by_hand)
        together.setdefault(key, []).append(stretch)
    return tuple(
        Marked(kind, by_hand, side, shapely.MultiLineString([stretch.line for stretch in of]))
        for (side, kind, by_hand), of in together.items()
    )


def _text(word: str, font: QFont) -> QPainterPath:
    """A letter in the middle of its badge."""
    bold, path = QFont(font), QPainterPath()
    bold.setBold(True)
    box = QFontMetricsF(bold).tightBoundingRect(word)
    path.addText(QPointF(-box.center().x(), -box.center().y()), bold, word)
    return path
