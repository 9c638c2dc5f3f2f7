"""What becomes of the shapes of a map that are not sound: how many there are, which, and what is done with them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from siteplanner.core.repairs import AS_USUAL, WAYS, Repairs
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.numbers import figure
from siteplanner.gui.table_models.unsound_model import REASON, ROW, UnsoundModel
from siteplanner.gui.wording import say
from siteplanner.services.map_picture import DUPLICATES, INVALID, LEFT_OUT, RINGS, MapPicture

ROW_PX = 26
COMBO_PX = 168
KINDS = {
    INVALID: QT_TRANSLATE_NOOP("RepairChoices", "Outline crosses itself, or is invalid otherwise"),
    RINGS: QT_TRANSLATE_NOOP("RepairChoices", "Ring is not closed"),
    DUPLICATES: QT_TRANSLATE_NOOP("RepairChoices", "Same shape as in an earlier row"),
    LEFT_OUT: QT_TRANSLATE_NOOP("RepairChoices", "No shape, or none that can be used"),
}
WAY_WORDS: dict[tuple[str, str], Template] = {
    (INVALID, "repair"): QT_TRANSLATE_NOOP("RepairChoices", "Repair"),
    (RINGS, "close"): QT_TRANSLATE_NOOP("RepairChoices", "Close"),
    (DUPLICATES, "keep"): QT_TRANSLATE_NOOP("RepairChoices", "Keep both"),
    (INVALID, "leave_out"): QT_TRANSLATE_NOOP("RepairChoices", "Leave out"),
    (RINGS, "leave_out"): QT_TRANSLATE_NOOP("RepairChoices", "Leave out"),
    (DUPLICATES, "leave_out"): QT_TRANSLATE_NOOP("RepairChoices", "Leave the later out"),
}


class RepairChoices(QWidget):
    """``repairs_chosen(repairs)`` when a person changes one, ``row_chosen(row)``, from 0, when they go to a row."""

    repairs_chosen = Signal(object)
    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._repairs = AS_USUAL
        self._picture: MapPicture | None = None
        self.combos: dict[str, QuietCombo] = {}
        self.counts: dict[str, QLabel] = {}
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.model = UnsoundModel()
        self.rows = QTableView()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for at, (kind, words) in enumerate(KINDS.items()):
            label, count = QLabel(say(words)), QLabel()
            label.setWordWrap(True)
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.counts[kind] = count
            grid.addWidget(label, at, 0)
            grid.addWidget(count, at, 1)
            grid.addWidget(self._answer(kind, label), at, 2)
        self._set_up_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.sentence)
        column.addWidget(self.rows, 1)

    def _answer(self, kind: str, label: QLabel) -> QWidget:
        if kind not in WAYS:
            always = QLabel(self.tr("Left out always"))
            always.setObjectName("faint")
            return always
        combo = QuietCombo()
        combo.setFixedWidth(COMBO_PX)
        for way in WAYS[kind]:
            combo.addItem(say(WAY_WORDS[kind, way]), way)
        combo.setAccessibleName(label.text())
        combo.activated.connect(partial(self._chosen, kind))
        label.setBuddy(combo)
        self.combos[kind] = combo
        return combo

    def _set_up_rows(self) -> None:
        self.rows.setModel(self.model)
        self.rows.setAccessibleName(self.tr("Rows whose shapes are not sound"))
        self.rows.verticalHeader().hide()
        self.rows.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.rows.setShowGrid(False)
        self.rows.setWordWrap(False)
        self.rows.setTabKeyNavigation(False)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setColumnWidth(ROW, 80)
        self.rows.horizontalHeader().setHighlightSections(False)
        self.rows.horizontalHeader().setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        self.rows.clicked.connect(self._go_to)
        self.rows.selectionModel().currentRowChanged.connect(self._go_to)

    def show_picture(self, picture: MapPicture | None, repairs: Repairs) -> None:
        """What was found in a map, and what was chosen; None while nothing is known."""
        self._picture, self._repairs = picture, repairs
        counts = picture.counts() if picture is not None else {}
        out = picture.stays_out(repairs) if picture is not None else frozenset[int]()
        for kind, label in self.counts.items():
            number = counts.get(kind, 0)
            label.setText("" if picture is None else self.tr("%n row(s)", "", number) if number else "–")
            label.setEnabled(bool(number))
        for kind, combo in self.combos.items():
            combo.setCurrentIndex(combo.findData(getattr(repairs, kind)))
        self.model.show_picture(picture, repairs)
        self.rows.setVisible(bool(self.model.rowCount()))
        self.sentence.setText(self._sentence(picture, out))

    def _sentence(self, picture: MapPicture | None, out: frozenset[int]) -> str:
        if picture is None:
            return self.tr("The shapes are looked at once the coordinate system is known.")
        total = len(picture.shapes)
        if not picture.unsound:
            return self.tr("All {count} shapes are sound.").format(count=figure(total))
        text = self.tr("{kept} of {count} rows come in. A click on a row shows its shape on the map.")
        return text.format(kept=figure(total - len(out)), count=figure(total))

    def _chosen(self, kind: str, at: int) -> None:
        way = str(self.combos[kind].itemData(at))
        self._repairs = self._repairs.with_way(kind, way)
        self.show_picture(self._picture, self._repairs)
        self.repairs_chosen.emit(self._repairs)

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self.model.row_of(index.row()))
