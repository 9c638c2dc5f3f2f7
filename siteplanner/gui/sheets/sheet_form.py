"""Everything about one sheet in a form: its paper, what it shows, its title block, tables and charts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from siteplanner.core.errors import InputError
from siteplanner.core.moment import read_moment
from siteplanner.core.plan import Plan
from siteplanner.core.sheets.map_sheet import ELEMENTS, TITLE_FIELDS, MapSheet
from siteplanner.core.sheets.papers import LANDSCAPE, PAPERS, PORTRAIT
from siteplanner.core.sheets.templates import filled_in, sheet_templates
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.core.themes import themes_of
from siteplanner.drawing.charts.chart_list import CHARTS
from siteplanner.drawing.ready_themes import ready_themes
from siteplanner.drawing.sheet_cells import TABLES
from siteplanner.drawing.sheet_title_block import FIELD_NAMES
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.sheets.ticked_list import TickedList
from siteplanner.gui.wording import say

SCALES: Final = (200, 500, 1000, 2000, 2500, 5000, 10000, 20000, 25000, 50000)
ELEMENT_NAMES: Final[dict[str, Template]] = {
    "legend": QT_TRANSLATE_NOOP("sheets", "Legend"),
    "scale_bar": QT_TRANSLATE_NOOP("sheets", "Scale bar"),
    "grid": QT_TRANSLATE_NOOP("sheets", "Grid crosses"),
    "north_arrow": QT_TRANSLATE_NOOP("sheets", "North arrow"),
    "key_map": QT_TRANSLATE_NOOP("sheets", "Key map where a part is shown"),
}
WHOLE: Final = "whole"
OWN: Final = "own"


class SheetForm(QScrollArea):
    """``sheet`` is what the form says; ``changed`` carries it whenever a person changes something."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sheet = MapSheet("")
        self._plan: Plan | None = None
        self._filling = False
        self.name = QLineEdit()
        self.template, self.paper, self.orientation, self.shows = (QuietCombo() for _ in range(4))
        self.scale = QuietCombo()
        self.scale.setEditable(True)
        self.scale.setInsertPolicy(QuietCombo.InsertPolicy.NoInsert)
        self.scenario, self.look = QuietCombo(), QuietCombo()
        self.moment = QLineEdit()
        self.fields = {name: QLineEdit() for name in TITLE_FIELDS if name != "notes"}
        self.notes = _Notes()
        self.tables, self.charts, self.elements = TickedList(), TickedList(), TickedList()
        self.labels: dict[str, QLabel] = {}
        self._build()
        self._connect()
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    @property
    def _rows(self) -> dict[str, QWidget]:
        """Every field under its key, in the order of the form."""
        return {
            "name": self.name,
            "template": self.template,
            "paper": self.paper,
            "orientation": self.orientation,
            "shows": self.shows,
            "scale": self.scale,
            "scenario_id": self.scenario,
            "moment": self.moment,
            "look": self.look,
            **self.fields,
            "notes": self.notes,
            "elements": self.elements,
            "tables": self.tables,
            "charts": self.charts,
        }

    def _build(self) -> None:
        inner = QWidget()
        form = QFormLayout()
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key, field in self._rows.items():
            self.labels[key] = QLabel()
            self.labels[key].setBuddy(field)
            form.addRow(self.labels[key], field)
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(form)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(300)

    def _connect(self) -> None:
        for combo in (self.template, self.paper, self.orientation, self.shows, self.scenario, self.look):
            combo.activated.connect(self._read)
        self.scale.activated.connect(self._read)
        line = self.scale.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._read)
        for edit in (self.name, self.moment, *self.fields.values()):
            edit.editingFinished.connect(self._read)
        self.notes.left.connect(self._read)
        for ticks in (self.tables, self.charts, self.elements):
            ticks.changed.connect(self._read)

    def retranslate(self) -> None:
        names = {
            "name": self.tr("Name"),
            "template": self.tr("Template"),
            "paper": self.tr("Paper"),
            "orientation": self.tr("Orientation"),
            "shows": self.tr("Shows"),
            "scale": self.tr("Scale"),
            "scenario_id": self.tr("Scenario"),
            "moment": self.tr("In service by"),
            "look": self.tr("Map look"),
            "elements": self.tr("On the sheet"),
            "tables": self.tr("Tables"),
            "charts": self.tr("Charts"),
            **{key: say(text) for key, text in FIELD_NAMES.items()},
        }
        for key, label in self.labels.items():
            label.setText(names[key])
            self._rows[key].setAccessibleName(names[key])
        self.moment.setPlaceholderText(self.tr("all plants; or 2025, 2025Q4, 2025-06-30"))
        for name in ("drawn_by", "checked_by", "approved_by", "date"):
            self.fields[name].setPlaceholderText(self.tr("blank: a box to be signed"))
        self.fields["title"].setPlaceholderText(self.tr("the plan's name"))
        self.tables.offer({key: say(text) for key, text in TABLES.items()})
        self.charts.offer({key: say(of.title) for key, of in CHARTS.items()})
        self.elements.offer({key: say(ELEMENT_NAMES[key]) for key in ELEMENTS})
        if self._plan is not None:
            self.show_sheet(self._plan, self.sheet)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- showing ------------------------------------------------------------------------------------------------

    def show_sheet(self, plan: Plan, sheet: MapSheet) -> None:
        """Fill the form; nothing is told."""
        self._filling = True
        self._plan, self.sheet = plan, sheet
        filled = filled_in(sheet)
        _set_text(self.name, sheet.name)
        language = "zh" if in_chinese() else "en"
        templates = {key: of.name.said_in(language) for key, of in sheet_templates().items()}
        _offer(self.template, templates, sheet.template)
        _offer(self.paper, {key: key for key in PAPERS}, filled.paper)
        turned: dict[str, str] = {LANDSCAPE: self.tr("Landscape"), PORTRAIT: self.tr("Portrait")}
        _offer(self.orientation, turned, filled.orientation)
        _offer(self.shows, self._shown(plan, sheet), _key_of(sheet))
        scales = {"": self.tr("Fits"), **{f"{scale}": f"1:{scale:,}".replace(",", "\u202f") for scale in SCALES}}
        _offer(self.scale, scales, "" if sheet.scale is None else f"{sheet.scale:.15g}")
        if sheet.scale is not None and self.scale.currentData() != f"{sheet.scale:.15g}":
            self.scale.setEditText(f"1:{sheet.scale:.15g}")
        active = {"": self.tr("The active one")}
        scenarios = {of.scenario_id: of.name or of.scenario_id for of in plan.scenarios}
        _offer(self.scenario, {**active, **scenarios}, sheet.scenario_id)
        _set_text(self.moment, sheet.moment)
        own = {name: name for name in themes_of(plan)}
        ready = {theme.id: theme.name.in_language(language) for theme in ready_themes() if theme.id not in own}
        _offer(self.look, {"": self.tr("Printed maps"), **own, **ready}, sheet.look)
        for name, edit in self.fields.items():
            _set_text(edit, getattr(sheet, name))
        if self.notes.toPlainText() != sheet.notes:
            self.notes.setPlainText(sheet.notes)
        self.tables.tick(filled.tables)
        self.charts.tick(filled.charts)
        self.elements.tick(filled.elements)
        self._filling = False

    def _shown(self, plan: Plan, sheet: MapSheet) -> dict[str, str]:
        names = plan.site.zones["name"].to_numpy(dtype=object, na_value="")
        zones = {
            f"zone:{key}": self.tr("Zone {name}").format(name=name or key)
            for key, name in zip(plan.site.zones.index, names, strict=True)
        }
        own = {OWN: self.tr("The place it was moved to")} if _key_of(sheet) == OWN else {}
        plant = {f"plant:{sheet.plant_id}": self.tr("Plant {name}").format(name=sheet.plant_id)}
        return {WHOLE: self.tr("The whole site"), **own, **zones, **(plant if sheet.plant_id else {})}

    # -- reading ------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._filling or self._plan is None:
            return
        sheet = self.sheet
        template = str(self.template.currentData() or sheet.template)
        if template != sheet.template:  # the new template's choices, not the old one's
            sheet = replace(sheet, template=template, paper="", orientation="", tables=None, charts=None, elements=None)
        else:
            sheet = self._with_choices(sheet)
        texts: dict[str, Any] = {name: edit.text().strip() for name, edit in self.fields.items()}
        read = replace(
            sheet,
            name=self.name.text().strip() or self.sheet.name,
            scale=self._scale(),
            scenario_id=str(self.scenario.currentData() or ""),
            moment=self._moment(),
            look=str(self.look.currentData() or ""),
            notes=self.notes.toPlainText().strip(),
            **self._place(),
            **texts,
        )
        if read != self.sheet:
            self.show_sheet(self._plan, read)
            self.changed.emit(read)

    def _with_choices(self, sheet: MapSheet) -> MapSheet:
        """With what differs from the template; what does not stays blank, so that it follows the template."""
        template = filled_in(replace(sheet, paper="", orientation="", tables=None, charts=None, elements=None))
        paper, turned = str(self.paper.currentData()), str(self.orientation.currentData())
        ticked = frozenset(self.elements.ticked)
        tables, charts = self.tables.ticked, self.charts.ticked
        lost = tuple(key for key in filled_in(sheet).tables if key not in TABLES)  # another table of a family
        return replace(
            sheet,
            paper="" if paper == template.paper else paper,
            orientation="" if turned == template.orientation else turned,
            tables=None if set(tables) | set(lost) == set(template.tables) else (*tables, *lost),
            charts=None if set(charts) == set(template.charts) else charts,
            elements=None if ticked == template.elements else self.elements.ticked,
        )

    def _place(self) -> dict[str, Any]:
        """What the sheet shows; nothing where the choice is as it was, so that a place pulled by hand stays."""
        key = str(self.shows.currentData() or WHOLE)
        if key == _key_of(self.sheet):
            return {}
        kind, _, name = key.partition(":")
        return {
            "centre": None,
            "bounds": None,
            "zone_id": name if kind == "zone" else "",
            "plant_id": name if kind == "plant" else "",
        }

    def _scale(self) -> float | None:
        """The number that is chosen or typed, as 2000 or 1:2000; what is none leaves the scale as it is."""
        text = self.scale.currentText().strip()
        if text == self.tr("Fits") or not text:
            return None
        bare = text.replace("：", ":").removeprefix("1:").replace("\u202f", "").replace(",", "").replace(" ", "")
        try:
            scale = float(bare)
        except ValueError:
            return self.sheet.scale
        return scale if 0 < scale < 1e7 else self.sheet.scale

    def _moment(self) -> str:
        text = self.moment.text().strip()
        try:
            return text if not text or read_moment(text) else ""
        except InputError:
            return self.sheet.moment


class _Notes(QPlainTextEdit):
    """Tells when a person has left it; Tab goes on to the next field."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(64)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _key_of(sheet: MapSheet) -> str:
    if sheet.centre is not None or (sheet.bounds is not None and not sheet.zone_id and not sheet.plant_id):
        return OWN
    if sheet.zone_id:
        return f"zone:{sheet.zone_id}"
    return f"plant:{sheet.plant_id}" if sheet.plant_id else WHOLE


def _offer(combo: QuietCombo, choices: dict[str, str], chosen: str) -> None:
    """The choices by key; one that is none of them (another version's) is offered by its key too."""
    combo.blockSignals(True)
    combo.clear()
    for key, name in choices.items():
        combo.addItem(name, key)
    if chosen not in choices and not combo.isEditable():
        combo.addItem(chosen, chosen)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.blockSignals(False)


def _set_text(edit: QLineEdit, text: str) -> None:
    """A line that says this already keeps its cursor."""
    if edit.text().strip() != text:
        edit.setText(text)
