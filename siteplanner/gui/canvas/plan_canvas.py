"""The map of the open plan with everything over it: plants in the hand, findings, tools, scale bar, north arrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from siteplanner.core.errors import EditError
from siteplanner.core.plan import Plan
from siteplanner.core.rules.rule import Finding
from siteplanner.core.view_window import ViewWindow
from siteplanner.gui.canvas import painting
from siteplanner.gui.canvas.copying import Clipboard
from siteplanner.gui.canvas.cursor_note import CursorNote
from siteplanner.gui.canvas.decorations import MARGIN_PX
from siteplanner.gui.canvas.edge_kind_layer import EdgeKindLayer
from siteplanner.gui.canvas.foreground import Foreground
from siteplanner.gui.canvas.hits import Box
from siteplanner.gui.canvas.lit_features import LitFeatures
from siteplanner.gui.canvas.map_content import MapContent
from siteplanner.gui.canvas.map_frame import MapFrame
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.canvas.place_mark import PlaceMark
from siteplanner.gui.canvas.size_fields import SizeFields
from siteplanner.gui.canvas.surface import Surface
from siteplanner.gui.canvas.tools.place_tool import PlaceTool
from siteplanner.gui.canvas.tools.select_tool import SelectTool
from siteplanner.gui.canvas.tools.tool import Tool
from siteplanner.gui.canvas.tools.toolbox import BY_NAME
from siteplanner.gui.canvas.transform_handles import TransformHandles
from siteplanner.gui.canvas.travel import Travel
from siteplanner.gui.canvas.type_drop import TypeDrop
from siteplanner.gui.canvas.typed_bar import Question, TypedBar
from siteplanner.gui.canvas.typed_edits import typed_move, typed_turn
from siteplanner.gui.canvas.wall_mark import WallMark
from siteplanner.gui.desk import Desk
from siteplanner.gui.scenarios.change_marks import ChangeMarks


class PlanCanvas(QWidget):
    """``pointer_moved(easting, northing)`` in metres; ``scale_changed(n)`` of 1:n; ``snapped(kind)`` names what won."""

    pointer_moved = Signal(float, float)
    pointer_left = Signal()
    scale_changed = Signal(float)
    hint_changed = Signal(str)
    snapping_changed = Signal(bool)
    snapped = Signal(str)
    tool_changed = Signal(str)
    properties_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.view = MapView(desk.background, self)
        self.note = CursorNote(self)
        self.typed_bar = TypedBar(self)
        self.map_frame = MapFrame(self.view, desk.styles, self)
        self.scale_bar = self.map_frame.scale_bar
        self.north_arrow = self.map_frame.north_arrow
        self.illustrative_mark = self.map_frame.illustrative_mark
        self.surface = Surface(desk, self.view, self.note, self)
        self.handles = TransformHandles(self.view)
        self.sizes = SizeFields(self.surface, self.handles, self)
        self.select_tool = SelectTool(self.surface, self.handles)
        self.place_tool = PlaceTool(self.surface)
        self.tools: dict[str, Tool] = {"select": self.select_tool, "place": self.place_tool}
        self.tool: Tool = self.select_tool
        self._content = MapContent(desk)
        self.foreground = Foreground(self.surface, self._content, self.handles, self.sizes)
        self.travel = Travel(self.surface)
        self.place_mark = PlaceMark(self.view)
        self.wall_mark = WallMark(desk, self.view, self)
        self.lit_features = LitFeatures(desk, self.view, self)
        self.edge_kinds = EdgeKindLayer(self.surface)
        self.change_marks = ChangeMarks(desk, self.view, self)
        self.clipboard = Clipboard(self.surface)
        self._pointer: tuple[float, float] | None = None
        self._snap_words = ""
        self._arrange()
        self._listen()
        self._take(self.select_tool)
        self._dress()
        self._open()

    def _arrange(self) -> None:
        """The view fills the canvas without a layout: with one, each change of what lies over the map, such as the note
        beside the pointer, would have the whole window laid out anew."""
        self.view.lower()
        self.setFocusProxy(self.view)
        self.view.drops = TypeDrop(self.surface)

    def _listen(self) -> None:
        desk, view, surface = self.desk, self.view, self.surface
        desk.session_changed.connect(self._open)
        desk.plan_changed.connect(self._plan_changed)
        desk.shown_changed.connect(self._shown_changed)
        desk.selection_changed.connect(self._selection_changed)
        desk.result_changed.connect(self.foreground.show_result)
        desk.result_changed.connect(self._redraw_if_changed)  # plants may be coloured by findings
        desk.hover_changed.connect(self.foreground.show_hovered)
        desk.display_changed.connect(self._display_changed)
        desk.theme_changed.connect(self._dress)
        desk.language_changed.connect(self._retranslate)
        desk.finding_shown.connect(self.zoom_finding)
        view.pointer_moved.connect(self._pointer_moved)
        view.pointer_left.connect(self._pointer_left)
        view.pressed.connect(self.typed_bar.leave)
        view.pressed.connect(self.place_mark.clear)
        view.window_changed.connect(self._window_changed)
        view.picture_shown.connect(self.foreground.picture_shown)
        view.picture_shown.connect(desk.backdrops.picture_shown)
        desk.backdrops.sharpened.connect(view.redraw)
        desk.headroom.changed.connect(self._redraw_if_changed)
        desk.headroom.changed.connect(self._show_hint)
        desk.hover_changed.connect(self._show_hint)
        surface.finished.connect(self.use_select)
        surface.tool_wanted.connect(self.use_tool)
        surface.properties_wanted.connect(self.properties_wanted)
        surface.hint_changed.connect(self._show_hint)
        surface.handles_changed.connect(self.foreground.show_handles)
        surface.snapper.changed.connect(self.snapping_changed)
        surface.snapper.snapped.connect(self._snapped)

    # -- the plan -----------------------------------------------------------------------------------------------

    def _open(self) -> None:
        """Another session is on the desk, or none."""
        self.tool.cancel()
        self.typed_bar.leave()
        self.place_mark.clear()
        self._content.forget()
        self._content.lift()
        self.foreground.start()
        if self.desk.plan is None:
            self.view.clear()
        else:
            self.view.set_extent(self.travel.extent(), self._content.request)
            self.travel.start()
        self.change_marks.follow()
        self._show_decorations()
        self.foreground.show()
        self._show_hint()

    def _plan_changed(self, before: Plan, after: Plan) -> None:
        self.typed_bar.leave()
        self.handles.at_rest()
        self.tool.plan_changed()
        if after.site is not before.site and after.site.bounds is not None:
            if before.site.bounds is None:
                self.view.set_extent(after.site.bounds, self._content.request)
            else:
                self.view.set_limits(after.site.bounds)
        self.foreground.finding = None
        self._show_decorations()
        self._shown_changed()
        self._show_hint()

    def _shown_changed(self, *_: object) -> None:
        self._content.lift()
        self.foreground.lift()
        self._redraw_if_changed()
        self.foreground.show()

    def _selection_changed(self) -> None:
        self.typed_bar.leave()
        self.handles.at_rest()
        self.foreground.show()
        self._show_hint()

    def _display_changed(self) -> None:
        self._show_hint()
        self.map_frame.set_grid(self.desk.look.grid)
        self._redraw_if_changed()
        self.foreground.show()

    def _pointer_moved(self, east_m: float, north_m: float) -> None:
        self._pointer = (east_m, north_m)
        self.pointer_moved.emit(east_m, north_m)

    def _pointer_left(self) -> None:
        self._pointer = None
        self.pointer_left.emit()

    def _redraw_if_changed(self) -> None:
        if self._content.changed:
            self.view.redraw()

    # -- how it looks -------------------------------------------------------------------------------------------

    def _show_decorations(self) -> None:
        self.map_frame.show_plan(self.desk.plan)

    def _dress(self) -> None:
        """Take on the colours of the theme."""
        styles = self.desk.styles
        palette = QPalette(self.view.palette())
        palette.setColor(QPalette.ColorRole.Base, painting.color(styles.background))
        self.view.setPalette(palette)
        self.note.set_styles(styles)
        self.map_frame.set_styles(styles)
        self.place_mark.show(styles)
        self._display_changed()

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Map"))
        self.map_frame.retranslate()
        self._place_decorations()
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange) and hasattr(self, "_content"):
            self._content.font = self.font()
            self._place_decorations()
            self._redraw_if_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.setGeometry(self.rect())
        self._place_decorations()

    def sizeHint(self) -> QSize:
        return self.view.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.view.minimumSizeHint()

    def hideEvent(self, event: QHideEvent) -> None:
        self.travel.pause()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.view.setFocus(event.reason())

    def _place_decorations(self) -> None:
        self.map_frame.place()
        self.typed_bar.move((self.width() - self.typed_bar.width()) // 2, MARGIN_PX)

    def _window_changed(self, window: ViewWindow) -> None:
        self.scale_changed.emit(window.scale_denominator(self.logicalDpiX()))
        self.foreground.show_scale()

    # -- tools --------------------------------------------------------------------------------------------------

    def _take(self, tool: Tool) -> None:
        """Take a tool in hand in place of the one there."""
        self.typed_bar.leave()
        self.tool.stop()
        self.tool = tool
        self.view.receiver = tool
        tool.start()
        self.foreground.handle_wanted = tool is self.select_tool
        self.foreground.show()
        self._show_hint()
        self.tool_changed.emit(tool.name)

    def use_select(self) -> None:
        self._take(self.select_tool)

    def tool_named(self, name: str) -> Tool:
        """The tool of that name, made when it is first asked for."""
        if name not in self.tools:
            self.tools[name] = BY_NAME[name](self.surface)
        return self.tools[name]

    def use_tool(self, name: str) -> None:
        """Take the tool of that name in hand."""
        self._take(self.tool_named(name))
        self.view.setFocus()

    def use_place(self, type_id: str, capacity: float | None = None) -> None:
        """Take a plant of the catalogue in hand; an unknown type or a capacity out of range is said in a toast."""
        try:
            self.place_tool.hold(type_id, capacity)
        except EditError as error:
            self.desk.tell(error.message)
            return
        self._take(self.place_tool)
        self.view.setFocus()

    def _show_hint(self) -> None:
        """What won, as long as it holds, and what the keys of the tool do."""
        hint = self.tool.hint() if self.desk.session else ""
        hovered = self.desk.hovered_feature if self.tool is self.select_tool else None
        headroom = self.surface.headroom_words(hovered)
        self.hint_changed.emit("   ".join(words for words in (self._snap_words, headroom or hint) if words))

    def _snapped(self, kind: str, words: str) -> None:
        self._snap_words = words
        self.snapped.emit(kind)
        self._show_hint()

    @property
    def snapping(self) -> bool:
        return self.surface.snapper.on

    def set_snapping(self, on: bool) -> None:
        self.surface.snapper.set_on(on)

    def set_locked(self, locked: bool) -> None:
        """While locked nothing on the map changes the plan."""
        self.surface.locked = locked
        self.tool.cancel()
        self.foreground.show()

    # -- where the map is ---------------------------------------------------------------------------------------

    def zoom_all(self) -> None:
        self.travel.to_all()

    def zoom_selection(self) -> None:
        self.travel.to_selection()

    def zoom_area(self, bounds: Box) -> None:
        """Show a box: minx, miny, maxx, maxy in metres."""
        self.travel.to_area(bounds)

    def zoom_finding(self, finding: Finding) -> None:
        """Show a finding, its marker larger than the others."""
        self.foreground.finding = finding
        self.travel.to_finding(finding)
        self.foreground.show()

    def zoom(self, factor: float) -> None:
        self.view.zoom_centre(factor)

    def view_back(self) -> None:
        self.travel.back()

    def view_forward(self) -> None:
        self.travel.forward()

    def set_scale(self, denominator: float) -> None:
        """Show the map at 1:``denominator`` about its centre."""
        self.travel.to_scale(denominator, self.logicalDpiX())

    @property
    def scale_denominator(self) -> float:
        """n of 1:n as the map is shown now."""
        return self.view.window().scale_denominator(self.logicalDpiX())

    def go_to(self, east_m: float, north_m: float) -> None:
        """Put a point (metres in the plan's CRS) into the centre, with a cross that stays until the next click."""
        self.travel.to_point(east_m, north_m)
        self.place_mark.set(east_m, north_m, self.desk.styles)

    # -- copies and figures -------------------------------------------------------------------------------------

    def copy(self) -> None:
        self.clipboard.copy()

    def paste(self) -> None:
        """Put the copied plants at the pointer, or in the middle of the map."""
        window = self.view.window()
        self.clipboard.paste(*(self._pointer or (window.centre_e, window.centre_n)))

    def duplicate(self) -> None:
        self.clipboard.duplicate()

    def type_move(self) -> None:
        """Ask how far to move the selected plants."""
        self.ask(typed_move(self.surface))

    def type_rotate(self) -> None:
        """Ask by how much to turn the selected plants."""
        self.ask(typed_turn(self.surface, self.handles.pivot))

    def ask(self, question: Question | None) -> None:
        """Put a question for figures into the bar over the map; None asks nothing."""
        if question is not None:
            self.tool.cancel()
            self.typed_bar.ask(question)
            self._place_decorations()
