"""The language of the window, without restart: English as written in the code (with its plurals), 简体中文."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from siteplanner.assets import resource

LANGUAGES = ("en", "zh_CN")
log = logging.getLogger(__name__)
_installed: list[QTranslator] = []


def system_language() -> str:
    """``zh_CN`` where the system speaks Chinese, else ``en``."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def chosen_language(kept: object) -> str:
    """The language that the settings keep; the system's where they keep none of ours."""
    return kept if isinstance(kept, str) and kept in LANGUAGES else system_language()


def install_language(language: str) -> None:
    """Make the application speak ``language``; every widget gets a LanguageChange event."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    QLocale.setDefault(QLocale("zh_CN" if language == "zh_CN" else "en"))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ours = str(resource("i18n"))
    for name, where in (
        (f"qtbase_{language}", folder),
        (f"qt_supplement_{language}", ours),  # what Qt's own translation lacks
        (f"siteplanner_{language}", ours),
    ):
        if language == "en" and name.startswith("qt"):
            continue  # Qt's own texts are English
        translator = QTranslator()
        if translator.load(name, where):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)
        else:
            log.warning("no translation %s in %s", name, where)
