"""The fields of one layer: number, place, lock, groups of attributes, and the user's own columns at last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.attribute_table import AttributeTable
from siteplanner.core.columns import Column
from siteplanner.core.plan import Plan
from siteplanner.core.schema import Layer
from siteplanner.drawing.map_styles import MapStyles
from siteplanner.gui.column_choices import Offers, grades_of, land_uses_of, offers
from siteplanner.gui.icons import icon
from siteplanner.gui.panels.list_field import ListField
from siteplanner.gui.panels.property_field import PropertyField, show_read_only
from siteplanner.gui.panels.property_groups import FURTHER, GROUPS
from siteplanner.gui.panels.walls_field import WallsField
from siteplanner.gui.wording import say

LABEL_DIGITS = 13
MANY = 1000
"""So many rows are asked for their kind, to know which grades to offer."""
LISTS = frozenset({("zones", "products")})
WALLS = ("plants", "walls")
Field = PropertyField | ListField | WallsField


class PropertyForm(QWidget):
    """``changed(column, value)`` and ``refused(why)`` as its fields say; ``renamed(text)`` for the number.

    ``given_up`` when Esc is pressed in a field: what was typed is not wanted, and the keys go back to the map.
    """

    changed = Signal(str, object)
    refused = Signal(object)
    renamed = Signal(str)
    unlock_wanted = Signal()
    given_up = Signal()
    walls_shown = Signal(object)

    def __init__(self, layer: Layer, table: AttributeTable, plan: Plan, styles: MapStyles) -> None:
        super().__init__()
        self.layer = layer
        self.own = tuple(of.column for of in table.columns if of.own)
        self.fields: dict[str, Field] = {}
        self.styles = styles
        self._shown = 0
        self._labels: list[QLabel] = []
        self.page = QScrollArea()
        self.page.setWidgetResizable(True)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setSpacing(4)
        self.title = _words("section_title")
        self.place = _words("faint")
        self.lock = self._lock_bar()
        self.number = QLineEdit()
        rows.addWidget(self.title)
        rows.addWidget(self.place)
        rows.addWidget(self.lock)
        rows.addLayout(self._number_row())
        for name, columns in GROUPS[layer.name]:
            rows.addWidget(_section(say(name)))
            rows.addLayout(self._form((layer.column(c) for c in columns), plan))
        if self.own:
            rows.addWidget(_section(say(FURTHER)))
            rows.addLayout(self._form(self.own, plan))
        rows.addStretch(1)
        self._align_labels()

    def _lock_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("lock_bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        picture = QLabel()
        picture.setPixmap(icon("lock").pixmap(16))
        text = _words("faint")
        text.setText(self.tr("This layer is locked."))
        self.unlock = QPushButton(self.tr("Unlock"))
        self.unlock.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not hand the keyboard on to a field
        self.unlock.clicked.connect(lambda *_: self.unlock_wanted.emit())
        row.addWidget(picture)
        row.addWidget(text, 1)
        row.addWidget(self.unlock)
        return bar

    def _number_row(self) -> QFormLayout:
        form = _form_layout()
        label = QLabel(say(self.layer.column(self.layer.index).label))
        label.setBuddy(self.number)
        self._labels.append(label)
        self.number.setAccessibleName(label.text())
        self.number.editingFinished.connect(lambda: self.renamed.emit(self.number.text().strip()))
        form.addRow(label, self.number)
        return form

    def _form(self, columns: Iterable[Column], plan: Plan) -> QFormLayout:
        form = _form_layout()
        for column in columns:
            if (self.layer.name, column.name) == WALLS:
                form.addRow(self._walls(column))
                continue
            found = offers(self.layer.name, column, plan, self.styles)
            field: Field
            field = ListField(column, found) if self._is_list(column) else PropertyField(column, found)
            field.changed.connect(self.changed)
            field.refused.connect(self.refused)
            label = QLabel(say(column.label))
            self._labels.append(label)
            label.setBuddy(field)
            field.name_for_readers(say(column.label))
            form.addRow(label, field)
            self.fields[column.name] = field
        return form

    def _walls(self, column: Column) -> WallsField:
        """A form of its own, as wide as the page."""
        field = WallsField(column)
        field.changed.connect(self.changed)
        field.refused.connect(self.refused)
        field.side_shown.connect(self.walls_shown)
        field.name_for_readers(say(column.label))
        self.fields[column.name] = field
        return field

    def _is_list(self, column: Column) -> bool:
        return (self.layer.name, column.name) in LISTS

    def _align_labels(self) -> None:
        """One column of labels through all sections, narrow enough for the values; longer ones wrap."""
        metrics = self.fontMetrics()
        widest_px = metrics.horizontalAdvance("0" * LABEL_DIGITS)
        width_px = min(widest_px, max(metrics.horizontalAdvance(label.text()) for label in self._labels))
        for label in self._labels:
            label.setWordWrap(metrics.horizontalAdvance(label.text()) > width_px)
            label.setFixedWidth(width_px)

    # -- showing ------------------------------------------------------------------------------------------------

    def show_values(self, table: AttributeTable, rows: Sequence[int], plan: Plan) -> None:
        """What these rows have; where they differ, that they do."""
        self._shown = len(rows)
        several = QCoreApplication.translate("PropertiesPanel", "(several values)")
        self.number.setText(table.row_id(rows[0]) if len(rows) == 1 else "")
        self.number.setPlaceholderText("" if len(rows) == 1 else several)
        show_read_only(self.number, read_only=len(rows) != 1 or not self.lock.isHidden())
        for name, field in self.fields.items():
            field.set_offers(self._offers(name, table, rows, plan))
            field.show_values(table.different(name, rows), several)
        self.show_footprints(table, rows)

    def show_footprints(self, table: AttributeTable, rows: Sequence[int]) -> None:
        """The shapes of these rows, to the fields that are about shapes."""
        for field in self.fields.values():
            if isinstance(field, WallsField):
                field.show_footprint(table.shapes[rows[0]] if len(rows) == 1 else None)

    def _offers(self, name: str, table: AttributeTable, rows: Sequence[int], plan: Plan) -> Offers:
        column = self.fields[name].column
        found = offers(self.layer.name, column, plan, self.styles)
        if name == "grade" and self.layer.name == "constraints":
            kinds = {table.value(row, "kind") for row in rows[:MANY]}
            return grades_of(kinds, found)
        if name == "land_use":
            systems = {table.value(row, "code_system") for row in rows[:MANY]}
            return land_uses_of(systems, found, self.styles)
        return found

    def set_locked(self, *, locked: bool) -> None:
        """A locked layer is read only, and says how to change that."""
        self.lock.setVisible(locked)
        show_read_only(self.number, read_only=locked or self._shown != 1)
        for field in self.fields.values():
            field.set_locked(locked=locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """As if the field with the cursor had been left."""
        if self.number.hasFocus():
            self.renamed.emit(self.number.text().strip())
        for field in self.fields.values():
            field.finish()


def _form_layout() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setSpacing(4)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _section(title: str) -> QLabel:
    label = QLabel(title)
    label.setObjectName("section_title")
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
