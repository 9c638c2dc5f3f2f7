"""The attribute table of the parcels: a scroll step to the painted frame, sorting, filtering, selecting, totals.

QT_QPA_PLATFORM=offscreen python benchmarks/bench_tables.py --size 100k [--json OUT]
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from measuring import Benchmark, percentile, same
from PySide6.QtWidgets import QApplication
from synthetic import SEED, town

from siteplanner.core import schema
from siteplanner.core.attribute_table import AttributeTable, column_total
from siteplanner.core.row_filter import RowFilter
from siteplanner.gui.application import make_application
from siteplanner.gui.column_choices import filter_columns
from siteplanner.gui.panels.attribute_view import AttributeView, fit_widths
from siteplanner.gui.table_models.attribute_model import AttributeModel
from siteplanner.services.settings import Settings

FILTER = 'land_use starts with 10 and measured_area_mu > 1.5 and not status = "reserved"'
STEPS = 100
SCATTERED = 4000


def main() -> None:
    run = Benchmark("The attribute table of the parcels")
    plan = town(run.size)
    with tempfile.TemporaryDirectory() as folder:
        app = make_application(Settings(Path(folder) / "settings.json", {"language": "zh_CN", "theme": "light"}))
        model = AttributeModel()
        view = AttributeView(model)
        view.resize(1000, 400)
        view.show()
        table = AttributeTable(schema.PARCELS, plan.site.parcels)
        run.add("open", once(lambda: (model.set_table(table, plan), fit_widths(view), view.grab())))
        for what, pixels in (("three rows", 78), ("a page", 380), ("far", view.verticalScrollBar().maximum() // STEPS)):
            steps = scrolled(app, view, pixels)
            run.add(f"scroll {what}, median", statistics.median(steps), reach="no delay")
            run.add(f"scroll {what}, p95", percentile(steps, 0.95))
        for name in ("official_area_m2", "measured_area_m2", "land_use", "parcel_id"):
            run.add(f"sort by {name}", once(lambda name=name: model.sort(model.section_of(name))))
        read = RowFilter.read(FILTER, filter_columns(table, plan))
        run.add("filter", once(lambda: model.set_fits(read.rows(table))))
        same("rows that fit", model.rowCount(), plainly(plan.site.parcels))
        model.set_fits(None)
        chosen = np.sort(np.random.default_rng(SEED).choice(len(table), min(SCATTERED, len(table)), replace=False))
        run.add(f"select {len(chosen)} scattered rows", once(lambda: view.select_rows(chosen)))
        steps = scrolled(app, view, 78)
        run.add("  and scroll three rows, p95", percentile(steps, 0.95))
        run.add("totals of all columns", once(lambda: [column_total(table, c.name, model.rows) for c in table.columns]))
        run.report()
        view.close()


def once(work: Callable[[], object]) -> float:
    """Seconds of one go."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def scrolled(app: QApplication, view: AttributeView, pixels: int) -> list[float]:
    """Seconds of each step, from the moved bar to the painted frame."""
    bar, taken = view.verticalScrollBar(), []
    bar.setValue(0)
    for _ in range(STEPS):
        begin = time.perf_counter()
        bar.setValue(bar.value() + max(1, pixels))
        app.processEvents()
        taken.append(time.perf_counter() - begin)
    return taken


def plainly(parcels: object) -> int:
    """How many parcels the filter finds, by pandas alone."""
    frame = parcels
    area = frame.area / (10_000 / 15)  # type: ignore[attr-defined]
    use = frame["land_use"].fillna("").str.startswith("10")  # type: ignore[index]
    reserved = (frame["status"] == "reserved").fillna(value=False)  # type: ignore[index]
    return int((use & (area > 1.5) & ~reserved.astype(bool)).sum())


if __name__ == "__main__":
    main()
