"""The bar over the map that says what is being drawn; the drawing tools share one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.vocabulary import vocabulary
from siteplanner.gui.canvas.drafting_bar import DraftingBar
from siteplanner.gui.canvas.over_map_bar import MARGIN_PX, OverMapBar
from siteplanner.gui.canvas.tools.draw_target import KINDS, DrawTarget, Kind
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.wording import say

PADDING = (8, 4)
WIDEST_PX = 240
SETTING = "draw_target"

NAMES: dict[Kind, Template] = {
    "plant": QT_TRANSLATE_NOOP("draw", "Plant"),
    "site_area": QT_TRANSLATE_NOOP("draw", "Area on a site"),
    "zone": QT_TRANSLATE_NOOP("draw", "Zone"),
    "parcel": QT_TRANSLATE_NOOP("draw", "Parcel"),
    "constraint_area": QT_TRANSLATE_NOOP("draw", "Constraint, area"),
    "constraint_line": QT_TRANSLATE_NOOP("draw", "Constraint, line"),
    "substation": QT_TRANSLATE_NOOP("draw", "Substation"),
    "hole": QT_TRANSLATE_NOOP("draw", "Hole in what is selected"),
}
CAPACITIES = {
    "follows": QT_TRANSLATE_NOOP("draw", "Capacity by area"),
    "fixed": QT_TRANSLATE_NOOP("draw", "Capacity of the type"),
}


class DrawBar(OverMapBar):
    """``changed`` when something else is to be drawn. Its boxes give the keyboard back to the map once chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, over: QWidget, below: DraftingBar) -> None:
        super().__init__(over)
        self._desk, self._below = desk, below
        self.setObjectName("draw_bar")
        self.target = self._remembered()
        self._areas_only = False
        self.title = self.label()
        self.kind, self.choice, self.capacity = QuietCombo(self), QuietCombo(self), QuietCombo(self)
        row = QHBoxLayout(self)
        row.setSpacing(6)
        for widget in (self.title, self.kind, self.choice, self.capacity):
            row.addWidget(widget)
        for box in (self.kind, self.choice, self.capacity):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(WIDEST_PX)
            box.activated.connect(self._chosen)
            box.installEventFilter(self)
        over.installEventFilter(self)
        below.installEventFilter(self)
        desk.language_changed.connect(self._fill)
        self.hide()

    @classmethod
    def over(cls, desk: Desk, map_widget: QWidget, below: DraftingBar) -> DrawBar:
        """The one bar of a map, made when it is first asked for; it keeps under the bar ``below``."""
        return map_widget.findChild(cls) or cls(desk, map_widget, below)

    def offer(self, *, areas_only: bool) -> None:
        """Show the bar; with ``areas_only`` what is drawn as a line or point cannot be chosen."""
        self._areas_only = areas_only
        if areas_only and self.target.drawn != "area":
            self.target = replace(
                self.target, kind="constraint_area" if self.target.layer == "constraints" else "plant"
            )
        self._fill()
        self.show()
        self.raise_()

    def set_target(self, target: DrawTarget) -> None:
        """Draw something else from now on, and the next time the program runs."""
        if target != self.target:
            self.target = target
            kept = [target.kind, target.type_id, target.constraint_kind, target.capacity, target.area_use]
            self._desk.settings.set(SETTING, kept)
            self._fill()
            self.changed.emit()

    def name(self) -> str:
        """What is drawn, in the window's language."""
        return say(NAMES[self.target.kind])

    def _remembered(self) -> DrawTarget:
        """What was drawn last; a plant of the first type where that is not known any more."""
        first = next(iter(load_catalogue().types))
        kept = self._desk.settings.get(SETTING, [])
        if not isinstance(kept, list) or len(kept) not in (4, 5) or kept[0] not in KINDS:
            return DrawTarget(type_id=first)
        type_id = kept[1] if kept[1] in load_catalogue().types else first
        known = kept[2] if kept[2] in vocabulary("constraint_kind") else "other"
        use = kept[4] if len(kept) == 5 and kept[4] in vocabulary("area_use") else DrawTarget().area_use
        return DrawTarget(kept[0], type_id, known, "fixed" if kept[3] == "fixed" else "follows", use)

    def _fill(self) -> None:
        """The boxes for what is drawn now, in the window's language."""
        self.title.setText(self.tr("Draw"))
        kinds = [k for k in KINDS if not self._areas_only or DrawTarget(k).drawn == "area"]
        _offer(self.kind, [(say(NAMES[k]), k) for k in kinds], self.target.kind)
        self.kind.setAccessibleName(self.tr("What is drawn"))
        plant = self.target.kind == "plant"
        constraint, area = self.target.layer == "constraints", self.target.kind == "site_area"
        if plant:
            language = "zh" if in_chinese() else "en"
            types = [(of.name(language), type_id) for type_id, of in load_catalogue().types.items()]
            _offer(self.choice, types, self.target.type_id)
            self.choice.setAccessibleName(self.tr("Plant type"))
        elif constraint:
            choices = [(say(c.label), c.value) for c in vocabulary("constraint_kind").choices]
            _offer(self.choice, choices, self.target.constraint_kind)
            self.choice.setAccessibleName(self.tr("Kind of constraint"))
        elif area:
            uses = [(say(c.label), c.value) for c in vocabulary("area_use").choices]
            _offer(self.choice, uses, self.target.area_use)
            self.choice.setAccessibleName(self.tr("Use of the area"))
        _offer(self.capacity, [(say(label), law) for law, label in CAPACITIES.items()], self.target.capacity)
        self.capacity.setAccessibleName(self.tr("Capacity of a drawn plant"))
        self.choice.setVisible(plant or constraint or area)
        self.capacity.setVisible(plant and load_catalogue().get(self.target.type_id).capacity is not None)
        self._settle()

    def _chosen(self) -> None:
        made = replace(self.target, kind=self.kind.currentData(), capacity=self.capacity.currentData())
        if made.kind == self.target.kind and made.layer in ("plants", "site_areas", "constraints"):
            made = made.choosing(self.choice.currentData())
        self.set_target(made)
        self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)  # nothing was chosen
            return True
        moved = event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show)
        if watched in (self._over, self._below) and moved and self.isVisibleTo(self._over):
            self._settle()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._below.make_room(0)

    def _settle(self) -> None:
        """Beside the drafting bar where there is room for both, else below it."""
        self.set_padding(*PADDING)
        self.adjustSize()
        width = min(self.width(), self._over.width() - 2 * MARGIN_PX)
        self.resize(width, self.height())
        self._below.make_room(width)
        beside = self._below.partner_left
        if beside is not None:
            self.move(beside, self._below.y())
        else:
            self.move(max((self._over.width() - width) // 2, 0), self._below.geometry().bottom() + self._below.gap_px)


def _offer(box: QComboBox, entries: list[tuple[str, str]], current: str) -> None:
    """Put the entries (text, value) into a box and choose one, without telling anybody."""
    box.blockSignals(True)
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    box.blockSignals(False)
