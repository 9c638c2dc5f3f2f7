"""The language of the window: switched while it runs, Qt's own words with it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from siteplanner.gui import translation
from siteplanner.gui.translation import LANGUAGES, install_language, system_language


@pytest.fixture(autouse=True)
def _english_again(qapp: Any) -> Iterator[None]:
    yield
    install_language("en")


def told(number: int) -> str:
    return QCoreApplication.translate("PropertiesPanel", "%n plant(s)", "", number)


def test_english_has_its_plurals() -> None:
    install_language("en")
    assert [told(1), told(2)] == ["1 plant", "2 plants"]


def test_chinese_replaces_english_and_english_comes_back() -> None:
    install_language("zh_CN")
    assert told(2) == "2 个项目"
    assert QLocale().language() == QLocale.Language.Chinese
    install_language("en")
    assert told(2) == "2 plants"
    assert QLocale().language() == QLocale.Language.English


def test_switching_to_and_fro_leaves_one_language_installed() -> None:
    for _ in range(5):
        install_language("zh_CN")
        install_language("en")
    assert len(translation._installed) == 1


def test_every_widget_is_told(qtbot: Any) -> None:
    heard: list[QEvent.Type] = []

    class Listener(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            heard.append(event.type())

    listener = Listener()
    qtbot.addWidget(listener)
    install_language("zh_CN")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    QCoreApplication.processEvents()
    assert QEvent.Type.LanguageChange in heard


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_are_there_and_nothing_is_missed(language: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        install_language(language)
    assert caplog.records == []


def test_the_systems_language_is_one_of_ours() -> None:
    assert system_language() in LANGUAGES


def test_qts_own_file_dialog_speaks_chinese_throughout(qtbot: Any) -> None:
    install_language("zh_CN")
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    texts = [each.text() for kind in (QLabel, QPushButton) for each in dialog.findChildren(kind) if each.text()]
    assert len(texts) > 3
    assert [text for text in texts if not any("\u4e00" <= letter <= "\u9fff" for letter in text)] == []
