"""The property editor: what the selected plants are, field by field from the schema; each change one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shapely.geometry.base import BaseGeometry

from siteplanner.core import edits, schema
from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.columns import Column
from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.shared_attributes import same_attributes
from siteplanner.core.site import shapes_of
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.desk import Desk
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.numbers import figure, in_chinese
from siteplanner.gui.panels.figure_source import default_text, law_text
from siteplanner.gui.panels.property_field import PropertyField
from siteplanner.gui.wording import say

SQUARE_METRES_PER_MU = 10_000 / 15
NO_BREAK = "\u00a0"
LABEL_DIGITS = 13

GROUPS: tuple[tuple[Template, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("properties", "Project"),
        ("name", "developer", "project_id", "type_id", "product", "capacity", "capacity_unit", "status", "in_service"),
    ),
    (
        QT_TRANSLATE_NOOP("properties", "Building"),
        (
            "building_use", "hazard_class", "fire_grade", "open_flame", "civil_rank", "oil_t", "height_m", "storeys",
            "storey_height_m", "floor_area_m2",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("properties", "Power and supplies"),
        (
            "power_kw", "demand_factor", "power_factor", "substation_id", "energy_kwh_a", "water_m3_a", "steam_t_a",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("properties", "Economy"),
        ("investment_cny", "output_value_cny", "tax_cny", "jobs", "sector_code"),
    ),
    (QT_TRANSLATE_NOOP("properties", "Note"), ("note",)),
)  # fmt: skip


class PropertiesPanel(QWidget):
    """One plant, or several at once: equal values shown, different ones as “(several values)”."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.fields: dict[str, PropertyField] = {}
        self._labels: list[QLabel] = []
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        desk.session_changed.connect(self.rebuild)
        desk.selection_changed.connect(self.refresh)
        desk.shown_changed.connect(self._shown_changed)
        desk.plan_changed.connect(self._plan_changed)
        self.rebuild()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.rebuild()
        super().changeEvent(event)

    def edit_first(self) -> None:
        """Put the cursor into the first field."""
        if self._selected() is not None:
            self.fields["name"].setFocus()

    def _shown_changed(self, before: Plan, after: Plan) -> None:
        """While plants only move, their attributes need not be read again."""
        scenario = after.active_scenario
        moved_only = before.active_scenario == scenario and same_attributes(
            before.plants(scenario), after.plants(scenario)
        )
        rows = self._selected() if moved_only else None
        if rows is None:
            self.refresh()
        else:
            self.place.setText(self._where(rows))

    def _plan_changed(self, before: Any, after: Any) -> None:
        if before.site is not after.site:
            self.rebuild()
        else:
            self.refresh()

    # -- building -----------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make the fields anew: another plan (other substations), another language."""
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.fields, self._labels = {}, []
        self._stack.addWidget(
            EmptyState(
                "select",
                self.tr("Nothing selected"),
                self.tr("Click a plant on the map to see and edit what it is. Shift adds to the selection."),
            )
        )
        form = QWidget()
        rows = QVBoxLayout(form)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setSpacing(4)
        self.title = QLabel()
        self.title.setObjectName("section_title")
        self.title.setWordWrap(True)
        self.place = QLabel()
        self.place.setWordWrap(True)
        self.place.setObjectName("faint")
        rows.addWidget(self.title)
        rows.addWidget(self.place)
        for name, columns in GROUPS:
            rows.addWidget(self._section(say(name)))
            rows.addLayout(self._form(columns))
        rows.addStretch(1)
        self._align_labels()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        self._stack.addWidget(scroll)
        self.refresh()

    @staticmethod
    def _section(title: str) -> QLabel:
        label = QLabel(title)
        label.setObjectName("section_title")
        label.setContentsMargins(0, 8, 0, 0)
        return label

    def _form(self, columns: Sequence[str]) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in columns:
            column = schema.PLANTS.column(name)
            field = PropertyField(column, self._choices(column))
            field.changed.connect(self._change)
            field.refused.connect(self.desk.tell)
            label = QLabel(say(column.label))
            self._labels.append(label)
            label.setBuddy(field)
            field.name_for_readers(say(column.label))
            form.addRow(label, field)
            self.fields[name] = field
        return form

    def _align_labels(self) -> None:
        """One column of labels through all sections, narrow enough for the values; longer ones wrap."""
        metrics = self.fontMetrics()
        widest_px = metrics.horizontalAdvance("0" * LABEL_DIGITS)
        width_px = min(widest_px, max(metrics.horizontalAdvance(label.text()) for label in self._labels))
        for label in self._labels:
            label.setWordWrap(metrics.horizontalAdvance(label.text()) > width_px)
            label.setFixedWidth(width_px)

    def _choices(self, column: Column) -> list[tuple[str, str]]:
        if column.name == "substation_id" and self.desk.plan is not None:
            stations = self.desk.plan.site.substations
            names = stations["name"].fillna("")
            return [(str(at), f"{at}  {names[at]}".strip()) for at in stations.index]
        if column.name == "product":
            language = 1 if in_chinese() else 0
            return [(key, names[language]) for key, names in load_catalogue().products().items()]
        if column.name == "type_id":
            language_code = "zh" if in_chinese() else "en"
            return [(key, found.name(language_code)) for key, found in load_catalogue().types.items()]
        if column.kind == "boolean":
            return [("true", self.tr("Yes")), ("false", self.tr("No"))]
        return [(choice.value, say(choice.label)) for choice in column.domain]

    # -- showing ------------------------------------------------------------------------------------------------

    def _selected(self) -> pd.DataFrame | None:
        session = self.desk.session
        if session is None or not session.selection:
            return None
        plants = session.shown_plan.plants(session.scenario_id)
        known = [plant_id for plant_id in session.selection if plant_id in plants.index]
        return plants.loc[known] if known else None

    def refresh(self) -> None:
        """Show the selected plants as they are now."""
        rows = self._selected()
        self._stack.setCurrentIndex(0 if rows is None else 1)
        if rows is None:
            return
        names = rows["name"].fillna("")
        one = str(names.iloc[0] or rows.index[0])
        self.title.setText(one if len(rows) == 1 else self.tr("%n plant(s)", "", len(rows)))
        self.place.setText(self._where(rows))
        several = self.tr("(several values)")
        for name, field in self.fields.items():
            field.show_values(list(rows[name]), several)
        self._show_sources(rows)

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

    def _where(self, rows: pd.DataFrame) -> str:
        """Footprint and box, in metres and 亩."""
        shapes = shapes_of(rows)  # type: ignore[arg-type]  # a selection of a GeoDataFrame is one
        area_m2 = float(np.nansum(shapely.area(shapes)))
        parts = [
            self.tr("{area} m² · {mu} mu").format(area=figure(area_m2), mu=figure(area_m2 / SQUARE_METRES_PER_MU, 2))
        ]
        if len(rows) == 1:
            box = shapely.minimum_rotated_rectangle(shapes[0])
            sides = _side_lengths(box)
            if len(sides):
                parts.append(f"{figure(float(sides.max()), 1)} × {figure(float(sides.min()), 1)} m")
            parts.insert(0, str(rows.index[0]))
        return "  ·  ".join(part.replace(" ", NO_BREAK) for part in parts)

    # -- editing ------------------------------------------------------------------------------------------------

    def finish_typing(self) -> None:
        """Take over what was typed into a field and not yet left, so that saving or leaving loses nothing."""
        for field in self.fields.values():
            field.finish()

    def _change(self, column: str, value: Any) -> None:
        """One edit for all selected plants. A capacity follows the law of each plant's type where there is one."""
        session, rows = self.desk.session, self._selected()
        if session is None or rows is None:
            return
        if _all_have(rows[column], value):
            self.refresh()
            return
        ids = tuple(str(at) for at in rows.index)
        if column == "capacity" and value is not None and self._grow(ids, float(value)):
            return
        if not self.desk.apply(edits.set_attributes(session.scenario_id, ids, {column: value})):
            self.refresh()

    def _grow(self, ids: tuple[str, ...], capacity: float) -> bool:
        """Footprints and figures follow the capacity. False where no type says how: then it is a figure like others."""
        session = self.desk.session
        assert session is not None
        plants = session.plan.plants(session.scenario_id).loc[list(ids)]
        if (plants["type_id"].isna() | plants["capacity"].isna()).all():
            return False
        try:
            if len(ids) == 1:
                edit: edits.Edit = edits.set_capacity(session.plan, session.scenario_id, ids[0], capacity)
            else:
                edit = edits.set_capacities(session.plan, session.scenario_id, ids, capacity)
        except EditError as error:
            self.desk.tell(error.message)
            self.refresh()
            return True
        if not self.desk.apply(edit):
            self.refresh()
        return True


def _all_have(values: pd.Series, value: Any) -> bool:
    """Whether every plant has that value already (None: a blank), so that setting it would be a step for nothing."""
    return bool((values.isna() if value is None else values.notna() & (values == value)).all())


def _side_lengths(box: BaseGeometry) -> npt.NDArray[np.float64]:
    """The lengths of a rectangle's sides in metres."""
    sides: npt.NDArray[np.float64] = np.hypot(*np.diff(shapely.get_coordinates(box), axis=0).T)
    return sides
