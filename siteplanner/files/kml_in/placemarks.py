"""The placemarks of a KML file, folder by folder, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, iterparse

from shapely.geometry.base import BaseGeometry

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.gml import NOT_WHOLE
from siteplanner.files.kml_in.shapes import (
    KINDS,
    OTHER_KIND,
    OTHERS,
    Making,
    ShapeError,
    children,
    local_name,
    shape_of,
    text_of,
)

NOT_KML = QT_TRANSLATE_NOOP("errors", "{path} is no KML, whatever its name says. Save it anew as KML.")
TOO_DEEP = QT_TRANSLATE_NOOP("errors", "{path} nests folders more than {deepest} deep, which no map does.")

DEEPEST = 200
_CONTAINERS = frozenset({"Folder", "Document"})
_ELSEWHERE = frozenset({"NetworkLink", "GroundOverlay", "PhotoOverlay", "ScreenOverlay"})
_NUMBERS: dict[str, type[int | float]] = {
    "int": int, "uint": int, "short": int, "ushort": int, "bool": int, "float": float, "double": float,
}  # fmt: skip


@dataclass
class Placemark:
    """``values`` are its texts and numbers by column; ``why`` says why it has no shape that can be used."""

    values: dict[str, Any]
    shape: BaseGeometry | None = None
    closed: bool = False
    why: Message | None = None


@dataclass
class Folder:
    """A folder or document with the placemarks directly in it; ``names`` is the way to it from the outermost."""

    names: list[str]
    placemarks: list[Placemark] = field(default_factory=list)


@dataclass
class Content:
    """``links`` and ``pictures`` count what lies elsewhere and is not fetched, and overlays."""

    folders: list[Folder] = field(default_factory=list)
    links: int = 0
    pictures: int = 0


def read_content(path: Path, shown: Path) -> Content:
    """The folders of a file in the order they begin. Raises InputError, speaking of ``shown``, where it is damaged."""
    content = Content()
    reading = _Reading(content, path, shown)
    try:
        for event, element in iterparse(path, events=("start", "end")):
            (reading.begin if event == "start" else reading.end)(element)
    except ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        raise InputError(NOT_WHOLE, path=shown, line=line, column=column + 1, reason=reason) from error
    return content


class _Reading:
    def __init__(self, content: Content, path: Path, shown: Path) -> None:
        self._content, self._path, self._shown = content, path, shown
        self._open: list[Element] = []
        self._folders: list[Folder] = [Folder([])]
        self._types: dict[str, type[int | float]] = {}
        content.folders.append(self._folders[0])

    def begin(self, element: Element) -> None:
        name = local_name(element)
        if not self._open and name not in {"kml", "Placemark", *_CONTAINERS}:
            raise InputError(NOT_KML, path=self._shown)
        if len(self._open) > DEEPEST:
            raise InputError(TOO_DEEP, path=self._shown, deepest=DEEPEST)
        self._open.append(element)
        if name in _CONTAINERS:
            self._folders.append(Folder([*self._folders[-1].names, ""]))
            self._content.folders.append(self._folders[-1])

    def end(self, element: Element) -> None:
        self._open.pop()
        name = local_name(element)
        parent = self._open[-1] if self._open else None
        if name in _CONTAINERS:
            self._folders.pop()
        elif name == "name" and parent is not None and local_name(parent) in _CONTAINERS:
            self._folders[-1].names[-1] = (element.text or "").strip()
            return
        elif name == "Placemark":
            self._folders[-1].placemarks.append(_placemark(element, self._types))
        elif name == "SimpleField":
            if kind := _NUMBERS.get(element.get("type", "")):
                self._types[element.get("name", "")] = kind
            return
        elif name in _ELSEWHERE:
            self._content.links += name == "NetworkLink" and not self._is_in_the_archive(element)
            self._content.pictures += name != "NetworkLink"
        elif name not in ("Style", "StyleMap", "Schema"):
            return
        if parent is not None:
            parent.remove(element)  # a large file is not kept whole

    def _is_in_the_archive(self, link: Element) -> bool:
        """Whether it leads to another file of the archive this one came in, which is read on its own."""
        addresses = [text_of(way, "href") for name in ("Link", "Url") for way in children(link, name)]
        in_archive = self._path != self._shown and all(address and ":" not in address for address in addresses)
        return in_archive and all((self._path.parent / address).is_file() for address in addresses)


def _placemark(element: Element, types: dict[str, type[int | float]]) -> Placemark:
    found = Placemark(_values(element, types))
    making = Making()
    for child in element:
        if local_name(child) in OTHERS:
            found.why = OTHER_KIND(kind=local_name(child))
        elif local_name(child) in KINDS:
            try:
                found.shape, found.why = shape_of(child, making), None
            except ShapeError as error:
                found.why = error.why
            break  # a placemark has one
    found.closed = making.closed and found.shape is not None
    return found


def _values(element: Element, types: dict[str, type[int | float]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if given := element.get("id"):
        values["id"] = given
    for name in ("name", "description"):
        if text := text_of(element, name):
            values[name] = text
    for extended in children(element, "ExtendedData"):
        for name, text in _extended(extended):
            if name and text:
                values[name] = _typed(text, types.get(name))
    return values


def _extended(extended: Element) -> Iterator[tuple[str, str]]:
    for child in extended:
        if local_name(child) == "Data":
            yield child.get("name", ""), text_of(child, "value")
        elif local_name(child) == "SchemaData":
            for simple in children(child, "SimpleData"):
                yield simple.get("name", ""), (simple.text or "").strip()


def _typed(text: str, kind: type[int | float] | None) -> Any:
    try:
        return text if kind is None else kind(text)
    except ValueError:
        return text
