"""The preview of a sheet: the page as it will be, its map pulled by hand or arrows, closer and farther."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from siteplanner.drawing.sheet_layout import MM_A_INCH, SheetLayout

MARGIN_PX: Final = 16
ZOOMS: Final = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
"""How many times as large as when the whole page is seen."""
STEP_MM: Final = 10.0
"""How far an arrow key moves the map on the paper."""
_ARROWS: Final = {
    Qt.Key.Key_Left: (STEP_MM, 0.0),
    Qt.Key.Key_Right: (-STEP_MM, 0.0),
    Qt.Key.Key_Up: (0.0, STEP_MM),
    Qt.Key.Key_Down: (0.0, -STEP_MM),
}
_DESK: Final = QColor(128, 134, 142)


class SheetPreview(QScrollArea):
    """``map_moved`` says by how much the map was pulled on the paper (millimetres to the right and down);
    ``scale_stepped`` +1 for a larger scale, -1 for a smaller one; ``sharper_wanted`` when the picture is too coarse."""

    map_moved = Signal(float, float)
    scale_stepped = Signal(int)
    sharper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = _Page(self)
        self.setWidget(self.page)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 260)
        self._zoom = 0

    @property
    def zoom(self) -> float:
        return ZOOMS[self._zoom]

    @property
    def dots_an_inch(self) -> float:
        """What the page needs to be drawn at, to be sharp on this screen."""
        layout = self.page.layout_
        if layout is None:
            return 72.0
        return self._page_px(layout).width() / (layout.width_mm / MM_A_INCH) * self.devicePixelRatioF()

    def show_layout(self, layout: SheetLayout) -> None:
        """Another paper or place: the page takes its shape; the picture before stays until the next one."""
        self.page.layout_ = layout
        self._size_page()

    def show_page(self, image: QImage) -> None:
        self.page.image = image
        self.page.pulled = QPointF()
        self.page.update()

    def show_nothing(self) -> None:
        self.page.image, self.page.layout_ = QImage(), None
        self._size_page()

    def zoom_by(self, steps: int) -> None:
        """Look closer (positive) or from farther."""
        before, self._zoom = self._zoom, min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        if self._zoom != before:
            self._size_page()
            self.sharper_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_page()
        self.sharper_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.map_moved.emit(*_ARROWS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key == Qt.Key.Key_PageUp:
            self.scale_stepped.emit(1)
        elif key == Qt.Key.Key_PageDown:
            self.scale_stepped.emit(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel looks closer; with Ctrl it changes the map's scale."""
        up = event.angleDelta().y()
        if not up:
            super().wheelEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scale_stepped.emit(1 if up > 0 else -1)
        else:
            self.zoom_by(1 if up > 0 else -1)
        event.accept()

    def _page_px(self, layout: SheetLayout) -> QSize:
        room = self.maximumViewportSize() - QSize(2 * MARGIN_PX, 2 * MARGIN_PX)
        fits = min(room.width() / layout.width_mm, room.height() / layout.height_mm)
        px_a_mm = max(fits, 0.2) * self.zoom
        return QSize(round(layout.width_mm * px_a_mm), round(layout.height_mm * px_a_mm))

    def _size_page(self) -> None:
        layout = self.page.layout_
        size = QSize(0, 0) if layout is None else self._page_px(layout)
        self.page.resize(size)
        self.page.update()


class _Page(QWidget):
    """The paper; what is inside the map's frame follows the hand until the next picture is there."""

    def __init__(self, preview: SheetPreview) -> None:
        super().__init__()
        self.preview = preview
        self.image = QImage()
        self.layout_: SheetLayout | None = None
        self.pulled = QPointF()
        self._from: QPoint | None = None

    @property
    def px_a_mm(self) -> float:
        return self.width() / self.layout_.width_mm if self.layout_ is not None else 1.0

    @property
    def frame(self) -> QRectF:
        """The map's frame in pixels."""
        if self.layout_ is None:
            return QRectF()
        box, px = self.layout_.frame, self.px_a_mm
        return QRectF(box.left * px, self.height() - box.top * px, box.width * px, box.height * px)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.preview.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self.frame.contains(event.position()):
            self._from = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.pulled = event.position() - QPointF(self._from)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None or event.button() != Qt.MouseButton.LeftButton:
            return
        moved = event.position() - QPointF(self._from)
        self._from = None
        self.unsetCursor()
        if moved.manhattanLength() >= 2:
            self.preview.map_moved.emit(moved.x() / self.px_a_mm, moved.y() / self.px_a_mm)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        painter.fillRect(whole, Qt.GlobalColor.white)
        if not self.image.isNull():
            painter.drawImage(whole, self.image)
            if not self.pulled.isNull():
                frame = self.frame
                painter.setClipRect(frame)
                painter.fillRect(frame, Qt.GlobalColor.white)
                painter.drawImage(whole.translated(self.pulled), self.image)
                painter.setClipping(False)
        painter.setPen(QPen(_DESK, 1))
        painter.drawRect(whole.adjusted(0, 0, -1, -1))
        painter.end()
