"""The panel of figures, shown and at rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from siteplanner.gui.main_window import MainWindow
from siteplanner.gui.panels.figures_panel import FiguresPanel

Shown = Callable[..., FiguresPanel]
"""``shown(family, table="")``."""


@pytest.fixture
def shown(window: MainWindow, qtbot: Any) -> Shown:
    """Show a table of a family, and wait until it is there."""

    def show(family: str, table: str = "") -> FiguresPanel:
        panel = window.figures_panel
        window.commands.show_figures(family)
        qtbot.waitUntil(lambda: panel.made is not None and panel.made.family == family)
        if table:
            panel.choose(family, table)
        settled(panel, qtbot)
        return panel

    return show


def settled(panel: FiguresPanel, qtbot: Any) -> None:
    background = panel.desk.background
    lanes = ("figures", "figures that hold what is selected", "chart")
    qtbot.waitUntil(lambda: not any(background.is_busy(lane) for lane in lanes))
