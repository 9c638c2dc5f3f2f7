"""By what the plants are summed: up to three dimensions down, one across, one figure or all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from siteplanner.core.measures.groupings import DIMENSIONS
from siteplanner.core.measures.plant_measures import CAPACITY, FIGURES, LABELS
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.wording import say

CAPACITIES = QT_TRANSLATE_NOOP("PivotBar", "Capacity by product")
FIRST = ("zone", "product", "")
"""What is summed by at first."""


Asked = tuple[tuple[str, ...], str | None, str | None]
"""Dimensions down, the one across, the figure."""


class PivotBar(QWidget):
    """``changed`` when something else is asked. A dimension taken twice counts once."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = tuple(QComboBox() for _ in FIRST)
        self.columns, self.figure = QComboBox(), QComboBox()
        self.down, self.across, self.of = QLabel(), QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.setSpacing(6)
        for widget in (self.down, *self.rows, self.across, self.columns, self.of, self.figure):
            row.addWidget(widget)
        row.addStretch(1)
        for combo in (*self.rows, self.columns, self.figure):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(5)
            combo.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            combo.activated.connect(lambda *_: self.changed.emit())
        self.retranslate()
        for combo, key in zip(self.rows, FIRST, strict=True):
            combo.setCurrentIndex(max(0, combo.findData(key)))

    def retranslate(self) -> None:
        self.down.setText(self.tr("By"))
        self.across.setText(self.tr("across"))
        self.of.setText(self.tr("figure"))
        for number, combo in enumerate(self.rows, start=1):
            combo.setAccessibleName(self.tr("Sum by, level {number}").format(number=number))
        self.columns.setAccessibleName(self.tr("Columns by"))
        self.figure.setAccessibleName(self.tr("Figure"))
        for combo in (*self.rows, self.columns):
            self._fill(combo, [("", "–"), *((key, say(of.title)) for key, of in DIMENSIONS.items())])
        self._fill(
            self.figure,
            [
                ("", self.tr("all figures")),
                *((key, say(CAPACITIES if key == CAPACITY else LABELS[key])) for key in FIGURES),
            ],
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @staticmethod
    def _fill(combo: QComboBox, entries: list[tuple[str, str]]) -> None:
        chosen = combo.currentData()
        combo.clear()
        for key, text in entries:
            combo.addItem(text, key)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))

    @property
    def asked(self) -> Asked:
        """Dimensions down, the one across, the figure; zones where nothing is chosen."""
        rows = tuple(dict.fromkeys(str(combo.currentData()) for combo in self.rows if combo.currentData())) or ("zone",)
        columns = str(self.columns.currentData() or "")
        return rows, columns if columns and columns not in rows else None, str(self.figure.currentData() or "") or None
