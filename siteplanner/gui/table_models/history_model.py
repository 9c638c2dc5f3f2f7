"""The steps of the open plan's history for Qt's views: what was done, when, what is saved, what was undone."""

from __future__ import annotations

import re
from datetime import UTC
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from siteplanner.core.history import Step
from siteplanner.gui.icons import icon
from siteplanner.gui.theme import semibold
from siteplanner.gui.wording import say
from siteplanner.services.planning_session import PlanningSession

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
TIME = Qt.ItemDataRole.UserRole
SAVED = Qt.ItemDataRole.UserRole + 1
_Role = Qt.ItemDataRole

_ICONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("move",), "move"),
    (("rotate",), "rotate"),
    (("remove",), "delete"),
    (("place_plants", "import_plants"), "plant"),
    (("copy", "duplicate", "array"), "duplicate"),
    (("split",), "split"),
    (("replace_layer", "update_parcels"), "import"),
    (("add_scenario", "rename_scenario", "set_active_scenario"), "scenario"),
    (("set_rule",), "check"),
    (("add_waiver",), "waive"),
    (("set_targets",), "target"),
    (("add_annotations", "change_note"), "edit"),
    (("add",), "plus"),
    (("reshape", "scale", "stretch", "push", "mirror", "align", "distribute", "merge", "square"), "polygon"),
)
"""The beginnings of an edit's kind, and its picture."""
_KIND = re.compile(r'{"edit":"(\w+)"')
"""How the change log writes the kind; a whole layer of the base map need not be read for it."""


class HistoryModel(QAbstractListModel):
    """One row a step. Rows that stay keep their place; doing one thing inserts one row."""

    def __init__(self) -> None:
        super().__init__()
        self.session: PlanningSession | None = None
        self.muted = QColor()
        self._steps: tuple[Step, ...] = ()

    def refresh(self, session: PlanningSession | None) -> None:
        """Show the history as it stands."""
        after = session.history.steps if session is not None else ()
        if session is not self.session or not self._steps or not after:
            self.beginResetModel()
            self.session, self._steps = session, after
            self.endResetModel()
            return
        kept = _common(self._steps, after)
        if kept < len(self._steps):
            self.beginRemoveRows(NO_PARENT, kept, len(self._steps) - 1)
            self._steps = self._steps[:kept]
            self.endRemoveRows()
        if kept < len(after):
            self.beginInsertRows(NO_PARENT, kept, len(after) - 1)
            self._steps = after
            self.endInsertRows()
        self._steps = after
        self.dataChanged.emit(self.index(0), self.index(len(after) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid() or self.session is None:
            return None
        at, history = index.row(), self.session.history
        if role == _Role.DisplayRole:
            return self._label(at)
        if role == _Role.DecorationRole:
            return icon(self._icon(at))
        if role == _Role.FontRole:
            return semibold(QFont()) if at == history.at else None
        if role == _Role.ForegroundRole:
            return self.muted if at > history.at else None
        if role == TIME:
            return self._time(at, "%H:%M")
        if role == SAVED:
            return at == history.saved
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return self._about(at)
        return None

    def _label(self, at: int) -> str:
        label = self._steps[at].label
        return self.tr("As opened") if label is None else say(label)

    def _icon(self, at: int) -> str:
        change = self.session.change_of(at) if self.session is not None else None
        if change is None:
            return "open"
        found = _KIND.match(change.edit)
        kind = found[1] if found else ""
        return next((name for starts, name in _ICONS if kind.startswith(starts)), "edit")

    def _time(self, at: int, form: str) -> str:
        """When a step was made, by the clock on the wall."""
        change = self.session.change_of(at) if self.session is not None else None
        if change is None:
            return ""
        return change.time.to_pydatetime(warn=False).replace(tzinfo=UTC).astimezone().strftime(form)

    def _about(self, at: int) -> str:
        lines = [self._label(at)]
        assert self.session is not None
        change, history = self.session.change_of(at), self.session.history
        if change is not None:
            lines.append(" · ".join(part for part in (self._time(at, "%Y-%m-%d %H:%M:%S"), change.author) if part))
        if at == history.saved:
            lines.append(self.tr("This is what the file holds."))
        if at > history.at:
            lines.append(self.tr("Undone: click to do it again."))
        return "\n".join(lines)


def _common(before: tuple[Step, ...], after: tuple[Step, ...]) -> int:
    """How many steps from the first on are the same ones."""
    if len(after) >= len(before) and after[len(before) - 1].kept is before[-1].kept:
        return len(before)
    return next(
        (
            n
            for n, (a, b) in enumerate(zip(before, after, strict=False))
            if a.kept is not b.kept or a.label is not b.label
        ),
        min(len(before), len(after)),
    )
