"""Totals of any grouping as a table: one row a group, then the whole; unlike units in columns of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from siteplanner.core.catalogue import load_catalogue
from siteplanner.core.measures.figures import Figures
from siteplanner.core.measures.totals import Totals, TotalsRow
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.numbers import capacity, figure, in_chinese, money, money_unit
from siteplanner.gui.theme import semibold, tabular
from siteplanner.gui.wording import say

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
KEY = Qt.ItemDataRole.UserRole
UNDATED = QT_TRANSLATE_NOOP("TotalsModel", "undated")
OUTSIDE = QT_TRANSLATE_NOOP("TotalsModel", "outside or none")
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ANSWERED = frozenset(
    {
        KEY,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
"""A view asks for four more of each cell, thousands of times while it finds out how wide its columns are."""


@dataclass(frozen=True)
class Column:
    """``of`` is what is shown, ``exact`` the full figure for the tooltip; ``missing`` are the figures whose blanks make
    this one too small."""

    title: str
    of: Callable[[Figures], object]
    show: Callable[[Figures], str]
    exact: Callable[[Figures], str]
    missing: tuple[str, ...] = ()


class TotalsModel(QAbstractTableModel):
    """The first column names the group. A figure that lacks some plants' values carries a mark and says how many."""

    def __init__(self) -> None:
        super().__init__()
        self._totals: Totals | None = None
        self._shown: tuple[TotalsRow, ...] = ()
        self._columns: list[Column] = []
        self._plain: QFont | None = None
        self._tabular = QFont(), QFont()

    def set_totals(self, totals: Totals | None, seen: range | None = None) -> None:
        """Show other totals; the same shape of table keeps its selection and widths.

        ``seen`` are the rows a person sees; of the others, which a view asks for anew once they come into sight, no
        change is told.
        """
        columns = _columns(totals) if totals is not None else []
        shown = () if totals is None else (*totals.rows, totals.total)
        same_rows = self._keys(totals) == self._keys(self._totals)
        if same_rows and [c.title for c in columns] == [c.title for c in self._columns]:
            before, self._totals, self._columns, self._shown = self._shown, totals, columns, shown
            self._tell_changes(before, range(len(shown)) if seen is None else seen)
            return
        self.beginResetModel()
        self._totals, self._columns, self._shown = totals, columns, shown
        self.endResetModel()

    def _tell_changes(self, before: tuple[TotalsRow, ...], seen: range) -> None:
        """Say which cells read otherwise, cell by cell: an area changes in its last digits with every move, to paint a
        table takes as long as to paint the map, and for a range out of sight Qt paints all that is in sight."""
        for at in range(max(seen.start, 0), min(seen.stop, len(self._shown))):
            old, new = before[at], self._shown[at]
            if old is not new and old != new:
                for section in range(len(self._columns) + 1):
                    if self._text(at, old, section) != self._text(at, new, section):
                        self.dataChanged.emit(self.index(at, section), self.index(at, section))

    @staticmethod
    def _keys(totals: Totals | None) -> list[Any]:
        return [] if totals is None else [totals.by, *(row.key for row in totals.rows)]

    def _rows(self) -> tuple[TotalsRow, ...]:
        return self._shown

    @property
    def has_gaps(self) -> bool:
        """Whether some figure lacks some plants' values, so that it carries a mark."""
        whole = self._shown[-1].figures.missing if self._shown else {}
        return any(whole.get(name) for of in self._columns for name in of.missing)

    def is_total(self, row: int) -> bool:
        return row == len(self._rows()) - 1

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows())

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() or self._totals is None else len(self._columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _first_title(self._totals) if section == 0 else self._columns[section - 1].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row = self._rows()[index.row()]
        if role == KEY:
            return row.key
        if role == Qt.ItemDataRole.FontRole:
            return self._fonts(QFont())[self.is_total(index.row())]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), row, index.column())
        if index.column() == 0:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TO_THE_RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            column = self._columns[index.column() - 1]
            lacking = _lacking(row, column)
            exact = column.exact(row.figures)
            note = self.tr("%n plant(s) give no figure: the sum is too small", "", lacking)
            return f"{exact}\n{note}" if lacking else exact
        return None

    def _fonts(self, plain: QFont) -> tuple[QFont, QFont]:
        """For the rows and for the whole, in the application's font."""
        if self._plain != plain:
            self._plain, self._tabular = plain, (tabular(plain), semibold(tabular(plain)))
        return self._tabular

    def _text(self, at: int, row: TotalsRow, section: int) -> str:
        """What a cell of a row reads."""
        if section == 0:
            return self._name(at, row)
        column = self._columns[section - 1]
        lacking = _lacking(row, column)
        if lacking and lacking == row.figures.plants:
            return "– *"  # nothing is known: a sum of 0 would say something
        return column.show(row.figures) + (" *" if lacking else "")

    def _name(self, at: int, row: TotalsRow) -> str:
        if self.is_total(at):
            return say(QT_TRANSLATE_NOOP("TotalsModel", "Total"))
        if row.key is None:
            by_year = self._totals is not None and self._totals.by == "year"
            return say(UNDATED if by_year else OUTSIDE)
        name = row.name("zh" if in_chinese() else "en")
        return f"{row.key}  {name}" if name and name != row.key else str(row.key)


