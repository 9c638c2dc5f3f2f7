"""Choosing in what encoding the texts of a map are read, where its format may hide that."""

from __future__ import annotations

from PySide6.QtCore import Signal

from siteplanner.core.text import QT_TRANSLATE_NOOP, Template
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.wording import say

HIDDEN_IN = frozenset({".shp", ".tab", ".mif", ".txt", ".csv", ".zip"})
"""Suffixes of maps that do not tell their encoding for sure; archives may hold such a one."""
ENCODINGS: dict[str, Template] = {
    "GB18030": QT_TRANSLATE_NOOP("EncodingChoice", "GB18030 (GBK, GB2312)"),
    "UTF-8": QT_TRANSLATE_NOOP("EncodingChoice", "UTF-8"),
    "Big5": QT_TRANSLATE_NOOP("EncodingChoice", "Big5 (traditional Chinese)"),
    "UTF-16": QT_TRANSLATE_NOOP("EncodingChoice", "UTF-16"),
    "cp1252": QT_TRANSLATE_NOOP("EncodingChoice", "Western European (1252)"),
}


class EncodingChoice(QuietCombo):
    """``encoding_chosen(name)``; '' for as it was found."""

    encoding_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.activated.connect(lambda at: self.encoding_chosen.emit(str(self.itemData(at))))
        self.setToolTip(self.tr("Choose another where names below do not read right."))

    def show_entry(self, entry: MapEntry | None) -> bool:
        """Offer what can be chosen for a map. Returns whether there is a choice."""
        preview = entry.preview if entry is not None else None
        if entry is None or preview is None or not preview.layer:
            return False
        if entry.source.path.suffix.lower() not in HIDDEN_IN:
            return False
        self.clear()
        self.addItem(self.tr("As found ({encoding})").format(encoding=entry.found_encoding or preview.encoding), "")
        for name, words in ENCODINGS.items():
            self.addItem(say(words), name)
        self.setCurrentIndex(max(self.findData(entry.choices.encoding), 0))
        return True
