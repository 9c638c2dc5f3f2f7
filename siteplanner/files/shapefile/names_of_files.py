"""Which files are one Shapefile, and what the files of a layer of mixed shapes are called."""

from __future__ import annotations

from collections.abc import Iterable

ALIASES = ".fields.csv"
"""After the stem: what the short names of the fields mean."""
SUFFIXES = (".shp", ".shx", ".dbf", ".prj", ".cpg", ALIASES)
STALE = (
    ".sbn",
    ".sbx",
    ".fbn",
    ".fbx",
    ".ain",
    ".aih",
    ".atx",
    ".ixs",
    ".mxs",
    ".qix",
    ".qpj",
    ".idm",
    ".ind",
    ".cst",
    ".shp.xml",
)
"""Indexes and notes that other programs lay beside a Shapefile: of an earlier set they would be wrong."""

KINDS = ("_point", "_line", "_area")
"""By dimension: what a layer of several kinds of shapes is split into, for a Shapefile holds one."""


def belongs(name: str, stems: Iterable[str]) -> bool:
    """Whether a file is of a set with one of the stems.

    >>> belongs("town.SHP", ["town"]), belongs("town.fields.csv", ["town"]), belongs("town.qml", ["town"])
    (True, True, False)
    """
    lower = name.lower()
    return any(name.startswith(stem) and lower[len(stem) :] in (*SUFFIXES, *STALE) for stem in stems)
