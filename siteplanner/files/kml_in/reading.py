"""KML as layers of a map, a layer a folder; what it links to is not fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from siteplanner.core.coordinates import LONLAT, crs_text
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.collecting import without_collecting
from siteplanner.files.dataset import Dataset
from siteplanner.files.geojson_in.columns import Columns
from siteplanner.files.geojson_in.reading import kind_of
from siteplanner.files.kml_in.placemarks import Content, Folder, Placemark, read_content
from siteplanner.files.map_layers import MapLayer, RawLayer

LINKS_LEFT = QT_TRANSLATE_NOOP(
    "import", "The file links to {links} other files or places in the net; they were not fetched."
)
PICTURES_LEFT = QT_TRANSLATE_NOOP("import", "The file holds {pictures} pictures laid over the map; they were left out.")
FOLDERS_TOGETHER = QT_TRANSLATE_NOOP(
    "import", "The file has {folders} folders; they were taken together as one layer, with a column “folder”."
)

LAYERS_MAX = 100
"""More folders than this are no layers that anybody chooses from: they are taken together."""
FOLDER = "folder"


@without_collecting()
def kml_layers(dataset: Dataset, shown: Path) -> list[MapLayer]:
    """A layer a folder with placemarks, named by the folder. Raises InputError where the file is damaged."""
    content = read_content(dataset.path, shown)
    folders = [folder for folder in content.folders if folder.placemarks]
    said = [*dataset.warnings, *_left(content)]
    encoding = dataset.read_as or "UTF-8"
    if len(folders) > LAYERS_MAX:
        said.append(FOLDERS_TOGETHER(folders=len(folders)))
        return [_layer(dataset.name, _all_of(folders), dataset.name, said, encoding, shown)]
    names = _names(folders, dataset.name)
    return [
        _layer(name, folder.placemarks, dataset.name, said, encoding, shown)
        for name, folder in zip(names, folders, strict=True)
    ]


def _left(content: Content) -> list[Message]:
    said = []
    if content.links:
        said.append(LINKS_LEFT(links=content.links))
    if content.pictures:
        said.append(PICTURES_LEFT(pictures=content.pictures))
    return said


def _all_of(folders: Sequence[Folder]) -> list[Placemark]:
    for folder in folders:
        for placemark in folder.placemarks:
            placemark.values[FOLDER] = "/".join(name for name in folder.names if name)
    return [placemark for folder in folders for placemark in folder.placemarks]


def _names(folders: Sequence[Folder], stem: str) -> list[str]:
    """The name of each folder, with those around it where several have it; numbered where that is not enough."""
    short = [next((name for name in reversed(folder.names) if name), stem) for folder in folders]
    counts = Counter(short)
    long = ["/".join(name for name in folder.names if name) or stem for folder in folders]
    names = [own if counts[own] == 1 else whole for own, whole in zip(short, long, strict=True)]
    taken: Counter[str] = Counter()
    numbered = []
    for name in names:
        taken[name] += 1
        numbered.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return numbered


def _layer(
    name: str, placemarks: Sequence[Placemark], stem: str, said: Sequence[Message], encoding: str, shown: Path
) -> MapLayer:
    columns = Columns()
    columns.add([placemark.values for placemark in placemarks])
    table, of_columns = columns.table()
    if not len(table.columns):
        table = pd.DataFrame(index=pd.RangeIndex(len(placemarks)))
    shapes = np.empty(len(placemarks), dtype=object)
    shapes[:] = [placemark.shape for placemark in placemarks]
    none = np.zeros(len(placemarks), dtype=bool)
    raw = RawLayer(
        name,
        str(shown),
        table,
        shapes,
        none,
        np.array([placemark.closed for placemark in placemarks], dtype=bool),
        none,
        False,
        LONLAT,
        encoding,
        (*said, *of_columns),
        (),
        {row: placemark.why for row, placemark in enumerate(placemarks) if placemark.why is not None},
    )
    fields = tuple(map(str, table.columns))
    return MapLayer(name, kind_of(shapes), len(placemarks), fields, crs_text(LONLAT), None, stem, raw)
