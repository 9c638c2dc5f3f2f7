"""The maps that are about to be brought in, one a row, and the form of the current one: what two dialogs share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import shapely
from pyproj import CRS
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from siteplanner.core import schema
from siteplanner.core.coordinates import Box, box_of, crs_text, lonlat_boxes, parse_crs
from siteplanner.core.crs_guesses import CrsGuess
from siteplanner.core.datum_shift import DatumShift
from siteplanner.core.errors import Cancelled, InputError, SiteplannerError
from siteplanner.core.field_mapping import told_sources
from siteplanner.core.home_county import lie_together
from siteplanner.core.map_placement import OFFSETS, Offset
from siteplanner.core.reading_choices import ReadingChoices
from siteplanner.core.repairs import Repairs
from siteplanner.core.site import Geometries, shapes_of
from siteplanner.core.text import Message
from siteplanner.core.work import Work
from siteplanner.files.map_sources import MapSource
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.map_entry import MapEntry
from siteplanner.gui.dialogs.map_form import MapForm
from siteplanner.gui.dialogs.map_reader import MapReader
from siteplanner.gui.dialogs.map_table import MapTable
from siteplanner.gui.dialogs.plain_words import sentence
from siteplanner.services.kept_mappings import KeptChoices, keep_choices, kept_choices
from siteplanner.services.map_picture import MapPicture, map_picture
from siteplanner.services.map_preview import MapPreview

PICTURES = "picturing maps"
NO_SHAPES: Geometries = np.empty(0, dtype=object)


class GatheredMaps(QWidget):
    """``changed`` when maps came, went, or are known better; ``told`` when the person said something of one."""

    changed = Signal()
    told = Signal()
    crs_refused = Signal(object)

    def __init__(self, desk: Desk, roles: Sequence[str], *, explore: bool, beside_plan: bool) -> None:
        super().__init__()
        self.desk = desk
        self._roles = tuple(roles)
        self._explore = explore
        self._beside_plan = beside_plan
        self._pictured: MapPreview | None = None
        self._closed = False
        self._known_places: list[Box] = []
        self._held: tuple[QWidget, QWidget | None] | None = None
        self.table = MapTable()
        self.form = MapForm(roles, desk.background)
        self.reader = MapReader(desk.background, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table, 2)
        column.addWidget(self.form, 5)
        self._connect()

    def _connect(self) -> None:
        self.table.removal_wanted.connect(self.remove_current)
        self.table.entry_selected.connect(self.refresh)
        self.reader.answered.connect(self._answered)
        self.reader.parted.connect(self._parted)
        self.form.role_chosen.connect(self._role_chosen)
        self.form.layer_chosen.connect(self._layer_chosen)
        self.form.encoding_chosen.connect(self._encoding_chosen)
        self.form.crs_chosen.connect(self._crs_chosen)
        self.form.crs_refused.connect(self._crs_refused)
        self.form.guess_chosen.connect(self._guess_chosen)
        self.form.axes_chosen.connect(self._axes_chosen)
        self.form.offset_chosen.connect(self._offset_chosen)
        self.form.shift_chosen.connect(self._shift_chosen)
        self.form.belonging_told.connect(self._belonging_told)
        self.form.field_chosen.connect(self._field_chosen)
        self.form.repairs_chosen.connect(self._repairs_chosen)
        self.form.role_wanted.connect(self._role_wanted)
        self.form.last_time_wanted.connect(self._last_time_wanted)

    # -- the list of maps ---------------------------------------------------------------------------------------

    @property
    def entries(self) -> list[MapEntry]:
        return self.table.entries

    @property
    def current(self) -> MapEntry | None:
        return self.table.current

    @property
    def waiting(self) -> bool:
        """Whether any of the files is still being looked into."""
        return any(entry.waiting for entry in self.entries)

    @property
    def astray(self) -> MapEntry | None:
        """A map that lies outside the county, and of which nobody has said that it belongs there."""
        return next((entry for entry in self.entries if not entry.waiting and entry.asks_whether_there), None)

    def add_paths(self, paths: Iterable[Path], role: str | None = None) -> None:
        """Add map files, as ``role`` or as what they look like; one that is there already is only selected."""
        for path in paths:
            there = next((e for e in self.entries if e.source.path == path), None)
            if there is not None:
                self.table.select(there)
                continue
            only = self._roles[0] if len(self._roles) == 1 else None
            entry = MapEntry(MapSource(path), role=role or only, explore=self._explore)
            self.table.add(entry)
            self.reader.read(entry)
            self.table.refresh(entry)
        self.refresh()

    def take(self, paths: Iterable[Path], role: str | None = None) -> None:
        """These map files and no others."""
        for entry in tuple(self.entries):
            self.reader.forget(entry)
            self.table.remove(entry)
        self.add_paths(paths, role)

    def remove_current(self) -> None:
        if self.current is not None:
            self._remove(self.current)

    def _remove(self, entry: MapEntry) -> None:
        self.reader.forget(entry)
        self.table.remove(entry)
        self.refresh()

    def close_reading(self) -> None:
        """Want no more answers, and let go of what was read: large maps take much memory."""
        self._closed, self._pictured = True, None
        self.reader.close()
        self.desk.background.cancel(PICTURES)
        for entry in self.entries:
            entry.picture = entry.pictured = None
            if entry.preview is not None:
                entry.preview = replace(entry.preview, raw=None, incoming=None)
        self.form.show_picture(None, NO_SHAPES)
        self.form.details.show_entry(None, {})

    def _parted(self, entry: MapEntry, sources: tuple[MapSource, ...]) -> None:
        """A file that holds several maps becomes as many rows."""
        at = self.entries.index(entry)
        self.table.remove(entry)
        for offset, source in enumerate(sources):
            part = MapEntry(source, explore=False)
            self.table.add(part, at + offset)
            self._look_again(part)

    def _answered(self, entry: MapEntry) -> None:
        """An answer about another map leaves alone what is being typed of the current one."""
        self._know_place_of_plan()
        entry.known_places = self._known_places
        if self._recall(entry):
            self._look_again(entry)
            return
        self.table.refresh(entry)
        if entry is self.current:
            self._show_current()
            self._give_focus_back()
        self.changed.emit()

    def _look_again(self, entry: MapEntry) -> None:
        """Read the entry's file anew; where the hand was in the form it will be again, unless it goes elsewhere."""
        held = QApplication.focusWidget() if entry is self.current else None
        self.reader.read(entry)
        self.table.refresh(entry)
        self.refresh()
        if held is not None and self.form.isAncestorOf(held):
            self._held = held, QApplication.focusWidget()

    def _give_focus_back(self) -> None:
        if self._held is None or not self.form.isEnabled():
            return
        (held, instead), self._held = self._held, None
        if isValid(held) and held.isVisible() and held.isEnabled() and QApplication.focusWidget() is instead:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the current map as it is now."""
        self._show_current()
        self.changed.emit()

    def _show_current(self) -> None:
        entry = self.current
        self.form.show_entry(entry, self._used(entry), self._plan_box())
        self._show_picture(entry)

    def _used(self, entry: MapEntry | None) -> dict[str, str]:
        """The layers of the entry's file that come in, and as what."""
        if entry is None:
            return {}
        same = [other for other in self.entries if other.source.path == entry.source.path]
        return {layer: other.role_now for other in same if (layer := _layer_of(other))}

    # -- the picture --------------------------------------------------------------------------------------------

    def _show_picture(self, entry: MapEntry | None) -> None:
        preview = entry.preview if entry is not None and not entry.waiting else None
        if entry is None or preview is None or preview.incoming is None or entry.pictured is preview:
            if preview is not self._pictured or preview is None or preview.incoming is None:
                self._pictured = preview
                self.form.show_picture(entry, self._parcels_below())
            return
        self._pictured = None
        self.form.show_picture(entry, NO_SHAPES)
        incoming, plan_crs = preview.incoming, self._plan_crs()

        def job(work: Work) -> MapPicture:
            return map_picture(incoming, plan_crs, work)

        self.desk.background.start(PICTURES, job, partial(self._drawn, entry, preview), partial(self._not_drawn, entry))

    def _drawn(self, entry: MapEntry, preview: MapPreview, picture: MapPicture) -> None:
        entry.picture, entry.pictured = picture, preview
        if not self._closed and entry in self.entries:
            self.table.refresh(entry)
        if not self._closed and entry is self.current and entry.preview is preview:
            self._show_picture(entry)
            self.changed.emit()

    def _not_drawn(self, entry: MapEntry, error: Exception) -> None:
        if isinstance(error, SiteplannerError):
            if entry is self.current and not self._closed:
                self.form.map.show_nothing(sentence(error.message))
        elif not isinstance(error, Cancelled):
            raise error

    def _plan_crs(self) -> CRS | None:
        plan = self.desk.plan if self._beside_plan else None
        return None if plan is None else plan.site.crs

    def _plan_box(self) -> Box | None:
        """Where the parcels of the open plan lie, in degrees."""
        plan = self.desk.plan if self._beside_plan else None
        if plan is None or not len(plan.site.parcels):
            return None
        whole = np.array([shapely.box(*plan.site.parcels.total_bounds)], dtype=object)
        return box_of(lonlat_boxes(whole, plan.site.crs))

    def _parcels_below(self) -> Geometries:
        plan = self.desk.plan if self._beside_plan else None
        return NO_SHAPES if plan is None else shapes_of(plan.site.parcels)

    # -- what is said of one map --------------------------------------------------------------------------------

    def _role_chosen(self, role: str) -> None:
        entry = self.current
        if entry is not None and role != entry.role_now:
            self._give_role(entry, role)

    def _give_role(self, entry: MapEntry, role: str) -> None:
        entry.role = role
        entry.fields.clear()
        entry.as_last_time = False
        self.told.emit()
        self._look_again(entry)

    def _layer_chosen(self, layer: str) -> None:
        if self.current is not None:
            self._give_layer(self.current, layer)

    def _give_layer(self, entry: MapEntry, layer: str | None) -> None:
        entry.source = replace(entry.source, layer=layer)
        entry.explore = False
        entry.fields.clear()
        entry.found_columns, entry.last_time, entry.last_role, entry.as_last_time = None, None, "", False
        self.told.emit()
        self._look_again(entry)

    def _role_wanted(self, layer: str, role: str) -> None:
        """A layer of the current file gets a role, another one, or none any more."""
        current = self.current
        if current is None:
            return
        same = [entry for entry in self.entries if entry.source.path == current.source.path]
        there = next((entry for entry in same if _layer_of(entry) == layer), None)
        undecided = next((entry for entry in same if not _layer_of(entry)), None)
        if there is not None and role:
            self._give_role(there, role)
        elif there is not None and len(same) > 1:
            self._remove(there)
        elif there is not None:
            there.role = self._roles[0] if len(self._roles) == 1 else None
            self._give_layer(there, None)
        elif undecided is not None:
            undecided.role = role
            self._give_layer(undecided, layer)
        elif role:
            part = MapEntry(MapSource(current.source.path, layer), role=role, explore=False)
            self.table.add(part, self.entries.index(same[-1]) + 1)
            self._look_again(part)

    def _encoding_chosen(self, encoding: str) -> None:
        entry = self.current
        if entry is not None and encoding != entry.choices.encoding:
            self._choose(entry, replace(entry.choices, encoding=encoding))

    def _choose(self, entry: MapEntry, choices: ReadingChoices) -> None:
        """Read a map again with other choices."""
        entry.choices = choices
        self.told.emit()
        self._look_again(entry)

    def _crs_chosen(self, crs: CRS | None) -> None:
        """Another system: a shift that was given for the one before does not belong to it."""
        entry = self.current
        if entry is not None:
            entry.told, entry.without_shift = crs, False
            self._choose(entry, replace(entry.choices, shift=None))

    def _guess_chosen(self, guess: CrsGuess) -> None:
        entry = self.current
        if entry is not None:
            entry.told, entry.without_shift = parse_crs(guess.crs), False
            self._choose(entry, replace(entry.choices, swap_axes=guess.swapped, shift=None))

    def _axes_chosen(self, exchanged: bool) -> None:
        if self.current is not None:
            self._choose(self.current, replace(self.current.choices, swap_axes=exchanged))

    def _offset_chosen(self, offset: str) -> None:
        entry = self.current
        known: Offset | None = next((name for name in ("", *OFFSETS) if name == offset), None)
        if entry is not None and known is not None and offset != entry.choices.offset:
            self._choose(entry, replace(entry.choices, offset=known))

    def _shift_chosen(self, shift: DatumShift | None, as_none: bool) -> None:
        entry = self.current
        if entry is not None:
            entry.without_shift = as_none
            self._choose(entry, replace(entry.choices, shift=shift))

    def _belonging_told(self, so: bool) -> None:
        """Told of one map it holds for those beside it: the maps of a plan lie together."""
        preview = self.current.preview if self.current is not None else None
        if preview is None or preview.box is None:
            return
        others = [place for place in self._known_places if not lie_together(place, preview.box)]
        self._known_places[:] = [*others, preview.box] if so else others
        for entry in self.entries:
            self.table.refresh(entry)
        self.told.emit()
        self.refresh()

    def _know_place_of_plan(self) -> None:
        """What lies beside the open plan's parcels belongs there."""
        box = self._plan_box()
        if box is not None and box not in self._known_places:
            self._known_places.append(box)

    def _crs_refused(self, message: Message) -> None:
        entry = self.current
        if entry is not None:
            entry.problem = message
            self.table.refresh(entry)
            self.crs_refused.emit(message)

    def _field_chosen(self, column: str, source: str) -> None:
        entry = self.current
        if entry is not None:
            entry.fields[column] = source
            entry.problem = None
            self.table.refresh(entry)
            self.told.emit()

    def _repairs_chosen(self, repairs: Repairs) -> None:
        """Nothing is read again for it: what is unsound is known."""
        entry = self.current
        if entry is not None:
            entry.choices = replace(entry.choices, repairs=repairs)
            self.form.show_repairs(entry)
            self.table.refresh(entry)
            self.told.emit()

    # -- as last time -------------------------------------------------------------------------------------------

    def _recall(self, entry: MapEntry) -> bool:
        """Look up what was decided of such a map last time, once for a role. Returns whether it must be read again."""
        preview = entry.preview
        if preview is None or not preview.layer or entry.problem is not None:
            return False
        if entry.found_columns is None:
            entry.found_columns, entry.found_encoding = preview.columns, preview.encoding
        if entry.last_role == entry.role_now:
            entry.fields = _possible(entry.fields, preview)
            return False
        entry.last_role = entry.role_now
        entry.last_time = kept_choices(self.desk.settings, entry.role_now, entry.found_columns)
        return entry.last_time is not None and not entry.fields and self._take_last_time(entry, entry.last_time)

    def _take_last_time(self, entry: MapEntry, kept: KeptChoices) -> bool:
        """Decide as last time, as far as it is safe. Returns whether the map must be read again for that."""
        before = (entry.choices.encoding, entry.told)
        entry.as_last_time = True
        entry.fields = dict(kept.fields)
        entry.choices = replace(entry.choices, repairs=kept.repairs)
        if kept.encoding and kept.encoding_found == entry.found_encoding:
            entry.choices = replace(entry.choices, encoding=kept.encoding)
        asked = entry.preview is not None and not entry.preview.stated
        if asked and entry.told is None and kept.crs in {guess.crs for guess in entry.guesses}:
            entry.told = _system(kept.crs)
        again = before != (entry.choices.encoding, entry.told)
        if not again and entry.preview is not None:
            entry.fields = _possible(entry.fields, entry.preview)
        return again

    def _last_time_wanted(self, wanted: bool) -> None:
        entry = self.current
        if entry is None or entry.last_time is None:
            return
        if wanted:
            self._take_last_time(entry, entry.last_time)
        else:
            kept = entry.last_time
            entry.as_last_time = False
            entry.fields = {}
            entry.choices = replace(entry.choices, encoding="", repairs=Repairs())
            if kept.crs and entry.told is not None and crs_text(entry.told) == kept.crs:
                entry.told = None
        self.told.emit()
        self._look_again(entry)

    def remember(self) -> None:
        """Keep what was decided of each map for the next time; called when they have come in."""
        today = dt.datetime.now().astimezone().date()
        for entry in self.entries:
            preview = entry.preview
            if preview is None or entry.found_columns is None:
                continue
            told = entry.told is not None and not preview.stated
            made = KeptChoices(
                {to: source for to, source in entry.fields.items() if source != preview.proposed.get(to, "")},
                encoding=entry.choices.encoding,
                encoding_found=entry.found_encoding,
                crs=crs_text(entry.told) if told and entry.told is not None else "",
                repairs=entry.choices.repairs,
                day=today,
            )
            keep_choices(self.desk.settings, entry.role_now, entry.found_columns, made)


def _layer_of(entry: MapEntry) -> str:
    """The layer an entry is about; '' while that is not decided."""
    if entry.preview is not None and not entry.waiting:
        return entry.preview.layer
    return entry.source.layer or ""


def _system(code: str) -> CRS | None:
    try:
        return parse_crs(code)
    except InputError:
        return None


def _possible(fields: dict[str, str], preview: MapPreview) -> dict[str, str]:
    """The decisions that name columns of the plan and of the map which are there."""
    of = schema.layer(preview.role)
    return {
        column: source
        for column, source in fields.items()
        if column in of.names() and source in {"", *preview.columns, *told_sources(of, column)}
    }
