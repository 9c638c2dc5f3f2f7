"""The window: the map in the middle, panels in docks around it, one table of actions for menus, tool bar and keys."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.menus import MENUS, TOOL_BAR, TOOL_PALETTE
from siteplanner.gui.actions.table import ACTIONS, action
from siteplanner.gui.canvas.plan_canvas import PlanCanvas
from siteplanner.gui.commands import Commands
from siteplanner.gui.desk import Desk
from siteplanner.gui.icons import icon
from siteplanner.gui.key_table import KeyTable, is_bare, portable
from siteplanner.gui.palette.palette import CommandPalette
from siteplanner.gui.panels.bookmarks_panel import KEYED, BookmarksPanel
from siteplanner.gui.panels.catalogue_panel import CataloguePanel
from siteplanner.gui.panels.figures_panel import FiguresPanel
from siteplanner.gui.panels.findings_panel import FindingsPanel
from siteplanner.gui.panels.fix_bar import FixBar
from siteplanner.gui.panels.history_panel import HistoryPanel
from siteplanner.gui.panels.layers_panel import LayersPanel
from siteplanner.gui.panels.properties_panel import PropertiesPanel
from siteplanner.gui.panels.scenario_bar import ScenarioBar
from siteplanner.gui.panels.start_page import StartPage
from siteplanner.gui.panels.status_bar import StatusBar
from siteplanner.gui.panels.table_panel import TablePanel
from siteplanner.gui.panels.targets_panel import TargetsPanel
from siteplanner.gui.panels.zones_panel import ZonesPanel
from siteplanner.gui.presentation.slides_panel import SlidesPanel
from siteplanner.gui.scenarios.behind_notice import BehindNotice
from siteplanner.gui.scenarios.scenarios_panel import ScenariosPanel
from siteplanner.gui.theme import current_tokens
from siteplanner.gui.theme_menu import ThemeMenu
from siteplanner.gui.toast import Toast
from siteplanner.gui.trial.trial_strip import TrialStrip
from siteplanner.gui.wording import say

TITLE_BAR_PX = 40
"""Kept free where the window opens for the first time: what the system draws above it."""
LAYOUT_VERSION = 1


class MainWindow(QMainWindow):
    """Built once; a plan is opened on ``desk``. ``qt_actions`` maps an action's id to what menus and keys use."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._asking_failed = False
        desk.set_theme(current_tokens().theme)
        self.setObjectName("main_window")
        self.setDockNestingEnabled(True)
        self.setAcceptDrops(True)
        self.canvas = PlanCanvas(desk)
        self.commands = Commands(desk, self)
        self.keys = KeyTable(desk.settings, parent=self)
        self.qt_actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._build_actions()
        self._build_menus()
        self._build_tool_bar()
        self._build_centre()
        self._build_docks()
        self.status = StatusBar(desk, self.canvas)
        self.setStatusBar(self.status)
        self.toast = Toast(self.centre)
        self.command_palette = CommandPalette(self)
        self._listen()
        self.retranslate()
        self._initial_layout = self.saveState(LAYOUT_VERSION)
        self._restore_layout()
        self._show_centre()
        self._refresh()

    # -- building -----------------------------------------------------------------------------------------------

    def _build_actions(self) -> None:
        groups: dict[str, QActionGroup] = {}
        for row in ACTIONS:
            made = QAction(self)
            made.setCheckable(row.checkable)
            if row.group:
                groups.setdefault(row.group, QActionGroup(self)).addAction(made)
            made.triggered.connect(partial(self._run, row.id))
            self.qt_actions[row.id] = made
        self._give_keys()

    def _give_keys(self) -> None:
        """Keys that write a letter belong to the map alone: wherever else the focus is, they are for typing."""
        for action_id, made in self.qt_actions.items():
            keys = self.keys.keys(action_id)
            of_the_map = any(map(is_bare, keys))
            for widget in (self, self.canvas.view):
                widget.removeAction(made)
            made.setShortcuts([QKeySequence(each) for each in keys])
            made.setShortcutContext(
                Qt.ShortcutContext.WidgetWithChildrenShortcut if of_the_map else Qt.ShortcutContext.WindowShortcut
            )
            (self.canvas.view if of_the_map else self).addAction(made)

    def _run(self, action_id: str) -> None:
        self.properties_panel.finish_typing()
        self.table_panel.finish_typing()
        self.scenarios_panel.finish_typing()
        self.slides_panel.finish_typing()
        run = getattr(self.commands, action_id, None)
        if run is None:  # the tools of the map need no method each
            run = partial(self.canvas.use_tool, action_id.removeprefix("tool_"))
        run()
        self._refresh()

    def _build_menus(self) -> None:
        for key in MENUS:
            within = self._menus.get(key.rpartition("/")[0])
            menu = self.menuBar().addMenu("") if within is None else within.addMenu("")
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self._refresh)
            self._menus[key] = menu
            for row in (row for row in ACTIONS if row.menu == key):
                if row.separator:
                    menu.addSeparator()
                menu.addAction(self.qt_actions[row.id])
                if row.id == "open_plan":
                    self._recent = QMenu(menu)
                    self._recent.aboutToShow.connect(self._fill_recent)
                    menu.addMenu(self._recent)
        self._themes = ThemeMenu(self.commands, self._menus["view"])
        self._menus["view"].insertMenu(self._menus["view/plants"].menuAction(), self._themes)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self.commands.recent_files():
            entry = self._recent.addAction(path.name)
            entry.setToolTip(str(path))
            entry.setEnabled(path.exists())
            entry.triggered.connect(partial(self.commands.open_path, path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("No recent plans")).setEnabled(False)

    def _build_tool_bar(self) -> None:
        self.tool_bar = QToolBar(self)
        self.tool_bar.setObjectName("tool_bar")
        self.tool_bar.setIconSize(QSize(20, 20))
        self.tool_bar.setMovable(False)
        self.tool_bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for number, ids in enumerate(TOOL_BAR):
            if number:
                self.tool_bar.addSeparator()
            for action_id in ids:
                self.tool_bar.addAction(self.qt_actions[action_id])
        self.addToolBar(self.tool_bar)
        self.tool_palette = QToolBar(self)
        self.tool_palette.setObjectName("tool_palette")
        self.tool_palette.setIconSize(QSize(19, 19))
        self.tool_palette.setMovable(False)
        self.tool_palette.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for number, ids in enumerate(TOOL_PALETTE):
            if number:
                self.tool_palette.addSeparator()
            for action_id in ids:
                self.tool_palette.addAction(self.qt_actions[action_id])
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.tool_palette)

    def _build_centre(self) -> None:
        self.scenario_bar = ScenarioBar(self.desk, self.commands)
        self.start_page = StartPage(self.commands)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.trial_strip = TrialStrip(self.desk)
        column.addWidget(self.scenario_bar)
        column.addWidget(self.trial_strip)
        column.addWidget(self.canvas, 1)
        self.centre = QStackedWidget()
        self.centre.addWidget(self.start_page)
        self.centre.addWidget(work)
        self.setCentralWidget(self.centre)

    def _build_docks(self) -> None:
        self.layers_panel = LayersPanel(self.commands)
        self.catalogue_panel = CataloguePanel(self.desk)
        self.properties_panel = PropertiesPanel(self.desk)
        self.findings_panel = FindingsPanel(self.desk)
        self.fix_bar = FixBar(self.desk)
        self.findings_panel.add_below(self.fix_bar)
        self.zones_panel = ZonesPanel(self.desk)
        self.targets_panel = TargetsPanel(self.desk)
        self.figures_panel = FiguresPanel(self.desk)
        self.history_panel = HistoryPanel(self.desk)
        self.bookmarks_panel = BookmarksPanel(self.desk, self.canvas)
        self.slides_panel = SlidesPanel(self.desk, self.canvas)
        self.table_panel = TablePanel(self.desk)
        self.scenarios_panel = ScenariosPanel(self.desk, self.commands)
        self.behind_notice = BehindNotice(self.desk, self.commands.show_behind, self)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        left, right, bottom = (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        )
        self.docks = {
            "layers": self._dock("layers", self.layers_panel, left),
            "types": self._dock("types", self.catalogue_panel, left),
            "bookmarks": self._dock("bookmarks", self.bookmarks_panel, left),
            "slides": self._dock("slides", self.slides_panel, left),
            "properties": self._dock("properties", self.properties_panel, right),
            "findings": self._dock("findings", self.findings_panel, right),
            "zones": self._dock("zones", self.zones_panel, bottom),
            "figures": self._dock("figures", self.figures_panel, bottom),
            "targets": self._dock("targets", self.targets_panel, bottom),
            "table": self._dock("table", self.table_panel, bottom),
            "history": self._dock("history", self.history_panel, bottom),
            "scenarios": self._dock("scenarios", self.scenarios_panel, bottom),
        }
        self.tabifyDockWidget(self.docks["layers"], self.docks["types"])
        self.tabifyDockWidget(self.docks["types"], self.docks["bookmarks"])
        self.tabifyDockWidget(self.docks["bookmarks"], self.docks["slides"])
        self.tabifyDockWidget(self.docks["zones"], self.docks["figures"])
        self.tabifyDockWidget(self.docks["figures"], self.docks["targets"])
        self.tabifyDockWidget(self.docks["zones"], self.docks["table"])
        self.tabifyDockWidget(self.docks["targets"], self.docks["history"])
        self.tabifyDockWidget(self.docks["zones"], self.docks["scenarios"])
        self.docks["slides"].hide()  # until somebody prepares a meeting: the tabs beside it keep their names
        for front in ("types", "zones"):
            self.docks[front].raise_()
        self._forget_room_side_by_side()
        self.resizeDocks([self.docks["types"], self.docks["properties"]], [232, 288], Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks["properties"], self.docks["findings"]], [340, 260], Qt.Orientation.Vertical)
        self.resizeDocks([self.docks["zones"]], [180], Qt.Orientation.Vertical)
        for dock in self.docks.values():
            self._menus["view"].addAction(dock.toggleViewAction())

    def _forget_room_side_by_side(self) -> None:
        """Docks stood side by side until they became tabs; the window keeps asking for that room until it is told."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()

    def _dock(self, name: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(self)
        dock.setObjectName(f"dock_{name}")
        dock.setWidget(panel)
        if area != Qt.DockWidgetArea.RightDockWidgetArea:
            dock.setTitleBarWidget(QWidget(dock))  # these are tabs: the tab is the title
            dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.addDockWidget(area, dock)
        return dock

    # -- listening ----------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        desk = self.desk
        for signal in (desk.session_changed, desk.selection_changed, desk.history_changed, desk.saved):
            signal.connect(self._refresh)
        desk.panels_result_changed.connect(self._result_changed)
        desk.session_changed.connect(self._show_centre)
        desk.theme_changed.connect(self.refresh_icons)
        desk.told.connect(self.toast.tell)
        desk.place_shown.connect(self.canvas.zoom_area)
        self.docks["table"].visibilityChanged.connect(lambda seen: self.table_panel.wake() if seen else None)
        self.docks["figures"].visibilityChanged.connect(self.figures_panel.set_seen)
        desk.map_wanted.connect(self.canvas.view.setFocus)
        self.catalogue_panel.type_chosen.connect(self.commands.place_type)
        self.layers_panel.table_wanted.connect(self.commands.open_table)
        self.table_panel.editing.coordinates_wanted.connect(self.commands.paste_coordinates_as)
        self.status.counts.clicked.connect(self.commands.show_findings)
        self.findings_panel.current_changed.connect(self.fix_bar.set_finding)
        self.fix_bar.left.connect(self.commands.go_to_findings)
        self.fix_bar.shown_again.connect(self.commands.show_finding_again)
        self.findings_panel.waive_wanted.connect(self.commands.waive_finding)
        self.findings_panel.withdraw_wanted.connect(self.commands.withdraw_waiver)
        self.findings_panel.export_wanted.connect(self.commands.export_findings)
        self.history_panel.scenario_wanted.connect(self.commands.step_as_scenario)
        self.trial_strip.end_wanted.connect(self.commands.end_trial)
        self.trial_strip.prices_wanted.connect(self.commands.set_factors)
        self.trial_strip.over.connect(self.commands.leave_stage)
        self.slides_panel.camera = self.commands.axonometric_camera
        self.slides_panel.show_wanted.connect(self.commands.present_from)
        self.canvas.tool_changed.connect(self._tool_changed)
        self.canvas.properties_wanted.connect(self.commands.show_properties)
        self.keys.changed.connect(self._give_keys)
        self.keys.changed.connect(self._refresh)

    def _result_changed(self) -> None:
        """What can be done stays the same while much is in the hand; it is asked again when it is put down."""
        if not self.desk.many_in_hand:
            self._refresh()

    def _show_centre(self) -> None:
        self.centre.setCurrentIndex(0 if self.desk.session is None else 1)
        for dock in self.docks.values():
            dock.setEnabled(self.desk.session is not None)
        if self.desk.session is not None:
            self.canvas.setFocus()

    def _tool_changed(self, name: str) -> None:
        found = self.qt_actions.get(f"tool_{name}")
        if found is not None:
            found.setChecked(True)

    def _refresh(self) -> None:
        """Which actions can be done now, and why not the others; the title."""
        for row in ACTIONS:
            reason = row.ready(self.desk)
            made = self.qt_actions[row.id]
            made.setEnabled(reason is None)
            made.setToolTip(self._tool_tip(row, say(reason) if reason else ""))
        self.qt_actions["toggle_snap"].setChecked(self.canvas.snapping)
        self.qt_actions["toggle_grid"].setChecked(self.desk.look.grid)
        self.qt_actions["toggle_clearances"].setChecked(self.canvas.surface.envelopes.on)
        self.qt_actions["toggle_fitting"].setChecked(self.canvas.surface.fitting.on)
        self.qt_actions["toggle_change_marks"].setChecked(self.canvas.change_marks.on)
        self.qt_actions[f"plants_by_{self.desk.look.plants_by}"].setChecked(True)
        self.qt_actions[f"parcels_by_{self.desk.look.parcels_by}"].setChecked(True)
        self.qt_actions["colour_blind_safe"].setChecked(self.desk.look.scheme == "colour_blind_safe")
        self.bookmarks_panel.show_keys(tuple(self.keys.shown(f"go_bookmark_{n}") for n in range(1, KEYED + 1)))
        self.qt_actions["toggle_capacity"].setChecked(self.canvas.surface.capacity == "follows")
        self.qt_actions["toggle_along_sides"].setChecked(self.commands.along_sides)
        for key in ("theme_system", "theme_light", "theme_dark"):
            self.qt_actions[key].setChecked(key == f"theme_{self.commands.theme_choice()}")
        self.qt_actions[f"language_{self.commands.language()}"].setChecked(True)
        self._show_title()

    def _tool_tip(self, row: Action, reason: str) -> str:
        name = say(row.text).replace("&", "").removesuffix("…")
        first = f"{name}  {self.keys.shown(row.id)}".rstrip()
        return f"{first}\n{reason}" if reason else first

    def _show_title(self) -> None:
        session = self.desk.session
        if session is None:
            self.setWindowTitle("siteplanner")
            return
        name = session.plan.name or (session.path.stem if session.path else self.tr("Untitled"))
        read_only = self.tr(" (to read only)") if session.read_only else ""
        self.setWindowTitle(f"{name}{read_only}[*] — siteplanner")
        self.setWindowModified(session.dirty)

    # -- language, theme, layout --------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything again in the language of the window."""
        for row in ACTIONS:
            self.qt_actions[row.id].setText(say(row.text))
        for key, template in MENUS.items():
            self._menus[key].setTitle(say(template))
        self._recent.setTitle(self.tr("Open recent"))
        self._themes.retranslate()
        self.tool_bar.setWindowTitle(self.tr("Tool bar"))
        self.tool_palette.setWindowTitle(self.tr("Map tools"))
        titles = {
            "layers": self.tr("Layers"),
            "types": self.tr("Types"),
            "bookmarks": self.tr("Bookmarks"),
            "scenarios": self.tr("Scenarios"),
            "slides": self.tr("Slides"),
            "properties": self.tr("Properties"),
            "findings": self.tr("Findings"),
            "zones": self.tr("Zones"),
            "figures": self.tr("Figures"),
            "table": self.tr("Table"),
            "targets": self.tr("Targets"),
            "history": self.tr("History"),
        }
        for name, title in titles.items():
            self.docks[name].setWindowTitle(title)
        self.refresh_icons()

    def refresh_icons(self) -> None:
        for row in ACTIONS:
            if row.icon:
                self.qt_actions[row.id].setIcon(icon(row.icon))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._refresh()
            self.desk.language_changed.emit()
        elif event.type() == QEvent.Type.PaletteChange and current_tokens().theme != self.desk.theme:
            self.desk.set_theme(current_tokens().theme)
        super().changeEvent(event)

    def reset_layout(self) -> None:
        self.restoreState(self._initial_layout, LAYOUT_VERSION)

    def _restore_layout(self) -> None:
        geometry, state = self.commands.saved_layout()
        if not geometry or not self.restoreGeometry(QByteArray.fromBase64(geometry)):
            room = self.screen().availableSize() - QSize(0, TITLE_BAR_PX)
            self.resize(QSize(1366, 768).boundedTo(room))
        if state:
            self.restoreState(QByteArray.fromBase64(state), LAYOUT_VERSION)

    # -- keys that nothing took ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of an action that cannot be done now say why, instead of doing nothing."""
        held = self.keys.holder(portable(QKeySequence(event.keyCombination()).toString()))
        reason = action(held).ready(self.desk) if held and not event.isAutoRepeat() else None
        if reason is not None:
            self.desk.tell(reason)
            event.accept()
        else:
            super().keyPressEvent(event)

    # -- files dropped, closing ---------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from siteplanner.gui.dialogs.map_paths import map_files

        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if map_files(paths) or any(self.commands.can_lie_under(path) for path in paths):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)  # a file manager deletes what was moved
        event.accept()
        QTimer.singleShot(0, self, lambda: self.commands.open_dropped(paths))  # a file manager waits for the drop's end

    def closeEvent(self, event: QCloseEvent) -> None:
        # should asking fail, the window stays, and the plan with it; should it fail again, the journal has the work
        event.setAccepted(self._asking_failed)
        self._asking_failed = True
        leave = self.commands.may_leave_plan()
        self._asking_failed = False
        event.setAccepted(leave)  # whatever fails from here on is no reason to stay
        if not leave:
            return
        for step in (self.commands.end_showing, self._keep_layout, self.canvas.close, self.desk.close):
            try:
                step()
            except Exception as error:  # noqa: BLE001 - told as any other fault; Qt loses what is raised from here
                sys.excepthook(type(error), error, error.__traceback__)

    def _keep_layout(self) -> None:
        self.commands.save_layout(
            bytes(self.saveGeometry().toBase64().data()), bytes(self.saveState(LAYOUT_VERSION).toBase64().data())
        )
