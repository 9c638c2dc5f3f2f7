"""The attribute table: any layer's rows sorted, filtered, edited and summed; what is selected here is on the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from siteplanner.core import schema
from siteplanner.core.attribute_table import AttributeTable
from siteplanner.core.features import FEATURE_LAYERS, features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.row_filter import RowFilter
from siteplanner.gui.column_choices import filter_columns
from siteplanner.gui.desk import Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.icons import icon
from siteplanner.gui.panels.attribute_view import AttributeView
from siteplanner.gui.panels.bulk_bar import BulkBar
from siteplanner.gui.panels.cell_editor import CellEditor
from siteplanner.gui.panels.column_layout import ColumnLayout
from siteplanner.gui.panels.filter_bar import FilterBar
from siteplanner.gui.panels.row_menu import RowMenu
from siteplanner.gui.panels.table_editing import TableEditing
from siteplanner.gui.panels.table_selection import TableSelection
from siteplanner.gui.panels.totals_strip import TotalsStrip
from siteplanner.gui.table_models.attribute_model import AttributeModel
from siteplanner.gui.wording import say

LAYERS = ("plants", "parcels", "zones", "constraints", "substations", "site_areas", "annotations")


class TablePanel(QWidget):
    """Shows one layer of the plan as it stands. Rows keep their places while their values are edited."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.layer = "plants"
        self._plan: Plan | None = None
        self._stale = True
        self.model = AttributeModel()
        self.view = AttributeView(self.model)
        self.editor = CellEditor(self.model, self.view)
        self.view.setItemDelegate(self.editor)
        self.columns = ColumnLayout(self.view, desk.settings)
        self.selection = TableSelection(desk, self.view, self)
        self.editing = TableEditing(desk, self.view, self.selection, self)
        self.menu = RowMenu(desk, self.view, self.selection, self.editing)
        self.totals = TotalsStrip(self.view)
        self.filter = FilterBar(desk.settings)
        self.bulk = BulkBar(self.model)
        self.layers = QComboBox()
        self.lock = QToolButton()
        self.lock.setCheckable(True)
        self.empty = EmptyState("table")
        self._build()
        self._listen()
        self.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.setSpacing(6)
        head.addWidget(self.layers)
        head.addWidget(self.lock)
        head.addWidget(self.filter, 1)
        self.filter.problem.setContentsMargins(8, 0, 8, 4)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.filter.problem)
        column.addWidget(self.bulk)
        column.addWidget(self.view, 1)
        column.addWidget(self.totals)
        self.stack = QStackedWidget()
        self.stack.addWidget(listed)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.bulk.hide()

    def _listen(self) -> None:
        desk, view = self.desk, self.view
        desk.session_changed.connect(self._restart)
        desk.plan_changed.connect(self._plan_changed)
        desk.selection_changed.connect(self._follow_map)
        desk.display_changed.connect(self._show_lock)
        desk.theme_changed.connect(self._dress)
        self.layers.activated.connect(lambda *_: self.show_layer(str(self.layers.currentData())))
        self.lock.clicked.connect(lambda *_: desk.set_locked(self.layer, self.lock.isChecked()))
        self.filter.changed.connect(self._filtered)
        self.filter.select_wanted.connect(self._select_shown)
        self.filter.left.connect(view.setFocus)
        self.bulk.refused.connect(desk.tell)
        self.bulk.wanted.connect(self.editing.set_selected)
        self.model.modelReset.connect(self._follow_map)
        self.selection.changed.connect(self._selection_shown)
        view.selectionModel().currentChanged.connect(self._current_changed)
        view.find_wanted.connect(self.edit_filter)
        view.way_out.clicked.connect(self.clear_filter)

    def retranslate(self) -> None:
        self.layers.clear()
        for name in LAYERS:
            self.layers.addItem(say(schema.layer(name).label), name)
        self.layers.setCurrentIndex(LAYERS.index(self.layer))
        self.layers.setAccessibleName(self.tr("Layer"))
        self.empty.set_texts(self.tr("No table yet"), self.tr("Open a plan; its layers are listed here row by row."))
        self._restart()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- which layer --------------------------------------------------------------------------------------------

    def show_layer(self, layer: str) -> None:
        """Show the table of that layer, the rows that are selected on the map selected."""
        if layer not in FEATURE_LAYERS:
            return
        self.columns.keep()
        self.layer = layer
        self.layers.setCurrentIndex(self.layers.findData(layer))
        self._restart()

    def edit_filter(self) -> None:
        """Put the cursor into the filter."""
        self.filter.line.setFocus()
        self.filter.line.selectAll()

    def clear_filter(self) -> None:
        """Show all rows again and give the table the keys."""
        self.filter.set_text("")
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wake()

    def wake(self) -> None:
        """It can be seen: made anew where that was put off."""
        if self._stale:
            self._restart()

    def hideEvent(self, event: QHideEvent) -> None:
        self.columns.keep()
        super().hideEvent(event)

    def _restart(self) -> None:
        """Another plan, layer or language: the table is made anew once it can be seen."""
        self._stale = not self.isVisible() or self.visibleRegion().isEmpty()  # behind another tab it is "visible" too
        plan = self.desk.plan
        self.stack.setCurrentIndex(1 if plan is None else 0)
        if self._stale:
            self.model.set_table(None, None)
            return
        self._dress()
        self.model.set_table(None, None)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._show(plan)
        self.columns.restore(self.layer)
        self.view.setAccessibleName(say(schema.layer(self.layer).label))
        self.bulk.rebuild()
        self._follow_map()

    def _show(self, plan: Plan | None) -> None:
        self._plan = plan
        table = self._table(plan) if plan is not None else None
        if table is not None and plan is not None:
            self.filter.set_columns(self.layer, filter_columns(table, plan))
        self.model.set_table(table, plan, self.desk.styles)
        self._show_lock()
        self._show_totals()

    def _table(self, plan: Plan) -> AttributeTable:
        return AttributeTable(schema.layer(self.layer), features_frame(plan, self.layer))

    def _plan_changed(self, _: Plan, after: Plan) -> None:
        if self._stale or self.model.table is None:
            return
        if features_frame(after, self.layer) is self.model.table.frame:
            self._plan = after
            return
        kept = self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()
        rows = len(self.model.table)
        self._show(after)
        if self.model.table is not None and len(self.model.table) != rows:
            self.filter.read(final=False)
        self.view.horizontalScrollBar().setValue(kept[0])
        self.view.verticalScrollBar().setValue(kept[1])

    def _dress(self) -> None:
        self.model.muted = self.palette().placeholderText().color()
        self.lock.setIcon(icon("lock"))
        if self.model.table is not None:
            self.model.set_table(self.model.table, self._plan, self.desk.styles)

    # -- filter -------------------------------------------------------------------------------------------------

    def _filtered(self, found: RowFilter) -> None:
        if self.model.table is None:
            return
        fits = found.rows(self.model.table)
        if fits is not None or self.model.filtered:
            self.model.set_fits(fits)
        self._show_totals()

    def _select_shown(self) -> None:
        """Select on the map what the table shows."""
        self.selection.tell_map(self.model.ids(range(self.model.rowCount())))

    # -- selection ----------------------------------------------------------------------------------------------

    def _follow_map(self) -> None:
        if not self._stale:
            self.selection.layer = self.layer
            self.selection.follow_map()

    def _selection_shown(self) -> None:
        count = sum(len(run) for run in self.view.selected_rows())
        self.bulk.set_count(count)
        self.bulk.setVisible(count > 1 and not self.model.locked)
        self._show_totals()

    def _show_totals(self) -> None:
        table = self.model.table
        if table is None:
            self.totals.show_rows(None, "")
            return
        self.view.empty_text = self.tr("No row fits the filter") if len(table) else self.tr("This layer is empty")
        hidden = len(table) > 0 and len(self.model.rows) == 0
        self.view.offer_way_out(self.tr("Clear the filter") if hidden else "")
        chosen = self.selection.rows
        shown, whole = len(self.model.rows), len(table)
        if len(chosen) > 1:
            title = self.tr("{count} of {whole} selected").format(count=len(chosen), whole=whole)
            self.totals.show_rows(self.model.rows[chosen], title)
        else:
            filtered = self.tr("{count} of {whole} rows").format(count=shown, whole=whole)
            self.totals.show_rows(self.model.rows, filtered if shown != whole else self.tr("%n row(s)", "", whole))

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self.bulk.choose(self.model.column_at(current.column()).name)

    # -- locks --------------------------------------------------------------------------------------------------

    def _show_lock(self) -> None:
        locked = self.desk.is_locked(self.layer)
        self.model.locked = locked
        self.lock.setChecked(locked)
        self.lock.setIcon(icon("lock" if locked else "unlock"))
        name = say(schema.layer(self.layer).label)
        told = self.tr("{layer}: locked, click to edit") if locked else self.tr("{layer}: may be edited, click to lock")
        self.lock.setToolTip(told.format(layer=name))
        self.lock.setAccessibleName(self.lock.toolTip())
        self.bulk.setVisible(self.bulk.count > 1 and not locked)

    def finish_typing(self) -> None:
        """Take over what is typed in a cell, so that saving loses nothing."""
        if self.view.state() == AttributeView.State.EditingState:
            self.view.setFocus()
