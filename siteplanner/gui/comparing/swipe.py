"""Two maps over each other, the upper one as wide as the handle between them is far: dragged, or moved by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from siteplanner.gui.canvas.still_map import StillMap
from siteplanner.gui.theme import current_tokens

HANDLE_PX = 11
STEP = 0.02
KNOB_PX = 9


class Swipe(QWidget):
    """``left`` is shown to the left of the handle, ``right`` to the right; ``share`` is where it stands, 0 to 1."""

    def __init__(self, left: StillMap, right: StillMap) -> None:
        super().__init__()
        self.left, self.right = left, right
        self.share = 0.5
        right.setParent(self)
        self._cover = QWidget(self)
        left.setParent(self._cover)
        self.handle = _Handle(self)
        self.handle.dragged.connect(self._dragged)
        self.handle.stepped.connect(lambda by: self.set_share(self.share + by * STEP))
        self.setFocusProxy(self.handle)

    def set_share(self, share: float) -> None:
        """Put the handle somewhere else."""
        self.share = min(max(share, 0.0), 1.0)
        self._place()

    def _dragged(self, x_px: int) -> None:
        self.set_share(x_px / max(1, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        whole, x = self.rect(), round(self.share * self.width())
        self.right.setGeometry(whole)
        self._cover.setGeometry(QRect(0, 0, x, whole.height()))
        self.left.setGeometry(whole)
        self.handle.setGeometry(x - HANDLE_PX // 2, 0, HANDLE_PX, whole.height())
        for widget in (self._cover, self.handle):
            widget.raise_()
        self.handle.setAccessibleDescription(f"{self.share:.0%}")


class _Handle(QWidget):
    dragged = Signal(int)
    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Handle between the two maps"))
        self.setToolTip(self.tr("Drag, or ← and →: how much of each map is seen"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(self.mapToParent(event.position().toPoint()).x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(tokens.accent if self.hasFocus() else tokens.border_strong)
        middle = self.width() / 2
        painter.fillRect(QRect(round(middle) - 1, 0, 3, self.height()), ink)
        painter.setPen(QColor(tokens.base))
        painter.setBrush(ink)
        painter.drawRoundedRect(1, self.height() // 2 - 2 * KNOB_PX, self.width() - 2, 4 * KNOB_PX, 4, 4)
        painter.end()
