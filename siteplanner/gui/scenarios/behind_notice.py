"""Says, once an edit has come to rest, that the children of the scenario do not have it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from siteplanner.core.plan import Plan
from siteplanner.core.scenarios.child_difference import behind
from siteplanner.core.scenarios.tree import children_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.gui.desk import Desk

PAUSE_MS = 1500
NOT_IN_CHILDREN = QT_TRANSLATE_NOOP("scenarios", "Changes to {count} plants of “{parent}” are not in {children} yet.")
ONE_NOT_IN_CHILDREN = QT_TRANSLATE_NOOP("scenarios", "Changes to one plant of “{parent}” are not in {children} yet.")


class BehindNotice(QObject):
    """One toast a pause; ``show(parent_id)`` is what its button does."""

    def __init__(self, desk: Desk, show: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._show = desk, show
        self._before: Plan | None = None
        self.pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self.pause.timeout.connect(self._tell)
        desk.plan_changed.connect(self._changed)
        desk.session_changed.connect(self._forget)

    def _forget(self) -> None:
        self.pause.stop()
        self._before = None

    def _changed(self, before: Plan, after: Plan) -> None:
        scenario = after.active_scenario
        if before.scenario_plants.get(scenario) is after.scenario_plants.get(scenario) or not after.grounds:
            return
        if children_of(after, scenario):
            if self._before is None:
                self._before = before
            self.pause.start()

    def _tell(self) -> None:
        before, plan = self._before, self._desk.plan
        self._before = None
        if before is None or plan is None:
            return
        told = behind_words(before, plan, plan.active_scenario)
        if told is not None:
            self._desk.tell(told, (self.tr("Show"), partial(self._show, plan.active_scenario)))


def behind_words(before: Plan, plan: Plan, parent: str) -> Message | None:
    """What is to be said of the children of a scenario; None where none is more behind than it was ``before``."""
    late, most = [], 0
    for child in children_of(plan, parent):
        now = behind(plan, child.scenario_id).touched
        known = child.scenario_id in before.scenario_plants
        was = behind(before, child.scenario_id).touched if known else frozenset()
        if now - was and not child.archived:
            late.append(child.name)
            most = max(most, len(now))
    if not late:
        return None
    parent_name, children = plan.scenario(parent).name, tuple(late)
    if most == 1:
        return ONE_NOT_IN_CHILDREN(parent=parent_name, children=children)
    return NOT_IN_CHILDREN(parent=parent_name, children=children, count=most)
