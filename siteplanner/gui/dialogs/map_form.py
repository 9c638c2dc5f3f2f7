"""The form of one map that is brought in: its role, layer, coordinate system, text, and columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from siteplanner.core import schema
from siteplanner.core.coordinates import parse_crs
from siteplanner.gui.dialogs.crs_choice import CrsChoice, code_words, guess_words, place_words
from siteplanner.gui.dialogs.field_mapping_table import FieldMappingTable
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.numbers import figure
from siteplanner.gui.wording import say
from siteplanner.services.map_preview import MapPreview

FORM_PX = 392
GUESSES_PX = 132


class MapForm(QWidget):
    """Shows a ``MapEntry`` and says what the person changes; it changes nothing itself."""

    role_chosen = Signal(str)
    layer_chosen = Signal(str)
    crs_chosen = Signal(object)
    crs_refused = Signal(object)
    field_chosen = Signal(str, str)

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self.role = QuietCombo()
        for role in roles:
            self.role.addItem(say(schema.layer(role).label), role)
        self.layer = QuietCombo()
        self.crs = CrsChoice()
        self.guesses = QListWidget()
        self.where = _faint()
        self.text = _faint()
        self.mapping = FieldMappingTable()
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(self.tr("Used as"), self.role)
        self._form.addRow(self.tr("Layer"), self.layer)
        crs_label = QLabel(self.tr("Coordinate system"))
        crs_label.setBuddy(self.crs)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._form)
        column.addSpacing(4)
        column.addWidget(crs_label)
        column.addWidget(self.crs)
        column.addWidget(self.guesses)
        column.addWidget(self.where)
        column.addSpacing(4)
        column.addWidget(self.text)
        column.addStretch(1)
        left = QWidget()
        left.setFixedWidth(FORM_PX)
        left.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left)
        row.addWidget(self.mapping, 1)
        for label, widget in (
            (self.tr("Used as"), self.role),
            (self.tr("Layer"), self.layer),
            (self.tr("Coordinate system"), self.crs),
        ):
            widget.setAccessibleName(label)
        self.role.activated.connect(lambda at: self.role_chosen.emit(self.role.itemData(at)))
        self.layer.activated.connect(lambda at: self.layer_chosen.emit(self.layer.itemData(at)))
        self._set_up_guesses()
        self.crs.chosen.connect(self.crs_chosen)
        self.crs.refused.connect(self.crs_refused)
        self.mapping.field_chosen.connect(self.field_chosen)
        self.show_entry(None)

    def _set_up_guesses(self) -> None:
        self.guesses.setAccessibleName(self.tr("Where the map would lie"))
        self.guesses.setFixedHeight(GUESSES_PX)
        self.guesses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for signal in (self.guesses.itemClicked, self.guesses.itemActivated):
            signal.connect(lambda item: self.crs_chosen.emit(parse_crs(item.data(Qt.ItemDataRole.UserRole))))

    def hide_role(self) -> None:
        """For a dialog that asks for one role only."""
        self._form.setRowVisible(self.role, False)

    def show_entry(self, entry: MapEntry | None) -> None:
        """Show a map, or nothing."""
        preview = entry.preview if entry is not None else None
        self.setEnabled(entry is not None and not entry.waiting)
        self.role.setCurrentIndex(self.role.findData(entry.role_now) if entry is not None else -1)
        self._show_layers(preview)
        self._show_crs(entry, preview)
        self._show_text(preview)
        of = schema.layer(preview.role) if preview is not None else None
        self.mapping.show_mapping(of, preview, entry.fields if entry is not None else {})

    def focus_on_lack(self, entry: MapEntry) -> None:
        """Put the focus where the map still needs an answer."""
        preview = entry.preview
        if preview is not None and not preview.layer:
            self.layer.setFocus()
        elif preview is not None and not preview.crs:
            self.crs.setFocus()
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
        systems = {} if entry is None else {guess.crs: guess_words(guess) for guess in entry.guesses}
        now = preview.crs if preview is not None else ""
        stated = preview.stated if preview is not None else ""
        for code in (now, stated):
            if code and code not in systems:
                systems[code] = code_words(code)
        self.crs.offer(now, systems.items(), default=stated)
        self.crs.setEnabled(preview is not None and bool(preview.layer))
        self._show_guesses(entry, now)
        self.where.setText(self._where(entry, preview))

    def _show_guesses(self, entry: MapEntry | None, now: str) -> None:
        """The ranked guesses open to view, as long as there is a question."""
        self.guesses.clear()
        for guess in entry.guesses if entry is not None else ():
            item = QListWidgetItem(f"{guess.crs} · {guess.name}\n{place_words(guess.lon, guess.lat)}")
            item.setData(Qt.ItemDataRole.UserRole, guess.crs)
            item.setToolTip(item.text())
            self.guesses.addItem(item)
            if guess.crs == now:
                self.guesses.setCurrentItem(item)
        self.guesses.setVisible(self.guesses.count() > 0)

    def _where(self, entry: MapEntry | None, preview: MapPreview | None) -> str:
        if preview is None or not preview.layer:
            return ""
        if preview.where is None:
            return self.tr("Choose the system that puts the map where it belongs, the likeliest first.")
        place = place_words(*preview.where)
        if entry is not None and entry.told is not None:
            return self.tr("As you chose. The middle of the map lies at {place}.").format(place=place)
        return self.tr("As the file says. The middle of the map lies at {place}.").format(place=place)

    def _show_text(self, preview: MapPreview | None) -> None:
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
