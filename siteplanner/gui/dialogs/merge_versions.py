"""What two people changed of the same things in one file, and who is to be followed in each."""

from __future__ import annotations

from functools import partial

import shapely
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.change_places import place_changes
from siteplanner.core.difference import difference
from siteplanner.core.difference_words import said
from siteplanner.core.errors import EditError
from siteplanner.core.features import features_frame
from siteplanner.core.merging.clash_words import SIDES, field_name, thing, value_words
from siteplanner.core.merging.clashes import WHOLE, Clash, ClashKey, Side
from siteplanner.core.text import Message, Template
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.difference_picture import DifferencePicture
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.wording import say
from siteplanner.services.merging_with_file import MergingWithFile

WHAT, FIELD, BEFORE, MINE, THEIRS, TAKE = range(6)
AROUND_M = 60.0


class MergeVersionsDialog(QDialog):
    """Accepted: ``choices`` say whom to follow in every clash."""

    def __init__(self, desk: Desk, merging: MergingWithFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.merging = merging
        self.clashes: tuple[Clash, ...] = merging.merged().clashes
        self.choices: dict[ClashKey, Side] = {clash.key: clash.taken for clash in self.clashes}
        self.setWindowTitle(self.tr("Merge with the file"))
        self.theirs, self.mine = QLabel(), QLabel()
        self.picture, self.of_whom = DifferencePicture(), QuietCombo()
        self.table = QTableWidget(len(self.clashes), 6)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge_button = self.buttons.addButton(self.tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.all_mine, self.all_theirs = QPushButton(self.tr("All mine")), QPushButton(self.tr("All theirs"))
        self._lay_out()
        for row, clash in enumerate(self.clashes):
            self._fill(row, clash)
        self.all_mine.clicked.connect(partial(self._take_all, "mine"))
        self.all_theirs.clicked.connect(partial(self._take_all, "theirs"))
        self.table.currentCellChanged.connect(lambda row, *_: self._show_place(row))
        self.of_whom.currentIndexChanged.connect(self._show_changes)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show_changes()
        self.resize(960, 640 if self.clashes else 520)

    def combo(self, row: int) -> QuietCombo:
        """The box in which it is chosen whom to follow."""
        found = self.table.cellWidget(row, TAKE)
        assert isinstance(found, QuietCombo)
        return found

    def _lay_out(self) -> None:
        merging = self.merging
        about = QLabel(
            self.tr(
                "{path} was saved by somebody else since you opened it. Your changes are put into it; what they did "
                "stays."
            ).format(path=merging.theirs.path.name if merging.theirs.path else "")
        )
        self.theirs.setText(self.tr("They: {changes}").format(changes=self._said(theirs=True)))
        self.mine.setText(self.tr("You: {changes}").format(changes=self._said(theirs=False)))
        title = QLabel(
            self.tr("Changed by both; decide whom to follow: {count}").format(count=len(self.clashes))
            if self.clashes
            else self.tr("Nothing was changed by both: all of it merges by itself.")
        )
        title.setObjectName("section_title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for label in (about, self.theirs, self.mine, title):
            label.setWordWrap(True)
            layout.addWidget(label)
        self.table.setHorizontalHeaderLabels(
            [self.tr("What"), self.tr("Field"), self.tr("Before"), self.tr("Mine"), self.tr("Theirs"), self.tr("Take")]
        )
        self.table.setAccessibleName(self.tr("Changed by both"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (WHAT, FIELD, BEFORE, MINE, THEIRS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setVisible(bool(self.clashes))
        layout.addWidget(self.table, 1)
        self.of_whom.addItem(self.tr("What they changed"))
        self.of_whom.addItem(self.tr("What you changed"))
        self.of_whom.setAccessibleName(self.tr("On the map"))
        whose = QHBoxLayout()
        whose.addWidget(QLabel(self.tr("On the map")))
        whose.addWidget(self.of_whom)
        whose.addStretch(1)
        layout.addLayout(whose)
        layout.addWidget(self.picture, 1)
        foot = QHBoxLayout()
        for button in (self.all_mine, self.all_theirs):
            button.setAutoDefault(False)
            button.setVisible(bool(self.clashes))
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        layout.addLayout(foot)
        self.merge_button.setDefault(True)

    def _said(self, *, theirs: bool) -> str:
        merging = self.merging
        other = merging.theirs.plan if theirs else merging.mine
        return self.tr("; ").join(say(part) for part in said(difference(merging.base, other)))

    def _fill(self, row: int, clash: Clash) -> None:
        texts = (
            thing(clash.key),
            field_name(clash.key),
            *(value_words(clash.key, value) for value in (clash.base, clash.mine, clash.theirs)),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(_shown(text))
            item.setToolTip(item.text())
            self.table.setItem(row, column, item)
        combo = QuietCombo()
        combo.setAccessibleName(self.tr("Take"))
        for side in _offered(clash):
            combo.addItem(say(SIDES[side]), side)
        combo.setCurrentIndex(combo.findData(clash.taken))
        combo.activated.connect(partial(self._chosen, row, clash.key))
        self.table.setCellWidget(row, TAKE, combo)

    def _chosen(self, row: int, key: ClashKey, _at: int) -> None:
        self.choices[key] = self.combo(row).currentData()

    def _take_all(self, side: Side) -> None:
        for row, clash in enumerate(self.clashes):
            self.combo(row).setCurrentIndex(self.combo(row).findData(side))
            self.choices[clash.key] = side

    def _show_changes(self) -> None:
        """What one side changed of the scenario that is shown, on the map of that side."""
        merging = self.merging
        plan = merging.mine if self.of_whom.currentIndex() else merging.theirs.plan
        shown = merging.mine.active_scenario
        known = shown in merging.base.scenario_plants or shown in plan.scenario_plants
        self.picture.show_changes(plan, shown, place_changes(merging.base, plan, shown) if known else ())

    def _show_place(self, row: int) -> None:
        """The thing on both maps, here and behind the dialog, where either side has it."""
        if not 0 <= row < len(self.clashes):
            return
        key = self.clashes[row].key
        same = (n for n, change in enumerate(self.picture.changes) if (change.layer, change.id) == (key.part, key.id))
        self.picture.show_change(next(same, None))
        for plan in (self.merging.mine, self.merging.theirs.plan):
            try:
                frame = features_frame(plan, key.part, key.scenario_id)
            except EditError:
                continue
            if key.id in frame.index and not frame.geometry[key.id].is_empty:
                west, south, east, north = shapely.bounds(frame.geometry[key.id])
                self.desk.show_place((west - AROUND_M, south - AROUND_M, east + AROUND_M, north + AROUND_M))
                return


def _offered(clash: Clash) -> tuple[Side, ...]:
    if clash.key.field == WHOLE and clash.base is None and clash.mine is not None and clash.theirs is not None:
        whole = isinstance(clash.mine, dict) and "geometry" in clash.mine
        return ("both", "mine", "theirs") if whole else ("mine", "theirs")
    return ("mine", "theirs", "base")


def _shown(text: Message | Template | str) -> str:
    return text if isinstance(text, str) else say(text)
