"""The colours of the window in each theme: a frozen set, for the palette, the style sheet and code that paints."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtGui import QColor

from siteplanner.drawing.style_values import TRANSPARENT, LineStyle, Rgba
from siteplanner.drawing.styles import load_styles

WindowTheme = Literal["light", "dark"]


def qcolor(rgba: Rgba) -> QColor:
    """A style's colour for Qt."""
    return QColor(*rgba)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as ``#rrggbb`` for the window; the map's own as ``(r, g, b, a)``, the same as in its styles."""

    theme: WindowTheme
    window: str
    base: str
    alternate: str
    raised: str
    button: str
    border: str
    border_strong: str
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_text: str
    selected: str
    selected_text: str
    hover_row: str
    error: str
    warning: str
    ok: str
    error_ground: str
    warning_ground: str
    ok_ground: str
    tooltip: str
    tooltip_text: str
    canvas: Rgba
    grid: Rgba
    selection: Rgba
    hover: Rgba
    snap: Rgba
    preview_ok: Rgba
    preview_warning: Rgba
    preview_error: Rgba
    label: Rgba
    label_halo: Rgba


_LIGHT = {
    "window": "#f3f3f2",
    "base": "#ffffff",
    "alternate": "#f8f8f7",
    "raised": "#ffffff",
    "button": "#fafaf9",
    "border": "#d4d5d6",
    "border_strong": "#84888d",
    "text": "#1f2226",
    "text_muted": "#5b6067",
    "text_disabled": "#9b9fa4",
    "accent": "#1460c8",
    "accent_text": "#ffffff",
    "selected": "#d8e7fb",
    "selected_text": "#10233f",
    "hover_row": "#ebf0f6",
    "error": "#b3202a",
    "warning": "#8a5200",
    "ok": "#17703a",
    "error_ground": "#fdecec",
    "warning_ground": "#fff3df",
    "ok_ground": "#e6f5eb",
    "tooltip": "#2a2d31",
    "tooltip_text": "#f3f4f5",
}
_DARK = {
    "window": "#25282c",
    "base": "#1c1e21",
    "alternate": "#212427",
    "raised": "#2d3035",
    "button": "#33373c",
    "border": "#3d4147",
    "border_strong": "#7d848c",
    "text": "#e6e8eb",
    "text_muted": "#a6acb4",
    "text_disabled": "#6c7279",
    "accent": "#6aacff",
    "accent_text": "#0c1a2c",
    "selected": "#234468",
    "selected_text": "#f2f6fb",
    "hover_row": "#2a3038",
    "error": "#ff8f88",
    "warning": "#f0b449",
    "ok": "#62d28b",
    "error_ground": "#3a2426",
    "warning_ground": "#372d1d",
    "ok_ground": "#1f3327",
    "tooltip": "#3a3e44",
    "tooltip_text": "#f3f4f5",
}


def _line_color(line: LineStyle | None) -> Rgba:
    return TRANSPARENT if line is None else line.color


@cache
def tokens_of(theme: WindowTheme) -> Tokens:
    """All colours of one theme; the map's come from its styles, so that window and map never differ."""
    styles = load_styles(theme)
    return Tokens(
        theme=theme,
        **(_DARK if theme == "dark" else _LIGHT),
        canvas=styles.background,
        grid=styles.grid.color,
        selection=_line_color(styles.selection.line),
        hover=_line_color(styles.hover.line),
        snap=styles.snap.line.color,
        preview_ok=_line_color(styles.preview_ok.line),
        preview_warning=_line_color(styles.preview_warning.line),
        preview_error=_line_color(styles.preview_error.line),
        label=styles.label.color,
        label_halo=styles.label.halo,
    )
