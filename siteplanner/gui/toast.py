"""A short message over the map that tells what happened and offers to undo it, then goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QLabel, QToolButton, QWidget

from siteplanner.core.text import Message, Template
from siteplanner.gui.wording import say

_STAYS_MS = 6000
_FADES_MS = 200
_MARGIN_PX = 16


class Toast(QFrame):
    """One per window, over ``parent``'s lower edge. It never takes the focus; Tab reaches its button, Esc closes it.

    While the pointer is on it, or the focus in it, it stays; a click beside its button closes it, and where it has no
    button the map below gets every click.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._button = QToolButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._act)
        self._on_action: Callable[[], object] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        self._opacity = QGraphicsOpacityEffect(self)
        self._opacity.setEnabled(False)
        self.setGraphicsEffect(self._opacity)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fade.setDuration(_FADES_MS)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fade.finished.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS_MS)
        self._timer.timeout.connect(self._fade_away)
        parent.installEventFilter(self)
        self._button.installEventFilter(self)
        self.hide()

    def tell(self, message: Message | Template | str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show ``message``, with a button (its text, what it does) when there is something to do about it.

        A newer message takes its place. Texts of the button come already translated.
        """
        text = message if isinstance(message, str) else say(message)
        action_text, on_action = action or ("", None)
        self._stay()
        self._label.setText(text)
        self.setAccessibleName(text)
        self._on_action = on_action
        self._button.setText(action_text)
        self._button.setVisible(on_action is not None)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on_action is None)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    @property
    def is_leaving(self) -> bool:
        """Whether it goes by itself, soon or now; not while it is looked at."""
        return self._timer.isActive() or self._fade.state() == QPropertyAnimation.State.Running

    def dismiss(self) -> None:
        """Gone at once."""
        self._stay()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.dismiss()
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._stay()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        elif watched is self._button and event.type() == QEvent.Type.FocusIn:
            self._stay()
        elif watched is self._button and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        action, self._on_action = self._on_action, None
        self.dismiss()
        if action is not None:
            action()

    def _stay(self) -> None:
        self._timer.stop()
        self._fade.stop()
        self._opacity.setEnabled(False)

    def _fade_away(self) -> None:
        self._opacity.setOpacity(1.0)
        self._opacity.setEnabled(True)
        self._fade.start()

    def _place(self) -> None:
        room = self._over.rect()
        width = min(self.sizeHint().width(), max(room.width() - 2 * _MARGIN_PX, 120))
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry((room.width() - width) // 2, room.height() - height - _MARGIN_PX, width, height)
