"""Both themes are legible, whole, and take each other's place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from siteplanner.drawing.style_values import contrast, parse_color
from siteplanner.gui.style_sheet import style_sheet
from siteplanner.gui.theme import BASE_POINT_SIZE, apply_theme, current_tokens, semibold, tabular, window_font
from siteplanner.gui.tokens import WindowTheme, tokens_of

THEMES: tuple[WindowTheme, ...] = ("light", "dark")
READ_ON = [
    (ink, ground)
    for ink in ("text", "text_muted", "error", "warning", "ok")
    for ground in ("window", "base", "alternate", "raised", "hover_row")
]
READ_ON += [(kind, f"{kind}_ground") for kind in ("error", "warning", "ok")]
READ_ON += [("text", "button"), ("accent_text", "accent"), ("selected_text", "selected"), ("tooltip_text", "tooltip")]
READ_ON += [(kind, "selected") for kind in ("error", "warning", "ok", "text")]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_a_text_has_the_contrast_that_wcag_asks_for(theme: WindowTheme, ink: str, ground: str) -> None:
    tokens = tokens_of(theme)
    assert contrast(parse_color(getattr(tokens, ink)), parse_color(getattr(tokens, ground))) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edge", ["accent", "border_strong"])
def test_focus_ring_and_field_edges_stand_out(theme: WindowTheme, edge: str) -> None:
    """3:1 is what WCAG 2.1 asks of parts that are no text (1.4.11)."""
    tokens = tokens_of(theme)
    for ground in ("window", "base"):
        assert contrast(parse_color(getattr(tokens, edge)), parse_color(getattr(tokens, ground))) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
def test_every_color_of_the_style_sheet_is_a_token(theme: WindowTheme) -> None:
    assert re.findall(r"@\w+", style_sheet(tokens_of(theme))) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_picture_of_the_style_sheet_exists(theme: WindowTheme) -> None:
    pictures = set(re.findall(r'url\("([^"]+)"\)', style_sheet(tokens_of(theme))))
    assert {Path(picture).name for picture in pictures} == {"tick.svg", "dash.svg", "up.svg", "down.svg"}
    assert all(Path(picture).is_file() for picture in pictures)


def test_a_theme_is_worn_whole_and_taken_off_again(qapp: QApplication) -> None:
    assert apply_theme(qapp, "dark") == "dark"
    assert current_tokens() is tokens_of("dark")
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == tokens_of("dark").base
    assert apply_theme(qapp, "light") == "light"
    assert current_tokens() is tokens_of("light")


def test_the_system_decides_when_it_is_asked_to(qapp: QApplication) -> None:
    assert apply_theme(qapp, "system") in THEMES
    apply_theme(qapp, "light")


def test_disabled_texts_are_grey_in_every_role(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        color = qapp.palette().color(QPalette.ColorGroup.Disabled, role)
        assert color.name() == tokens_of("light").text_disabled


def test_the_font_is_the_system_s_at_the_base_size_and_figures_and_titles_differ_only_as_named(
    qapp: QApplication,
) -> None:
    font = window_font()
    assert font.pointSizeF() == BASE_POINT_SIZE
    assert tabular(font).pointSizeF() == semibold(font).pointSizeF() == BASE_POINT_SIZE
    assert semibold(font).weight() == QFont.Weight.DemiBold
