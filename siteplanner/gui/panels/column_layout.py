"""Which columns of a layer's table a person looks at, and how wide they made them; remembered with the settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from siteplanner.gui.cell_text import heading
from siteplanner.gui.panels.attribute_view import AttributeView, fit_widths
from siteplanner.services.settings import Settings

KEPT = "table_columns"


class ColumnLayout:
    """Keeps the header of a view as it was left for each layer; its menu hides and shows columns."""

    def __init__(self, view: AttributeView, settings: Settings) -> None:
        self._view = view
        self._settings = settings
        self._layer = ""
        self._restoring = False
        self.hidden: set[str] = set()
        self._widths: dict[str, int] = {}
        header = view.horizontalHeader()
        for each in (header, view.frozen.horizontalHeader()):
            each.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self._open(header.mapToGlobal(at), header.logicalIndexAt(at))
        )
        frozen = view.frozen.horizontalHeader()
        frozen.customContextMenuRequested.connect(lambda at: self._open(frozen.mapToGlobal(at), 0))
        header.sectionResized.connect(self._resized)
        view.attribute_model.modelReset.connect(self._apply)

    def restore(self, layer: str) -> None:
        """Show the columns of a layer as they were left; wide enough for what is in them where they never were."""
        kept = self._settings.get(KEPT, {}).get(layer, {})
        kept = kept if isinstance(kept, dict) else {}
        self._layer = layer
        self.hidden = {str(name) for name in kept.get("hidden", [])}
        self._widths = {str(name): int(px) for name, px in dict(kept.get("widths", {})).items()}
        self._restoring = True
        fit_widths(self._view)
        for name, width_px in self._widths.items():
            if (section := self._view.attribute_model.section_of(name)) >= 0:
                self._view.setColumnWidth(section, width_px)
        self._restoring = False
        self._apply()

    def _apply(self) -> None:
        model = self._view.attribute_model
        for section in range(1, model.columnCount()):
            self._view.setColumnHidden(section, model.column_at(section).name in self.hidden)

    def show(self, name: str, *, shown: bool) -> None:
        """Show or hide a column."""
        self.hidden = self.hidden - {name} if shown else self.hidden | {name}
        self._apply()
        self._keep()

    def reset(self) -> None:
        """All columns, as wide as what is in them."""
        self.hidden, self._widths = set(), {}
        self._keep()
        self.restore(self._layer)

    def _resized(self, section: int, _: int, width_px: int) -> None:
        if not self._restoring and self._layer and width_px > 0:
            self._widths[self._view.attribute_model.column_at(section).name] = width_px

    def keep(self) -> None:
        """Remember the widths (they are not written at every pixel of a drag)."""
        if self._layer:
            self._keep()

    def _keep(self) -> None:
        mine = {"hidden": sorted(self.hidden), "widths": self._widths}
        self._settings.set(KEPT, {**self._settings.get(KEPT, {}), self._layer: mine})

    # -- the menu -----------------------------------------------------------------------------------------------

    def _open(self, at: QPoint, section: int) -> None:
        menu = self.menu(section)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self, section: int) -> QMenu:
        """Hide the column that was pointed at, or choose which are shown."""
        model, menu = self._view.attribute_model, QMenu(self._view)
        if section > 0:
            name = model.column_at(section).name
            text = QCoreApplication.translate("ColumnLayout", "Hide “{column}”")
            _entry(
                menu, text.format(column=heading(model.column_at(section).column)), lambda: self.show(name, shown=False)
            )
            menu.addSeparator()
        for place in range(1, model.columnCount()):
            of = model.column_at(place)
            entry = menu.addAction(heading(of.column))
            entry.setCheckable(True)
            entry.setChecked(of.name not in self.hidden)
            entry.toggled.connect(lambda shown, name=of.name: self.show(name, shown=shown))
        menu.addSeparator()
        _entry(menu, QCoreApplication.translate("ColumnLayout", "All columns, fitting widths"), self.reset)
        return menu


def _entry(menu: QMenu, text: str, then: Callable[[], None]) -> None:
    menu.addAction(text).triggered.connect(lambda *_: then())
