"""The factors that figures are worked out with: what each is, where it comes from, what is set in this plan instead."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import edits
from siteplanner.core.edits.edit import Edit
from siteplanner.core.edits.together import together
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.finding_words import CONFIDENCES
from siteplanner.core.measure_units import read_number
from siteplanner.core.measures.factors import (
    FAMILIES,
    WHOLE_PLAN,
    Factor,
    factors_of,
    own_factors,
    shipped_factor,
    shipped_factors,
)
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.theme import tabular
from siteplanner.gui.wording import say

KEY = Qt.ItemDataRole.UserRole
LABEL = QT_TRANSLATE_NOOP("edits", "Set factors of the figures")
FAMILY_NAMES: dict[str, Template] = {
    "power": QT_TRANSLATE_NOOP("measures", "Power"),
    "energy_cost": QT_TRANSLATE_NOOP("measures", "Energy cost"),
    "chain": QT_TRANSLATE_NOOP("measures", "Chain balance"),
    "land": QT_TRANSLATE_NOOP("measures", "Land-use balance"),
}


class FactorsDialog(QDialog):
    """Nothing is applied while it is open: ``edit`` is all that was set, as one step."""

    def __init__(self, plan: Plan, parent: QWidget | None = None, scope: str = WHOLE_PLAN) -> None:
        super().__init__(parent)
        self._plan = plan
        self._set: dict[tuple[str, str], tuple[float | None, str]] = {}
        self.setWindowTitle(self.tr("Factors of the figures"))
        self.resize(760, 560)
        self.scope = QComboBox()
        self.scope.addItem(self.tr("the whole plan"), WHOLE_PLAN)
        for scenario in plan.scenarios:
            self.scope.addItem(scenario.name or scenario.scenario_id, scenario.scenario_id)
        self.scope.setCurrentIndex(max(0, self.scope.findData(scope)))
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([self.tr("Factor"), self.tr("Value"), self.tr("Unit"), self.tr("Shipped")])
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.source = QLabel()
        self.source.setObjectName("faint")
        self.source.setWordWrap(True)
        self.source.setMinimumHeight(52)
        self.source.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.value, self.note = QLineEdit(), QLineEdit()
        self.note.setPlaceholderText(self.tr("Why, and on what ground"))
        self.back = QPushButton(self.tr("Back to what is shipped"))
        self.problem = ProblemLine()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = buttons.addButton(self.tr("Set"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setDefault(True)
        form = QFormLayout()
        form.addRow(self.tr("Holds for"), self.scope)
        below = QFormLayout()
        below.addRow(self.tr("Value"), self.value)
        below.addRow(self.tr("Reason"), self.note)
        below.addRow("", self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.source)
        layout.addLayout(below)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.scope.activated.connect(lambda *_: self._fill())
        self.tree.currentItemChanged.connect(lambda *_: self._show_current())
        self.value.textEdited.connect(lambda *_: self._typed())
        self.note.textEdited.connect(lambda *_: self._typed())
        self.back.clicked.connect(lambda *_: self._take_back())
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tree.setFocus()

    def choose(self, key: str) -> None:
        """Make a factor the current one."""
        for item in self._items():
            if item.data(0, KEY) == key:
                self.tree.setCurrentItem(item)

    @property
    def edit(self) -> Edit | None:
        """Everything that was set here as one step; None: nothing."""
        done = [edits.set_factor(key, value, note, scope) for (scope, key), (value, note) in self._set.items()]
        return together(LABEL(), done) if done else None

    # -- what is shown ------------------------------------------------------------------------------------------

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        for at in range(self.tree.topLevelItemCount()):
            family = self.tree.topLevelItem(at)
            assert family is not None
            rows = (family.child(row) for row in range(family.childCount()))
            found += [row for row in rows if row is not None]
        return found

    def _fill(self) -> None:
        current = self._current()
        self.tree.clear()
        for family in FAMILIES:
            if not shipped_factors(family):
                continue
            heading = QTreeWidgetItem([say(FAMILY_NAMES[family])])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(heading)
            for key in shipped_factors(family):
                item = QTreeWidgetItem()
                item.setData(0, KEY, key)
                for column in (1, 3):
                    item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    item.setFont(column, tabular(self.font()))
                heading.addChild(item)
                self._dress(item)
            heading.setExpanded(True)
        self.choose(current) if current else self._first()

    def _first(self) -> None:
        items = self._items()
        if items:
            self.tree.setCurrentItem(items[0])

    def _dress(self, item: QTreeWidgetItem) -> None:
        factor, own = self._factor(item.data(0, KEY)), self._own(item.data(0, KEY))
        texts = (say(factor.name), f"{factor.value:,.6g}", factor.unit, f"{factor.shipped:,.6g}")
        for column, text in enumerate(texts):
            item.setText(column, text)
        font = item.font(0)
        font.setBold(own is not None)
        for column in (0, 1):
            item.setFont(column, font if column == 0 else tabular(font))

    def _own(self, key: str) -> tuple[float, str] | None:
        """What is set for the scope on show, here or in the plan."""
        scope = str(self.scope.currentData())
        if (scope, key) in self._set:
            value, note = self._set[scope, key]
            return None if value is None else (value, note)
        return own_factors(self._plan).get(scope, {}).get(key)

    def _factor(self, key: str) -> Factor:
        scope = str(self.scope.currentData())
        edit = self.edit
        plan = self._plan if edit is None else edit.apply(self._plan)
        if scope == WHOLE_PLAN:
            own = own_factors(plan).get(WHOLE_PLAN, {}).get(key)
            shipped = shipped_factor(key)
            return shipped if own is None else shipped.by_hand(*own)
        return factors_of(plan, scope)[key]

    def _current(self) -> str | None:
        item = self.tree.currentItem()
        return None if item is None else item.data(0, KEY)

    def _show_current(self) -> None:
        key = self._current()
        for widget in (self.value, self.note, self.back):
            widget.setEnabled(key is not None)
        if key is None:
            return
        factor, own = shipped_factor(key), self._own(key)
        parts = (factor.source.clause, say(factor.source.source), say(CONFIDENCES[factor.source.confidence]))
        bounds = self.tr("from {least} to {most}").format(least=f"{factor.minimum:g}", most=f"{factor.maximum:g}")
        self.source.setText(" · ".join(part for part in (*parts, factor.source.checked_on, bounds) if part))
        self.value.setText(f"{self._factor(key).value:.12g}")
        self.note.setText(own[1] if own is not None else "")
        self.back.setEnabled(own is not None)
        self._say("")

    # -- what is typed ------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        key = self._current()
        if key is None:
            return
        scope = str(self.scope.currentData())
        try:
            value = shipped_factor(key).require(read_number(self.value.text(), shipped_factor(key).unit))
        except ValueError:
            self._say(self.tr("Write a number, like {example}.").format(example=f"{shipped_factor(key).shipped:g}"))
            return
        except SiteplannerError as error:
            self._say(say(error.message))
            return
        self._set[scope, key] = (value, self.note.text().strip())
        self._say("")
        self._changed()

    def _take_back(self) -> None:
        key = self._current()
        if key is not None:
            self._set[str(self.scope.currentData()), key] = (None, "")
            self._changed()
            self._show_current()

    def _changed(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self._dress(item)
        key = self._current()
        self.back.setEnabled(key is not None and self._own(key) is not None)

    def _say(self, text: str) -> None:
        if text:
            self.problem.show_problem(text)
        else:
            self.problem.clear()
        self.apply.setEnabled(not text)
