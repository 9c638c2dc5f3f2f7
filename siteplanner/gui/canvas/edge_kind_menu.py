"""What the right mouse button offers on an edge of the selected parcel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from siteplanner.core.edits import set_edge_kind
from siteplanner.core.vocabulary import vocabulary
from siteplanner.gui.desk import Desk
from siteplanner.gui.wording import say

if TYPE_CHECKING:
    from siteplanner.gui.canvas.edge_kind_layer import Marked

KINDS = ("road", "parcel", "green_belt", "fence")


class EdgeKindMenu(QMenu):
    """Made for one side of a parcel and gone when it closes. ``choices`` are its entries by kind, "" for derived."""

    def __init__(self, view: QWidget, desk: Desk, parcel: str, side: tuple[Marked, ...]) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._parcel = desk, parcel
        longest = max(shapely.get_parts([piece.lines for piece in side]), key=shapely.length)
        middle = shapely.line_interpolate_point(longest, 0.5, normalized=True)
        self._at = (float(middle.x), float(middle.y))
        self._set_to = next((piece.kind for piece in side if piece.by_hand), "")
        head = self.addAction(self.tr("Beyond this edge of %1").replace("%1", parcel))
        head.setEnabled(False)
        self.addSeparator()
        self._group = QActionGroup(self)
        self.choices: dict[str, QAction] = {"": self._choice(self.tr("As the map shows"), "")}
        for kind in KINDS:
            self.choices[kind] = self._choice(f"{say(vocabulary('edge_kind').label(kind))}\t{letter(kind)}", kind)

    def _choice(self, text: str, kind: str) -> QAction:
        made = self.addAction(text)
        made.setCheckable(True)
        made.setChecked(kind == self._set_to)
        made.setActionGroup(self._group)
        made.triggered.connect(partial(self._set, kind))
        return made

    def _set(self, kind: str, *_: object) -> None:
        if kind != self._set_to:
            self._desk.apply(set_edge_kind(self._parcel, self._at, kind or None))


def letter(kind: str) -> str:
    """The sign of a kind of edge on the map, in the language of the window."""

    return {
        "road": QCoreApplication.translate("edge_kinds", "R"),
        "parcel": QCoreApplication.translate("edge_kinds", "P"),
        "green_belt": QCoreApplication.translate("edge_kinds", "G"),
        "fence": QCoreApplication.translate("edge_kinds", "F"),
    }.get(kind, "–")