def _lacking(row: TotalsRow, column: Column) -> int:
    """How many blanks make a figure too small."""
    return sum(row.figures.missing.get(name, 0) for name in column.missing)


def _first_title(totals: Totals | None) -> str:
    titles = {
        "zone": say(QT_TRANSLATE_NOOP("TotalsModel", "Zone")),
        "product": say(QT_TRANSLATE_NOOP("TotalsModel", "Product")),
        "substation": say(QT_TRANSLATE_NOOP("TotalsModel", "Substation")),
        "year": say(QT_TRANSLATE_NOOP("TotalsModel", "Year")),
        "parcel": say(QT_TRANSLATE_NOOP("TotalsModel", "Parcel")),
        "developer": say(QT_TRANSLATE_NOOP("TotalsModel", "Developer")),
        "status": say(QT_TRANSLATE_NOOP("TotalsModel", "Status")),
    }
    return titles.get(totals.by, "") if totals else ""


def _amount(key: str, title: str, per: float, unit: str, decimals: int) -> Column:
    return Column(
        title,
        lambda f: f.amounts[key],
        lambda f: figure(f.amounts[key] / per, decimals),
        lambda f: f"{figure(f.amounts[key], 2)} {unit}" if unit else figure(f.amounts[key]),
        (key,),
    )


def _columns(totals: Totals) -> list[Column]:
    products = [product for product in load_catalogue().products() if product in totals.total.figures.capacity]
    return [
        Column(
            say(QT_TRANSLATE_NOOP("TotalsModel", "Plants")),
            lambda f: f.plants,
            lambda f: figure(f.plants),
            lambda f: figure(f.plants),
        ),
        *([_own_product()] if totals.by == "product" else []),
        _amount("footprint_m2", say(QT_TRANSLATE_NOOP("TotalsModel", "Footprint ha")), 1e4, "m²", 2),
        Column(
            say(QT_TRANSLATE_NOOP("TotalsModel", "Output {unit}/a")).format(unit=money_unit()),
            lambda f: f.amounts["output_value_cny"],
            lambda f: money(f.amounts["output_value_cny"]),
            lambda f: f"{figure(f.amounts['output_value_cny'])} CNY/a",
            ("output_value_cny",),
        ),
        _amount("power_kw", say(QT_TRANSLATE_NOOP("TotalsModel", "Connected MW")), 1e3, "kW", 1),
        _amount("demand_kw", say(QT_TRANSLATE_NOOP("TotalsModel", "Demand MW")), 1e3, "kW", 1),
        Column(
            say(QT_TRANSLATE_NOOP("TotalsModel", "Investment {unit}")).format(unit=money_unit()),
            lambda f: f.amounts["investment_cny"],
            lambda f: money(f.amounts["investment_cny"]),
            lambda f: f"{figure(f.amounts['investment_cny'])} CNY",
            ("investment_cny",),
        ),
        _amount("jobs", say(QT_TRANSLATE_NOOP("TotalsModel", "Jobs")), 1.0, "", 0),
        *(_product(product) for product in products if totals.by != "product"),
    ]


def _own_product() -> Column:
    """By product every row has one capacity of its own; the whole has several, which do not add up."""

    def show(figures: Figures) -> str:
        alone = list(figures.capacity.values())
        return capacity(alone[0].value, alone[0].unit) if len(alone) == 1 else "–"

    def exact(figures: Figures) -> str:
        return "\n".join(
            f"{_product_name(key)}: {figure(of.value, 2)} {of.unit}" for key, of in figures.capacity.items()
        )

    return Column(say(QT_TRANSLATE_NOOP("TotalsModel", "Capacity")), lambda f: f.capacity, show, exact, ("capacity",))


def _product(product: str) -> Column:
    def show(figures: Figures) -> str:
        of = figures.capacity.get(product)
        return "–" if of is None else capacity(of.value, of.unit)

    def exact(figures: Figures) -> str:
        of = figures.capacity.get(product)
        return "–" if of is None else f"{figure(of.value, 2)} {of.unit}"

    return Column(_product_name(product), lambda f: f.capacity.get(product), show, exact)


def _product_name(product: str) -> str:
    english, chinese = load_catalogue().products().get(product, (product, product))
    return chinese if in_chinese() else english
