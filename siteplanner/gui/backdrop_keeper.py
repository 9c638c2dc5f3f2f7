"""The backdrops of the plan on the desk: opened off the interface thread, kept open, or in words why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pyproj import CRS
from PySide6.QtCore import QCoreApplication, QObject, Signal

from siteplanner.core import edits
from siteplanner.core.backdrop import (
    BACKDROPS,
    Backdrop,
    backdrops_of,
    fresh_ids,
)
from siteplanner.core.errors import Cancelled, InputError, SiteplannerError
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.core.work import Work
from siteplanner.gui.backdrop_opening import Opening

if TYPE_CHECKING:
    from siteplanner.gui.canvas.backdrop_layer import BackdropLayer
    from siteplanner.gui.desk import Desk

LANE, ADDING, SHARPENING = "backdrops", "adding backdrops", "sharpening"
SEEN_THROUGH = 0.4
"""How strongly parcels are drawn that one looks through."""
LAID_UNDER = QT_TRANSLATE_NOOP("backdrop", "“{name}” lies under the map.")
STOPPED = QT_TRANSLATE_NOOP("backdrop", "Reading “{name}” was stopped.")
LOOKING = QT_TRANSLATE_NOOP("backdrop", "Looking into {name}")
SEVERAL = QT_TRANSLATE_NOOP("backdrop", "Lay {count} backdrops under the map")
BROKEN_PARTS = QT_TRANSLATE_NOOP("backdrop", "Parts of “{name}” that are damaged and left out: {count}")

Key = tuple[Backdrop, CRS, Path | None]
Underlays: TypeAlias = "tuple[tuple[BackdropLayer, float], ...]"


class BackdropKeeper(QObject):
    """``changed`` when a backdrop was opened, failed, came or went; ``added(ids)`` when ``add`` has laid some under,
    ``sharpened`` when the map can be drawn finer than it was."""

    changed = Signal()
    added = Signal(object)
    sharpened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._found: dict[Key, Opening] = {}
        self._under_way: frozenset[Key] = frozenset()
        self._shown: Underlays = ()
        self._just_added: set[str] = set()
        self._told_of: set[str] = set()
        self._damaged_parts = 0
        desk.session_changed.connect(self._session_changed)
        desk.plan_changed.connect(self._plan_changed)
        desk.shown_changed.connect(lambda *_: self._show())
        desk.display_changed.connect(self._show)
        desk.saved.connect(self.refresh)

    @property
    def backdrops(self) -> tuple[Backdrop, ...]:
        """The backdrops of the plan as it stands, in the order in which they were added."""
        return backdrops_of(self._desk.plan) if self._desk.plan is not None else ()

    @property
    def in_order(self) -> tuple[Backdrop, ...]:
        """The backdrops as they lie, the lowest first."""
        places = {key: place for place, key in enumerate(self._desk.look.backdrops)}
        return tuple(sorted(self.backdrops, key=lambda backdrop: places.get(backdrop.id, len(places))))

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

    def picture_shown(self) -> None:
        """A picture was drawn: perhaps parts of it are coarser than they could be, or cannot be read."""
        owing = [layer for layer, _ in self._shown if layer.owes_detail]
        if owing:

            def job(work: Work) -> None:
                for layer in owing:
                    layer.sharpen(work)

            self._desk.background.start(SHARPENING, job, lambda _: self.sharpened.emit(), self._stopped)
        found = sum(opening.opened.source.trouble() for opening in self._found.values() if opening.opened is not None)
        if found != self._damaged_parts:
            self._damaged_parts = found
            self.changed.emit()

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

        self._desk.background.start(ADDING, job, self._lay_under, self._stopped)

    def _lay_under(self, backdrops: tuple[Backdrop, ...]) -> None:
        steps = [edits.add_backdrop(backdrop) for backdrop in backdrops]
        edit = steps[0] if len(steps) == 1 else edits.together(SEVERAL(count=len(steps)), steps)
        self._just_added |= {backdrop.id for backdrop in backdrops}
        look = self._desk.look
        for backdrop in backdrops:  # an earlier one of that id may have been hidden
            look = look.with_layer(backdrop.id, visible=True, opacity=1.0)
        self._desk.set_look(look)
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
        self._found |= {key: twin for key in wanted if key not in self._found and (twin := self._open_twin(key))}
        missing = frozenset(key for key in wanted if key not in self._found)
        if missing and missing != self._under_way:
            self._under_way = missing
            jobs = tuple(key for key in wanted if key in missing)
            self._desk.background.start(LANE, _opener(jobs), self._opened, self._not_opened)
        self._order_look()
        self._show()
        self.changed.emit()

    def _open_twin(self, key: Key) -> Opening | None:
        """The same backdrop, open from before the plan was saved to another folder."""
        found = (opening for (backdrop, crs, _), opening in self._found.items() if (backdrop, crs) == key[:2])
        return next((opening for opening in found if opening.opened is not None), None)

    def _order_look(self) -> None:
        """The look names the plan's backdrops, those it knows in the order it has them, new ones above."""
        look, ids = self._desk.look, [backdrop.id for backdrop in self.backdrops]
        known = [key for key in look.backdrops if key in ids]
        order = (*known, *(key for key in ids if key not in known))
        if look.backdrops != order and self._desk.plan is not None:
            self._desk.set_look(replace(look, backdrops=order))

    def _key(self, backdrop: Backdrop) -> Key:
        """All that opening depends on."""
        plan = self._desk.plan
        assert plan is not None  # no plan, no backdrop
        return replace(backdrop, id="", opacity=1.0), plan.site.crs, self._folder

    def _plan_changed(self, before: Plan, after: Plan) -> None:
        if before.settings.get(BACKDROPS) != after.settings.get(BACKDROPS):
            self.refresh()

    def _session_changed(self) -> None:
        for opening in self._found.values():
            if opening.opened is not None:
                opening.opened.close()
        self._found, self._under_way = {}, frozenset()
        self._just_added, self._told_of = set(), set()
        self._desk.background.cancel(LANE)
        self.refresh()

    def _opened(self, found: dict[Key, Opening]) -> None:
        self._under_way = frozenset()
        self._found |= found
        self.refresh()
        for backdrop in self.backdrops:
            if backdrop.id in self._told_of or self.opening(backdrop).opened is None:
                continue
            if backdrop.id in self._just_added:
                self._tell_ready(backdrop)
            self._told_of.add(backdrop.id)

    def _tell_ready(self, backdrop: Backdrop) -> None:
        """Say that a new backdrop lies under the map; where the parcels hide it, offer to see through them."""
        parcels = self._desk.look.of("parcels")
        hidden = parcels.visible and parcels.opacity > SEEN_THROUGH
        see = QCoreApplication.translate("Backdrop", "See through the parcels")
        self._desk.tell(LAID_UNDER(name=backdrop.name), (see, self.see_through) if hidden else None)

    def see_through(self) -> None:
        """Make the parcels pale enough to see what lies under them."""
        self._desk.set_look(self._desk.look.with_layer("parcels", opacity=SEEN_THROUGH))

    def _not_opened(self, error: Exception) -> None:
        stopped, self._under_way = self._under_way, frozenset()
        if not isinstance(error, Cancelled):
            raise error
        self._found |= {key: Opening(problem=InputError(STOPPED, name=key[0].name)) for key in stopped}
        self.refresh()

    def _stopped(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            raise error

    def _show(self) -> None:
        """Tell the map where what it draws has changed."""
        look, plan = self._desk.look, self._desk.shown_plan
        places = {key: place for place, key in enumerate(look.backdrops)}
        unsorted = backdrops_of(plan) if plan is not None else ()
        backdrops = sorted(unsorted, key=lambda backdrop: places.get(backdrop.id, len(places)))
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
