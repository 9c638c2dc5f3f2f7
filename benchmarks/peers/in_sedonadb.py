"""The six checks in SedonaDB. Argument: the layers' file and how often to run."""

from __future__ import annotations

import sys
import warnings

from exchange import Rows, answer, read_layers, skip
from sql import PIECES, queries

try:
    import pyarrow as pa
    import sedonadb
except ImportError as missing:
    skip(f"{missing.name} is not installed")


def main() -> None:
    warnings.simplefilter("ignore")  # without PROJ and GDAL, which nothing here asks for
    tables, setback_m = read_layers(sys.argv[1])
    base = sedonadb.connect()
    for name, columns in tables.items():
        base.create_data_frame(pa.table(columns)).to_view("incoming", overwrite=True)
        base.sql("SELECT *, ST_GeomFromWKB(wkb) AS geom FROM incoming").to_memtable().to_view(name, overwrite=True)
    # ST_Union_Agg leaves slits between parcels that share an edge
    asked = queries(setback_m, max(tables["lines"]["required_m"]), "ST_UnaryUnion(ST_Collect_Agg(q.geom))")

    def rows_of(query: str) -> list[tuple[object, ...]]:
        table = pa.RecordBatchReader.from_stream(base.sql(query)).read_all()
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def check() -> Rows:
        base.sql(PIECES).to_memtable().to_view("pieces", overwrite=True)
        return {name: rows_of(query) for name, query in asked.items()}

    answer(f"SedonaDB {sedonadb.__version__}", check, int(sys.argv[2]))


main()
