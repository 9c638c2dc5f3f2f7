"""The look of the window: Fusion with our own palette, light and dark, following the system when asked to."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from siteplanner.gui.style_sheet import style_sheet
from siteplanner.gui.tokens import Tokens, WindowTheme, tokens_of

ThemeChoice = Literal["light", "dark", "system"]
CHINESE_FONTS = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC")
BASE_POINT_SIZE = 10.0

_Role = QPalette.ColorRole
_ROLES: dict[QPalette.ColorRole, str] = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "base",
    _Role.AlternateBase: "alternate",
    _Role.Text: "text",
    _Role.Button: "button",
    _Role.ButtonText: "text",
    _Role.BrightText: "error",
    _Role.PlaceholderText: "text_muted",
    _Role.Highlight: "selected",
    _Role.HighlightedText: "selected_text",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.ToolTipBase: "tooltip",
    _Role.ToolTipText: "tooltip_text",
    _Role.Light: "raised",
    _Role.Midlight: "alternate",
    _Role.Mid: "border",
    _Role.Dark: "border_strong",
    _Role.Shadow: "border_strong",
}
_TEXT_ROLES = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText, _Role.PlaceholderText)


def apply_theme(app: QApplication, choice: str = "system") -> WindowTheme:
    """Dress the application in ``light``, ``dark`` or what the ``system`` shows; say which of the two it became.

    With ``system`` the window follows later changes of the system by itself.
    """
    follower = app.findChild(_SystemFollower) or _SystemFollower(app)
    follower.following = choice not in ("light", "dark")
    theme: WindowTheme = _system_theme(app) if follower.following else ("dark" if choice == "dark" else "light")
    _dress(app, theme)
    return theme


def current_tokens() -> Tokens:
    """The colours of the theme that the application wears now."""
    return tokens_of("dark" if QApplication.palette().color(_Role.Window).lightness() < 128 else "light")


def palette_of(tokens: Tokens) -> QPalette:
    """The window's palette; disabled texts are grey in every role."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, token)))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text_disabled))
    return palette


def window_font() -> QFont:
    """The system's font at the base size, with fonts that hold Chinese behind it."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    installed = set(QFontDatabase.families())
    chinese = [family for family in CHINESE_FONTS if family in installed]
    font.setFamilies([*font.families(), *chinese])
    font.setPointSizeF(BASE_POINT_SIZE)
    return font


def tabular(font: QFont) -> QFont:
    """A copy of ``font`` whose digits are all equally wide, for columns of figures."""
    figures = QFont(font)
    if hasattr(QFont, "Tag"):
        figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


def semibold(font: QFont) -> QFont:
    """A copy of ``font`` for titles: heavier, not larger."""
    title = QFont(font)
    title.setWeight(QFont.Weight.DemiBold)
    return title


class _SystemFollower(QObject):
    """Lives as a child of the application and dresses it anew when the system turns light or dark."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.following = False
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def _on_system_changed(self) -> None:
        if self.following:
            _dress(self._app, _system_theme(self._app))


def _system_theme(app: QApplication) -> WindowTheme:
    return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def _dress(app: QApplication, theme: WindowTheme) -> None:
    tokens = tokens_of(theme)
    if app.style().name().lower() != "fusion":
        app.setStyle("Fusion")
    app.setFont(window_font())
    app.setPalette(palette_of(tokens))
    app.setStyleSheet(style_sheet(tokens))
