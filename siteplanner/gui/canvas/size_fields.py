"""The lengths of the selection's sides, beside them on the map; a click on one lets another be typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from siteplanner.core.edits import stretch_features
from siteplanner.core.edits.edit import Edit
from siteplanner.core.errors import EditError
from siteplanner.core.features import plants_of
from siteplanner.gui.canvas.selection_frame import SelectionFrame
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.resize_gesture import capacity_here
from siteplanner.gui.canvas.transform_handles import TransformHandles
from siteplanner.gui.canvas.typed_bar import read_number

AWAY_PX = 26.0
"""From a side to the middle of its field, clear of the handles."""
ROOM_PX = 72.0
"""A shorter side has no field: its handles and the plant itself need the room."""
PULLED = ((1, 0), (0, 1))


class SizeField(QLineEdit):
    """Looks like a label until it is typed into."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("size_field")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click means the whole figure until another is typed: a caret within the old one would mix the two."""
        if self.isModified():
            super().mousePressEvent(event)
        else:
            self.selectAll()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isModified():
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isModified() and event.text().isprintable() and event.text():
            self.selectAll()
        super().keyPressEvent(event)

    def fit(self) -> None:
        """As wide as what it says."""
        self.resize(self.fontMetrics().horizontalAdvance(self.text() or "0") + 20, self.sizeHint().height())


class SizeFields(QObject):
    """One field along the box and one across it; what lies west or south of the side that moves stays."""

    def __init__(self, surface: Surface, handles: TransformHandles, over: QWidget) -> None:
        super().__init__(over)
        self._surface, self._handles, self._over = surface, handles, over
        self.fields = (SizeField(over), SizeField(over))
        for axis, field in enumerate(self.fields):
            field.textEdited.connect(partial(self._typed, axis))
            field.returnPressed.connect(partial(self._apply, axis))
            field.installEventFilter(self)
        self._resting: SelectionFrame | None = None
        surface.desk.language_changed.connect(self.show)

    def show(self) -> None:
        """Beside the box as the handles show it; nothing where they are hidden or turn."""
        frame = None if self._handles.turning else self._handles.frame
        names = (self.tr("Length of the selection"), self.tr("Depth of the selection"))
        for axis, field in enumerate(self.fields):
            side_m = 0.0 if frame is None else (frame.box.length_m, frame.box.depth_m)[axis]
            field.setVisible(field.hasFocus() or side_m >= ROOM_PX * self._surface.view.metres_per_pixel)
            if frame is None or not field.isVisible():
                continue
            if not field.hasFocus():
                field.setText(self.tr("{side_m:.2f} m").format(side_m=side_m))
                field.setToolTip(self.tr("Click to type a length. The side to the west or south stays."))
                field.setAccessibleName(names[axis])
                field.fit()
            self._put(field, frame, axis)

    def _put(self, field: SizeField, frame: SelectionFrame, axis: int) -> None:
        """Outside the lower or the right one of the two sides that have this length; nowhere if that is out of view."""
        sides = [(0, -1), (0, 1)] if axis == 0 else [(1, 0), (-1, 0)]
        view, centre = self._surface.view, self._pixel(frame.box.centre)
        at = max((self._pixel(frame.box.at(*side)) for side in sides), key=lambda p: p.x() + 2 * p.y())
        away = at - centre
        length = max(1.0, (away.x() ** 2 + away.y() ** 2) ** 0.5)
        clear = AWAY_PX + abs(away.x() / length) * field.width() / 2 - abs(away.x() / length) * 12.0
        middle = at + away * (clear / length)
        if not view.viewport().rect().contains(at.toPoint()) and not field.hasFocus():
            field.hide()
            return
        over = view.viewport().mapTo(self._over, middle.toPoint())
        x = min(max(4, over.x() - field.width() // 2), self._over.width() - field.width() - 4)
        y = min(max(4, over.y() - field.height() // 2), self._over.height() - field.height() - 4)
        field.move(x, y)

    def _pixel(self, point: tuple[float, float]) -> QPointF:
        view = self._surface.view
        return view.viewportTransform().map(view.to_scene(*point))

    # -- typing -------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._resting = self._handles.frame
        elif event.type() == QEvent.Type.FocusOut:
            self._leave()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._surface.view.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                other = self.fields[1] if watched is self.fields[0] else self.fields[0]
                if other.isVisible():
                    other.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _typed(self, axis: int, _text: str) -> None:
        try:
            edit, fits = self._edit(axis), bool(self._length_m(axis))
        except EditError:
            edit, fits = None, False
        field = self.fields[axis]
        field.setProperty("invalid", not fits)
        field.style().polish(field)
        self._surface.preview(edit)

    def _apply(self, axis: int) -> None:
        try:
            edit = self._edit(axis)
        except EditError as error:
            self._surface.desk.tell(error.message)
            return
        if edit is not None and not self._surface.desk.apply(edit):
            return
        self._surface.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._resting = None
        for field in self.fields:
            field.setProperty("invalid", False)
            field.style().polish(field)
        self._surface.preview(None)
        self.show()

    def _length_m(self, axis: int) -> float | None:
        """What is typed, with or without its unit; None or 0 where it is no length."""
        return read_number(self.fields[axis].text().replace("米", "").strip(" mM"))

    def _edit(self, axis: int) -> Edit | None:
        """The edit that gives the side the length typed; None where that is the one it has. Raises EditError."""
        frame, session = self._resting, self._surface.editing
        typed = self._length_m(axis)
        if frame is None or session is None or not typed:
            return None
        now_m = (frame.box.length_m, frame.box.depth_m)[axis]
        by_m = (typed - now_m, 0.0) if axis == 0 else (0.0, typed - now_m)
        if abs(typed - round(now_m, 2)) < 1e-9:
            return None
        capacity = capacity_here(self._surface, plants_of(frame.features))
        handle = PULLED[axis]
        return stretch_features(
            session.plan, session.scenario_id, frame.features, handle, by_m, capacity, frame.box.angle_deg
        )
