"""The weighed figures of the score: a slider and a number each, and a way to weigh more figures or fewer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSlider, QSpinBox, QToolButton, QVBoxLayout, QWidget

from siteplanner.core.comparing.comparison import Comparison
from siteplanner.core.comparing.directions import Direction
from siteplanner.core.comparing.flat_table import family_title
from siteplanner.core.comparing.score import Score
from siteplanner.core.comparing.weights import GREATEST, USUAL
from siteplanner.core.text import Text
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.icons import icon
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

HUNDRED = 100.0
PAGE = 10
FIGURE, SLIDER, NUMBER, SHARE, REMOVE = range(5)


@dataclass(frozen=True, eq=False)
class WeightRow:
    """The widgets of one weighed figure."""

    label: QLabel
    slider: QSlider
    number: QSpinBox
    share: QLabel
    remove: QToolButton


class WeightRows(QWidget):
    """``changed`` while a weight is being set, ``settled`` when it is: a slider let go, a number or a choice made."""

    changed = Signal()
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.weights: dict[str, float] = {}
        self.rows: dict[str, WeightRow] = {}
        self._labels: dict[str, Text] = {}
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(8, 8, 8, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(FIGURE, 3)
        self._grid.setColumnStretch(SLIDER, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more = QuietCombo()
        self.more.activated.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addWidget(self.more)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.more.setAccessibleName(self.tr("Weigh another figure"))
        self.more.setPlaceholderText(self.tr("Weigh another figure…"))

    def show_weights(self, comparison: Comparison | None, weights: Mapping[str, float]) -> None:
        """Other weights, or other figures to choose from; a slider in hand keeps what it has."""
        labels = {} if comparison is None else {row.figure: row.label for row in comparison.rows}
        places = {figure: at for at, figure in enumerate(labels)}
        weights = dict(sorted(weights.items(), key=lambda each: places.get(each[0], len(places))))
        same = list(self.rows) == list(weights) and labels == self._labels
        self.weights, self._labels = dict(weights), labels
        if not same:
            self._fill(comparison)
        for figure, row in self.rows.items():
            for widget in (row.slider, row.number):
                widget.blockSignals(True)
                widget.setValue(round(self.weights[figure]))
                widget.blockSignals(False)

    def show_score(self, score: Score | None) -> None:
        """Each figure's share of all weights, or why it is left out."""
        for row in self.rows.values():
            row.share.setText("")
        for of in () if score is None else score.figures:
            if of.figure not in self.rows:
                continue
            row = self.rows[of.figure]
            row.share.setText(f"{HUNDRED * of.share:.1f} %" if of.left_out is None else "–")
            row.share.setToolTip("" if of.left_out is None else say(of.left_out))
            colour = current_tokens().text if of.left_out is None else current_tokens().text_muted
            row.label.setStyleSheet(f"color: {colour};")
            row.label.setToolTip(row.share.toolTip())

    def _fill(self, comparison: Comparison | None) -> None:
        """A row a weighed figure; of the others, those that can count are offered below."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for at, figure in enumerate(self.weights):
            self.rows[figure] = self._row(at, figure)
        self._grid.setRowStretch(len(self.weights), 1)
        for at in range(len(self.weights)):
            self._grid.setRowStretch(at, 0)
        self.more.clear()
        for of in () if comparison is None else comparison.rows:
            if of.direction is not Direction.NEITHER and of.figure not in self.weights:
                self.more.addItem(f"{say(family_title(of.family))}: {say(of.label)}", of.figure)
        self.more.setCurrentIndex(-1)
        self.more.setEnabled(self.more.count() > 0)

    def _row(self, at: int, figure: str) -> WeightRow:
        name = say(self._labels.get(figure, figure))
        label = QLabel(name)
        label.setWordWrap(True)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, int(GREATEST))
        slider.setPageStep(PAGE)
        slider.setMinimumWidth(90)
        slider.setAccessibleName(self.tr("Weight of {figure}").format(figure=name))
        number = QSpinBox()
        number.setRange(0, int(GREATEST))
        number.setKeyboardTracking(False)
        number.setAccessibleName(self.tr("Weight of {figure}, as a number").format(figure=name))
        share = QLabel()
        share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        share.setMinimumWidth(52)
        remove = QToolButton()
        remove.setIcon(icon("close"))
        remove.setAutoRaise(True)
        remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        remove.setAccessibleName(self.tr("Do not weigh {figure}").format(figure=name))
        remove.setToolTip(remove.accessibleName())
        made = WeightRow(label, slider, number, share, remove)
        slider.valueChanged.connect(lambda value: self._set(figure, value))
        slider.sliderReleased.connect(self.settled)
        number.valueChanged.connect(lambda value: self._set(figure, value))
        remove.clicked.connect(lambda: self._remove(figure))
        for place, widget in enumerate((label, slider, number, share, remove)):
            self._grid.addWidget(widget, at, place)
        return made

    def _set(self, figure: str, value: int) -> None:
        self.weights = {**self.weights, figure: float(value)}
        row = self.rows[figure]
        for widget in (row.slider, row.number):
            widget.blockSignals(True)
            widget.setValue(value)
            widget.blockSignals(False)
        self.changed.emit()

    @property
    def in_hand(self) -> bool:
        """Whether a slider is being dragged."""
        return any(row.slider.isSliderDown() for row in self.rows.values())

    def _add(self, at: int) -> None:
        figure = self.more.itemData(at)
        if figure:
            self.weights = {**self.weights, str(figure): USUAL}
            self.settled.emit()

    def _remove(self, figure: str) -> None:
        self.weights = {key: weight for key, weight in self.weights.items() if key != figure}
        self.settled.emit()
