"""The six checks in DuckDB with its spatial extension. Argument: the layers' file and how often to run."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from exchange import Rows, answer, read_layers, skip
from sql import PIECES, queries

try:
    import duckdb
    import pyarrow as pa
except ImportError as missing:
    skip(f"{missing.name} is not installed")


def main() -> None:
    tables, setback_m = read_layers(sys.argv[1])
    base = duckdb.connect()
    try:
        load_spatial(base)
    except duckdb.Error as fault:
        skip(f"the spatial extension cannot be loaded: {str(fault).splitlines()[0]}")
    for name, columns in tables.items():
        base.register("incoming", pa.table(columns))
        base.execute(f"CREATE TABLE {name} AS SELECT * EXCLUDE wkb, ST_GeomFromWKB(wkb) AS geom FROM incoming")
        base.unregister("incoming")
    asked = queries(setback_m, max(tables["lines"]["required_m"]), "ST_Union_Agg(q.geom)")

    def check() -> Rows:
        base.execute(f"CREATE OR REPLACE TEMP TABLE pieces AS {PIECES}")
        return {name: base.execute(query).fetchall() for name, query in asked.items()}

    answer(f"DuckDB {duckdb.__version__}", check, int(sys.argv[2]))


def load_spatial(base: duckdb.DuckDBPyConnection) -> None:
    """From the Python package of that extension where it is installed, else from where DuckDB keeps its own."""
    package = find_spec("duckdb_extension_spatial")
    if package is None or package.origin is None:
        base.execute("LOAD spatial")
    else:
        file = next(Path(package.origin).parent.rglob("spatial.duckdb_extension"))
        base.execute(f"LOAD '{file}'")


main()
