"""Maps that are no files, must not be read, or do not keep still."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from siteplanner.core.errors import InputError
from siteplanner.files.map_sources import MapSource, opened
from siteplanner.files.steady_file import unchanged
from siteplanner.files.vector_maps import list_layers, read_layer
from tests.drawn_maps import plots, written

ON_UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
NOBODY = 65534


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return written(tmp_path / "town.shp", plots(ZDMC=["a", "b", "c"]))


@ON_UNIX
@pytest.mark.parametrize("name", ["pipe.geojson", "pipe.gpkg", "pipe.dxf", "pipe.zip", "pipe.txt", "pipe.shp"])
def test_a_pipe_nobody_writes_to_is_refused_at_once(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match=f"{name} is neither a file nor a folder, but a device or a pipe"):
        list_layers(tmp_path / name)


@ON_UNIX
def test_a_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "endless.geojson").symlink_to("/dev/zero")
    with pytest.raises(InputError, match="but a device or a pipe"):
        list_layers(tmp_path / "endless.geojson")


@ON_UNIX
def test_a_pipe_within_a_geodatabase_is_refused(tmp_path: Path) -> None:
    (tmp_path / "town.gdb").mkdir()
    os.mkfifo(tmp_path / "town.gdb" / "a00000001.gdbtable")
    with pytest.raises(InputError, match=r"a00000001\.gdbtable is neither a file nor a folder"):
        list_layers(tmp_path / "town.gdb")


@ON_UNIX
@pytest.mark.parametrize("part", [".dbf", ".PRJ", ".qix"])
def test_a_pipe_beside_a_shapefile_is_refused(town: Path, part: str) -> None:
    town.with_suffix(part).unlink(missing_ok=True)
    os.mkfifo(town.with_suffix(part))
    with pytest.raises(InputError, match=r"town\.\w+ is neither a file nor a folder"):
        list_layers(town)


@ON_UNIX
def test_a_link_to_a_map_is_that_map(tmp_path: Path) -> None:
    real = written(tmp_path / "real.gpkg", plots())
    (tmp_path / "link.gpkg").symlink_to(real)
    assert len(read_layer(MapSource(tmp_path / "link.gpkg"), "parcels").geometries) == 3


@ON_UNIX
def test_links_that_lead_to_each_other_are_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.gpkg").symlink_to(tmp_path / "b.gpkg")
    (tmp_path / "b.gpkg").symlink_to(tmp_path / "a.gpkg")
    with pytest.raises(InputError, match=r"a\.gpkg cannot be read: .*symbolic links"):
        list_layers(tmp_path / "a.gpkg")


@ON_UNIX
def test_a_folder_that_contains_itself_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "town.gdb").mkdir()
    (tmp_path / "town.gdb" / "inner").symlink_to(tmp_path / "town.gdb")
    with pytest.raises(InputError, match="damaged or no map"):
        list_layers(tmp_path / "town.gdb")


@ON_UNIX
@pytest.mark.parametrize("closed", ["file", "folder", "geodatabase"])
def test_what_we_have_no_right_to_read_is_said_so(closed: str) -> None:
    """As a user of no rights where the tests run as one of all."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        inner = folder / "inner"
        inner.mkdir()
        path = inner / ("a.gdb" if closed == "geodatabase" else "a.geojson")
        path.mkdir() if closed == "geodatabase" else path.write_text('{"type":"Point","coordinates":[1,2]}')
        (inner if closed == "folder" else path).chmod(0)
        try:
            assert "cannot be read: Permission denied. Check that you may read it." in said_to_nobody(path)
        finally:
            (inner if closed == "folder" else path).chmod(0o700)


def said_to_nobody(path: Path) -> str:
    if os.geteuid() != 0:
        with pytest.raises(InputError) as caught:
            list_layers(path)
        return str(caught.value)
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from siteplanner.core.errors import InputError\n"
        "from siteplanner.files.vector_maps import list_layers\n"
        "os.setgroups([]); os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))\n"
        "try: list_layers(Path(sys.argv[1]))\n"
        "except InputError as error: print(error)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code, str(path), str(NOBODY)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("part", [".shp", ".dbf", ".prj"])
def test_a_map_that_is_written_meanwhile_is_not_taken(town: Path, part: str) -> None:
    with pytest.raises(InputError, match=r"town\.shp changed while it was read"), opened(town):
        os.truncate(town.with_suffix(part), 5)


def test_a_map_that_is_removed_meanwhile_is_not_taken(town: Path) -> None:
    with pytest.raises(InputError, match=r"town\.shp changed while it was read"), opened(town):
        town.with_suffix(".dbf").unlink()


def test_a_map_that_is_replaced_by_one_of_the_same_size_is_not_taken(town: Path) -> None:
    copy = town.with_name("copy")
    copy.write_bytes(town.read_bytes())
    os.utime(copy, ns=(town.stat().st_atime_ns, town.stat().st_mtime_ns))
    with pytest.raises(InputError, match="changed while it was read"), opened(town):
        copy.replace(town)


def test_what_looks_damaged_because_it_is_being_written_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text("{")

    def read_while_it_is_written() -> None:
        with unchanged(path):
            try:
                list_layers(path)
            finally:
                path.write_text('{"type":"Point","coordinates":[1,2]}')

    with pytest.raises(InputError, match="changed while it was read"):
        read_while_it_is_written()


def test_other_files_of_the_folder_may_change(town: Path) -> None:
    with opened(town) as datasets:
        town.with_name("towns.shp").write_bytes(b"")
    assert len(datasets) == 1
