"""Opening, saving and exporting a plan, against pyogrio and GeoPandas doing the same.

python benchmarks/bench_files.py --size 100k [--json OUT]
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import geopandas as gpd
import orjson
import pyogrio
from measuring import Benchmark, same, timed
from synthetic import plan_file

from siteplanner.files.export import export
from siteplanner.files.plan_file import open_plan, save_plan

LAYERS = ("parcels", "zones", "constraints", "substations", "plants")


def main() -> None:
    run = Benchmark("Files")
    path = plan_file(run.size)
    repeat = 3 if run.size.parcels < 1_000_000 else 1
    run.note(f"plan file: {path.stat().st_size / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        opening(run, path, repeat)
        saving(run, path, Path(folder), repeat)
        exporting(run, path, Path(folder), repeat)
    run.report()


def opening(run: Benchmark, path: Path, repeat: int) -> None:
    bare, rows = timed(lambda: sum(bare_read(path, layer) for layer in LAYERS), repeat)
    frames, read = timed(lambda: {layer: gpd.read_file(path, layer=layer) for layer in LAYERS}, repeat)
    ours, plan = timed(lambda: open_plan(path), repeat)
    counted = {layer.name: len(frame) for layer, frame in plan.site.layers()} | {"plants": len(plan.plants())}
    same("rows read", counted, {layer: len(frame) for layer, frame in read.items()})
    same("rows read bare", rows, sum(counted.values()))
    run.add("open", ours, "GeoPandas, five layers", frames)
    run.add("open", ours, "bare read, no geometries made", bare, "usable ≤ 1.2 × the bare read")


def bare_read(path: Path, layer: str) -> int:
    """Rows of a layer, its geometries left as bytes."""
    _, _, geometry, _ = pyogrio.raw.read(path, layer=layer)
    return len(geometry)


def saving(run: Benchmark, path: Path, folder: Path, repeat: int) -> None:
    plan = open_plan(path)
    frames = {layer: gpd.read_file(path, layer=layer) for layer in LAYERS}
    target, plain = folder / "saved.gpkg", folder / "plain.gpkg"

    def write_plainly() -> None:
        plain.unlink(missing_ok=True)
        for layer, frame in frames.items():
            frame.to_file(plain, layer=layer, driver="GPKG", engine="pyogrio")

    ours, _ = timed(lambda: save_plan(plan, target), repeat)
    same("plan saved and read", open_plan(target), plan)
    other, _ = timed(write_plainly, repeat)
    run.add("save, safe and proper", ours, "GeoPandas, five layers", other)


def exporting(run: Benchmark, path: Path, folder: Path, repeat: int) -> None:
    plan = open_plan(path)
    target, plain = folder / "plants.geojson", folder / "plain.geojson"
    plants = plan.plants().reset_index()
    ours, _ = timed(lambda: export(plan, target), repeat)
    other, _ = timed(lambda: pyogrio.write_dataframe(plants, plain, driver="GeoJSON", RFC7946="YES"), repeat)
    read, back = timed(lambda: gpd.read_file(plain), repeat)
    features = orjson.loads(target.read_bytes())["features"]
    same("plants exported", len(features), len(back))
    same("ids exported", {f["properties"]["plant_id"] for f in features}, set(back["plant_id"]))
    run.add("GeoJSON of the plants, with its proof", ours, "pyogrio RFC 7946 and a read", other + read, "ratio ≥ 1")
    run.add("  the same", ours, "pyogrio RFC 7946, no proof", other)


if __name__ == "__main__":
    main()
