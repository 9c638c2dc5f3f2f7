"""Progress of a lane in a dialog: what, how far, and a button to stop it. Nothing shows for what is quick."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from siteplanner.gui.background import Background
from siteplanner.gui.wording import say

SHOWS_AFTER_MS = 300


class WorkLine(QWidget):
    """Follows one lane of ``background``. ``what`` is the last thing that was reported."""

    def __init__(self, background: Background, lane: str) -> None:
        super().__init__()
        self._background, self._lane = background, lane
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.label = QLabel()
        self.label.setObjectName("faint")
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.bar)
        row.addWidget(self.label, 1)
        row.addWidget(self.stop)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWS_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()
        background.busy.connect(self._busy)
        background.progress.connect(self._progress)
        background.idle.connect(self._idle)

    def cancel(self) -> None:
        """Ask the job to stop."""
        self.label.setText(self.tr("Stopping…"))
        self.stop.setEnabled(False)
        self._background.cancel(self._lane)

    def _busy(self, lane: str) -> None:
        if lane == self._lane:
            self.label.setText("")
            self.bar.setRange(0, 0)
            self.stop.setEnabled(True)
            self._timer.start()

    def _progress(self, lane: str, done: int, total: int, what: object) -> None:
        if lane == self._lane and self.stop.isEnabled():
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.label.setText(say(what))  # type: ignore[arg-type]  # a signal carries objects

    def _idle(self, lane: str) -> None:
        if lane == self._lane:
            self._timer.stop()
            self.hide()
