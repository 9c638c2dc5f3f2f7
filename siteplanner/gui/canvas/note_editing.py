"""Typing new notes on the map and changing those that are there; each one undo step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
from PySide6.QtCore import QObject, QPoint

from siteplanner.core.dimensions import KIND
from siteplanner.core.edits import add_annotations, change_note, remove_features
from siteplanner.core.features import Feature, rows_of
from siteplanner.core.notes import SIZE_PT, Note, read_note
from siteplanner.core.schema import ANNOTATIONS
from siteplanner.core.site import shapes_of
from siteplanner.gui.canvas.note_editor import NoteEditor

if TYPE_CHECKING:
    from siteplanner.gui.canvas.surface import Surface

SIZE, FOR_ALL = "note_size_pt", "note_for_all"


class NoteEditing(QObject):
    """One for a map; the editor is made when it is first needed."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._editor: NoteEditor | None = None
        self._at = (0.0, 0.0)
        self._keep: Callable[[str, float, bool], object] | None = None
        surface.desk.session_changed.connect(self._drop)

    @property
    def editor(self) -> NoteEditor:
        if self._editor is None:
            editor = self._editor = NoteEditor(self._surface.note.over)
            editor.done.connect(self._done)
            self._surface.view.window_changed.connect(self._follow)
        return self._editor

    @property
    def is_open(self) -> bool:
        return self._editor is not None and self._editor.isVisible()

    def finish(self) -> bool:
        """Keep what is being typed; False where nothing is."""
        was_open = self.is_open
        if self._editor is not None:
            self._editor.finish()
        return was_open

    def begin(self, note: Note, then: Callable[[], object]) -> None:
        """Type the words of a note that is not on the plan yet; ``then`` comes after it, kept or not."""

        def keep(text: str, size_pt: float, for_all: bool) -> None:
            self._add(replace(note, text=text, size_pt=size_pt), for_all=for_all)
            then()

        settings = self._surface.desk.settings
        self._open(note.at, "", settings.get(SIZE, SIZE_PT), keep, for_all=settings.get(FOR_ALL, False))

    def change(self, annotation_id: str) -> bool:
        """Type other words for a note of the plan; False where it is none."""
        found = self._note(annotation_id)
        session = self._surface.editing
        if found is None or session is None or not self._surface.may_edit([Feature(ANNOTATIONS.name, annotation_id)]):
            return False
        note, owner = found

        def keep(text: str, size_pt: float, for_all: bool) -> None:
            self._change(annotation_id, note, replace(note, text=text, size_pt=size_pt), owner, for_all=for_all)

        self._open(note.at, note.text, note.size_pt, keep, for_all=owner == "")
        return True

    def _open(
        self, at: tuple[float, float], text: str, size_pt: float, keep: Callable[[str, float, bool], object], *,
        for_all: bool,
    ) -> None:  # fmt: skip
        self.finish()
        self._at, self._keep = at, keep
        self.editor.open(self._pixel(), text, size_pt, for_all=for_all)

    def _add(self, note: Note, *, for_all: bool) -> None:
        session, desk = self._surface.editing, self._surface.desk
        if session is None or (not note.text and note.tip is None):
            return
        desk.settings.set(SIZE, note.size_pt)
        desk.settings.set(FOR_ALL, for_all)
        edit = add_annotations(session.plan, [note], "" if for_all else session.scenario_id)
        desk.apply(edit, features=edit.features)

    def _change(self, annotation_id: str, before: Note, note: Note, owner: str, *, for_all: bool) -> None:
        session, desk = self._surface.editing, self._surface.desk
        if session is None:
            return
        if not note.text and before.tip is None:
            desk.apply(remove_features(session.scenario_id, (Feature(ANNOTATIONS.name, annotation_id),)), features=())
            return
        desk.apply(change_note(annotation_id, note.text, note.size_pt, "" if for_all else owner or session.scenario_id))

    def _note(self, annotation_id: str) -> tuple[Note, str] | None:
        """A note of the plan and the scenario it belongs to ('' for all)."""
        plan = self._surface.desk.plan
        frame = plan.annotations if plan is not None else None
        if frame is None or annotation_id not in frame.index or frame["kind"].get(annotation_id) == KIND:
            return None
        row = int(rows_of(frame, ANNOTATIONS.name, (annotation_id,))[0])
        text, style, owner = (frame[c].iloc[row] for c in ("text", "style", "scenario_id"))
        note = read_note(shapes_of(frame)[row], text, style)
        return None if note is None else (note, "" if pd.isna(owner) else str(owner))

    def _done(self, text: str, size_pt: float, for_all: bool) -> None:
        keep, self._keep = self._keep, None
        if keep is not None:
            keep(text, size_pt, for_all)

    def _drop(self) -> None:
        """Another plan: what was being typed belonged to the last one."""
        self._keep = None
        self.finish()

    def _follow(self) -> None:
        if self.is_open:
            self.editor.put(self._pixel())

    def _pixel(self) -> QPoint:
        view = self._surface.view
        at = view.viewportTransform().map(view.to_scene(*self._at))
        return view.viewport().mapTo(self._surface.note.over, at.toPoint())
