"""The compared scenarios as maps: side by side, one swiped over the other, one after the other, or their difference."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.comparing.plant_differences import differing_fields, only_in, plant_differences
from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import changes_between
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas.still_map import ShownMap, StillMap
from siteplanner.gui.comparing.compared_scenarios import ComparedScenarios
from siteplanner.gui.comparing.differences_list import DifferencesList, column_label
from siteplanner.gui.comparing.swipe import Swipe
from siteplanner.gui.scenarios.change_items import ChangeItems
from siteplanner.gui.theme import semibold
from siteplanner.gui.wording import say

MOST = 4
BESIDE, SWIPE, TURN, DIFFERENCE = range(4)
MODES: tuple[Template, ...] = (
    QT_TRANSLATE_NOOP("MapsTab", "Side by side"),
    QT_TRANSLATE_NOOP("MapsTab", "Swipe"),
    QT_TRANSLATE_NOOP("MapsTab", "Before and after (B)"),
    QT_TRANSLATE_NOOP("MapsTab", "Difference"),
)
PLACE_MARGIN = 1.0
"""Round a plant that is shown so much of its size is kept free: what it stands beside matters."""


class MapsTab(QWidget):
    """Every map shows the same place: what moves one moves all. The first scenario is what the others are held
    against; with more than two, ``other`` says which one of them for swipe, turn and difference."""

    def __init__(self, compared: ComparedScenarios) -> None:
        super().__init__()
        self.compared, self.desk = compared, compared.desk
        self.mode = BESIDE
        self.after = True
        self._window: ViewWindow | None = None
        self.beside = [self._map(f"beside {at}") for at in range(MOST)]
        self.swipe = Swipe(self._map("swipe left"), self._map("swipe right"))
        self.turned = self._map("turned")
        self.difference = self._map("difference")
        self.marks = ChangeItems(self.difference.view)
        self.list = DifferencesList()
        self.names = [_Name() for _ in range(MOST)]
        self.swipe_names, self.turn_name = (_Name(), _Name()), _Name()
        self.modes = QButtonGroup(self)
        self.other, self.field = QComboBox(), QComboBox()
        self.other_label, self.told = QLabel(), QLabel()
        self.pages = QStackedWidget()
        self._build()
        self._listen()
        self.retranslate()

    def _map(self, name: str) -> StillMap:
        made = StillMap(self.desk.background, self.desk.styles, f"comparing {name}")
        made.moved.connect(partial(self._moved, made))
        return made

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        for number in range(len(MODES)):
            button = QToolButton()
            button.setCheckable(True)
            button.setAutoRaise(True)
            self.modes.addButton(button, number)
            bar.addWidget(button)
        self.modes.button(BESIDE).setChecked(True)
        bar.addSpacing(16)
        for widget in (self.other_label, self.other, self.field):
            bar.addWidget(widget)
        bar.addWidget(self.told, 1)
        self.told.setObjectName("faint")
        for page in (self._beside_page(), self._swipe_page(), self._turn_page(), self._difference_page()):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.pages, 1)

    def _beside_page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(1)
        self._boxes = []
        for at, (name, still) in enumerate(zip(self.names, self.beside, strict=True)):
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(name)
            column.addWidget(still, 1)
            self._boxes.append(box)
            grid.addWidget(box, at // 2, at % 2)
        return page

    def _swipe_page(self) -> QWidget:
        page, names = QWidget(), QHBoxLayout()
        left, right = self.swipe_names
        names.addWidget(left)
        names.addStretch(1)
        names.addWidget(right)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(names)
        column.addWidget(self.swipe, 1)
        return page

    def _turn_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.turn_name)
        column.addWidget(self.turned, 1)
        return page

    def _difference_page(self) -> QWidget:
        page = QSplitter(Qt.Orientation.Horizontal)
        page.addWidget(self.difference)
        page.addWidget(self.list)
        page.setStretchFactor(0, 3)
        page.setStretchFactor(1, 1)
        page.setSizes([900, 320])
        return page

    def _listen(self) -> None:
        self.modes.idClicked.connect(self.set_mode)
        self.other.activated.connect(lambda _row: self.refresh())
        self.field.activated.connect(lambda _row: self._show_difference())
        self.list.place_wanted.connect(lambda bounds: self._go(bounds))
        QShortcut(QKeySequence(Qt.Key.Key_B), self, self.turn_over, context=Qt.ShortcutContext.WindowShortcut)
        self.compared.ids_changed.connect(self._other_scenarios)
        self.compared.changed.connect(self.refresh)
        self.desk.plan_changed.connect(lambda *_: self.refresh())
        self.desk.display_changed.connect(self.refresh)
        self.desk.theme_changed.connect(self._dress)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        for number, words in enumerate(MODES):
            self.modes.button(number).setText(say(words))
        self.other_label.setText(self.tr("Beside:"))
        self.other.setAccessibleName(self.tr("Scenario beside the first"))
        self.field.setAccessibleName(self.tr("Which differences"))
        self._other_scenarios()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _dress(self) -> None:
        for still in self._all:
            still.set_styles(self.desk.styles)
        self._show_difference()

    @property
    def _all(self) -> tuple[StillMap, ...]:
        return (*self.beside, self.swipe.left, self.swipe.right, self.turned, self.difference)

    # -- what is shown ------------------------------------------------------------------------------------------

    def set_mode(self, mode: int) -> None:
        """Side by side, swipe, before and after, or the difference."""
        self.mode = mode
        self.modes.button(mode).setChecked(True)
        self.pages.setCurrentIndex(mode)
        self.refresh()

    def turn_over(self) -> None:
        """Before instead of after, or back; from any mode."""
        if self.mode != TURN:
            self.after = False
            self.set_mode(TURN)
        else:
            self.after = not self.after
            self.refresh()

    @property
    def pair(self) -> tuple[str, str] | None:
        """The first scenario and the one held against it; None while there are not two."""
        ids = self.compared.ids
        chosen = self.other.currentData()
        if len(ids) < 2:
            return None
        return ids[0], chosen if chosen in ids[1:] else ids[1]

    def _other_scenarios(self) -> None:
        chosen = self.other.currentData()
        self.other.clear()
        for scenario_id in self.compared.ids[1:]:
            self.other.addItem(self.compared.names.get(scenario_id, scenario_id), scenario_id)
        if (row := self.other.findData(chosen)) >= 0:
            self.other.setCurrentIndex(row)
        self.refresh()

    def refresh(self) -> None:
        """Show the scenarios as the plan has them now, on the maps that are seen."""
        plan, pair = self.desk.plan, self.pair
        for widget in (self.other_label, self.other):
            widget.setVisible(self.mode != BESIDE and len(self.compared.ids) > 2)
        self.field.setVisible(self.mode == DIFFERENCE)
        self.told.setText("")
        if plan is None or pair is None:
            for still in self._all:
                still.show_map(None)
            self.marks.clear()
            self.list.show_differences(())
            return
        if self.isVisible():
            (self._show_beside, self._show_swipe, self._show_turn, self._show_difference)[self.mode]()

    def _shown(self, plan: Plan, scenario_id: str) -> ShownMap:
        checks = {check.scenario_id: check for check in self.compared.checks}
        check = None if self.compared.stale else checks.get(scenario_id)
        return ShownMap(plan, scenario_id, self.desk.moment, self.desk.look, check, self.desk.backdrops.shown)

    def _show(self, still: StillMap, scenario_id: str) -> None:
        plan = self.desk.plan
        assert plan is not None
        fresh = still.shown is None
        still.show_map(self._shown(plan, scenario_id))
        if fresh and self._window is not None:
            still.follow(self._window)

    def _name(self, scenario_id: str) -> str:
        return self.compared.names.get(scenario_id, scenario_id)

    def _show_beside(self) -> None:
        ids = self.compared.ids[:MOST]
        for at, (still, name, box) in enumerate(zip(self.beside, self.names, self._boxes, strict=True)):
            box.setVisible(at < len(ids))
            if at < len(ids):
                name.setText(self._name(ids[at]))
                self._show(still, ids[at])
            else:
                still.show_map(None)

    def _show_swipe(self) -> None:
        assert self.pair is not None
        for still, name, scenario_id in zip(
            (self.swipe.left, self.swipe.right), self.swipe_names, self.pair, strict=True
        ):
            name.setText(self._name(scenario_id))
            self._show(still, scenario_id)

    def _show_turn(self) -> None:
        assert self.pair is not None
        scenario_id = self.pair[1 if self.after else 0]
        words = self.tr("After: {scenario}") if self.after else self.tr("Before: {scenario}")
        self.turn_name.setText(words.format(scenario=self._name(scenario_id)))
        self._show(self.turned, scenario_id)

    def _show_difference(self) -> None:
        plan, pair = self.desk.plan, self.pair
        if plan is None or pair is None or self.mode != DIFFERENCE or not self.isVisible():
            return
        before, after = (plan.plants(scenario_id) for scenario_id in pair)
        found = plant_differences(before, after)
        self._offer_fields(differing_fields(found))
        field = self.field.currentData() or ""
        self._show(self.difference, pair[1])
        changes = only_in(found, field) if field else changes_between(before, after)
        self.marks.show(changes, before, after, self.desk.theme, self.desk.styles.background)
        self.list.show_differences(found, field)
        self.told.setText(
            self.tr("{count} plants of “{after}” differ from “{before}”").format(
                count=self.list.topLevelItemCount(), after=self._name(pair[1]), before=self._name(pair[0])
            )
        )

    def _offer_fields(self, fields: tuple[str, ...]) -> None:
        """All differences, or those of one column."""
        offered = ["", *fields]
        if [self.field.itemData(at) for at in range(self.field.count())] == offered and self.field.count():
            self.field.setItemText(0, self.tr("All differences"))
            return
        chosen = self.field.currentData()
        self.field.clear()
        for name in offered:
            self.field.addItem(column_label(name) if name else self.tr("All differences"), name)
        self.field.setCurrentIndex(max(0, self.field.findData(chosen)))

    # -- moving together ----------------------------------------------------------------------------------------

    def _moved(self, moved: StillMap, window: ViewWindow) -> None:
        self._window = window
        for still in self._all:
            if still is not moved and still.shown is not None:
                still.follow(window)

    def _go(self, bounds: tuple[float, float, float, float]) -> None:
        self.difference.show_bounds(bounds, PLACE_MARGIN)
        self._moved(self.difference, self.difference.view.window())


class _Name(QLabel):
    """The name of a scenario over its map."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(8, 3, 8, 3)
        self.setFont(semibold(self.font()))
