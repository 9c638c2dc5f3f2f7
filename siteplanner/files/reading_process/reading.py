"""What the rest of the program asks for: layers of a map, read elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from siteplanner.files.reading_process.limits import limits_for
from siteplanner.files.reading_process.pool import POOL

if TYPE_CHECKING:
    from siteplanner.files.map_layers import MapLayer, RawLayer
    from siteplanner.files.map_sources import MapSource

_TASKS = "siteplanner.files.reading_process.tasks"


def make_ready() -> None:
    """Start the process now, so that it loads what it needs while the caller does something else."""
    POOL.make_ready()


def list_layers(path: Path | str) -> tuple[MapLayer, ...]:
    """The layers of a map file; one that cannot be read is listed with its ``problem`` and hides no other.

    Raises InputError where the file is missing, is no map or cannot be read within the limits, Cancelled where the
    work in hand (``core.work.in_hand``) is.
    """
    told = Path(path)
    layers: tuple[MapLayer, ...] = POOL.run(f"{_TASKS}.layers_of", (told,), told, limits_for(told))
    return layers


def read_layer(source: MapSource, role: str, encoding: str = "") -> RawLayer:
    """The layer of ``source`` that is the ``role``, its texts in ``encoding`` where a person told it.

    Raises InputError where it is missing, damaged, empty, has no shapes or cannot be read within the limits,
    Cancelled where the work in hand (``core.work.in_hand``) is.
    """
    from siteplanner.files.map_layers import RowsGiven
    from siteplanner.files.plain_rows import Arriving, OddRowsError

    asked = (f"{_TASKS}.layer_of", (source, role, {"encoding": encoding}), source.path, limits_for(source.path))
    arriving = Arriving()
    found = POOL.run(*asked, arriving.take)
    if isinstance(found, RowsGiven):
        try:
            return found.with_rows(*arriving.whole(found.rows))
        except OddRowsError:
            found = POOL.run(*asked)
    layer: RawLayer = found.unpacked()
    return layer
