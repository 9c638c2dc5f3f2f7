"""Texts of the Qt-free parts, in the language of the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from siteplanner.core.text import Message, Template


def say(text: Template | Message | str) -> str:
    """The text in the window's language, its values filled in."""
    if isinstance(text, str):
        return text
    if isinstance(text, Template):
        return QCoreApplication.translate(text.context, text.text)
    template = QCoreApplication.translate(text.template.context, text.template.text)
    return template.format(**{name: _value(value) for name, value in text.values.items()})


def _value(value: Any) -> Any:
    if isinstance(value, Template | Message):
        return say(value)
    if isinstance(value, tuple) and any(isinstance(v, Template | Message) for v in value):
        return ", ".join(str(_value(v)) for v in value)
    return value
