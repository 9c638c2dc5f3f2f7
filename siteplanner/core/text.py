"""Texts for people, kept as template and values until the last moment.

A text is marked where it is written with :func:`QT_TRANSLATE_NOOP`, so that ``pyside6-lupdate`` finds it
by that name; it is translated and filled in where it is shown (``siteplanner.words`` without Qt,
``siteplanner.gui.wording`` with it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Template:
    """A text as written in the code, in English, with ``{name}`` or ``{name:.2f}`` for its values."""

    context: str
    text: str

    def __call__(self, **values: Any) -> Message:
        return Message(self, values)


def QT_TRANSLATE_NOOP(context: str, text: str) -> Template:
    """Mark ``text`` for translation; both arguments must be string literals."""
    return Template(context, text)


@dataclass(frozen=True, slots=True)
class Message:
    """A template with its values. A value may itself be a Template or a Message."""

    template: Template
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.text.format(
            **{k: english(v) if isinstance(v, Template | Message) else v for k, v in self.values.items()}
        )


def english(text: Template | Message) -> str:
    """The text as it stands in the code.

    >>> english(QT_TRANSLATE_NOOP("doctest", "{gap_m:.2f} m of {limit_m:g} m")(gap_m=8.421, limit_m=12))
    '8.42 m of 12 m'
    """
    return text.text if isinstance(text, Template) else str(text)
