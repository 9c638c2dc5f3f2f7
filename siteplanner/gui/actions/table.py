"""Everything a person can do, one row each. Menus, tool bar, shortcuts, help and tests read this table."""

from __future__ import annotations

from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.arrange import ARRANGE_ACTIONS
from siteplanner.gui.actions.check import CHECK_ACTIONS
from siteplanner.gui.actions.draw import DRAW_ACTIONS
from siteplanner.gui.actions.edit import EDIT_ACTIONS
from siteplanner.gui.actions.figures import FIGURES_ACTIONS
from siteplanner.gui.actions.file import FILE_ACTIONS
from siteplanner.gui.actions.help import HELP_ACTIONS
from siteplanner.gui.actions.look import LOOK_ACTIONS
from siteplanner.gui.actions.measure import MEASURE_ACTIONS
from siteplanner.gui.actions.modify import MODIFY_ACTIONS
from siteplanner.gui.actions.present import PRESENT_ACTIONS
from siteplanner.gui.actions.scenario import SCENARIO_ACTIONS
from siteplanner.gui.actions.view import VIEW_ACTIONS
from siteplanner.gui.actions.window import WINDOW_ACTIONS

ACTIONS: tuple[Action, ...] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *VIEW_ACTIONS,
    *LOOK_ACTIONS,
    *WINDOW_ACTIONS,
    *DRAW_ACTIONS,
    *MODIFY_ACTIONS,
    *ARRANGE_ACTIONS,
    *MEASURE_ACTIONS,
    *CHECK_ACTIONS,
    *FIGURES_ACTIONS,
    *SCENARIO_ACTIONS,
    *PRESENT_ACTIONS,
    *HELP_ACTIONS,
)
"""In the order of the menus, and of the rows within each."""


def action(action_id: str) -> Action:
    """The row of that id."""
    return next(row for row in ACTIONS if row.id == action_id)
