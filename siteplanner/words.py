"""Texts in the reader's language without Qt, from the same translation that the window compiles."""

from __future__ import annotations

import locale
import os
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from siteplanner.assets import resource
from siteplanner.core.text import Template, Text, spoken

ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES = (ENGLISH, CHINESE)
_GONE = ("vanished", "obsolete")


@dataclass(frozen=True)
class Translator:
    """``entries`` maps (context, English) to the text of ``language``; what is not in it stays English."""

    language: str
    entries: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def text(self, text: Text) -> str:
        """The text in the translator's language, its values filled in; a plain string is returned as it is."""
        return spoken(text, self._template, self.language)

    def _template(self, template: Template) -> str:
        return self.entries.get((template.context, template.text), template.text)

    __call__ = text


def language_named(name: str) -> str:
    """The language that a locale or an option names; English where it is none of ours.

    >>> language_named("zh"), language_named("zh_CN.UTF-8"), language_named("de_DE"), language_named("C")
    ('zh_CN', 'zh_CN', 'en', 'en')
    """
    return CHINESE if name.lower().replace("-", "_").split("_")[0].split(".")[0] == "zh" else ENGLISH


def system_language() -> str:
    """The language of the person's environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG, else the system's locale)."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            preferred = os.environ.get("LANGUAGE", "").split(":")[0]
            return language_named(preferred if preferred and value.split(".")[0] not in ("C", "POSIX") else value)
    return language_named(locale.getlocale()[0] or "")


def translator(language: str | None = None) -> Translator:
    """The translator of ``language`` (``en``, ``zh``, ``zh_CN`` or a locale's name; default: the environment's)."""
    return _translator(system_language() if language is None else language_named(language))


@cache
def _translator(language: str) -> Translator:
    return Translator(language, {} if language == ENGLISH else _read(language))


def translated(text: Text, language: str | None = None) -> str:
    """The text in ``language``; without one, in that of the environment."""
    return translator(language).text(text)


def _read(language: str) -> dict[tuple[str, str], str]:
    """What ``resources/i18n`` holds for a language, as Qt's compiler takes it: all that is filled and still used."""
    path = resource("i18n", f"siteplanner_{language}.ts")
    if not path.is_file():
        return {}
    entries: dict[tuple[str, str], str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source, target = message.findtext("source", ""), message.find("translation")
            if target is None or target.get("type") in _GONE or message.get("numerus") == "yes":
                continue
            if target.text:
                entries[name, source] = target.text
    return entries
