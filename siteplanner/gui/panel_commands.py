"""Going to the panels and back to the map by keys, and the map alone."""

from __future__ import annotations

from functools import partialmethod

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QWidget

from siteplanner.gui.scenario_commands import ScenarioCommands

SMALL_PX, LARGE = 180, 0.6
"""How high the figures are: beside the map, and as a share of the window where they are to be read."""


class PanelCommands(ScenarioCommands):
    """The keys that lead to a panel lead back to the map from there."""

    _panels_before: QByteArray | None = None

    def show_panel(self, name: str) -> None:
        """Show a panel, ready for the keys; where it has them, back to the map."""
        dock = self.window.docks[name]
        panel, focus = dock.widget(), QApplication.focusWidget()
        if focus is not None and panel.isAncestorOf(focus):
            self.window.canvas.setFocus()
            return
        dock.show()
        dock.raise_()
        first = _first_to_type_in(panel)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    panel_layers = partialmethod(show_panel, "layers")
    panel_types = partialmethod(show_panel, "types")
    panel_properties = partialmethod(show_panel, "properties")
    panel_findings = partialmethod(show_panel, "findings")
    panel_zones = partialmethod(show_panel, "zones")
    panel_targets = partialmethod(show_panel, "targets")
    panel_history = partialmethod(show_panel, "history")
    panel_figures = partialmethod(show_panel, "figures")

    def figures_large(self) -> None:
        """Give the figures most of the window, or the map its place back."""
        window, dock = self.window, self.window.docks["figures"]
        large = not dock.isHidden() and dock.height() > window.height() * LARGE / 2
        if not large:
            dock.show()
            dock.raise_()
            self.window.figures_panel.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            window.canvas.setFocus()
        height = SMALL_PX if large else round(window.height() * LARGE)
        window.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    def map_only(self) -> None:
        """Put all panels away, or bring back those that were there."""
        window, docks = self.window, self.window.docks.values()
        if any(not dock.isHidden() for dock in docks):
            self._panels_before = window.saveState()
            for dock in docks:
                dock.hide()
            window.canvas.setFocus()
        elif self._panels_before is None or not window.restoreState(self._panels_before):
            for dock in docks:
                dock.show()


def _first_to_type_in(panel: QWidget) -> QWidget | None:
    """The first widget of a panel, in the order of Tab, that takes the keys."""
    widget = panel.nextInFocusChain()
    while widget is not None and widget is not panel:  # what was made later stands behind other panels
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if takes_keys and panel.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None
