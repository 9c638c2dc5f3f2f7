"""Every figure of the compared scenarios in one table, with a way out to Excel."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core.comparing.flat_table import FlatTable, flat_table
from siteplanner.core.errors import SiteplannerError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.core.work import Work
from siteplanner.files.comparison_export import export_comparison
from siteplanner.files.file_names import offered_file_name
from siteplanner.gui.comparing.compared_scenarios import ComparedScenarios
from siteplanner.gui.comparing.figures_model import FIGURE, FiguresModel
from siteplanner.gui.dialogs.asked_file import asked_file
from siteplanner.gui.panels.figure_clipboard import plain
from siteplanner.gui.panels.moment_slider import written
from siteplanner.gui.panels.table_clipboard import quoted
from siteplanner.gui.translation import chosen_language
from siteplanner.gui.wording import say
from siteplanner.words import translator

EXPORT_LANE = "comparison export"
ROW_HEIGHT_PX = 26
WIDEST_FIGURE_PX = 320
PADDING_PX = 22
BOLDER = 1.1
"""Headings are semibold, which their metrics do not know before they are shown."""
COPIED = QT_TRANSLATE_NOOP("FiguresTab", "Copied: the compared figures, with units.")
SAVED = QT_TRANSLATE_NOOP("FiguresTab", "Comparison saved as {name}.")


class FiguresTab(QWidget):
    """A row a figure, by families; ▲ better, ▼ worse than the first scenario, by the figure's own direction."""

    def __init__(self, compared: ComparedScenarios) -> None:
        super().__init__()
        self.compared = compared
        self.model = FiguresModel()
        self.view = _table(self.model)
        self.setFocusProxy(self.view)
        self.differences = QCheckBox()
        self.copy, self.export = QPushButton(), QPushButton()
        self.legend = QLabel()
        self.legend.setObjectName("faint")
        self.legend.setWordWrap(True)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 6)
        bar.setSpacing(12)
        bar.addWidget(self.differences)
        bar.addWidget(self.legend, 1)
        bar.addWidget(self.copy)
        bar.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        self.differences.toggled.connect(lambda *_: self.refresh())
        self.copy.clicked.connect(lambda *_: self.copy_all())
        self.export.clicked.connect(lambda *_: self.save())
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy_all)
        compared.changed.connect(self.refresh)
        compared.ids_changed.connect(self.refresh)
        compared.desk.theme_changed.connect(self.refresh)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self.differences.setText(self.tr("&Only differences"))
        self.copy.setText(self.tr("&Copy"))
        self.copy.setToolTip(self.tr("Copy the table with units, for Excel"))
        self.export.setText(self.tr("E&xport…"))
        self.export.setToolTip(self.tr("Save the table as a workbook or as CSV"))
        self.view.setAccessibleName(self.tr("Compared figures"))
        self.refresh()

    def refresh(self) -> None:
        """Show the comparison as it is known now."""
        comparison = self.compared.comparison
        place, row = self.view.verticalScrollBar().value(), self.view.currentIndex().row()
        self.view.clearSpans()
        self.model.show(comparison, self.compared.names, only_differences=self.differences.isChecked())
        for at, line in enumerate(self.model.lines):
            if line.row is None:
                self.view.setSpan(at, 0, 1, self.model.columnCount())
        self._fit_columns()
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row, FIGURE))
        self.view.verticalScrollBar().setValue(place)
        first = "" if comparison is None else self.compared.names.get(comparison.a, comparison.a)
        said = self.tr("▲ better, ▼ worse, ＝ alike beside {first}, by a judgement; ~ some plants do not state it.")
        self.legend.setText("" if comparison is None else said.format(first=first))
        for widget in (self.copy, self.export, self.differences):
            widget.setEnabled(comparison is not None)

    def _fit_columns(self) -> None:
        """As wide as what they hold; measured here, since the view would ask for all of how a cell looks as well."""
        metrics, heading = self.view.fontMetrics(), self.view.horizontalHeader().fontMetrics()
        rows = [at for at, line in enumerate(self.model.lines) if line.row is not None]
        for column in range(self.model.columnCount()):
            title = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            texts = (str(self.model.index(row, column).data()) for row in rows)
            wide = max(map(metrics.horizontalAdvance, texts), default=0)
            wide = max(wide, round(BOLDER * heading.horizontalAdvance(title))) + PADDING_PX
            self.view.setColumnWidth(column, min(wide, WIDEST_FIGURE_PX))

    @property
    def flat(self) -> FlatTable | None:
        """What is shown, as it goes out."""
        comparison = self.compared.comparison
        if comparison is None:
            return None
        names = self.compared.names
        if comparison.when is not None:
            said = self.tr("{scenario}, in service by {moment}")
            moment = written(comparison.when)
            names = {key: said.format(scenario=name, moment=moment) for key, name in names.items()}
        return flat_table(comparison, names, only_differences=self.differences.isChecked())

    def copy_all(self) -> None:
        """The rows shown, to the clipboard: whole numbers in plain units."""
        flat = self.flat
        if flat is None:
            return
        lines = [[say(each) for each in flat.headings], *([plain(value) for value in row] for row in flat.rows)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(map(quoted, line)) for line in lines) + "\n")
        self.compared.desk.tell(COPIED)

    def save(self) -> None:
        """The rows shown, as a workbook or CSV."""
        flat, plan = self.flat, self.compared.plan
        if flat is None or plan is None:
            return
        start = self.tr("{plan} comparison.xlsx").format(plan=offered_file_name(plan.name))
        title, kinds = self.tr("Save the comparison as"), self.tr("Workbook (*.xlsx);;CSV (*.csv)")
        path, _ = asked_file(self, title, start, kinds, (".xlsx", ".csv"))
        if path is None:
            return
        speaker = translator(chosen_language(self.compared.desk.settings.get("language")))

        def job(_: Work) -> Path:
            return export_comparison(flat, path, speaker)

        self.compared.desk.background.start(EXPORT_LANE, job, self._saved, partial(_told, self.compared))

    def _saved(self, path: Path) -> None:
        self.compared.desk.tell(SAVED(name=path.name))


def _told(compared: ComparedScenarios, error: Exception) -> None:
    if not isinstance(error, SiteplannerError):
        raise error
    compared.desk.tell(error.message)


def _table(model: FiguresModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT_PX)
    header = view.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setHighlightSections(False)
    return view
