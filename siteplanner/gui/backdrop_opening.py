"""What became of opening a backdrop, and what somebody has to say before it can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyproj import CRS

from siteplanner.core.backdrop import CrsAskedError, DatumAskedError, MissingFileError
from siteplanner.core.coordinates import Box
from siteplanner.core.errors import SiteplannerError

if TYPE_CHECKING:
    from siteplanner.services.backdrops import OpenBackdrop


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
