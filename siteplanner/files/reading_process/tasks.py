"""What the worker is asked to do, and how a layer travels: its shapes as one run of WKB, made once, on arrival."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from siteplanner.core.site import Geometries
from siteplanner.files.map_layers import MapLayer, RawLayer, RowsGiven, RowsInWkb
from siteplanner.files.map_sources import MapSource
from siteplanner.files.plain_rows import Piece
from siteplanner.files.vector_maps import list_layers, read_rows


@dataclass(frozen=True)
class PackedShapes:
    """WKB of the shapes one after the other; ``sizes`` holds the bytes of each, -1 where there is none."""

    wkb: np.ndarray
    sizes: np.ndarray

    @classmethod
    def of(cls, wkb: np.ndarray) -> PackedShapes:
        """From bytes or None a shape."""
        sizes = np.fromiter((-1 if one is None else len(one) for one in wkb), np.int64, len(wkb))
        return cls(np.frombuffer(b"".join(one for one in wkb if one is not None), np.uint8), sizes)

    def unpacked(self) -> np.ndarray:
        """Bytes or None a shape."""
        whole = self.wkb.tobytes()
        ends = np.cumsum(np.maximum(self.sizes, 0))
        wkb = np.empty(len(self.sizes), dtype=object)
        for row, (size, end) in enumerate(zip(self.sizes.tolist(), ends.tolist(), strict=True)):
            wkb[row] = None if size < 0 else whole[end - size : end]
        return wkb


@dataclass(frozen=True)
class PackedLayer:
    """``layer`` without its shapes; ``as_read`` tells that they are GDAL's, to be understood on arrival."""

    layer: RawLayer
    shapes: PackedShapes
    as_read: bool

    def unpacked(self) -> RawLayer:
        """The layer with its shapes made."""
        wkb = self.shapes.unpacked()
        if self.as_read:
            return RowsInWkb(self.layer, wkb).shaped()
        return replace(self.layer, geometries=_made(wkb))


@np.errstate(invalid="ignore")  # NaN ordinates are found and told later
def _made(wkb: np.ndarray) -> Geometries:
    shapes: Geometries = shapely.from_wkb(wkb)
    return shapes


def layers_of(path: Path) -> tuple[MapLayer, ...]:
    """As ``vector_maps.list_layers``."""
    return list_layers(path)


def layer_of(
    source: MapSource, role: str, options: dict[str, Any], give: Callable[[Piece], None] | None = None
) -> PackedLayer | RowsGiven:
    """As ``vector_maps.read_layer``, packed; plain rows are given in pieces."""
    rows = read_rows(source, role, **options, give=give)
    if isinstance(rows, RowsGiven):
        return rows
    if isinstance(rows, RowsInWkb):
        return PackedLayer(rows.layer, PackedShapes.of(rows.wkb), as_read=True)
    wkb = shapely.to_wkb(rows.geometries, output_dimension=4, flavor="iso")
    return PackedLayer(replace(rows, geometries=rows.geometries[:0]), PackedShapes.of(wkb), as_read=False)
