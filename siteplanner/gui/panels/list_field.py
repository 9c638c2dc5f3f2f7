"""A field for a list of words kept as one text, comma between: ticked in a menu, one step when it closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from siteplanner.core.columns import Column
from siteplanner.core.rules.zone_product import products_of
from siteplanner.gui.column_choices import Offers, swatch_icon
from siteplanner.gui.numbers import in_chinese


class ListField(QWidget):
    """Looks and is used like a ``PropertyField``; ``changed(column, text)`` when the menu closes with other words."""

    changed = Signal(str, object)
    refused = Signal(object)

    def __init__(self, column: Column, offers: Offers) -> None:
        super().__init__()
        self.column = column
        self._offers = offers
        self._kept: tuple[str, ...] = ()
        self._several = ""
        self.button = QPushButton()
        self.button.setObjectName("list_field")
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.menu = _StayingMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.menu.aboutToHide.connect(self._finish)
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button, 1)
        self.setFocusProxy(self.button)

    def name_for_readers(self, name: str) -> None:
        self.button.setAccessibleName(name)

    def set_locked(self, *, locked: bool) -> None:
        self.button.setEnabled(not locked)

    def set_offers(self, offers: Offers) -> None:
        self._offers = offers

    def set_source(self, source: str) -> None:
        """Lists rest on nothing but what was ticked."""

    def show_values(self, values: Sequence[Any], several: str) -> None:
        """Show the words of the selected features, or ``several`` where they differ."""
        known = {None if pd.isna(value) else value for value in values}
        self._several = several if len(known) > 1 else ""
        text = next(iter(known)) if len(known) == 1 else None
        self._kept = products_of(text) if text else ()
        self._say()

    def _say(self) -> None:
        names = ("、" if in_chinese() else ", ").join(self._offers.label(word) for word in self._kept)
        shown = self._several or names or self.tr("any")
        self.button.setText(shown)
        self.button.setToolTip(shown)
        self.button.setAccessibleDescription(shown)

    def finish(self) -> None:
        """Close the menu, which takes over what is ticked."""
        self.menu.close()

    # -- the menu -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.menu.clear()
        foreign = [word for word in self._kept if word not in {offer.value for offer in self._offers.offers}]
        for offer in self._offers.offers:
            self._entry(offer.value, offer.label)
            if offer.fill is not None:
                self.menu.actions()[-1].setIcon(swatch_icon(offer.fill))
        for word in foreign:
            self._entry(word, word)

    def _entry(self, word: str, label: str) -> None:
        entry = QAction(label, self.menu)
        entry.setCheckable(True)
        entry.setChecked(word in self._kept)
        entry.setData(word)
        self.menu.addAction(entry)

    def _finish(self) -> None:
        ticked = tuple(str(entry.data()) for entry in self.menu.actions() if entry.isChecked())
        if self._several and not ticked:
            return  # nothing was ticked for features that differ: they stay as they are
        stayed = tuple(word for word in self._kept if word in ticked)  # in the order they stood
        words = (*stayed, *(word for word in ticked if word not in stayed))
        if words != self._kept or self._several:
            self.changed.emit(self.column.name, ",".join(words) or None)


class _StayingMenu(QMenu):
    """A menu that stays open while words are ticked, by mouse or Space."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self.actionAt(event.position().toPoint())
        if at is not None and at.isCheckable():
            at.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.activeAction()
        if event.key() == Qt.Key.Key_Space and at is not None:
            at.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)
