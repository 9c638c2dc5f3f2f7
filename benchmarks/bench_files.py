"""Opening, saving and exporting a plan, against pyogrio and GeoPandas doing the same.

python benchmarks/bench_files.py --size 100k [--json OUT]
"""

from __future__ import annotations

import ctypes
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
from measuring import Benchmark, same, timed
from synthetic import plan_file

from siteplanner.core import schema
from siteplanner.core.plan import Plan
from siteplanner.files import geojson
from siteplanner.files.export_report import ExportReport
from siteplanner.files.geojson import export_geojson
from siteplanner.files.geojson_profiles import profile_named
from siteplanner.files.geojson_proof import prove
from siteplanner.files.plan_file import open_plan, save_plan
from siteplanner.files.reading_process import list_layers
from siteplanner.services.new_plan import RoleSource, new_plan

MANY_PLANTS = 20_000
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
        importing(run, path, Path(folder), repeat)
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


def importing(run: Benchmark, path: Path, folder: Path, repeat: int) -> None:
    """Parcels in degrees become those of a new plan, with every check and the report; the reading process is warm."""
    source, crs = folder / "parcels.gpkg", "EPSG:4547"
    pyogrio.write_dataframe(gpd.read_file(path, layer="parcels").to_crs("EPSG:4490"), source)
    list_layers(source)
    bare, frame = timed(lambda: gpd.read_file(source).to_crs(crs), repeat)
    ours, (plan, _) = timed(lambda: new_plan([RoleSource.parse("parcels", str(source))], crs=crs), repeat)
    same("parcels imported", len(plan.site.parcels), len(frame))
    same("their area in m²", round(float(plan.site.parcels.area.sum())), round(float(frame.area.sum())))
    run.add("import, checked and reported", ours, "pyogrio read and to_crs", bare, "≤ 1.5 × the bare read")


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
    """20,000 plants and all parcels; first of a plan of which nothing is worked out, then as in a window."""
    plan = with_many_plants(open_plan(path))
    first, _ = timed(lambda: export_geojson(plan, folder / "first.geojson", None, profile_named("rfc7946")), 1)
    run.add("GeoJSON of plants, of a map just opened", first, reach="with finding each plant's zone and parcels")
    for layer in ("plants", "parcels"):
        frame = (plan.plants() if layer == "plants" else plan.site.parcels).reset_index()
        write_and_prove(run, plan, layer, frame, folder, repeat)
    if sys.platform == "linux":
        before_mb, most_mb = memory_mb(
            lambda: export_geojson(plan, folder / "ours.geojson", None, profile_named("rfc7946"), layer="parcels")
        )
        run.note(f"writing and proving the parcels took {most_mb - before_mb:.0f} MB beside the open plan; the whole "
                 f"process, with what this script compares with, {most_mb:.0f} MB")  # fmt: skip


def with_many_plants(plan: Plan) -> Plan:
    """The plan with its plants over and over, each time under other numbers."""
    plants = plan.plants()
    many = plants.iloc[np.arange(MANY_PLANTS) % len(plants)]
    many.index = pd.Index([f"P{at}" for at in range(MANY_PLANTS)], name=plants.index.name, dtype="str")
    return plan.with_plants(plan.active_scenario, many)


def memory_mb(job: Callable[[], object]) -> tuple[float, float]:
    """What the process holds before the job, all that is free handed back, and the most it held during it."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")  # the kernel forgets the most so far
    before_mb = _status_mb("VmRSS")
    job()
    return before_mb, _status_mb("VmHWM")


def _status_mb(name: str) -> float:
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith(name)).split()[1]) / 1024


def write_and_prove(run: Benchmark, plan: Plan, layer: str, frame: gpd.GeoDataFrame, folder: Path, repeat: int) -> None:
    """Our writing and our proof, each beside what GDAL takes to write the same features and to read its file."""
    profile, of = profile_named("rfc7946"), schema.layer(layer)
    target, plain = folder / "ours.geojson", folder / "plain.geojson"
    proofs: list[float] = []

    def prove_timed(*arguments: object, **named: object) -> ExportReport:
        start = time.perf_counter()
        report = prove(*arguments, **named)  # type: ignore[arg-type]
        proofs.append(time.perf_counter() - start)
        return report

    geojson.prove = prove_timed
    try:
        whole, _ = timed(lambda: export_geojson(plan, target, None, profile, layer=layer), repeat)
    finally:
        geojson.prove = prove
    written, _ = timed(lambda: pyogrio.write_dataframe(frame, plain, driver="GeoJSON", RFC7946="YES"), repeat)
    read, theirs = timed(lambda: pyogrio.read_dataframe(plain), repeat)
    ours = pyogrio.read_dataframe(target)
    same(f"{layer} exported", ours[of.index].tolist(), theirs[of.index].tolist())
    wanted = frame.to_crs("OGC:CRS84").geometry.to_numpy()
    ours_off, theirs_off = (
        shapely.hausdorff_distance(read.geometry.to_numpy(), wanted).max() for read in (ours, theirs)
    )
    same(f"{layer} at their place, to the eighth decimal", bool(ours_off <= 0.8e-8), True)
    run.note(
        f"{layer}: largest shift in degrees {ours_off:.1e}, GDAL's {theirs_off:.1e} (it writes 113.40000088 as 113.4)"
    )
    proof = statistics.median(proofs[-repeat:])
    run.add(f"GeoJSON of {len(frame):,} {layer}, written", whole - proof, "pyogrio RFC 7946", written, "ratio ≥ 2")
    run.add("  its proof by reading back", proof, "pyogrio's read", read, "ratio ≥ 1")


if __name__ == "__main__":
    main()
