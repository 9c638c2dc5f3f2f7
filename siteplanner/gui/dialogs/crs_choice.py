"""Choosing a coordinate system: what was found, ranked guesses with where each falls, or an EPSG code typed."""

from __future__ import annotations

from collections.abc import Iterable

from pyproj import CRS
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from siteplanner.core.coordinates import crs_text, parse_crs, settings
from siteplanner.core.crs_guesses import CrsGuess
from siteplanner.core.crs_words import name_words
from siteplanner.core.errors import InputError
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.numbers import in_chinese
from siteplanner.gui.wording import say


class CrsChoice(QuietCombo):
    """``chosen(crs)`` when a person has settled on a system (None: on the default offered), ``refused(message)`` for a
    text that names none."""

    chosen = Signal(object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QuietCombo.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt's way to have none
        self._shown = ""
        self._chosen = ""
        self._default = ""
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Not stated: choose, or type an EPSG code"))
        line.editingFinished.connect(self._typed)
        self.activated.connect(self._picked)

    def offer(self, current: str, systems: Iterable[tuple[str, str]], default: str = "") -> None:
        """Offer ``(code, words)``, with ``current`` chosen ('' for none); ``default`` needs nobody to choose it."""
        line = self.lineEdit()
        if line is not None and line.hasFocus() and line.isModified():
            return  # a person is typing
        self._default = default
        self.clear()
        for code, words in systems:
            self.addItem(words, code)
            self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(self.findData(current) if current else -1)
        self._keep(current)

    @property
    def code(self) -> str:
        """What is chosen, as ``EPSG:n``; '' for nothing yet."""
        return self._chosen

    def _keep(self, code: str) -> None:
        self._chosen, self._shown = code, self.currentText()
        line = self.lineEdit()
        assert line is not None
        line.setCursorPosition(0)
        self.setToolTip(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter settles what was typed, and does no more: the dialog's own button waits for another."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._typed()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _picked(self, at: int) -> None:
        code = str(self.itemData(at))
        self._keep(code)
        self.chosen.emit(None if code == self._default else parse_crs(code))

    def _typed(self) -> None:
        text = self.currentText().strip()
        if text == self._shown or not text:
            return
        at = self.findText(text)
        if at >= 0:
            self._picked(at)
            return
        try:
            crs = parse_crs(_code_in(text))
        except InputError as error:
            self._shown = text
            self._chosen = ""
            self.refused.emit(error.message)
            return
        self.setEditText(system_words(crs))
        self._keep(crs_text(crs))
        self.chosen.emit(crs)


def _code_in(text: str) -> str:
    """The code at the start of words such as are shown; a text of another kind as it is.

    >>> _code_in("EPSG:4547 · CGCS2000"), _code_in("4547")
    ('EPSG:4547', '4547')
    """
    return text.partition(" · ")[0].strip().replace("：", ":")


def code_words(code: str) -> str:
    """The words of a system by its code. A name stays as it is: the system a file wrote out in full may differ from
    the one that is registered under its name.

    >>> code_words("EPSG:4547"), code_words("Belge 1972 / Belgian Lambert 72")
    ('EPSG:4547 · CGCS2000 / 3-degree Gauss-Kruger CM 114E', 'Belge 1972 / Belgian Lambert 72')
    """
    authority, colon, number = code.partition(":")
    return system_words(parse_crs(code)) if colon and authority.isalpha() and number.isdigit() else code


def system_words(crs: CRS) -> str:
    """``EPSG:4547 · CGCS2000 / 3-degree Gauss-Kruger CM 114E``."""
    code = crs_text(crs)
    return code if code == crs.name else f"{code} · {system_name(crs)}"


def guess_words(guess: CrsGuess) -> str:
    """A guess with where the middle of the map would lie in it."""
    return f"{guess.crs} · {system_name(parse_crs(guess.crs))} — {place_words(guess.lon, guess.lat)}"


def system_name(crs: CRS) -> str:
    """``CGCS2000 / 3-degree Gauss-Kruger CM 114E``, in the reader's language."""
    words = name_words(crs)
    return words if isinstance(words, str) else say(words)


def place_words(lon: float, lat: float) -> str:
    """A place in degrees, with the name of the county where it lies in ours.

    >>> place_words(4.4588, 51.081)
    '4.4588° E, 51.0810° N'
    """
    east = f"{abs(lon):.4f}° {'E' if lon >= 0 else 'W'}"
    north = f"{abs(lat):.4f}° {'N' if lat >= 0 else 'S'}"
    west_edge, south_edge, east_edge, north_edge = settings()["home"]["bounds"]
    where = f"{east}, {north}"
    if not (west_edge <= lon <= east_edge and south_edge <= lat <= north_edge):
        return where
    name = settings()["home"]["name"]["zh" if in_chinese() else "en"]
    template = QCoreApplication.translate("CrsChoice", "{where}, {county}")
    return template.format(where=where, county=name)
