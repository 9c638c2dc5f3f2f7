"""What each row of the table of actions does; methods are named by the rows' ids.

Those about files and scenarios have modules of their own, one built on the other.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from siteplanner.core import edits
from siteplanner.gui import translation
from siteplanner.gui.arrange_commands import ArrangeCommands
from siteplanner.gui.axonometric_commands import AxonometricCommands
from siteplanner.gui.canvas.shape_commands import merge_selected, square_up_selected
from siteplanner.gui.comparing_commands import ComparingCommands
from siteplanner.gui.document_commands import DocumentCommands
from siteplanner.gui.figure_commands import FigureCommands
from siteplanner.gui.fix_commands import FixCommands
from siteplanner.gui.look_commands import LookCommands
from siteplanner.gui.map_commands import MapCommands
from siteplanner.gui.panel_commands import PanelCommands
from siteplanner.gui.pasting_commands import PastingCommands
from siteplanner.gui.presentation_commands import PresentationCommands
from siteplanner.gui.rule_commands import RuleCommands
from siteplanner.gui.sheet_commands import SheetCommands
from siteplanner.gui.theme import apply_theme

TABLE_HEIGHT_PX = 300


class Commands(
    MapCommands,
    ArrangeCommands,
    AxonometricCommands,
    LookCommands,
    PanelCommands,
    FixCommands,
    RuleCommands,
    FigureCommands,
    ComparingCommands,
    PastingCommands,
    PresentationCommands,
    SheetCommands,
    DocumentCommands,
):
    """One method a row of the table of actions. Everything goes through the desk or the map."""

    # -- editing ------------------------------------------------------------------------------------------------

    def undo(self) -> None:
        self.desk.undo()

    def redo(self) -> None:
        self.desk.redo()

    def cut(self) -> None:
        self.copy()
        self.delete()

    def copy(self) -> None:
        self.window.canvas.copy()

    def paste(self) -> None:
        self.window.canvas.paste()

    def paste_in_place(self) -> None:
        self.window.canvas.clipboard.paste_in_place()

    def duplicate(self) -> None:
        self.window.canvas.duplicate()

    def delete(self) -> None:
        session = self.desk.session
        if session is not None and session.selected and self.window.canvas.surface.may_edit(session.selected):
            self.desk.apply(edits.remove_features(session.scenario_id, session.selected), features=())

    def select_all(self) -> None:
        session = self.desk.session
        if session is not None:
            self.desk.select(tuple(session.plan.plants(session.scenario_id).index))

    # -- view ---------------------------------------------------------------------------------------------------

    def zoom_all(self) -> None:
        self.window.canvas.zoom_all()

    def zoom_selection(self) -> None:
        self.window.canvas.zoom_selection()

    def zoom_in(self) -> None:
        self.window.canvas.zoom(1.5)

    def zoom_out(self) -> None:
        self.window.canvas.zoom(1 / 1.5)

    def view_back(self) -> None:
        self.window.canvas.view_back()

    def view_forward(self) -> None:
        self.window.canvas.view_forward()

    def toggle_snap(self) -> None:
        self.window.canvas.set_snapping(not self.window.canvas.snapping)

    def reset_layout(self) -> None:
        self.window.reset_layout()

    def theme_system(self) -> None:
        self._choose_theme("system")

    def theme_light(self) -> None:
        self._choose_theme("light")

    def theme_dark(self) -> None:
        self._choose_theme("dark")

    def _choose_theme(self, choice: str) -> None:
        self.desk.settings.set("theme", choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.desk.set_theme(apply_theme(app, choice))

    def theme_choice(self) -> str:
        return str(self.desk.settings.get("theme", "system"))

    def language_en(self) -> None:
        self._choose_language("en")

    def language_zh_CN(self) -> None:
        self._choose_language("zh_CN")

    def _choose_language(self, language: str) -> None:
        self.desk.settings.set("language", language)
        translation.install_language(language)

    def saved_layout(self) -> tuple[bytes, bytes]:
        """Window geometry and dock state as they were left, base64."""
        layout = self.desk.settings.get("layout", {})
        return str(layout.get("geometry", "")).encode(), str(layout.get("state", "")).encode()

    def save_layout(self, geometry: bytes, state: bytes) -> None:
        self.desk.settings.set("layout", {"geometry": bytes(geometry).decode(), "state": bytes(state).decode()})

    # -- placing and checking -----------------------------------------------------------------------------------

    def tool_select(self) -> None:
        self.window.canvas.use_select()

    def tool_place(self) -> None:
        type_id = self.window.catalogue_panel.current_type
        if type_id:
            self.place_type(type_id, self.window.catalogue_panel.current_capacity)
        else:
            self.window.docks["types"].raise_()
            self.tool_select()

    def place_type(self, type_id: str, capacity: float | None) -> None:
        """Take a plant of the catalogue into the hand."""
        self.window.canvas.use_place(type_id, capacity)

    def typed_move(self) -> None:
        self.window.canvas.type_move()

    def typed_rotate(self) -> None:
        self.window.canvas.type_rotate()

    def merge(self) -> None:
        merge_selected(self.window.canvas.surface)

    def square_up(self) -> None:
        square_up_selected(self.window.canvas.surface)

    def show_properties(self) -> None:
        dock = self.window.docks["properties"]
        dock.show()
        dock.raise_()
        self.window.properties_panel.edit_first()

    def attribute_table(self) -> None:
        self.open_table(self.window.table_panel.layer)

    def open_table(self, layer: str) -> None:
        """Show the table of a layer, high enough to work in."""
        dock, panel = self.window.docks["table"], self.window.table_panel
        dock.show()
        dock.raise_()
        if dock.height() < TABLE_HEIGHT_PX:
            self.window.resizeDocks([dock], [TABLE_HEIGHT_PX], Qt.Orientation.Vertical)
        panel.show_layer(layer)
        panel.view.setFocus()

    def edit_note(self) -> None:
        """Type other words for the note that is selected."""
        self.window.canvas.surface.note_editing.change(self.desk.selected[0].id)

    # -- help ---------------------------------------------------------------------------------------------------

    def find_command(self) -> None:
        self.window.command_palette.open()

    def shortcuts(self) -> None:
        from siteplanner.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.window.keys, self.window).exec()

    def about(self) -> None:
        from siteplanner.gui.dialogs.about import AboutDialog

        AboutDialog(self.window).exec()
