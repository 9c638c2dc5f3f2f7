"""QGIS drawing the same file: run by the system's Python, which has QGIS's bindings.

xvfb-run -a /usr/bin/python3 benchmarks/qgis_canvas.py town_100k.gpkg [--look FOLDER --name 100k]

Prints one line of JSON: seconds of the sequential renderer for each view, from the GeoPackage and from a memory layer.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

SIZE = QSize(1920, 1080)
VIEWS = {"whole": None, "4 km": 4_000.0, "1 km": 1_000.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("plan", type=Path)
    parser.add_argument("--look", type=Path, help="save the pictures there")
    parser.add_argument("--name", default="town")
    options = parser.parse_args()
    app = QgsApplication([], False)
    app.initQgis()
    from_file = [layer(options.plan, name) for name in ("plants", "zones", "constraints", "parcels")]
    in_memory = [styled(of.materialize(request()), of.name()) for of in from_file]
    times = {}
    for source, layers in (("GeoPackage", from_file), ("memory layer", in_memory)):
        for view, span_m in VIEWS.items():
            settings = map_settings(layers, extent(layers, span_m))
            times[f"{view}, {source}"] = statistics.median(drawn(settings) for _ in range(3))
            if options.look and source == "memory layer":
                job = QgsMapRendererSequentialJob(settings)
                job.start()
                job.waitForFinished()
                options.look.mkdir(exist_ok=True)
                job.renderedImage().save(str(options.look / f"{options.name}_{view.replace(' ', '')}_qgis.png"))
    print(json.dumps(times))
    from_file.clear()
    in_memory.clear()
    del layers, settings
    app.exitQgis()


def layer(path: Path, name: str) -> QgsVectorLayer:
    made = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not made.isValid():
        raise SystemExit(f"{path} has no layer {name}")
    return styled(made, name)


def request():
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest()


def styled(of: QgsVectorLayer, name: str) -> QgsVectorLayer:
    """The colours of the planner's own map, as near as a plain style comes."""
    of.setName(name)
    if name == "parcels":
        root = QgsRuleBasedRenderer.Rule(None)
        for expression, color in (("\"land_use\" = '0701'", "#f4efc6"), ("ELSE", "#dcc7b4")):
            symbol = QgsFillSymbol.createSimple({"color": color, "outline_color": "#9a968c", "outline_width": "0.2"})
            rule = QgsRuleBasedRenderer.Rule(symbol)
            rule.setFilterExpression(expression)
            root.appendChild(rule)
        of.setRenderer(QgsRuleBasedRenderer(root))
    elif name == "plants":
        symbol = QgsFillSymbol.createSimple({"color": "#5b9bd5", "outline_color": "#26415c", "outline_width": "0.3"})
        of.setRenderer(QgsSingleSymbolRenderer(symbol))
    elif name == "zones":
        symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#6b6b6b", "outline_width": "0.5"})
        of.setRenderer(QgsSingleSymbolRenderer(symbol))
    else:
        symbol = QgsLineSymbol.createSimple({"color": "#8c5a2b", "width": "0.4"})
        if of.geometryType() == 1:
            of.setRenderer(QgsSingleSymbolRenderer(symbol))
    return of


def extent(layers: list[QgsVectorLayer], span_m: float | None) -> QgsRectangle:
    whole = layers[-1].extent()
    if span_m is None:
        whole.scale(1.1)
        return whole
    high = span_m * SIZE.height() / SIZE.width()
    x, y = whole.center().x(), whole.center().y()
    return QgsRectangle(x - span_m / 2, y - high / 2, x + span_m / 2, y + high / 2)


def map_settings(layers: list[QgsVectorLayer], area: QgsRectangle) -> QgsMapSettings:
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setExtent(area)
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("#f7f6f2"))
    settings.setDestinationCrs(layers[-1].crs())
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    return settings


def drawn(settings: QgsMapSettings) -> float:
    begin = time.perf_counter()
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
