"""Below the tree: what can be changed of the current layer with keys and mouse alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from siteplanner.core.map_look import LayerLook
from siteplanner.gui.icons import icon


class QuietSlider(QSlider):
    """A slider that the wheel does not change while what is around it is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class LayerBar(QWidget):
    """``opacity_changed(share)``, ``labels_toggled(on)`` and ``lock_toggled(on)`` are about the current layer."""

    opacity_changed = Signal(float)
    labels_toggled = Signal(bool)
    lock_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels, self.lock = QToolButton(), QToolButton()
        for button in (self.labels, self.lock):
            button.setCheckable(True)
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.labels.setIcon(icon("label"))
        self.slider = QuietSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(25)
        self.percent = QLabel()
        self.percent.setFixedWidth(self.percent.fontMetrics().horizontalAdvance("100 %") + 4)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(4)
        for part in (self.labels, self.lock):
            line.addWidget(part)
        line.addWidget(self.slider, 1)
        line.addWidget(self.percent)
        self.slider.valueChanged.connect(self._slid)
        self.labels.clicked.connect(self.labels_toggled)
        self.lock.clicked.connect(self.lock_toggled)
        self._name = ""
        self.show_layer("", LayerLook(), labelled=False, editable=False)

    def show_layer(self, name: str, look: LayerLook, *, labelled: bool, editable: bool, opaque: bool = False) -> None:
        """Show what holds of a layer, called ``name``; '' for none. ``opaque`` layers know no opacity."""
        self._name = name
        self.labels.setEnabled(bool(name) and labelled)
        self.lock.setEnabled(bool(name) and editable)
        self.slider.setEnabled(bool(name) and not opaque)
        self.labels.setChecked(labelled and look.labels)
        self.lock.setChecked(editable and look.locked)
        self.lock.setIcon(icon("lock" if editable and look.locked else "unlock"))
        self.slider.blockSignals(True)
        self.slider.setValue(round(look.opacity * 100))
        self.slider.blockSignals(False)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _slid(self, value: int) -> None:
        self._say()
        self.opacity_changed.emit(value / 100)

    def _say(self) -> None:
        self.percent.setText(self.tr("{share} %").format(share=self.slider.value()))
        texts = {
            self.labels: self.tr("Labels of {layer}"),
            self.lock: self.tr("{layer}: locked against changes on the map"),
            self.slider: self.tr("Opacity of {layer}"),
        }
        for part, text in texts.items():
            said = text.format(layer=self._name) if self._name else self.tr("Select a layer")
            part.setToolTip(said)
            part.setAccessibleName(said)
