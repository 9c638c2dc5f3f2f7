from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from siteplanner import words
from siteplanner.assets import resource
from siteplanner.core.text import QT_TRANSLATE_NOOP, Named, english
from siteplanner.words import Translator, system_language, translated, translator

GAP = QT_TRANSLATE_NOOP("test words", "{what}: {gap_m:.2f} m")
FIRE = QT_TRANSLATE_NOOP("test words", "Fire separation")
CHINESE = Translator(
    "zh_CN",
    {("test words", "{what}: {gap_m:.2f} m"): "{what}：{gap_m:.2f} 米", ("test words", "Fire separation"): "防火间距"},
)


def test_values_that_are_texts_are_translated_before_they_are_filled_in() -> None:
    assert CHINESE.text(GAP(what=FIRE, gap_m=8.421)) == "防火间距：8.42 米"
    assert CHINESE.text(GAP(what=GAP(what="A", gap_m=1), gap_m=2)) == "A：1.00 米：2.00 米"
    assert CHINESE.text(GAP(what=(FIRE, FIRE), gap_m=2)) == "防火间距、防火间距：2.00 米"


def test_a_name_in_two_languages_is_said_in_the_translators() -> None:
    anode = GAP(what=Named("Anode", "负极"), gap_m=2)
    assert (CHINESE.text(anode), translator("en").text(anode)) == ("负极：2.00 米", "Anode: 2.00 m")
    assert CHINESE.text(Named("Anode", "负极")) == "负极"


def test_an_unknown_text_stays_english() -> None:
    message = QT_TRANSLATE_NOOP("test words", "Nobody translated {this}")(this=FIRE)
    assert CHINESE.text(message) == "Nobody translated 防火间距"
    assert translator("en").text(message) == english(message)


def test_the_same_words_in_another_context_are_another_text() -> None:
    assert CHINESE.text(QT_TRANSLATE_NOOP("elsewhere", "Fire separation")) == "Fire separation"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh_CN"),
        ({"LANG": "C", "LANGUAGE": "zh_CN"}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_language() == expected
    assert translator().language == expected


def test_a_language_that_is_not_there_is_english() -> None:
    assert translated(FIRE, "fr") == "Fire separation"


def test_filled_and_living_translations_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "siteplanner_zh_CN.ts"
    source.write_text(
        """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="zh_CN"><context>
        <name>c</name>
        <message><source>a</source><translation>甲</translation></message>
        <message><source>b</source><translation type="unfinished">乙</translation></message>
        <message><source>c</source><translation type="unfinished"></translation></message>
        <message><source>d</source><translation type="vanished">丁</translation></message>
        <message numerus="yes"><source>e</source><translation><numerusform>戊</numerusform></translation></message>
        </context></TS>""",
        encoding="utf-8",
    )
    monkeypatch.setattr(words, "resource", lambda *parts: tmp_path / parts[-1])
    assert words._read("zh_CN") == {("c", "a"): "甲", ("c", "b"): "乙"}


def test_words_and_qt_say_the_same() -> None:
    """Every text of the translation file, through Qt's compiled form and through ours."""
    source = resource("i18n", "siteplanner_zh_CN.ts")
    if not source.is_file():
        pytest.skip("no translation yet")
    from PySide6.QtCore import QTranslator

    compiled = source.with_suffix(".qm")
    if not compiled.is_file():
        pytest.skip("the translation is not compiled")
    qt = QTranslator()
    assert qt.load(str(compiled))
    ours = translator("zh_CN")
    for context in ET.parse(source).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            text = message.findtext("source", "")
            if message.get("numerus") != "yes":
                assert (qt.translate(name, text) or text) == ours.entries.get((name, text), text)


def test_words_load_neither_qt_nor_pandas() -> None:
    code = "import sys, siteplanner.words; sys.exit(any(m in sys.modules for m in ('PySide6', 'pandas', 'shapely')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
