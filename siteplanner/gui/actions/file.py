"""What is done with a plan's file, and with other files beside it."""

from __future__ import annotations

from siteplanner.core.text import QT_TRANSLATE_NOOP
from siteplanner.gui.actions.action import Action
from siteplanner.gui.actions.readiness import with_changes, with_plan

FILE_ACTIONS: tuple[Action, ...] = (
    Action("new_from_maps", "file", QT_TRANSLATE_NOOP("actions", "New from map files…"), ("Ctrl+N",), "new"),
    Action("open_plan", "file", QT_TRANSLATE_NOOP("actions", "Open…"), ("Ctrl+O",), "open"),
    Action("open_sample", "file", QT_TRANSLATE_NOOP("actions", "Open the sample plan"), icon="target"),
    Action("save", "file", QT_TRANSLATE_NOOP("actions", "Save"), ("Ctrl+S",), "save", with_changes, separator=True),
    Action("save_as", "file", QT_TRANSLATE_NOOP("actions", "Save as…"), ("Ctrl+Shift+S",), "save-as", with_plan),
    Action("earlier_versions", "file", QT_TRANSLATE_NOOP("actions", "Earlier versions…"), (), "recent", with_plan),
    Action("change_log", "file", QT_TRANSLATE_NOOP("actions", "Change log…"), (), "history", with_plan),
    Action("restore_lost_work", "file", QT_TRANSLATE_NOOP("actions", "Restore unsaved work…"), (), "history"),
    Action(
        "import_layer",
        "file",
        QT_TRANSLATE_NOOP("actions", "Import a map layer…"),
        (),
        "import",
        with_plan,
        separator=True,
    ),
    Action(
        "update_parcels",
        "file",
        QT_TRANSLATE_NOOP("actions", "Update parcels from a newer map…"),
        (),
        "parcel",
        with_plan,
    ),
    Action("import_plants", "file", QT_TRANSLATE_NOOP("actions", "Import plants…"), (), "plant", with_plan),
    Action("show_import_reports", "file", QT_TRANSLATE_NOOP("actions", "Import reports"), (), "report", with_plan),
    Action("export", "file", QT_TRANSLATE_NOOP("actions", "Export GeoJSON…"), ("Ctrl+E",), "export", with_plan),
    Action("map_sheets", "file", QT_TRANSLATE_NOOP("actions", "Map sheets…"), ("Ctrl+P",), "report", with_plan),
    Action("export_report", "file", QT_TRANSLATE_NOOP("actions", "Report…"), (), "report", with_plan),
    Action("hand_over", "file", QT_TRANSLATE_NOOP("actions", "Hand over…"), ("Ctrl+Shift+H",), "export", with_plan),
    Action("quit", "file", QT_TRANSLATE_NOOP("actions", "Quit"), ("Ctrl+Q",), "", separator=True),
)
