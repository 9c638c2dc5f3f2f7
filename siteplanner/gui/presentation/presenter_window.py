"""For who presents: the notes of the slide, the one that comes next, and the time."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTime, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from siteplanner.gui.presentation.slide_show import SlideShow
from siteplanner.gui.presentation.stage import Stage
from siteplanner.gui.theme import semibold, window_font

TICK_MS = 500
NOTES_PT, CLOCK_PT = 16.0, 20.0


class PresenterWindow(QWidget):
    """Every key goes to the show, so that either window may have the keyboard."""

    def __init__(self, show: SlideShow) -> None:
        super().__init__(show, Qt.WindowType.Window)
        self.slide_show = show
        self.setObjectName("presenter_window")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title, self.notes, self.clock, self.passed, self.next_title = (QLabel() for _ in range(5))
        for label in (self.title, self.notes, self.next_title):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.next = Stage(show.desk, "next slide")
        self.next.setMinimumSize(320, 200)
        self._clock = QElapsedTimer()
        self._clock.start()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._build()
        show.turned.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        font = window_font()
        for label, size in (
            (self.title, NOTES_PT),
            (self.notes, NOTES_PT),
            (self.clock, CLOCK_PT),
            (self.passed, CLOCK_PT),
        ):
            font.setPointSizeF(size)
            label.setFont(semibold(font) if label is not self.notes else font)
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        for widget in (self.title, self.notes):
            left.addWidget(widget)
        left.setStretch(1, 1)
        times = QHBoxLayout()
        times.addWidget(self.clock)
        times.addStretch(1)
        times.addWidget(self.passed)
        right.addLayout(times)
        right.addWidget(self.next_title)
        right.addWidget(self.next, 1)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(24)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        self.resize(1100, 620)

    @property
    def ticking(self) -> bool:
        """Whether the clock is being kept up to date: only while somebody can see it."""
        return self._tick.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_time()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def refresh(self) -> None:
        """Notes and next slide of what is on the screen."""
        show = self.slide_show
        slide, coming = show.slide, show.coming
        self.setWindowTitle(self.tr("Notes"))
        heading = slide.title or self.tr("Slide {number}").format(number=show.at + 1)
        self.title.setText(f"{show.at + 1} / {len(show.slides)}   {heading}")
        self.notes.setText(slide.notes or self.tr("There are no notes for this slide."))
        self.next_title.setText(
            self.tr("That was the last slide.")
            if coming is None
            else self.tr("Next: {title}").format(
                title=coming.title or self.tr("Slide {number}").format(number=show.at + 2)
            )
        )
        self.next.setVisible(coming is not None)
        if coming is not None and (self.next.slide is not coming or self.next.plan is not show.desk.plan):
            self.next.show_slide(coming, show.desk.plan)
        self._show_time()

    def _show_time(self) -> None:
        self.clock.setText(QTime.currentTime().toString("HH:mm"))
        seconds = self._clock.elapsed() // 1000
        self.passed.setText(f"{seconds // 60}:{seconds % 60:02d}")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N:
            self.hide()
        else:
            QApplication.sendEvent(self.slide_show, event)
