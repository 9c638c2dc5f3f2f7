"""The plant types: choose one, set its capacity, drag it onto the map or click to place it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QIcon, QMouseEvent, QValidator
from PySide6.QtWidgets import (
    QApplication,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.plant_type import PlantType
from siteplanner.gui.canvas import painting
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon
from siteplanner.gui.numbers import THIN_SPACE, figure, in_chinese, money, money_unit, power
from siteplanner.gui.numbers import capacity as capacity_text

MIME_TYPE = "application/x-siteplanner-type"
TYPE_ID = Qt.ItemDataRole.UserRole


class CataloguePanel(QWidget):
    """``type_chosen(type_id, capacity or None)`` when a type is taken into the hand."""

    type_chosen = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.catalogue = load_catalogue()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.tree = _TypeTree(self)
        self.capacity = _CapacityBox()
        self.capacity.setDecimals(0)
        self.capacity.setKeyboardTracking(False)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.place = QPushButton()
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self.capacity_label = QLabel()
        self._form.addRow(self.capacity_label, self.capacity)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(self._form)
        column.addWidget(self.summary)
        column.addWidget(self.place)
        self.search.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(lambda *_: self._show_type())
        self.tree.itemActivated.connect(lambda *_: self._choose())
        self.capacity.valueChanged.connect(lambda *_: self._summarise())
        self.place.clicked.connect(self._choose)
        desk.theme_changed.connect(self.retranslate)
        self.retranslate()

    @property
    def current_type(self) -> str:
        """The id of the chosen type; '' where none is."""
        item = self.tree.currentItem()
        return str(item.data(0, TYPE_ID) or "") if item else ""

    @property
    def current_capacity(self) -> float | None:
        """The capacity typed, None where the type has none or it is the default."""
        found = self._type()
        if found is None or found.capacity is None or self.capacity.value() == found.capacity:
            return None
        return self.capacity.value()

    def choose(self, type_id: str) -> None:
        """Make a type the current one."""
        for item in self._items():
            if item.data(0, TYPE_ID) == type_id:
                self.tree.setCurrentItem(item)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find a plant type"))
        self.search.setAccessibleName(self.tr("Find a plant type"))
        self.tree.setAccessibleName(self.tr("Plant types"))
        self.capacity_label.setText(self.tr("Capacity"))
        self.capacity_label.setBuddy(self.capacity)
        self.place.setText(self.tr("Place on the map"))
        self.place.setIcon(icon("place"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        chosen, amount = self.current_type, self.current_capacity
        language = "zh" if in_chinese() else "en"
        self.tree.clear()
        for found in self.catalogue.types.values():
            item = QTreeWidgetItem([found.name(language)])
            item.setData(0, TYPE_ID, found.type_id)
            item.setIcon(0, QIcon(painting.swatch(self.desk.styles.plant(found.product), 16, 16)))
            item.setToolTip(0, f"{found.name(language)}\n{found.description(language)}")
            self.tree.addTopLevelItem(item)
        self._filter(self.search.text())
        self.choose(chosen)
        self._leave_hidden()
        self._show_type()
        if chosen and amount is not None:
            self.capacity.setValue(amount)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        names = self.catalogue.products()
        for item in self._items():
            found = self.catalogue.get(str(item.data(0, TYPE_ID)))
            words = (found.type_id, found.name_en, found.name_zh, found.product, *names.get(found.product, ()))
            item.setHidden(bool(wanted) and not any(wanted in word.lower() for word in words))
        self._leave_hidden()

    def _leave_hidden(self) -> None:
        """What is not shown is not chosen: the first type that fits is."""
        current = self.tree.currentItem()
        if current is None or current.isHidden():
            first = next((item for item in self._items() if not item.isHidden()), None)
            self.tree.setCurrentIndex(QModelIndex() if first is None else self.tree.indexFromItem(first))

    def _type(self) -> PlantType | None:
        return self.catalogue.get(self.current_type) if self.current_type else None

    def _show_type(self) -> None:
        found = self._type()
        self.place.setEnabled(found is not None)
        has_capacity = found is not None and found.capacity is not None
        self._form.setRowVisible(self.capacity, has_capacity)
        if found is not None and found.capacity is not None:
            self.capacity.blockSignals(True)
            self.capacity.setRange(found.capacity_min or found.capacity, found.capacity_max or found.capacity)
            self.capacity.setSingleStep(found.capacity / 10)
            self.capacity.setSuffix(f" {capacity_text(0, found.capacity_unit).split(' ', 1)[1]}")
            self.capacity.setValue(found.capacity)
            self.capacity.blockSignals(False)
            self.capacity.setToolTip(
                self.tr("From {low} to {high}").format(
                    low=capacity_text(found.capacity_min, found.capacity_unit),
                    high=capacity_text(found.capacity_max, found.capacity_unit),
                )
            )
        self._summarise()

    def _summarise(self) -> None:
        found = self._type()
        if found is None:
            self.summary.clear()
            return
        attributes = found.attributes(self.current_capacity)
        west, south, east, north = found.footprint(self.current_capacity).bounds
        lines = [self.tr("{width} × {depth} m").format(width=figure(east - west), depth=figure(north - south))]
        if "hazard_class" in attributes:
            letter = str(attributes["hazard_class"])
            shown = "甲乙丙丁戊"["ABCDE".index(letter)] if in_chinese() else letter
            lines.append(self.tr("class {letter}").format(letter=shown))
        if "power_kw" in attributes:
            lines.append(power(float(str(attributes["power_kw"]))))
        if "investment_cny" in attributes:
            lines.append(f"{money(float(str(attributes['investment_cny'])))} {money_unit()}")
        self.summary.setText(" · ".join(lines))
        self.summary.setToolTip(
            self.tr("Planning defaults with their sources: see the catalogue. Judgement where no source is known.")
        )

    def _choose(self) -> None:
        if self.current_type:
            self.type_chosen.emit(self.current_type, self.current_capacity)

    def drag_data(self) -> QMimeData | None:
        """What a drag onto the map carries."""
        if not self.current_type:
            return None
        amount = "" if self.current_capacity is None else repr(self.current_capacity)
        data = QMimeData()
        data.setData(MIME_TYPE, f"{self.current_type}\n{amount}".encode())
        return data


class _CapacityBox(QDoubleSpinBox):
    """Groups thousands as the rest of the window does, and reads them grouped in any way."""

    def textFromValue(self, value: float) -> str:
        return figure(value)

    def valueFromText(self, text: str) -> float:
        digits = self._digits(text)
        return float(digits) if digits.isdecimal() else self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        digits = self._digits(text)
        if not digits:
            return QValidator.State.Intermediate, text, position
        if not digits.isdecimal():
            return QValidator.State.Invalid, text, position
        within = self.minimum() <= float(digits) <= self.maximum()
        return QValidator.State.Acceptable if within else QValidator.State.Intermediate, text, position

    def fixup(self, text: str) -> str:
        """A capacity beyond the type's range becomes the nearest it can have."""
        digits = self._digits(text)
        return text if not digits.isdecimal() else figure(min(max(float(digits), self.minimum()), self.maximum()))

    def _digits(self, text: str) -> str:
        digits = text.removesuffix(self.suffix())
        for separator in (THIN_SPACE, " ", ",", "，"):
            digits = digits.replace(separator, "")
        return digits


class _TypeTree(QTreeWidget):
    """Starts a drag of the type under the pointer."""

    def __init__(self, panel: CataloguePanel) -> None:
        super().__init__()
        self._panel = panel
        self._pressed: QPoint | None = None
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        self._pressed = event.position().toPoint() if item and item.data(0, TYPE_ID) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        far = self._pressed and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not far or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        data = self._panel.drag_data()
        if data is not None:
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)
