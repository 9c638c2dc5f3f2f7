"""Shifts between datums in files: control points as CSV or text, seven parameters as TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from siteplanner.core.control_fit import FEWEST, Kind, fit
from siteplanner.core.control_points import read_control_points
from siteplanner.core.coordinates import crs_key, parse_crs
from siteplanner.core.datum_shift import DatumShift, require_plausible
from siteplanner.core.errors import InputError
from siteplanner.core.seven_parameters import CONVENTIONS, PARAMETERS, SevenParameters
from siteplanner.core.text import QT_TRANSLATE_NOOP

NO_SUCH_FILE = QT_TRANSLATE_NOOP("errors", "There is no file {path}. Check the name.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "{path} cannot be read: {reason}.")
TOO_LARGE = QT_TRANSLATE_NOOP("errors", "{path} is no table of control points: it has {size} bytes.")
NO_TEXT = QT_TRANSLATE_NOOP(
    "errors", "{path} is no text. Save the control points as CSV, or the seven parameters as TOML."
)
NO_TOML = QT_TRANSLATE_NOOP("errors", "{path} is no TOML: {reason}.")
UNKNOWN_KEY = QT_TRANSLATE_NOOP("errors", "{path} has the key “{key}”, which is unknown here. Known: {known}.")
NO_NUMBER = QT_TRANSLATE_NOOP("errors", "{path}: {key} is no number.")
NOT_ONE_OF = QT_TRANSLATE_NOOP("errors", "{path}: {key} is “{value}”. It must be one of: {known}.")
TOO_LITTLE = QT_TRANSLATE_NOOP("errors", "{path}: {key} is missing. All of these are needed: {known}.")

MOST_BYTES = 2_000_000
ENCODINGS = ("utf-8-sig", "gb18030")
SYSTEMS = ("source", "target")
POINT_KEYS = (*SYSTEMS, "kind", "points")
SEVEN_KEYS = (*SYSTEMS, "convention", *PARAMETERS)
REQUIRED = ("dx_m", "dy_m", "dz_m")


def read_shift(path: Path) -> DatumShift:
    """The shift in a file: ``.toml`` seven parameters (or control points in the text ``points``), else control points.

    TOML: ``dx_m dy_m dz_m``, and where they are not 0 ``rx_arcsec ry_arcsec rz_arcsec scale_ppm`` with ``convention``
    (``position_vector`` or ``coordinate_frame``); ``source`` and ``target`` name the systems (EPSG:n), or are absent.
    Lines of a text that begin with ``# target = EPSG:n`` or ``# source = …``, ``# kind = affine`` say the same there.
    Raises InputError.
    """
    text = read_points_file(path)
    if path.suffix.lower() == ".toml":
        return _from_toml(path, text)
    return _of_points(path, text, _told_in_comments(text))


def read_points_file(path: Path) -> str:
    """The text of a file of control points, UTF-8 or GB18030. Raises InputError."""
    try:
        if not path.is_file():
            raise InputError(NO_SUCH_FILE, path=path)
        if (size := path.stat().st_size) > MOST_BYTES:
            raise InputError(TOO_LARGE, path=path, size=size)
        content = path.read_bytes()
    except OSError as error:
        raise InputError(UNREADABLE, path=path, reason=error.strerror or str(error)) from error
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError(NO_TEXT, path=path)


def _from_toml(path: Path, text: str) -> DatumShift:
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(NO_TOML, path=path, reason=str(error).rstrip(".")) from error
    if "points" in said:
        _require_known(path, said, POINT_KEYS)
        return _of_points(path, str(said["points"]), said)
    _require_known(path, said, SEVEN_KEYS)
    for key in REQUIRED:
        if key not in said:
            raise InputError(TOO_LITTLE, path=path, key=key, known=", ".join(REQUIRED))
    figures = {key: said[key] for key in PARAMETERS if key in said}
    for key, value in figures.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(NO_NUMBER, path=path, key=key)
    convention = said.get("convention", "")
    if convention not in ("", *CONVENTIONS):
        raise InputError(NOT_ONE_OF, path=path, key="convention", value=convention, known=", ".join(CONVENTIONS))
    method = SevenParameters(**{key: float(value) for key, value in figures.items()}, convention=convention)
    require_plausible(method)
    return DatumShift(method, *_systems(said))


def _of_points(path: Path, text: str, said: dict[str, Any]) -> DatumShift:
    kind = said.get("kind", "similarity")
    if kind not in FEWEST:
        raise InputError(NOT_ONE_OF, path=path, key="kind", value=kind, known=", ".join(FEWEST))
    fitted: Kind = kind
    return DatumShift(fit(read_control_points(text), fitted), *_systems(said))


def _systems(said: dict[str, Any]) -> tuple[str, str]:
    """Target and source as ``DatumShift`` takes them. Raises InputError for what is no system."""
    target, source = (crs_key(parse_crs(said[key])) if said.get(key) else "" for key in ("target", "source"))
    return target, source


def _told_in_comments(text: str) -> dict[str, Any]:
    """What lines such as ``# target = EPSG:4526`` say."""
    said: dict[str, Any] = {}
    for line in text.splitlines():
        key, sign, value = line.removeprefix("\ufeff").lstrip("# ").partition("=")
        if line.lstrip("\ufeff ").startswith("#") and sign and key.strip() in (*SYSTEMS, "kind"):
            said[key.strip()] = value.strip()
    return said


def _require_known(path: Path, said: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in said:
        if key not in known:
            raise InputError(UNKNOWN_KEY, path=path, key=key, known=", ".join(known))
