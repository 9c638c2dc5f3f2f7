"""The layers of the map with their legend: what is shown and how strongly, what may be changed, what a colour means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem, QVBoxLayout, QWidget

from siteplanner.core import schema
from siteplanner.core.features import features_frame
from siteplanner.core.map_look import EDITABLE, LABELLED, TOPMOST, LayerLook
from siteplanner.core.plan import Plan
from siteplanner.core.site import shapes_of
from siteplanner.drawing.style_values import LegendEntry
from siteplanner.gui.backdrop_words import backdrop_state
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.plant_stands import plant_stands
from siteplanner.gui.icons import icon
from siteplanner.gui.numbers import figure, in_chinese
from siteplanner.gui.panels.layer_bar import LayerBar
from siteplanner.gui.panels.layer_delegate import COUNT, KEY, LABELS, LOCKED
from siteplanner.gui.panels.layer_legend import Legend, map_legend
from siteplanner.gui.panels.layer_menu import LayerMenu
from siteplanner.gui.panels.layer_rows import BACKDROPS, GROUP_NAMES, Row, layer_moved, layer_rows, row_moved, step
from siteplanner.gui.panels.layer_tree import LayerTree
from siteplanner.gui.panels.theme_bar import ThemeBar
from siteplanner.gui.wording import say

if TYPE_CHECKING:
    from siteplanner.gui.commands import Commands

ICONS = {
    "findings": "warning",
    "annotations": "edit",
    "plants": "plant",
    "zones": "zone",
    "constraints": "constraint",
    "substations": "substation",
    "parcels": "parcel",
    "works": "plant",
    "base": "layers",
    BACKDROPS: "backdrop",
}
OVER_THE_PICTURE = frozenset({TOPMOST, "annotations"})
"""Drawn as they are, above everything: there is no opacity and no order to choose."""
State = Qt.CheckState


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
        self._closed: set[str] = {"strips"}
        self._shown: object = None
        self._known: tuple[tuple[object, ...], tuple[object, ...], dict[str, Legend]] | None = None
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
        tree.itemExpanded.connect(lambda item: self._closed.discard(item.data(0, KEY)))
        tree.itemCollapsed.connect(lambda item: self._closed.add(item.data(0, KEY)))
        tree.itemDoubleClicked.connect(lambda *_: self.zoom_to(self.tree.current_key()))
        tree.stepped.connect(self._step)
        tree.dropped.connect(self._drop)
        tree.customContextMenuRequested.connect(self._open_menu)
        tree.delegate.labels_clicked.connect(lambda key: self.set_labels(key, on=not desk.look.of(key).labels))
        tree.delegate.lock_clicked.connect(lambda key: desk.set_locked(key, not desk.is_locked(key)))
        self.bar.opacity_changed.connect(lambda share: self.set_opacity(self.tree.current_key(), share))
        self.bar.labels_toggled.connect(lambda on: self.set_labels(self.tree.current_key(), on=on))
        self.bar.lock_toggled.connect(lambda on: self._change(self.tree.current_key(), locked=on))
        self.filter.textChanged.connect(self._filter)
        desk.session_changed.connect(self.refresh)
        desk.plan_changed.connect(lambda *_: self.refresh())
        desk.theme_changed.connect(self.refresh)
        desk.display_changed.connect(self.refresh)
        desk.backdrops.changed.connect(self.refresh)
        desk.panels_result_changed.connect(self._result_changed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._shown = None
            self.refresh()
        super().changeEvent(event)

    # -- what is shown ------------------------------------------------------------------------------------------

    def name_of(self, key: str) -> str:
        """The name of a layer, group or backdrop for people."""
        own = {"findings": self.tr("Findings"), "strips": self.tr("Protection strips")}
        if key in GROUP_NAMES and key not in schema.LAYERS:
            return say(GROUP_NAMES[key])
        if key in schema.LAYERS:
            return say(schema.LAYERS[key].label)
        return own.get(key) or next((b.name for b in self.desk.backdrops.backdrops if b.id == key), key)

    def refresh(self) -> None:
        """Show the layers of the plan as it stands; the rows are made anew only where they have changed."""
        self.filter.setPlaceholderText(self.tr("Filter layers"))
        self.filter.setAccessibleName(self.tr("Filter layers"))
        self.tree.setAccessibleName(self.tr("Layers"))
        plan = self.desk.plan
        legend = self._legend(plan) if plan is not None else {}
        self._rows = layer_rows(self.desk.look, self._present(plan)) if plan is not None else ()
        shown = (self._rows, legend, self.desk.theme, in_chinese())
        self.tree.blockSignals(True)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(legend)
        self._show_states()
        self.tree.blockSignals(False)
        self._filter(self.filter.text())
        self._show_bar()

    def _present(self, plan: Plan) -> set[str]:
        """Layers with a row: all but parts of sites and strips that the plan has none of."""
        absent = {"site_areas"} if plan.site_areas is None or len(plan.site_areas) == 0 else set()
        return set(self.desk.look.order) - absent - ({"strips"} if len(plan.site.constraints) == 0 else set())

    def _legend(self, plan: Plan) -> dict[str, Legend]:
        """The legend, worked out anew only where what it depends on has changed."""
        desk, look = self.desk, self.desk.look
        wanted = look.plants_by == "finding"
        stands = plant_stands(desk.result, plan.plants().index, current=desk.result_is_current) if wanted else {}
        same = (plan.site, plan.plants(), desk.styles, plan.rule_overrides)
        known = (look.plants_by, stands, plan.rule_pack)
        if (
            self._known is None
            or known != self._known[1]
            or any(a is not b for a, b in zip(same, self._known[0], strict=True))
        ):
            self._known = (same, known, map_legend(plan, look, desk.styles, stands))
        return self._known[2]

    def _rebuild(self, legend: dict[str, Legend]) -> None:
        current, place = self.tree.current_key(), self.tree.verticalScrollBar().value()
        self.tree.clear()
        for row in self._rows:
            parent = self._item(row.group if row.is_group else row.layers[0])
            parent.setIcon(0, icon(ICONS[row.group if row.is_group else row.layers[0]]))
            self.tree.addTopLevelItem(parent)
            for layer in row.layers if row.is_group else ():
                parent.addChild(self._item(layer))  # no icon: the name needs the room
        for item in self.tree.rows():
            for entry, count in legend.get(item.data(0, KEY), ()):
                item.addChild(self._legend_item(entry, count))
            item.setExpanded(item.data(0, KEY) not in self._closed)
            if item.data(0, KEY) == current:
                self.tree.setCurrentItem(item)
        first = self.tree.topLevelItem(0)
        if self.tree.currentItem() is None and first is not None:
            self.tree.setCurrentItem(first)
        self.tree.verticalScrollBar().setValue(place)

    def _item(self, key: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([self.name_of(key)])
        item.setData(0, KEY, key)
        item.setToolTip(0, self.name_of(key))
        return item

    def _legend_item(self, entry: LegendEntry, count: int | None) -> QTreeWidgetItem:
        name = entry.name.in_language("zh" if in_chinese() else "en")
        child = QTreeWidgetItem([name])
        child.setData(0, COUNT, "" if count is None else figure(count))
        child.setToolTip(0, name)
        child.setIcon(0, QIcon(painting.swatch(entry.style)))
        child.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return child

    def _show_states(self) -> None:
        """Ticks, signs and counts as they are now."""
        look = self.desk.look
        for item in self.tree.rows():
            key = str(item.data(0, KEY))
            layers = self._layers(key)
            shown = [look.of(layer).visible for layer in layers]
            state = State.Checked if all(shown) else State.PartiallyChecked if any(shown) else State.Unchecked
            item.setCheckState(0, state)
            if key in look.backdrops:
                self._show_backdrop(item, key)
            if layers == (key,):
                item.setData(0, COUNT, self._count(key))
                item.setData(0, LABELS, look.of(key).labels if key in LABELLED else None)
                item.setData(0, LOCKED, look.of(key).locked if key in EDITABLE else None)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, self._spoken(item))
        self.tree.viewport().update()

    def _spoken(self, item: QTreeWidgetItem) -> str:
        """What a screen reader says of a row besides whether it is ticked."""
        parts = [item.text(0), str(item.data(0, COUNT) or "")]
        parts.append(self.tr("locked") if item.data(0, LOCKED) else "")
        parts.append(self.tr("without labels") if item.data(0, LABELS) is False else "")
        return ", ".join(part for part in parts if part)

    def _show_backdrop(self, item: QTreeWidgetItem, key: str) -> None:
        """Where its file is, and a sign and words where it cannot be shown."""
        backdrop = next((b for b in self.desk.backdrops.backdrops if b.id == key), None)
        if backdrop is not None:
            state = backdrop_state(self.desk.backdrops, backdrop)
            item.setIcon(0, QIcon() if state.is_well else state.icon)
            item.setToolTip(0, f"{backdrop.path}\n{state.sentence or state.words}")

    def _count(self, layer: str) -> str:
        plan, result = self.desk.plan, self.desk.result
        if layer == "findings":
            return figure(len(result.findings)) if result is not None else ""
        if plan is None or layer not in EDITABLE:
            return ""
        return figure(len(features_frame(plan, layer, plan.active_scenario)))

    def _result_changed(self) -> None:
        if self.desk.look.plants_by == "finding":
            self.refresh()
        else:
            self.tree.blockSignals(True)
            self._show_states()
            self.tree.blockSignals(False)

    def _show_bar(self) -> None:
        key = self.tree.current_key()
        layers = self._layers(key)
        look = self.desk.look.of(layers[0]) if layers else LayerLook()
        self.bar.show_layer(
            self.name_of(key) if key else "",
            look,
            labelled=any(layer in LABELLED for layer in layers),
            editable=any(layer in EDITABLE for layer in layers),
            opaque=set(layers) <= OVER_THE_PICTURE,
        )

    def _filter(self, text: str) -> None:
        """Show the rows whose name, or the name of something below or above them, holds the text."""
        wanted = text.strip().casefold()
        for at in range(self.tree.topLevelItemCount()):
            if (item := self.tree.topLevelItem(at)) is not None:
                _show_matching(item, wanted, above=False)

    # -- what is changed ----------------------------------------------------------------------------------------

    def _layers(self, key: str) -> tuple[str, ...]:
        """The layers that a row stands for."""
        group = next((row for row in self._rows if row.is_group and row.group == key), None)
        return group.layers if group is not None else (key,) if key else ()

    def _change(self, key: str, **changes: object) -> None:
        look = self.desk.look
        for layer in self._layers(key):
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
        look, kept = self.desk.look, self._layers(key)
        for layer in (*look.order, *look.backdrops):
            if layer != TOPMOST or layer in kept:
                look = look.with_layer(layer, visible=layer in kept)
        self.desk.set_look(look)

    def _ticked(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, KEY)
        if key:
            self._change(str(key), visible=item.checkState(0) == State.Checked)

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
        layers = ["constraints" if layer == "strips" else layer for layer in self._layers(key)]
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
            LayerMenu(self, key, self._layers(key)).popup(self.tree.viewport().mapToGlobal(at))


def _show_matching(item: QTreeWidgetItem, wanted: str, *, above: bool) -> bool:
    """Show or hide a row and those below it; whether it is shown."""
    here = above or wanted in item.text(0).casefold()
    below = [_show_matching(child, wanted, above=here) for at in range(item.childCount()) if (child := item.child(at))]
    item.setHidden(not (here or any(below)))
    return not item.isHidden()
