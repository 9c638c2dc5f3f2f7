"""The layers of the map with their legend: what is shown and how strongly, what may be changed, what a colour means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem, QVBoxLayout, QWidget

from siteplanner.core.features import features_frame
from siteplanner.core.map_look import EDITABLE, LABELLED, TOPMOST, LayerLook
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.gui.icons import icon
from siteplanner.gui.panels.layer_bar import LayerBar
from siteplanner.gui.panels.layer_delegate import KEY
from siteplanner.gui.panels.layer_items import LayerItems
from siteplanner.gui.panels.layer_menu import LayerMenu
from siteplanner.gui.panels.layer_rows import (
    Row,
    layer_moved,
    layer_rows,
    layers_of,
    row_moved,
    step,
)
from siteplanner.gui.panels.layer_tree import LayerTree
from siteplanner.gui.panels.theme_bar import ThemeBar

if TYPE_CHECKING:
    from siteplanner.gui.commands import Commands

OVER_THE_PICTURE = frozenset({TOPMOST, "annotations"})
"""Drawn as they are, above everything: there is no opacity and no order to choose."""


class LayersPanel(QWidget):
    """Ticks show and hide. ``table_wanted(layer)`` asks for the table of a layer."""

    table_wanted = Signal(str)

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.commands, self.desk = commands, commands.desk
        self.themes = ThemeBar(commands)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.tree = LayerTree()
        self.bar = LayerBar()
        self._rows: tuple[Row, ...] = ()
        self._items = LayerItems(self.tree, self.desk)
        self._arrange()
        self._listen()
        self.refresh()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.themes)
        search = QVBoxLayout()
        search.setContentsMargins(8, 0, 8, 4)
        search.addWidget(self.filter)
        column.addLayout(search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.bar)

    def _listen(self) -> None:
        desk, tree = self.desk, self.tree
        tree.itemChanged.connect(self._ticked)
        tree.currentItemChanged.connect(lambda *_: self._show_bar())
        tree.itemDoubleClicked.connect(lambda *_: self.zoom_to(self.tree.current_key()))
        tree.stepped.connect(self._step)
        tree.dropped.connect(self._drop)
        tree.customContextMenuRequested.connect(self._open_menu)
        tree.delegate.labels_clicked.connect(lambda key: self.set_labels(key, on=not desk.look.of(key).labels))
        tree.delegate.lock_clicked.connect(lambda key: desk.set_locked(key, not desk.is_locked(key)))
        self.bar.opacity_changed.connect(lambda share: self.set_opacity(self.tree.current_key(), share))
        self.bar.labels_toggled.connect(lambda on: self.set_labels(self.tree.current_key(), on=on))
        self.bar.lock_toggled.connect(lambda on: self._change(self.tree.current_key(), locked=on))
        self.filter.textChanged.connect(self._items.filter)
        desk.session_changed.connect(self.refresh)
        desk.plan_changed.connect(lambda *_: self.refresh())
        desk.theme_changed.connect(self.refresh)
        desk.display_changed.connect(self.refresh)
        desk.backdrops.changed.connect(self.refresh)
        desk.headroom.changed.connect(self.refresh)
        desk.panels_result_changed.connect(self._result_changed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._items.forget()
            self.refresh()
        super().changeEvent(event)

    # -- what is shown ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the layers of the plan as it stands; the rows are made anew only where they have changed."""
        self.filter.setPlaceholderText(self.tr("Filter layers"))
        self.filter.setAccessibleName(self.tr("Filter layers"))
        self.tree.setAccessibleName(self.tr("Layers"))
        plan = self.desk.plan
        self._rows = layer_rows(self.desk.look, self._present(plan)) if plan is not None else ()
        self._items.show(self._rows)
        self._items.filter(self.filter.text())
        self._show_bar()

    def _present(self, plan: Plan) -> set[str]:
        """Layers with a row: all but parts of sites and strips that the plan has none of."""
        absent = {"site_areas"} if plan.site_areas is None or len(plan.site_areas) == 0 else set()
        return set(self.desk.look.order) - absent - ({"strips"} if len(plan.site.constraints) == 0 else set())

    def _result_changed(self) -> None:
        if self.desk.look.plants_by == "finding":
            self.refresh()
        else:
            self._items.show_states()

    def _show_bar(self) -> None:
        key = self.tree.current_key()
        layers = self.layers(key)
        look = self.desk.look.of(layers[0]) if layers else LayerLook()
        self.bar.show_layer(
            self._items.name_of(key) if key else "",
            look,
            labelled=any(layer in LABELLED for layer in layers),
            editable=any(layer in EDITABLE for layer in layers),
            opaque=set(layers) <= OVER_THE_PICTURE,
        )

    # -- what is changed ----------------------------------------------------------------------------------------

    def layers(self, key: str) -> tuple[str, ...]:
        """The layers that a row stands for."""
        return layers_of(self._rows, key)

    def _change(self, key: str, **changes: object) -> None:
        look = self.desk.look
        for layer in self.layers(key):
            look = look.with_layer(layer, **changes)
        self.desk.set_look(look)

    def set_labels(self, key: str, *, on: bool) -> None:
        """Show or hide the labels of a layer."""
        self._change(key, labels=on)

    def set_opacity(self, key: str, share: float) -> None:
        """Draw a layer as strongly as ``share`` (0-1) says."""
        self._change(key, opacity=share)

    def show_only(self, key: str) -> None:
        """Hide every layer but those of one row; findings stay as they are."""
        look, kept = self.desk.look, self.layers(key)
        for layer in (*look.order, *look.backdrops):
            if layer != TOPMOST or layer in kept:
                look = look.with_layer(layer, visible=layer in kept)
        self.desk.set_look(look)

    def _ticked(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, KEY)
        if key:
            self._change(str(key), visible=item.checkState(0) == Qt.CheckState.Checked)

    def _step(self, key: str, by: int) -> None:
        self.desk.set_look(step(self.desk.look, self._rows, key, by))

    def move_current(self, by: int) -> None:
        """Move the current row up (-1) or down (1) in the order in which layers are drawn."""
        self._step(self.tree.current_key(), by)

    def _drop(self, key: str, before: str) -> None:
        look, rows = self.desk.look, self._rows
        if any(row.is_group and key in row.layers for row in rows):
            layers = [layer for row in rows if key in row.layers for layer in row.layers if layer != key]
            self.desk.set_look(layer_moved(look, rows, key, layers.index(before) if before else len(layers)))
            return
        keys = [row.group if row.is_group else row.layers[0] for row in rows]
        rest = [name for name in keys if name != key]
        to = rest.index(before) if before in rest else len(rest)
        self.desk.set_look(row_moved(look, rows, rows[keys.index(key)].group, to))

    def _zoom_to_backdrop(self, key: str) -> bool:
        """Whether the row is a backdrop."""
        backdrop = next((b for b in self.desk.backdrops.backdrops if b.id == key), None)
        if backdrop is None:
            return False
        opened = self.desk.backdrops.opening(backdrop).opened
        if opened is not None:
            self.desk.show_place(opened.bounds)
        else:
            self.commands.show_backdrops()
        return True

    def zoom_to(self, key: str) -> None:
        """Show all of a layer on the map; nothing happens where it holds nothing. Backdrops that are not shown have
        their dialog opened."""
        if self._zoom_to_backdrop(key):
            return
        plan = self.desk.plan
        if plan is None:
            return
        layers = ["constraints" if layer == "strips" else layer for layer in self.layers(key)]
        shapes = [shapes_of(features_frame(plan, layer, plan.active_scenario)) for layer in layers if layer in EDITABLE]
        box = shapely.total_bounds(np.concatenate(shapes)) if shapes else np.full(4, np.nan)
        if np.isfinite(box).all():
            self.desk.show_place((float(box[0]), float(box[1]), float(box[2]), float(box[3])))

    def _open_menu(self, at: QPoint) -> None:
        """At the mouse, or, asked for by the menu key, at the current row."""
        key, item = self.tree.current_key(), self.tree.currentItem()
        if key and item is not None:
            row = self.tree.visualItemRect(item)
            at = at if row.contains(at) else row.center()
            LayerMenu(self, key, self.layers(key)).popup(self.tree.viewport().mapToGlobal(at))
