"""The system libraries that Qt loads but does not bring with it, and the Debian packages that have them.

Read off the dynamic sections of the PySide6-Essentials 6.11 wheels. Needs the standard library alone, so that
``python3 -m siteplanner.services.system_libraries [--screen]`` can run before anything is installed: it prints
nothing and ends with 0, or prints the one line that installs what is missing and ends with 1.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from siteplanner.core.text import QT_TRANSLATE_NOOP, Message

WITHOUT_SCREEN: Final[Mapping[str, str]] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # QtNetwork, behind the translation compiler
    "libzstd.so.1": "libzstd1",
    "libz.so.1": "zlib1g",
}
"""Shared object -> Debian package: needed even when nothing is drawn on a screen."""

FOR_X11: Final[Mapping[str, str]] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FOR_WAYLAND: Final[Mapping[str, str]] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

MISSING = QT_TRANSLATE_NOOP(
    "installation", "Qt needs system libraries that are missing here ({libraries}); this installs them: {command}"
)


def loads(library: str) -> bool:
    """Whether the dynamic linker finds ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing(libraries: Iterable[str], present: Callable[[str], bool] = loads) -> tuple[str, ...]:
    """Those of ``libraries`` that are not there; none anywhere but on Linux, where Qt brings all it needs."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(library for library in libraries if not present(library))


def for_screen(environment: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """What a window needs beyond :data:`WITHOUT_SCREEN` on the display that ``environment`` names."""
    environment = os.environ if environment is None else environment
    if "QT_QPA_PLATFORM" in environment:
        return {}
    if environment.get("DISPLAY"):
        return FOR_X11
    return FOR_WAYLAND if environment.get("WAYLAND_DISPLAY") else {}


def install_command(libraries: Iterable[str]) -> str:
    """The one line that installs ``libraries`` on Debian and its kin.

    >>> install_command(["libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"])
    'apt-get install -y libegl1 libglib2.0-0'
    """
    packages = {**WITHOUT_SCREEN, **FOR_X11, **FOR_WAYLAND}
    return "apt-get install -y " + " ".join(dict.fromkeys(packages[library] for library in libraries))


def complaint(libraries: Iterable[str]) -> Message:
    """The sentence for a person who lacks ``libraries``."""
    names = list(libraries)
    return MISSING(libraries=", ".join(names), command=install_command(names))


def main(arguments: list[str]) -> int:
    wanted = {**WITHOUT_SCREEN, **(for_screen() if "--screen" in arguments else {})}
    lacking = missing(wanted)
    if lacking:
        print(complaint(lacking), file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
