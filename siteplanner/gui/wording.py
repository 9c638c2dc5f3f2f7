"""Texts of the Qt-free parts, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from siteplanner.core.text import Template, Text, spoken
from siteplanner.gui.numbers import THIN_SPACE


def say(text: Text) -> str:
    """The text in the window's language, its values filled in, numbers written as everywhere in the window."""
    return spoken(text, _template, QLocale().name(), THIN_SPACE)


def _template(template: Template) -> str:
    return QCoreApplication.translate(template.context, template.text)
