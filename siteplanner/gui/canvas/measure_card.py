"""The card over the map with what was measured: the figure, what lies behind it, the unit, copy and keep."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from siteplanner.gui.canvas.measure_words import Reading, unit_name
from siteplanner.gui.icons import icon
from siteplanner.gui.theme import semibold, tabular

MARGIN_PX = 12
WIDEST_PX = 320
SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class MeasureCard(QFrame):
    """Never takes the focus by a click, so that the map keeps its keys; Tab reaches its buttons."""

    copy_wanted = Signal()
    keep_wanted = Signal()
    unit_chosen = Signal(str)
    retranslated = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("map_card")
        self.title = QLabel(self)
        self.main = QLabel(self)
        self.main.setTextInteractionFlags(SELECTABLE)
        self.main.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines = QLabel(self)
        self.lines.setObjectName("faint")
        self.warning = QLabel(self)
        self.warning.setObjectName("card_warning")
        for label in (self.lines, self.warning):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.units = QComboBox(self)
        self.copy = QToolButton(self)
        self.keep = QToolButton(self)
        for widget in (self.units, self.copy, self.keep):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.keep.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._arrange()
        self.copy.clicked.connect(self.copy_wanted)
        self.keep.clicked.connect(self.keep_wanted)
        self.units.activated.connect(lambda *_: self.unit_chosen.emit(str(self.units.currentData())))
        self._retranslate()
        self.hide()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.units)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.main)
        column.addWidget(self.lines)
        column.addWidget(self.warning)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMaximumWidth(WIDEST_PX)

    def offer_units(self, units: Sequence[str], chosen: str) -> None:
        """The units to choose from; with one or none there is nothing to choose."""
        self.units.clear()
        for unit in units:
            self.units.addItem(unit_name(unit), unit)
        self.units.setCurrentIndex(max(0, self.units.findData(chosen)))
        self.units.setVisible(len(units) > 1)

    def tell(self, reading: Reading, *, can_keep: bool, top_px: int = MARGIN_PX) -> None:
        """Show what was measured, from ``top_px`` down."""
        self.title.setText(reading.title)
        self.title.setFont(semibold(self.font()))
        large = tabular(semibold(self.font()))
        large.setPointSizeF(self.font().pointSizeF() * 1.4)
        self.main.setFont(large)
        self.main.setText(reading.main)
        self.lines.setText("\n".join(reading.lines))
        self.lines.setFont(tabular(self.font()))
        self.warning.setText(reading.warning)
        self.warning.setVisible(bool(reading.warning))
        self.keep.setVisible(can_keep)
        self.setAccessibleName(reading.text)
        self.adjustSize()
        self.move(MARGIN_PX, top_px)
        self.show()
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.retranslated.emit()

    def _retranslate(self) -> None:
        self.copy.setIcon(icon("copy"))
        self.copy.setToolTip(self.tr("Copy what was measured  Ctrl+C"))
        self.copy.setAccessibleName(self.tr("Copy what was measured"))
        self.keep.setIcon(icon("dimension"))
        self.keep.setText(self.tr("Keep as dimension"))
        self.keep.setToolTip(self.tr("Keep it on the plan as a dimension that follows  K"))
        self.units.setAccessibleName(self.tr("Unit"))
