"""What reading boundary points gave, whichever file they came from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from pyproj import CRS

from siteplanner.core.import_report import Note
from siteplanner.core.site import Geometries
from siteplanner.core.text import Message


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
