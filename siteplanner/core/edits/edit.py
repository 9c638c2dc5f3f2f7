"""What an edit is: a frozen value that turns a plan into another, with a name for people and a JSON form."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from siteplanner.core.errors import InputError
from siteplanner.core.features import Feature
from siteplanner.core.plan import Plan
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message, Template

UNKNOWN_EDIT = QT_TRANSLATE_NOOP("errors", "The change log holds an edit of the unknown kind “{kind}”.")


class Edit(ABC):
    """Subclasses are frozen dataclasses of text, numbers, geometries, features, messages, edits, or tuples and mappings
    of these.

    ``apply`` leaves the given plan untouched and raises EditError where the edit does not fit it.
    """

    kind: ClassVar[str]
    kinds: ClassVar[dict[str, type[Edit]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "kind" in cls.__dict__:
            Edit.kinds[cls.kind] = cls

    @abstractmethod
    def apply(self, plan: Plan) -> Plan:
        """The plan after the edit."""

    @abstractmethod
    def label(self) -> Message:
        """What the edit does, for the history panel and the change log."""

    @property
    def scenario(self) -> str:
        """The scenario it changes; '' where it changes the plan as a whole."""
        return str(getattr(self, "scenario_id", ""))

    def to_json(self) -> dict[str, Any]:
        """A JSON object that ``edit_from_json`` turns back into an equal edit; geometry as hexadecimal WKB."""
        fields = dataclasses.fields(self)  # type: ignore[arg-type]  # every subclass is a dataclass
        return {"edit": self.kind, **{f.name: encode(getattr(self, f.name)) for f in fields}}

    @classmethod
    def from_fields(cls, values: Mapping[str, Any]) -> Self:
        return cls(**{name: decode(value) for name, value in values.items()})


def edit_from_json(data: Mapping[str, Any]) -> Edit:
    """The edit that ``to_json`` wrote. Raises InputError for a kind this version does not know."""
    values = dict(data)
    kind = str(values.pop("edit", ""))
    if kind not in Edit.kinds:
        raise InputError(UNKNOWN_EDIT, kind=kind)
    return Edit.kinds[kind].from_fields(values)


_ENCODERS: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    ((bool, np.bool_), bool),
    (str, str),
    ((int, np.integer), int),
    ((float, np.floating), lambda v: {"float": str(float(v))} if not np.isfinite(v) else float(v)),
    (BaseGeometry, lambda g: {"wkb": shapely.to_wkb(g, hex=True)}),
    ((pd.Timestamp, np.datetime64), lambda t: {"time": pd.Timestamp(t).isoformat(), "unit": pd.Timestamp(t).unit}),
    (Feature, lambda f: {"feature": [f.layer, f.id]}),
    (Edit, lambda e: {"nested": e.to_json()}),
    (Template, lambda t: {"template": [t.context, t.text]}),
    (Message, lambda m: {"message": [m.template.context, m.template.text, encode(m.values)]}),
    (tuple, lambda items: [encode(i) for i in items]),
    (Mapping, lambda m: {"map": [[key, encode(value)] for key, value in m.items()]}),
)


def encode(value: Any) -> Any:
    """A field's value in JSON. Raises TypeError for what an edit may not hold."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    for types, encoder in _ENCODERS:
        if isinstance(value, types):
            return encoder(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return encode({f.name: getattr(value, f.name) for f in dataclasses.fields(value)})
    raise TypeError(f"an edit cannot hold {type(value).__name__}")


def decode(value: Any) -> Any:
    """The value that ``encode`` wrote; lists become tuples."""
    if isinstance(value, list):
        return tuple(decode(v) for v in value)
    if isinstance(value, dict):
        if "wkb" in value:
            return shapely.from_wkb(value["wkb"])
        if "time" in value:
            return pd.Timestamp(value["time"]).as_unit(value["unit"])
        if "float" in value:
            return float(value["float"])
        if "map" in value:
            return {key: decode(v) for key, v in value["map"]}
        return _decode_part(value)
    return value


def _decode_part(value: Mapping[str, Any]) -> Feature | Edit | Template | Message:
    """What an edit is made of besides plain values."""
    if "feature" in value:
        return Feature(*value["feature"])
    if "nested" in value:
        return edit_from_json(value["nested"])
    if "template" in value:
        return Template(*value["template"])
    context, text, values = value["message"]
    return Message(Template(context, text), decode(values))
