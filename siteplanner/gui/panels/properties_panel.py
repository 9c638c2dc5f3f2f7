"""The property editor: what the selected features are, field by field from the schema; each change one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from siteplanner.core import edits, schema
from siteplanner.core.attribute_table import AttributeTable
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.errors import EditError
from siteplanner.core.features import PLANTS, Feature, by_layer, features_frame
from siteplanner.core.fire.applied import reductions_around
from siteplanner.core.fire.findings import RULE_ID as FIRE
from siteplanner.core.fire.reductions import allowed
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import rows_of
from siteplanner.core.shared_attributes import same_attributes
from siteplanner.core.text import Message
from siteplanner.gui.canvas.live_envelopes import TYPES_ATTRIBUTES
from siteplanner.gui.desk import Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.panels.feature_place import place_text
from siteplanner.gui.panels.figure_source import default_text, law_text
from siteplanner.gui.panels.property_field import PropertyField
from siteplanner.gui.panels.property_form import Field, PropertyForm
from siteplanner.gui.panels.walls_field import WallsField
from siteplanner.gui.wording import say

NOTHING, ONE_LAYER, SEVERAL_LAYERS = range(3)


class PropertiesPanel(QWidget):
    """Features of one layer: equal values shown, different ones as “(several values)”; of several: which to look at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty(TYPES_ATTRIBUTES, True)
        self.desk = desk
        self.form: PropertyForm | None = None
        self._table: AttributeTable | None = None
        self._rows: list[int] = []
        self._stack = QStackedWidget()
        self._empty = EmptyState("select")
        self._pages = QStackedWidget()
        self._forms: dict[str, PropertyForm] = {}
        self._mixed = QWidget()
        QVBoxLayout(self._mixed).setContentsMargins(8, 8, 8, 8)
        for page in (self._empty, self._pages, self._mixed):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        desk.session_changed.connect(self.rebuild)
        desk.selection_changed.connect(self.refresh)
        desk.panels_shown_changed.connect(self._shown_changed)
        desk.display_changed.connect(self._show_lock)
        desk.theme_changed.connect(self.refresh)
        desk.panels_result_changed.connect(self._show_reductions)
        self.rebuild()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields that are shown, by column."""
        return self.form.fields if self.form is not None else {}

    @property
    def title(self) -> QLabel:
        return self.form.title if self.form is not None else QLabel()

    @property
    def place(self) -> QLabel:
        return self.form.place if self.form is not None else QLabel()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.rebuild()
        super().changeEvent(event)

    def edit_first(self) -> None:
        """Put the cursor into the first field."""
        if self._rows and self.fields:
            next(iter(self.fields.values())).setFocus()

    # -- what is selected ---------------------------------------------------------------------------------------

    def _selected(self) -> tuple[Feature, ...]:
        return self.desk.session.selected if self.desk.session is not None else ()

    def _shown_changed(self, before: Plan, after: Plan) -> None:
        """While plants only move, their attributes need not be read again."""
        if self._table is None:
            return
        layer = self._table.layer.name
        old, new = features_frame(before, layer), features_frame(after, layer)
        if old is new and before.site is after.site:
            return
        same = layer == PLANTS and before.active_scenario == after.active_scenario and same_attributes(old, new)
        if same and self.form is not None:
            self._table = AttributeTable(self._table.layer, new)
            self.form.place.setText(place_text(self._table, self._rows))
            self.form.show_footprints(self._table, self._rows)
        else:
            self.refresh()

    def rebuild(self) -> None:
        """Make the fields anew: another plan, another language."""
        for layer in tuple(self._forms):
            self._drop(layer)
        self.form = None
        self._empty.set_texts(
            self.tr("Nothing selected"),
            self.tr("Click something on the map to see and edit what it is. Shift adds to the selection."),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the selected features as they are now."""
        session = self.desk.session
        groups = by_layer(self._selected())
        self._table, self._rows = None, []
        if session is None or not groups:
            self._stack.setCurrentIndex(NOTHING)
            return
        if len(groups) > 1:
            self._show_mixed(groups)
            return
        layer, ids = next(iter(groups.items()))
        table = AttributeTable(schema.layer(layer), features_frame(session.shown_plan, layer))
        rows = [int(row) for row in table.rows_of(ids)]
        if not rows:
            self._stack.setCurrentIndex(NOTHING)
            return
        self._table, self._rows = table, rows
        self._show(table, rows, session.shown_plan)

    def _show(self, table: AttributeTable, rows: Sequence[int], plan: Plan) -> None:
        form = self._form_for(table, plan)
        form.set_locked(locked=self.desk.is_locked(table.layer.name))
        form.title.setText(self._title(table, rows))
        form.place.setText(place_text(table, rows))
        form.show_values(table, rows, plan)
        if table.layer.name == PLANTS:
            self._show_sources(table.frame.iloc[list(rows)])
            self._show_reductions()
        self._stack.setCurrentIndex(ONE_LAYER)

    def _form_for(self, table: AttributeTable, plan: Plan) -> PropertyForm:
        """The fields of the layer, made when they are first wanted and kept: selecting must not wait for them."""
        layer = table.layer.name
        own = tuple(of.column for of in table.columns if of.own)
        if layer in self._forms and self._forms[layer].own != own:
            self._drop(layer)
        if layer not in self._forms:
            self._forms[layer] = self._made(table, plan)
        self.form = self._forms[layer]
        self.form.styles = self.desk.styles
        self._pages.setCurrentWidget(self.form.page)
        return self.form

    def _made(self, table: AttributeTable, plan: Plan) -> PropertyForm:
        form = PropertyForm(table.layer, table, plan, self.desk.styles)
        form.changed.connect(self._change)
        form.refused.connect(self.desk.tell)
        form.renamed.connect(self._rename)
        form.unlock_wanted.connect(self._unlock)
        form.given_up.connect(self._give_up)
        form.walls_shown.connect(self.desk.show_walls)
        form.page.setWidget(form)
        self._pages.addWidget(form.page)
        return form

    def _drop(self, layer: str) -> None:
        form = self._forms.pop(layer)
        self._pages.removeWidget(form.page)
        form.page.deleteLater()  # not at once: Qt may be going through all widgets, to dress them anew

    def _title(self, table: AttributeTable, rows: Sequence[int]) -> str:
        if len(rows) == 1:
            named = "name" if "name" in table.frame.columns else "text" if "text" in table.frame.columns else ""
            name = table.value(rows[0], named) if named else None
            return str(name or table.row_id(rows[0]))
        if table.layer.name == PLANTS:
            return self.tr("%n plant(s)", "", len(rows))
        return f"{say(table.layer.label)}  ×  {len(rows)}"

    def _show_mixed(self, groups: dict[str, tuple[str, ...]]) -> None:
        """Features of several layers have little in common: one layer at a time."""
        column = self._mixed.layout()
        assert isinstance(column, QVBoxLayout)
        while (item := column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        title = QLabel(self.tr("Several layers are selected"))
        title.setObjectName("section_title")
        column.addWidget(title)
        for layer, ids in groups.items():
            text = self.tr("Only {layer} ({count})").format(layer=say(schema.layer(layer).label), count=len(ids))
            button = QPushButton(text)
            wanted = tuple(Feature(layer, row_id) for row_id in ids)
            button.clicked.connect(lambda *_, wanted=wanted: self.desk.select_features(wanted))
            column.addWidget(button)
        column.addStretch(1)
        self._stack.setCurrentIndex(SEVERAL_LAYERS)

    def _show_sources(self, rows: pd.DataFrame) -> None:
        """What the figures of the plants' common type rest on, at the fields themselves."""
        types, capacities = set(rows["type_id"]), set(rows["capacity"])
        found = load_catalogue().types.get(str(next(iter(types)))) if len(types) == 1 else None
        at_capacity = next(iter(capacities)) if len(capacities) == 1 else None
        for name, field in self.fields.items():
            if found is None or (pd.isna(at_capacity) and found.capacity is not None):
                field.set_source("")
            elif name == "capacity":
                field.set_source(law_text(found))
            else:
                field.set_source(default_text(found, name, at_capacity))

    def _show_reductions(self) -> None:
        """Which reductions of fire separation are in use around the one plant shown."""
        field = self.fields.get("walls")
        if not isinstance(field, WallsField) or self._table is None or len(self._rows) != 1:
            return
        checker = self.desk.live_checker or self.desk.resting_checker
        if checker is None or checker.plan is not self.desk.shown_plan:
            field.show_in_use(())  # what was true before may not be now
            return
        settings = checker.pack.settings(FIRE)
        rows = rows_of(checker.layout, [self._table.row_id(self._rows[0])])
        if not settings.enabled or not allowed(settings):
            field.show_in_use(None)
        else:
            field.show_in_use(reductions_around(checker.layout, settings, int(rows[0])) if len(rows) else ())

    def _show_lock(self) -> None:
        if self._table is not None and self.form is not None:
            self.form.set_locked(locked=self.desk.is_locked(self._table.layer.name))

    def _unlock(self) -> None:
        if self._table is not None:
            self.desk.set_locked(self._table.layer.name, False)
            self.desk.give_keys_to_map()

    # -- editing ------------------------------------------------------------------------------------------------

    def _give_up(self) -> None:
        """The fields show again what is in the plan, and the map has the keyboard."""
        self.refresh()
        self.desk.give_keys_to_map()

    def finish_typing(self) -> None:
        """Take over what was typed into a field and not yet left, so that saving or leaving loses nothing."""
        if self.form is not None and self._table is not None:
            self.form.finish()

    def _change(self, column: str, value: Any) -> None:
        """One edit for all selected features; see ``edits.set_value``."""
        session, table = self.desk.session, self._table
        if session is None or table is None or self.desk.is_locked(table.layer.name):
            return
        if all(_alike(table.value(row, column), value) for row in self._rows):
            self.refresh()
            return
        ids = [table.row_id(row) for row in self._rows]
        try:
            edit = edits.set_value(session.plan, table.layer.name, ids, column, value, scenario_id=session.scenario_id)
        except EditError as error:
            self._refuse(column, error.message)
            return
        if not self.desk.apply(edit):
            self.refresh()

    def _refuse(self, column: str, why: Message) -> None:
        field = self.fields[column]
        if isinstance(field, PropertyField):
            field.refuse(why)
        else:
            self.desk.tell(why)
            self.refresh()

    def _rename(self, new: str) -> None:
        """Give the one selected feature another number; what refers to it follows."""
        session, table = self.desk.session, self._table
        if session is None or table is None or len(self._rows) != 1 or self.desk.is_locked(table.layer.name):
            return
        layer, old = table.layer.name, table.row_id(self._rows[0])
        if new == old:
            return
        try:
            edit = edits.rename_feature(session.plan, layer, old, new, scenario_id=session.scenario_id)
        except EditError as error:
            self.desk.tell(error.message)
            self.refresh()
            return
        if self.desk.apply(edit):
            self.desk.select_features((Feature(layer, new),))


def _alike(stands: Any, value: Any) -> bool:
    """Whether a cell has that value already (None: a blank), so that setting it would be a step for nothing."""
    return bool(stands is None if value is None else stands is not None and stands == value)
