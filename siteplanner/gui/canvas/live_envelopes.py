"""While a plant is dragged, drawn, placed or typed: what binds it, drawn on the map and said beside the pointer."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from siteplanner.core.checking import Checker
from siteplanner.core.envelopes import Envelope
from siteplanner.core.envelopes_in_hand import EnvelopesInHand, rows_in_hand
from siteplanner.core.plan import Plan
from siteplanner.core.rules.layout import rows_of
from siteplanner.core.vocabulary import vocabulary
from siteplanner.gui.canvas.envelope_layer import MOST_FIGURES, EnvelopeLayer
from siteplanner.gui.canvas.map_view import MapView
from siteplanner.gui.desk import Desk
from siteplanner.gui.finding_words import clause_in_words, subject_name
from siteplanner.gui.wording import say

SETTING = "clearances"
TYPES_ATTRIBUTES = "types_attributes"
"""A widget with this property set is where attributes of what is selected are typed."""


class LiveEnvelopes(QObject):
    """Listens to the desk; a tool asks for ``words`` when it tells how things stand."""

    def __init__(self, desk: Desk, view: MapView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.layer = EnvelopeLayer(view)
        self.on = desk.settings.get(SETTING) != "off"
        self._hand = EnvelopesInHand()
        self._typing = False
        self._seen: tuple[object, ...] = ()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._follow_again)
        for changed in (desk.result_changed, desk.plan_changed, desk.session_changed, desk.selection_changed):
            changed.connect(self._follow)
        desk.theme_changed.connect(self._follow_again)
        desk.language_changed.connect(self._follow_again)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def set_on(self, on: bool) -> None:
        """Draw them or not, in every plan from now on."""
        self.on = on
        self._desk.settings.set(SETTING, "on" if on else "off")
        self._follow_again()

    @property
    def envelopes(self) -> tuple[Envelope, ...]:
        """What is drawn now, the one that binds first."""
        return self.layer.envelopes

    def words(self, plant_ids: Collection[str]) -> tuple[Envelope, str, str] | None:
        """What binds some plants in the hand: the envelope, how it is kept, and what asks for it."""
        for envelope in self.envelopes:
            if self._hand.plants[envelope.plant] in plant_ids:
                return envelope, self._kept(envelope), self._asked_by(envelope)
        return None

    # -- following ----------------------------------------------------------------------------------------------

    def _follow_again(self) -> None:
        self._seen = ()
        self._follow()

    def _follow(self, *_: object) -> None:
        desk = self._desk
        rest, now, shown = desk.moment_checker, desk.live_checker, desk.shown_plan
        seen = (rest, now, shown, self._typing, desk.selected if self._typing else ())
        if all(a is b for a, b in zip(seen[:3], self._seen[:3], strict=False)) and seen[3:] == self._seen[3:]:
            return
        self._seen = seen
        checker = now or rest
        in_hand = shown is not None and shown is not desk.plan
        if not self.on or rest is None or checker is None or checker.plan is not shown or not (in_hand or self._typing):
            self._leave()
            return
        selected = desk.session.selection if desk.session else ()
        rows = rows_in_hand(rest, checker, selected) if in_hand else rows_of(checker.layout, selected)
        self._hand.follow(rest.plan, checker, rows)
        told = self._hand.envelopes[:MOST_FIGURES]
        figures = [self._figure(e) for at, e in enumerate(told) if at == 0 or e.stands != "ok"]
        self.layer.show(self._hand.envelopes, figures, desk.styles, self._font())
        if not self._hand.is_complete:
            self._later.start()

    def _leave(self) -> None:
        self._later.stop()
        self._hand.forget()
        self.layer.clear()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Attributes are typed while the focus is in the property editor."""
        while now is not None and not now.property(TYPES_ATTRIBUTES):
            now = now.parentWidget()
        if self._typing is not (now is not None):
            self._typing = now is not None
            self._follow()

    def _font(self) -> QFont:
        return QApplication.font()

    # -- words --------------------------------------------------------------------------------------------------

    def _figure(self, envelope: Envelope) -> str:
        if envelope.unit == "m²":
            return self.tr("{area} m²").format(area=f"{envelope.measured:.2f}")
        return self.tr("{measured} m of {required} m").format(
            measured=f"{envelope.measured:.2f}", required=f"{envelope.required:g}"
        )

    def _kept(self, envelope: Envelope) -> str:
        to = self._neighbour(envelope)
        if envelope.unit == "m²":
            area = f"{envelope.measured:.2f}"
            if envelope.inside:
                return self.tr("{area} m² outside {land}").format(area=area, land=self._land(envelope))
            return self.tr("{area} m² shared with {neighbour}").format(area=area, neighbour=to)
        return self.tr("{measured} m to {neighbour}, {required} m required").format(
            measured=f"{envelope.measured:.2f}", neighbour=to, required=f"{envelope.required:g}"
        )

    def _neighbour(self, envelope: Envelope) -> str:
        kind, _, name = envelope.subject.partition("=")
        if not envelope.subject:
            return self.tr("the edge of its land")
        if kind == "parcel" and name:
            return self.tr("parcel {id}").format(id=name)
        if kind == "zone" and name:
            return self.tr("zone {id}").format(id=name)
        if kind == "constraint" and name:
            return f"{self._kind_of(name)} {name}".strip()
        if kind == "layer" and name:
            return self.tr("the edge of: {layer}").format(layer=subject_name(envelope.subject))
        return envelope.subject

    def _land(self, envelope: Envelope) -> str:
        """What it has to stay within."""
        return subject_name(envelope.subject) if envelope.subject else self.tr("the land")

    def _kind_of(self, constraint_id: str) -> str:
        plan: Plan | None = self._desk.plan
        kinds = plan.site.constraints["kind"] if plan is not None else None
        kind = kinds.get(constraint_id) if kinds is not None else None
        return say(vocabulary("constraint_kind").label(kind)) if isinstance(kind, str) else ""

    def _asked_by(self, envelope: Envelope) -> str:
        checker: Checker | None = self._desk.resting_checker
        rule = checker.pack.catalogue.get(envelope.rule) if checker is not None else None
        name = say(rule.name) if rule is not None else envelope.rule
        return f"{name} · {clause_in_words(envelope.clause)}" if envelope.clause else name
