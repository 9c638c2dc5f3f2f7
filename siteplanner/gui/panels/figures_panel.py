"""Every figure of the scenario by families of tables; the number under the cursor says what it is made of."""

from __future__ import annotations

from functools import partial

import numpy as np
import shapely
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.features import Feature
from siteplanner.core.measures.basis import Areas, Basis
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.measures.figure_table import FigureTable
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.drawing.charts.chart_list import chart_of_family
from siteplanner.gui.canvas.lit_features import lit_shapes
from siteplanner.gui.desk import Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.icons import icon
from siteplanner.gui.panels.chart_view import ChartView
from siteplanner.gui.panels.figure_clipboard import copy_table
from siteplanner.gui.panels.figure_grid import FigureGrid
from siteplanner.gui.panels.figure_making import PIVOT, Made, made_tables, numbers_holding
from siteplanner.gui.panels.pivot_bar import PivotBar
from siteplanner.gui.panels.price_bar import PriceBar
from siteplanner.gui.panels.table_choice import TableChoice
from siteplanner.gui.panels.trace_view import TraceView
from siteplanner.gui.table_models.figure_model import FigureModel
from siteplanner.gui.wording import say

LANE, HELD_LANE = "figures", "figures that hold what is selected"
CHOSEN = "figures_table"
WITH_AREAS = ("totals", "balance", "indicators", "own")
"""The families whose figures hang on how areas are measured."""
MOST_HELD_CELLS = 4_000
"""Of larger tables it is not looked up which numbers hold what is selected."""
LEAST_SIZE = QSize(240, 90)
MOST_NOTE_CHARACTERS = 160
LOW_PX = 230
"""In a lower panel the rows of the table have the room."""
COPIED_CHART = QT_TRANSLATE_NOOP("FiguresPanel", "Copied the chart as a picture.")
COPIED = QT_TRANSLATE_NOOP("FiguresPanel", "Copied: {table}, with units.")


