"""The backdrops of a plan under the map of a sheet: those that its look shows, in that order and as strongly."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from siteplanner.core.backdrop import Backdrop, backdrops_of
from siteplanner.core.errors import InputError
from siteplanner.core.map_look import MapLook
from siteplanner.core.plan import Plan
from siteplanner.core.view_window import ViewWindow
from siteplanner.core.work import Work
from siteplanner.drawing.sheet_ground import Ground, GroundPicture
from siteplanner.services.backdrop_picture import drawn
from siteplanner.services.backdrops import open_backdrop
from siteplanner.services.kept_looks import plan_look


@dataclass(frozen=True)
class SheetGround:
    """Gives the backdrops in a window; they are opened for it and closed again. ``folder`` is where the plan lies,
    ``look`` that of the map now, by default the one the plan was saved with."""

    plan: Plan
    folder: Path | None = None
    look: MapLook | None = None

    def __call__(self, window: ViewWindow, work: Work) -> Ground:
        """What lies in a window; names of backdrops that cannot be shown, whatever the reason. Raises Cancelled."""
        look = self.look or plan_look(self.plan)
        places = {key: place for place, key in enumerate(look.backdrops)}
        pictures: list[GroundPicture] = []
        left_out: list[str] = []
        for backdrop in sorted(backdrops_of(self.plan), key=lambda each: places.get(each.id, len(places))):
            shown = look.of(backdrop.id)
            opacity = shown.opacity * backdrop.opacity
            if not shown.visible or opacity <= 0:
                continue
            try:
                picture = self._picture(backdrop, window, opacity, work)
            except InputError:
                left_out.append(backdrop.name)
                continue
            if picture is not None:
                pictures.append(picture)
        return Ground(tuple(pictures), tuple(left_out), look.of("parcels").opacity)

    def _picture(self, backdrop: Backdrop, window: ViewWindow, opacity: float, work: Work) -> GroundPicture | None:
        with closing(open_backdrop(backdrop, self.plan.site.crs, self.folder, work)) as opened:
            made = drawn(opened, window, 1.0, work)
        if made is None:
            return None
        west, north = window.to_map(made.left, made.top)
        east, south = window.to_map(made.left + made.image.width, made.top + made.image.height)
        return GroundPicture(np.asarray(made.image.convert("RGBA")), (west, south, east, north), opacity)
