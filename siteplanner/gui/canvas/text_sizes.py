"""How large texts are in the fonts of the map, each measured once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QFont, QFontMetricsF

MEASURED_AT_MOST = 20_000
_widths: dict[tuple[str, str], float] = {}


class TextSizes:
    """Sizes in logical pixels by kind of label. Equal fonts share what was measured, from picture to picture."""

    def __init__(self, fonts: Mapping[str, QFont]) -> None:
        self._fonts = {kind: (font.key(), QFontMetricsF(font)) for kind, font in fonts.items()}
        if len(_widths) > MEASURED_AT_MOST:
            _widths.clear()

    def of(self, kind: str, lines: tuple[str, ...]) -> tuple[float, float]:
        """Width and height of some lines, one above the other."""
        return max(self._width(kind, line) for line in lines), self._fonts[kind][1].height() * len(lines)

    def _width(self, kind: str, line: str) -> float:
        key, metrics = self._fonts[kind]
        found = _widths.get((key, line))
        if found is None:
            found = _widths[key, line] = metrics.horizontalAdvance(line)
        return found
