"""What reading boundary points gave, whichever file they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from pyproj import CRS

from siteplanner.core.import_report import Note
from siteplanner.core.site import Geometries
from siteplanner.core.text import Message

if TYPE_CHECKING:
    from siteplanner.files.map_layers import RawLayer


@dataclass(frozen=True)
class PointsRead:
    """A file as read: shapes (n,), None where ``refused`` says why; ``kind`` is the geometry type of all of them."""

    table: pd.DataFrame
    shapes: Geometries
    refused: dict[int, Message]
    closed: np.ndarray
    notes: tuple[Note, ...]
    warnings: tuple[Message, ...]
    crs: CRS | None
    encoding: str
    kind: str

    def as_layer(self, name: str, told_as: str) -> RawLayer:
        """As every map's layer is handed on."""
        from siteplanner.files.map_layers import RawLayer

        nothing = np.zeros(len(self.shapes), dtype=bool)
        return RawLayer(
            name,
            told_as,
            self.table,
            self.shapes,
            nothing,
            self.closed,
            nothing,
            False,
            self.crs,
            self.encoding,
            self.warnings,
            self.notes,
            self.refused,
        )
