"""What an action needs before it can be done, and the sentence that says what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siteplanner.core.bookmarks import bookmarks_of
from siteplanner.core.scenarios.child_difference import behind
from siteplanner.core.scenarios.tree import parent_of
from siteplanner.core.schema import ANNOTATIONS
from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.actions.action import Ready

if TYPE_CHECKING:
    from siteplanner.gui.desk import Desk

NO_PLAN = QT_TRANSLATE_NOOP("actions", "Open a plan first.")
NOTHING_SELECTED = QT_TRANSLATE_NOOP("actions", "Select a plant first.")
NOTHING_CHOSEN = QT_TRANSLATE_NOOP("actions", "Select something on the map first.")
LOCKED_LAYER = QT_TRANSLATE_NOOP("actions", "What is selected lies in a locked layer. Unlock it in the layers panel.")
NO_NOTE = QT_TRANSLATE_NOOP("actions", "Select a note first.")
NOTHING_TO_UNDO = QT_TRANSLATE_NOOP("actions", "There is nothing to undo.")
NOTHING_TO_REDO = QT_TRANSLATE_NOOP("actions", "There is nothing to redo.")
NO_CHANGES = QT_TRANSLATE_NOOP("actions", "Everything is saved.")
LAST_SCENARIO = QT_TRANSLATE_NOOP("actions", "The last scenario cannot be removed.")
ONE_SCENARIO = QT_TRANSLATE_NOOP("actions", "There is only one scenario. Duplicate it to have two to compare.")
NO_OTHER_SCENARIO = QT_TRANSLATE_NOOP("actions", "There is no other scenario to show in its place.")
NO_PARENT = QT_TRANSLATE_NOOP("actions", "The scenario hangs on no other.")
NOTHING_BEHIND = QT_TRANSLATE_NOOP("actions", "Nothing was changed in the scenario it hangs on since it took over.")
NO_BOOKMARK = QT_TRANSLATE_NOOP("actions", "There is no bookmark at this place of the list.")
NO_FINDINGS = QT_TRANSLATE_NOOP("actions", "There are no findings to step through.")


def with_plan(desk: Desk) -> Template | None:
    return None if desk.session else NO_PLAN


def with_selection(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.session and desk.session.selection else NOTHING_SELECTED)


def with_features(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.selected else NOTHING_CHOSEN)


def with_movable(desk: Desk) -> Template | None:
    movable = any(not desk.is_locked(f.layer) for f in desk.selected)
    return with_features(desk) or (None if movable else LOCKED_LAYER)


def with_note(desk: Desk) -> Template | None:
    notes = [f for f in desk.selected if f.layer == ANNOTATIONS.name]
    return with_plan(desk) or (None if len(notes) == len(desk.selected) == 1 else NO_NOTE)


def with_undo(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.session and desk.session.history.undo_label else NOTHING_TO_UNDO)


def with_redo(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.session and desk.session.history.redo_label else NOTHING_TO_REDO)


def with_changes(desk: Desk) -> Template | None:
    unsaved = desk.session is not None and (desk.session.dirty or desk.session.path is None)
    return with_plan(desk) or (None if unsaved else NO_CHANGES)


def with_two_scenarios(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.plan and len(desk.plan.scenarios) > 1 else LAST_SCENARIO)


def with_scenarios(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.plan and len(desk.plan.scenarios) > 1 else ONE_SCENARIO)


def with_another_offered(desk: Desk) -> Template | None:
    """Another scenario to show in place of the one that goes into the archive."""
    plan = desk.plan
    others = plan is not None and any(not s.archived and s.scenario_id != plan.active_scenario for s in plan.scenarios)
    return with_plan(desk) or (None if others else NO_OTHER_SCENARIO)


def with_parent(desk: Desk) -> Template | None:
    plan = desk.plan
    return with_plan(desk) or (None if plan is not None and parent_of(plan, plan.active_scenario) else NO_PARENT)


def with_something_behind(desk: Desk) -> Template | None:
    plan = desk.plan
    return with_parent(desk) or (None if plan is not None and behind(plan, plan.active_scenario) else NOTHING_BEHIND)


def with_findings(desk: Desk) -> Template | None:
    return with_plan(desk) or (None if desk.result and desk.result.findings else NO_FINDINGS)


def with_bookmark(number: int) -> Ready:
    """Whether the plan has so many bookmarks."""
    return lambda desk: (
        with_plan(desk) or (None if desk.plan and len(bookmarks_of(desk.plan)) >= number else NO_BOOKMARK)
    )
