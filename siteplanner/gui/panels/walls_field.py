"""The form for the walls of a plant: what is known of each of its four sides and of its roof, ticked and typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from shapely.geometry.base import BaseGeometry

from siteplanner.core.columns import Column
from siteplanner.core.errors import EditError
from siteplanner.core.fire.applied import Applied
from siteplanner.core.fire.sides import walls_of
from siteplanner.core.fire.walls import SIDES, Walls, new_walls, read_walls, walls_text
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.core.typed_values import read_typed
from siteplanner.gui.column_choices import Offers
from siteplanner.gui.panels.walls_picture import WallsPicture
from siteplanner.gui.wording import say

TICKS: tuple[tuple[str, Template], ...] = (
    ("fire_wall", QT_TRANSLATE_NOOP("walls", "Fire wall")),
    ("non_combustible", QT_TRANSLATE_NOOP("walls", "Non-combustible")),
    ("no_combustible_eaves", QT_TRANSLATE_NOOP("walls", "No combustible eaves")),
    ("openings_not_opposite", QT_TRANSLATE_NOOP("walls", "Openings not opposite")),
    ("openings_protected", QT_TRANSLATE_NOOP("walls", "Openings protected")),
)
TOLD = {
    "fire_wall": QT_TRANSLATE_NOOP("walls", "A wall that is a fire wall; openings in it must be protected."),
    "non_combustible": QT_TRANSLATE_NOOP("walls", "The whole wall is of non-combustible material."),
    "no_combustible_eaves": QT_TRANSLATE_NOOP("walls", "No eaves that burn stand out from it."),
    "openings_not_opposite": QT_TRANSLATE_NOOP(
        "walls", "Doors, windows and holes are not opposite those of the building it faces."
    ),
    "openings_protected": QT_TRANSLATE_NOOP(
        "walls", "Openings have class A fire doors and windows, fire shutters or a drencher."
    ),
}
OPENINGS = Column("openings_share", "number", QT_TRANSLATE_NOOP("walls", "Openings"), "%", minimum=0.0, maximum=100.0)
ROOF = Column("roof_h", "number", QT_TRANSLATE_NOOP("walls", "Fire resistance of the roof"), "h", minimum=0.0)
SEVERAL = QT_TRANSLATE_NOOP("walls", "Select a single plant to see and enter its walls.")
NO_FOOTPRINT = QT_TRANSLATE_NOOP("walls", "The plant has no footprint yet. Draw it first.")
OF_ANOTHER = QT_TRANSLATE_NOOP(
    "walls", "Walls are kept that were entered for another shape; they do not count. What you enter takes their place."
)
HOW = QT_TRANSLATE_NOOP(
    "walls",
    "What is ticked counts for a reduction of fire separation where the rule pack allows it. A side holds all walls "
    "that look there.",
)
NONE_ALLOWED = QT_TRANSLATE_NOOP("walls", "The rule pack allows no reduction now: what is ticked does not count.")
IN_USE = QT_TRANSLATE_NOOP(
    "walls", "In use: {subject}, {gap_m:.2f} m away; {note} leaves {required_m:g} of the table's {table_m:g} m."
)
FIGURE_DIGITS = 4
FRAME_PX = 12
"""Around the text of a figure."""


class WallsField(QWidget):
    """Used like a ``PropertyField``: ``changed("walls", text)`` after each tick or figure, None where nothing is left.

    The arrow keys go from cell to cell, Space ticks. ``side_shown(lines)`` tells which walls are being entered, None
    when none are.
    """

    changed = Signal(str, object)
    refused = Signal(object)
    side_shown = Signal(object)

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        self._shape: BaseGeometry | None = None
        self._walls: Walls | None = None
        self._text: str | None = None
        self._cells: list[list[QWidget]] = []
        self.picture = WallsPicture()
        self.told = QLabel()
        self.told.setObjectName("faint")
        self.told.setWordWrap(True)
        self.in_use = QLabel()
        self.in_use.setWordWrap(True)
        self.in_use.hide()
        self.heads = [QLabel() for _ in SIDES]
        self.ticks = {(name, side): QCheckBox() for name, _ in TICKS for side in range(len(SIDES))}
        self.shares = [_figure() for _ in SIDES]
        self.roof = _figure()
        self.no_skylight = QCheckBox(self.tr("No skylight in the roof"))
        self.serves = QCheckBox(self.tr("Living rooms for the works of its project alone"))
        self._form = QWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.told)
        rows.addWidget(self.in_use)
        rows.addWidget(self._form)
        inner = QVBoxLayout(self._form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(self.picture)
        inner.addLayout(self._grid())
        inner.addLayout(self._roof_row())
        inner.addWidget(self.no_skylight)
        inner.addWidget(self.serves)
        self.setFocusProxy(self.ticks[TICKS[0][0], 0])
        self._connect()

    # -- made once ----------------------------------------------------------------------------------------------

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for side, head in enumerate(self.heads):
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, side + 1)
        for row, (name, label) in enumerate(TICKS, start=1):
            grid.addWidget(self._label(say(label), say(TOLD[name])), row, 0)
            for side in range(len(SIDES)):
                box = self.ticks[name, side]
                box.setToolTip(say(TOLD[name]))
                grid.addWidget(box, row, side + 1, Qt.AlignmentFlag.AlignCenter)
            self._cells.append([self.ticks[name, side] for side in range(len(SIDES))])
        last = len(TICKS) + 1
        share = self.tr("Doors, windows and holes, by the area of the wall")
        grid.addWidget(self._label(f"{say(OPENINGS.label)}, %", share), last, 0)
        for side, field in enumerate(self.shares):
            field.setToolTip(share)
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("00.00") + FRAME_PX)
            grid.addWidget(field, last, side + 1, Qt.AlignmentFlag.AlignCenter)
        self._cells.append(list(self.shares))
        return grid

    def _label(self, text: str, told: str) -> QLabel:
        label = WholeLabel(text)
        label.setToolTip(told)
        return label

    def _roof_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        label = self._label(say(ROOF.label), self.tr("Hours that the roof withstands fire"))
        label.setBuddy(self.roof)
        self.roof.setFixedWidth(self.roof.fontMetrics().horizontalAdvance("00.00") + FRAME_PX)
        self.roof.setAccessibleName(say(ROOF.label))
        row.addWidget(label, 1)
        row.addWidget(self.roof)
        row.addWidget(QLabel(ROOF.unit))
        return row

    def _connect(self) -> None:
        for (name, side), box in self.ticks.items():
            box.clicked.connect(lambda on, name=name, side=side: self._change_side(side, **{name: on}))
            box.installEventFilter(self)
        for side, field in enumerate(self.shares):
            field.editingFinished.connect(partial(self._share_typed, side))
            field.installEventFilter(self)
        self.roof.editingFinished.connect(self._roof_typed)
        self.no_skylight.clicked.connect(lambda on: self._submit(no_skylight=on))
        self.serves.clicked.connect(lambda on: self._submit(serves_own_works=on))

    # -- like other fields ---------------------------------------------------------------------------------------

    def name_for_readers(self, name: str) -> None:
        """Every cell has a name of its own."""
        self.setAccessibleName(name)

    def set_locked(self, *, locked: bool) -> None:
        self._form.setEnabled(not locked)

    def set_offers(self, offers: Offers) -> None:
        """There is nothing to choose from."""

    def set_source(self, source: str) -> None:
        """Walls rest on nothing but what was ticked."""

    def finish(self) -> None:
        """As if the field with the cursor had been left."""
        for side, field in enumerate(self.shares):
            if field.hasFocus():
                self._share_typed(side)
        if self.roof.hasFocus():
            self._roof_typed()

    def show_values(self, values: Sequence[Any], _several: str) -> None:
        """The cells of the selected plants; they are shown with ``show_footprint``."""
        known = values[0] if len(values) == 1 else None
        self._text = known if isinstance(known, str) and not pd.isna(known) else None
        self._show()

    def show_footprint(self, shape: BaseGeometry | None) -> None:
        """The footprint the walls are of; None where several plants are selected."""
        if shape is self._shape:
            return
        only_moved = shape is not None and self._walls is not None and self._walls.fit(shape)
        self._shape = shape
        if not only_moved or self._form.isHidden():
            self._show()
        if self.picture.side is not None:
            self._tell_side()  # the walls are elsewhere now

    def show_in_use(self, applied: Sequence[Applied] | None) -> None:
        """The reductions that the check uses around the plant; None: the rule pack allows none, or nobody knows yet."""
        told = say(NONE_ALLOWED) if applied is None else "\n".join(say(_in_use(each)) for each in applied)
        self.in_use.setText(told)
        self.in_use.setVisible(bool(told))

    def _show(self) -> None:
        usable = self._shape is not None and not self._shape.is_empty
        self._form.setVisible(usable)
        if self._shape is None or not usable:
            self.told.setText(say(SEVERAL if self._shape is None else NO_FOOTPRINT))
            return
        kept = read_walls(self._text)
        fits = kept is not None and kept.fit(self._shape)
        self._walls = kept if kept is not None and fits else new_walls(self._shape)
        self.told.setText(say(HOW if fits or self._text is None else OF_ANOTHER))
        names = tuple(self._compass(self._walls.front_deg + 90.0 * side) for side in range(len(SIDES)))
        self.picture.show_walls(self._shape, self._walls, names)
        for side, (head, name, wall) in enumerate(zip(self.heads, names, self._walls.sides, strict=True)):
            head.setText(name)
            for key, label in TICKS:
                box = self.ticks[key, side]
                box.setChecked(getattr(wall, key))
                box.setAccessibleName(f"{say(label)}, {name}")
            self.shares[side].setAccessibleName(f"{say(OPENINGS.label)}, {name}")
            _show_figure(self.shares[side], None if wall.openings_share is None else wall.openings_share * 100.0)
        _show_figure(self.roof, self._walls.roof_h)
        self.no_skylight.setChecked(self._walls.no_skylight)
        self.serves.setChecked(self._walls.serves_own_works)

    def _compass(self, azimuth_deg: float) -> str:
        """Where a side looks to, in the eight winds."""
        winds = (
            self.tr("N"), self.tr("NE"), self.tr("E"), self.tr("SE"),
            self.tr("S"), self.tr("SW"), self.tr("W"), self.tr("NW"),
        )  # fmt: skip
        return winds[round(azimuth_deg % 360.0 / 45.0) % len(winds)]

    # -- taking over --------------------------------------------------------------------------------------------

    def _share_typed(self, side: int) -> None:
        share, fits = self._read(self.shares[side], OPENINGS)
        if fits:
            self._change_side(side, openings_share=None if share is None else share / 100.0)

    def _roof_typed(self) -> None:
        hours, fits = self._read(self.roof, ROOF)
        if fits:
            self._submit(roof_h=hours)

    def _read(self, field: QLineEdit, column: Column) -> tuple[float | None, bool]:
        """The figure that was typed; False where none was or it cannot be, and that has been said."""
        if not field.isModified():
            return None, False
        field.setModified(False)
        try:
            return read_typed(field.text(), column), True
        except EditError as error:
            _mark(field, invalid=True)
            self.refused.emit(Message(error.message.template, {**error.message.values, "column": column.label}))
            return None, False

    def _change_side(self, side: int, **values: Any) -> None:
        if self._walls is None:
            return
        front, right, back, left = (
            replace(wall, **values) if at == side else wall for at, wall in enumerate(self._walls.sides)
        )
        self._submit(sides=(front, right, back, left))

    def _submit(self, **values: Any) -> None:
        if self._walls is None:
            return
        made = replace(self._walls, **values)
        self.changed.emit(self.column.name, None if made.tells_nothing else walls_text(made))

    # -- the keyboard -------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            place = self._place(watched) if event.type() == QEvent.Type.FocusIn else None
            self.picture.mark(None if place is None else place[1])
            self._tell_side()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._go(watched, event)
        return super().eventFilter(watched, event)

    def _tell_side(self) -> None:
        side, shape, walls = self.picture.side, self._shape, self._walls
        if side is None or shape is None or shape.is_empty or walls is None:
            self.side_shown.emit(None)
        else:
            self.side_shown.emit(walls_of(shape, walls.front_deg, side))

    def _place(self, widget: QObject) -> tuple[int, int] | None:
        """Row and side of a cell."""
        for row, cells in enumerate(self._cells):
            if widget in cells:
                return row, cells.index(widget)
        return None

    def _go(self, watched: QObject, event: QKeyEvent) -> bool:
        """To the next cell by an arrow key; within a figure, left and right move the cursor."""
        steps = {
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
        }  # fmt: skip
        step, place = steps.get(Qt.Key(event.key())), self._place(watched)
        if step is None or place is None or (isinstance(watched, QLineEdit) and step[0] == 0):
            return False
        row, side = place[0] + step[0], place[1] + step[1]
        if 0 <= row < len(self._cells) and 0 <= side < len(SIDES):
            self._cells[row][side].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class WholeLabel(QLabel):
    """As many lines as its words take: a row of a grid would leave it the height of one."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))


def _in_use(applied: Applied) -> Message:
    return IN_USE(
        subject=applied.subject.removeprefix("constraint="),
        gap_m=applied.gap_m,
        note=applied.note,
        required_m=applied.required_m,
        table_m=applied.table_m,
    )


def _figure() -> QLineEdit:
    field = QLineEdit()
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field


def _show_figure(field: QLineEdit, value: float | None) -> None:
    if not field.isModified():
        field.setText("" if value is None else f"{value:.{FIGURE_DIGITS}g}")
    _mark(field, invalid=False)


def _mark(field: QLineEdit, *, invalid: bool) -> None:
    if bool(field.property("invalid")) != invalid:
        field.setProperty("invalid", invalid)
        field.style().unpolish(field)
        field.style().polish(field)
