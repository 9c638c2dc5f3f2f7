"""The slide show: a window that fills a screen, driven by keys, in which nothing can change the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from siteplanner.core.plan import Plan
from siteplanner.core.slides import Slide, slides_of
from siteplanner.gui.desk import Desk
from siteplanner.gui.presentation.laser import Laser
from siteplanner.gui.presentation.stage import Stage
from siteplanner.gui.presentation.stage_look import SMALL

Key = Qt.Key
NEXT = (Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_Space, Key.Key_Return, Key.Key_Enter)
BACK = (Key.Key_Left, Key.Key_Up, Key.Key_PageUp, Key.Key_Backspace)
OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
LARGER = 1.12
KEYS_SIZES = (1.3, 1.15, 1.0, SMALL)
"""The card of keys is as large as the screen lets it be: it is read from the last row."""
HINT_MS = 2500
IDLE_MS = 2500
"""So long after its last move the mouse pointer is out of the way."""


class SlideShow(QWidget):
    """``at`` is the number of the slide shown, from 0. ``left`` tells that the show is over; ``notes_wanted`` and
    ``turned`` are for the presenter's window; ``trial_wanted`` asks to try something out.

    Slides are read from the plan on the desk, so that what is changed elsewhere shows at once. ``live`` is shown where
    the plan has no slides.
    """

    turned = Signal()
    notes_wanted = Signal()
    trial_wanted = Signal()
    left = Signal()

    def __init__(self, desk: Desk, live: Slide, start: int = 0) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.desk, self.live, self.at = desk, live, start
        self.setObjectName("slide_show")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.stage = Stage(desk, "slide")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self.laser = Laser(self)
        self.hint, self.keys_card, self.curtain = QLabel(self), QLabel(self), QWidget(self)
        self.curtain.setAutoFillBackground(True)
        self.curtain.setStyleSheet("background: #000000;")
        self._typed = ""
        self._hint_over = QTimer(self, interval=HINT_MS, singleShot=True)
        self._hint_over.timeout.connect(self.hint.hide)
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        for card in (self.hint, self.keys_card, self.curtain):
            card.hide()
        self._acts: dict[Key, Callable[[], None]] = {
            Key.Key_B: self.turn_over,
            Key.Key_P: self.play,
            Key.Key_L: self.switch_laser,
            Key.Key_T: self.turn,
            Key.Key_D: self.switch_curtain,
            Key.Key_H: self.switch_keys,
            Key.Key_F1: self.switch_keys,
            Key.Key_Question: self.switch_keys,
            Key.Key_N: self.notes_wanted.emit,
            Key.Key_W: self.trial_wanted.emit,
        }
        self.setMouseTracking(True)
        desk.plan_changed.connect(self._plan_changed)
        desk.session_changed.connect(self.close)
        desk.theme_changed.connect(self.stage.dress)
        self.stage.turned.connect(self.turned)
        self.retranslate()
        self.go_to(start)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Presentation"))
        self.keys_card.setText(
            self.tr(
                "→ ↓ Space  next slide\n← ↑ Backspace  slide before\nNumber, Enter  that slide\nB  before and after\n"
                "P  let time run, stop it    , .  slower, faster\nT  turn the axonometric view\n"
                "L  laser pointer\nN  notes and next slide\n"
                "+ −  type larger, smaller\nD  dark screen\nW  what if: try something out\nEsc  end"
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def begin(self, screen: QScreen | None) -> None:
        """Fill a screen; the one it is on for None."""
        if screen is not None:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()
        self.tell(self.tr("H shows the keys, Esc ends"))

    # -- the slides ---------------------------------------------------------------------------------------------

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The plan's slides, or the view that was shown when the show began."""
        plan = self.desk.plan
        return (slides_of(plan) if plan is not None else ()) or (self.live,)

    @property
    def slide(self) -> Slide:
        return self.slides[min(self.at, len(self.slides) - 1)]

    @property
    def coming(self) -> Slide | None:
        """The slide that comes next."""
        return self.slides[self.at + 1] if self.at + 1 < len(self.slides) else None

    def go_to(self, at: int) -> None:
        """Show the slide of that number; the nearest where there is none."""
        self.at = min(max(at, 0), len(self.slides) - 1)
        self.curtain.hide()
        self.stage.show_slide(self.slide, self.desk.plan)
        if len(self.slides) > 1:
            self.tell(f"{self.at + 1} / {len(self.slides)}")

    def step(self, by: int) -> None:
        """So many slides on, through the pages of a long table first; at either end it says so."""
        if self.stage.turn_page(by):
            self.tell(self.stage.page_words)
        elif 0 <= self.at + by < len(self.slides):
            self.go_to(self.at + by)
            if by < 0:
                self.stage.to_last_page()
        elif by > 0:
            self.tell(self.tr("This is the last slide. Esc ends."))
        else:
            self.tell(self.tr("This is the first slide."))

    def _plan_changed(self, _before: Plan, _after: Plan) -> None:
        self.at = min(self.at, len(self.slides) - 1)
        self.stage.show_slide(self.slide, self.desk.plan)

    # -- keys and mouse -----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Every key is the show's, whatever a window has it for."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        if self._typed and key in (Key.Key_Return, Key.Key_Enter):
            self.go_to(int(self._typed) - 1)
            self._typed = ""
        elif event.modifiers() & OTHERS:
            pass  # a window's shortcuts are none of the show's
        elif event.text().isdecimal():
            self._typed = (self._typed + event.text())[-3:]
            self.tell(self.tr("Slide {number}, Enter").format(number=self._typed))
        else:
            typed, self._typed = self._typed, ""
            if typed and key == Key.Key_Escape:
                self.hint.hide()
            else:
                self._do(key)
        event.accept()

    def _do(self, key: Key) -> None:
        if key in NEXT:
            self.step(1)
        elif key in BACK:
            self.step(-1)
        elif key in (Key.Key_Home, Key.Key_End):
            self.go_to(0 if key == Key.Key_Home else len(self.slides) - 1)
        elif key in (Key.Key_Plus, Key.Key_Equal, Key.Key_Minus):
            self.stage.set_larger(self.stage.larger * (1 / LARGER if key == Key.Key_Minus else LARGER))
        elif key in (Key.Key_Comma, Key.Key_Period):
            self.stage.player.faster(-1 if key == Key.Key_Comma else 1)
        elif key in (Key.Key_Escape, Key.Key_F11):
            self.step_back(at_once=key == Key.Key_F11)
        elif (act := self._acts.get(key)) is not None:
            act()

    def turn_over(self) -> None:
        if not self.stage.turn_over():
            self.tell(self.tr("This slide has no scenario before it."))

    def play(self) -> None:
        if not self.stage.play():
            self.tell(self.tr("No plant has a date of coming into service."))

    def turn(self) -> None:
        if not self.stage.turn():
            self.tell(self.tr("This slide has no axonometric view to turn."))

    def switch_laser(self) -> None:
        self.laser.set_on(not self.laser.on)
        self.stage.maps.hide_pointer(self.laser.on)
        self.setCursor(Qt.CursorShape.BlankCursor if self.laser.on else Qt.CursorShape.ArrowCursor)

    def switch_curtain(self) -> None:
        self.curtain.setGeometry(self.rect())
        self.curtain.raise_()
        self.curtain.setVisible(not self.curtain.isVisible())

    def switch_keys(self) -> None:
        self._show_keys()
        self.keys_card.setVisible(not self.keys_card.isVisible())

    def _show_keys(self) -> None:
        """As large as there is room for, in the middle."""
        for times in KEYS_SIZES:
            self._card(self.keys_card, times)
            if self.keys_card.height() <= self.height() and self.keys_card.width() <= self.width():
                break
        size = self.keys_card.size()
        self.keys_card.move((self.width() - size.width()) // 2, (self.height() - size.height()) // 2)

    def step_back(self, *, at_once: bool = False) -> None:
        """One level: the card of keys, the dark screen, the laser, time that runs, and then the show itself."""
        if at_once:
            self.close()
        elif self.keys_card.isVisible():
            self.keys_card.hide()
        elif self.curtain.isVisible():
            self.curtain.hide()
        elif self.laser.on:
            self.switch_laser()
        elif self.stage.player.running:
            self.stage.play()
        else:
            self.close()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.laser.on:
            self.unsetCursor()
            self._idle.start()
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for over in (self.laser, self.curtain):
            over.setGeometry(self.rect())
        if self.hint.isVisible():
            self._card(self.hint)
            self._place_hint()
        if self.keys_card.isVisible():
            self._show_keys()

    def hideEvent(self, event: QHideEvent) -> None:
        self.stage.rest()
        self.laser.set_on(False)
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stage.player.stop()
        self.laser.set_on(False)
        self.left.emit()
        super().closeEvent(event)

    # -- words over the stage -----------------------------------------------------------------------------------

    def tell(self, words: str) -> None:
        """A short word at the lower right, for a moment; above the legend, which it does not cover."""
        self.hint.setText(words)
        self._card(self.hint)
        self._place_hint()
        self.hint.show()
        self._hint_over.start()

    def _place_hint(self) -> None:
        legend, laid_out = self.stage.legend, self.stage.layout()
        if laid_out is not None:
            laid_out.activate()  # the legend's place as it will be painted, not as it was
        floor = self.height() if legend.isHidden() else legend.mapTo(self, QPoint(0, 0)).y()
        edge = QPoint(self.width() - self.hint.width(), floor - self.hint.height())
        self.hint.move(edge - QPoint(self.stage.look.gap_px, self.stage.look.gap_px))

    def _card(self, card: QLabel, size: float = SMALL) -> None:
        look = self.stage.look
        font = look.font(size)
        card.setFont(font)
        card.setStyleSheet(
            f"font-size: {font.pixelSize()}px; background: {look.panel}; color: {look.text};"
            f"border: 1px solid {look.rule}; padding: {look.gap_px // 2}px {look.gap_px}px;"
        )
        card.adjustSize()
        card.raise_()