class FiguresPanel(QWidget):
    """Tables are made in the background from what is shown; while they are, those before stay, marked as old."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.made: Made | None = None
        self._stale = True
        self._seen = False
        self._again = False
        self._wanted = desk.settings.get(CHOSEN, "totals/")
        self.model = FigureModel()
        self.choice = TableChoice()
        self.areas = QComboBox()
        self.state = QLabel()
        self.state.setObjectName("faint")
        self.copy = _button("copy")
        self.as_chart = _button("chart")
        self.as_chart.setCheckable(True)
        self.chart = ChartView(desk)
        self.notes = QLabel()
        self.notes.setObjectName("faint")
        self.notes.setWordWrap(True)
        self.notes.setContentsMargins(8, 2, 8, 2)
        self.view = FigureGrid(self.model)
        self.trace = TraceView()
        self.price = PriceBar(desk)
        self.pivot = PivotBar()
        self.empty = EmptyState("table")
        self.bar = QHBoxLayout()
        self._lay_out()
        self._listen()
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.bar.setContentsMargins(8, 4, 4, 4)
        self.bar.setSpacing(6)
        for widget in (self.choice, self.areas):
            self.bar.addWidget(widget, 3 if widget is self.choice else 0)
        self.bar.addWidget(self.state, 2)
        for button in (self.as_chart, self.copy):
            self.bar.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.chart)
        column.addWidget(self.pages, 1)
        column.addWidget(self.notes)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(left)
        self.split.addWidget(self.trace)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([600, 240])
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self.bar)
        inside.addWidget(self.pivot)
        inside.addWidget(self.price)
        inside.addWidget(self.split, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(whole)
        self.stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _listen(self) -> None:
        self.choice.activated.connect(lambda *_: self._choose())
        self.areas.activated.connect(lambda *_: self.refresh())
        self.pivot.changed.connect(self.refresh)
        self.as_chart.toggled.connect(lambda *_: self._show_page())
        self.copy.clicked.connect(lambda *_: self.copy_all())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._explain())
        self.view.doubleClicked.connect(lambda *_: self.show_place())
        self.trace.feature_chosen.connect(self._show_feature)
        for keys, run in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy_selected),
            (QKeySequence(Qt.Key.Key_Return), self.show_place),
            (QKeySequence(Qt.Key.Key_Escape), self.leave),
        ):
            shortcut = QShortcut(keys, self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)
        desk = self.desk
        desk.session_changed.connect(self._restart)
        desk.panels_shown_changed.connect(lambda *_: self.refresh())
        desk.display_changed.connect(self._moment_changed)
        desk.selection_changed.connect(self._mark_held)

    def retranslate(self) -> None:
        self.choice.setAccessibleName(self.tr("Table"))
        self.copy.setToolTip(self.tr("Copy the table with units, for Excel"))
        self.copy.setAccessibleName(self.tr("Copy the table"))
        self.as_chart.setToolTip(self.tr("Show as a chart"))
        self.as_chart.setAccessibleName(self.tr("Show as a chart"))
        self.view.setAccessibleName(self.tr("Figures"))
        self.areas.setAccessibleName(self.tr("Areas"))
        at = max(0, self.areas.currentIndex())
        self.areas.clear()
        self.areas.addItem(self.tr("Planar areas"), "planar")
        self.areas.addItem(self.tr("Ellipsoidal areas"), "ellipsoidal")
        self.areas.setCurrentIndex(at)
        self.empty.set_texts(self.tr("No figures yet"), self.tr("Open a plan; every figure of it is found here."))
        self._fill_choice()
        self._show_table()

    def minimumSizeHint(self) -> QSize:
        """Docks lie side by side before they become tabs: none may make the window wider than a small screen."""
        return LEAST_SIZE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().height() >= LOW_PX) != (event.size().height() >= LOW_PX):
            self._show_notes(self.table)
            self._explain()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def set_seen(self, seen: bool) -> None:
        """Whether the panel is in front of others: only then are figures worked out."""
        self._seen = seen
        if seen and self._stale:
            self.refresh()
        elif not seen:
            self.desk.light(())

    # -- which table --------------------------------------------------------------------------------------------

    @property
    def table(self) -> FigureTable | None:
        """The table shown now."""
        return self.model.table

    @property
    def chosen_areas(self) -> Areas:
        """How areas are measured in the tables."""
        return "ellipsoidal" if self.areas.currentData() == "ellipsoidal" else "planar"

    @property
    def family(self) -> str:
        """The family whose table is wanted."""
        wanted = self._wanted.partition("/")[0]
        return wanted if wanted in FAMILIES else next(iter(FAMILIES))

    def choose(self, family: str, table: str = "") -> None:
        """Show a table of a family ('': its first one)."""
        self._wanted = f"{family}/{table}"
        self.desk.settings.set(CHOSEN, self._wanted)
        self._fill_choice()
        if self.made is not None and self.made.family == family and not self._stale:
            self._show_table()
        else:
            self.refresh()

    def _choose(self) -> None:
        family, _, table = str(self.choice.currentData() or "").partition("/")
        if family:
            self.choose(family, table)

    def _fill_choice(self) -> None:
        shown = self._shown_table()
        if self.made is None:
            self.choice.fill("", ())
        else:
            self.choice.fill(self.made.family, self.made.tables)
        self.choice.show_entry(self.family, shown.key if shown is not None else "")

    def _shown_table(self) -> FigureTable | None:
        if self.made is None or self.made.family != self.family or not self.made.tables:
            return None
        wanted = self._wanted.partition("/")[2]
        return next((table for table in self.made.tables if table.key == wanted), self.made.tables[0])

    # -- making tables ------------------------------------------------------------------------------------------

    def _restart(self) -> None:
        self.made, self._stale, self._again = None, True, False
        self.desk.background.cancel(LANE)
        self._show_table()
        self.stack.setCurrentIndex(0 if self.desk.plan is not None else 1)
        self.refresh()

    def _moment_changed(self) -> None:
        if self.made is not None and self.made.basis.when != self.desk.moment:
            self.refresh()

    def refresh(self) -> None:
        """Make the tables of the family wanted from what is shown now; when they are seen, and one after the other."""
        self._stale = True
        plan = self.desk.shown_plan
        if plan is None or not self._seen:
            return
        if self.desk.background.is_busy(LANE):
            self._again = True
            return
        basis = Basis.of(plan, None, self.desk.moment, self.chosen_areas)
        self._stale = self._again = False
        self._say_state()
        self.desk.background.start(
            LANE, partial(made_tables, self.family, basis, self.pivot.asked), self._ready, self._failed
        )

    def _ready(self, made: Made) -> None:
        fresh = self.desk.shown_plan is not None and made.basis.plan.site.crs == self.desk.shown_plan.site.crs
        if fresh and made.family == self.family:
            self.made = made
            self._fill_choice()
            self._show_table()
        if self._again or made.family != self.family:
            self.refresh()
        self._say_state()

    def _failed(self, error: Exception) -> None:
        if self._again:
            self.refresh()
        elif isinstance(error, SiteplannerError):
            self.made = None
            self._show_table()
            self.state.setText(say(error.message))
            self.state.setToolTip(self.state.text())
        if not isinstance(error, SiteplannerError | Cancelled):
            raise error

    def _say_state(self) -> None:
        busy = self.desk.background.is_busy(LANE) or self._stale
        self.state.setText(self.tr("working the figures out…") if busy and self.made is None else "")

    def _show_table(self) -> None:
        table = self._shown_table()
        kept = self.view.place
        self.model.set_table(table)
        self._show_notes(table)
        self.areas.setVisible(self.family in WITH_AREAS)
        self.copy.setEnabled(table is not None)
        self._show_page()
        self.pivot.setVisible(table is not None and table.key == PIVOT)
        self.price.setVisible(self.family == "cost")
        self.price.show_basis(self.made.basis if self.made is not None and self.family == "cost" else None)
        self.view.take_up(kept)
        self._explain()
        self._mark_held()

    def _show_notes(self, table: FigureTable | None) -> None:
        """Short ones below the table if there is room; else where a number would be explained, as long as none is."""
        notes = [say(note) for note in table.notes] if table is not None else []
        short = sum(map(len, notes)) <= MOST_NOTE_CHARACTERS and self.height() >= LOW_PX
        self.notes.setText("  ".join(notes) if short else "")
        self.notes.setVisible(bool(self.notes.text()))
        self.trace.notes = "" if short else "\n".join(notes)

    @property
    def chart_key(self) -> str:
        """The chart of the family that is wanted; '' where it has none."""
        return chart_of_family(self.family)

    def _show_page(self) -> None:
        """The table, or the chart of its family."""
        key = self.chart_key
        self.as_chart.setEnabled(bool(key))
        charted = bool(key) and self.as_chart.isChecked()
        self.pages.setCurrentIndex(1 if charted else 0)
        self.trace.setVisible(not charted)
        self.chart.show_chart(key if charted else "", self.made.basis if self.made is not None else None)

    # -- a number is a link -------------------------------------------------------------------------------------

    def _explain(self) -> None:
        """What the current number is made of, here and on the map."""
        table, cell = self.model.table, self.view.cell
        if table is None or self.made is None or cell is None:
            self.trace.show_trace(None, None, None)
            self.desk.light(())
            return
        found, shown = table.trace(*cell), self.model.unit_at(*cell)
        self.trace.show_trace(found, self.made.basis.plan, shown)
        self.desk.light(() if found is None else found.features)

    def show_place(self) -> None:
        """Zoom the map to what the current number is made of."""
        if self.desk.lit and self.desk.shown_plan is not None:
            bounds = shapely.total_bounds(lit_shapes(self.desk.shown_plan, self.desk.lit))
            if np.isfinite(bounds).all():
                west, south, east, north = map(float, bounds)
                self.desk.show_place((west, south, east, north))

    def _show_feature(self, feature: Feature) -> None:
        self.desk.light((feature,))
        self.desk.select_features((feature,))

    def leave(self) -> None:
        """Put the number down, and then give the keys back to the map."""
        if not self.view.put_down():
            self.desk.give_keys_to_map()

    def _mark_held(self) -> None:
        """Underline the numbers that what is selected is part of."""
        table, selected = self.model.table, self.desk.selected
        large = table is None or len(table.rows) * len(table.columns) > MOST_HELD_CELLS
        if table is None or large or not selected or not self._seen:
            self.model.mark_held(frozenset())
            return
        self.desk.background.start(HELD_LANE, partial(numbers_holding, table, selected), self._held_found)

    def _held_found(self, found: tuple[FigureTable, frozenset[tuple[int, int]]]) -> None:
        table, cells = found
        if table is self.model.table:
            self.model.mark_held(cells)

    # -- out ----------------------------------------------------------------------------------------------------

    def copy_all(self) -> None:
        """The whole table, or the chart as a picture, to the clipboard."""
        if self.pages.currentIndex() == 1:
            self.chart.copy()
            self.desk.tell(COPIED_CHART)
        elif self.model.table is not None:
            copy_table(self.model.table)
            self.desk.tell(COPIED(table=self.model.table.title))

    def copy_selected(self) -> None:
        """What is selected to the clipboard; one number alone without headings."""
        if self.view.copy_selected() and self.model.table is not None:
            self.desk.tell(COPIED(table=self.model.table.title))


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setAutoRaise(True)
    return button
