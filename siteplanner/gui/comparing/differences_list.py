"""The plants that two scenarios do not have alike, each with what differs; a click leads to the place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from siteplanner.core import schema
from siteplanner.core.comparing.plant_differences import FieldDifference, PlantDifference
from siteplanner.core.errors import EditError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.cell_text import number_text
from siteplanner.gui.wording import say

KINDS: dict[str, Template] = {
    "added": QT_TRANSLATE_NOOP("comparing", "added"),
    "removed": QT_TRANSLATE_NOOP("comparing", "removed"),
    "moved": QT_TRANSLATE_NOOP("comparing", "moved or reshaped"),
    "altered": QT_TRANSLATE_NOOP("comparing", "other data"),
}
SIGNS = {"added": "+", "removed": "×", "moved": "→", "altered": "≠"}
MOST_DECIMALS = 2


class DifferencesList(QTreeWidget):
    """``place_wanted(bounds)`` asks to show where a plant was and is."""

    place_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PlantDifference, ...] = ()
        self._field = ""
        self.setColumnCount(2)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(True)
        self.itemClicked.connect(lambda item, _column: self._go(item))
        self.itemActivated.connect(lambda item, _column: self._go(item))
        self.retranslate()

    def retranslate(self) -> None:
        self.setHeaderLabels([self.tr("Plant"), self.tr("Difference")])
        self.setAccessibleName(self.tr("Plants that differ"))
        self.show_differences(self._shown, self._field)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_differences(self, found: tuple[PlantDifference, ...], field: str = "") -> None:
        """List these; with ``field`` only the plants in which that column differs."""
        self._shown, self._field = found, field
        self.clear()
        for each in found:
            fields = [f for f in each.fields if not field or f.field == field]
            if field and not fields:
                continue
            told = field_words(fields[0]) if field else self._told(each)
            item = QTreeWidgetItem([f"{SIGNS[each.kind]} {each.plant_id} {each.name}", told])
            item.setToolTip(0, f"{each.plant_id} {each.name}")
            item.setToolTip(1, told)
            item.setData(0, Qt.ItemDataRole.UserRole, each.bounds)
            self.addTopLevelItem(item)
            if not field:
                self._add_fields(item, each.fields)
        self.resizeColumnToContents(0)

    def _told(self, each: PlantDifference) -> str:
        words = say(KINDS[each.kind])
        if each.kind == "moved" and each.moved_m is not None and each.moved_m >= 0.01:
            return f"{words} {each.moved_m:.2f} m"
        return words

    def _add_fields(self, item: QTreeWidgetItem, fields: Sequence[FieldDifference]) -> None:
        for field in fields:
            item.addChild(QTreeWidgetItem([column_label(field.field), field_words(field)]))

    def _go(self, item: QTreeWidgetItem) -> None:
        top = item.parent() or item
        bounds = top.data(0, Qt.ItemDataRole.UserRole)
        if bounds is not None:
            self.place_wanted.emit(tuple(bounds))


def column_label(name: str) -> str:
    """What a column of the plants is called; its own name where it came with somebody's map."""
    try:
        return say(schema.PLANTS.column(name).label)
    except EditError:
        return name


def field_words(field: FieldDifference) -> str:
    """What a column was and is, and by how much a number changed."""
    before, after = _words(field.before), _words(field.after)
    if field.delta is None:
        return f"{before} → {after}"
    delta = field.delta
    return f"{before} → {after}  ({'+' if delta > 0 else '−'}{number_text(abs(delta), _decimals(abs(delta)))})"


def _words(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_text(float(value), _decimals(float(value)))
    return str(value)


def _decimals(value: float) -> int:
    return 0 if value == int(value) else MOST_DECIMALS
