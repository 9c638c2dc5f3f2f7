"""What the palette cannot say, as a style sheet: the 4 px grid, corners, rows, splitters, the focus ring."""

from __future__ import annotations

from siteplanner.assets import resource
from siteplanner.gui.tokens import Tokens


def style_sheet(tokens: Tokens) -> str:
    """The window's style sheet in the colours of ``tokens``."""
    sheet = resource("styles", "window.qss").read_text(encoding="utf-8")
    sheet = sheet.replace("@pictures", resource("styles", tokens.theme).as_posix())
    for name in sorted(Tokens.__dataclass_fields__, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", str(getattr(tokens, name)))
    return sheet
