"""What the right mouse button (or the menu key) offers on a row of the layer tree."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from siteplanner.core.map_look import EDITABLE, LABELLED, PARCELS_BY, PLANTS_BY, TOPMOST
from siteplanner.gui.icons import icon

if TYPE_CHECKING:
    from siteplanner.gui.panels.layers_panel import LayersPanel

OPACITIES = (1.0, 0.75, 0.5, 0.25)


class LayerMenu(QMenu):
    """Made for one row and gone when it closes."""

    def __init__(self, panel: LayersPanel, key: str, layers: tuple[str, ...]) -> None:
        super().__init__(panel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._panel, self._key, self._layers = panel, key, layers
        self._look = panel.desk.look
        self._zoom_and_table()
        if "plants" in layers:
            self._style()
        if "parcels" in layers:
            self._parcel_style()
        self._switches()
        if not {TOPMOST, "annotations"}.issuperset(layers):
            self._opacities()
            self.addSeparator()
            for text, keys, by in ((self.tr("Move up"), "Alt+Up", -1), (self.tr("Move down"), "Alt+Down", 1)):
                shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
                self.addAction(f"{text}\t{shown}").triggered.connect(partial(panel.move_current, by))

    def _zoom_and_table(self) -> None:
        zoom = self.addAction(icon("zoom-selection"), self.tr("Zoom to layer"))
        zoom.triggered.connect(partial(self._panel.zoom_to, self._key))
        if len(self._layers) == 1 and self._layers[0] in EDITABLE:
            table = self.addAction(icon("table"), self.tr("Open table"))
            table.triggered.connect(partial(self._panel.table_wanted.emit, self._layers[0]))
        only = self.addAction(icon("visible"), self.tr("Show only this layer"))
        only.triggered.connect(partial(self._panel.show_only, self._key))

    def _style(self) -> None:
        style = self.addMenu(self.tr("Colour plants by"))
        names = {
            "product": self.tr("Product"),
            "status": self.tr("Status"),
            "year": self.tr("Year in service"),
            "finding": self.tr("Finding"),
        }
        for by in PLANTS_BY:
            made = self._switch(style, names[by], on=self._look.plants_by == by)
            made.triggered.connect(getattr(self._panel.commands, f"plants_by_{by}"))

    def _parcel_style(self) -> None:
        style = self.addMenu(self.tr("Colour parcels by"))
        names = {"land_use": self.tr("Land use"), "headroom": self.tr("Power that could still connect")}
        for by in PARCELS_BY:
            made = self._switch(style, names[by], on=self._look.parcels_by == by)
            made.triggered.connect(getattr(self._panel.commands, f"parcels_by_{by}"))

    def _switches(self) -> None:
        self.addSeparator()
        panel = self._panel
        if any(layer in LABELLED for layer in self._layers):
            on = any(self._look.of(layer).labels for layer in self._layers if layer in LABELLED)
            labels = self._switch(self, self.tr("Labels"), on=on)
            labels.triggered.connect(lambda: panel.set_labels(self._key, on=not on))
        for layer in self._layers if len(self._layers) == 1 else ():
            if layer in EDITABLE:
                locked = self._switch(self, self.tr("Locked"), on=self._look.of(layer).locked)
                locked.triggered.connect(partial(panel.desk.set_locked, layer, not self._look.of(layer).locked))

    def _opacities(self) -> None:
        menu = self.addMenu(icon("opacity"), self.tr("Opacity"))
        for share in OPACITIES:
            on = all(self._look.of(layer).opacity == share for layer in self._layers)
            made = self._switch(menu, self.tr("{share} %").format(share=round(share * 100)), on=on)
            made.triggered.connect(partial(self._panel.set_opacity, self._key, share))

    @staticmethod
    def _switch(menu: QMenu, text: str, *, on: bool) -> QAction:
        made = menu.addAction(text)
        made.setCheckable(True)
        made.setChecked(on)
        return made
