"""The backdrops of the plan on the desk: opened off the interface thread, kept open, or in words why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pyproj import CRS
from PySide6.QtCore import QObject, Signal

from siteplanner.core import edits
from siteplanner.core.backdrop import (
    Backdrop,
    CrsAskedError,
    DatumAskedError,
    MissingFileError,
    backdrops_of,
    fresh_ids,
)
from siteplanner.core.coordinates import Box
from siteplanner.core.errors import Cancelled, SiteplannerError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work

if TYPE_CHECKING:
    from siteplanner.gui.canvas.backdrop_layer import BackdropLayer
    from siteplanner.gui.desk import Desk
    from siteplanner.services.backdrops import OpenBackdrop

LANE, ADDING = "backdrops", "adding backdrops"
LOOKING = QT_TRANSLATE_NOOP("backdrop", "Looking into {name}")
SEVERAL = QT_TRANSLATE_NOOP("backdrop", "Lay {count} backdrops under the map")
BROKEN_PARTS = QT_TRANSLATE_NOOP("backdrop", "{count} damaged parts of “{name}” are left out.")

Key = tuple[Backdrop, CRS, Path | None]
Underlays: TypeAlias = "tuple[tuple[BackdropLayer, float], ...]"


@dataclass(frozen=True)
class Opening:
    """What became of opening a backdrop; neither of the two while it is being opened."""

    opened: OpenBackdrop | None = None
    problem: SiteplannerError | None = None

    @property
    def asks_crs(self) -> bool:
        """Whether somebody has to choose the coordinate system."""
        return isinstance(self.problem, CrsAskedError)

    @property
    def asks_datum(self) -> bool:
        """Whether somebody has to say if it is a shifted map."""
        return isinstance(self.problem, DatumAskedError)

    @property
    def asks(self) -> bool:
        return self.asks_crs or self.asks_datum

    @property
    def is_missing(self) -> bool:
        """Whether there is no file any more."""
        return isinstance(self.problem, MissingFileError)

    @property
    def own_bounds(self) -> Box | None:
        """The coordinates of a picture that asks, in its own system."""
        return self.problem.bounds if isinstance(self.problem, CrsAskedError | DatumAskedError) else None

    @property
    def stated_crs(self) -> CRS | None:
        """The system of a picture that asks for its datum."""
        return self.problem.crs if isinstance(self.problem, DatumAskedError) else None


class BackdropKeeper(QObject):
    """``changed`` when a backdrop was opened, failed, came or went; ``added(ids)`` when ``add`` has laid some under."""

    changed = Signal()
    added = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._found: dict[Key, Opening] = {}
        self._under_way: frozenset[Key] = frozenset()
        self._shown: Underlays = ()
        desk.session_changed.connect(self._session_changed)
        desk.plan_changed.connect(lambda *_: self.refresh())
        desk.shown_changed.connect(lambda *_: self._show())
        desk.display_changed.connect(self._show)
        desk.saved.connect(self.refresh)

    @property
    def backdrops(self) -> tuple[Backdrop, ...]:
        """The backdrops of the plan as it stands, the lowest first."""
        return backdrops_of(self._desk.plan) if self._desk.plan is not None else ()

    @property
    def shown(self) -> Underlays:
        """What the map draws, with opacities: the very same object as long as nothing about it changes."""
        return self._shown

    def opening(self, backdrop: Backdrop) -> Opening:
        """Whether a backdrop of the plan is open, or why it is not."""
        return self._found.get(self._key(backdrop), Opening())

    def damage(self, backdrop: Backdrop) -> Message | None:
        """What could not be read of an open backdrop; it grows while one looks at more of it."""
        opened = self.opening(backdrop).opened
        count = opened.source.trouble() if opened is not None else 0
        return BROKEN_PARTS(count=count, name=backdrop.name) if count else None

    def try_again(self) -> None:
        """Open again what could not be opened: the file may be back."""
        self._found = {key: opening for key, opening in self._found.items() if opening.problem is None}
        self.refresh()

    def add(self, paths: list[Path]) -> None:
        """Lay pictures, MBTiles files and folders of tiles under the map, as one step of the history."""
        plan, session = self._desk.plan, self._desk.session
        if plan is None or session is None or not paths:
            return
        folder, crs, site = self._folder, plan.site.crs, plan.site.bounds
        ids = fresh_ids(plan, len(paths))

        def job(work: Work) -> tuple[Backdrop, ...]:
            from siteplanner.services.backdrops import backdrop_for, with_likely_rows

            made = []
            for done, (path, backdrop_id) in enumerate(zip(paths, ids, strict=True)):
                work.step(done, len(paths), LOOKING(name=path.name))
                backdrop = backdrop_for(path, backdrop_id, folder)
                made.append(with_likely_rows(backdrop, crs, site) if site is not None else backdrop)
            return tuple(made)

        self._desk.background.start(ADDING, job, self._lay_under, self._failed)

    def _lay_under(self, backdrops: tuple[Backdrop, ...]) -> None:
        steps = [edits.add_backdrop(backdrop) for backdrop in backdrops]
        edit = steps[0] if len(steps) == 1 else edits.together(SEVERAL(count=len(steps)), steps)
        if self._desk.apply(edit):
            self.added.emit(tuple(backdrop.id for backdrop in backdrops))

    def described(self, path: Path, backdrop_id: str) -> Backdrop:
        """A backdrop of a file as a plan would keep it."""
        from siteplanner.services.backdrops import backdrop_for

        return backdrop_for(path, backdrop_id, self._folder)

    @property
    def _folder(self) -> Path | None:
        """The folder of the plan's file."""
        session = self._desk.session
        return session.path.parent if session is not None and session.path is not None else None

    def refresh(self) -> None:
        """Open what the plan has and is not open yet."""
        wanted = [self._key(backdrop) for backdrop in self.backdrops]
        missing = frozenset(key for key in wanted if key not in self._found)
        if missing and missing != self._under_way:
            self._under_way = missing
            jobs = tuple(key for key in wanted if key in missing)
            self._desk.background.start(LANE, _opener(jobs), self._opened, self._failed)
        ids = tuple(backdrop.id for backdrop in self.backdrops)
        if self._desk.look.backdrops != ids and self._desk.plan is not None:
            self._desk.set_look(replace(self._desk.look, backdrops=ids))
        self._show()
        self.changed.emit()

    def _key(self, backdrop: Backdrop) -> Key:
        """All that opening depends on."""
        plan = self._desk.plan
        assert plan is not None  # no plan, no backdrop
        return replace(backdrop, id="", opacity=1.0), plan.site.crs, self._folder

    def _session_changed(self) -> None:
        for opening in self._found.values():
            if opening.opened is not None:
                opening.opened.close()
        self._found, self._under_way = {}, frozenset()
        self._desk.background.cancel(LANE)
        self.refresh()

    def _opened(self, found: dict[Key, Opening]) -> None:
        self._under_way = frozenset()
        self._found |= found
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._under_way = frozenset()
        if not isinstance(error, Cancelled):
            raise error

    def _show(self) -> None:
        """Tell the map where what it draws has changed."""
        look, plan = self._desk.look, self._desk.shown_plan
        backdrops = backdrops_of(plan) if plan is not None else ()
        shown = []
        if backdrops:
            from siteplanner.gui.canvas.backdrop_layer import BackdropLayer  # a plan without any needs no pictures
        for backdrop in backdrops:
            opened, of = self.opening(backdrop).opened, look.of(backdrop.id)
            if opened is not None and of.visible:
                shown.append((BackdropLayer(opened), backdrop.opacity * of.opacity))
        if tuple(shown) != self._shown:
            self._shown = tuple(shown)
            self._desk.display_changed.emit()


def _opener(keys: tuple[Key, ...]) -> Callable[[Work], dict[Key, Opening]]:
    def job(work: Work) -> dict[Key, Opening]:
        from siteplanner.services.backdrops import open_backdrop  # not before there is a backdrop

        found: dict[Key, Opening] = {}
        for backdrop, crs, folder in keys:
            try:
                found[backdrop, crs, folder] = Opening(open_backdrop(backdrop, crs, folder, work))
            except SiteplannerError as error:
                found[backdrop, crs, folder] = Opening(problem=error)
        return found

    return job
