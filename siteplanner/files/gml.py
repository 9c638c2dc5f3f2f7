"""GML made ready for GDAL: nothing is fetched for it, nothing is written beside it, and it is whole."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.dataset import Dataset
from siteplanner.files.gdal_paths import linked
from siteplanner.files.shapefile_parts import sidecars
from siteplanner.files.xml_text import ready_xml

OFFLINE = {"GML_DOWNLOAD_SCHEMA": "NO", "GML_SKIP_RESOLVE_ELEMS": "ALL", "GML_REFRESH_CACHE": "NO"}
"""GDAL's settings: no schema from the net, no links to other documents followed."""

_SCHEMA_BYTES_MAX = 16 * 1024**2
_INCLUDED = re.compile(rb"<(?:[\w.-]+:)?(?:include|redefine|override)\b[^>]*>")

NOT_WHOLE = QT_TRANSLATE_NOOP(
    "errors", "{path} is damaged or cut short: line {line}, column {column}: {reason}. Get the file anew."
)


def ready_gml(dataset: Dataset, folder: Path, shown: Path) -> Dataset:
    """The file with its schema (``.xsd``), where it has one beside it, in a folder of ours: GDAL writes a note there.

    Raises InputError where it is no whole XML: GDAL would take the features before the fault without a word.
    """
    xml = ready_xml(dataset, folder, shown)
    require_whole(xml.path, shown)
    into = Path(tempfile.mkdtemp(prefix="gml-", dir=folder))
    linked(xml.path, into / "map.gml")
    if schema := sidecars(dataset.path, (".xsd",)).get(".xsd"):
        _copy_alone(schema, into / "map.xsd")
    return replace(xml, path=into / "map.gml")


def _copy_alone(schema: Path, target: Path) -> None:
    """The schema without the others it includes, which GDAL would fetch, from the net too; none if it is an odd one."""
    text = schema.read_bytes()[:_SCHEMA_BYTES_MAX]
    if text.isascii() or text.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        target.write_bytes(_INCLUDED.sub(b"", text))


def require_whole(path: Path, shown: Path) -> None:
    """Raise InputError, speaking of ``shown``, where the file is no well-formed XML from its first to its last byte."""
    parser = expat.ParserCreate()
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise InputError(NOT_WHOLE, path=shown, line=error.lineno, column=error.offset + 1, reason=reason) from error
