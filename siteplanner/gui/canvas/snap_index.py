"""The layers that can be snapped to, kept up with the plan: small ones at once, large ones in the background.

Until a large layer is ready the one before it serves, so that no snap ever waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from siteplanner.core.errors import Cancelled
from siteplanner.core.features import Feature, by_layer, features_frame
from siteplanner.core.plan import Plan
from siteplanner.core.rules.kept_packs import RULE_PACKS
from siteplanner.core.snapping_layers import SNAPPED_LAYERS, layer_targets
from siteplanner.core.snapping_setbacks import SetbackLines, setback_lines
from siteplanner.core.snapping_targets import LayerTargets
from siteplanner.gui.desk import Desk

LANE = "snapping"
AT_ONCE = 5_000
"""Layers of fewer rows are prepared between two movements of the mouse (measured: 2 ms)."""


class SnapIndex(QObject):
    """``ready`` when a layer made in the background has come."""

    ready = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._made: dict[str, tuple[object, LayerTargets]] = {}
        self._awaited: dict[str, object] = {}
        self._setbacks: tuple[object, SetbackLines | None] = (None, None)
        self._rows: tuple[tuple[Feature, ...], list[LayerTargets], dict[str, frozenset[int]]] = ((), [], {})
        desk.session_changed.connect(self.keep_up)
        desk.plan_changed.connect(self.keep_up)

    def keep_up(self, *_: object) -> None:
        """Bring every layer up to the plan, the large ones in the background."""
        plan, session = self._desk.plan, self._desk.session
        if plan is None or session is None:
            self._made, self._awaited, self._setbacks = {}, {}, (None, None)
            return
        late: list[str] = []
        for layer in SNAPPED_LAYERS:
            frame = features_frame(plan, layer, session.scenario_id)
            if layer in self._made and self._made[layer][0] is frame:
                continue
            if len(frame) < AT_ONCE:
                self._made[layer] = (frame, layer_targets(plan, layer, session.scenario_id))
            elif self._awaited.get(layer) is not frame:
                late.append(layer)
        if late:
            self._make_late(plan, session.scenario_id, late)

    def layers(self, visible: Iterable[str]) -> list[LayerTargets]:
        """What is there now of the layers that are shown."""
        self.keep_up()
        shown = frozenset(visible)
        return [made for layer, (_, made) in self._made.items() if layer in shown]

    def rows_of(self, features: tuple[Feature, ...]) -> dict[str, frozenset[int]]:
        """The rows of some features in their layers as they are now; the last answer is kept."""
        layers = [self._made[layer][1] for layer in dict.fromkeys(f.layer for f in features) if layer in self._made]
        of, known, rows = self._rows
        if of != features or len(known) != len(layers) or any(a is not b for a, b in zip(known, layers, strict=True)):
            ids = by_layer(features)
            rows = {layer.name: layer.rows_of(frozenset(ids[layer.name])) for layer in layers}
            self._rows = (features, layers, rows)
        return rows

    def setbacks(self) -> SetbackLines | None:
        """The setback lines of the parcels; None where the plan's rules ask for none."""
        plan, parcels = self._desk.plan, self._made.get("parcels")
        if plan is None or parcels is None:
            return None
        key = (parcels[1], plan.site, plan.rule_overrides, plan.rule_pack, plan.settings.get(RULE_PACKS))
        known, lines = self._setbacks
        if not isinstance(known, tuple) or any(a is not b for a, b in zip(known, key, strict=True)):
            lines = setback_lines(plan, parcels[1])
            self._setbacks = (key, lines)
        return lines

    def _make_late(self, plan: Plan, scenario_id: str, layers: list[str]) -> None:
        # The lane keeps the newest request only, so it asks for all that is still awaited.
        frames = {layer: features_frame(plan, layer, scenario_id) for layer in (*self._awaited, *layers)}
        self._awaited = dict(frames)

        def job(_: Any) -> dict[str, tuple[object, LayerTargets]]:
            return {layer: (frame, layer_targets(plan, layer, scenario_id)) for layer, frame in frames.items()}

        self._desk.background.start(LANE, job, self._come, self._failed)

    def _come(self, made: dict[str, tuple[object, LayerTargets]]) -> None:
        if self._desk.plan is None:
            return
        self._made |= made
        self._awaited = {}
        self.keep_up()
        self.ready.emit()

    def _failed(self, error: Exception) -> None:
        self._awaited = {}
        if not isinstance(error, Cancelled):
            raise error
