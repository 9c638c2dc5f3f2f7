"""What this installation has and lacks: versions, system libraries, fonts for Chinese, map formats."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from siteplanner.assets import resource
from siteplanner.core.rules.plugins import is_stand_in, plugged_in
from siteplanner.core.text import QT_TRANSLATE_NOOP, Message
from siteplanner.files.geojson_profiles import PROFILES
from siteplanner.services import system_libraries

PACKAGES: Final = (
    "siteplanner",
    "PySide6-Essentials",
    "geopandas",
    "shapely",
    "pyproj",
    "pyogrio",
    "pandas",
    "numpy",
    "matplotlib",
)
DRIVERS: Final[Mapping[str, str]] = {
    "GPKG": "rw",
    "GeoJSON": "rw",
    "ESRI Shapefile": "rw",
    "FlatGeobuf": "rw",
    "OpenFileGDB": "r",
    "MapInfo File": "r",
    "GML": "r",
}
"""GDAL drivers the program uses -> what they must be able to do, in pyogrio's letters."""

_WINDOWS_FONTS: Final = ("msyh.ttc", "simsun.ttc", "simhei.ttf", "Deng.ttf")
_MAC_FONTS: Final = ("PingFang.ttc", "STHeiti Light.ttc", "Hiragino Sans GB.ttc")

VERSION = QT_TRANSLATE_NOOP("installation", "{name} {version}")
ABSENT = QT_TRANSLATE_NOOP("installation", "{name} is not installed")
LIBRARIES_FOUND = QT_TRANSLATE_NOOP("installation", "System libraries for Qt: all there")
FOR_THE_WINDOW = QT_TRANSLATE_NOOP(
    "installation", "The window needs system libraries that are missing here ({libraries}): {command}"
)
FONTS_FOUND = QT_TRANSLATE_NOOP("installation", "Fonts for Chinese: {fonts}")
NO_FONT = QT_TRANSLATE_NOOP(
    "installation", "No font for Chinese was found; on Debian or Ubuntu: apt-get install -y fonts-noto-cjk"
)
DRIVERS_FOUND = QT_TRANSLATE_NOOP("installation", "GDAL {version} reads {readable} and writes {writable}")
NO_DRIVERS = QT_TRANSLATE_NOOP(
    "installation", "GDAL lacks formats the program uses ({drivers}); reinstall pyogrio from its wheel"
)
PLUGINS = QT_TRANSLATE_NOOP("installation", "Rules of other packages: {rules}")
GEOJSON_PROFILES = QT_TRANSLATE_NOOP(
    "installation", "GeoJSON is written in the profiles {profiles}; definitions and JSON Schemas: {folder}"
)
SOUND = QT_TRANSLATE_NOOP("installation", "The installation is complete.")


