"""The bar over the map while points are drawn: distance, azimuth, X, Y as they are, each to be typed and locked.

The bar never takes the keyboard by itself: the map gives a field the focus when its key (D, A, X, Y, or a digit) is
pressed, and gets it back with Enter or Esc.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from siteplanner.core.drafting import QUANTITIES, Quantity
from siteplanner.gui.canvas.over_map_bar import MARGIN_PX, OverMapBar

KEYS: dict[Qt.Key, Quantity] = {
    Qt.Key.Key_D: "distance",
    Qt.Key.Key_A: "angle",
    Qt.Key.Key_X: "x",
    Qt.Key.Key_Y: "y",
}
DIGITS: dict[Quantity, int] = {"distance": 9, "angle": 8, "x": 11, "y": 12}
POINT_DIGITS = 15
PADDING_PX, SPACING_PX = 18, 2
PADDING = (4, 3)
NORTH_ARROW_PX = 48
"""Kept free for it at the right, where there is room."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DraftingBar(OverMapBar):
    """``typed(quantity, text)`` with each letter, ``locked(quantity, text)`` on Enter, ``left(quantity)`` on Esc.

    ``held`` and ``freed`` are the lock buttons; ``point_edited`` and ``point_typed`` (Enter) the field for a pair.
    """

    typed = Signal(str, str)
    locked = Signal(str, str)
    freed = Signal(str)
    held = Signal(str)
    left = Signal(str)
    point_edited = Signal(str)
    point_typed = Signal(str)
    convention_changed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._map = over
        self.setObjectName("drafting_bar")
        self._partner_px = 0
        self.partner_left: int | None = None
        """Where the bar of the tool's own figures lies beside this one; None: below it."""
        self.locks: dict[Quantity, QToolButton] = {}
        self.fields: dict[Quantity, QLineEdit] = {}
        self._row, self._second = QHBoxLayout(), QHBoxLayout()
        self._is_narrow = False
        for row in (self._row, self._second):
            row.setSpacing(SPACING_PX)
            row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        for quantity in QUANTITIES:
            self._add(quantity)
        self.point = _Field(self, POINT_DIGITS)
        self.point.textEdited.connect(self.point_edited)
        self._row.addWidget(self.point)
        locks, fields = self.locks, self.fields
        self._first: list[QWidget] = [
            locks["distance"], fields["distance"], locks["angle"], fields["angle"], self.convention
        ]  # fmt: skip
        self._coordinates: list[QWidget] = [locks["x"], fields["x"], locks["y"], fields["y"], self.point]
        self.message = self.label()
        self.message.setObjectName("drafting_message")
        column = self._column = QVBoxLayout(self)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addLayout(self._second)
        column.addWidget(self.message)
        self.message.hide()
        over.installEventFilter(self)
        self.retranslate()
        self.hide()

    def _add(self, quantity: Quantity) -> None:
        lock = QToolButton(self)
        lock.setCheckable(True)
        lock.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lock.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        lock.clicked.connect(lambda on, q=quantity: (self.held if on else self.freed).emit(q))
        field = _Field(self, DIGITS[quantity])
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.textEdited.connect(lambda text, q=quantity: self.typed.emit(q, text))
        self.locks[quantity], self.fields[quantity] = lock, field
        self._row.addWidget(lock)
        self._row.addWidget(field)
        if quantity == "angle":
            self.convention = QToolButton(self)
            self.convention.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.convention.clicked.connect(self.convention_changed)
            self._row.addWidget(self.convention)

    # -- what it shows --------------------------------------------------------------------------------------------

    def show_values(self, values: dict[Quantity, str], locked: frozenset[Quantity]) -> None:
        """The point in the hand as figures; a field that is being typed in keeps what was typed."""
        for quantity in QUANTITIES:
            field = self.fields[quantity]
            if not field.hasFocus():
                field.setText(values.get(quantity, ""))
                self._mark(field, "invalid", on=False)
            self._mark(field, "locked", on=quantity in locked)
            self.locks[quantity].setChecked(quantity in locked)

    def say(self, words: str) -> None:
        """Why the locks are not met, or what else must be known; '' for nothing."""
        if self.message.text() != words or self.message.isVisibleTo(self) != bool(words):
            self.message.setText(words)
            self.message.setVisible(bool(words))
            self.settle()

    def refuse(self, quantity: Quantity | None, *, bad: bool = True) -> None:
        """Mark what is typed as making no sense (None: the coordinate field)."""
        self._mark(self.point if quantity is None else self.fields[quantity], "invalid", on=bad)

    def show_convention(self, *, azimuth: bool) -> None:
        """Whether the angle is an azimuth, clockwise from north, or runs counter-clockwise from east."""
        self.convention.setText(self.tr("azimuth") if azimuth else self.tr("angle ↺"))
        name = (
            self.tr("Azimuth, clockwise from grid north") if azimuth else self.tr("Angle, counter-clockwise from east")
        )
        self.convention.setToolTip(self.tr("{name}. Click, or press A in the field, for the other.").format(name=name))
        self.convention.setAccessibleName(name)
        self.fields["angle"].setAccessibleName(name)
        self.settle()

    def retranslate(self) -> None:
        """All texts in the language of the window."""
        texts: dict[Quantity, tuple[str, str]] = {
            "distance": ("D", self.tr("Distance from the last point in metres (D)")),
            "angle": ("A", self.tr("Direction from the last point in degrees (A)")),
            "x": (self.tr("X (N)"), self.tr("X, the northing in metres (X)")),
            "y": (self.tr("Y (E)"), self.tr("Y, the easting in metres (Y)")),
        }
        for quantity, (short, long) in texts.items():
            self.locks[quantity].setText(short)
            self.locks[quantity].setToolTip(self.tr("{name}. Click to lock it as it is.").format(name=long))
            self.locks[quantity].setAccessibleName(long)
            self.fields[quantity].setAccessibleName(long)
        self.point.setPlaceholderText(self.tr("X, Y   @ΔX, ΔY"))
        self.point.setAccessibleName(self.tr("Coordinates X (north), Y (east)"))
        self.point.setToolTip(
            self.tr(
                "A point X (north), Y (east) or longitude, latitude; @ΔX, ΔY from the last point; "
                "25<90 a distance in a direction; 25 a distance"
            )
        )
        self.settle()

    def make_room(self, partner_px: int) -> None:
        """Another bar, so wide, would lie beside this one; 0: there is none."""
        if partner_px != self._partner_px:
            self._partner_px = partner_px
            self.settle()

    def settle(self) -> None:
        """Take the place at the top of the map, in one row with the other bar if that can be.

        For that, X and Y and the field for a pair share a place. Where the map is narrow the coordinates go into a
        second row.
        """
        room_px, partner_px = self._map.width(), self._partner_px + self.gap_px if self._partner_px else 0
        *x_y, pair = self._coordinates
        wanted_px = _width(*self._first, *self._coordinates) + 2 * (PADDING[0] + self.frameWidth())
        hidden = x_y if self.point.hasFocus() else [pair]
        brief_px = wanted_px - _width(*hidden)
        brief = bool(partner_px) and brief_px + partner_px <= room_px < wanted_px + partner_px
        for widget in self._coordinates:
            widget.setVisible(not (brief and widget in hidden))
        beside = bool(partner_px) and (brief or wanted_px + partner_px <= room_px)
        self._break_row(narrow=not brief and wanted_px + 2 * MARGIN_PX > room_px)
        self.set_padding(*PADDING)
        self._column.activate()
        self.adjustSize()
        taken_px = self.width() + (partner_px if beside else 0)
        left = max(min((room_px - taken_px) // 2, room_px - taken_px - NORTH_ARROW_PX), 0)
        self.partner_left = left + self.width() + self.gap_px if beside else None
        self.move(left, self.margin_px)

    def _break_row(self, *, narrow: bool) -> None:
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            here, there = (self._row, self._second) if narrow else (self._second, self._row)
            for widget in self._coordinates:
                here.removeWidget(widget)
                there.addWidget(widget)

    # -- the keyboard ---------------------------------------------------------------------------------------------

    def take_focus(self, quantity: Quantity | None, text: str = "") -> None:
        """Let a field be typed in: ``text`` is what was pressed already, else what is there is replaced by typing."""
        field = self.point if quantity is None else self.fields[quantity]
        field.show()  # it may have made room for another
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            field.setText(text)
            field.setModified(True)
            field.textEdited.emit(text)
        else:
            field.selectAll()

    @property
    def is_typed_in(self) -> bool:
        """Whether a field has the keyboard."""
        return any(field.hasFocus() for field in (*self.fields.values(), self.point))

    def give_back(self) -> None:
        """The keyboard is the map's again."""
        if self.is_typed_in:
            self._map.setFocus(Qt.FocusReason.OtherFocusReason)
        self.point.clear()
        self.refuse(None, bad=False)

    def quantity_of(self, field: QLineEdit) -> Quantity | None:
        return next((q for q, f in self.fields.items() if f is field), None)

    def field_key(self, field: QLineEdit, event: QKeyEvent) -> bool:
        """A key pressed in a field; whether it is the bar's."""
        quantity = self.quantity_of(field)
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.left.emit(quantity or "")
        elif key in ENTER and quantity is None:
            self.point_typed.emit(field.text())
        elif key in ENTER and quantity is not None:
            self.locked.emit(quantity, field.text())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(quantity, -1 if key == Qt.Key.Key_Backtab else 1)
        elif not held and quantity == "angle" and KEYS.get(key) == "angle":
            self.convention_changed.emit()  # A once more: the other way of counting
        elif not held and quantity is not None and key in KEYS:
            self._keep(quantity)
            self.take_focus(KEYS[key])
        else:
            return False
        return True

    def _step(self, quantity: Quantity | None, step: int) -> None:
        """To the next field, what was typed in this one locked."""
        order: list[Quantity | None] = [*QUANTITIES, None]
        if quantity is not None:
            self._keep(quantity)
        self.take_focus(order[(order.index(quantity) + step) % len(order)])

    def _keep(self, quantity: Quantity) -> None:
        if self.fields[quantity].isModified():
            self.typed.emit(quantity, self.fields[quantity].text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._map and event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)

    def _mark(self, field: QLineEdit, name: str, *, on: bool) -> None:
        if bool(field.property(name)) != on:
            field.setProperty(name, on)
            field.style().unpolish(field)
            field.style().polish(field)


class _Field(QLineEdit):
    """A field of the bar: it keeps the keys that the bar knows from the window's shortcuts."""

    def __init__(self, bar: DraftingBar, digits: int) -> None:
        super().__init__(bar)
        self._bar, self._digits = bar, digits
        self._fit()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly | Qt.InputMethodHint.ImhPreferLatin)

    def event(self, event: QEvent) -> bool:
        """Tab goes to the bar before Qt moves the focus; Esc and the letters before any shortcut."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and (event.key() == Qt.Key.Key_Escape or event.text()):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._bar.field_key(self, event):
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._bar.settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._bar.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def _fit(self) -> None:
        """Wide enough for so many digits in the window's font."""
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * self._digits + PADDING_PX)


def _width(*widgets: QWidget) -> int:
    """What widgets take of a row, in pixels."""
    return sum(max(w.minimumWidth(), w.minimumSizeHint().width()) + SPACING_PX for w in widgets)
