"""Ids of findings, which name parcels, under the parcels' new numbers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from siteplanner.core.rules.rule import plain

_PARCEL = "parcel="


def renumbered_finding(finding_id: str, names: Mapping[str, str]) -> str:
    """The id of the same finding where parcels have the numbers ``names`` gives them; those not in it keep theirs.

    >>> renumbered_finding("land-use:P1:parcel=12", {"12": "12:a"})
    'land-use:P1:parcel=12%3Aa'
    >>> renumbered_finding("site-topology:parcel=1:parcel=2:overlap", {"1": "9"})
    'site-topology:parcel=2:parcel=9:overlap'
    """
    made: list[str] = []
    for parcels, parts in groupby(finding_id.split(":"), lambda part: part.startswith(_PARCEL)):
        these = list(parts)
        made += sorted(_renumbered(part, names) for part in these) if parcels else these
    return ":".join(made)


def _renumbered(part: str, names: Mapping[str, str]) -> str:
    own = part.removeprefix(_PARCEL).replace("%3A", ":").replace("%25", "%")
    return f"{_PARCEL}{plain(names.get(own, own))}"
