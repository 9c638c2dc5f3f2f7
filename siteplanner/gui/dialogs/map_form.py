"""The form of one map that is brought in: role, layer, text and system beside what is in it and where it lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from siteplanner.core import schema
from siteplanner.core.coordinates import Box
from siteplanner.core.crs_guesses import SWAPPED_MARK
from siteplanner.core.home_county import lie_together
from siteplanner.core.repairs import AS_USUAL
from siteplanner.core.site import Geometries
from siteplanner.gui.background import Background
from siteplanner.gui.dialogs.crs_choice import CrsChoice, code_words, guess_words, place_words
from siteplanner.gui.dialogs.encoding_choice import EncodingChoice
from siteplanner.gui.dialogs.last_time import LastTime
from siteplanner.gui.dialogs.map_details import MapDetails
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.map_pane import MapPane
from siteplanner.gui.dialogs.placement_choices import PlacementChoices
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say
from siteplanner.services.incoming_layer import OWN_PLANE
from siteplanner.services.map_preview import MapPreview

FORM_PX = 336


class MapForm(QWidget):
    """Shows a ``MapEntry`` and says what the person changes; it changes nothing itself."""

    role_chosen = Signal(str)
    layer_chosen = Signal(str)
    encoding_chosen = Signal(str)
    crs_chosen = Signal(object)
    crs_refused = Signal(object)
    guess_chosen = Signal(object)
    axes_chosen = Signal(bool)
    offset_chosen = Signal(str)
    shift_chosen = Signal(object, bool)
    belonging_told = Signal(bool)
    field_chosen = Signal(str, str)
    repairs_chosen = Signal(object)
    role_wanted = Signal(str, str)
    last_time_wanted = Signal(bool)

    def __init__(self, roles: Sequence[str], background: Background) -> None:
        super().__init__()
        self.role = QuietCombo()
        for role in roles:
            self.role.addItem(say(schema.layer(role).label), role)
        self.layer = QuietCombo()
        self.encoding = EncodingChoice()
        self.crs = CrsChoice()
        self.where = _faint()
        self.text = _faint()
        self.last_time = LastTime()
        self.details = MapDetails(roles)
        self.mapping = self.details.mapping
        self.placing = PlacementChoices()
        self.map = MapPane(background)
        self.guesses = self.map.guesses
        self._lay_out()
        self._connect()
        self.show_entry(None)

    # -- building -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widget in (
            (self.tr("Used as"), self.role),
            (self.tr("Layer"), self.layer),
            (self.tr("Text encoding"), self.encoding),
        ):
            self._form.addRow(label, widget)
            widget.setAccessibleName(label)
        self.crs.setAccessibleName(self.tr("Coordinate system"))
        crs_label = QLabel(self.tr("Coordinate system"))
        crs_label.setBuddy(self.crs)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        column.addLayout(self._form)
        column.addWidget(self.text)
        column.addSpacing(4)
        column.addWidget(crs_label)
        column.addWidget(self.crs)
        column.addWidget(self.where)
        column.addWidget(self.placing)
        column.addSpacing(4)
        column.addWidget(self.last_time)
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        left = self._left = QScrollArea()
        left.setWidget(inner)
        left.setWidgetResizable(True)
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFixedWidth(FORM_PX)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.details)
        self.splitter.addWidget(self.map)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(left)
        row.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.role.activated.connect(lambda at: self.role_chosen.emit(self.role.itemData(at)))
        self.layer.activated.connect(lambda at: self.layer_chosen.emit(self.layer.itemData(at)))
        self.encoding.encoding_chosen.connect(self.encoding_chosen)
        self.crs.chosen.connect(self.crs_chosen)
        self.crs.refused.connect(self.crs_refused)
        self.map.guess_chosen.connect(self.guess_chosen)
        self.placing.axes_chosen.connect(self.axes_chosen)
        self.placing.offset_chosen.connect(self.offset_chosen)
        self.placing.shift_chosen.connect(self.shift_chosen)
        self.placing.belonging_told.connect(self.belonging_told)
        self.details.field_chosen.connect(self.field_chosen)
        self.details.repairs_chosen.connect(self.repairs_chosen)
        self.details.role_wanted.connect(self.role_wanted)
        self.details.row_chosen.connect(self.map.view.go_to)
        self.map.row_chosen.connect(self.details.go_to)
        self.last_time.wanted.connect(self.last_time_wanted)

    def hide_role(self) -> None:
        """For a dialog that asks for one role only."""
        self._form.setRowVisible(self.role, False)

    # -- showing ------------------------------------------------------------------------------------------------

    def show_entry(
        self, entry: MapEntry | None, used: Mapping[str, str] | None = None, plan_box: Box | None = None
    ) -> None:
        """Show a map, or nothing; ``used`` are the roles of the layers of its file that come in, ``plan_box`` is where
        the open plan's parcels lie, in degrees."""
        preview = entry.preview if entry is not None else None
        self._allow(entry)
        self.role.setCurrentIndex(self.role.findData(entry.role_now) if entry is not None else -1)
        self._show_layers(preview)
        self._show_text(entry, preview)
        self._show_crs(entry, preview)
        self._show_placing(entry, plan_box)
        self.last_time.show_entry(entry)
        self.details.show_entry(entry, used or {})

    def _allow(self, entry: MapEntry | None) -> None:
        """While a map is read its layers and its place can be chosen all the same: then it is read anew."""
        still = entry is not None and not entry.waiting
        for widget in (self._left, self.details.mapping, self.details.shapes):
            widget.setEnabled(still)
        self.setEnabled(entry is not None)

    def show_picture(self, entry: MapEntry | None, below: Geometries) -> None:
        """Show where the map lies and what is not sound in it, or why that is not known."""
        picture = entry.picture if entry is not None and entry.pictured is entry.preview else None
        repairs = entry.choices.repairs if entry is not None else AS_USUAL
        self.details.show_picture(picture, repairs)
        preview = entry.preview if entry is not None else None
        if picture is not None:
            self.map.show_picture(picture, repairs, below)
        elif entry is not None and entry.fits_no_system:
            self.map.show_nothing(
                self.tr(
                    "No known system puts these figures on a place that can be meant. Name the system, or place the "
                    "map by control points."
                )
            )
        elif preview is not None and preview.layer and not preview.crs:
            self.map.show_question()
        elif preview is not None and preview.incoming is not None:
            self.map.show_nothing(self.tr("The map is being drawn…"))
        else:
            self.map.show_nothing("")

    def show_repairs(self, entry: MapEntry) -> None:
        """Other answers to what becomes of unsound shapes."""
        if entry.picture is not None and entry.pictured is entry.preview:
            self.details.show_picture(entry.picture, entry.choices.repairs)
            self.map.show_repairs(entry.picture, entry.choices.repairs)

    def focus_on_lack(self, entry: MapEntry) -> None:
        """Put the focus where the map still needs an answer."""
        preview = entry.preview
        if preview is not None and not preview.layer:
            self.layer.setFocus()
        elif preview is not None and not preview.crs:
            self.crs.setFocus()
        elif entry.asks_for_shift:
            self.placing.shift.setFocus()
        elif entry.asks_whether_there:
            self.placing.belongs.setFocus()
        else:
            self.role.setFocus()

    def _show_layers(self, preview: MapPreview | None) -> None:
        self.layer.clear()
        layers = preview.layers if preview is not None else ()
        for layer in layers:
            if layer.geometry_type is not None:
                self.layer.addItem(
                    self.tr("{name} ({rows} rows)").format(name=layer.name, rows=figure(layer.rows)), layer.name
                )
        self.layer.setPlaceholderText(self.tr("Choose a layer"))
        self.layer.setCurrentIndex(self.layer.findData(preview.layer) if preview is not None else -1)
        self._form.setRowVisible(self.layer, len(layers) > 1)

    def _show_crs(self, entry: MapEntry | None, preview: MapPreview | None) -> None:
        guesses = entry.guesses if entry is not None else ()
        systems = {guess.crs: guess_words(guess) for guess in guesses if not guess.swapped}
        now = preview.crs if preview is not None else ""
        stated = preview.stated if preview is not None else ""
        for code in (now, stated):
            if code and code not in systems:
                systems[code] = code_words(code)
        if now == OWN_PLANE:
            systems[now] = self.tr("A plane of its own, placed by control points")
        self.crs.offer(now, systems.items(), default=OWN_PLANE if now == OWN_PLANE else stated)
        self.crs.setEnabled(preview is not None and bool(preview.layer))
        self.where.setText(self._where(entry, preview))
        self.where.setVisible(bool(self.where.text()))

    def _show_placing(self, entry: MapEntry | None, plan_box: Box | None) -> None:
        """The questions about where the map lies, open to view as long as there is one."""
        preview = entry.preview if entry is not None else None
        mark = SWAPPED_MARK if entry is not None and entry.choices.swap_axes else ""
        now = f"{preview.crs}{mark}" if preview is not None and preview.crs else ""
        self.map.show_guesses(entry.guesses if entry is not None else (), now, plan_box)
        box = preview.box if preview is not None else None
        beside_plan = plan_box is not None and box is not None and lie_together(box, plan_box)
        question = preview.outside_home if preview is not None and not beside_plan else None
        self.placing.show_entry(entry, question)

    def _where(self, entry: MapEntry | None, preview: MapPreview | None) -> str:
        if preview is None or not preview.layer:
            return ""
        if preview.where is None and entry is not None and entry.fits_no_system:
            return ""
        if preview.where is None:
            return self.tr("Choose the system that puts the map where it belongs, the likeliest first.")
        place = place_words(*preview.where)
        if entry is not None and entry.choices.shift is not None:
            return self.tr("Shifted as you told. The middle of the map lies at {place}.").format(place=place)
        if entry is not None and entry.told is not None and entry.as_last_time:
            return self.tr("As last time. The middle of the map lies at {place}: check it.").format(place=place)
        if entry is not None and entry.told is not None:
            return self.tr("As you chose. The middle of the map lies at {place}.").format(place=place)
        return self.tr("As the file says. The middle of the map lies at {place}.").format(place=place)

    def _show_text(self, entry: MapEntry | None, preview: MapPreview | None) -> None:
        self._form.setRowVisible(self.encoding, self.encoding.show_entry(entry))
        if preview is None or not preview.layer:
            self.text.setText("")
            return
        sample = preview.sample_text
        template = self.tr("Text: {encoding} · {sample}") if sample else self.tr("Text: {encoding}")
        self.text.setText(template.format(encoding=preview.encoding, sample=sample))
        self.text.setToolTip(self.tr("Check that names read right."))


def _faint() -> QLabel:
    label = QLabel()
    label.setObjectName("faint")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label
