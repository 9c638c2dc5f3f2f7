"""The rows of the layer tree: made of the layers there are, with their legend, ticks, signs and counts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTreeWidgetItem

from siteplanner.core import schema
from siteplanner.core.features import features_frame
from siteplanner.core.map_look import EDITABLE, LABELLED
from siteplanner.core.measures.power.headroom_words import ABOUT
from siteplanner.core.plan import Plan
from siteplanner.core.rules.kept_packs import RULE_PACKS
from siteplanner.drawing.parcel_looks import HEADROOM
from siteplanner.drawing.style_values import LegendEntry
from siteplanner.gui.backdrop_words import backdrop_state
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.plant_stands import plant_stands
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon
from siteplanner.gui.numbers import figure, in_chinese
from siteplanner.gui.panels.layer_delegate import COUNT, KEY, LABELS, LOCKED
from siteplanner.gui.panels.layer_legend import Legend, map_legend
from siteplanner.gui.panels.layer_rows import (
    BACKDROPS,
    GROUP_NAMES,
    Row,
    layers_of,
)
from siteplanner.gui.panels.layer_tree import LayerTree
from siteplanner.gui.scenarios.change_marks import change_legend
from siteplanner.gui.wording import say

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
State = Qt.CheckState


class LayerItems:
    """Fills ``tree``; rows are made anew only where they have changed, so that place and current row stay."""

    def __init__(self, tree: LayerTree, desk: Desk) -> None:
        self._tree, self._desk = tree, desk
        self._rows: tuple[Row, ...] = ()
        self._closed: set[str] = {"strips"}
        self._shown: object = None
        self._known: tuple[tuple[object, ...], tuple[object, ...], dict[str, Legend]] | None = None
        tree.itemExpanded.connect(lambda item: self._closed.discard(item.data(0, KEY)))
        tree.itemCollapsed.connect(lambda item: self._closed.add(item.data(0, KEY)))

    def forget(self) -> None:
        """Make every row anew at the next opportunity: names have changed."""
        self._shown = None

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show these rows as the look and the plan have them now."""
        plan = self._desk.plan
        legend = dict(self._legend(plan)) if plan is not None else {}
        if marked := change_legend(self._desk):
            legend["plants"] = (*legend.get("plants", ()), *marked)
        self._rows = rows
        shown = (rows, legend, self._desk.theme, in_chinese())
        if shown != self._shown:
            self._shown = shown
            self._tree.blockSignals(True)
            self._rebuild(legend)
            self._tree.blockSignals(False)
        self.show_states()

    def name_of(self, key: str) -> str:
        """The name of a layer, group or backdrop for people."""
        own = {
            "findings": QCoreApplication.translate("LayersPanel", "Findings"),
            "strips": QCoreApplication.translate("LayersPanel", "Protection strips"),
        }
        if key in GROUP_NAMES and key not in schema.LAYERS:
            return say(GROUP_NAMES[key])
        if key in schema.LAYERS:
            return say(schema.LAYERS[key].label)
        return own.get(key) or next((b.name for b in self._desk.backdrops.backdrops if b.id == key), key)

    def _legend(self, plan: Plan) -> dict[str, Legend]:
        """The legend, worked out anew only where what it depends on has changed."""
        desk, look = self._desk, self._desk.look
        wanted = look.plants_by == "finding"
        stands = plant_stands(desk.result, plan.plants(), current=desk.result_is_current) if wanted else {}
        same = (plan.site, plan.plants(), desk.styles, plan.rule_overrides, desk.headroom.looks)
        known = (look.plants_by, stands, plan.rule_pack, plan.settings.get(RULE_PACKS), desk.moment)
        if (
            self._known is None
            or known != self._known[1]
            or any(a is not b for a, b in zip(same, self._known[0], strict=True))
        ):
            self._known = (same, known, map_legend(plan, look, desk.styles, stands, desk.moment, same[-1]))
        return self._known[2]

    def _rebuild(self, legend: dict[str, Legend]) -> None:
        current, place = self._tree.current_key(), self._tree.verticalScrollBar().value()
        self._tree.clear()
        for row in self._rows:
            parent = self._item(row.group if row.is_group else row.layers[0])
            parent.setIcon(0, icon(ICONS[row.group if row.is_group else row.layers[0]]))
            self._tree.addTopLevelItem(parent)
            for layer in row.layers if row.is_group else ():
                parent.addChild(self._item(layer))  # no icon: the name needs the room
        for item in self._tree.rows():
            for entry, count in legend.get(item.data(0, KEY), ()):
                item.addChild(self._legend_item(entry, count))
            item.setExpanded(item.data(0, KEY) not in self._closed)
            if item.data(0, KEY) == current:
                self._tree.setCurrentItem(item)
        first = self._tree.topLevelItem(0)
        if self._tree.currentItem() is None and first is not None:
            self._tree.setCurrentItem(first)
        self._tree.verticalScrollBar().setValue(place)

    def _item(self, key: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([self.name_of(key)])
        item.setData(0, KEY, key)
        item.setToolTip(0, self.name_of(key))
        return item

    def _legend_item(self, entry: LegendEntry, count: int | None) -> QTreeWidgetItem:
        name = entry.name.in_language("zh" if in_chinese() else "en")
        child = QTreeWidgetItem([name])
        child.setData(0, COUNT, "" if count is None else figure(count))
        child.setToolTip(0, f"{name}\n{say(ABOUT)}" if entry.group == HEADROOM else name)
        child.setIcon(0, QIcon(painting.swatch(entry.style)))
        child.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return child

    def show_states(self) -> None:
        """Ticks, signs and counts as they are now."""
        self._tree.blockSignals(True)
        look = self._desk.look
        for item in self._tree.rows():
            key = str(item.data(0, KEY))
            layers = layers_of(self._rows, key)
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
        self._tree.blockSignals(False)
        self._tree.viewport().update()

    def _spoken(self, item: QTreeWidgetItem) -> str:
        """What a screen reader says of a row besides whether it is ticked."""
        parts = [item.text(0), str(item.data(0, COUNT) or "")]
        parts.append(QCoreApplication.translate("LayersPanel", "locked") if item.data(0, LOCKED) else "")
        parts.append(
            QCoreApplication.translate("LayersPanel", "without labels") if item.data(0, LABELS) is False else ""
        )
        return ", ".join(part for part in parts if part)

    def _show_backdrop(self, item: QTreeWidgetItem, key: str) -> None:
        """Where its file is, and a sign and words where it cannot be shown."""
        backdrop = next((b for b in self._desk.backdrops.backdrops if b.id == key), None)
        if backdrop is not None:
            state = backdrop_state(self._desk.backdrops, backdrop)
            item.setIcon(0, QIcon() if state.is_well else state.icon)
            item.setToolTip(0, f"{backdrop.path}\n{state.sentence or state.words}")

    def _count(self, layer: str) -> str:
        plan, result = self._desk.plan, self._desk.result
        if layer == "findings":
            return figure(len(result.findings)) if result is not None else ""
        if plan is None or layer not in EDITABLE:
            return ""
        return figure(len(features_frame(plan, layer, plan.active_scenario)))

    def filter(self, text: str) -> None:
        """Show the rows whose name, or the name of something below or above them, holds the text."""
        wanted = text.strip().casefold()
        for at in range(self._tree.topLevelItemCount()):
            if (item := self._tree.topLevelItem(at)) is not None:
                _show_matching(item, wanted, above=False)


def _show_matching(item: QTreeWidgetItem, wanted: str, *, above: bool) -> bool:
    """Show or hide a row and those below it; whether it is shown."""
    here = above or wanted in item.text(0).casefold()
    below = [_show_matching(child, wanted, above=here) for at in range(item.childCount()) if (child := item.child(at))]
    item.setHidden(not (here or any(below)))
    return not item.isHidden()
