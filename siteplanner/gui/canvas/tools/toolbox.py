"""Every tool of the map but select and place, which the canvas makes itself. One class a row, found by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from siteplanner.gui.canvas.tools.array_grid_tool import ArrayGridTool
from siteplanner.gui.canvas.tools.array_line_tool import ArrayLineTool
from siteplanner.gui.canvas.tools.arrow_tool import ArrowTool
from siteplanner.gui.canvas.tools.dimension_tool import DimensionTool
from siteplanner.gui.canvas.tools.draw_tool import DrawTool
from siteplanner.gui.canvas.tools.measure_angle_tool import MeasureAngleTool
from siteplanner.gui.canvas.tools.measure_area_tool import MeasureAreaTool
from siteplanner.gui.canvas.tools.measure_distance_tool import MeasureDistanceTool
from siteplanner.gui.canvas.tools.mirror_tool import MirrorTool
from siteplanner.gui.canvas.tools.note_tool import NoteTool
from siteplanner.gui.canvas.tools.offset_tool import OffsetTool
from siteplanner.gui.canvas.tools.parallel_tool import ParallelTool
from siteplanner.gui.canvas.tools.rectangle_tool import RectangleTool
from siteplanner.gui.canvas.tools.rotate_tool import RotateTool
from siteplanner.gui.canvas.tools.split_tool import SplitTool
from siteplanner.gui.canvas.tools.tool import Tool
from siteplanner.gui.canvas.tools.vertex_tool import VertexTool

TOOLS: tuple[type[Tool], ...] = (
    DrawTool,
    RectangleTool,
    VertexTool,
    SplitTool,
    MeasureDistanceTool,
    MeasureAreaTool,
    MeasureAngleTool,
    DimensionTool,
    NoteTool,
    ArrowTool,
    ArrayGridTool,
    ArrayLineTool,
    MirrorTool,
    OffsetTool,
    ParallelTool,
    RotateTool,
)
"""Made when first taken in hand; the action of each is ``tool_<name>``."""

BY_NAME: Mapping[str, type[Tool]] = MappingProxyType({tool.name: tool for tool in TOOLS})
