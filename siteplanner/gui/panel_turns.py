"""When the panels follow what is shown: at once, or a few times a second while much is dragged."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from siteplanner.core.plan import Plan

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

PANELS_MS = 400
"""How often panels follow while much is dragged."""
REST_MS, AFTER_PAINTING_MS = 25, 2
"""When it is time, they wait for the next frame and follow as soon as it is painted, so that no frame waits for them;
if the hand rests so long, there is none to wait for."""


class PanelTurns(QObject):
    """Tells what the desk tells, later where the hand must not wait for all the panels."""

    shown_changed = Signal(object, object)
    result_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._turned = False
        """Another scenario is shown, and the panels do not show it yet."""
        self._shown_in_panels: Plan | None = None
        self._due = QTimer(self, interval=PANELS_MS, singleShot=True)
        self._gap = QTimer(self, interval=REST_MS, singleShot=True)
        self._painted, self._shown_turn, self._result_turn = (
            QTimer(self, interval=0, singleShot=True) for _ in range(3)
        )
        self._due.timeout.connect(partial(self._gap.start, REST_MS))
        self._painted.timeout.connect(partial(self._gap.start, AFTER_PAINTING_MS))
        self._gap.timeout.connect(self._shown_turn.start)
        self._shown_turn.timeout.connect(self._tell_what_is_shown)
        self._shown_turn.timeout.connect(self._result_turn.start)
        self._result_turn.timeout.connect(self.result_changed)
        desk.shown_changed.connect(self._fall_behind)
        desk.result_changed.connect(self._follow)

    def forget(self) -> None:
        """Another plan comes onto the desk: nothing of the one before is to be told."""
        self._are_told()
        self._turned = False

    def turn(self) -> None:
        """Another scenario is shown: the panels follow in turns of the event loop."""
        self._turned = True

    def _fall_behind(self, before: Plan, _after: Plan) -> None:
        self._shown_in_panels = self._shown_in_panels or before

    def _follow(self) -> None:
        """Panels show what has changed: at once, or soon while much is dragged; then, and when another scenario is
        shown, in turns of the event loop, so that the hand never waits for all of them."""
        if self._turned:
            self._are_told()
            self._shown_turn.start()
        elif not self._desk.many_in_hand:
            self._tell()
        elif self._gap.isActive():
            if self._gap.interval() == REST_MS:
                self._gap.stop()
                self._painted.start()
        elif not self._due.isActive() and not self._painted.isActive():
            self._due.start()

    def _tell(self) -> None:
        self._are_told()
        self._tell_what_is_shown()
        self.result_changed.emit()

    def _are_told(self) -> None:
        for timer in (self._due, self._painted, self._gap, self._shown_turn, self._result_turn):
            timer.stop()

    def _tell_what_is_shown(self) -> None:
        self._turned = False
        before, self._shown_in_panels = self._shown_in_panels, None
        if before is not None and self._desk.shown_plan is not None:
            self.shown_changed.emit(before, self._desk.shown_plan)
