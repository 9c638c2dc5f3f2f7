"""The status bar: where the pointer is, the scale, snapping, the coordinate system, findings, work in progress."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QStatusBar,
    QToolButton,
    QWidget,
)

from siteplanner.core.check_result import CheckResult
from siteplanner.core.errors import InputError, SiteplannerError
from siteplanner.core.pasted_coordinates import NO_SCALE, place_of, read_scale, short_name
from siteplanner.gui.canvas.plan_canvas import PlanCanvas
from siteplanner.gui.desk import Desk
from siteplanner.gui.finding_words import by_then, state_icon
from siteplanner.gui.icons import colored_icon, icon
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say

QUIET_LANES = frozenset({"drawing", "live checking", "sharpening"})

SLANT_PX = 4
"""The last letter may reach so far beyond its own width."""


class StatusBar(QStatusBar):
    """X is northing and Y easting, as Chinese surveyors write them."""

    def __init__(self, desk: Desk, canvas: PlanCanvas) -> None:
        super().__init__()
        self.desk = desk
        self.canvas = canvas
        self._at: tuple[float, float] | None = None
        self._counted = ("", "", "")
        self.setSizeGripEnabled(False)
        self.coordinates = _Field()
        self.scale = _Field()
        self.scale.setFixedWidth(self.fontMetrics().horizontalAdvance("1:1000000") + 16)
        self.snap = QToolButton()
        self.snap.setCheckable(True)
        self.snap.setAutoRaise(True)
        self.snap.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.crs = QLabel()
        self.hint = _Hint()
        self.counts = QToolButton()
        self.counts.setAutoRaise(True)
        self.counts.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.unprotected = QToolButton()
        self.unprotected.setAutoRaise(True)
        self.unprotected.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.unprotected.hide()
        self.progress = _Progress(desk)
        for widget in (self.coordinates, self.scale, self.snap, self.crs):
            self.addWidget(widget)
        self.addWidget(self.hint, 1)
        self.addPermanentWidget(self.unprotected)
        self.addPermanentWidget(self.progress)
        self.addPermanentWidget(self.counts)
        self._listen()
        self.retranslate()

    def _listen(self) -> None:
        desk, canvas = self.desk, self.canvas
        canvas.pointer_moved.connect(self.show_pointer)
        canvas.scale_changed.connect(self.show_scale)
        canvas.hint_changed.connect(self.hint.setText)
        canvas.snapping_changed.connect(self.snap.setChecked)
        self.snap.clicked.connect(canvas.set_snapping)
        self.coordinates.returnPressed.connect(self._go_to)
        self.scale.returnPressed.connect(self._set_scale)
        self.coordinates.left.connect(canvas.setFocus)
        self.coordinates.unfocused.connect(self._show_place)
        self.scale.unfocused.connect(lambda: self.show_scale(canvas.scale_denominator))
        self.scale.left.connect(canvas.setFocus)
        desk.session_changed.connect(self.retranslate)
        desk.panels_result_changed.connect(self.show_counts)
        desk.theme_changed.connect(self.retranslate)
        desk.journal.trouble_changed.connect(self._show_protection)
        desk.background.idle.connect(lambda _lane: self.show_counts())
        desk.background.busy.connect(lambda _lane: self.show_counts())

    def retranslate(self) -> None:
        widest = self._place(38_888_888.888, 8_888_888.888)
        self.coordinates.setFixedWidth(self.fontMetrics().horizontalAdvance(widest) + 16)
        self.coordinates.setPlaceholderText(self.tr("X(north), Y(east)"))
        self.coordinates.setToolTip(self.tr("Type X(north),Y(east) or longitude,latitude and press Enter to go there."))
        self.coordinates.setAccessibleName(self.tr("Coordinates"))
        self.scale.setToolTip(self.tr("Map scale. Type 1:2000 and press Enter."))
        self.scale.setAccessibleName(self.tr("Map scale"))
        self.snap.setText(self.tr("Snap"))
        self.snap.setIcon(icon("snap"))
        self.snap.setChecked(self.canvas.snapping)
        self.snap.setToolTip(self.tr("Snap to corners, middles and edges  S. Hold Ctrl to mute."))
        plan = self.desk.plan
        self.crs.setText(short_name(plan.site.crs) if plan else "")
        self.crs.setToolTip(plan.site.crs.to_string() if plan else "")
        for field in (self.coordinates, self.scale, self.snap):
            field.setEnabled(plan is not None)
        if plan is None:
            self._at = None
            self.coordinates.clear()
            self.scale.clear()
        self.scale.setPlaceholderText(self.tr("scale"))
        self.counts.setToolTip(self.tr("Show the findings"))
        self.progress.retranslate()
        self.show_counts()
        self._show_protection()

    def _show_protection(self) -> None:
        """Say so while the newest changes would not survive a power cut."""
        trouble = self.desk.journal.trouble
        self.unprotected.setVisible(trouble is not None)
        self.unprotected.setIcon(colored_icon("warning", QColor(current_tokens().warning)))
        self.unprotected.setText(self.tr("Changes are not protected"))
        reason = say(trouble.message) if isinstance(trouble, SiteplannerError) else getattr(trouble, "strerror", "")
        self.unprotected.setToolTip(
            self.tr(
                "The newest changes could not be written to {folder}: {reason}. They would be lost if the program "
                "ended now. Save the plan, or free some space; it is tried again by itself."
            ).format(folder=self.desk.journal.folder, reason=reason or trouble)
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_pointer(self, east_m: float, north_m: float) -> None:
        self._at = (east_m, north_m)
        if not self.coordinates.hasFocus():
            self._show_place()

    def _show_place(self) -> None:
        """Where the pointer is, or was last; what was typed and not taken does not stay."""
        self.coordinates.setText(self._place(*self._at) if self._at is not None else "")

    def _place(self, east_m: float, north_m: float) -> str:
        return self.tr("X(north) {north:.3f}   Y(east) {east:.3f}").format(north=north_m, east=east_m)

    def show_scale(self, denominator: float) -> None:
        if not self.scale.hasFocus():
            self.scale.setText(f"1:{denominator:.0f}")

    def show_counts(self) -> None:
        """Findings in a few words; never the green state while something is unchecked."""
        result, desk = self.desk.result, self.desk
        self.counts.setVisible(desk.session is not None)
        if result is None or not desk.result_is_current:
            name, text = "not-checked", self.tr("checking…") if desk.checking else self.tr("not checked")
        else:
            name, text = self._state(result), by_then(result, desk.whole_result)
        tokens = current_tokens()
        shade = {"error": tokens.error, "warning": tokens.warning, "ok": tokens.ok}.get(name, tokens.text_muted)
        if (name, shade, text) != self._counted:  # to set an icon lays out the whole window
            self._counted = name, shade, text
            self.counts.setIcon(colored_icon(name, QColor(shade)))
            self.counts.setText(text)

    def _state(self, result: CheckResult) -> str:
        """The sign of the whole plan, whatever the moment: only that may be green."""
        whole = self.desk.whole_result if result.when is not None else result
        return "not-checked" if whole is None else state_icon(whole)

    def _go_to(self) -> None:
        plan = self.desk.plan
        if plan is None:
            return
        try:
            place = place_of(self.coordinates.text(), plan.site.crs)
        except InputError as error:
            self.desk.tell(error.message)
            return
        self.canvas.go_to(*place)
        self.canvas.setFocus()
        self.show_pointer(*place)

    def _set_scale(self) -> None:
        denominator = read_scale(self.scale.text())
        if denominator is None:
            self.desk.tell(NO_SCALE)
            return
        self.canvas.set_scale(denominator)
        self.canvas.setFocus()
        self.show_scale(self.canvas.scale_denominator)


class _Hint(QWidget):
    """A line of words that takes what room there is. It changes at every step of the hand, and a label would have the
    whole window laid out anew each time."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._wide_px = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        return self._words

    def setText(self, words: str) -> None:
        if words != self._words:
            before, self._wide_px = self._wide_px, self.fontMetrics().horizontalAdvance(words) + SLANT_PX
            self._words = words
            self.setAccessibleName(words)
            self.update(0, 0, max(before, self._wide_px), self.height())

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class _Field(QLineEdit):
    """Leaving it, by Esc or any other way, gives up what was typed; a click or Tab into it selects all, ready to be
    typed over."""

    left = Signal()
    unfocused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.unfocused.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            QTimer.singleShot(0, self, self.selectAll)  # after the click has put its cursor


class _Progress(QWidget):
    """What is being worked on and how far it is, with a way to cancel. Shown after 0.3 s of work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._lane = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.what = QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(96)
        self.bar.setTextVisible(False)
        self.cancel = QToolButton()
        self.cancel.setAutoRaise(True)
        self.cancel.clicked.connect(self._cancel)
        for widget in (self.what, self.bar, self.cancel):
            row.addWidget(widget)
        desk.background.progress.connect(self._show)
        desk.background.idle.connect(self._done)
        self.hide()

    def retranslate(self) -> None:
        self.cancel.setIcon(icon("cancel"))
        self.cancel.setToolTip(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel"))

    def _show(self, lane: str, done: int, total: int, what: object) -> None:
        if lane in QUIET_LANES:
            return
        self._lane = lane
        self.what.setText(say(what))  # type: ignore[arg-type]  # signals carry objects
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.show()

    def _done(self, lane: str) -> None:
        if lane == self._lane:
            self.hide()

    def _cancel(self) -> None:
        self.desk.background.cancel(self._lane)
