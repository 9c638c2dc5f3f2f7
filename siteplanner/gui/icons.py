"""Icons from ``resources/icons``, drawn in the colours of the window's palette and sharp at every screen scale.

The SVG files know one colour, ``currentColor``. It is filled in while an icon is painted, so an icon made
once follows every change of the palette by itself.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from siteplanner.assets import resource


class _PaletteIcon(QIconEngine):
    """Paints one SVG in the palette's colour of the mode, or in a fixed colour (findings)."""

    def __init__(self, name: str, fixed: QColor | None = None) -> None:
        super().__init__()
        self._name = name
        self._fixed = fixed

    def clone(self) -> QIconEngine:
        return _PaletteIcon(self._name, self._fixed)

    def key(self) -> str:
        return "siteplanner"

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        """``size`` is in logical pixels (Qt 6.11; device pixels before, which only gives more of them)."""
        color = self._color(mode)
        return _drawn(self._name, color.rgba(), round(size.width() * scale), round(size.height() * scale))

    def _color(self, mode: QIcon.Mode) -> QColor:
        palette = QApplication.palette()
        disabled, normal = QPalette.ColorGroup.Disabled, QPalette.ColorGroup.Active
        if mode is QIcon.Mode.Disabled:
            return palette.color(disabled, QPalette.ColorRole.ButtonText)
        if mode is QIcon.Mode.Selected:
            return palette.color(normal, QPalette.ColorRole.HighlightedText)
        return self._fixed or palette.color(normal, QPalette.ColorRole.ButtonText)


@cache
def icon(name: str) -> QIcon:
    """The icon of that name (a file of ``resources/icons`` without ``.svg``); KeyError for a name there is none of."""
    _svg(name)
    return QIcon(_PaletteIcon(name))


def colored_icon(name: str, color: QColor) -> QIcon:
    """The icon in a colour of its own, for findings; KeyError for an unknown name."""
    _svg(name)
    return QIcon(_PaletteIcon(name, QColor(color)))


def icon_names() -> tuple[str, ...]:
    """The names of all icons, sorted."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


@cache
def _svg(name: str) -> str:
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        raise KeyError(f"there is no icon named {name!r}")
    return path.read_text(encoding="utf-8")


_pixmaps: dict[tuple[str, int, int, int], QPixmap] = {}


def _drawn(name: str, rgba: int, width_px: int, height_px: int) -> QPixmap:
    """One icon in one colour at one size in device pixels, kept: there are few colours and few sizes."""
    key = (name, rgba, width_px, height_px)
    if key not in _pixmaps:
        _pixmaps[key] = _render(name, QColor.fromRgba(rgba), width_px, height_px)
    return _pixmaps[key]


def _render(name: str, color: QColor, width_px: int, height_px: int) -> QPixmap:
    pixmap = QPixmap(width_px, height_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", color.name()).encode()))
    side = min(width_px, height_px)
    painter = QPainter(pixmap)
    painter.setOpacity(color.alphaF())
    renderer.render(painter, QRectF((width_px - side) / 2, (height_px - side) / 2, side, side))
    painter.end()
    return pixmap
