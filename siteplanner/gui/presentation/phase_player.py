"""Time that runs along the quarters of a plan, as smoothly as the screen can show it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from siteplanner.core.moment import Quarter

FRAME_MS = 16
QUARTER_S = 0.9
"""So long a quarter takes: slow enough to read which plants come."""
HURRY = (0.25, 0.5, 1.0, 2.0, 4.0)


class PhasePlayer(QObject):
    """``moved(place)`` counts quarters from the first and is told at each frame; ``came(quarter)`` when one has begun,
    ``ended`` at the last."""

    moved = Signal(float)
    came = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.quarters: tuple[Quarter, ...] = ()
        self.place = 0.0
        self.hurry = HURRY.index(1.0)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._frame)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def set_quarters(self, quarters: tuple[Quarter, ...]) -> None:
        """Stop, and be ready to run through these."""
        self.stop()
        self.quarters, self.place = quarters, 0.0

    def start(self) -> None:
        """Run on, from the beginning once the end is reached."""
        if len(self.quarters) < 2:
            return
        if self.place >= len(self.quarters) - 1:
            self.place = 0.0
        self.came.emit(self.quarters[int(self.place)])
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def faster(self, by: int) -> None:
        """One step quicker or slower."""
        self.hurry = min(max(self.hurry + by, 0), len(HURRY) - 1)

    def go_to(self, place: float) -> None:
        """Another moment, as if time had run there."""
        if not self.quarters:
            return
        before = int(self.place)
        self.place = min(max(place, 0.0), len(self.quarters) - 1.0)
        self.moved.emit(self.place)
        if int(self.place) != before:
            self.came.emit(self.quarters[int(self.place)])

    def _frame(self) -> None:
        passed_s = self._clock.restart() / 1000
        self.go_to(self.place + passed_s * HURRY[self.hurry] / QUARTER_S)
        if self.place >= len(self.quarters) - 1:
            self.stop()
            self.ended.emit()
