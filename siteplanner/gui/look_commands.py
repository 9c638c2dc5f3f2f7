"""What a person does with the look of the map: how plants are coloured, and themes kept with the plan."""

from __future__ import annotations

from dataclasses import replace

from siteplanner.core import edits
from siteplanner.core.edits.edit import Edit
from siteplanner.core.map_look import MapLook, ParcelsBy, PlantsBy, Scheme
from siteplanner.core.themes import themes_of
from siteplanner.drawing.ready_themes import ReadyTheme, ready_themes
from siteplanner.gui.redo_question import may_drop_redo
from siteplanner.gui.scenario_commands import ScenarioCommands
from siteplanner.services.kept_looks import SCHEME


class LookCommands(ScenarioCommands):
    """Taking on a look is no edit; saving, renaming and removing a theme is one."""

    def plants_by_product(self) -> None:
        self._colour_plants("product")

    def plants_by_status(self) -> None:
        self._colour_plants("status")

    def plants_by_year(self) -> None:
        self._colour_plants("year")

    def plants_by_finding(self) -> None:
        self._colour_plants("finding")

    def _colour_plants(self, by: PlantsBy) -> None:
        self.desk.set_look(replace(self.desk.look, plants_by=by))

    def parcels_by_land_use(self) -> None:
        self._colour_parcels("land_use")

    def parcels_by_headroom(self) -> None:
        self._colour_parcels("headroom")

    def _colour_parcels(self, by: ParcelsBy) -> None:
        """Parcels that were hidden are shown: that is what was asked for."""
        self.desk.set_look(replace(self.desk.look.with_layer("parcels", visible=True), parcels_by=by))

    def colour_blind_safe(self) -> None:
        """Turn to the colours that everybody can tell apart, and back; in every plan."""
        scheme: Scheme = "standard" if self.desk.look.scheme == "colour_blind_safe" else "colour_blind_safe"
        self.desk.settings.set(SCHEME, scheme)
        self.desk.set_look(replace(self.desk.look, scheme=scheme))

    # -- themes -------------------------------------------------------------------------------------------------

    @property
    def themes(self) -> dict[str, MapLook]:
        """The plan's own themes by name."""
        return themes_of(self.desk.plan) if self.desk.plan is not None else {}

    def current_theme(self) -> ReadyTheme | str | None:
        """The theme that the map looks like now: a ready one, the name of one of the plan's, or None."""
        look = self.desk.look
        own = (name for name, theme in self.themes.items() if self._taken_on(theme).looks_like(look))
        ready = (theme for theme in ready_themes() if self._made_ready(theme).looks_like(look))
        return next(own, None) or next(ready, None)

    def use_theme(self, theme: MapLook) -> None:
        """Take on a theme; what is locked, and which backdrops there are, is not for a theme to say."""
        self.desk.set_look(self._taken_on(theme))

    def use_ready_theme(self, theme: ReadyTheme) -> None:
        """Take on a theme that every plan is offered: it knows nothing of this plan's backdrops and leaves the grid."""
        self.desk.set_look(self._made_ready(theme))

    def _made_ready(self, theme: ReadyTheme) -> MapLook:
        return self._taken_on(theme.look.on_ground_of(self.desk.look))

    def _taken_on(self, theme: MapLook) -> MapLook:
        look = self.desk.look
        return replace(theme.keeping_locks_of(look), backdrops=look.backdrops, scheme=look.scheme, unknown=look.unknown)

    def save_map_theme(self) -> None:
        """Ask for a name and keep the look with the plan; a theme of that name takes it on."""
        if self.desk.plan is None:
            return
        now = self.current_theme()
        start = now if isinstance(now, str) else self.tr("Theme {number}").format(number=len(self.themes) + 1)
        name = self._ask(self.tr("Save theme"), self.tr("Name of the theme:"), start)
        if name:
            self._keep(edits.save_theme(name, self.desk.look))

    def rename_map_theme(self, name: str) -> None:
        new_name = self._ask(self.tr("Rename theme"), self.tr("Name of the theme:"), name)
        if new_name and new_name != name:
            self._keep(edits.rename_theme(name, new_name))

    def remove_map_theme(self, name: str) -> None:
        self._keep(edits.remove_theme(name))

    def _keep(self, edit: Edit) -> None:
        if may_drop_redo(self.desk, self.window):
            self.desk.apply(edit)
