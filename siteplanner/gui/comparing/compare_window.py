"""Two to four scenarios side by side in a window of their own, beside the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.comparing.comparison import LEAST
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Text
from siteplanner.gui.comparing.compared_scenarios import LANE, ComparedScenarios
from siteplanner.gui.comparing.figures_tab import FiguresTab
from siteplanner.gui.comparing.findings_tab import FindingsTab
from siteplanner.gui.comparing.maps_tab import MapsTab
from siteplanner.gui.comparing.scenario_picker import ScenarioPicker
from siteplanner.gui.comparing.score_tab import ScoreTab
from siteplanner.gui.comparing.targets_tab import TargetsTab
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.work_line import WorkLine
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.panels.moment_slider import written
from siteplanner.gui.wording import say

MAPS = QT_TRANSLATE_NOOP("CompareWindow", "Maps")
FIGURES = QT_TRANSLATE_NOOP("CompareWindow", "Figures")
FINDINGS = QT_TRANSLATE_NOOP("CompareWindow", "Findings")
TARGETS = QT_TRANSLATE_NOOP("CompareWindow", "Targets")
SCORE = QT_TRANSLATE_NOOP("CompareWindow", "Score")
SIZE = QSize(1240, 630)


class CompareWindow(QWidget):
    """Not modal: the map stays at hand, and what changes there is compared anew.

    ``compared`` says which scenarios these are and what was found; tabs are made from it and added by ``add_tab``.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.desk = desk
        self.compared = ComparedScenarios(desk, self)
        self.picker = ScenarioPicker(self.compared)
        self.state, self.again = QLabel(), QPushButton()
        self.as_the_map = QCheckBox()
        self.state.setWordWrap(True)
        self.work = WorkLine(desk.background, LANE)
        self.tabs = QTabWidget()
        self._titles: list[Text] = []
        self.empty = EmptyState("scenario")
        self.stack = QStackedWidget()
        self._lay_out()
        self.maps = MapsTab(self.compared)
        self.figures, self.findings = FiguresTab(self.compared), FindingsTab(self.compared)
        self.targets, self.score = TargetsTab(self.compared), ScoreTab(self.compared)
        for widget, title in (
            (self.maps, MAPS),
            (self.figures, FIGURES),
            (self.findings, FINDINGS),
            (self.targets, TARGETS),
            (self.score, SCORE),
        ):
            self.add_tab(widget, title)
        self.again.clicked.connect(lambda *_: self.compared.work_out())
        for signal in (self.compared.state_changed, self.compared.changed, self.compared.ids_changed):
            signal.connect(self.refresh)
        desk.session_changed.connect(self._take_up)
        self.as_the_map.toggled.connect(self.compared.set_as_the_map)
        desk.moment_changed.connect(self.refresh)
        desk.background.idle.connect(lambda lane: self.refresh() if lane == LANE else None)
        for keys, run in (
            (QKeySequence(Qt.Key.Key_Escape), self.close),
            (QKeySequence(QKeySequence.StandardKey.Undo), desk.undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), desk.redo),
        ):
            QShortcut(keys, self, run)
        self.retranslate()
        self.resize(SIZE.boundedTo(self._room()))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 4)
        line.addWidget(self.state, 1)
        line.addWidget(self.as_the_map)
        line.addWidget(self.again)
        line.addWidget(self.work)
        self.stack.addWidget(self.tabs)
        self.stack.addWidget(self.empty)
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 4)
        top.addWidget(self.picker)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(line)
        column.addWidget(self.stack, 1)

    def add_tab(self, widget: QWidget, title: Text, at: int | None = None) -> None:
        """Add a tab at a place (counted from 0; None: behind the others); the one in front stays there.

        ``widget`` is made from ``self.compared``, a :class:`ComparedScenarios`, and follows its signals: it shows what
        ``compared.ids`` names and redraws itself on ``ids_changed`` and ``changed``. ``title`` is a marked text, said
        again when the language changes.
        """
        place = self.tabs.count() if at is None else at
        self._titles.insert(place, title)
        self.tabs.insertTab(place, widget, say(title))

    def compare(self, *scenarios: str) -> None:
        """Show these scenarios; none given: those shown last, else the active one and the one it comes from."""
        self.compared.choose(scenarios or self.compared.ids or _first_pair(self.desk.plan))
        self.show()
        self.raise_()
        self.activateWindow()
        self.tabs.currentWidget().setFocus()

    def _take_up(self) -> None:
        """Another plan was opened while the window is there: its scenarios are compared."""
        if self.isVisible():
            self.compared.choose(_first_pair(self.desk.plan))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.compared.set_watched(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.compared.set_watched(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.score.keep()
        super().closeEvent(event)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare scenarios"))
        self.again.setText(self.tr("Compare &again"))
        self.empty.set_texts(
            self.tr("Nothing to compare yet"),
            self.tr("Open a plan with two scenarios: duplicate one, change it, and compare."),
        )
        self.tabs.setAccessibleName(self.tr("Comparison"))
        for at, title in enumerate(self._titles):
            self.tabs.setTabText(at, say(title))
        self.refresh()

    def refresh(self) -> None:
        """Say how the comparison stands: being worked out, as of now, before the last change, stopped, not possible."""
        compared = self.compared
        self.stack.setCurrentIndex(0 if len(compared.ids) >= LEAST else 1)
        self.again.setVisible(compared.halted)
        moment = self.desk.moment
        self.as_the_map.setVisible(moment is not None)
        if moment is not None:
            self.as_the_map.setText(self.tr("Only what is in &service by {moment}").format(moment=written(moment)))
        self.state.setText(self._state())
        self.state.setAccessibleName(self.state.text())

    def _state(self) -> str:
        compared = self.compared
        if len(compared.ids) < LEAST:
            return ""
        if compared.fault is not None:
            return say(compared.fault)
        if compared.halted:
            return self.tr("Stopped: what is shown may be old.")
        if compared.comparison is None:
            return self.tr("Comparing…")
        if compared.stale:
            return self.tr("Computed before the last change; it is being computed again.")
        said = self.tr("As the plan stands now. For comparing schemes; it does not replace statutory review.")
        if self.desk.moment is None:
            return said
        if compared.when is None:
            return said + " " + self.tr("Whole scenarios are compared, whatever moment the map shows.")
        return said + " " + self.tr("Phases and targets are of the whole course.")

    def _room(self) -> QSize:
        return QGuiApplication.primaryScreen().availableSize() - QSize(16, 48)


def _first_pair(plan: Plan | None) -> tuple[str, ...]:
    """The active scenario with its parent; without one, with the scenario before it, or the one after the first."""
    if plan is None:
        return ()
    ids = [scenario.scenario_id for scenario in plan.scenarios]
    active = plan.scenario()
    at = ids.index(active.scenario_id)
    other = active.parent_id if active.parent_id in ids else ids[at - 1] if at else ""
    return (other, active.scenario_id) if other else tuple(ids[:LEAST])
