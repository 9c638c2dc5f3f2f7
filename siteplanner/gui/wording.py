"""Texts of the Qt-free parts, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from siteplanner.core.text import Template, Text, spoken


def say(text: Text) -> str:
    """The text in the window's language, its values filled in."""
    return spoken(text, _template, QLocale().name())


def _template(template: Template) -> str:
    return QCoreApplication.translate(template.context, template.text)
