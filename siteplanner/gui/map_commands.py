"""What a person does with the map as a whole: its grid, its bookmarks, what lies under it."""

from __future__ import annotations

from dataclasses import replace
from functools import partialmethod
from pathlib import Path

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.scenario_commands import ScenarioCommands

PLAN_FIRST = QT_TRANSLATE_NOOP("commands", "Open a plan first: a picture is laid under its map.")


class MapCommands(ScenarioCommands):
    """Looks are no edits; bookmarks and backdrops are kept with the plan and undone like all else."""

    def toggle_grid(self) -> None:
        self.desk.set_look(replace(self.desk.look, grid=not self.desk.look.grid))

    def toggle_clearances(self) -> None:
        """Draw what binds a plant in the hand, or no longer."""
        envelopes = self.window.canvas.surface.envelopes
        envelopes.set_on(not envelopes.on)

    def toggle_fitting(self) -> None:
        """Draw where a plant would fit while it is placed, or no longer."""
        fitting = self.window.canvas.surface.fitting
        fitting.set_on(not fitting.on)

    # -- bookmarks ----------------------------------------------------------------------------------------------

    def show_bookmarks(self) -> None:
        """Show the list of bookmarks, ready for the keys; where it has them, back to the map."""
        panel, dock = self.window.bookmarks_panel, self.window.docks["bookmarks"]
        if panel.list.hasFocus():
            self.window.canvas.setFocus()
            return
        dock.show()
        dock.raise_()
        if panel.bookmarks:
            panel.list.setFocus()
        else:
            panel.begin()

    def bookmark_view(self) -> None:
        """Ask for a name for what the map shows."""
        dock = self.window.docks["bookmarks"]
        dock.show()
        dock.raise_()
        self.window.bookmarks_panel.begin()

    def go_bookmark(self, number: int) -> None:
        """Go to a bookmark by its place in the list, from 1."""
        self.window.bookmarks_panel.go_to(number)

    go_bookmark_1 = partialmethod(go_bookmark, 1)
    go_bookmark_2 = partialmethod(go_bookmark, 2)
    go_bookmark_3 = partialmethod(go_bookmark, 3)
    go_bookmark_4 = partialmethod(go_bookmark, 4)
    go_bookmark_5 = partialmethod(go_bookmark, 5)
    go_bookmark_6 = partialmethod(go_bookmark, 6)
    go_bookmark_7 = partialmethod(go_bookmark, 7)
    go_bookmark_8 = partialmethod(go_bookmark, 8)
    go_bookmark_9 = partialmethod(go_bookmark, 9)

    # -- backdrops ----------------------------------------------------------------------------------------------

    def show_backdrops(self) -> None:
        """Show the dialog of backdrops beside the map."""
        from siteplanner.gui.dialogs.backdrops import BackdropsDialog

        dialog = self.window.findChild(BackdropsDialog) or BackdropsDialog(self.desk, self.window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def add_backdrops(self, paths: list[Path]) -> None:
        """Lay pictures and tiles under the map; the dialog shows what has to be said of them."""
        if self.desk.session is None:
            self.desk.tell(PLAN_FIRST)
            return
        self.show_backdrops()
        self.desk.backdrops.add(paths)

    def can_lie_under(self, path: Path) -> bool:
        """Whether a file or folder is a picture or map tiles."""
        from siteplanner.services.backdrops import is_backdrop_file

        return is_backdrop_file(path)

    def open_dropped(self, paths: list[Path]) -> None:
        """Pictures and tiles are laid under the map; everything else is as with any file."""
        pictures = [path for path in paths if self.can_lie_under(path)]
        if pictures:
            self.add_backdrops(pictures)
        rest = [path for path in paths if path not in pictures]
        if rest:
            super().open_dropped(rest)
