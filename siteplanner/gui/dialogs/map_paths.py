"""Map files as the window's own file dialogs and drops name them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.map_sources import FORMATS

MAP_FILTER = QT_TRANSLATE_NOOP(
    "maps",
    "Map files (*.gpkg *.shp *.zip *.geojson *.json *.ndjson *.jsonl *.geojsonl *.geojsons *.fgb *.parquet "
    "*.geoparquet *.kml *.kmz *.tab *.mif *.gml *.gdbtable *.dxf *.txt *.csv *.xlsx);;All files (*)",
)


def dropped_maps(data: QMimeData) -> list[Path]:
    """The map files among what is dragged here."""
    return map_files(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def map_files(paths: Iterable[Path]) -> list[Path]:
    """The maps among files and folders. What belongs to a map (.dbf, .prj …) is none; a geodatabase counts once, also
    where the files in it were taken.

    >>> [path.name for path in map_files([Path("a.shp"), Path("a.dbf"), Path("b.gdb/a1.gdbtable"), Path("b.gdb/gdb")])]
    ['a.shp', 'b.gdb']
    """
    whole = (path.parent if path.parent.suffix.lower() == ".gdb" else path for path in paths)
    return list(dict.fromkeys(path for path in whole if path.suffix.lower() in FORMATS))
