"""What has to be answered for the figures of a map to become places: axes, a web map's offset, a datum's shift."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from siteplanner.core.coordinates import parse_crs, settings
from siteplanner.core.datum_shift import DatumShift
from siteplanner.core.map_placement import OFFSET_WORDS, OFFSETS
from siteplanner.core.seven_parameters import SevenParameters
from siteplanner.core.text import Message
from siteplanner.gui.dialogs.datum_shift import DatumShiftDialog
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.wording import say

UNANSWERED, AS_NONE, GIVEN, GIVE, OWN = "", "none", "given", "give", "own"


class PlacementChoices(QWidget):
    """Says what a person answers: ``axes_chosen(exchanged)``, ``offset_chosen(name)`` ('' none),
    ``shift_chosen(shift, as_none)``: a shift given, or None with whether there is to be none; ``belonging_told(so)``:
    whether a map that lies outside the county belongs there."""

    axes_chosen = Signal(bool)
    belonging_told = Signal(bool)
    offset_chosen = Signal(str)
    shift_chosen = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._entry: MapEntry | None = None
        self.axes = QCheckBox(self.tr("x and y are exchanged in the file"))
        self.offset = QuietCombo()
        self.shift = QuietCombo()
        self.place = ProblemLine()
        self.belongs = QCheckBox(self.tr("It belongs there"))
        self.form = QFormLayout()
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setVerticalSpacing(4)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, combo in (
            (self.tr("Offset of a web map"), self.offset),
            (self.tr("Shift of the datum"), self.shift),
        ):
            self.form.addRow(label, combo)
            combo.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.place)
        column.addWidget(self.belongs)
        column.addWidget(self.axes)
        column.addLayout(self.form)
        self.offset.addItem(self.tr("none"), "")
        for name in OFFSETS:
            self.offset.addItem(say(OFFSET_WORDS[name]), name)
        self.axes.clicked.connect(self.axes_chosen)
        self.belongs.clicked.connect(self.belonging_told)
        self.offset.activated.connect(lambda at: self.offset_chosen.emit(str(self.offset.itemData(at))))
        self.shift.activated.connect(lambda at: self._shift_activated(str(self.shift.itemData(at))))

    def show_entry(self, entry: MapEntry | None, question: Message | None) -> None:
        """What can be answered of a map; ``question`` is asked where it may lie in the wrong place."""
        self._entry = entry
        preview = entry.preview if entry is not None else None
        known = preview is not None and bool(preview.layer)
        self.setVisible(known)
        if entry is None or preview is None or not known:
            return
        self.axes.setChecked(entry.choices.swap_axes)
        self.offset.setCurrentIndex(self.offset.findData(entry.choices.offset))
        self.form.setRowVisible(self.offset, preview.may_be_offset or bool(entry.choices.offset))
        self._show_shift(entry)
        self.belongs.setVisible(question is not None)
        self.belongs.setChecked(not entry.asks_whether_there)
        if question is None:
            self.place.clear()
        else:
            self.place.show_warning(say(question))

    def _show_shift(self, entry: MapEntry) -> None:
        own_plane = _own_plane(entry)
        asked = entry.asks_for_shift or entry.choices.shift is not None or own_plane
        self.form.setRowVisible(self.shift, asked)
        self.shift.clear()
        if not asked:
            return
        shift = entry.choices.shift
        if shift is not None:
            seven = isinstance(shift.method, SevenParameters)
            self.shift.addItem(self.tr("by seven parameters") if seven else self.tr("by control points"), GIVEN)
        elif entry.own_shift is not None:
            self.shift.addItem(self.tr("The file's own (TOWGS84)…"), OWN)
        self.shift.addItem(self.tr("By control points…") if own_plane else self.tr("Give it…"), GIVE)
        if not own_plane or shift is not None:
            self.shift.addItem(self.tr("none") if own_plane else self.tr("As if there were none"), AS_NONE)
        self.shift.setPlaceholderText(self.tr("A plane of its own?") if own_plane else self.tr("Not known: choose"))
        now = GIVEN if shift is not None else AS_NONE if entry.without_shift else UNANSWERED
        self.shift.setCurrentIndex(self.shift.findData(now) if now else -1)

    def _shift_activated(self, way: str) -> None:
        entry = self._entry
        if entry is None or entry.preview is None:
            return
        if way == AS_NONE:
            self.shift_chosen.emit(None, True)
        elif way == GIVE:
            self._ask_for_shift(entry, None)
        elif way == OWN:
            self._ask_for_shift(entry, entry.own_shift)

    def _ask_for_shift(self, entry: MapEntry, own: DatumShift | None) -> None:
        """Show the dialog, filled with the shift that was given, or with the file's ``own``."""
        preview = entry.preview
        assert preview is not None
        incoming, given = preview.incoming, entry.choices.shift
        source = incoming.placement.source if incoming is not None else None
        target = given.target_crs(source) if given is not None else parse_crs(preview.shift_target or _usual())
        dialog = DatumShiftDialog(source, target, self.window())
        if given is not None:
            dialog.show_shift(given)
        elif own is not None:
            dialog.show_own_shift(own, entry.source.path.name)
        accepted, shift = bool(dialog.exec()), dialog.shift
        dialog.deleteLater()
        if accepted and shift is not None:
            self.shift_chosen.emit(shift, False)
        else:
            self._show_shift(entry)  # as it was


def _own_plane(entry: MapEntry) -> bool:
    """Whether nothing is known of the map's system, so that control points alone could place it."""
    preview = entry.preview
    if preview is None or preview.stated or entry.told is not None:
        return False
    incoming = preview.incoming
    return not preview.crs or (incoming is not None and incoming.placement.source is None)


def _usual() -> str:
    return f"EPSG:{settings()['plan']['default']['epsg']}"
