"""Draw the window's typical widgets in both themes and both languages, to judge the look without a screen.

Run ``python scripts/theme_gallery.py OUT_FOLDER``; it writes ``gallery_<theme>_<language>.png``, 1366 x 768.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QToolBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from siteplanner.drawing.styles import MapStyles, load_styles
from siteplanner.gui.empty_state import EmptyState
from siteplanner.gui.icons import colored_icon, icon
from siteplanner.gui.theme import apply_theme, current_tokens, tabular
from siteplanner.gui.toast import Toast
from siteplanner.gui.tokens import qcolor

_TOOLS = ("new", "open", "save", "", "undo", "redo", "", "select", "place", "polygon", "rectangle", "move", "rotate")
_TOOLS += ("measure", "", "check", "present", "snap", "zoom-all", "zoom-selection")
_ZH = {
    "Layers": "图层", "Properties": "属性", "Findings": "问题", "Zones": "片区", "Plants": "项目", "Parcels": "地块",
    "Constraints": "控制要素", "Name": "名称", "Capacity": "产能", "Connected load": "装机负荷", "Product": "产品",
    "In service": "投产", "Zone": "片区", "Load, MW": "负荷，MW", "Capacity, t/a": "产能，t/a", "Apply": "应用",
    "Export": "导出", "Delete": "删除", "No findings": "没有问题", "North finishing": "北部精制区", "Note": "备注",
    "Checked 15 rules on 12 plants: no errors.": "已按 15 条规则检查 12 个项目：无错误。", "Check again": "重新检查",
    "Moved 1 plant by 12.5 m.": "已移动 1 个项目 12.5 m。", "Undo": "撤销", "Tables": "表格", "Charts": "图表",
    "● 2 errors  ▲ 1 warning": "● 2 个错误  ▲ 1 个警告", "Anode finishing line 1": "负极材料精制一线",
    "fire separation 8.42 m of 12 m": "防火间距 8.42 m，要求 12 m", "setback 4.10 m of 5 m": "退让 4.10 m，要求 5 m",
    "Cathode LFP": "磷酸铁锂正极材料", "existing": "现状", "planned": "规划", "Locked": "已锁定",
}  # fmt: skip


class Gallery(QMainWindow):
    """A window of widgets, none of which does anything."""

    def __init__(self, language: str, styles: MapStyles) -> None:
        super().__init__()
        self._chinese = language == "zh"
        self.resize(1366, 768)
        self._tool_bar()
        centre = QLabel()
        centre.setPixmap(_map_swatches(styles, language))
        centre.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setCentralWidget(centre)
        self._dock(self._t("Layers"), self._tree(), Qt.DockWidgetArea.LeftDockWidgetArea)
        self._dock(self._t("Properties"), self._properties(), Qt.DockWidgetArea.RightDockWidgetArea)
        self._dock(self._t("Findings"), self._findings(), Qt.DockWidgetArea.RightDockWidgetArea)
        self._dock(self._t("Tables"), self._tables(), Qt.DockWidgetArea.BottomDockWidgetArea)
        self.statusBar().addWidget(QLabel("X(北) 4174254.332  Y(东) 470015.675"))
        self.statusBar().addPermanentWidget(QLabel("1:2000"))
        self.statusBar().addPermanentWidget(QLabel(self._t("● 2 errors  ▲ 1 warning")))
        bar = QProgressBar(maximum=100, value=40)
        bar.setFixedWidth(120)
        self.statusBar().addPermanentWidget(bar)
        self.toast = Toast(centre)

    def show_toast(self) -> None:
        self.toast.tell(self._t("Moved 1 plant by 12.5 m."), (self._t("Undo"), lambda: None))

    def _t(self, text: str) -> str:
        return _ZH.get(text, text) if self._chinese else text

    def _dock(self, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> None:
        dock = QDockWidget(title)
        dock.setWidget(widget)
        self.addDockWidget(area, dock)

    def _tool_bar(self) -> None:
        bar = QToolBar()
        bar.setIconSize(QSize(20, 20))
        self.addToolBar(bar)
        for name in _TOOLS:
            if not name:
                bar.addSeparator()
                continue
            action = QAction(icon(name), name, self, checkable=name in ("select", "snap"))
            action.setChecked(name == "select")
            action.setEnabled(name not in ("redo", "rotate"))
            bar.addAction(action)

    def _tree(self) -> QWidget:
        tree = QTreeWidget(columnCount=2)
        tree.setHeaderLabels([self._t("Name"), "n"])
        for group, rows in (("Plants", 4), ("Zones", 2), ("Parcels", 0), ("Constraints", 2)):
            top = QTreeWidgetItem(tree, [self._t(group), str(rows * 3)])
            top.setCheckState(0, Qt.CheckState.Checked)
            for i in range(rows):
                QTreeWidgetItem(top, [self._t("Anode finishing line 1"), str(i)])
        tree.expandAll()
        tree.setCurrentItem(tree.topLevelItem(0).child(1))
        tree.setColumnWidth(0, 160)
        return tree

    def _properties(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(8, 8, 8, 8)
        form.setSpacing(4)
        form.addRow(self._t("Name"), QLineEdit(self._t("Anode finishing line 1")))
        for label, value, unit in (("Capacity", 12000, " t/a"), ("Connected load", 4200, " kW")):
            spin = QDoubleSpinBox(maximum=1e9, decimals=0, value=value, suffix=unit, groupSeparatorShown=True)
            form.addRow(self._t(label), spin)
        product = QComboBox()
        product.addItems([self._t("Cathode LFP")])
        form.addRow(self._t("Product"), product)
        off = QLineEdit(self._t("existing"), enabled=False)
        form.addRow(self._t("In service"), off)
        form.addRow(self._t("Note"), QLineEdit(placeholderText=self._t("Note")))
        ticks = QHBoxLayout()
        ticks.addWidget(QCheckBox(self._t("Locked"), checked=True))
        ticks.addWidget(QRadioButton(self._t("planned"), checked=True))
        ticks.addWidget(QSlider(Qt.Orientation.Horizontal, value=40))
        form.addRow(ticks)
        buttons = QHBoxLayout()
        for text, default, enabled in (("Apply", True, True), ("Export", False, True), ("Delete", False, False)):
            button = QPushButton(self._t(text), enabled=enabled)
            button.setDefault(default)
            buttons.addWidget(button)
        form.addRow(buttons)
        return page

    def _findings(self) -> QWidget:
        tokens, page = current_tokens(), QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        rows = QTreeWidget(headerHidden=True, rootIsDecorated=False)
        for name, color, text in (
            ("error", tokens.error, "fire separation 8.42 m of 12 m"),
            ("warning", tokens.warning, "setback 4.10 m of 5 m"),
            ("ok", tokens.ok, "No findings"),
        ):
            QTreeWidgetItem(rows, [self._t(text)]).setIcon(0, colored_icon(name, QColor(color)))
        rows.setFixedHeight(90)
        layout.addWidget(rows)
        empty = EmptyState("check", self._t("No findings"), self._t("Checked 15 rules on 12 plants: no errors."))
        empty.add_button(self._t("Check again"), lambda: None, "refresh")
        layout.addWidget(empty)
        return page

    def _tables(self) -> QWidget:
        tabs = QTabWidget()
        table = QTableWidget(4, 4)
        table.setHorizontalHeaderLabels([self._t(t) for t in ("Zone", "Plants", "Capacity, t/a", "Load, MW")])
        table.setFont(tabular(table.font()))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.setAlternatingRowColors(True)
        for row in range(4):
            values = (self._t("North finishing"), str(row + 3), f"{(row + 1) * 11111:,}".replace(",", "\u2009"), "4.20")
            for column, value in enumerate(values):
                item = QTableWidgetItem(value)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, column, item)
        table.selectRow(1)
        tabs.addTab(table, self._t("Zones"))
        tabs.addTab(QWidget(), self._t("Charts"))
        return tabs


def _map_swatches(styles: MapStyles, language: str) -> QPixmap:
    """Plants on every land use, to see that the plants stand out."""
    picture = QPixmap(700, 470)
    picture.fill(qcolor(styles.background))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plants = list(styles.products.values())
    for i, (code, fill) in enumerate(styles.land_uses.items()):
        x, y = 8 + i % 8 * 86, 8 + i // 8 * 64
        painter.setPen(qcolor(styles.parcels.color))
        painter.setBrush(qcolor(fill.color))
        painter.drawRect(x, y, 82, 60)
        plant = plants[i % len(plants)]
        painter.setBrush(qcolor(plant.color))
        if plant.line:
            painter.setPen(qcolor(plant.line.color))
        painter.drawRect(x + 26, y + 24, 48, 26)
        painter.setPen(qcolor(styles.label.color))
        painter.drawText(x + 4, y + 16, f"{code} {styles.land_use_names[code].in_language(language)}"[:13])
    painter.end()
    return picture


def main(folder: Path) -> None:
    """Write the four pictures."""
    app = QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        apply_theme(app, theme)
        for language in ("en", "zh"):
            window = Gallery(language, load_styles("dark" if theme == "dark" else "light"))
            window.show()
            window.show_toast()
            app.processEvents()
            window.grab().save(str(folder / f"gallery_{theme}_{language}.png"))
            window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
