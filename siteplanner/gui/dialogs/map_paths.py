"""Map files as the window's own file dialogs and drops name them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.map_sources import FORMATS

MAP_FILTER = QT_TRANSLATE_NOOP(
    "maps",
    "Map files (*.gpkg *.shp *.zip *.geojson *.json *.ndjson *.geojsonl *.fgb *.parquet *.geoparquet *.kml *.kmz *.tab "
    "*.mif *.gml *.gdbtable *.dxf *.txt *.csv *.xlsx);;All files (*)",
)


def dropped_maps(data: QMimeData) -> list[Path]:
    """The map files among what is dragged here."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in FORMATS]
