from __future__ import annotations

import sys

import pytest

from siteplanner.services import system_libraries as libraries

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt brings its libraries elsewhere")


def test_one_line_installs_all_that_is_missing() -> None:
    absent = {"libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"}
    lacking = libraries.missing(libraries.WITHOUT_SCREEN, present=lambda name: name not in absent)
    sentence = str(libraries.complaint(lacking))
    assert set(lacking) == absent
    assert sentence.endswith("apt-get install -y libegl1 libglib2.0-0")
    assert "\n" not in sentence


def test_a_library_that_nobody_has_does_not_load() -> None:
    assert libraries.missing(["libc.so.6", "libnobody-has-this.so.7"]) == ("libnobody-has-this.so.7",)


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({"DISPLAY": ":0"}, libraries.FOR_X11),
        ({"WAYLAND_DISPLAY": "wayland-0"}, libraries.FOR_WAYLAND),
        ({}, {}),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, {}),
    ],
)
def test_the_screen_decides_what_the_window_needs(environment: dict[str, str], needed: dict[str, str]) -> None:
    assert libraries.for_screen(environment) == needed


def test_every_library_has_a_package() -> None:
    everything = [*libraries.WITHOUT_SCREEN, *libraries.FOR_X11, *libraries.FOR_WAYLAND]
    command = libraries.install_command(everything)
    assert set(command.split()[3:]) == {
        package
        for table in (libraries.WITHOUT_SCREEN, libraries.FOR_X11, libraries.FOR_WAYLAND)
        for package in table.values()
    }


def test_the_script_is_silent_where_nothing_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "WITHOUT_SCREEN", {"libc.so.6": "libc6"})
    assert libraries.main([]) == 0
    assert capsys.readouterr().err == ""


def test_the_script_ends_with_one_line_where_something_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "WITHOUT_SCREEN", {"libnobody-has-this.so.7": "libnobody7"})
    assert libraries.main([]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "Qt needs system libraries that are missing here (libnobody-has-this.so.7); "
        "this installs them: apt-get install -y libnobody7"
    ]
