"""What is in a map: which columns go where, its rows, what is not sound in it, its layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QTabWidget

from siteplanner.core import schema
from siteplanner.core.repairs import Repairs
from siteplanner.gui.dialogs.field_mapping_table import FieldMappingTable
from siteplanner.gui.dialogs.layer_roles import LayerRoles
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.map_rows import MapRows
from siteplanner.gui.dialogs.repair_choices import RepairChoices
from siteplanner.gui.icons import colored_icon
from siteplanner.gui.numbers import figure
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.wording import say
from siteplanner.services.map_picture import MapPicture
from siteplanner.services.map_preview import MapPreview

COLUMNS, TABLE, SHAPES, LAYERS = range(4)


class MapDetails(QTabWidget):
    """Shows an entry and says what the person changes. ``row_chosen(row)``, from 0, when they go to a row."""

    field_chosen = Signal(str, str)
    repairs_chosen = Signal(object)
    role_wanted = Signal(str, str)
    row_chosen = Signal(int)

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self.mapping = FieldMappingTable()
        self.rows = MapRows()
        self.shapes = RepairChoices()
        self.layers = LayerRoles(roles)
        self._entry: MapEntry | None = None
        self._preview: MapPreview | None = None
        self.setDocumentMode(True)
        for widget, name in (
            (self.mapping, self.tr("Columns")),
            (self.rows, self.tr("Table")),
            (self.shapes, self.tr("Shapes")),
            (self.layers, self.tr("Layers")),
        ):
            self.addTab(widget, name)
        self.mapping.field_chosen.connect(self._field_chosen)
        self.rows.row_chosen.connect(self.row_chosen)
        self.shapes.row_chosen.connect(self._row_chosen)
        self.shapes.repairs_chosen.connect(self.repairs_chosen)
        self.layers.role_wanted.connect(self.role_wanted)

    def show_entry(self, entry: MapEntry | None, used: Mapping[str, str]) -> None:
        """A map, or nothing; ``used`` are the roles of the layers of its file that come in."""
        preview = entry.preview if entry is not None else None
        of = schema.layer(preview.role) if preview is not None else None
        self._entry = entry
        self.mapping.show_mapping(of, preview, entry.fields if entry is not None else {})
        if preview is not self._preview:
            self._preview = preview
            raw = preview.raw if preview is not None else None
            self.rows.show_table(None if raw is None else raw.table, self._goes_to())
        else:
            self.rows.show_heads(self._goes_to())
        layers = preview.layers if preview is not None else ()
        several = len(layers) > 1
        self.layers.show_layers(layers if several else (), used)
        self.setTabVisible(LAYERS, several)
        self.setTabText(LAYERS, self.tr("Layers ({count})").format(count=figure(len(layers))))
        if several and preview is not None and not preview.layer:
            self.setCurrentIndex(LAYERS)

    def show_picture(self, picture: MapPicture | None, repairs: Repairs) -> None:
        """What was found of the shapes; None while it is not known."""
        self.shapes.show_picture(picture, repairs)
        unsound = {found.row: found for found in picture.unsound} if picture is not None else {}
        out = picture.stays_out(repairs) if picture is not None else frozenset[int]()
        marks = {}
        if picture is not None:
            for row, found in unsound.items():
                marks[row] = "error" if row in out else "warning", say(picture.said_of(found, repairs))
        self.rows.rows.set_marks(marks)
        text = self.tr("Shapes ({count})").format(count=figure(len(unsound))) if unsound else self.tr("Shapes")
        self.setTabText(SHAPES, text)
        name = "error" if out else "warning"
        sign = colored_icon(name, QColor(getattr(current_tokens(), name))) if unsound else QIcon()
        self.setTabIcon(SHAPES, sign)

    def go_to(self, row: int) -> None:
        """A row that was chosen on the map."""
        self.rows.go_to(row)

    def _goes_to(self) -> dict[str, list[str]]:
        """The names the plan has for each column of the map."""
        heads: dict[str, list[str]] = {}
        if self._entry is None or self._entry.preview is None:
            return heads
        of = schema.layer(self._entry.preview.role)
        for column, source in self._entry.mapping().items():
            if source in self._entry.preview.columns:
                heads.setdefault(source, []).append(say(of.column(column).label))
        return heads

    def _field_chosen(self, column: str, source: str) -> None:
        self.field_chosen.emit(column, source)
        self.rows.show_heads(self._goes_to())

    def _row_chosen(self, row: int) -> None:
        self.rows.go_to(row)
        self.row_chosen.emit(row)
