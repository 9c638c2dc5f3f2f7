"""Coordinates that were copied, as parcels, zones, constraints or plants: what was read is seen before it is pasted."""

from __future__ import annotations

import shapely
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.edits.add_features import AddFeatures
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.schema import PLANTS
from siteplanner.core.schema import layer as layer_of
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.vocabulary import vocabulary
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.dialogs.screen_room import fit_to_screen
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say
from siteplanner.services.pasted_features import LAYERS, PastedFeatures, pasted_features
from siteplanner.services.pasted_place import PastedShapes

NUMBER, NAME, AREA, CORNERS, PARTS, HOLES, REMARKS = range(7)
LISTED_AT_MOST = 500
NOTES_AT_MOST = 6
LAYER_LOCKED = QT_TRANSLATE_NOOP("PasteCoordinates", "The layer “{layer}” is locked.")


class PasteCoordinatesDialog(QDialog):
    """Accepted: ``edit`` adds what was read to ``layer``. Nothing was changed yet."""

    def __init__(
        self, desk: Desk, pasted: PastedShapes, features: PastedFeatures, parent: QWidget | None = None
    ) -> None:
        """``features`` is what ``pasted`` becomes in the layer that is proposed."""
        super().__init__(parent)
        assert desk.session is not None
        self._desk, self._pasted, self._features = desk, pasted, features
        self._plan: Plan = desk.session.plan
        self._scenario_id = desk.session.scenario_id
        self.edit: AddFeatures | None = None
        self.layers, self.kind = QuietCombo(), QuietCombo()
        self.system, self.notes, self.rest = QLabel(), QLabel(), QLabel()
        self.table = QTableWidget(0, 7)
        self.problem, self.unlock = ProblemLine(), QPushButton(self.tr("Unlock"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.paste = self.buttons.addButton(self.tr("Paste"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.paste.setDefault(True)
        self._build()
        self._show_features()
        self.table.itemChanged.connect(lambda *_: self._look())
        self.layers.activated.connect(lambda *_: self._choose(str(self.layers.currentData())))
        self.kind.activated.connect(lambda *_: self._look())
        self.unlock.clicked.connect(self._unlock)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.layers.setFocus()

    @property
    def layer(self) -> str:
        return self._features.layer

    # -- how it looks -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Paste coordinates"))
        fit_to_screen(self, 820, 460)
        for name in LAYERS:
            self.layers.addItem(say(layer_of(name).label), name)
        self.layers.setCurrentIndex(self.layers.findData(self.layer))
        self.kind.addItem(self.tr("Choose the kind"), "")
        for choice in vocabulary("constraint_kind").choices:
            self.kind.addItem(say(choice.label), choice.value)
        self.form = QFormLayout()
        self.form.addRow(self.tr("Paste &as"), self.layers)
        self.form.addRow(self.tr("&Kind"), self.kind)
        self.form.addRow(self.tr("Coordinate system"), self.system)
        self.layers.setAccessibleName(self.tr("Paste as"))
        self.kind.setAccessibleName(self.tr("Kind"))
        for label in (self.system, self.notes, self.rest):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        remark = self._pasted.remark
        self.system.setText(say(remark) if remark is not None else self.tr("That of the plan, as the text says."))
        self.table.setAccessibleName(self.tr("What was read"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # remarks are long
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        foot = QHBoxLayout()
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.unlock)
        self.unlock.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(self.form)
        column.addWidget(self.table, 1)
        column.addWidget(self.rest)
        column.addWidget(self.notes)
        column.addLayout(foot)
        column.addWidget(self.buttons)

    def _show_features(self) -> None:
        features = self._features
        self.form.setRowVisible(self.kind, features.lacks_kind)
        numbers = features.numbered(self._plan, self._scenario_id)
        shown = min(len(numbers), LISTED_AT_MOST)
        self.table.blockSignals(True)
        self.table.setRowCount(shown)
        self.table.setHorizontalHeaderLabels([
            say(layer_of(self.layer).column(layer_of(self.layer).index).label),
            self.tr("Name"), self.tr("Area (m²)"), self.tr("Corners"), self.tr("Parts"), self.tr("Holes"),
            self.tr("Remarks"),
        ])  # fmt: skip
        for row in range(shown):
            self._show_row(row, numbers[row])
        self.table.blockSignals(False)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(REMARKS, QHeaderView.ResizeMode.Stretch)
        self._numbers = numbers
        self.rest.setVisible(len(numbers) > shown)
        self.rest.setText(self.tr("And {count} more.").format(count=len(numbers) - shown))
        notes = [say(note) for note in dict.fromkeys(features.notes)]
        more = [self.tr("And {count} more.").format(count=len(notes) - NOTES_AT_MOST)] * (len(notes) > NOTES_AT_MOST)
        self.notes.setVisible(bool(notes))
        self.notes.setText("\n".join([*notes[:NOTES_AT_MOST], *more]))
        self._look()

    def _show_row(self, row: int, number: str) -> None:
        features = self._features
        shape = features.shapes[row]
        parts = shapely.get_parts(shape)
        holes = int(shapely.get_num_interior_rings(parts).sum())
        rings = len(parts) + holes
        name = features.values[row].get("name")
        texts = {
            NUMBER: number,
            NAME: str(name) if isinstance(name, str) else "",
            AREA: figure(shape.area, 1),
            CORNERS: figure(int(shapely.get_num_coordinates(shape)) - rings, 0),
            PARTS: figure(len(parts), 0),
            HOLES: figure(holes, 0),
            REMARKS: " ".join(say(remark) for remark in features.remarks[row]),
        }
        for at, text in texts.items():
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if at in (AREA, CORNERS, PARTS, HOLES):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if at != NUMBER or self.layer == PLANTS.name:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.table.setItem(row, at, item)

    # -- what is chosen -----------------------------------------------------------------------------------------

    def _choose(self, layer: str) -> None:
        if layer != self.layer:
            self._features = pasted_features(self._pasted, layer_of(layer), self._plan)
            self._show_features()

    def _unlock(self) -> None:
        self._desk.set_locked(self.layer, locked=False)
        self._look()
        self.paste.setFocus()

    def _look(self) -> None:
        """Make the edit, or say why there is none."""
        locked = self._desk.is_locked(self.layer)
        kind = str(self.kind.currentData())
        self.edit, problem = None, ""
        if locked:
            problem = say(LAYER_LOCKED(layer=layer_of(self.layer).label))
        elif self._features.lacks_kind and not kind:
            problem = self.tr("Choose the kind of what is pasted: the check needs to know what keeps plants away.")
        else:
            try:
                self.edit = self._features.edit(self._plan, self._scenario_id, self._typed(), kind)
            except EditError as error:
                problem = say(error.message)
        self.unlock.setVisible(locked)
        self.paste.setEnabled(self.edit is not None)
        self.paste.setToolTip(problem)
        if problem:
            self.problem.show_problem(problem)
        else:
            self.problem.clear()

    def _typed(self) -> tuple[str, ...]:
        """The numbers as they stand in the table, those that it does not list as they were read."""
        listed = []
        for row in range(self.table.rowCount()):
            item = self.table.item(row, NUMBER)
            listed.append(item.text().strip() if item is not None else "")
        return (*listed, *self._numbers[len(listed) :])
