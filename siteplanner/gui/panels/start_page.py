"""What the window shows while no plan is open: what can be done now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from siteplanner.gui.commands import Commands
from siteplanner.gui.icons import colored_icon, icon
from siteplanner.gui.theme import current_tokens

SHOWN_RECENT = 6


class StartPage(QWidget):
    """New from maps, open, sample, recent plans."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.commands = commands
        self.title = QLabel()
        self.title.setObjectName("start_title")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.new = QPushButton()
        self.new.setDefault(True)
        self.open = QPushButton()
        self.sample = QPushButton()
        self.recent_title = QLabel()
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(0)
        self.new.clicked.connect(lambda: commands.new_from_maps())
        self.open.clicked.connect(commands.open_plan)
        self.sample.clicked.connect(commands.open_sample)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (self.title, self.sentence, self.new, self.open, self.sample, self.recent_title):
            column.addWidget(widget)
        column.addLayout(self._recent_box)
        frame = QWidget()
        frame.setLayout(column)
        frame.setFixedWidth(360)
        grid = QGridLayout(self)
        grid.addWidget(frame, 0, 0, Qt.AlignmentFlag.AlignCenter)
        commands.desk.theme_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Start with a map"))
        self.sentence.setText(
            self.tr(
                "Open a plan, make one from parcel maps, or look around in the sample. Map files can be dropped here."
            )
        )
        self.new.setText(self.tr("New from map files…"))
        self.new.setIcon(colored_icon("new", QColor(current_tokens().accent_text)))
        self.open.setText(self.tr("Open a plan…"))
        self.open.setIcon(icon("open"))
        self.sample.setText(self.tr("Open the sample plan"))
        self.sample.setIcon(icon("target"))
        self.recent_title.setText(self.tr("Recent plans"))
        self._fill_recent()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._fill_recent()
        super().showEvent(event)

    def _fill_recent(self) -> None:
        while (item := self._recent_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        paths = [path for path in self.commands.recent_files() if path.exists()][:SHOWN_RECENT]
        self.recent_title.setVisible(bool(paths))
        for path in paths:
            button = QPushButton(path.name)
            button.setFlat(True)
            button.setStyleSheet("text-align: left;")
            button.setToolTip(str(path))
            button.clicked.connect(partial(self.commands.open_path, path))
            self._recent_box.addWidget(button)
