"""Which layer of a map is meant: the one that is named, or the only one that can be it."""

from __future__ import annotations

from siteplanner.core.errors import InputError
from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.files.map_layers import MapLayer
from siteplanner.files.map_sources import MapSource

NO_LAYERS = QT_TRANSLATE_NOOP("errors", "{path} holds no layer with shapes.")
SAME_NAME = QT_TRANSLATE_NOOP(
    "errors", "{path} has several layers called “{layer}”. Unpack it, or give one of them another name."
)
NO_SUCH_LAYER = QT_TRANSLATE_NOOP("errors", "{path} has no layer “{layer}”. It has: {known}.")
WHICH_LAYER = QT_TRANSLATE_NOOP(
    "errors", "{path} has several layers that could be the {role}: {known}. Name one: {path}:LAYER."
)
NO_FITTING_LAYER = QT_TRANSLATE_NOOP(
    "errors", "{path} has no layer with shapes that could be the {role}. It has: {known}."
)
NO_GEOMETRY = QT_TRANSLATE_NOOP(
    "errors", "The layer “{layer}” of {path} is a table without shapes. Name another layer."
)
EMPTY_LAYER = QT_TRANSLATE_NOOP("errors", "The layer “{layer}” of {path} is empty: it has no rows.")


def pick_layer(layers: list[MapLayer], role: str, source: MapSource) -> MapLayer:
    """The layer ``source`` names; else the only one; else the one called like the role; else the only one that fits.

    Raises InputError that lists the layers where that leaves none or several, or the one named is unusable.
    """
    known = ", ".join(layer.name for layer in layers)
    if not layers:
        raise InputError(NO_LAYERS, path=source.path)
    if source.layer is not None:
        named = [x for x in layers if x.name == source.layer] or [
            x for x in layers if x.name.casefold() == source.layer.casefold()
        ]
        if not named:
            raise InputError(NO_SUCH_LAYER, path=source.path, layer=source.layer, known=known)
        if len(named) > 1:
            raise InputError(SAME_NAME, path=source.path, layer=source.layer)
        return _usable(named[0], source)
    if len(layers) == 1:
        return _usable(layers[0], source)
    fitting = [layer for layer in layers if layer.fits(role)]
    called = [layer for layer in fitting if layer.name.casefold() == role]
    if called or len(fitting) == 1:
        return _usable((called or fitting)[0], source)
    if not fitting:
        raise InputError(NO_FITTING_LAYER, path=source.path, role=role, known=known)
    raise InputError(WHICH_LAYER, path=source.path, role=role, known=", ".join(layer.name for layer in fitting))


def _usable(layer: MapLayer, source: MapSource) -> MapLayer:
    if layer.problem is not None:
        raise InputError(layer.problem.template, **layer.problem.values)
    if layer.geometry_type is None:
        raise InputError(NO_GEOMETRY, path=source.path, layer=layer.name)
    if layer.rows == 0:
        raise InputError(EMPTY_LAYER, path=source.path, layer=layer.name)
    return layer
