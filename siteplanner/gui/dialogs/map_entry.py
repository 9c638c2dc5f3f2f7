"""One map that is about to be brought in: what was found in it, and what the person said of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyproj import CRS

from siteplanner.core.coordinates import Box
from siteplanner.core.crs_guesses import CrsGuess
from siteplanner.core.datum_shift import DatumShift, stated_shift
from siteplanner.core.errors import InputError
from siteplanner.core.field_mapping import FieldChoice
from siteplanner.core.home_county import county, lie_together
from siteplanner.core.reading_choices import AS_FOUND, ReadingChoices
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template
from siteplanner.files.map_sources import MapSource
from siteplanner.services.kept_mappings import KeptChoices
from siteplanner.services.map_picture import MapPicture
from siteplanner.services.map_preview import MapPreview
from siteplanner.services.new_plan import RoleSource

CHOOSE_LAYER = QT_TRANSLATE_NOOP("maps", "The file has several layers. Choose one.")
CHOOSE_CRS = QT_TRANSLATE_NOOP("maps", "The file does not say its coordinate system. Choose it.")
CRS_DOUBTED = QT_TRANSLATE_NOOP(
    "maps", "The file says {stated}, which its coordinates do not fit. Choose the right system."
)
CHOOSE_SHIFT = QT_TRANSLATE_NOOP(
    "maps", "The shift from the datum of {crs} is not known. Give it, or choose that there is none."
)
BELONGS = QT_TRANSLATE_NOOP(
    "maps",
    "The map lies {km:,.0f} km outside {county}. Choose its right coordinate system, or tick that it belongs there.",
)


@dataclass(eq=False)
class MapEntry:
    """``role`` None: as it looks. ``told`` is the system the person chose, ``fields`` the columns they changed,
    ``choices`` what else they decided about its reading.

    ``problem`` is what the last attempt said of this map, ``preview`` the last that succeeded, ``waiting`` whether the
    file is being looked into; ``request`` counts that, so that an answer to an older question is known as such.
    ``explore``: the file may hold several maps, one a role. ``picture`` is that of ``pictured``, a preview.
    ``found_columns`` and ``found_encoding`` are what the file showed before anything was told; ``last_time`` is what
    was decided of such a map then, ``as_last_time`` whether that is taken now. ``without_shift``: the person wants the
    unknown shift between two datums taken as none. ``known_places`` are boxes in degrees where maps belong although
    that is outside the county: they are those of all maps that are brought in together.
    """

    source: MapSource
    role: str | None = None
    told: CRS | None = None
    fields: dict[str, str] = field(default_factory=dict)
    choices: ReadingChoices = AS_FOUND
    preview: MapPreview | None = None
    problem: Message | Template | None = None
    guesses: tuple[CrsGuess, ...] = ()
    request: int = 0
    waiting: bool = False
    explore: bool = True
    picture: MapPicture | None = None
    pictured: MapPreview | None = None
    found_columns: tuple[str, ...] | None = None
    found_encoding: str = ""
    last_time: KeptChoices | None = None
    last_role: str = ""
    as_last_time: bool = False
    without_shift: bool = False
    known_places: list[Box] = field(default_factory=list)

    @property
    def role_now(self) -> str:
        return self.role or (self.preview.role if self.preview else "")

    def lacks(self) -> Message | Template | None:
        """What keeps this map from being brought in; None where nothing does."""
        preview = self.preview
        if self.problem is not None or preview is None:
            return self.problem
        if not preview.layer:
            return CHOOSE_LAYER
        if not preview.crs:
            return CRS_DOUBTED(stated=preview.stated) if preview.stated else CHOOSE_CRS
        if self.asks_for_shift and not self.without_shift:
            return CHOOSE_SHIFT(crs=preview.crs)
        if self.asks_whether_there:
            return BELONGS(km=preview.outside_home_km or 0.0, county=county())
        return None

    @property
    def asks_for_shift(self) -> bool:
        """Whether the way from the map's datum to the plan's is unknown, and was not told."""
        return self.preview is not None and self.preview.shift_unknown and self.choices.shift is None

    @property
    def own_shift(self) -> DatumShift | None:
        """The seven parameters that the map's own system states (TOWGS84), where that is the system it is taken in."""
        preview = self.preview
        if preview is None or self.told is not None:
            return None
        layer = next((layer for layer in preview.layers if layer.name == preview.layer), None)
        try:
            return None if layer is None else stated_shift(layer.crs)
        except InputError:  # figures that no two datums lie apart
            return None

    @property
    def asks_whether_there(self) -> bool:
        """Whether the map lies outside the county, and nobody has said that it belongs there."""
        preview = self.preview
        if preview is None or preview.box is None or preview.outside_home_km is None:
            return False
        return not any(lie_together(preview.box, place) for place in self.known_places)

    @property
    def fits_no_system(self) -> bool:
        """Whether the map is in no known system, nor likely in any: a plane of its own."""
        preview = self.preview
        return preview is not None and bool(preview.layer) and not preview.crs and not self.guesses

    def rows_left_out(self) -> int:
        """How many rows would not come in, as far as that is known."""
        if self.picture is None or self.pictured is not self.preview:
            return 0
        return len(self.picture.stays_out(self.choices.repairs))

    def mapping(self) -> dict[str, str]:
        """The columns of the plan and what fills each: as proposed, but for what the person changed."""
        proposed = dict(self.preview.proposed) if self.preview is not None else {}
        return {**proposed, **self.fields}

    def chosen_fields(self) -> tuple[FieldChoice, ...]:
        """The columns the person changed; '' where the plan's column shall stay blank."""
        return tuple(FieldChoice(self.role_now, column, source) for column, source in self.fields.items())

    def role_source(self) -> RoleSource:
        """The map as the services take it."""
        source = self.preview.source if self.preview else self.source
        return RoleSource(self.role_now, source, self.told, self.chosen_fields(), self.choices)
