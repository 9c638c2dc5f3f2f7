"""The six checks in PostGIS. Argument: the layers' file and how often to run.

A server of its own is started in a temporary folder, listens on nothing but a socket there and is stopped at the end.
"""

from __future__ import annotations

import io
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from exchange import Rows, read_layers, skip, tell
from sql import PIECES, queries

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "fsync": "off",
    "jit": "off",
    "autovacuum": "off",
}
TYPES = {"plant_id": "text", "parcel_id": "text", "zone_id": "text", "constraint_id": "text", "n": "int"}
TIME = re.compile(r"^Time: ([\d.]+) ms")


def main() -> None:
    programs = postgres_programs()
    if programs is None or shutil.which("psql") is None:
        skip("PostgreSQL is not installed")
    tables, setback_m = read_layers(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="siteplanner-postgis-") as folder:
        server = Server(programs, Path(folder))
        server.start()
        try:
            measure(server, tables, setback_m, int(sys.argv[2]))
        finally:
            server.stop()


def measure(server: Server, tables: dict[str, dict[str, list[Any]]], setback_m: float, repeat: int) -> None:
    try:
        server.run("CREATE EXTENSION postgis;")
    except subprocess.CalledProcessError:
        skip("PostGIS is not installed in the PostgreSQL that is here")
    version = server.run("SELECT PostGIS_Lib_Version();").strip()
    for name, columns in tables.items():
        server.run(loading(name, columns))
    asked = queries(setback_m, max(tables["lines"]["required_m"]), "ST_Union(q.geom)")
    script = "\n".join(
        [
            "\\timing on",
            "DROP TABLE IF EXISTS pieces;",
            f"CREATE TEMP TABLE pieces AS {PIECES};",
            "ANALYZE pieces;",
            *(f"COPY ({query}) TO STDOUT;\n\\echo -- {name}" for name, query in asked.items()),
        ]
    )
    found: Rows = {}
    times, busy = [], []
    for _ in range(repeat + 1):
        idle = server.worked_s
        server.run("SELECT 1;")
        begin = server.worked_s
        seconds, found = taken_apart(server.run(script))
        times.append(seconds)
        busy.append(server.worked_s - begin - (begin - idle))
    tell(f"PostGIS {version}", times, busy, found)


def loading(name: str, columns: dict[str, list[Any]]) -> str:
    """What fills a table, with its index."""
    fields = [key for key in columns if key != "wkb"]
    kinds = ", ".join(f"{key} {TYPES.get(key, 'double precision')}" for key in fields)
    text = io.StringIO()
    text.write(f"CREATE TABLE {name} ({kinds}, geom geometry);\nCOPY {name} FROM STDIN;\n")
    for row in zip(*(columns[key] for key in fields), columns["wkb"], strict=True):
        text.write("\t".join(map(str, row[:-1])) + "\t" + row[-1].hex() + "\n")
    text.write(f"\\.\nCREATE INDEX ON {name} USING gist (geom);\nANALYZE {name};\n")
    return text.getvalue()


def taken_apart(output: str) -> tuple[float, Rows]:
    """Seconds in the server, and the rows of each query, from what psql printed."""
    seconds, found = 0.0, {}
    rows: list[tuple[Any, ...]] = []
    for line in output.splitlines():
        taken = TIME.match(line)
        if taken:
            seconds += float(taken.group(1)) / 1000
        elif line.startswith("-- "):
            found[line[3:]] = rows
            rows = []
        elif "\t" in line:
            rows.append(tuple(line.split("\t")))
        elif line.startswith("P") and line[1:].isdigit():
            rows.append((line,))
    return seconds, found


def postgres_programs() -> Path | None:
    """Where ``initdb`` and ``pg_ctl`` are."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    beside = shutil.which("pg_ctl")
    return known[-1].parent if known else Path(beside).parent if beside else None


class Server:
    """PostgreSQL in a folder; run as the user ``postgres`` or ``nobody`` where we are the administrator."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder = programs, folder
        self.user = unprivileged() if os.geteuid() == 0 else None
        if self.user is not None:
            shutil.chown(folder, self.user)

    def start(self) -> None:
        data = self.folder / "data"
        self._as_user(self.programs / "initdb", "-D", data, "-A", "trust", "-U", "bench", "--no-sync", "-E", "UTF8")
        options = " ".join(f"-c {key}='{value}'" for key, value in SETTINGS.items())
        options += f" -c unix_socket_directories='{self.folder}'"
        log = self.folder / "log"
        self._as_user(self.programs / "pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start")

    def stop(self) -> None:
        self._as_user(self.programs / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    @property
    def worked_s(self) -> float:
        """Processor seconds of all connections that have ended, workers included."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        time.sleep(0.2)  # until the last one has been waited for
        fields = Path(f"/proc/{main}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    def run(self, script: str) -> str:
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-U", "bench"]
        done = subprocess.run(
            [*command, "postgres"], input=script, capture_output=True, check=True, encoding="utf-8", cwd=self.folder
        )
        return done.stdout

    def _as_user(self, *command: object) -> None:
        subprocess.run(list(map(str, command)), user=self.user, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)


def unprivileged() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


main()
