"""The icon set is complete, drawn on one grid, and wears the palette."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

import siteplanner.gui
from siteplanner.assets import resource
from siteplanner.gui.actions.table import ACTIONS
from siteplanner.gui.icons import colored_icon, icon, icon_names
from siteplanner.gui.theme import apply_theme, current_tokens


def _strongest_color(picture: QIcon, mode: QIcon.Mode) -> QColor:
    image = picture.pixmap(QSize(40, 40), 1.0, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_is_drawn_on_the_24_px_grid_in_the_current_color_only(name: str) -> None:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.attrib["viewBox"] == "0 0 24 24"
    assert set(re.findall(r'stroke-width="([^"]+)"', text)) == {"1.75"}
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) <= {"none", "currentColor"}


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_renders_something_but_not_a_full_square(qapp: QApplication, name: str) -> None:
    image = icon(name).pixmap(QSize(24, 24), 1.0).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
    assert 10 < inked < 450


def test_an_icon_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icon("no-such-icon")


def test_an_icon_has_as_many_pixels_as_the_screen_shows(qapp: QApplication) -> None:
    pixmap = icon("save").pixmap(QSize(20, 20), 2.0)
    assert pixmap.size() == QSize(40, 40)
    assert pixmap.devicePixelRatio() == 2.0


def test_an_icon_made_once_follows_the_theme(qapp: QApplication) -> None:
    held = icon("save")
    for theme in ("light", "dark"):
        apply_theme(qapp, theme)
        assert _strongest_color(held, QIcon.Mode.Normal).name() == current_tokens().text
        assert _strongest_color(held, QIcon.Mode.Disabled).name() == current_tokens().text_disabled
        assert _strongest_color(held, QIcon.Mode.Selected).name() == current_tokens().selected_text
    apply_theme(qapp, "light")


def test_an_icon_of_a_finding_keeps_its_own_color_but_greys_when_disabled(qapp: QApplication) -> None:
    held = colored_icon("error", QColor("#b3202a"))
    assert _strongest_color(held, QIcon.Mode.Normal).name() == "#b3202a"
    disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert _strongest_color(held, QIcon.Mode.Disabled).name() == disabled.name()


def test_every_icon_that_the_window_names_exists() -> None:
    folder = Path(siteplanner.gui.__file__).parent
    named = {row.icon for row in ACTIONS if row.icon}
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args
            if is_call and node.func.id in ("icon", "colored_icon") and isinstance(node.args[0], ast.Constant):
                named.add(node.args[0].value)
    assert named <= set(icon_names())
