"""One backdrop: its file, its coordinate system, whether it is a shifted map, how its rows count, its opacity."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from pyproj import CRS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from siteplanner.core import edits
from siteplanner.core.backdrop import Backdrop, Datum, RowOrder, may_be_shifted
from siteplanner.core.coordinates import crs_text, parse_crs
from siteplanner.core.crs_guesses import guess_crs
from siteplanner.core.errors import EditError, InputError
from siteplanner.core.text import Message
from siteplanner.gui.backdrop_opening import Opening
from siteplanner.gui.desk import Desk
from siteplanner.gui.dialogs.crs_choice import CrsChoice, code_words, guess_words
from siteplanner.gui.dialogs.problem_line import ProblemLine
from siteplanner.gui.dialogs.quiet_combo import QuietCombo
from siteplanner.gui.wording import say

WEB_MERCATOR = "EPSG:3857"


class BackdropForm(QWidget):
    """Changes the plan by edits as soon as a field is settled. Words for what is asked or wrong stand below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._backdrop: Backdrop | None = None
        self._opening = Opening()
        self.path = QLabel()
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path.setMinimumWidth(40)
        self.locate, self.again, self.zoom_to = QPushButton(), QPushButton(), QPushButton()
        self.crs = CrsChoice()
        self.datum, self.rows = QuietCombo(), QuietCombo()
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setPageStep(10)
        self.percent = QLabel()
        self.problem = ProblemLine()
        self._labels = {name: QLabel() for name in ("path", "crs", "datum", "rows", "opacity")}
        self._arrange()
        self.crs.chosen.connect(self._crs_chosen)
        self.crs.refused.connect(self._say)
        self.datum.activated.connect(lambda _: self._change(datum=self.datum.currentData()))
        self.rows.activated.connect(lambda _: self._change(rows=self.rows.currentData()))
        self.opacity.valueChanged.connect(self._fading)
        self.opacity.sliderReleased.connect(self._faded)
        self.locate.clicked.connect(self._find_file)
        self.again.clicked.connect(desk.backdrops.try_again)
        self.zoom_to.clicked.connect(self.zoom)

    def _arrange(self) -> None:
        form = QFormLayout(self)
        self._lines: dict[str, QHBoxLayout] = {}
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, widgets in {
            "path": (self.path, self.locate, self.again, self.zoom_to),
            "crs": (self.crs,),
            "datum": (self.datum,),
            "rows": (self.rows,),
            "opacity": (self.opacity, self.percent),
        }.items():
            row = QHBoxLayout()
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget, 1 if widget is widgets[0] else 0)
            form.addRow(self._labels[name], row)
            self._lines[name] = row
            self._labels[name].setBuddy(widgets[0])
        form.addRow(self.problem)
        for button in (self.locate, self.again, self.zoom_to):
            button.setAutoDefault(False)
        self._form = form

    def retranslate(self) -> None:
        names = {
            "path": self.tr("File"),
            "crs": self.tr("Coordinate system"),
            "datum": self.tr("Position"),
            "rows": self.tr("Rows of tiles"),
            "opacity": self.tr("Opacity"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
        for widget, name in ((self.crs, "crs"), (self.datum, "datum"), (self.rows, "rows"), (self.opacity, "opacity")):
            widget.setAccessibleName(names[name])
        self.locate.setText(self.tr("Find the file…"))
        self.again.setText(self.tr("Try again"))
        self.zoom_to.setText(self.tr("Zoom to it"))
        self.show_backdrop(self._backdrop, self._opening)

    def show_backdrop(self, backdrop: Backdrop | None, opening: Opening) -> None:
        """Show a backdrop as it stands in the plan, and what became of opening it."""
        self._backdrop, self._opening = backdrop, opening
        self.setEnabled(backdrop is not None)
        if backdrop is None:
            self.problem.clear()
            return
        opened = opening.opened
        where = str(opened.path) if opened is not None else backdrop.path
        self.path.setText(self.path.fontMetrics().elidedText(where, Qt.TextElideMode.ElideMiddle, 320))
        self.path.setToolTip(where)
        self.locate.setVisible(opening.is_missing)
        self.again.setVisible(opening.problem is not None and not opening.asks)
        self.zoom_to.setVisible(opening.problem is None)
        self.zoom_to.setEnabled(opened is not None)
        picture = backdrop.kind == "picture"
        for name, shown in (("crs", picture), ("rows", not picture)):
            self._form.setRowVisible(self._lines[name], shown)
        self._offer_systems(opening)
        self._offer_positions(backdrop, opening)
        self._offer_rows(backdrop)
        if not self.opacity.isSliderDown():
            self.opacity.blockSignals(True)
            self.opacity.setValue(round(backdrop.opacity * 100))
            self.opacity.blockSignals(False)
            self.percent.setText(self.tr("{percent} %").format(percent=round(backdrop.opacity * 100)))
        self._say(opening.problem.message if opening.problem is not None else self._noted(backdrop, opening))

    def zoom(self) -> None:
        """Show the whole backdrop on the map."""
        if self._opening.opened is not None:
            self.desk.show_place(self._opening.opened.bounds)

    # -- what can be chosen -------------------------------------------------------------------------------------

    def _crs_of(self) -> CRS | None:
        """The system the backdrop is taken to be in, as far as it is known."""
        backdrop, opened = self._backdrop, self._opening.opened
        if opened is not None:
            return opened.crs
        if backdrop is not None and (backdrop.crs or backdrop.kind == "tiles"):
            with contextlib.suppress(InputError):  # words for it stand below
                return parse_crs(backdrop.crs or WEB_MERCATOR)
        return self._opening.stated_crs

    def _offer_systems(self, opening: Opening) -> None:
        crs = self._crs_of()
        bounds = opening.own_bounds
        systems = {guess.crs: guess_words(guess) for guess in (guess_crs(bounds) if bounds is not None else ())}
        current = crs_text(crs) if crs is not None else ""
        plan = self.desk.plan
        for code in (current, crs_text(plan.site.crs) if plan is not None else ""):
            if code:
                systems.setdefault(code, code_words(code))
        self.crs.offer(current, systems.items())

    def _offer_positions(self, backdrop: Backdrop, opening: Opening) -> None:
        crs = self._crs_of()
        shiftable = crs is not None and may_be_shifted(crs)
        choices: dict[Datum, str] = {
            "true": self.tr("True: WGS 84, CGCS2000, Tianditu, surveyed"),
            "gcj02": self.tr("GCJ-02: Amap, Tencent – is shifted back"),
            "bd09": self.tr("BD-09: Baidu – is shifted back"),
        }
        self.datum.clear()
        if not backdrop.datum and opening.asks_datum:
            self.datum.addItem(self.tr("Choose: shifted maps lie 300 to 700 m off"), "")
        for datum, words in choices.items():
            self.datum.addItem(words, datum)
        self.datum.setCurrentIndex(
            max(0, self.datum.findData(backdrop.datum or ("" if opening.asks_datum else "true")))
        )
        self.datum.setEnabled(shiftable or backdrop.datum in ("gcj02", "bd09"))
        self.datum.setToolTip(self._about_position(backdrop.datum))

    def _about_position(self, datum: Datum) -> str:
        """Why it cannot be chosen, or how sure shifting back is."""
        if not self.datum.isEnabled():
            return self.tr("Only longitude and latitude and Web Mercator can be shifted.")
        if datum in ("gcj02", "bd09"):
            return self.tr(
                "Shifted back by the publicly known formula, which its owner has never published: good for about a "
                "metre. Check it against a surveyed corner."
            )
        return ""

    def _offer_rows(self, backdrop: Backdrop) -> None:
        orders: dict[RowOrder, str] = {
            "": self.tr("As the tiles say"),
            "from_north": self.tr("From the north (XYZ)"),
            "from_south": self.tr("From the south (TMS)"),
        }
        self.rows.clear()
        for order, words in orders.items():
            self.rows.addItem(words, order)
        self.rows.setCurrentIndex(self.rows.findData(backdrop.rows))

    def _noted(self, backdrop: Backdrop, opening: Opening) -> Message | str:
        """What a person may want to know of a backdrop that is shown."""
        plan, opened = self.desk.plan, opening.opened
        damage = self.desk.backdrops.damage(backdrop)
        if damage is not None:
            return damage
        if plan is None or opened is None or plan.site.bounds is None:
            return ""
        site, own = plan.site.bounds, opened.bounds
        if own[0] > site[2] or own[2] < site[0] or own[1] > site[3] or own[3] < site[1]:
            return self.tr("It lies outside the base map: is the coordinate system right?")
        return ""

    # -- what a person does -------------------------------------------------------------------------------------

    def _say(self, message: Message | str) -> None:
        if message:
            self.problem.show_warning(message if isinstance(message, str) else say(message))
        else:
            self.problem.clear()

    def _crs_chosen(self, crs: CRS | None) -> None:
        if crs is not None:
            keep = self._backdrop.datum if self._backdrop is not None and may_be_shifted(crs) else "true"
            self._change(crs=crs_text(crs) if crs.to_authority() else crs.to_wkt(), datum=keep)

    def _change(self, **values: Any) -> None:
        plan, backdrop = self.desk.plan, self._backdrop
        if plan is None or backdrop is None:
            return
        try:
            edit = edits.change_backdrop(plan, backdrop.id, **values)
            edit.apply(plan)
        except EditError as error:
            self.show_backdrop(backdrop, self._opening)
            self._say(error.message)
            return
        self.desk.apply(edit)

    def _fading(self, percent: int) -> None:
        """Shown while the slider is held; one step of the history when it is let go, or moved by keys."""
        self.percent.setText(self.tr("{percent} %").format(percent=percent))
        session, plan, backdrop = self.desk.session, self.desk.plan, self._backdrop
        if session is None or plan is None or backdrop is None:
            return
        if self.opacity.isSliderDown():
            session.preview(edits.change_backdrop(plan, backdrop.id, opacity=percent / 100))
        else:
            self._change(opacity=percent / 100)

    def _faded(self) -> None:
        self._change(opacity=self.opacity.value() / 100)

    def _find_file(self) -> None:
        backdrop = self._backdrop
        if backdrop is None:
            return
        if backdrop.kind == "tiles" and backdrop.size == 0:
            name = QFileDialog.getExistingDirectory(self, self.tr("Find {name}").format(name=backdrop.name))
        else:
            name, _ = QFileDialog.getOpenFileName(self, self.tr("Find {name}").format(name=backdrop.name))
        if name:
            found = self.desk.backdrops.described(Path(name), backdrop.id)
            self._change(
                path=found.path, relative=found.relative, size=found.size, digest=found.digest, kind=found.kind
            )
