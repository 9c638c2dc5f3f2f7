"""The bar that says what is drawn: one for all tools, remembered, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from siteplanner.core.catalogue import load_catalogue
from siteplanner.gui.canvas.drafting_bar import DraftingBar
from siteplanner.gui.canvas.draw_bar import DrawBar
from siteplanner.gui.canvas.tools.draw_target import DrawTarget
from tests.gui.canvas.conftest import Bench


def bar_of(bench: Bench) -> DrawBar:
    return DrawBar.over(bench.desk, bench.canvas, bench.canvas.surface.drafter.bar)


def choose(bar: DrawBar, box: str, value: str) -> None:
    combo = getattr(bar, box)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_the_drawing_tools_share_one_bar(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    assert bar_of(bench).isVisible()
    bench.canvas.use_tool("rectangle")
    assert len(bench.canvas.findChildren(DrawBar)) == 1
    bench.canvas.use_select()
    assert not bar_of(bench).isVisible()


def test_what_can_be_chosen_depends_on_what_is_drawn(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    bar = bar_of(bench)
    choose(bar, "kind", "plant")
    choose(bar, "choice", "anode_finishing")
    assert bar.choice.count() == len(load_catalogue().types)
    assert not bar.capacity.isHidden()
    choose(bar, "choice", "offices")
    assert bar.capacity.isHidden(), "a type of one size has no capacity to choose"
    choose(bar, "kind", "constraint_line")
    choose(bar, "choice", "railway")
    assert bar.target == DrawTarget("constraint_line", "offices", "railway")
    choose(bar, "kind", "site_area")
    assert [bar.choice.itemData(at) for at in range(bar.choice.count())] == [
        "green", "office", "storage_yard", "road", "parking"
    ]  # fmt: skip
    choose(bar, "choice", "office")
    assert bar.target == DrawTarget("site_area", "offices", "railway", area_use="office")
    assert bar.capacity.isHidden()
    choose(bar, "kind", "zone")
    assert bar.choice.isHidden()
    assert bench.canvas.view.hasFocus() or bench.canvas.focusProxy() is bench.canvas.view


def test_what_was_drawn_last_is_drawn_next_time(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    bar_of(bench).set_target(DrawTarget("constraint_area", "warehouse", "heritage", "fixed"))
    again = DrawBar(bench.desk, bench.canvas, bench.canvas.surface.drafter.bar)
    assert again.target == DrawTarget("constraint_area", "warehouse", "heritage", "fixed")
    bar_of(bench).set_target(DrawTarget("site_area", "warehouse", "heritage", "fixed", "parking"))
    again = DrawBar(bench.desk, bench.canvas, bench.canvas.surface.drafter.bar)
    assert again.target == DrawTarget("site_area", "warehouse", "heritage", "fixed", "parking")
    bench.desk.settings.set("draw_target", ["moon", 7])
    first = next(iter(load_catalogue().types))
    assert DrawBar(bench.desk, bench.canvas, bench.canvas.surface.drafter.bar).target == DrawTarget(type_id=first)
    bench.desk.settings.set("draw_target", ["zone", "gone", "gone", "gone"])
    kept = DrawBar(bench.desk, bench.canvas, bench.canvas.surface.drafter.bar).target
    assert kept == DrawTarget("zone", first, "other", "follows")


def test_the_bar_keeps_inside_a_narrow_map_below_the_drafting_bar(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    bar = bar_of(bench)
    bench.canvas.resize(500, 400)
    assert bar.geometry().right() <= bench.canvas.width()
    assert bar.geometry().top() > bench.canvas.surface.drafter.bar.geometry().bottom()


def test_both_bars_lie_in_one_row_as_far_as_there_is_room(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    bar, drafting = bar_of(bench), bench.canvas.surface.drafting_bar
    bar.set_target(DrawTarget("zone"))
    ways = []
    for width in range(1600, 500, -10):
        bench.canvas.resize(width, 300)
        one, other = drafting.geometry(), bar.geometry()
        assert not one.intersects(other)
        assert max(one.right(), other.right()) <= width
        ways.append(("beside" if other.top() == one.top() else "below", drafting.point.isVisibleTo(drafting)))
    assert list(dict.fromkeys(ways)) == [("beside", True), ("beside", False), ("below", True)]
    assert bar.geometry().top() >= drafting.geometry().bottom()
    bench.canvas.use_select()
    assert drafting.partner_left is None


def test_a_pair_can_be_typed_though_its_field_had_no_room(bench: Bench) -> None:
    bench.canvas.activateWindow()
    bench.canvas.use_tool("draw")
    bar, drafting = bar_of(bench), bench.canvas.surface.drafting_bar
    bar.set_target(DrawTarget("zone"))
    width = next(w for w in range(1600, 500, -10) if not _shows_pair(bench, drafting, w))
    bench.hand.key(Qt.Key.Key_4)
    assert drafting.point.hasFocus()
    assert drafting.point.text() == "4"
    assert not drafting.fields["x"].isVisible()
    assert max(drafting.geometry().right(), bar.geometry().right()) <= width
    QTest.keyClick(drafting.point, Qt.Key.Key_Escape)
    assert drafting.fields["x"].isVisible()
    bench.hand.key(Qt.Key.Key_X)
    assert drafting.fields["x"].hasFocus()


def _shows_pair(bench: Bench, drafting: DraftingBar, width: int) -> bool:
    bench.canvas.resize(width, 300)
    return drafting.point.isVisible()


def test_over_a_low_map_the_bars_are_flat(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    bar = bar_of(bench)
    bench.canvas.resize(600, 700)
    high = bar.geometry().bottom()
    bench.canvas.resize(600, 300)
    assert bar.geometry().bottom() < high - 20


def test_escape_in_a_box_gives_the_keys_back_to_the_map(bench: Bench) -> None:
    bench.canvas.use_tool("draw")
    bar = bar_of(bench)
    bar.kind.setFocus()
    before = bar.target
    QTest.keyClick(bar.kind, Qt.Key.Key_Escape)
    assert not bar.kind.hasFocus()
    assert (bench.canvas.tool.name, bar.target) == ("draw", before)
