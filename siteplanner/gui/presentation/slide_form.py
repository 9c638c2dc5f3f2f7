"""What a slide shows, field by field; each change is a step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QListView, QPlainTextEdit, QWidget

from siteplanner.core.errors import InputError
from siteplanner.core.measures.families import FAMILIES
from siteplanner.core.moment import read_moment
from siteplanner.core.number_course import number_keys
from siteplanner.core.plan import Plan
from siteplanner.core.slides import SLIDE_KINDS, Slide
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.drawing.charts.chart_list import CHARTS
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.wording import say

KIND_WORDS: dict[str, Template] = {
    "map": QT_TRANSLATE_NOOP("slides", "Map"),
    "comparison": QT_TRANSLATE_NOOP("slides", "Maps side by side"),
    "axonometric": QT_TRANSLATE_NOOP("slides", "Axonometric view"),
    "figures": QT_TRANSLATE_NOOP("slides", "Chart or table"),
    "text": QT_TRANSLATE_NOOP("slides", "Text alone"),
}
TYPING_MS = 900
TEXT_LINES = 4


class SlideForm(QWidget):
    """``changed(slide)`` tells what a person made of the slide shown; ``refused(words)`` what could not be read."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.slide: Slide | None = None
        self._plan: Plan | None = None
        self._filling = False
        self.title, self.moment = QLineEdit(), QLineEdit()
        self.kind, self.scenario, self.chart, self.table = (QuietCombo() for _ in range(4))
        self.others, self.figures = _Ticks(), _Ticks()
        self.text, self.notes = QPlainTextEdit(), QPlainTextEdit()
        self._labels: dict[str, QLabel] = {name: QLabel() for name in _FIELDS}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in _FIELDS:
            field = getattr(self, name)
            self._labels[name].setBuddy(field)
            form.addRow(self._labels[name], field)
        for combo in (self.kind, self.scenario, self.chart, self.table, self.others, self.figures):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
        for box in (self.text, self.notes):
            box.setTabChangesFocus(True)
            box.setFixedHeight(TEXT_LINES * self.fontMetrics().lineSpacing() + 12)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.finish)
        self._listen()
        self.retranslate()

    def _listen(self) -> None:
        for line in (self.title, self.moment):
            line.editingFinished.connect(self.finish)
        for combo in (self.kind, self.scenario, self.chart, self.table):
            combo.activated.connect(lambda _row: self.finish())
        for box in (self.text, self.notes):
            box.textChanged.connect(self._typed)
        for ticks in (self.others, self.figures):
            ticks.ticked.connect(self.finish)

    def retranslate(self) -> None:
        words = {
            "title": self.tr("Title"),
            "kind": self.tr("Shows"),
            "scenario": self.tr("Scenario"),
            "others": self.tr("Before, beside"),
            "moment": self.tr("In service by"),
            "chart": self.tr("Chart"),
            "table": self.tr("Table"),
            "figures": self.tr("Numbers"),
            "text": self.tr("Text"),
            "notes": self.tr("Notes"),
        }
        for name, label in self._labels.items():
            label.setText(words[name])
            getattr(self, name).setAccessibleName(words[name])
        self.moment.setPlaceholderText(self.tr("all"))
        self.moment.setToolTip(self.tr("A year, a quarter or a day: 2025, 2025Q4, 2025-06-30. Blank: all."))
        self.others.setToolTip(
            self.tr("The first is what the key B turns to; maps side by side show them all, up to four.")
        )
        self.figures.setToolTip(self.tr("Numbers beside the map. None ticked: the usual ones."))
        self.show_slide(self.slide, self._plan)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def show_slide(self, slide: Slide | None, plan: Plan | None) -> None:
        """Show a slide of a plan; None: nothing can be entered."""
        same = slide is not None and self.slide is not None and slide.slide_id == self.slide.slide_id
        typing = same and self._typing.isActive()
        if not typing:
            self._typing.stop()
        self._filling = True
        self.slide, self._plan = slide, plan
        self.setEnabled(slide is not None)
        shown = slide or Slide("")
        for name in ("title", "moment"):
            if getattr(self, name).text() != getattr(shown, name):
                getattr(self, name).setText(getattr(shown, name))
        for name in ("text", "notes"):
            if not typing and getattr(self, name).toPlainText() != getattr(shown, name):
                getattr(self, name).setPlainText(getattr(shown, name))
        scenarios = [(each.scenario_id, each.name) for each in plan.scenarios] if plan is not None else []
        _fill(self.kind, [(kind, say(KIND_WORDS[kind])) for kind in SLIDE_KINDS], shown.kind)
        _fill(self.scenario, [("", self.tr("the one that is active")), *scenarios], shown.scenario_id)
        _fill(self.chart, [("", self.tr("none")), *((key, say(of.title)) for key, of in CHARTS.items())], shown.chart)
        _fill(self.table, [("", self.tr("none")), *((key, say(of.title)) for key, of in FAMILIES.items())], shown.table)
        self.others.show_choices([row for row in scenarios if row[0] != shown.scenario_id], shown.others)
        numbers = number_keys(plan, shown.scenario_id or None) if plan is not None and self._has(shown) else ()
        self.figures.show_choices([(key, say(name)) for key, name in numbers], shown.figures)
        self._enable(shown)
        self._filling = False

    def _has(self, slide: Slide) -> bool:
        """Whether the plan has the slide's scenario."""
        known = {each.scenario_id for each in self._plan.scenarios} if self._plan is not None else set()
        return not slide.scenario_id or slide.scenario_id in known

    def _enable(self, slide: Slide) -> None:
        """What does not count for this kind of slide cannot be entered."""
        self.others.setEnabled(slide.kind in ("map", "comparison", "axonometric"))
        self.chart.setEnabled(slide.kind == "figures")
        self.table.setEnabled(slide.kind == "figures" and not slide.chart)
        self.figures.setEnabled(slide.kind != "comparison")
        self.moment.setEnabled(slide.kind != "text")

    def _typed(self) -> None:
        if not self._filling:
            self._typing.start()

    def finish(self) -> None:
        """Take on what was entered."""
        self._typing.stop()
        if self._filling or self.slide is None:
            return
        moment = self.moment.text().strip()
        try:
            if moment:
                read_moment(moment)
        except InputError as error:
            self.refused.emit(error.message)
            self.moment.setText(self.slide.moment)
            moment = self.slide.moment
        chosen: dict[str, Any] = {
            "title": self.title.text().strip(),
            "moment": moment,
            "text": self.text.toPlainText(),
            "notes": self.notes.toPlainText(),
            "kind": self.kind.currentData(),
            "scenario_id": self.scenario.currentData(),
            "chart": self.chart.currentData(),
            "table": self.table.currentData(),
            "others": self.others.chosen,
            "figures": self.figures.chosen,
        }
        made = replace(self.slide, **chosen)
        if made != self.slide:
            self.slide = made
            self.changed.emit(made)


