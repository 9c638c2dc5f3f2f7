"""What is selected in the table and what on the map are the same, whoever selects."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from siteplanner.core.attribute_table import Rows
from siteplanner.core.features import Feature, by_layer
from siteplanner.gui.desk import Desk
from siteplanner.gui.panels.attribute_view import AttributeView

MANY_FOR_THE_MAP = 20_000
"""So many rows are selected on the map at most; more are selected in the table alone."""


class TableSelection(QObject):
    """``changed`` when other rows are selected in the table, by a person or because the map says so."""

    changed = Signal()

    def __init__(self, desk: Desk, view: AttributeView, parent: QObject) -> None:
        super().__init__(parent)
        self.layer = ""
        self._desk = desk
        self._view = view
        self._following = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._made)
        view.selectionModel().selectionChanged.connect(lambda *_: self._soon.start())

    @property
    def rows(self) -> Rows:
        """The selected rows as shown, from the top."""
        runs = [np.arange(run.start, run.stop) for run in self._view.selected_rows()]
        return np.unique(np.concatenate(runs)) if runs else np.empty(0, dtype=np.intp)

    def follow_map(self) -> None:
        """Select in the table what is selected on the map."""
        session = self._desk.session
        if session is None or self._following or not self.layer:
            return
        ids = by_layer(session.selected).get(self.layer, ())
        self._following = True
        self._view.select_rows(self._view.attribute_model.shown_rows(ids))
        self._following = False
        self._soon.stop()
        self.changed.emit()

    def tell_map(self, ids: tuple[str, ...]) -> None:
        """Select these rows of the layer on the map, and so here."""
        session = self._desk.session
        if session is None:
            return
        wanted = tuple(Feature(self.layer, row_id) for row_id in ids)
        self._following = True
        if set(wanted) != set(session.selected):
            self._desk.select_features(wanted)
        self._following = False
        if len(wanted) != len(self.rows):
            self.follow_map()

    def _made(self) -> None:
        """A person has selected rows in the table."""
        self.changed.emit()
        rows = self.rows
        if not self._following and self.layer and len(rows) <= MANY_FOR_THE_MAP:
            self.tell_map(self._view.attribute_model.ids(rows))