@dataclass(frozen=True, slots=True)
class InstallationReport:
    """The facts; :meth:`lines` says them to a person, :meth:`to_json` to a program."""

    python: str
    system: str
    packages: Mapping[str, str | None]
    """Distribution -> version, None if it is not installed."""
    missing_libraries: Mapping[str, str]
    """Shared object that Qt cannot do without -> Debian package."""
    missing_for_window: Mapping[str, str]
    """Shared object that only a window on an X11 screen needs -> Debian package."""
    chinese_fonts: tuple[str, ...]
    gdal_version: str | None
    drivers: Mapping[str, str]
    """GDAL driver the program uses -> what it can do here (``"r"``, ``"rw"``, ``""``)."""
    geojson_profiles: tuple[str, ...] = ()
    """The ways to write GeoJSON; what each is stands in ``resources/geojson``."""
    plugin_rules: tuple[str, ...] = ()
    """Ids of the rules that other packages bring."""
    plugin_faults: tuple[Message, ...] = ()
    """What is wrong with those that cannot be used, a sentence each."""

    @property
    def missing_drivers(self) -> tuple[str, ...]:
        return tuple(name for name, needed in DRIVERS.items() if not set(needed) <= set(self.drivers.get(name, "")))

    @property
    def complete(self) -> bool:
        """Whether everything the program does works here; libraries for the window count too."""
        return bool(
            all(self.packages.values())
            and not self.missing_libraries
            and not self.missing_for_window
            and self.chinese_fonts
            and not self.missing_drivers
            and not self.plugin_faults
        )

    def to_json(self) -> dict[str, Any]:
        """All facts as plain values, ready for ``json``."""
        return {
            "complete": self.complete,
            "python": self.python,
            "system": self.system,
            "packages": dict(self.packages),
            "missing_libraries": dict(self.missing_libraries),
            "missing_for_window": dict(self.missing_for_window),
            "chinese_fonts": list(self.chinese_fonts),
            "gdal_version": self.gdal_version,
            "drivers": dict(self.drivers),
            "missing_drivers": list(self.missing_drivers),
            "geojson_profiles": list(self.geojson_profiles),
            "plugin_rules": list(self.plugin_rules),
            "plugin_faults": [str(fault) for fault in self.plugin_faults],
        }

    def lines(self) -> list[Message]:
        """What to tell a person, one line a fact."""
        return [
            *self._versions(),
            *self._libraries(),
            *self._fonts_and_formats(),
            *self._plugins(),
            *([SOUND()] if self.complete else []),
        ]

    def _versions(self) -> Iterator[Message]:
        yield VERSION(name="Python", version=f"{self.python}, {self.system}")
        for name, version in self.packages.items():
            yield ABSENT(name=name) if version is None else VERSION(name=name, version=version)

    def _libraries(self) -> Iterator[Message]:
        if self.missing_libraries:
            yield system_libraries.complaint(self.missing_libraries)
        if self.missing_for_window:
            command = system_libraries.install_command(self.missing_for_window)
            yield FOR_THE_WINDOW(libraries=", ".join(self.missing_for_window), command=command)
        if not self.missing_libraries and not self.missing_for_window:
            yield LIBRARIES_FOUND()

    def _fonts_and_formats(self) -> Iterator[Message]:
        yield FONTS_FOUND(fonts=", ".join(self.chinese_fonts)) if self.chinese_fonts else NO_FONT()
        if self.gdal_version is not None:
            yield DRIVERS_FOUND(version=self.gdal_version, readable=self._able("r"), writable=self._able("w"))
        if self.missing_drivers:
            yield NO_DRIVERS(drivers=", ".join(self.missing_drivers))
        if self.geojson_profiles:
            yield GEOJSON_PROFILES(profiles=", ".join(self.geojson_profiles), folder=str(resource("geojson")))

    def _plugins(self) -> Iterator[Message]:
        if self.plugin_rules:
            yield PLUGINS(rules=", ".join(self.plugin_rules))
        yield from self.plugin_faults

    def _able(self, ability: str) -> str:
        return ", ".join(name for name, abilities in self.drivers.items() if ability in abilities) or "-"


def report() -> InstallationReport:
    """Look at the installation that runs this. Loads pyogrio; never Qt."""
    gdal_version, drivers = _gdal()
    return InstallationReport(
        python=platform.python_version(),
        system=platform.platform(terse=True),
        packages={name: version_of(name) for name in PACKAGES},
        missing_libraries=_lacking(system_libraries.WITHOUT_SCREEN),
        missing_for_window=_lacking(system_libraries.FOR_X11),
        chinese_fonts=_chinese_fonts(),
        gdal_version=gdal_version,
        drivers=drivers,
        geojson_profiles=tuple(PROFILES),
        plugin_rules=tuple(rule.id for rule in plugged_in().rules.values() if not is_stand_in(rule)),
        plugin_faults=plugged_in().faults,
    )


def version_of(name: str) -> str | None:
    """The version of an installed distribution; None if it is not installed."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _lacking(libraries: Mapping[str, str]) -> dict[str, str]:
    return {library: libraries[library] for library in system_libraries.missing(libraries)}


def _gdal() -> tuple[str | None, dict[str, str]]:
    try:
        import pyogrio
    except ImportError:
        return None, dict.fromkeys(DRIVERS, "")
    available = pyogrio.list_drivers()
    return pyogrio.__gdal_version_string__, {name: available.get(name, "") for name in DRIVERS}


def _chinese_fonts() -> tuple[str, ...]:
    """Families with simplified Chinese, as fontconfig or the system's font folder tells them."""
    if sys.platform == "win32":
        return _files_in(Path("C:/Windows/Fonts"), _WINDOWS_FONTS)
    lister = shutil.which("fc-list")
    if lister is None:
        return _files_in(Path("/System/Library/Fonts"), _MAC_FONTS) or _noto_files()
    listed = subprocess.run(
        [lister, ":lang=zh-cn", "--format", "%{family[0]}\n"], capture_output=True, text=True, check=False, timeout=30
    )
    return tuple(sorted(set(listed.stdout.split("\n")) - {""}))


def _files_in(folder: Path, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if (folder / name).is_file())


def _noto_files() -> tuple[str, ...]:
    return tuple(sorted({path.name for path in Path("/usr/share/fonts").rglob("*CJK*.tt?")}))