_FIELDS = ("title", "kind", "scenario", "others", "moment", "chart", "table", "figures", "text", "notes")


class _Ticks(QuietCombo):
    """Several of a list: each has a tick, the closed box names what is ticked, in the order of ticking."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen: tuple[str, ...] = ()
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)
        self.setView(QListView(self))
        self.view().viewport().installEventFilter(self)
        self.activated.connect(self._switch)

    def show_choices(self, choices: list[tuple[str, str]], chosen: tuple[str, ...]) -> None:
        self.chosen = chosen
        self.rows.clear()
        for key, words in choices:
            item = QStandardItem(words)
            item.setData(key, Qt.ItemDataRole.UserRole)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.rows.appendRow(item)
        self._show_ticks()

    def _show_ticks(self) -> None:
        names = {}
        for row in range(self.rows.rowCount()):
            item = self.rows.item(row)
            key = str(item.data(Qt.ItemDataRole.UserRole))
            names[key] = item.text()
            ticked = key in self.chosen
            item.setData(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        self.setCurrentIndex(-1)
        self.setPlaceholderText("、".join(names[key] for key in self.chosen if key in names) or "–")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open the list: a closed one has nothing to step through."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _switch(self, row: int) -> None:
        key = str(self.rows.item(row).data(Qt.ItemDataRole.UserRole))
        self.chosen = tuple(k for k in self.chosen if k != key) if key in self.chosen else (*self.chosen, key)
        self._show_ticks()
        self.ticked.emit()


def _fill(combo: QComboBox, choices: list[tuple[str, str]], chosen: str) -> None:
    combo.clear()
    for key, words in choices:
        combo.addItem(words, key)
    if combo.findData(chosen) < 0:
        combo.addItem(chosen, chosen)
    combo.setCurrentIndex(combo.findData(chosen))
