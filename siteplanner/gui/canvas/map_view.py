"""The map: one composed picture in the background, and items only for what is selected, hovered or edited.

Scene coordinates are metres east and south of an origin near the site, so that they stay small; Qt's own
transform is the one truth about what is where on the screen.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.background import Background
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.labels import Box
from siteplanner.gui.canvas.picture import Picture
from siteplanner.gui.canvas.picture_feed import LANE, PictureFeed, PictureSource
from siteplanner.gui.canvas.pointer import DropReceiver, PointerEvent, PointerReceiver

CLOSEST_M_PER_PX = 0.002
WHEEL_STEP = 1.25
PAN_STEP_PX = 80
ARROW_PAN = {
    Qt.Key.Key_Left: (PAN_STEP_PX, 0),
    Qt.Key.Key_Right: (-PAN_STEP_PX, 0),
    Qt.Key.Key_Up: (0, PAN_STEP_PX),
    Qt.Key.Key_Down: (0, -PAN_STEP_PX),
}
"""How the picture moves for each key, where the tool in hand has no use for it."""
KEY_ZOOM = {Qt.Key.Key_Plus: WHEEL_STEP, Qt.Key.Key_Equal: WHEEL_STEP, Qt.Key.Key_Minus: 1 / WHEEL_STEP}


class MapView(QGraphicsView):
    """Shows the plan, zooms at the cursor, pans with Space or the middle button, hands the rest to ``receiver``.

    ``picture_source(window, device_pixel_ratio)`` gives what is to be drawn; call ``redraw`` when that changes.
    """

    window_changed = Signal(object)
    pointer_moved = Signal(float, float)
    pointer_left = Signal()
    picture_shown = Signal()
    pressed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None, lane: str = LANE) -> None:
        """Maps that are shown at the same time have a ``lane`` of the background each."""
        super().__init__(parent)
        painting.first_strokes()
        self._feed = PictureFeed(background, self, lane)
        self._feed.shown.connect(self._picture_shown)
        self.receiver: PointerReceiver | None = None
        self.drops: DropReceiver | None = None
        self._cursor = QCursor(Qt.CursorShape.ArrowCursor)
        self._origin = (0.0, 0.0)
        self._centre = (0.0, 0.0)
        self._whole: tuple[tuple[float, float, float, float], float] | None = None
        self._farthest_m_per_px = 1000.0
        self._pan_from: QPoint | None = None
        self._space_down = False
        self.setScene(QGraphicsScene(self))
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Map"))

    # -- what is shown ------------------------------------------------------------------------------------------

    def set_extent(self, bounds: tuple[float, float, float, float], source: PictureSource) -> None:
        """Show another site: its bounds in metres, and who says what to draw."""
        west, south, east, north = bounds
        self._origin = (round((west + east) / 2), round((south + north) / 2))
        self.set_limits(bounds)
        self._feed.show(source)
        self.show_whole(bounds)

    def show_whole(self, bounds: tuple[float, float, float, float], margin: float = 0.05) -> None:
        """Show ``bounds`` whole, and keep it whole while the view only changes its size."""
        self.show_bounds(bounds, margin)
        self._whole = bounds, margin

    def set_limits(self, bounds: tuple[float, float, float, float]) -> None:
        """How far the map can be panned and zoomed out: some way beyond ``bounds``."""
        west, south, east, north = bounds
        reach = max(east - west, north - south, 100.0)
        self._farthest_m_per_px = reach * 4 / 400
        centre = self.to_scene((west + east) / 2, (south + north) / 2)
        self.setSceneRect(QRectF(centre.x() - 3 * reach, centre.y() - 3 * reach, 6 * reach, 6 * reach))

    def clear(self) -> None:
        """Show nothing."""
        self._feed.show(None)
        self.viewport().update()

    def window(self) -> ViewWindow:  # type: ignore[override]  # QWidget.window() is of no use to a map
        """What the view shows now."""
        size = self.viewport().size()
        centre = self.mapToScene(QRect(QPoint(0, 0), size)).boundingRect().center()
        east, north = self.to_map(centre)
        return ViewWindow(east, north, 1 / self.transform().m11(), size.width(), size.height())

    def show_window(self, window: ViewWindow) -> None:
        """Show ``window``'s centre and scale (its size is the view's own)."""
        self._whole = None
        scale = min(max(window.metres_per_pixel, CLOSEST_M_PER_PX), self._farthest_m_per_px)
        self.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
        self.centerOn(self.to_scene(window.centre_e, window.centre_n))
        self._window_moved()

    def show_bounds(self, bounds: tuple[float, float, float, float], margin: float = 0.05) -> None:
        size = self.viewport().size()
        self.show_window(ViewWindow.fitting(bounds, size.width(), size.height(), margin))

    def to_scene(self, east_m: float, north_m: float) -> QPointF:
        return QPointF(east_m - self._origin[0], self._origin[1] - north_m)

    def to_map(self, scene: QPointF) -> tuple[float, float]:
        return scene.x() + self._origin[0], self._origin[1] - scene.y()

    @property
    def metres_per_pixel(self) -> float:
        return 1 / float(self.transform().m11())

    @property
    def origin(self) -> tuple[float, float]:
        """Easting, northing of the scene's zero point."""
        return self._origin

    def redraw(self) -> None:
        """What is to be drawn has changed: ask for a new picture; the old one stays until it is there."""
        if self.isVisible():
            self._feed.renew(self.window(), self.devicePixelRatioF())

    @property
    def shows_a_map(self) -> bool:
        """Whether there is anything to draw at all."""
        return self._feed.source is not None

    @property
    def pictures_asked_for(self) -> int:
        """How often a picture was asked for since the map was made."""
        return self._feed.asked_for

    @property
    def texts(self) -> tuple[Box, ...]:
        """The boxes, in metres, that the labels of the picture take."""
        return self._feed.picture.texts if self._feed.picture is not None else ()

    @property
    def picture_is_current(self) -> bool:
        """Whether the picture shown is the one last asked for, and sharp where the view is now."""
        return self._feed.is_current(self.window())

    def _picture_shown(self) -> None:
        self.viewport().update()
        self.picture_shown.emit()
        self._feed.follow(self.window(), self.devicePixelRatioF())

    def _window_moved(self) -> None:
        window = self.window()
        self._centre = (window.centre_e, window.centre_n)
        self.window_changed.emit(window)
        if self.isVisible():
            self._feed.follow(window, self.devicePixelRatioF())

    # -- painting -----------------------------------------------------------------------------------------------

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        bare = [self.mapFromScene(QRectF(rect)).boundingRect().adjusted(-1, -1, 1, 1)]
        painter.save()
        painter.resetTransform()
        laid: list[tuple[Picture, QRectF, list[QRect]]] = []
        for picture in (self._feed.picture, self._feed.wider):
            if picture is not None and bare:
                place = self._place_of(picture)
                laid.append((picture, place, bare))
                bare = [piece for each in bare for piece in around(each, _whole_pixels(place))]
        for piece in bare:
            painter.fillRect(piece, self.palette().base())
        for picture, place, pieces in reversed(laid):
            for piece in pieces:  # where nothing lies over it, and within rectangles: regions take twice as long
                painter.setClipRect(piece)
                if place.size() == picture.image.deviceIndependentSize():
                    painter.drawImage(place.topLeft(), picture.image)
                else:
                    painter.drawImage(place, picture.image)
        painter.restore()

    def _place_of(self, picture: Picture) -> QRectF:
        """Where the picture lies in the viewport: at whole device pixels as long as it is of the view's scale."""
        west, _, _, north = picture.window.bounds
        corner = self.viewportTransform().map(self.to_scene(west, north))
        scale = picture.window.metres_per_pixel / self.metres_per_pixel
        size = picture.image.deviceIndependentSize()
        if abs(scale - 1) < 1e-9:
            ratio = self.devicePixelRatioF()
            return QRectF(QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio), size)
        return QRectF(corner, size * scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.shows_a_map:
            return
        if self._whole is not None:
            self.show_whole(*self._whole)
        elif event.oldSize().isValid():
            self.centerOn(self.to_scene(*self._centre))
            self._window_moved()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    # -- the hand -----------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps:
            self.zoom_at(event.position(), WHEEL_STEP**steps)
        event.accept()

    def zoom_at(self, position: QPointF, factor: float) -> None:
        """Zoom, the map point under ``position`` (viewport pixels) staying where it is."""
        window = self.window().zoomed(factor, position.x(), position.y())
        if CLOSEST_M_PER_PX <= window.metres_per_pixel <= self._farthest_m_per_px:
            self.show_window(window)

    def zoom_centre(self, factor: float) -> None:
        self.zoom_at(QPointF(self.viewport().rect().center()), factor)

    def pan_by(self, dx_px: int, dy_px: int) -> None:
        self._whole = None
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() - dx_px)
        vertical.setValue(vertical.value() - dy_px)
        self._window_moved()

    def set_tool_cursor(self, cursor: QCursor | Qt.CursorShape) -> None:
        """The cursor of the tool in hand; panning shows its own meanwhile."""
        cursor = QCursor(cursor)
        if cursor.shape() != self._cursor.shape() or cursor.shape() == Qt.CursorShape.BitmapCursor:
            self._cursor = cursor
            if self._pan_from is None and not self._space_down:
                self.viewport().setCursor(cursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space_down and event.button() == Qt.MouseButton.LeftButton
        ):
            self._pan_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self.pressed.emit()
            if self.receiver is not None:
                self.receiver.press(self._pointer(event))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            at = event.position().toPoint()
            self.pan_by(at.x() - self._pan_from.x(), at.y() - self._pan_from.y())
            self._pan_from = at
        pointer = self._pointer(event)
        self.pointer_moved.emit(pointer.east_m, pointer.north_m)
        if self._pan_from is None and self.receiver is not None:
            self.receiver.move(pointer)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None and event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton):
            self._pan_from = None
            self.viewport().setCursor(self._cursor)
        elif self.receiver is not None:
            self.receiver.release(self._pointer(event))
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.receiver is not None:
            self.receiver.double_click(self._pointer(event))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_down = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif event.key() == Qt.Key.Key_Space or (self.receiver is not None and self.receiver.key(event)):
            event.accept()
        elif event.key() in ARROW_PAN:
            self.pan_by(*ARROW_PAN[Qt.Key(event.key())])
        elif event.key() in KEY_ZOOM:
            self.zoom_centre(KEY_ZOOM[Qt.Key(event.key())])
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_down = False
            self.viewport().setCursor(self._cursor)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space_down = False
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointer_left.emit()
        if self.receiver is not None:
            self.receiver.left()

    def event(self, event: QEvent) -> bool:
        """Keys that the tool in hand owns are not taken away by a shortcut of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.receiver is not None
            and self.receiver.owns(event)
        ):
            event.accept()
            return True
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and self.receiver is not None
            and self.receiver.owns(event)
        ):
            self.keyPressEvent(event)  # before Qt takes it to move the focus
            return True
        return super().event(event)

    def _pointer(self, event: QMouseEvent) -> PointerEvent:
        return self.pointer_at(event.position(), event.button(), event.modifiers())

    def pointer_at(
        self,
        position: QPointF,
        button: Qt.MouseButton = Qt.MouseButton.NoButton,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> PointerEvent:
        """What the pointer at ``position`` (viewport pixels) points at."""
        scene = self.viewportTransform().inverted()[0].map(position)
        east_m, north_m = self.to_map(scene)
        return PointerEvent(east_m, north_m, position.x(), position.y(), button, modifiers)

    def pointer_on(self, east_m: float, north_m: float) -> PointerEvent:
        """A pointer at a point of the map, as when keys move what is in the hand: Ctrl held, nothing snaps."""
        at = self.viewportTransform().map(self.to_scene(east_m, north_m))
        keys = Qt.KeyboardModifier.ControlModifier
        return PointerEvent(east_m, north_m, at.x(), at.y(), Qt.MouseButton.NoButton, keys)

    # -- what is dragged onto the map ---------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self.drops is not None and self.drops.drag_entered(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.drops is not None:
            self.drops.drag_moved(self.pointer_at(event.position(), modifiers=event.modifiers()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.drops is not None:
            self.drops.drag_left()
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.drops is not None:
            self.drops.dropped(self.pointer_at(event.position(), modifiers=event.modifiers()))
            event.acceptProposedAction()


def _whole_pixels(place: QRectF) -> QRect:
    """The pixels that lie in a rectangle whole."""
    left, top = math.ceil(place.left()), math.ceil(place.top())
    return QRect(left, top, math.floor(place.right()) - left, math.floor(place.bottom()) - top)


def around(rect: QRect, hole: QRect) -> list[QRect]:
    """What of a rectangle lies outside another one.

    >>> around(QRect(0, 0, 10, 10), QRect(-5, -5, 12, 20))
    [PySide6.QtCore.QRect(7, 0, 3, 10)]
    """
    met = rect.intersected(hole)
    if met.isEmpty():
        return [rect]
    pieces = (
        QRect(rect.left(), rect.top(), rect.width(), met.top() - rect.top()),
        QRect(rect.left(), met.bottom() + 1, rect.width(), rect.bottom() - met.bottom()),
        QRect(rect.left(), met.top(), met.left() - rect.left(), met.height()),
        QRect(met.right() + 1, met.top(), rect.right() - met.right(), met.height()),
    )
    return [piece for piece in pieces if not piece.isEmpty()]
