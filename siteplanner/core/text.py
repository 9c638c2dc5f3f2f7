"""Texts for people, kept as template and values until the last moment.

A text is marked where it is written with :func:`QT_TRANSLATE_NOOP`, so that ``pyside6-lupdate`` finds it
by that name; it is translated and filled in where it is shown (``siteplanner.words`` without Qt,
``siteplanner.gui.wording`` with it).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from numbers import Real
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
class Named:
    """A name that data hold in two languages (a product, a plant type, a land use): the reader's language decides."""

    en: str
    zh: str

    def said_in(self, language: str) -> str:
        """The name for ``zh`` and its variants, else the English one; the other where it is blank.

        >>> Named("Separator", "隔膜").said_in("zh_CN"), Named("Separator", "").said_in("zh")
        ('隔膜', 'Separator')
        """
        first, second = (self.zh, self.en) if language.startswith("zh") else (self.en, self.zh)
        return first or second

    def __str__(self) -> str:
        return self.said_in("en")


@dataclass(frozen=True, slots=True)
class Message:
    """A template with its values. A value may itself be a Template, a Message, a Named, or a tuple of such."""

    template: Template
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return english(self)


Text = Template | Message | Named | str


def spoken(text: Text, translated: Callable[[Template], str], language: str, thousands: str = ",") -> str:
    """The text in ``language``, its values filled in; ``translated`` gives a template in that language.

    Several words in a row are separated as the language does it, thousands of numbers by ``thousands`` where the
    template asks for commas.

    >>> two = (Named("Anode", "负极"), Named("Separator", "隔膜"))
    >>> several = QT_TRANSLATE_NOOP("doctest", "{made}")(made=two)
    >>> spoken(several, english, "en"), spoken(several, english, "zh_CN")
    ('Anode, Separator', '负极、隔膜')
    >>> spoken(QT_TRANSLATE_NOOP("doctest", "{jobs:,} jobs, {share:.1f} %")(jobs=1200, share=2.5), english, "en", " ")
    '1 200 jobs, 2.5 %'
    """
    if isinstance(text, str):
        return text
    if isinstance(text, Named):
        return text.said_in(language)
    if isinstance(text, Template):
        return translated(text)

    def value(of: Any) -> Any:
        if isinstance(of, Template | Message | Named):
            return spoken(of, translated, language, thousands)
        if isinstance(of, tuple):
            return ("、" if language.startswith("zh") else ", ").join(str(value(each)) for each in of)
        return _Figure(of, thousands) if isinstance(of, Real) else of

    return translated(text.template).format(**{name: value(each) for name, each in text.values.items()})


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number on its way into a text."""

    value: Real
    thousands: str

    def __format__(self, how: str) -> str:
        return format(self.value, how).replace(",", self.thousands)

    def __str__(self) -> str:
        return str(self.value)


def english(text: Text) -> str:
    """The text as it stands in the code.

    >>> english(QT_TRANSLATE_NOOP("doctest", "{gap_m:.2f} m of {limit_m:g} m")(gap_m=8.421, limit_m=12))
    '8.42 m of 12 m'
    """
    return spoken(text, _as_written, "en")


def _as_written(template: Template) -> str:
    return template.text
